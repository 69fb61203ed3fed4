import Synchronization

/// Says on standard error how far a long run has come, on one line that is written over.
///
/// Nothing is said in the first second, nor where standard error is no terminal.
final class Progress: Sendable {
  private let count: Int
  private let elapsed: @Sendable () -> Duration
  private let terminal: Terminal?
  private let done = Atomic<Int>(0)
  /// When something was said last; nil while nothing was.
  private let lastSaid = Mutex<Duration?>(nil)

  /// Makes the progress of a run that starts now.
  ///
  /// - Parameters:
  ///   - count: How many descriptors there are.
  ///   - terminal: Where it is said; nil where nobody watches.
  convenience init(of count: Int, on terminal: Terminal?) {
    guard let terminal else {
      self.init(of: count, on: nil, elapsed: { .zero })
      return
    }
    let start = terminal.uptime()
    self.init(of: count, on: terminal, elapsed: { terminal.uptime() - start })
  }

  init(of count: Int, on terminal: Terminal?, elapsed: @escaping @Sendable () -> Duration) {
    self.count = count
    self.terminal = terminal
    self.elapsed = elapsed
  }

  /// One more was judged.
  func step() {
    let done = done.add(1, ordering: .relaxed).newValue
    guard let terminal else { return }
    let now = elapsed()
    guard now > .seconds(1) else { return }
    lastSaid.withLock { last in
      if let last, now - last < .milliseconds(200) { return }
      last = now
      terminal.complain("\r\(done) of \(count) judged")
    }
  }

  /// Takes the line away.
  func finish() {
    lastSaid.withLock { last in
      if last != nil { terminal?.complain("\r\u{1B}[K") }
      last = nil
    }
  }
}
