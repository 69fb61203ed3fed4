import Charter
import Testing

/// Data of the set by key, and what is within what in it.
@Suite struct KeyedDataTests {
  private static let set = """
    record Unit { key id: Text, parent: [Text]?, size: Int? }
    data units: [Unit] = [
      { id: "all" }, { id: "north", parent: ["all"] }, { id: "south", parent: ["all"] },
      { id: "coast", parent: ["north", "south"] }, { id: "pier", parent: ["coast"], size: 3 },
      { id: "loose", parent: ["gone"] }, { id: "half", parent: ["gone", "south"] },
      { id: "twin", size: 1 }, { id: "twin", size: 2 }, { id: "odd", parent: ["twin", "north"] },
    ]
    record Lone { key id: Text, parent: Text? }
    data lone: [Lone] = [{ id: "all" }, { id: "pier", parent: "all" }]
    """

  /// A condition over `a` and `b`, which are units by their keys, and what it comes to.
  static let rows: [(a: String, b: String, condition: String, expected: String)] = [
    ("pier", "pier", "a within b", "true"),
    ("pier", "coast", "a within b", "true"),
    ("pier", "all", "a within b", "true"),
    ("pier", "south", "a within b", "true"),
    ("all", "pier", "a within b", "false"),
    ("north", "south", "a within b", "false"),
    ("coast", "pier", "a within b", "false"),
    // The way up leads to what is not there, or there twice.
    ("loose", "all", "a within b", "unknown"),
    ("loose", "loose", "a within b", "true"),
    ("half", "south", "a within b", "true"),
    ("half", "north", "a within b", "unknown"),
    ("odd", "all", "a within b", "true"),
    ("odd", "south", "a within b", "unknown"),
    ("pier", "loose", "a within b", "false"),
    // By key, whoever says the key.
    ("pier", "all", #"a within units["coast"]"#, "true"),
    ("pier", "all", #"units["pier"] within units["coast"]"#, "true"),
    ("pier", "coast", "units[a.id] within units[b.id]", "true"),
    ("pier", "all", #"units["{b.id}"].parent is missing"#, "true"),
    ("pier", "all", #"units["{b.id}x"] is missing"#, "true"),
    ("pier", "all", #"units["nowhere"] is missing"#, "true"),
    ("pier", "all", #"units["twin"] is missing"#, "unknown"),
    ("pier", "all", #"units["pier"].size == 3"#, "true"),
    ("pier", "all", "units[a.id].size == 3", "true"),
    ("all", "all", "units[a.id].size == 3", "unknown"),
    ("all", "all", "units[a.id].size is missing", "true"),
    ("pier", "all", #"lone["pier"] within lone["all"]"#, "true"),
    ("pier", "all", #"lone["all"] within lone["pier"]"#, "false"),
    ("pier", "all", "some key in a.parent has a within units[key]", "true"),
    ("pier", "all", "every key in b.parent has b within units[key]", "unknown"),
  ]

  @Test(arguments: rows)
  func everyRowComesToWhatItSays(
    row: (a: String, b: String, condition: String, expected: String)
  ) throws {
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let policies = try PolicySet(compiling: [
      SourceFile(
        path: "test.charter",
        text: """
          \(Self.set)
          subject visit(a: Unit, b: Unit, note: Text) default deny
          global policy p {
            rule holds on visit { when note == "x" and (\(row.condition)) permit }
            rule fails on visit { when note == "x" and not (\(row.condition)) permit }
          }
          """)
    ])
    let decision = try #require(
      policies.decide(
        requests: try Document(
          json: Array(
            #"{"subject": "visit", "a": "\#(row.a)", "b": "\#(row.b)", "note": "x"}"#.utf8),
          file: "r.json"),
        options: DecisionOptions(at: time)
      ).first)
    let reasons = decision.reasons.map { "\($0.rule) \($0.isConfirmed)" }
    let answer =
      switch reasons {
      case ["p.holds true"]: "true"
      case ["p.fails true"]: "false"
      case ["p.fails false", "p.holds false"]: "unknown"
      default: "\(reasons)"
      }
    #expect(answer == row.expected, "\(row): \(decision.outcome) \(decision.errors.map(\.message))")
  }

  /// A request, its errors and their help.
  static let requests: [(request: String, expected: String)] = [
    (#""home": "north", "unit": "pier""#, "permit"),
    (#""home": "south", "unit": "north""#, "notCovered"),
    (#""home": "soth", "unit": "pier""#, "malformed unknown-input-value did you mean `south`?"),
    (#""home": "twin", "unit": "pier""#, "malformed unknown-input-value"),
    (#""home": 3, "unit": "pier""#, "malformed input-is-no-map"),
    (#""unit": "pier""#, "malformed missing-input"),
    (#""home": "north", "unit": "pier", "flat": 1"#, "malformed unknown-input"),
    // A record in place is within nothing.
    (#""home": "north", "unit": {"id": "pier", "parent": ["north"]}"#, "deny"),
  ]

  @Test(arguments: requests)
  func inputsAreGivenByKey(row: (request: String, expected: String)) throws {
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let policies = try PolicySet(compiling: [
      SourceFile(
        path: "test.charter",
        text: """
          \(Self.set)
          subject visit(home: Unit, unit: Unit) default deny
          global policy p { rule own on visit { when unit within home permit } }
          """)
    ])
    #expect(policies.warnings.map(\.code) == [], "what the council keeps is no word of one's own")
    let decision = try #require(
      policies.decide(
        requests: try Document(
          json: Array("{\"subject\": \"visit\", \(row.request)}".utf8), file: "r.json"),
        options: DecisionOptions(at: time)
      ).first)
    let said = [decision.outcome.rawValue] + decision.errors.map(\.code)
    let help = decision.errors.compactMap(\.help).first ?? ""
    #expect(row.expected.hasPrefix(said.joined(separator: " ")), "\(said) \(help)")
    let rest = row.expected.dropFirst(said.joined(separator: " ").count + 1)
    #expect(help.contains(rest), "\(help)")
  }
}
