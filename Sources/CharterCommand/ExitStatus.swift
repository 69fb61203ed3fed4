/// What the command tells its caller when it ends.
enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Nothing blocks.
  case clean = 0
  /// Something is denied.
  case denied = 1
  /// Nothing is denied, something needs review.
  case needsReview = 2
  /// The policies do not compile.
  case policiesBroken = 3
  /// An input is unreadable, malformed, not recognised, or a duplicate.
  case inputBroken = 4
  /// Nothing was evaluated, or the run may let nothing pass.
  case nothingJudged = 5
  /// The command was called wrongly.
  case wrongUsage = 64
  /// The report could not be written.
  case notWritten = 74

  /// All of them, the one that is told first where several apply.
  static let byPrecedence: [ExitStatus] = [
    .wrongUsage, .policiesBroken, .inputBroken, .denied, .nothingJudged, .needsReview, .notWritten,
    .clean,
  ]

  /// What is told where all of these apply.
  static func told(of statuses: Set<ExitStatus>) -> ExitStatus {
    byPrecedence.first { statuses.contains($0) } ?? .clean
  }
}
