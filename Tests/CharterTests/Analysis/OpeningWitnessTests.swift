import Charter
import Testing

/// Leaving a field out makes a rule let more pass only where an opening of the rule asks about it; and
/// most openings do so for some descriptor.
@Suite struct OpeningWitnessTests {
  private static let setCount = 4
  private static let rulesInSet = 40
  private static let descriptorCount = 90

  @Test func whatIsMissingHelpsOnlyAtOpenings() throws {
    var random = RandomOpenings(seed: 0x5EED_0991)
    var listed = 0
    var witnessed = 0
    var falls = 0
    var deletions = 0
    var tightening = 0
    var without: [String: [String]] = [:]
    for _ in 0..<Self.setCount {
      let set = try Self.set(&random)
      var judge = Judge(set)
      let openings = Dictionary(grouping: set.openings, by: \.rule)
      var seen: Set<Opening> = []
      for _ in 0..<Self.descriptorCount {
        let descriptor = random.descriptor()
        let before = try Self.fired(descriptor, &judge)
        for (tree, gone) in descriptor.withoutOneField(in: "Product") {
          deletions += 1
          let after = try Self.fired(tree, &judge)
          for rule in before.subtracting(after) {
            falls += 1
            let causes = (openings[rule] ?? []).filter {
              !$0.onlyTightens && !Set($0.fields).isDisjoint(with: gone)
            }
            #expect(
              !causes.isEmpty,
              "\(rule) lets pass without \(gone):\n\(set.rules.first { $0.name == rule }?.source ?? "")\n\(descriptor.json)"
            )
            seen.formUnion(causes)
          }
        }
      }
      let loosening = set.openings.filter { !$0.onlyTightens }
      tightening += set.openings.count - loosening.count
      listed += loosening.count
      witnessed += seen.count
      for opening in loosening where !seen.contains(opening) {
        without[opening.kind.rawValue, default: []].append(
          "\(opening.text) in " + (set.rules.first { $0.name == opening.rule }?.source ?? ""))
      }
    }
    let share = Double(witnessed) / Double(max(listed, 1))
    print(
      "openings: \(witnessed) of \(listed) with a witness (\(Int(share * 100)) %), \(deletions) fields "
        + "left out, \(falls) rules let more pass; \(tightening) only tighten; "
        + "without: \(without.mapValues(\.count))")
    if share < 0.8 { print(without.values.joined().prefix(40).joined(separator: "\n")) }
    #expect(listed > 100)
    #expect(falls > 200)
    #expect(share >= 0.8)
  }

  /// The rules that deny a descriptor.
  private static func fired(
    _ descriptor: DescriptorTree, _ judge: inout Judge
  ) throws -> Set<String> {
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let document = try Document(json: Array(descriptor.json.utf8), file: "test.json")
    let decision = judge.decide(document, options: DecisionOptions(at: time))[0]
    try #require(decision.outcome != .malformed, "\(descriptor.json)")
    return Set(decision.findings.map(\.rule))
  }

  /// A set of random rules, without those that do not compile.
  private static func set(_ random: inout RandomOpenings) throws -> PolicySet {
    var rules = (0..<rulesInSet).map { random.rule("r\($0)") }
    while true {
      let text =
        RandomOpenings.standard + "global policy p {\n" + rules.joined(separator: "\n") + "}\n"
      do {
        return try PolicySet(compiling: [SourceFile(path: "a.charter", text: text)])
      } catch {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let refused = error.diagnostics.compactMap { diagnostic -> String? in
          let above = lines.prefix(diagnostic.place?.start.line ?? 0)
          return above.last { $0.hasPrefix("rule ") }.map(String.init)
        }
        try #require(!refused.isEmpty, "\(error.diagnostics.map(\.message))")
        rules.removeAll { rule in refused.contains { rule.hasPrefix($0 + "\n") } }
      }
    }
  }
}
