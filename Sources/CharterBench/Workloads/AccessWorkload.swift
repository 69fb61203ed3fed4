import Charter

extension Workload {
  /// Workload C of the peers: text in, and out come the outcome and the rules that decided.
  static let c = Workload(
    name: "c", summary: "decide requests of 430 bytes with 10 to 10,000 policies"
  ) { options, report in
    let counts = options.sizes.isEmpty ? [100_000] : options.sizes
    for count in counts {
      let lines =
        if let folder = options.data {
          try FileBytes.read("\(folder)/c-\(count).ndjson")
        } else {
          AccessGenerator.requests(count: count)
        }
      for policies in options.policies.isEmpty ? [10, 100, 1_000, 10_000] : options.policies {
        let run = try AccessRun(policies: policies, folder: options.data)
        try run.measure(lines, count: count, rounds: options.rounds, report)
      }
    }
  }
}

/// Measures workload C with one number of policies.
package struct AccessRun {
  private let sources: [SourceFile]
  private let policies: PolicySet
  private let count: Int
  private let options: DecisionOptions

  /// Makes the policies and compiles them.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - folder: Where the peers' generator wrote them; nil to make them here.
  /// - Throws: What cannot be read, or does not compile.
  package init(policies count: Int, folder: String? = nil) throws {
    self.count = count
    let made =
      if let folder {
        try AccessPolicies.policies(
          try Document(
            json: try FileBytes.read("\(folder)/c-\(count).policies.json"), file: "policies.json"))
      } else {
        AccessGenerator.policies(count: count)
      }
    sources = AccessPolicies.sources(made)
    policies = try PolicySet(compiling: sources)
    guard let time = Timestamp("2026-11-21T00:00:00Z") else {
      throw WorkloadFailure(message: "the decision time does not read")
    }
    options = DecisionOptions(at: time)
  }

  /// How many of the peers' requests may go ahead, and how many rules decided them all.
  package func answers(_ lines: [UInt8]) -> (permits: Int, denials: Int, malformed: Int, rules: Int)
  {
    var authorizer = Authorizer(policies, options: options)
    return Self.count(AccessPolicies.requests(lines), &authorizer)
  }

  private static func count(
    _ requests: [UInt8], _ authorizer: inout Authorizer
  ) -> (permits: Int, denials: Int, malformed: Int, rules: Int) {
    var permits = 0
    var denials = 0
    var malformed = 0
    var rules = 0
    requests.withUnsafeBufferPointer { lines in
      authorizer.decide(lines: lines) { outcome, deciding in
        switch outcome {
        case .permit: permits += 1
        case .malformed: malformed += 1
        default: denials += 1
        }
        rules += deciding.count
      }
    }
    return (permits, denials, malformed, rules)
  }

  func measure(
    _ lines: [UInt8], count requests: Int, rounds: Int, _ report: (Figure) -> Void
  ) throws {
    var compiling = Timing()
    for _ in 0..<min(rounds, 3) { try compiling.round { _ = try PolicySet(compiling: sources) } }
    report(
      Figure(
        workload: "C", name: "c.compile", n: count, rules: count, item: "policy",
        timing: compiling, bytes: sources.reduce(0) { $0 + $1.bytes.count }))
    let text = AccessPolicies.requests(lines)
    var authorizer = Authorizer(policies, options: options)
    var deciding = Timing()
    var answers = (permits: 0, denials: 0, malformed: 0, rules: 0)
    for _ in 0..<rounds { deciding.round { answers = Self.count(text, &authorizer) } }
    guard answers.malformed == 0 else {
      throw WorkloadFailure(message: "\(answers.malformed) requests could not be read")
    }
    report(
      Figure(
        workload: "C", name: "c", n: requests, rules: count, item: "decision", timing: deciding,
        bytes: text.count,
        answers: [("allowed", answers.permits), ("deciding_rules", answers.rules)]))
  }
}
