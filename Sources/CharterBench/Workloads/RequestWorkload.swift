import Charter

extension Workload {
  /// What `charter decide --stream` does with its lines, on one thread: each is read, judged and
  /// written as a line of JSON.
  static let requests = Workload(
    name: "requests", summary: "decide requests for access, a line each, with 200 rules"
  ) { options, report in
    for count in options.sizes.isEmpty ? [100_000] : options.sizes {
      for rules in options.rules.isEmpty ? [200] : options.rules {
        try RequestRun(rules: rules).run(count: count, rounds: options.rounds, report)
      }
    }
  }
}

/// Measures the deciding of requests with one number of rules.
private struct RequestRun {
  private static let products = 500
  private let policies: PolicySet
  private let rules: Int
  private let options: DecisionOptions

  init(rules: Int) throws {
    self.rules = rules
    policies = try PolicySet(compiling: RequestPolicies.sources(rules: rules))
    guard let time = Timestamp("2026-11-21T00:00:00Z") else {
      throw WorkloadFailure(message: "the decision time does not read")
    }
    let descriptors = try RequestPolicies.descriptors(count: Self.products).enumerated().map {
      number, text in
      (
        document: try Document(json: Array(text.utf8), file: "\(number).json"),
        path: "\(number).json"
      )
    }
    let catalog = policies.catalog(of: CatalogFiles(descriptors: descriptors))
    if let fault = catalog.faults.first { throw WorkloadFailure(message: fault.message) }
    var options = DecisionOptions(at: time, catalog: catalog)
    options.describesRequests = false
    self.options = options
  }

  func run(count: Int, rounds: Int, _ report: (Figure) -> Void) throws {
    let batches = batches(of: RequestPolicies.requests(count: count, products: Self.products))
    let bytes = batches.reduce(0) { $0 + $1.count }
    var judge = Judge(policies)
    var timing = Timing()
    var output: [UInt8] = []
    var answers = OutcomeCounts()
    var written = 0
    for _ in 0..<rounds {
      answers = OutcomeCounts()
      written = 0
      timing.round {
        for batch in batches {
          output.removeAll(keepingCapacity: true)
          judge.decide(
            lines: batch, first: 1, options: options, into: &output, counting: &answers)
          written += output.count
        }
      }
    }
    guard answers.malformed == 0 else {
      throw WorkloadFailure(message: "a request could not be judged")
    }
    report(
      Figure(
        workload: "requests", name: "requests.stream", n: count, rules: rules, item: "request",
        timing: timing, bytes: bytes,
        answers: answers.outcomes.map { ($0.rawValue, answers[$0]) }
          + [("bytes_written", written)]))
  }

  /// The lines as they come off an input: 256 KiB at a time.
  private func batches(of text: [UInt8]) -> [[UInt8]] {
    var batches: [[UInt8]] = []
    var start = 0
    while start < text.count {
      var end = min(start + 1 << 18, text.count)
      while end < text.count, text[end - 1] != UInt8(ascii: "\n") { end += 1 }
      batches.append(Array(text[start..<end]))
      start = end
    }
    return batches
  }
}
