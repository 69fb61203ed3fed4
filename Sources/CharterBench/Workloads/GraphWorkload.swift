package import Charter

extension Workload {
  /// Workload A of the peers: the three applications of the Cedar paper, whose entities are loaded.
  static let a = Workload(
    name: "a", summary: "decide in hierarchies of users, groups, folders and lists"
  ) { options, report in
    for application in GraphGenerator.Application.allCases {
      for size in options.sizes.isEmpty ? [5, 20, 50] : options.sizes {
        let runs = try (0..<3).map { number in
          try GraphRun(application, size: size, number: number, folder: options.data)
        }
        try GraphRun.measure(runs, rounds: options.rounds, report)
      }
    }
  }
}

/// One hierarchy of one application, and its requests.
package struct GraphRun {
  private let application: GraphGenerator.Application
  private let size: Int
  private let policies: PolicySet
  private let lines: [[UInt8]]
  private let options: DecisionOptions

  /// Makes the hierarchy and compiles the set that holds it.
  ///
  /// - Parameters:
  ///   - application: Whose hierarchy it is.
  ///   - size: How many entities there are of each type.
  ///   - number: Which of several of one size.
  ///   - folder: Where the peers' generator wrote it; nil to make it here.
  /// - Throws: What cannot be read, or does not compile.
  package init(
    _ application: GraphGenerator.Application, size: Int, number: Int, folder: String? = nil
  ) throws {
    self.application = application
    self.size = size
    func read(_ part: String, _ made: () -> PlainData) throws -> Document {
      let path = folder.map { "\($0)/\(application.rawValue)-n\(size)-h\(number).\(part).json" }
      return try Document(
        json: try path.map { try FileBytes.read($0) } ?? Array(made().json.utf8),
        file: "\(part).json")
    }
    let generator = GraphGenerator(application, size: size, number: number)
    let data = GraphPolicies.entities(try read("entities") { generator.entities })
    lines = GraphPolicies.requests(
      try read("requests") { generator.requests }, of: application)
    policies = try PolicySet(compiling: [GraphPolicies.source(application)]) {
      path throws(DocumentError) in
      path == "entities.json" ? try Document(json: data, file: path) : nil
    }
    guard let time = Timestamp("2026-11-21T00:00:00Z") else {
      throw WorkloadFailure(message: "the decision time does not read")
    }
    options = DecisionOptions(at: time)
  }

  /// The outcome of each request, from its text and prepared, which have to agree.
  package func outcomes() throws -> [Decision.Outcome] {
    var authorizer = Authorizer(policies, options: options)
    return try lines.map { line in
      try line.withUnsafeBufferPointer { json in
        let outcome = authorizer.outcome(of: json)
        guard let prepared = authorizer.prepare(json),
          authorizer.outcome(of: prepared) == outcome
        else {
          throw WorkloadFailure(
            message: "a request could not be decided: \(String(decoding: json, as: UTF8.self))")
        }
        return outcome
      }
    }
  }

  /// Decides as often as a clock can tell.
  private static let turns = 20

  static func measure(
    _ runs: [GraphRun], rounds: Int, _ report: (Figure) -> Void
  ) throws {
    let permits = try runs.reduce(0) { sum, run in
      sum + (try run.outcomes().count { $0 == .permit })
    }
    let count = runs.reduce(0) { $0 + $1.lines.count } * turns
    var (loaded, text) = (Timing(), Timing())
    for _ in 0..<rounds {
      var (loadedSpan, textSpan) = (Timing.Span(), Timing.Span())
      for run in runs {
        var authorizer = Authorizer(run.policies, options: run.options)
        let prepared = run.lines.compactMap { line in
          line.withUnsafeBufferPointer { authorizer.prepare($0) }
        }
        var allowed = 0
        let start = Timing.Instant()
        for _ in 0..<turns {
          for request in prepared where authorizer.outcome(of: request) == .permit { allowed += 1 }
        }
        let middle = Timing.Instant()
        for _ in 0..<turns {
          for line in run.lines {
            line.withUnsafeBufferPointer { json in
              if authorizer.outcome(of: json) == .permit { allowed -= 1 }
            }
          }
        }
        textSpan += Timing.Instant().since(middle)
        loadedSpan += middle.since(start)
        guard allowed == 0 else { throw WorkloadFailure(message: "the two ways disagree") }
      }
      loaded.add(loadedSpan)
      text.add(textSpan)
    }
    let (application, size) = (runs[0].application.rawValue, runs[0].size)
    for (name, timing) in [("loaded", loaded), ("text", text)] {
      report(
        Figure(
          workload: "A-\(application)", name: "a.\(application).\(name)", n: count,
          rules: runs[0].policies.rules.count, item: "request", timing: timing, size: size,
          answers: [("allowed", permits)]))
    }
  }
}
