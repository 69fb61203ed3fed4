#if CommandLine
  import Charter
  import Synchronization

  /// Decides requests that come in line by line, and writes the decisions in the same order.
  ///
  /// Memory stays the same however long the input: each task holds one batch of lines and its
  /// decisions, and none goes on while too many others wait to be written.
  struct DecisionStream: Sendable {
    let policies: PolicySet
    let options: DecisionOptions
    /// How many batches are judged at once.
    let jobs: Int
    let terminal: Terminal

    /// What came of it.
    struct Outcome: Sendable {
      /// Everything that the exit status must tell.
      var statuses: Set<ExitStatus> = []
      /// Why it ended before its input did, or what else must be said.
      var problem: Diagnostic?
    }

    private final class Shared: Sendable {
      let reader: Mutex<LineReader>
      let output: Mutex<OrderedOutput>
      let outcome = Mutex(Outcome())
      let isStopped = Atomic<Bool>(false)

      init(_ terminal: Terminal, _ limits: Limits) {
        reader = Mutex(
          LineReader(lineLimit: limits.documentBytes, readSome: terminal.readSome))
        output = Mutex(OrderedOutput(terminal.write))
      }
    }

    /// Runs to the end of the input.
    func run() async -> Outcome {
      let shared = Shared(terminal, policies.limits)
      if jobs == 1 {
        await work(shared)
      } else {
        await withDiscardingTaskGroup { group in
          for _ in 0..<jobs { group.addTask { await work(shared) } }
        }
      }
      var outcome = shared.outcome.withLock { $0 }
      if outcome.statuses.isEmpty { outcome.statuses.insert(.nothingJudged) }
      return outcome
    }

    private func work(_ shared: Shared) async {
      var judge = Judge(policies)
      while !shared.isStopped.load(ordering: .relaxed) {
        let batch: LineReader.Batch?
        do throws(FileProblem) {
          batch = try shared.reader.withLock { (reader) throws(FileProblem) in
            try reader.next()
          }
        } catch {
          return stop(shared, .inputBroken, .unreadableInput(error.reason))
        }
        guard let batch else { return }
        var bytes: [UInt8] = []
        var counts = OutcomeCounts()
        decide(batch, by: &judge, into: &bytes, &counts)
        let statuses = counts.outcomes.map(ExitStatus.telling)
        shared.outcome.withLock { $0.statuses.formUnion(statuses) }
        while batch.number > shared.output.withLock({ $0.next }) + 4 * jobs {
          if shared.isStopped.load(ordering: .relaxed) { return }
          await Task.yield()
        }
        do throws(FileProblem) {
          try shared.output.withLock { (output) throws(FileProblem) in
            try output.take(bytes, of: batch.number)
          }
        } catch {
          return stop(shared, .notWritten, .streamNotWritten(error.reason))
        }
      }
    }

    private func stop(_ shared: Shared, _ status: ExitStatus, _ problem: Diagnostic) {
      shared.isStopped.store(true, ordering: .relaxed)
      shared.outcome.withLock { outcome in
        outcome.statuses.insert(status)
        outcome.problem = outcome.problem ?? problem
      }
    }

    private func decide(
      _ batch: LineReader.Batch, by judge: inout Judge, into bytes: inout [UInt8],
      _ counts: inout OutcomeCounts
    ) {
      guard !batch.isTooLong else {
        Judge.refuse(
          .lineTooLong(policies.limits.documentBytes), line: batch.firstLine, into: &bytes)
        return counts.add(.malformed)
      }
      judge.decide(
        lines: batch.bytes, first: batch.firstLine, options: options, into: &bytes,
        counting: &counts)
    }
  }

  extension Diagnostic {
    fileprivate static func lineTooLong(_ limit: Int) -> Diagnostic {
      Diagnostic(
        code: "line-too-long",
        message: "the line is longer than "
          + (limit % (1 << 20) == 0 ? "\(limit >> 20) MiB" : "\(limit) bytes"), place: nil,
        help: "a request names its product by its id in the catalog")
    }

    fileprivate static func unreadableInput(_ reason: String) -> Diagnostic {
      Diagnostic(
        code: "unreadable-file", message: "standard input could not be read: \(reason)",
        place: nil)
    }

    fileprivate static func streamNotWritten(_ reason: String) -> Diagnostic {
      Diagnostic(
        code: "report-not-written", message: "a decision could not be written: \(reason)",
        place: nil)
    }
  }
#endif
