/// How often each outcome came up.
package struct OutcomeCounts: Sendable {
  package var permit = 0
  package var review = 0
  package var deny = 0
  package var notCovered = 0
  package var malformed = 0

  package init() {}

  /// Counts one more of an outcome.
  package mutating func add(_ outcome: Decision.Outcome) {
    switch outcome {
    case .permit: permit += 1
    case .review: review += 1
    case .deny: deny += 1
    case .notCovered: notCovered += 1
    case .malformed: malformed += 1
    }
  }

  package subscript(outcome: Decision.Outcome) -> Int {
    switch outcome {
    case .permit: permit
    case .review: review
    case .deny: deny
    case .notCovered: notCovered
    case .malformed: malformed
    }
  }

  /// Those that came up, mildest first.
  package var outcomes: [Decision.Outcome] { Decision.Outcome.allCases.filter { self[$0] > 0 } }
}
