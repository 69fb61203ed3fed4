/// A piece of work to measure.
struct Workload: Sendable {
  let name: String
  /// One line for the help.
  let summary: String
  /// Measures, and gives each figure as soon as it is known.
  let run: @Sendable (Options, (Figure) -> Void) throws -> Void

  /// Every workload, in the order they run.
  static let all: [Workload] = [.a, .b, .c, .compile, .e, .mesh, .requests]

  /// Those that run only where they are named.
  static let named: [Workload] = [
    .growth, .parts, .countedCompiling, .countedDescriptors, .countedRequests,
  ]
}

/// The work went wrong, in words.
struct WorkloadFailure: Error {
  var message: String
}
