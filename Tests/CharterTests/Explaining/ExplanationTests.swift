import Charter
import TestSupport
import Testing

/// Trees of what was evaluated: one golden file for products, one for requests.
@Suite struct ExplanationTests {
  static let more = """
    extend Product {
      n: Int?, limit: Int?, ready: Bool?, share_known: Ratio?, age_at_most: Duration?, day: Date?,
      words: [Text]?, kind_of: Archetype?,
    }
    data allowed: [Text] = ["a", "b"]
    """

  static let params = """
    param most: Int = 3
    param longest: Duration = 24h
    define small(p: Product) = p.n <= most
    define size(p: Product) = p.n + 1
    define named(p: Product) = p.owner.name is present and p.owner.team is present
    """

  /// The rule, and the keys of the product beside its id and name.
  static let products: [(rule: String, json: String)] = [
    ("require product.owner is present", ""),
    ("require product.owner is missing", #""owner": {"name": "o"}"#),
    ("require product.n == 3", #""n": 4"#),
    ("require product.n != 4", #""n": 4"#),
    ("require product.n <= most", #""n": 4"#),
    ("require most > product.n", ""),
    ("require product.n >= product.limit", #""n": 4, "limit": 9"#),
    ("require product.ready", #""ready": false"#),
    ("require not product.ready", #""ready": true"#),
    ("require product.ready and product.n < 3 and product.words is present", #""n": 4"#),
    ("require product.ready and product.n < 3", #""ready": false, "n": 1"#),
    ("require product.ready or product.n < 3 or product.n > 10", #""ready": false, "n": 5"#),
    ("forbid product.ready or product.n < 3", #""ready": true"#),
    ("require product.ready implies (product.n > 3 or product.n == 0)", #""ready": true, "n": 2"#),
    (
      "require if product.ready then product.n > 3 else product.n < 3",
      #""ready": true, "n": 2"#
    ),
    ("require product.status is active", #""status": "draft""#),
    ("require product.status is not draft", #""status": "draft""#),
    ("require product.status >= active", #""status": "draft""#),
    ("require product.kind_of in [aggregate, consumer_aligned]", #""kind_of": "source_aligned""#),
    ("require product.name not in allowed", #""name": "a""#),
    (#"require "pii" in product.words"#, #""words": ["x", "y"]"#),
    (#"require product.name like "orders_*""#, #""name": "sales_x""#),
    ("require product.name matches /[a-z]+/", #""name": "A1""#),
    ("require product.n or else 5 <= most", ""),
    ("require product.age_at_most <= longest", #""age_at_most": "48h""#),
    ("require product.age_at_most <= 182d", #""age_at_most": "6mo""#),
    ("require age(product.day) < 30d", #""day": "2026-01-01""#),
    ("require product.day > today", #""day": "2026-01-01""#),
    ("require product.n + 2 * product.limit < 10", #""n": 4, "limit": 9"#),
    ("require small(product)", #""n": 4"#),
    ("require size(product) <= most", #""n": 4"#),
    ("require named(product)", #""owner": {"name": "o"}"#),
    (
      "require some t in product.tables has t.description is present",
      #""tables": [{"name": "x"}, {"name": "y"}, {"name": "z"}, {"name": "w"}, {"name": "v"}]"#
    ),
    (
      "forbid some t in product.tables has t.description is present",
      #""tables": [{"name": "x"}, {"name": "y", "description": "d"}]"#
    ),
    (
      #"require no t in product.tables has t.name like "tmp_*""#,
      #""tables": [{"name": "x"}, {"name": "tmp_1"}, {"name": "tmp_2"}]"#
    ),
    (
      "require every t in product.tables where t.description is present has t.grain is present",
      #""tables": [{"name": "x"}, {"name": "y", "description": "d"}]"#
    ),
    ("require every w in product.words has w in allowed", #""words": ["a", "c", "d"]"#),
    ("require every w in product.words has w in allowed", #""words": 7"#),
    (
      "require count(t in product.tables where t.description is missing) <= 1",
      #""tables": [{"name": "x"}, {"name": "y"}, {"name": "z"}, {"name": "w"}, {"name": "v"}]"#
    ),
    (
      "require share(t in product.tables where t.description is present) >= 90%",
      #""tables": [{"name": "x"}, {"name": "y", "description": "d"}]"#
    ),
    (
      "require product.n in [length(t.name) for t in product.tables]",
      #""n": 9, "tables": [{"name": "x"}]"#
    ),
    ("when product.ready\n deny", #""ready": true"#),
    ("when product.ready\n require product.n == 1", #""n": 2"#),
    (
      "for t in product.tables where t.name != \"x\"\n require t.description is present",
      #""tables": [{"name": "x"}, {"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"}]"#
    ),
    ("for t in product.tables\n require t.description is present", #""tables": 3"#),
  ]

  @Test func everyTreeIsAsTheGoldenFileSays() throws {
    var text = ""
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    for (rule, json) in Self.products {
      let set = try Self.policies(rule)
      var options = DecisionOptions(at: time)
      options.explains = true
      let members = json.isEmpty ? "" : ", \(json)"
      let name =
        json.contains("\"name\": \"") && json.hasPrefix("\"name\"") ? "" : #", "name": "n""#
      let document = try Document(
        json: Array(#"{"test": "n"\#(name)\#(members)}"#.utf8), file: "test.json")
      let decision = try #require(set.decide(document, options: options).first)
      text += "\(rule)\n{\(json)}\n"
      for reason in decision.reasons {
        let explanation = try #require(reason.explanation, "\(rule)")
        text += ExplanationText(useColor: false).lines(explanation, indent: 2)
          .joined(separator: "\n")
      }
      text += "\n\n"
      #expect(decision.outcome == .deny, "\(rule)")
      #expect(!decision.reasons.isEmpty, "\(rule)")
    }
    #expect(
      goldenDifference(text, "Tests/CharterTests/Golden/explanations/products.txt") == nil)
  }

  @Test func nothingIsExplainedUnlessAsked() throws {
    let set = try Self.policies("require product.n == 1")
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let document = try Document(
      json: Array(#"{"test": "n", "name": "n", "n": 2}"#.utf8), file: "test.json")
    let decision = try #require(set.decide(document, options: DecisionOptions(at: time)).first)
    #expect(decision.reasons.map(\.explanation) == [nil])
    #expect(decision.findings.map(\.explanation) == [nil])
    #expect(decision.changes.isEmpty && decision.nextChange == nil)
  }

  @Test func jsonIsAsInterfacesSays() throws {
    let set = try Self.policies("require product.n == 1 and product.ready")
    var options = DecisionOptions(at: try #require(Timestamp("2026-03-01T00:00:00Z")))
    options.explains = true
    let document = try Document(
      json: Array(#"{"test": "n", "name": "n", "n": 2}"#.utf8), file: "test.json")
    let decision = try #require(set.decide(document, options: options).first)
    var json = JSONWriter()
    json.explanation(try #require(decision.reasons.first?.explanation))
    #expect(
      goldenDifference(
        String(decoding: json.bytes, as: UTF8.self) + "\n",
        "Tests/CharterTests/Golden/explanations/tree.json") == nil)
  }

  static func policies(_ rule: String) throws -> PolicySet {
    try PolicySet(compiling: [
      SourceFile(path: "standard.charter", text: standard),
      SourceFile(
        path: "test.charter",
        text: """
          \(more)
          global policy p {
            \(params)
            rule r on product { \(rule) }
          }
          """),
    ])
  }

  static let standard = """
    standard test for product {
      recognize when raw.test is present
      id = raw.test
      name = raw.name
      status = raw.status
      n = raw.n
      limit = raw.limit
      ready = raw.ready
      share_known = raw.share_known
      age_at_most = raw.age_at_most
      day = raw.day
      words = raw.words
      kind_of = raw.kind_of
      owner { name = raw.owner.name  team = raw.owner.team  email = raw.owner.email }
      tables for table in raw.tables {
        name = table.name
        description = table.description
        grain = table.grain
      }
    }
    """

  // MARK: Requests

  static let requestPolicies = """
    global policy access_rules {
      rule open_to_members on access {
        when product.access_model is internal and requester.team is present
        permit
      }
      rule trained on access {
        when some column in columns has personal in column.categories
        require "privacy" in requester.trainings
      }
      rule owner_agrees on access {
        when purpose is marketing_campaign
        require approval by product.owner.team
      }
      rule owner_is_no_stranger on access {
        require product.owner.email like "*@example.com"
      }
      rule not_the_steward on access {
        forbid some steward in product.stewards has steward.name == requester.name
      }
      rule known_person on access {
        require directory.people[requester.name].roles is present
      }
    }
    """

  @Test func requestsShowTheirOwnAndHideWhatIsSensitiveOfOthers() throws {
    let set = try PolicySet(compiling: [
      SourceFile(
        path: "test.charter",
        text: Self.requestPolicies.replacing("marketing_campaign", with: "campaigns"))
    ])
    var options = DecisionOptions(at: try #require(Timestamp("2026-03-01T00:00:00Z")))
    options.explains = true
    let request = """
      {"subject": "access", "id": "R1",
       "requester": {"name": "ann", "team": "growth", "trainings": ["security"]},
       "product": {"id": "orders", "name": "Orders", "access_model": "internal",
         "owner": {"name": "sales", "team": "sales", "email": "boss@elsewhere.org"},
         "stewards": [{"name": "ann"}, {"name": "bob"}],
         "tables": [{"name": "t", "columns": [
           {"name": "email", "table": "t", "categories": ["personal"]},
           {"name": "n", "table": "t"}]}],
         "source": {"file": "x", "standard": "canonical", "unread": [], "misread": []}},
       "purpose": "campaigns"}
      """
    let document = try Document(json: Array(request.utf8), file: "request.json")
    let decision = try #require(set.decide(requests: document, options: options).first)
    #expect(decision.errors.map(\.message) == [])
    var text = "\(decision.outcome.rawValue)\n"
    for reason in decision.reasons {
      text += "\(reason.rule), \(reason.effect)\n"
      let explanation = try #require(reason.explanation)
      text +=
        ExplanationText(useColor: false).lines(explanation, indent: 2)
        .joined(separator: "\n") + "\n"
    }
    #expect(!text.contains("boss@elsewhere.org") && !text.contains("bob"))
    #expect(
      goldenDifference(text, "Tests/CharterTests/Golden/explanations/requests.txt") == nil)
  }
}
