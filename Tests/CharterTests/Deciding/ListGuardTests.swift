import Charter
import Testing

/// Rules that are found by what a list holds: so many of them that none is looked at otherwise.
@Suite struct ListGuardTests {
  private static let areas = 3
  private static let tags = 120

  /// A rule for each area and tag, and one for each tag of any area.
  private static let policies: String = {
    var rules = ""
    for tag in 0..<tags {
      for area in 0..<areas {
        rules += """
            rule a\(area)_t\(tag) on use { when offer.area == "a\(area)" and "t\(tag)" in offer.tags deny }

          """
      }
      for copy in 0..<3 {
        rules += "  rule any\(copy)_t\(tag) on use { when \"t\(tag)\" in offer.tags deny }\n"
      }
    }
    return """
      record Offer { id: Text?, area: Text?, tags: [Text]? }
      subject use(offer: Offer) default deny
      global policy p { owner "council"
      rule open on use { permit }
      \(rules)}
      """
  }()

  /// Inputs as their JSON has them: nil stands for what cannot be told.
  private struct Input {
    var json: String
    var area: String?
    var tags: [String?]?
  }

  private static let inputs: [Input] = [
    Input(json: #"{"area": "a1", "tags": ["t7"]}"#, area: "a1", tags: ["t7"]),
    Input(json: #"{"area": "a1", "tags": []}"#, area: "a1", tags: []),
    Input(
      json: #"{"area": "a2", "tags": ["t3", "t3", "t119", "none"]}"#, area: "a2",
      tags: ["t3", "t119", "none"]),
    Input(json: #"{"area": "other", "tags": ["t0", "t1"]}"#, area: "other", tags: ["t0", "t1"]),
    Input(json: #"{"tags": ["t5"]}"#, area: nil, tags: ["t5"]),
    Input(json: #"{"area": "a0"}"#, area: "a0", tags: nil),
    Input(json: #"{}"#, area: nil, tags: nil),
    Input(json: #"{"area": "a0", "tags": ["t9", null]}"#, area: "a0", tags: ["t9", nil]),
    Input(
      json:
        #"{"area": "a0", "tags": ["t4", \#((0..<80).map { "\"x\($0)\"" }.joined(separator: ","))]}"#,
      area: "a0", tags: ["t4", "x0"]),
  ]

  @Test func rulesAreFoundByWhatListsHold() throws {
    let policies = try PolicySet(compiling: [SourceFile(path: "p.charter", text: Self.policies)])
    var judge = Judge(policies)
    let time = try #require(Timestamp("2026-11-21T00:00:00Z"))
    for input in Self.inputs {
      let text = #"{"subject": "use", "offer": \#(input.json)}"#
      let document = try Document(json: Array(text.utf8), file: "r.json")
      let decision = judge.decide(requests: document, options: DecisionOptions(at: time))[0]
      let found = decision.findings.map { "\($0.rule) \($0.status.rawValue)" }.sorted()
      #expect(found == Self.expected(of: input), "\(input.json)")
    }
  }

  private static func expected(of input: Input) -> [String] {
    var findings: [String] = []
    for tag in 0..<tags {
      let holds: Bool? =
        input.tags.flatMap { $0.contains("t\(tag)") ? true : $0.contains(nil) ? nil : false }
      func add(_ rule: String, _ applies: Bool?) {
        if applies != false {
          findings.append("p.\(rule) \(applies == true ? "violated" : "undetermined")")
        }
      }
      for copy in 0..<3 { add("any\(copy)_t\(tag)", holds) }
      for area in 0..<areas {
        let isThere = input.area.map { $0 == "a\(area)" }
        let applies: Bool? =
          isThere == false || holds == false
          ? false : isThere == true && holds == true ? true : nil
        add("a\(area)_t\(tag)", applies)
      }
    }
    return findings.sorted()
  }
}
