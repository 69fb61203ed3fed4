#if CommandLine
  import ArgumentParser
  import Charter

  /// When a decision is made.
  struct TimeOption: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "Decision time, as 2026-03-01 (its midnight UTC) or 2026-03-01T09:00:00Z. (default: now)",
        valueName: "instant"))
    var at: String?

    /// The decision time, that of the clock where none was given.
    ///
    /// Throws `ValidationError` where what was given is no instant.
    func time(_ clock: Timestamp) throws -> Timestamp {
      guard let at else { return clock }
      let written = [at, at + "T00:00:00Z"].map { Array($0.utf8) }
      let read = written.lazy.compactMap { $0.withUnsafeBufferPointer(Timestamp.parse) }
      guard let time = read.first else {
        throw ValidationError(
          "`--at \(at)` is no instant; write 2026-03-01 or 2026-03-01T09:00:00Z")
      }
      return time
    }
  }

  extension Timestamp {
    /// Whether a run at this decision time may gate: it is that of the clock, or not far from it.
    func isGating(at clock: Timestamp) -> Bool {
      abs(microseconds - clock.microseconds) <= Self.gatingTolerance
    }

    /// How far from the clock a decision time may be for a run to gate, in microseconds.
    private static let gatingTolerance: Int64 = 300 * 1_000_000
  }
#endif
