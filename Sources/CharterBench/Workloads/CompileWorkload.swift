import Charter

extension Workload {
  /// Policy text to a set that is ready to judge.
  static let compile = Workload(
    name: "compile", summary: "compile 100, 1,000 and 10,000 rules"
  ) { options, report in
    for count in options.sizes.isEmpty ? [100, 1_000, 10_000] : options.sizes {
      let sources = GeneratedPolicies.sources(rules: count)
      var timing = Timing()
      var compiled = 0
      for _ in 0..<options.rounds {
        try timing.round {
          compiled = try PolicySet(compiling: sources).rules.count
        }
      }
      report(
        Figure(
          workload: "compile", name: "compile", n: count, rules: count, item: "rule",
          timing: timing, bytes: sources.reduce(0) { $0 + $1.bytes.count },
          answers: [("compiled", compiled)]))
      guard compiled == count else {
        throw WorkloadFailure(message: "\(compiled) rules compiled of \(count)")
      }
    }
  }
}
