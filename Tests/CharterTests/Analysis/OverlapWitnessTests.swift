import Testing

@testable import Charter

/// What is said of rules beside each other, against what the engine finds by them.
@Suite struct OverlapWitnessTests {
  /// Over a grid of products in which every path of the rules has every kind of value, is missing and is
  /// unreadable: a shadowed rule finds nothing without the other; of two that contradict each other each
  /// is met by some product of which both are asked, and none meets both.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func whatIsSaidIsWhatTheEngineFinds(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let names = (0..<10).map { "r\($0)" }
    var text = "global policy p {\n"
    for name in names {
      let guards = (0..<Int.random(in: 0...2, using: &random)).map { _ in condition(&random) }
      let when = guards.isEmpty ? "" : "when \(guards.joined(separator: " and ")) "
      text += "  rule \(name) on product { \(when)\(effect(&random)) }\n"
      // Says for which products the guard is true.
      text += "  rule guard_\(name) on product { \(when)deny level advise }\n"
    }
    let set = try PolicySet(compiling: [SourceFile(path: "a.charter", text: text + "}\n")])
    let now = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let found = OverlapFinder.find(in: set.compiled, on: now.date)
    func name(_ rule: Int) -> String { set.compiled.rules[rule].name }
    var judge = Judge(set)
    let options = DecisionOptions(at: now)
    var met: [Int: Set<Int>] = [:]
    for product in try products() {
      let decision = judge.decide(given: product, options: options)
      try #require(decision.errors.isEmpty, "\(decision.errors)")
      let finding = Set(decision.findings.map(\.rule))
      let asked = Set(
        decision.findings.filter { $0.status == .violated && $0.level == .advise }.map(\.rule))
      for pair in found.shadows where finding.contains(name(pair.rule)) {
        #expect(finding.contains(name(pair.by)), "\(text)\(name(pair.rule)) by \(name(pair.by))")
      }
      for (place, pair) in found.contradictions.enumerated() {
        let both = [pair.first, pair.second].map(name)
        guard both.allSatisfy({ asked.contains("p.guard_" + $0.dropFirst(2)) }) else { continue }
        let isMet = both.map { !finding.contains($0) }
        #expect(isMet != [true, true], "\(text)\(both)")
        if isMet[0] { met[place, default: []].insert(0) }
        if isMet[1] { met[place, default: []].insert(1) }
      }
    }
    for (place, pair) in found.contradictions.enumerated() {
      #expect(met[place] == [0, 1], "\(text)\(name(pair.first)) \(name(pair.second))")
    }
    #expect(found.shadows.count + found.contradictions.count > 0)
  }

  private func effect(_ random: inout SplitMix) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: "deny"
    case 1: "forbid \(condition(&random))"
    case 2, 3: "require \(condition(&random)) and \(condition(&random))"
    default: "require \(condition(&random))"
    }
  }

  private func condition(_ random: inout SplitMix) -> String {
    func one(_ some: [String]) -> String { some[Int.random(in: 0..<some.count, using: &random)] }
    let order = ["<", "<=", ">", ">=", "==", "!="]
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return "product.status \(one(["is", "is not"])) \(one(["draft", "active", "retired"]))"
    case 1: return "product.status \(one(order)) \(one(["draft", "active", "deprecated"]))"
    case 2, 3, 4: return "product.sla.freshness \(one(order)) \(one(["1h", "2h", "3h"]))"
    case 5: return "\"a\" \(one(["in", "not in"])) product.tags"
    case 6: return "product.owner.name \(one(["==", "!="])) \"\(one(["A", "B"]))\""
    case 7: return "product.owner.name \(one(["in", "not in"])) [\"A\", \"C\"]"
    case 8: return "not (product.sla.freshness \(one(order)) \(one(["1h", "2h", "3h"])))"
    default:
      let path = one(["product.status", "product.sla.freshness", "product.tags", "product.owner"])
      return "\(path) is \(one(["present", "missing"]))"
    }
  }

  private func products() throws -> [Document] {
    let statuses = [
      nil, "\"proposed\"", "\"draft\"", "\"active\"", "\"deprecated\"", "\"retired\"", "[]",
    ]
    let freshness = [
      nil, "\"30m\"", "\"1h\"", "\"90m\"", "\"2h\"", "\"150m\"", "\"3h\"", "\"4h\"", "[]",
    ]
    let tags = [nil, "[]", "[\"a\"]", "[\"b\", \"a\"]", "true"]
    let owners = [nil, "\"A\"", "\"B\"", "\"C\"", "\"D\""]
    var products: [Document] = []
    for status in statuses {
      for hours in freshness {
        for tag in tags {
          for owner in owners {
            let parts = [
              status.map { "\"status\":\($0)" }, hours.map { "\"sla\":{\"freshness\":\($0)}" },
              tag.map { "\"tags\":\($0)" }, owner.map { "\"owner\":{\"name\":\($0)}" },
            ].compactMap { $0 }
            let json = (["\"id\":\"p\"", "\"name\":\"P\""] + parts).joined(separator: ",")
            products.append(
              try Document(
                json: Array("{\"subject\":\"product\",\"product\":{\(json)}}".utf8), file: "p"))
          }
        }
      }
    }
    return products
  }
}
