import Charter
import Testing

/// Whether a limit is met never depends on what was evaluated before: rules near the limit, in any
/// order and alone, find the same.
@Suite struct LimitOrderTests {
  /// Parts of conditions whose lists are of the input, made, or longer than any of the input.
  private static let lists = [
    "product.columns", "product.tables", #"product.tables["t0"].columns"#,
  ]
  private static let texts = [
    "[c.name for c in product.columns]", #"split(product.name, "-")"#,
    "[c.name for c in product.columns] + [t.name for t in product.tables]",
    "flat([[c.name for c in t.columns] for t in product.tables])",
    "distinct([c.name for c in product.columns])", "twice([c.name for c in product.columns])",
    #"(product.custom["words"] as [Text])"#,
  ]

  private static func rule(_ name: String, _ random: inout SplitMix) -> String {
    func pick(_ all: [String]) -> String { all[Int(random.next() % UInt64(all.count))] }
    let clause: String
    switch random.next() % 5 {
    case 0:
      clause = "require every a in \(pick(texts)) has (every b in \(pick(texts)) has a != b)"
    case 1:
      clause = """
        for a in \(pick(lists))
        for b in \(pick(texts))
        require a.name != b
        """
    case 2:
      clause = """
        for a in \(pick(lists))
        require some b in \(pick(lists)) has b.name != a.name
        otherwise "{a.name} of {count(c in \(pick(lists)) where c.name != a.name)}."
        """
    case 3: clause = "require differ(\(pick(texts)), \(pick(texts)))"
    default:
      clause = "require count(a in \(pick(texts)) where a in \(pick(texts))) >= 1"
    }
    let level = pick(["block", "warn"])
    return "rule \(name) on product {\n\(clause)\nlevel \(level)\n}"
  }

  private static let defines = """
    define twice(names: [Text]) = names + names
    define differ(one: [Text], other: [Text]) = every a in one has (some b in other has a != b)
    """

  private func findings(_ rules: [String], _ json: String) throws -> [String: String] {
    let set = try policies(
      rule: "require product.name is present",
      more: "\(Self.defines)\nglobal policy q {\n\(rules.joined(separator: "\n"))\n}")
    let time = try #require(Timestamp("2026-11-21T00:00:00Z"))
    let document = try Document(json: Array(json.utf8), file: "test.json")
    var found: [String: String] = [:]
    for finding in set.decide(document, options: DecisionOptions(at: time)).flatMap(\.findings) {
      let values = finding.values.map { "\($0.path)=\($0.json)" }.joined(separator: ",")
      found[finding.rule, default: ""] +=
        "\(finding.status) \(finding.message) \(finding.path ?? "-") \(values) "
        + "\(finding.fingerprint)\n"
    }
    return found
  }

  @Test(.timeLimit(.minutes(60)), arguments: [1, 2, 3, 4] as [UInt64])
  func theOrderOfRulesChangesNoLimit(_ seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let columns = 300 + Int(random.next() % 900)
    let words = (0..<Int(random.next() % 2_000)).map { "\"w\($0)\"" }.joined(separator: ",")
    let json = RuleCostTests.json(
      columns: columns, tables: 2, more: #", "words": [\#(words)]"#)
    let clauses = (0..<8).map { _ in Self.rule("NAME", &random) }
    func named(_ order: [Int]) -> [String] {
      order.enumerated().map { place, clause in
        clauses[clause].replacing("NAME", with: "r\(place)")
      }
    }
    var order = Array(0..<8)
    let first = try findings(named(order), json)
    // Rules run in the order of their names, so another name is another turn.
    for _ in 0..<2 {
      order.shuffle(using: &random)
      let again = try findings(named(order), json)
      for (place, clause) in order.enumerated() {
        #expect(
          again["q.r\(place)"].map(Self.withoutFingerprints)
            == first["q.r\(clause)"].map(Self.withoutFingerprints), "\(clauses[clause])")
      }
    }
    for clause in 0..<8 {
      let alone = try findings(named([clause]), json)
      #expect(
        alone["q.r0"].map(Self.withoutFingerprints)
          == first["q.r\(clause)"].map(Self.withoutFingerprints), "\(clauses[clause])")
    }
  }

  /// A fingerprint names the rule, whose name is its turn here.
  private static func withoutFingerprints(_ findings: String) -> String {
    findings.split(separator: "\n").map { $0.dropLast(16) }.joined(separator: "\n")
  }
}
