#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension FileSystem {
  /// Writes a file that is not there yet, and the folders that it needs.
  ///
  /// - Parameters:
  ///   - path: From the root.
  ///   - bytes: What it holds.
  /// - Throws: ``FileProblem`` where there is something of that name, a link that leads nowhere too,
  ///   or it cannot be written.
  static func create(_ path: String, with bytes: [UInt8]) throws(FileProblem) {
    try makeFolder(NamedPath.folder(of: path))
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    var isClosed = false
    defer { if !isClosed { close(descriptor) } }
    try write(bytes, to: descriptor)
    isClosed = true
    guard close(descriptor) == 0 else { throw FileProblem(code: errno) }
  }

  /// Makes a folder and those above it, where they are not there.
  private static func makeFolder(_ path: String) throws(FileProblem) {
    if (try? kind(of: path)) == .folder { return }
    let above = NamedPath.folder(of: path)
    if above != path { try makeFolder(above) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileProblem(code: errno) }
  }

  /// Whether there is something of that name, a link that leads nowhere too.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
