import Charter
import TestSupport
import Testing

/// What is proposed, row by row, as the golden files say.
@Suite struct ChangeTests {
  static let standard = ExplanationTests.standard

  /// The rules of a policy, and the keys of the product beside its id and name.
  static let products: [(rules: String, json: String)] = [
    ("rule r on product { require product.owner is present }", ""),
    ("rule r on product { require product.owner.team is present }", ""),
    ("rule r on product { require product.owner.team is present }", #""owner": {"name": "o"}"#),
    ("rule r on product { require product.n <= most }", #""n": 4"#),
    ("rule r on product { require product.n < most }", #""n": 4"#),
    ("rule r on product { require product.n > most }", #""n": 1"#),
    ("rule r on product { require product.n != 4 }", #""n": 4"#),
    ("rule r on product { require product.n == 3 and product.ready }", #""n": 4, "ready": false"#),
    ("rule r on product { require product.n == 3 or product.ready }", #""n": 4, "ready": false"#),
    ("rule r on product { forbid product.n > 3 and product.ready }", #""n": 4, "ready": true"#),
    ("rule r on product { when product.ready deny }", #""ready": true"#),
    ("rule r on product { when product.ready require product.n == 1 }", #""ready": true"#),
    ("rule r on product { require product.status is active }", #""status": "draft""#),
    ("rule r on product { require product.status >= active }", #""status": "draft""#),
    ("rule r on product { require product.kind_of is not aggregate }", #""kind_of": "aggregate""#),
    ("rule r on product { require product.kind_of in [aggregate, consumer_aligned] }", ""),
    (#"rule r on product { require "pii" in product.words }"#, #""words": ["x"]"#),
    (#"rule r on product { require "pii" not in product.words }"#, #""words": ["x", "pii"]"#),
    (#"rule r on product { require product.name like "orders_*" }"#, ""),
    ("rule r on product { require product.domain is present }", ""),
    ("rule r on product { require product.id == \"other\" }", ""),
    ("rule r on product { require product.age_at_most <= longest }", #""age_at_most": "48h""#),
    ("rule r on product { require age(product.day) < 30d }", #""day": "2026-01-01""#),
    ("rule r on product { require product.day > today }", #""day": "2026-01-01""#),
    ("rule r on product { require product.n + product.limit <= 9 }", #""n": 4, "limit": 9"#),
    ("rule r on product { require small(product) }", #""n": 4"#),
    ("rule r on product { require named(product) }", ""),
    (
      "rule r on product { for t in product.tables require t.description is present }",
      #""tables": [{"name": "x"}, {"name": "y", "description": "d"}, {"name": "z"}]"#
    ),
    (
      "rule r on product { require some t in product.tables has t.grain == \"day\" }",
      #""tables": [{"name": "x"}]"#
    ),
    (
      "rule r on product { require count(t in product.tables where t.grain is present) >= 2 }",
      #""tables": [{"name": "x"}, {"name": "y", "grain": "d"}, {"name": "z"}]"#
    ),
    ("rule r on product { require count(w in product.words) >= 2 }", #""words": ["x"]"#),
    (
      "rule r on product { require product.n <= 3 } rule s on product { require product.n >= 5 }",
      #""n": 4"#
    ),
    (
      "rule r on product { require product.n <= 3 } rule s on product { require product.ready }",
      #""n": 4"#
    ),
    (
      "rule r on product { when product.ready require product.n is present }"
        + " rule s on product { when product.n is present require product.limit == 2 }",
      #""ready": true"#
    ),
    ("rule r on product { require product.n <= 3 level warn }", #""n": 4"#),
  ]

  @Test func everyProposalIsAsTheGoldenFileSays() throws {
    var text = ""
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    for (rules, json) in Self.products {
      let set = try PolicySet(compiling: [
        SourceFile(path: "standard.charter", text: Self.standard),
        SourceFile(
          path: "test.charter",
          text: """
            \(ExplanationTests.more)
            global policy p {
              \(ExplanationTests.params)
              \(rules)
            }
            """),
      ])
      var options = DecisionOptions(at: time)
      options.findsChanges = true
      let members = json.isEmpty ? "" : ", \(json)"
      let document = try Document(
        json: Array(#"{"test": "n", "name": "n"\#(members)}"#.utf8), file: "test.json")
      let decision = try #require(set.decide(document, options: options).first)
      text += "\(rules)\n{\(json)} \(decision.outcome.rawValue)\n"
      text += ExplanationText(useColor: false).changeLines(decision, indent: 2)
        .map { $0 + "\n" }.joined()
      for change in decision.changes.flatMap({ $0 }) {
        text += "    \(change.kind.rawValue) \(change.path) \(change.to ?? "-")\n"
      }
      text += "\n"
    }
    #expect(goldenDifference(text, "Tests/CharterTests/Golden/changes/products.txt") == nil)
  }

  static let accessPolicies = """
    global policy access_rules {
      rule members on access {
        when purpose within analytics and product.access_model <= internal
        permit
      }
      rule trained on access {
        when some column in columns has personal in column.categories
        require "privacy" in requester.trainings
      }
      rule owner_agrees on access {
        when duration > 90d
        require approval by product.owner.team
      }
      rule justified on access {
        when environment is prod
        require justification is present
      }
      rule no_streams on access {
        forbid port.kind is stream
      }
      rule at_home on access {
        when requester.region is present
        require requester.region within eu
      }
    }
    """

  static func request(_ members: String, requester: String = "") -> String {
    """
    {"subject": "access", "id": "R1",
     "requester": {"name": "ann", "team": "growth"\(requester)},
     "product": {"id": "orders", "name": "Orders", "access_model": "internal",
       "owner": {"name": "sales", "team": "sales"},
       "output_ports": [{"name": "events", "kind": "stream"}, {"name": "files", "kind": "files"}],
       "tables": [{"name": "t", "columns": [
         {"name": "email", "table": "t", "categories": ["personal"]},
         {"name": "n", "table": "t", "categories": []}]}]}
       \(members)}
    """
  }

  static let requests: [(members: String, requester: String)] = [
    (#", "purpose": "reporting", "columns": ["n"]"#, ""),
    (#", "purpose": "campaigns", "columns": ["n"]"#, ""),
    (#", "columns": ["n"]"#, ""),
    (#", "purpose": "reporting", "columns": ["n", "email"]"#, ""),
    (#", "purpose": "reporting", "columns": ["n", "email"]"#, #", "trainings": ["security"]"#),
    (#", "purpose": "reporting", "columns": ["email"]"#, ""),
    (#", "purpose": "reporting""#, ""),
    (#", "purpose": "reporting", "columns": ["n"], "duration": "180d""#, ""),
    (#", "purpose": "campaigns", "columns": ["n"], "duration": "180d""#, ""),
    (#", "purpose": "reporting", "columns": ["n"], "environment": "prod""#, ""),
    (#", "purpose": "reporting", "columns": ["n"], "port": "events""#, ""),
    (#", "purpose": "reporting", "columns": ["n"]"#, #", "region": "us_east_1""#),
    (#", "purpose": "campaigns", "columns": ["n", "email"], "environment": "prod""#, ""),
  ]

  @Test func everyProposalForARequestIsAsTheGoldenFileSays() throws {
    let set = try PolicySet(compiling: [
      SourceFile(path: "test.charter", text: Self.accessPolicies)
    ])
    var options = DecisionOptions(at: try #require(Timestamp("2026-03-01T00:00:00Z")))
    options.findsChanges = true
    var text = ""
    for (members, requester) in Self.requests {
      let json = Self.request(members, requester: requester)
      let document = try Document(json: Array(json.utf8), file: "request.json")
      let decision = try #require(set.decide(requests: document, options: options).first)
      #expect(decision.errors.map(\.message) == [])
      text += "\(members.dropFirst(2))\(requester): \(decision.outcome.rawValue)\n"
      text += ExplanationText(useColor: false).changeLines(decision, indent: 2)
        .map { $0 + "\n" }.joined()
      for change in decision.changes.flatMap({ $0 }) {
        text += "    \(change.kind.rawValue) \(change.path) \(change.to ?? "-")\n"
      }
      text += "\n"
    }
    #expect(goldenDifference(text, "Tests/CharterTests/Golden/changes/requests.txt") == nil)
  }
}
