import Charter
import Testing

/// What goes with a permission joins so that neither order nor repetition matters: law 4.
@Suite struct JoinTests {
  private static let methods: [MaskMethod] =
    [.hash, .redact, .joinOnly, .null, .hide] + (1...5).map { .last($0) }

  @Test func masksAreASemilattice() {
    for a in Self.methods {
      #expect(a.joined(with: a) == a)
      for b in Self.methods {
        #expect(a.joined(with: b) == b.joined(with: a), "\(a.text) \(b.text)")
        for c in Self.methods {
          #expect(
            a.joined(with: b).joined(with: c) == a.joined(with: b.joined(with: c)),
            "\(a.text) \(b.text) \(c.text)")
        }
      }
    }
  }

  /// `redact`, `null` and `hide` are above what shows more.
  @Test func masksRise() {
    let chains: [[MaskMethod]] = [
      [.last(4), .last(1), .redact, .null, .hide], [.hash, .redact, .null, .hide],
      [.joinOnly, .null, .hide],
    ]
    for chain in chains {
      for (place, low) in chain.enumerated() {
        for high in chain[place...] {
          #expect(low.joined(with: high) == high, "\(low.text) \(high.text)")
        }
      }
    }
    #expect(MaskMethod.hash.joined(with: .last(2)) == .redact)
    #expect(MaskMethod.hash.joined(with: .joinOnly) == .null)
  }

  @Test func filtersAndLimitsAreSemilattices() throws {
    let conditions = [
      "row.region == \"eu\"", "row.visits > 3", "row.consent == true", "row.region is present",
      "(row.region == \"eu\" or row.visits > 1)", "row.visits in []",
    ]
    let bounds = [
      "limit to 30d", "limit to 1mo", "limit to 7d", "reassess after 14d",
      "aggregate groups of at least 5", "aggregate groups of at least 9",
    ]
    var dice = Dice(seed: 0x5EED_1620)
    for _ in 0..<10 {
      let clauses =
        (0..<3).map { _ in "filter rows where \(dice.one(of: conditions))" }
        + (0..<3).map { _ in dice.one(of: bounds) }
      func decide(_ clauses: [String]) throws -> String {
        // Each in a rule of its own, so that rules are joined.
        let rules = clauses.enumerated().map {
          "rule r\($0) on read { when purpose is present \($1) }"
        }
        let set = try PolicySet(compiling: [
          SourceFile(
            path: "a.charter",
            text:
              "global policy p {\nrule open on read { when purpose is present permit }\n\(rules.joined(separator: "\n"))\n}"
          )
        ])
        let document = try Document(
          json: Array(
            """
            {"subject": "read", "consumer": {"team": "growth"}, "purpose": "research",
             "product": {"id": "p", "name": "p", "tables": [{"name": "t", "columns": [
               {"name": "region", "table": "t", "type": "text"}, {"name": "visits", "table": "t", "type": "integer"},
               {"name": "consent", "table": "t", "type": "boolean"}]}]}}
            """.utf8), file: "r.json")
        let decision = set.decide(
          requests: document,
          options: DecisionOptions(at: Timestamp(microseconds: 1_772_323_200_000_000)))[0]
        try #require(
          decision.outcome == .permit,
          "\(decision.findings.map(\.message)) \(decision.errors.map(\.message))")
        return [
          decision.obligations.filters.map(\.sql).joined(),
          "\(decision.obligations.minimumGroup?.value ?? 0)",
          decision.obligations.expires?.value.description ?? "",
          decision.obligations.reassess?.value.description ?? "",
        ].joined(separator: " | ")
      }
      let once = try decide(clauses)
      #expect(try decide(dice.shuffled(clauses)) == once, "\(clauses)")
      #expect(try decide(clauses + dice.shuffled(clauses)) == once, "\(clauses)")
    }
  }
}
