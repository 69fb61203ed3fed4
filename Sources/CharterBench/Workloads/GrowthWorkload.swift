import Charter
import Dispatch

extension Workload {
  /// How cost grows with rules, documents, columns and threads; a plot of each where `--plot` says.
  static let growth = Workload(
    name: "growth", summary: "how cost grows with rules, documents, columns and threads"
  ) { options, report in
    let growth = Growth(rounds: options.rounds)
    for plot in [
      try growth.overRules(report), try growth.overDocuments(report),
      try growth.overColumns(report), try growth.overThreads(report),
    ] {
      guard let folder = options.plot else { continue }
      try FileBytes.write(Array(plot.plot.svg.utf8), to: "\(folder)/\(plot.name).svg")
    }
  }
}

private struct Growth {
  let rounds: Int
  typealias Drawn = (name: String, plot: Plot)
  private static let instant = "2026-11-21T00:00:00Z"

  private func options() throws -> DecisionOptions {
    guard let time = Timestamp(Self.instant) else {
      throw WorkloadFailure(message: "the decision time does not read")
    }
    return DecisionOptions(at: time)
  }

  // MARK: Rules

  /// A request, and compiling, by the number of policies.
  func overRules(_ report: (Figure) -> Void) throws -> Drawn {
    let lines = AccessGenerator.requests(count: 10_000)
    var deciding: [(x: Double, y: Double)] = []
    var compiling: [(x: Double, y: Double)] = []
    for policies in [10, 100, 1_000, 10_000] {
      let run = try AccessRun(policies: policies)
      try run.measure(lines, count: 10_000, rounds: rounds) { figure in
        report(figure)
        let point = (Double(policies), figure.microsecondsPerItem)
        if figure.name == "c" { deciding.append(point) } else { compiling.append(point) }
      }
    }
    return (
      "rules",
      Plot(
        title: "A request of 430 bytes, by the number of policies", xLabel: "policies",
        yLabel: "microseconds",
        series: [
          Plot.Series(name: "text to decision, a request", points: deciding),
          Plot.Series(name: "compiling, a policy", points: compiling),
        ])
    )
  }

  // MARK: Documents

  /// All descriptors together, by their number.
  func overDocuments(_ report: (Figure) -> Void) throws -> Drawn {
    var series: [Plot.Series] = []
    for rules in [20, 200] {
      let run = try DescriptorRun(rules: rules, rounds: rounds)
      var points: [(x: Double, y: Double)] = []
      for count in [100, 1_000, 10_000] {
        let data = try DescriptorData(count: count, asJSONFiles: false, asYAMLFiles: false)
        try run.lines(of: data) { figure in
          guard figure.name == "b.ndjson" else { return }
          report(figure)
          points.append((Double(count), figure.timing.median * 1000))
        }
      }
      series.append(Plot.Series(name: "\(rules) rules", points: points))
    }
    return (
      "documents",
      Plot(
        title: "Descriptors of 4.6 KB, by their number", xLabel: "descriptors",
        yLabel: "milliseconds for all", series: series)
    )
  }

  // MARK: Columns

  /// One descriptor, by the number of its columns.
  func overColumns(_ report: (Figure) -> Void) throws -> Drawn {
    let policies = try PolicySet(compiling: DescriptorPolicies.sources(rules: 20))
    let options = try options()
    var points: [(x: Double, y: Double)] = []
    for columns in [20, 100, 500, 2_500] {
      let text = try descriptor(columns: columns)
      let turns = max(1, 20_000 / columns)
      var judge = Judge(policies)
      var timing = Timing()
      for _ in 0..<rounds {
        try timing.round {
          for _ in 0..<turns {
            _ = judge.decide(try Document(json: text, file: "wide.json"), options: options)
          }
        }
      }
      let figure = Figure(
        workload: "growth", name: "growth.columns", n: turns, rules: 20, item: "descriptor",
        timing: timing, bytes: text.count * turns, size: columns)
      report(figure)
      points.append((Double(columns), figure.microsecondsPerItem))
    }
    return (
      "columns",
      Plot(
        title: "One descriptor with 20 rules, by its columns", xLabel: "columns",
        yLabel: "microseconds", series: [Plot.Series(name: "text to findings", points: points)])
    )
  }

  /// A sound descriptor whose columns stand there several times under other names.
  private func descriptor(columns count: Int) throws -> [UInt8] {
    var generator = DescriptorGenerator(count: 100)
    while let descriptor = generator.next() {
      guard descriptor.faults.isEmpty, var columns = descriptor.data["columns"]?.elements else {
        continue
      }
      let own = columns
      while columns.count < count {
        var column = own[columns.count % own.count]
        column["name"] = .text("\(column["name"]?.text ?? "c")_\(columns.count)")
        columns.append(column)
      }
      var data = descriptor.data
      data["columns"] = .list(Array(columns.prefix(count)))
      return Array(data.json.utf8)
    }
    throw WorkloadFailure(message: "no descriptor is sound")
  }

  // MARK: Threads

  /// Requests a second, by the number of threads.
  func overThreads(_ report: (Figure) -> Void) throws -> Drawn {
    let count = 20_000
    let policies = try PolicySet(
      compiling: AccessPolicies.sources(AccessGenerator.policies(count: 1_000)))
    let options = try options()
    let text = AccessPolicies.requests(AccessGenerator.requests(count: count))
    var points: [(x: Double, y: Double)] = []
    let cores = max(2, ProcessMemory.processors)
    for threads in (0...7).map({ 1 << $0 }).filter({ $0 <= cores }) {
      var timing = Timing()
      for _ in 0..<rounds {
        timing.round {
          // Each thread decides all of them, so that no thread waits for another's share.
          DispatchQueue.concurrentPerform(iterations: threads) { _ in
            var authorizer = Authorizer(policies, options: options)
            text.withUnsafeBufferPointer { authorizer.decide(lines: $0) { _, _ in } }
          }
        }
      }
      let figure = Figure(
        workload: "growth", name: "growth.threads", n: count * threads, rules: 1_000,
        item: "decision", timing: timing, size: threads)
      report(figure)
      points.append((Double(threads), Double(count * threads) / timing.median))
    }
    return (
      "threads",
      Plot(
        title: "Requests of 430 bytes with 1,000 policies, by threads", xLabel: "threads",
        yLabel: "decisions a second", series: [Plot.Series(name: "decisions", points: points)])
    )
  }
}
