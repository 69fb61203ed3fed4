import Charter
import Foundation
import Oracle
import Testing

/// The compiled evaluator and the oracle agree about random policies and inputs.
///
/// 20,000 questions; `.ci/nightly` asks a million.
@Suite struct AgreementTests {
  /// More with `ORACLE_ROUNDS=400`, others with `ORACLE_SEED=7`.
  private static let rounds = number("ORACLE_ROUNDS") ?? 41
  private static let seed = UInt64(number("ORACLE_SEED") ?? 0x5EED_1601)
  private static let parts = 4

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }

  /// Differences that are told in full, of each part.
  private static let shown = 2

  @Test func theEngineAndTheOracleAgree() async throws {
    var all = Part()
    try await withThrowingTaskGroup(of: Part.self) { group in
      for number in 0..<Self.parts {
        let rounds = Self.rounds / Self.parts + (number < Self.rounds % Self.parts ? 1 : 0)
        group.addTask {
          try Self.ask(rounds, seed: Self.seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
        }
      }
      for try await part in group { all.add(part) }
    }
    print(all.counts.described)
    for story in all.stories { Issue.record("\(story)") }
    #expect(all.differences == 0)
    for missing in all.counts.missing { Issue.record("\(missing)") }
  }

  /// What came of some of the questions.
  private struct Part {
    var counts = Comparison.Counts()
    var differences = 0
    var stories: [String] = []

    mutating func add(_ other: Part) {
      counts.add(other.counts)
      differences += other.differences
      stories += other.stories
    }
  }

  /// A case in which they differ, as small as it gets, as a test to be pasted.
  private static func story(_ family: Family, _ question: Question) -> String {
    let probe = Probe()
    let large = SmallCase(text: family.text, question: question)
    guard probe.difference(large) != nil else {
      return "and asked alone they agree:\n\(family.text)\n\(question.described)"
    }
    var shrinker = Shrinker(large) { probe.difference($0) != nil }
    shrinker.shrink()
    return probe.verdict(shrinker.small).map { shrinker.small.described($0) } ?? family.text
  }

  /// Asks questions of sets of every kind.
  private static func ask(_ rounds: Int, seed: UInt64) throws -> Part {
    var part = Part()
    var comparison = Comparison()
    var dice = Dice(seed: seed)
    let memory = Oracle.Memory()
    for _ in 0..<rounds {
      for kind in Family.Kind.allCases {
        var family = try Family(kind, &dice, memory)
        if let problem = family.refusalProblem {
          part.differences += 1
          part.stories.append("\(problem)\n\(family.text)")
        }
        for _ in 0..<kind.questions {
          let (question, catalog) = family.question()
          let decision = try Family.decide(question, catalog, by: family.set)
          let verdict = family.oracle.decide(question)
          comparison.counts.kinds["\(kind.rawValue) \(verdict.outcome)", default: 0] += 1
          guard let difference = comparison.difference(decision, verdict, family.oracle) else {
            continue
          }
          part.differences += 1
          if part.stories.count < shown {
            part.stories.append("\(kind): \(difference)\n\(Self.story(family, question))")
          }
        }
        comparison.counts.take(family.oracle)
      }
    }
    part.counts = comparison.counts
    return part
  }
}

extension Family.Kind {
  /// How many questions a set is asked.
  fileprivate var questions: Int {
    switch self {
    case .loud: 35
    case .federated: 50
    case .quiet: 70
    case .access, .read: 130
    case .waived: 75
    case .costly: 14
    }
  }
}

extension Question {
  /// The question as a person can ask it again.
  var described: String {
    let mesh = mesh.map {
      "\($0.products.map(\.json)) \($0.domains?.json ?? "none") \($0.directory?.json ?? "none")"
    }
    return "\(document.json)\n\(now) \(mesh ?? "no mesh")"
  }
}
