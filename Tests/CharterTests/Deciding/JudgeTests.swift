import Charter
import TestSupport
import Testing

/// A policy with one rule, and the standard that reads the tests' documents: every model field
/// that is no record comes from the key of its name.
func policies(rule: String, more: String = "") throws -> PolicySet {
  try PolicySet(compiling: [
    SourceFile(
      path: "test.charter",
      text: """
        standard test for product {
          recognize when raw.test is present
          id = raw.test
          name = raw.test
          owner { name = raw.owner.name  team = raw.owner.team }
          tables for table in raw.tables {
            name = table.name
            columns for column in table.columns {
              name = column.name
              table = table.name
              classification = column.classification
              categories = column.categories
            }
          }
          custom = raw
        }
        \(more)
        global policy p {
          rule r on product { \(rule) }
        }
        """)
  ])
}

/// Judges one JSON document; fails the test where it does not read or the rule does not compile.
func decide(
  rule: String, more: String = "", json: String, at time: String = "2026-11-21T00:00:00Z"
) throws -> [Decision] {
  let time = try #require(Timestamp(time))
  let document = try Document(json: Array(json.utf8), file: "test.json")
  return try policies(rule: rule, more: more).decide(document, options: DecisionOptions(at: time))
}

/// What the tests say of a decision: its outcome, then each finding's status and path.
func summary(_ decisions: [Decision]) -> String {
  decisions.map { decision in
    let findings = decision.findings.map { "\($0.status) \($0.path ?? "-")" }
    return ([decision.outcome.rawValue] + findings + decision.errors.map(\.code))
      .joined(separator: ", ")
  }.joined(separator: " | ")
}

@Suite struct JudgeTests {
  /// Positions where three values become two: LAWS 3.
  ///
  /// `flag` is true, false, missing, or a text that is no truth.
  static let positions:
    [(rule: String, true: String, false: String, absent: String, misfit: String)] = [
      (
        "require product.custom[\"flag\"] as Bool",
        "permit", "deny, violated /flag", "deny, undetermined /flag", "deny, undetermined /flag"
      ),
      (
        "forbid product.custom[\"flag\"] as Bool",
        "deny, violated /flag", "permit", "deny, undetermined /flag", "deny, undetermined /flag"
      ),
      (
        "when product.custom[\"flag\"] as Bool\n deny",
        "deny, violated /flag", "notCovered", "deny, undetermined /flag", "deny, undetermined /flag"
      ),
      (
        "when product.custom[\"flag\"] as Bool\n require product.custom[\"other\"] as Bool",
        "deny, violated /other", "notCovered", "deny, undetermined /flag",
        "deny, undetermined /flag"
      ),
      (
        "when product.custom[\"flag\"] as Bool\n require product.name == \"n\"",
        "permit", "notCovered", "permit", "permit"
      ),
      (
        "for table in product.tables where product.custom[\"flag\"] as Bool\n require table.name == \"x\"",
        "deny, violated /tables/0/name", "notCovered", "deny, undetermined /flag",
        "deny, undetermined /flag"
      ),
    ]

  @Test(arguments: positions.indices) func threeValuesBecomeTwo(_ row: Int) throws {
    let position = Self.positions[row]
    func check(_ flag: String?, _ expected: String) throws {
      let member = flag.map { ", \"flag\": \($0)" } ?? ""
      let json = "{\"test\": \"n\", \"other\": false, \"tables\": [{\"name\": \"t\"}]\(member)}"
      let decisions = try decide(rule: position.rule, json: json)
      #expect(summary(decisions) == expected, "\(position.rule) with \(flag ?? "nothing")")
    }
    try check("true", position.true)
    try check("false", position.false)
    try check(nil, position.absent)
    try check("null", position.absent)
    try check("\"maybe\"", position.misfit)
  }

