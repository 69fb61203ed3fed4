#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program that is run to its end, its input and output in files: no pipe can fill up.
enum ChildProcess {
  /// What a program came to.
  struct Outcome {
    /// Its status; 0 where all went well.
    var status: Int32
    /// What it wrote to standard output.
    var output: [UInt8]
    /// What it wrote to standard error.
    var complaint: String
  }

  /// Runs a program that is found by its name.
  ///
  /// - Parameters:
  ///   - words: Its name and its arguments.
  ///   - input: What it reads.
  ///   - folder: Where files may be written meanwhile.
  /// - Returns: What it came to, whatever its status.
  /// - Throws: ``FileProblem`` where it cannot be started.
  static func run(
    _ words: [String], input: [UInt8] = [], in folder: String
  ) throws(FileProblem) -> Outcome {
    let names = ["stdin", "stdout", "stderr"].map { NamedPath.joined(folder, $0) }
    defer { for name in names { unlink(name) } }
    try FileSystem.replace(names[0], with: input)
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, names[0], O_RDONLY, 0)
    for stream: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(
        &actions, stream, names[Int(stream)], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var child: pid_t = 0
    let failure = posix_spawnp(&child, words[0], &actions, nil, arguments, environ)
    guard failure == 0 else { throw FileProblem(code: failure) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw FileProblem(code: errno) }
    }
    let output = try FileSystem.contents(of: names[1], atMost: .max)
    let complaint = try FileSystem.contents(of: names[2])
    // What ended by a signal has no status of its own.
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    return Outcome(
      status: code, output: output, complaint: String(decoding: complaint, as: UTF8.self))
  }
}
