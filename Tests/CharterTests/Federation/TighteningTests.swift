import Charter
import TestSupport
import Testing

/// Adding, changing or removing a policy of a domain never loosens anything.
@Suite struct TighteningTests {
  private static let setCount = 40
  private static let rulesInSet = 12
  private static let productCount = 25

  @Test func domainsNeverLoosen() throws {
    var random = RandomFederation(seed: 0x5EED_0511)
    var counts: [String: Int] = [:]
    for number in 0..<Self.setCount {
      var rules: [String] = []
      var texts: [String] = []
      // Rules that the calculus refuses stay out, whatever it refuses them for.
      let candidates = (0..<Self.rulesInSet).map { random.rule("r\($0)") }
      let refused = Self.refused(candidates)
      for (index, candidate) in candidates.enumerated() {
        counts[refused[index].map { "refused: \($0)" } ?? "accepted", default: 0] += 1
        if refused[index] == nil {
          rules.append("r\(index)")
          texts.append(candidate)
        }
      }
      let softened = texts.enumerated().map { index, text in
        index == texts.count - 1 ? String(text.dropLast(2)) + "  level warn\n}\n" : text
      }
      let core = Self.core(softened)
      let orders = "// domains/orders/o.charter\n" + random.domain("orders", 0, rules: rules)
      let returns =
        "// domains/orders/returns/r.charter\n" + random.domain("returns", 2, rules: rules)
      let billing = "// domains/billing/b.charter\n" + random.domain("billing", 1, rules: rules)
      let sets = try [core, core + orders + billing, core + orders + billing + returns].map {
        try PolicySet(compiling: sources($0))
      }
      for _ in 0..<Self.productCount {
        let product = random.product()
        let decisions = try sets.map {
          try DomainPolicyTests.decide(product, by: $0, at: "2026-03-01")
        }
        for (one, other) in zip(decisions, decisions.dropFirst()) {
          let looser = Self.looser(other, than: one)
          #expect(
            looser == nil,
            "set \(number): \(looser ?? "")\n\(product)\n\(core)\(orders)\(returns)\(billing)")
          counts["decisions", default: 0] += 1
          if other.findings.count != one.findings.count { counts["tighter", default: 0] += 1 }
        }
      }
    }
    print("domains never loosen: \(counts.sorted { $0.key < $1.key })")
    #expect(counts["accepted", default: 0] > Self.setCount * Self.rulesInSet / 4)
    #expect(counts["refused: param-could-loosen", default: 0] > Self.setCount)
    #expect(counts["tighter", default: 0] > counts["decisions", default: 0] / 10)
  }

  private static func core(_ rules: [String]) -> String {
    RandomFederation.standard
      + "// core.charter\nglobal policy core {\n\(RandomFederation.params)\n"
      + rules.joined() + "}\n"
  }

  /// The code for which each rule is refused in a set with all of them.
  private static func refused(_ rules: [String]) -> [String?] {
    var codes = [String?](repeating: nil, count: rules.count)
    var starts: [Int] = []
    var line = core([]).split(separator: "\n", omittingEmptySubsequences: false).count - 1
    line -=
      RandomFederation.standard.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    for rule in rules {
      starts.append(line)
      line += rule.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    }
    // Each pass may uncover what the pass before was silent about.
    while true {
      let open = rules.enumerated().map { codes[$0.offset] == nil ? $0.element : blank($0.element) }
      let found = errors(inFiles: core(open))
      if found.isEmpty { return codes }
      for diagnostic in found {
        let at = diagnostic.place?.start.line ?? 0
        guard let rule = starts.lastIndex(where: { $0 <= at }) else { continue }
        codes[rule] = diagnostic.code
      }
    }
  }

  private static func blank(_ rule: String) -> String {
    String(
      repeating: "\n",
      count: rule.split(separator: "\n", omittingEmptySubsequences: false).count - 1)
  }

  /// What a decision lets pass that the other does not; nil where nothing.
  static func looser(_ decision: Decision, than other: Decision) -> String? {
    let order: [Decision.Outcome] = [.notCovered, .permit, .review, .deny, .malformed]
    let ranks = [decision, other].map { order.firstIndex(of: $0.outcome) ?? 0 }
    if ranks[0] < ranks[1] { return "\(decision.outcome) after \(other.outcome)" }
    for (rule, found) in Dictionary(grouping: other.findings, by: \.rule) {
      let mine = decision.findings.filter { $0.rule == rule }
      // A list that becomes unknown is one finding in place of one for each element.
      if mine.isEmpty { return "\(rule) finds nothing any more" }
      for finding in found
      where finding.level == .block && !mine.contains(where: { $0.level == .block }) {
        return "\(rule): \(finding.level) is gone"
      }
    }
    return nil
  }
}
