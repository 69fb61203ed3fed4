import Charter
import CharterYAML
import Foundation
import TestSupport
import Testing

/// Limits that are lowered: each at the limit and one past it, in the library and in the command.
@Suite struct LoweredLimitTests {
  private static func limits(_ path: WritableKeyPath<Limits, Int>, _ number: Int) -> Limits {
    var limits = Limits()
    limits[keyPath: path] = number
    return limits
  }

  private static func codes(_ text: String, _ ending: String, _ limits: Limits) -> [String] {
    do throws(DocumentError) {
      #if YAML
        _ = try Document.read(Array(text.utf8), file: "row.\(ending)", limits: limits)
      #else
        _ = try Document(json: Array(text.utf8), file: "row.\(ending)", limits: limits)
      #endif
      return []
    } catch {
      return error.diagnostics.map(\.code)
    }
  }

  // MARK: Documents

  /// What is within a limit, what is one past it, and the code of that.
  static let documents: [(limit: String, number: Int, within: String, past: String, code: String)] =
    [
      ("document-bytes", 9, #"{"a": 10}"#, #"{"a": 100}"#, "document-too-large"),
      ("document-depth", 3, "[[[1]]]", "[[[[1]]]]", "document-too-deep"),
      (
        "document-depth", 3, #"{"a": {"b": {"c": 1}}}"#, #"{"a": {"b": {"c": []}}}"#,
        "document-too-deep"
      ),
      ("document-values", 5, "[1, 2, 3, 4]", "[1, 2, 3, 4, 5]", "document-too-many-values"),
      (
        "document-values", 5, #"{"a": [1, {"b": 2}]}"#, #"{"a": [1, {"b": 2, "c": 3}]}"#,
        "document-too-many-values"
      ),
      ("document-values", 1, "7", "[7]", "document-too-many-values"),
    ]

  /// The same in YAML, by both ways of reading it.
  static let streams: [(limit: String, number: Int, within: String, past: String, code: String)] = [
    ("document-bytes", 5, "a: 10", "a: 100", "document-too-large"),
    ("document-depth", 2, "a:\n- 1\n", "a:\n- [1]\n", "document-too-deep"),
    ("document-depth", 2, "a: &x [1]\nb: *x\n", "a: &x [1]\nb: [*x]\n", "document-too-deep"),
    ("document-values", 3, "a: 1\nb: 2\n", "a: 1\nb: 2\nc: 3\n", "document-too-many-values"),
    (
      "document-values", 5, "a: &x [1]\nb: *x\n", "a: &x [1, 2]\nb: *x\n",
      "document-too-many-values"
    ),
    ("document-values", 4, "a: 1\n---\nb: 2\n", "a: 1\n---\nb: [2]\n", "document-too-many-values"),
    ("document-values", 2, "1\n--- 2\n", "1\n--- 2\n--- 3\n", "document-too-many-values"),
  ]

  @Test func documentsAtTheLimitAndOnePast() throws {
    var rows = Self.documents.map { ($0, "json") }
    #if YAML
      rows += (Self.documents + Self.streams).map { ($0, "yaml") }
    #endif
    for (row, ending) in rows {
      let setting = try #require(Limits.settings.first { $0.name == row.limit })
      let limits = Self.limits(setting.path, row.number)
      #expect(Self.codes(row.within, ending, limits) == [], "\(row.within)")
      #expect(Self.codes(row.past, ending, limits) == [row.code], "\(row.past)")
      #expect(Self.codes(row.past, ending, Limits()) == [], "\(row.past)")
    }
  }

  /// Past the limit of values nothing more is kept, whatever comes.
  @Test func manyValuesPastTheLimitAreOneFault() {
    let limits = Self.limits(\.documentValues, 40)
    for json in [
      "[" + String(repeating: "[],", count: 5_000) + "1]",
      "[" + String(repeating: "{\"a\": [1, {\"b\": 2}], \"c\": 3}, ", count: 500) + "1]",
      "{" + (0..<5_000).map { "\"k\($0 % 100)\": [{}]" }.joined(separator: ",") + "}",
      String(repeating: "[", count: 90) + String(repeating: "]", count: 90),
    ] {
      let codes = Self.codes(json, "json", limits)
      #expect(codes.count { $0 == "document-too-many-values" } == 1, "\(codes)")
      #expect(!codes.contains("json-syntax"), "\(codes)")
    }
  }

  @Test func noLimitCanBeRaised() {
    var limits = Limits()
    for setting in Limits.settings { limits[keyPath: setting.path] = .max }
    let deep = String(repeating: "[", count: 101) + String(repeating: "]", count: 101)
    #expect(Self.codes(deep, "json", limits) == ["document-too-deep"])
    #expect(Limits() == Limits())
    for setting in Limits.settings { limits[keyPath: setting.path] = -1 }
    #expect(Self.codes("[[]]", "json", limits) == ["document-too-large"])
  }

  // MARK: Sets

  private static func policies(
    _ rules: String, _ limits: Limits
  ) -> Result<PolicySet, CompilationFailure> {
    Result { () throws(CompilationFailure) in
      let standard = SourceFile(
        path: "standard.charter",
        text: (try? textInPackage("Tests/AdversarialTests/Tables/standard.charter")) ?? "")
      return try PolicySet(
        compiling: [
          standard, SourceFile(path: "p.charter", text: "global policy p { \(rules) }"),
        ], limits: limits)
    }
  }

  private static func findings(
    _ rules: String, _ limits: Limits, _ members: String
  ) throws -> [Finding] {
    let set = try policies(rules, limits).get()
    let document = try Document(json: Array("{\"test\": \"a\", \(members)}".utf8), file: "a.json")
    return set.decide(document, options: DecisionOptions(at: Timestamp(microseconds: 0))).flatMap(
      \.findings)
  }

  @Test func costOfAListExpression() throws {
    // 1, the field and its record, and for each element 3: 3 + 3 N.
    let rule = #"rule r on product { require some w in product.words has w == "a" }"#
    func words(_ count: Int) -> String {
      "\"words\": [\(Array(repeating: "\"a\"", count: count).joined(separator: ","))]"
    }
    let limits = Self.limits(\.expressionCost, 33)
    #expect(try Self.findings(rule, limits, words(10)).isEmpty)
    let past = try Self.findings(rule, limits, words(11))
    #expect(past.map(\.status) == [.undetermined])
    #expect(try Self.findings(rule, Limits(), words(11)).isEmpty)
  }

  @Test func costOfLoops() throws {
    let rule = #"rule r on product { for w in product.words require w == "a" otherwise "{w}" }"#
    let limits = Self.limits(\.expressionCost, 20)
    #expect(try Self.findings(rule, limits, #""words": ["a"]"#).isEmpty)
    let words = Array(repeating: "\"a\"", count: 40).joined(separator: ",")
    #expect(
      try Self.findings(rule, limits, "\"words\": [\(words)]").map(\.status) == [.undetermined])
  }

  @Test func lengthOfAMessage() throws {
    func message(_ length: Int, _ limit: Int) throws -> String? {
      let text = String(repeating: "é", count: length)
      return try Self.findings(
        #"rule r on product { require product.flag otherwise "{product.s}" }"#,
        Self.limits(\.messageLength, limit), "\"flag\": false, \"s\": \"\(text)\""
      ).first?.message
    }
    #expect(try message(10, 10) == "éééééééééé")
    #expect(try message(11, 10) == "ééééééééé…")
    #expect(try message(4_096, .max)?.unicodeScalars.count == 4_096)
    #expect(try message(4_097, .max)?.hasSuffix("é…") == true)
    #expect(try message(4_097, .max)?.unicodeScalars.count == 4_096)
  }

  @Test func bytesAndRulesOfASet() throws {
    let rules = "rule a on product { deny } rule b on product { deny }"
    let standard = try textInPackage("Tests/AdversarialTests/Tables/standard.charter")
    let bytes = standard.utf8.count + "global policy p { \(rules) }".utf8.count
    func codes(_ path: WritableKeyPath<Limits, Int>, _ number: Int) -> [String] {
      switch Self.policies(rules, Self.limits(path, number)) {
      case .success: []
      case .failure(let failure): failure.diagnostics.map(\.code)
      }
    }
    #expect(codes(\.policyBytes, bytes) == [])
    #expect(codes(\.policyBytes, bytes - 1) == ["policies-too-large"])
    #expect(codes(\.rules, 2) == [])
    #expect(codes(\.rules, 1) == ["too-many-rules"])
  }

  // MARK: Lower is never looser

  /// Over all rows of three tables: what passes with lower limits passes without them.
  @Test func lowerLimitsLetNothingMorePass() throws {
    var passed = 0
    var stopped = 0
    for group in ["errors", "missing", "layers"] {
      for section in try AdversarialTable(group).sections.map(DecisionSection.init) {
        let sources = try section.policies().map { SourceFile(path: $0.path, text: $0.text) }
        guard let set = try? PolicySet(compiling: sources) else { continue }
        let lower = try PolicySet(compiling: sources, limits: Self.limits(\.expressionCost, 3))
        for row in section.section.rows {
          let options = DecisionOptions(at: try #require(Timestamp(section.at(row))))
          func outcomes(_ set: PolicySet) throws -> [Decision.Outcome] {
            switch section.input(row) {
            case .product(let json):
              guard let document = try? Document(json: Array(json.utf8), file: "a.json") else {
                return []
              }
              return set.decide(document, options: options).map(\.outcome)
            case .access(let json):
              guard let document = try? Document(json: Array(json.utf8), file: "a.json") else {
                return []
              }
              return set.decide(requests: document, options: options).map(\.outcome)
            case .none: return []
            }
          }
          for (one, other) in zip(try outcomes(set), try outcomes(lower)) {
            if other == .permit { passed += 1 }
            if one == .permit, other != .permit { stopped += 1 }
            #expect(other != .permit || one == .permit, "\(group), line \(row.line)")
          }
        }
      }
    }
    #expect(passed > 20 && stopped > 5, "\(passed) \(stopped)")
  }

  // MARK: The command

  #if CommandLine
    @Test func theCommandLowersEachLimit() throws {
      let process = try CommandProcess()
      let rules = """
        rule a on product { require some w in product.words has w == "a" otherwise "{product.s}" }
        rule b on product { require product.name is present }
        """
      try process.add("policies/p.charter", "global policy p {\n\(rules)\n}\n")
      try process.add(
        "policies/standard.charter",
        try textInPackage("Tests/AdversarialTests/Tables/standard.charter"))
      let words = Array(repeating: "\"b\"", count: 11).joined(separator: ",")
      try process.add("a.json", "{\"test\": \"a\", \"s\": \"long enough\", \"words\": [\(words)]}")
      let bytes = try ["policies/p.charter", "policies/standard.charter"].reduce(0) {
        let path = process.folder + "/" + $1
        return try $0 + Data(contentsOf: URL(fileURLWithPath: path)).count
      }
      for (argument, status, codes) in [
        ("document-bytes=100", 1, [] as [String]),
        ("document-bytes=20", 4, ["document-too-large"]),
        ("document-depth=2", 1, []), ("document-depth=1", 4, ["document-too-deep"]),
        ("document-values=15", 1, []),
        ("document-values=14", 4, ["document-too-many-values"]),
        ("expression-cost=10", 1, []), ("message-length=5", 1, []),
        ("policy-bytes=\(bytes)", 1, []), ("policy-bytes=\(bytes - 1)", 3, ["policies-too-large"]),
        ("rules=2", 1, []), ("rules=1", 3, ["too-many-rules"]), ("rules=0", 64, []),
        ("rules=100001", 64, []), ("rules", 64, []), ("rules=x", 64, []), ("depth=3", 64, []),
        ("rules=-1", 64, []),
      ] as [(String, Int32, [String])] {
        let outcome = try process.run(["check", "--limit", argument, "a.json"])
        #expect(outcome.status == status, "\(argument): \(outcome.errors)")
        #expect(outcome.codes == codes, "\(argument): \(outcome.errors)")
      }
      let cut = try process.run(["check", "--limit", "message-length=5", "a.json"])
      #expect(cut.output.contains("long…"))
      let unknown = try process.run(["check", "--limit", "expression-cost=10", "a.json"])
      #expect(unknown.output.contains("p.a (undetermined)"))
    }

    /// A line past the limit is malformed, and the stream goes on behind it.
    @Test func aStreamGoesOnBehindALongLine() throws {
      let process = try CommandProcess()
      try process.add(
        "policies/p.charter",
        "global policy p { rule r on read { when purpose is research permit } }")
      let short = #"{"subject": "read", "id": 1}"#
      let long =
        #"{"subject": "read", "id": 2, "purpose": "\#(String(repeating: "x", count: 500))"}"#
      let outcome = try process.run(
        ["decide", "--stream", "--limit", "document-bytes=200"],
        input: Array("\(short)\n\(long)\n\(short)\n".utf8))
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(outcome.status == 4)
      #expect(lines[1].contains("-too-l"), "\(lines[1])")
      #expect(lines[2].contains(#""id":1"#) || lines[2].contains(#""id": 1"#), "\(lines[2])")
    }
  #endif
}
