import Charter

// Fixed pieces of work whose instructions are counted: everything before the rounds is the same
// however many there are, so what one round takes is the difference of two runs.

extension Workload {
  /// Descriptors from their text to what was found.
  static let countedDescriptors = Workload(
    name: "count.descriptors", summary: "a fixed case: 100 descriptors, 20 rules"
  ) { options, report in
    let policies = try PolicySet(compiling: DescriptorPolicies.sources(rules: 20))
    let texts = DescriptorGenerator(count: 100).map { Array($0.data.json.utf8) }
    let decision = DecisionOptions(at: try CountedCase.time())
    var judge = Judge(policies)
    var timing = Timing()
    var findings = 0
    for _ in 0..<options.rounds {
      try timing.round {
        for text in texts {
          let document = try Document(json: text, file: "b.json")
          findings += judge.decide(document, options: decision).reduce(0) { $0 + $1.findings.count }
        }
      }
    }
    report(CountedCase.figure("descriptors", texts.count, 20, timing, findings / options.rounds))
  }

  /// Requests from their text to the rules that decided.
  static let countedRequests = Workload(
    name: "count.requests", summary: "a fixed case: 1,000 requests, 1,000 policies"
  ) { options, report in
    let policies = try PolicySet(
      compiling: AccessPolicies.sources(AccessGenerator.policies(count: 1_000)))
    let text = AccessPolicies.requests(AccessGenerator.requests(count: 1_000))
    var authorizer = Authorizer(policies, options: DecisionOptions(at: try CountedCase.time()))
    var timing = Timing()
    var permits = 0
    for _ in 0..<options.rounds {
      timing.round {
        text.withUnsafeBufferPointer { lines in
          authorizer.decide(lines: lines) { outcome, _ in if outcome == .permit { permits += 1 } }
        }
      }
    }
    report(CountedCase.figure("requests", 1_000, 1_000, timing, permits / options.rounds))
  }

  /// Policies from their text to a set that is ready to judge.
  static let countedCompiling = Workload(
    name: "count.compile", summary: "a fixed case: compile 200 rules"
  ) { options, report in
    let sources = GeneratedPolicies.sources(rules: 200)
    // What every set shares is read once.
    _ = try PolicySet(compiling: [])
    var timing = Timing()
    var compiled = 0
    for _ in 0..<options.rounds {
      try timing.round { compiled = try PolicySet(compiling: sources).rules.count }
    }
    report(CountedCase.figure("compile", 200, 200, timing, compiled))
  }
}

private enum CountedCase {
  static func time() throws -> Timestamp {
    guard let time = Timestamp("2026-11-21T00:00:00Z") else {
      throw WorkloadFailure(message: "the decision time does not read")
    }
    return time
  }

  static func figure(
    _ name: String, _ n: Int, _ rules: Int, _ timing: Timing, _ answers: Int
  ) -> Figure {
    Figure(
      workload: "count", name: "count.\(name)", n: n, rules: rules, item: "item", timing: timing,
      answers: [("answers", answers)])
  }
}
