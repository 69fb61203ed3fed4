import Testing

@testable import Charter

/// Rules as rules about rules see them, and what is found of them.
@Suite struct RuleBookJudgingTests {
  private static let day = "2026-03-01T00:00:00Z"

  /// The lines of a rule, a day, and what its record says of its status, its level, since when it is in
  /// force, and since when it blocks; `-` for what it does not say.
  @Test(arguments: [
    ("", "2026-03-01", "enabled block - -"),
    ("level warn", "2026-03-01", "enabled warn - -"),
    ("level advise from 2026-03-01", "2026-03-01", "enabled advise 2026-03-01 -"),
    ("level advise from 2026-03-02", "2026-03-01", "draft - 2026-03-02 -"),
    ("level warn level block from 2026-07-01", "2026-06-30", "grace warn - 2026-07-01"),
    ("level warn level block from 2026-07-01", "2026-07-01", "enabled block - 2026-07-01"),
    (
      "level advise from 2026-01-01 level warn from 2026-02-01 level block from 2026-07-01",
      "2026-02-01", "grace warn 2026-01-01 2026-07-01"
    ),
    (
      "level warn from 2026-05-01 level block from 2026-07-01", "2026-03-01",
      "draft - 2026-05-01 2026-07-01"
    ),
    ("until 2026-03-01", "2026-03-01", "deprecated block - -"),
    ("until 2026-03-01", "2026-03-02", "retired - - -"),
    (
      "level warn level block from 2026-07-01 until 2026-12-31", "2026-03-01",
      "deprecated warn - 2026-07-01"
    ),
    ("level block from 2026-07-01 until 2026-12-31", "2026-03-01", "draft - 2026-07-01 2026-07-01"),
  ])
  func datesSayWhatHasComeOfARule(_ clauses: String, _ day: String, _ expected: String) throws {
    let record = try record(
      of: "p.r", on: day, in: "rule r on product { require product.owner is present \(clauses) }")
    let fields = ["status", "level", "in_force_from", "blocks_from"].map { name -> String in
      if case .text(let text)? = record[name] { return text }
      return "-"
    }
    #expect(fields.joined(separator: " ") == expected)
  }

