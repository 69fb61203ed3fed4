import Charter

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The world as a command sees it, so that tests can give it another.
struct Terminal: Sendable {
  /// Where text goes.
  enum Stream: Int32, Sendable { case output = 1, error = 2 }

  /// The folder in which relative paths start, from the root.
  var workingDirectory: String
  /// The environment's variables.
  var environment: [String: String]
  /// Whether a person reads standard output.
  var isOutputTerminal: Bool
  /// Whether a person reads standard error.
  var isErrorTerminal: Bool
  /// How many things can be done at once.
  var cores: Int
  /// The clock.
  var now: @Sendable () -> Timestamp
  /// Time that only goes on, from any start.
  var uptime: @Sendable () -> Duration
  /// All of standard input.
  var readInput: @Sendable () throws(FileProblem) -> [UInt8]
  /// What can be read of standard input by now, at most so many bytes: none at its end.
  var readSome: @Sendable (Int) throws(FileProblem) -> [UInt8]
  /// Writes bytes to a stream.
  var write: @Sendable ([UInt8], Stream) throws(FileProblem) -> Void

  /// Writes text to standard error; what cannot be written is lost.
  func complain(_ text: String) {
    try? write(Array(text.utf8), .error)
  }

  /// Whether text on a stream is coloured.
  func usesColor(on stream: Stream) -> Bool {
    let isTerminal = stream == .output ? isOutputTerminal : isErrorTerminal
    return isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The terminal that the process was started in.
  static var system: Terminal {
    // Writing fails instead, and the run says so.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    var environment: [String: String] = [:]
    for name in ["NO_COLOR", "TERM"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    let start = ContinuousClock.now
    var folder = "/"
    if let path = getcwd(nil, 0) {
      folder = String(cString: path)
      free(path)
    }
    return Terminal(
      workingDirectory: folder, environment: environment,
      isOutputTerminal: isatty(1) == 1, isErrorTerminal: isatty(2) == 1,
      cores: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      now: {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000)
      },
      uptime: { ContinuousClock.now - start },
      readInput: { () throws(FileProblem) in try FileSystem.contents(of: 0) },
      readSome: { (count) throws(FileProblem) in try FileSystem.some(of: 0, atMost: count) },
      write: { (bytes, stream) throws(FileProblem) in
        try FileSystem.write(PipelineCommands.broken(in: bytes), to: stream.rawValue)
      })
  }
}
