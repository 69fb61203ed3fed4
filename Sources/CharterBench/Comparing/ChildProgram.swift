#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Programs that are run to their end.
enum ChildProgram {
  /// What a program came to.
  struct Outcome {
    /// Its status; 128 and more where a signal ended it.
    var status: Int32
    /// What it wrote to standard output and to standard error.
    var output: String
    var complaint: String
    /// How long it took.
    var span: Timing.Span
  }

  /// Runs a program that is found by its name or path.
  ///
  /// - Parameters:
  ///   - words: Its name and its arguments.
  ///   - folder: Where its output is kept meanwhile; nil to throw it away.
  /// - Returns: What it came to; nil where it cannot be started.
  static func run(_ words: [String], in folder: String?) -> Outcome? {
    let names = ["stdout", "stderr"].map { name in folder.map { "\($0)/\(name)" } ?? "/dev/null" }
    defer { if folder != nil { for name in names { unlink(name) } } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for stream: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(
        &actions, stream, names[Int(stream) - 1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var child: pid_t = 0
    let busy = childSeconds()
    let start = Timing.Instant()
    guard posix_spawnp(&child, words[0], &actions, nil, arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    var span = Timing.Instant().since(start)
    span.processor = childSeconds() - busy
    func text(_ name: String) -> String {
      guard folder != nil, let bytes = try? FileBytes.read(name) else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Outcome(
      status: code, output: text(names[0]), complaint: text(names[1]), span: span)
  }

  /// Seconds that children which have ended spent on a processor.
  private static func childSeconds() -> Double {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_CHILDREN, &usage)
    #else
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    #endif
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