  @Test func aRecordSaysWhatTheRuleSays() throws {
    let all = try record(
      of: "p.r", on: "2026-03-01",
      in: """
        owner "Council" version "1.2.0"
        /// Why,
        /// and why not.
        rule r on access {
          when product.owner is present
          require purpose is present
          require approval by product.owner.team
          otherwise "{product.name} has no purpose."
          help "Say \\"why\\" to {product.owner.name}."
          decided "Council 2025-14" on 2025-12-02
          tags [access, naming]
        }
        """)
    #expect(
      all.json == """
        {"name":"p.r","policy":"p","subject":"access","version":"1.2.0","file":"a.charter",\
        "owner":"Council","explanation":"Why,\\nand why not.","message":"{product.name} has no purpose.",\
        "help":"Say \\"why\\" to {product.owner.name}.","effects":["require","require approval by"],\
        "status":"enabled","level":"block","decided":"Council 2025-14","decided_on":"2025-12-02",\
        "waivable":false,"tags":["access","naming"]}
        """)
    let little = try record(
      of: "p.r", on: "2026-03-01",
      in: """
        rule r on product {
          require product.owner is present
          waivable by council_member for at most 6mo
        }
        """)
    #expect(
      little.json == """
        {"name":"p.r","policy":"p","subject":"product","file":"a.charter","effects":["require"],\
        "status":"enabled","level":"block","waivable":true,"waivable_by":"council_member",\
        "waivable_for":"6mo","tags":[]}
        """)
  }

  /// Every rule is asked about, the council's, a domain's and those that ask; what is found stands at the
  /// name of the rule, and says which part of it.
  @Test func everyRuleIsJudgedWhereItStands() throws {
    let set = try PolicySet(compiling: [
      SourceFile(
        path: "b.charter",
        text: """
          global policy book {
            rule owned on rule {
              require rule.owner is present
              otherwise "{rule.name} of {rule.domain} is nobody's."
            }
            rule short on rule {
              when rule.waivable_for is present
              require rule.waivable_for <= 90d
              level warn
            }
          }
          """),
      SourceFile(
        path: "domains/orders/a.charter",
        text: """
          domain policy orders for orders {
            rule fast on product { require product.sla.freshness <= 1h waivable by council_member for at most 91d }
          }
          """),
    ])
    var judge = Judge(set)
    let time = try #require(Timestamp(Self.day))
    let decisions = judge.decideRules(options: DecisionOptions(at: time))
    #expect(decisions.map(\.id) == ["book.owned", "book.short", "orders.fast"])
    #expect(decisions.map(\.file) == ["b.charter", "b.charter", "domains/orders/a.charter"])
    #expect(decisions.map(\.outcome) == [.deny, .deny, .deny])
    let found = decisions.flatMap(\.findings).map { finding in
      let place = finding.input.map { "\($0.file):\($0.start.line):\($0.start.column)" } ?? ""
      return "\(finding.level) \(finding.rule) \(place) \(finding.path ?? "") \(finding.message)"
    }
    #expect(
      found == [
        "block book.owned b.charter:2:8 /owner book.owned of ‹missing: rule.domain› is nobody's.",
        "block book.owned b.charter:6:8 /owner book.short of ‹missing: rule.domain› is nobody's.",
        "block book.owned domains/orders/a.charter:2:8 /owner orders.fast of orders is nobody's.",
        "warn book.short domains/orders/a.charter:2:8 /waivable_for Not met: require rule.waivable_for <= 90d",
      ])
  }

  /// Without a rule about rules in force nothing is decided, and nothing is clean by that.
  @Test(arguments: [
    "", "rule r on rule { require rule.owner is present level block from 2027-01-01 }",
    "rule r on rule { require rule.owner is present until 2025-12-31 }",
  ])
  func nothingIsDecidedWhereNothingAsks(_ rule: String) throws {
    let set = try PolicySet(compiling: [
      SourceFile(
        path: "a.charter",
        text: "global policy p { rule s on product { require product.owner is present }\n\(rule) }")
    ])
    var judge = Judge(set)
    let time = try #require(Timestamp(Self.day))
    #expect(judge.decideRules(options: DecisionOptions(at: time)).isEmpty)
  }

  /// Domains are judged where the registry names them, by what it says and not by its order.
  @Test func everyDomainIsJudgedWhereItStands() throws {
    let set = try PolicySet(compiling: [
      SourceFile(
        path: "a.charter",
        text: """
          global policy p {
            rule owned on domain {
              require domain.owner is present
              otherwise "{domain.name} below {domain.parent} has no owner."
            }
          }
          """)
    ])
    let entries =
      "[{\"name\": \"Orders\", \"owner\": \"a\"},\n{\"name\": \"returns\", \"parent\": \"orders\"}]"
    for text in [entries, "{\"domains\": \(entries)}"] {
      let register = try Document(json: Array(text.utf8), file: "domains.json")
      var judge = Judge(set)
      let time = try #require(Timestamp(Self.day))
      let decisions = judge.decideDomains(of: register, options: DecisionOptions(at: time))
      #expect(decisions.map(\.id) == ["orders", "returns"])
      #expect(decisions.map(\.outcome) == [.permit, .deny])
      let finding = try #require(decisions[1].findings.first)
      #expect(finding.message == "returns below orders has no owner.")
      #expect(finding.input?.start.line == 2)
    }
  }

  private func record(of name: String, on day: String, in policy: String) throws -> GivenValue {
    let text = "global policy p {\n\(policy)\n}\n"
    let set = try PolicySet(compiling: [SourceFile(path: "a.charter", text: text)])
    let plan = try #require(set.compiled.rules.first { $0.name == name })
    let time = try #require(Timestamp("\(day)T00:00:00Z"))
    return try #require(set.compiled.request(about: plan, on: time.date)["rule"])
  }
}