  /// Where a finding points: the value, or the key of the nearest ancestor that is there.
  static let places: [(rule: String, json: String, pointer: String, text: String)] = [
    ("require product.owner is present", #"{"test": "n"}"#, "/owner/name", "\"test\""),
    (
      "require product.owner is present", #"{"a": 1, "test": "n", "owner": {"x": 1}}"#,
      "/owner/name", "\"owner\""
    ),
    (
      "require product.owner.name == \"b\"", #"{"test": "n", "owner": {"name": "a"}}"#,
      "/owner/name", "\"a\""
    ),
    (
      "require product.owner.team is present", #"{"test": "n", "owner": {"name": "a"}}"#,
      "/owner/team", "\"owner\""
    ),
    ("require count(t in product.tables) >= 1", #"{"test": "n", "tables": []}"#, "/tables", "[]"),
    (
      "require product.status is active", #"{"test": "n", "status": "asleep"}"#, "/status",
      "\"asleep\""
    ),
    (
      "for t in product.tables\n require t.columns is present",
      #"{"test": "n", "tables": [{"name": "t"}]}"#, "/tables/0/columns", "\"name\""
    ),
    (
      "for c in product.columns\n require c.classification is present",
      #"{"test": "n", "tables": [{"name": "t", "columns": [{"name": "c"}]}]}"#,
      "/tables/0/columns/0/classification", "\"name\""
    ),
    ("require product.custom[\"a\"] as Int > 3", #"{"test": "n", "a": 2}"#, "/a", "2"),
    (
      "require product.version >= v2.0.0", #"{"test": "n", "version": "v1.9.0"}"#, "/version",
      "\"v1.9.0\""
    ),
    (
      "require product.version >= v2.0.0", #"{"test": "n", "version": null}"#, "/version",
      "\"version\""
    ),
  ]

  @Test(arguments: places.indices) func findingsPointAtWhatWasRead(_ row: Int) throws {
    let place = Self.places[row]
    let decisions = try decide(rule: place.rule, json: place.json)
    let finding = try #require(decisions.first?.findings.first, "\(place.rule)")
    #expect(finding.path == place.pointer, "\(place.rule) over \(place.json)")
    let input = try #require(finding.input)
    let line = Array(place.json)
    let cut = String(line[(input.start.column - 1)..<(input.end.column - 1)])
    #expect(cut == place.text, "\(place.rule) over \(place.json)")
  }

  @Test func oneDocumentGivesTheSameDecisionOnEveryThread() async throws {
    let policies = try policies(
      rule: "for c in product.columns\n require c.classification is present")
    let json =
      #"{"test": "n", "tables": [{"name": "t", "columns": [{"name": "a"}, {"name": "b"}]}]}"#
    let document = try Document(json: Array(json.utf8), file: "test.json")
    let time = try #require(Timestamp("2026-11-21T00:00:00Z"))
    let expected = summary(policies.decide(document, options: DecisionOptions(at: time)))
    #expect(expected.hasPrefix("deny, undetermined") || expected.hasPrefix("deny, violated"))
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var judge = Judge(policies)
          for _ in 0..<50 {
            let decisions = judge.decide(document, options: DecisionOptions(at: time))
            if summary(decisions) != expected { return false }
          }
          return true
        }
      }
      for await same in group { #expect(same) }
    }
  }

  @Test func levelsFollowTheCalendar() throws {
    let rule = """
      require product.owner is present
      level warn from 2026-01-01
      level block from 2026-07-01
      until 2026-12-31
      """
    let json = #"{"test": "n"}"#
    func outcome(_ time: String) throws -> String {
      let decisions = try decide(rule: rule, json: json, at: time)
      let levels = decisions[0].findings.map(\.level.rawValue).joined()
      return "\(decisions[0].outcome) \(levels)"
    }
    #expect(try outcome("2025-12-31T23:59:59Z") == "notCovered ")
    #expect(try outcome("2026-01-01T00:00:00Z") == "permit warn")
    #expect(try outcome("2026-06-30T23:59:59Z") == "permit warn")
    #expect(try outcome("2026-07-01T00:00:00Z") == "deny block")
    #expect(try outcome("2026-12-31T23:59:59Z") == "deny block")
    #expect(try outcome("2027-01-01T00:00:00Z") == "notCovered ")
  }

  @Test func aDocumentOfNoStandardIsMalformedAndSaysWhatWasTried() throws {
    let decisions = try decide(rule: "require product.owner is present", json: #"{"x": 1}"#)
    #expect(summary(decisions) == "malformed, unrecognized-descriptor")
    let help = try #require(decisions[0].errors[0].help)
    #expect(help.contains("test:"), "\(help)")
  }

  @Test func whatTheModelDemandsAndTheDocumentLacksIsMalformed() throws {
    let decisions = try decide(
      rule: "require product.owner is present",
      json: #"{"test": "n", "tables": [{}, {"name": "t"}]}"#)
    #expect(summary(decisions) == "malformed, missing-key")
    #expect(decisions[0].errors[0].message.contains("product.tables.name"))
  }

  @Test func aFileOfSeveralProductsIsOneDecisionEach() throws {
    let policies = try PolicySet(compiling: [
      SourceFile(
        path: "many.charter",
        text: """
          standard many for product {
            recognize when raw.products is present
            each item in raw.products
            id = item.id
            name = item.name
            custom = item
          }
          global policy p {
            rule r on product { require product.version is present }
          }
          """)
    ])
    let time = try #require(Timestamp("2026-11-21T00:00:00Z"))
    func decide(_ json: String) throws -> String {
      let document = try Document(json: Array(json.utf8), file: "many.json")
      return summary(policies.decide(document, options: DecisionOptions(at: time)))
    }
    let three = """
      {"products": [{"id": "a", "name": "a", "version": "1.0.0"}, {"id": "b"},
       {"id": "c", "name": "c"}]}
      """
    let expected = "permit | malformed, missing-key | deny, violated /products/2/version"
    #expect(try decide(three) == expected)
    #expect(try decide(#"{"products": []}"#) == "malformed, no-product")
  }

  @Test func anIdThatIsNoTextIsMalformed() throws {
    let decisions = try decide(rule: "require product.owner is present", json: #"{"test": 12}"#)
    #expect(summary(decisions) == "malformed, unreadable-id")
    #expect(decisions[0].errors[0].place?.start.column == 10)
  }

  @Test func referencesAreFollowedAndLoopsRefused() throws {
    let rule = "for c in product.columns\n require c.classification is present"
    let good =
      ##"{"test": "n", "d": {"k": {"classification": "public"}}, "tables": [{"name": "t", "columns": [{"name": "a", "$ref": "#/d/k"}]}]}"##
    #expect(summary(try decide(rule: rule, json: good)) == "permit")
    let loop = ##"{"test": "n", "d": {"a": {"$ref": "#/d/b"}, "b": {"$ref": "#/d/a"}}}"##
    #expect(summary(try decide(rule: rule, json: loop)).hasPrefix("malformed, reference-loop"))
    let broken = ##"{"test": "n", "d": {"$ref": "#/nowhere"}}"##
    #expect(summary(try decide(rule: rule, json: broken)) == "malformed, broken-reference")
  }
}
