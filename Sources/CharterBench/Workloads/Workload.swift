/// A piece of work to measure.
struct Workload: Sendable {
  let name: String
  /// One line for the help.
  let summary: String
  /// Measures, and gives each figure as soon as it is known.
  let run: @Sendable (Options, (Figure) -> Void) throws -> Void

  /// Every workload, in the order they run.
  static let all: [Workload] = [.compile, .b, .requests, .mesh]
}

/// The work went wrong, in words.
struct WorkloadFailure: Error {
  var message: String
}
