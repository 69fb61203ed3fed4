import Charter
import Testing

/// A rule's loops are list expressions inside each other: what they cost is known before they run.
@Suite struct RuleCostTests {
  /// One table of so many columns, each with so many categories.
  static func json(columns: Int, tables: Int = 1, more: String = "") -> String {
    let column = (0..<columns).map { #"{"name": "c\#($0)"}"# }.joined(separator: ",")
    let table = (0..<tables).map { #"{"name": "t\#($0)", "columns": [\#(column)]}"# }
      .joined(separator: ",")
    return #"{"test": "orders", "tables": [\#(table)]\#(more)}"#
  }

  private func findings(_ rule: String, _ json: String, more: String = "") throws -> [Finding] {
    try decide(rule: rule, more: more, json: json).flatMap(\.findings)
  }

  /// Loops, columns that are within the limit, and columns that are beyond it.
  static let rows: [(rule: String, within: Int, beyond: Int)] = [
    (
      // 1 + 3 + N (1 + 3 + N 8): 1,116 columns are the most.
      """
      for a in product.tables["t0"].columns
      for b in product.tables["t0"].columns
      require a.name != b.name or a.name == "c0"
      """, 200, 1_200
    ),
    (
      """
      for a in product.columns
      for b in product.columns where a.name != b.name
      for c in product.columns
      require c.name is present
      """, 40, 250
    ),
    (
      """
      for a in product.columns
      require some b in product.columns has (some c in product.columns has c.name == a.name)
      """, 40, 140
    ),
  ]

  @Test(.timeLimit(.minutes(60)))
  func loopsInsideLoopsAreCounted() throws {
    for row in Self.rows {
      let within = try findings(row.rule, Self.json(columns: row.within))
      #expect(within.allSatisfy { $0.status == .violated }, "\(row.rule)")
      let beyond = try findings(row.rule, Self.json(columns: row.beyond))
      #expect(beyond.map(\.status) == [.undetermined], "\(row.rule)")
      #expect(
        beyond.first?.values.map(\.json) == [#"{"unknown":"limit: too large to compute"}"#],
        "\(row.rule)")
    }
  }

  @Test(.timeLimit(.minutes(60)))
  func neverALongRun() throws {
    let found = try findings(
      """
      for a in product.columns
      for b in product.columns
      for c in product.columns
      require a.name == b.name or b.name == c.name
      otherwise "Column {a.name}."
      """, Self.json(columns: 20_000))
    #expect(found.map(\.status) == [.undetermined])
    #expect(found.first?.path == "/tables")
  }

  @Test(.timeLimit(.minutes(60)))
  func definesCarryTheLengthsOfTheirArguments() throws {
    let more = """
      define all_differ(names: [Text]) =
        every a in names has (every b in names has (a == b or a != b))
      define doubled(names: [Text]) = names + names
      """
    let columns = #"[c.name for c in product.columns]"#
    for (rule, columns, isTold) in [
      ("require all_differ(\(columns))", 200, true),
      ("require all_differ(\(columns) + \(columns))", 1_000, false),
      ("require all_differ(doubled(\(columns)))", 1_000, false),
      ("require all_differ(doubled(doubled(\(columns))))", 60, true),
      ("require all_differ(doubled(doubled(\(columns))))", 500, false),
      ("require all_differ(flat([\(columns), \(columns)]))", 1_000, false),
    ] {
      let found = try findings(rule, Self.json(columns: columns), more: more)
      #expect(found.isEmpty == isTold, "\(rule) over \(columns): \(found.map(\.values))")
      #expect(found.allSatisfy { $0.status == .undetermined })
    }
  }

  @Test(.timeLimit(.minutes(60)))
  func messagesExhaustNothing() throws {
    let found = try findings(
      """
      for column in product.columns
      forbid column.name is present
      otherwise "{column.name} of {count(a in product.columns where a.name != column.name)}."
      """, Self.json(columns: 3_000))
    #expect(found.count == 3_000)
    #expect(found.allSatisfy { $0.status == .violated && $0.message.contains("‹unknown") })
  }

  /// Of lists that cost no more than they are long, though somewhere in the set one may be of any
  /// length.
  @Test func listsAreAsDeepAsTheirTypesSay() throws {
    let more = """
      extend Product { grid: [[Int]]? }
      standard whole for product {
        recognize when raw.whole is present
        id = raw.whole
        name = raw.whole
        tables = raw.tables
        output_ports = raw.output_ports
      }
      """
    for condition in [
      #"c.name in ["x", "y"]"#, #"c.name in (product.tags or else ["x"])"#,
      "length(c.name) in flat(product.grid)",
    ] {
      let found = try findings(
        "for c in product.columns require \(condition)",
        Self.json(columns: 30, more: #", "grid": [[7], [8, 9]]"#), more: more)
      #expect(found.count == 30, "\(condition)")
      #expect(found.allSatisfy { $0.status == .violated }, "\(condition)")
    }
  }

  @Test func anElementOfAnotherRuleIsNeverShown() throws {
    let set = try policies(
      rule: "for column in product.columns require column.name == \"x\"",
      more: """
        global policy q {
          rule r on product {
            for item in catalog.products
            require item.name is present
            otherwise "Item {item.name}."
          }
        }
        """)
    let time = try #require(Timestamp("2026-11-21T00:00:00Z"))
    let document = try Document(json: Array(Self.json(columns: 2).utf8), file: "test.json")
    let found = set.decide(document, options: DecisionOptions(at: time)).flatMap(\.findings)
    #expect(found.last?.message == "Item ‹missing: item.name›.", "\(found.map(\.message))")
  }
}
