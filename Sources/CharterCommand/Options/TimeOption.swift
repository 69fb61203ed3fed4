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
#endif
