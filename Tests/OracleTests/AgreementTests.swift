import Charter
import Foundation
import Oracle
import Testing

/// The compiled evaluator and the oracle agree about random policies and inputs.
@Suite struct AgreementTests {
  /// More with `ORACLE_SETS=400`, others with `ORACLE_SEED=7`.
  private static let setsOfAKind = number("ORACLE_SETS") ?? 56
  private static let seed = UInt64(number("ORACLE_SEED") ?? 0x5EED_1601)

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  private static func questions(_ kind: Family.Kind) -> Int {
    switch kind {
    case .loud: 15
    case .quiet, .federated: 10
    case .access, .read, .waived: 20
    case .costly: 6
    }
  }

  /// Differences that are told in full.
  private static let shown = 8

  @Test func theEngineAndTheOracleAgree() throws {
    var comparison = Comparison()
    var dice = Dice(seed: Self.seed)
    var differences = 0
    for _ in 0..<Self.setsOfAKind {
      for kind in Family.Kind.allCases {
        var family = try Family(kind, &dice)
        if let problem = family.refusalProblem {
          differences += 1
          Issue.record("\(problem)\n\(family.text)")
        }
        for _ in 0..<Self.questions(kind) {
          let (question, catalog) = family.question()
          let decision = try Family.decide(question, catalog, by: family.set)
          let verdict = family.oracle.decide(question)
          comparison.counts.kinds["\(kind.rawValue) \(verdict.outcome)", default: 0] += 1
          guard let difference = comparison.difference(decision, verdict, family.oracle) else {
            continue
          }
          differences += 1
          if differences <= Self.shown {
            Issue.record(
              "\(kind): \(difference)\n\(family.text)\n\(question.document.json.prefix(4_000))\n\(question.now) \(question.mesh.map { "\($0.products.map(\.json)) \($0.domains != nil) \($0.directory != nil)" } ?? "no mesh")"
            )
          }
        }
        comparison.counts.take(family.oracle)
      }
    }
    print(comparison.counts.described)
    #expect(differences == 0)
    for missing in comparison.counts.missing { Issue.record("\(missing)") }
  }
}
