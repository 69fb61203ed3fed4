#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Why a file or folder could not be used.
struct FileProblem: Error, Hashable, Sendable {
  /// In words, lower case: `no such file or folder`.
  let reason: String
  /// There is nothing of that name.
  let isMissing: Bool
  /// It is larger than may be read.
  var isTooLarge = false

  init(_ reason: String) {
    self.reason = reason
    isMissing = false
  }

  /// A file that is larger than may be read, in bytes.
  static func tooLarge(_ limit: Int) -> FileProblem {
    var problem = FileProblem(
      limit % (1 << 20) == 0
        ? "it is larger than \(limit >> 20) MiB" : "it is larger than \(limit) bytes")
    problem.isTooLarge = true
    return problem
  }

  /// What the system's last call failed with.
  init(code: Int32) {
    isMissing = code == ENOENT || code == ENOTDIR
    switch code {
    case ENOENT: reason = "no such file or folder"
    case EACCES: reason = "permission denied"
    case EISDIR: reason = "it is a folder"
    case ENOTDIR: reason = "no such file or folder"
    case ENOSPC: reason = "no space is left"
    case EPIPE: reason = "nobody reads it any more"
    case ELOOP: reason = "its links go round in a circle"
    default: reason = String(cString: strerror(code)).lowercased()
    }
  }
}

/// The calls to the system's files that the command needs.
///
/// Paths are absolute. Written on the C library: Foundation would cost a start of this command more than its work.
enum FileSystem {
  /// What a path leads to, links followed.
  enum Kind: Sendable {
    case file, folder
    /// A pipe, a device, a socket.
    case other
  }

  /// What a path leads to.
  static func kind(of path: String) throws(FileProblem) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileProblem(code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The path with no link in it; nil where it leads nowhere.
  static func realPath(of path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  /// The names in a folder, sorted by their bytes.
  static func names(in folder: String) throws(FileProblem) -> [String] {
    guard let stream = opendir(folder) else { throw FileProblem(code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee))
        {
          String(validatingCString: $0)
        }
      }
      guard let name else { throw FileProblem("it holds a name that is not UTF-8") }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw FileProblem(code: errno) }
    return names.sorted(by: precedesByBytes)
  }

  /// What may stand at a path that is read.
  enum Readable: Sendable {
    /// A regular file: what was found in a folder, or named by another file.
    case file
    /// A pipe or a device too: what a person named.
    case anything
  }

  /// The bytes of a file.
  ///
  /// Never waits for a pipe that nobody writes to: that has no bytes.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - kind: What may stand there.
  ///   - limit: Most bytes that are read.
  /// - Returns: All of them.
  /// - Throws: ``FileProblem`` where it cannot be read, is larger than the limit, or changes meanwhile.
  static func contents(
    of path: String, _ kind: Readable = .file, atMost limit: Int = sizeLimit
  ) throws(FileProblem) -> [UInt8] {
    // A pipe without a writer would keep the call waiting for one.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    defer { close(descriptor) }
    let flags = fcntl(descriptor, F_GETFL)
    guard flags >= 0, fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) == 0 else {
      throw FileProblem(code: errno)
    }
    return try contents(of: descriptor, kind, atMost: limit)
  }

  /// Everything that can still be read from an open file.
  ///
  /// - Parameters:
  ///   - descriptor: The open file.
  ///   - kind: What it may be.
  ///   - limit: Most bytes that are read.
  ///   - meanwhile: Is called behind each read, so that tests can change the file.
  /// - Returns: All of them.
  /// - Throws: ``FileProblem``, as for a path.
  static func contents(
    of descriptor: Int32, _ kind: Readable = .anything, atMost limit: Int = sizeLimit,
    meanwhile: () -> Void = {}
  ) throws(FileProblem) -> [UInt8] {
    let before = try status(of: descriptor)
    let isFile = before.st_mode & S_IFMT == S_IFREG
    if before.st_mode & S_IFMT == S_IFDIR { throw FileProblem(code: EISDIR) }
    if kind == .file, !isFile { throw FileProblem("it is no regular file") }
    if isFile, before.st_size > limit { throw .tooLarge(limit) }
    var bytes: [UInt8] = []
    var expected = min(max(Int(before.st_size), 4095), limit &- 1) &+ 1
    while true {
      let part = try some(of: descriptor, atMost: expected)
      if part.isEmpty { break }
      if bytes.isEmpty { bytes = part } else { bytes.append(contentsOf: part) }
      guard bytes.count <= limit else { throw .tooLarge(limit) }
      meanwhile()
      expected = max(expected - part.count, 65_536)
    }
    if isFile, before.st_size > 0, try hasChanged(descriptor, since: before, read: bytes.count) {
      throw FileProblem("it changed while it was read")
    }
    return bytes
  }

  private static func status(of descriptor: Int32) throws(FileProblem) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(code: errno) }
    return status
  }

  /// Whether somebody wrote to a file while it was read: what was read may never have been there.
  private static func hasChanged(
    _ descriptor: Int32, since before: stat, read count: Int
  ) throws(FileProblem) -> Bool {
    let after = try status(of: descriptor)
    #if canImport(Darwin)
      let times = (before.st_mtimespec, after.st_mtimespec)
    #else
      let times = (before.st_mtim, after.st_mtim)
    #endif
    return after.st_size != before.st_size || count > before.st_size
      || times.0.tv_sec != times.1.tv_sec || times.0.tv_nsec != times.1.tv_nsec
  }

  /// What one read gives of an open file; nothing at its end.
  static func some(of descriptor: Int32, atMost limit: Int) throws(FileProblem) -> [UInt8] {
    var failure: Int32 = 0
    let part = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var got = read(descriptor, buffer.baseAddress, limit)
      while got < 0, errno == EINTR { got = read(descriptor, buffer.baseAddress, limit) }
      if got < 0 { failure = errno }
      count = max(got, 0)
    }
    guard failure == 0 else { throw FileProblem(code: failure) }
    return part
  }

  /// No file that the command reads may be larger, in bytes.
  static let sizeLimit = 64 << 20

  /// Writes all bytes to an open file.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileProblem) {
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      #if canImport(Darwin)
        let put = Darwin.write
      #elseif canImport(Musl)
        let put = Musl.write
      #else
        let put = Glibc.write
      #endif
      while !rest.isEmpty {
        let count = put(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          failure = count < 0 ? errno : EIO
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
    guard failure == 0 else { throw FileProblem(code: failure) }
  }

  /// Puts bytes where a file is to be, all of them or none: see ``PendingFile``.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileProblem) {
    let file = try PendingFile(path)
    do throws(FileProblem) {
      try file.write(bytes)
    } catch {
      file.abandon()
      throw error
    }
    try file.finish()
  }
}

/// Whether a path stands before another where paths are sorted by their bytes.
func precedesByBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
