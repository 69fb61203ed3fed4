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

  init(_ reason: String) {
    self.reason = reason
    isMissing = false
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

  /// The bytes of a file, of a pipe too.
  static func contents(
    of path: String, atMost limit: Int = sizeLimit
  ) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    defer { close(descriptor) }
    return try contents(of: descriptor, atMost: limit)
  }

  /// Everything that can still be read from an open file.
  static func contents(
    of descriptor: Int32, atMost limit: Int = sizeLimit
  ) throws(FileProblem) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(code: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw FileProblem(code: EISDIR) }
    var bytes: [UInt8] = []
    var expected = min(max(Int(status.st_size), 4095), limit - 1) + 1
    while true {
      let start = bytes.count
      var failure: Int32 = 0
      let part = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
        var got = read(descriptor, buffer.baseAddress, expected)
        while got < 0, errno == EINTR { got = read(descriptor, buffer.baseAddress, expected) }
        if got < 0 { failure = errno }
        count = max(got, 0)
      }
      guard failure == 0 else { throw FileProblem(code: failure) }
      if part.isEmpty { return bytes }
      if start == 0 { bytes = part } else { bytes.append(contentsOf: part) }
      guard bytes.count <= limit else {
        throw FileProblem("it is larger than \(sizeLimit >> 20) MiB")
      }
      expected = max(expected - part.count, 65_536)
    }
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

  /// Puts bytes where a file is to be, all of them or none.
  ///
  /// They are written to a file beside it that then takes its name. What is no file, a device or
  /// a pipe, is written to as it is.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileProblem) {
    if let kind = try? kind(of: path), kind != .file {
      guard kind == .other else { throw FileProblem(code: EISDIR) }
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileProblem(code: errno) }
      defer { close(descriptor) }
      return try write(bytes, to: descriptor)
    }
    let target = realPath(of: path) ?? path
    let beside = "\(target).\(getpid()).part"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    do throws(FileProblem) {
      var isClosed = false
      defer { if !isClosed { close(descriptor) } }
      try write(bytes, to: descriptor)
      isClosed = true
      guard close(descriptor) == 0, rename(beside, target) == 0 else {
        throw FileProblem(code: errno)
      }
    } catch {
      unlink(beside)
      throw error
    }
  }
}

/// Whether a path stands before another where paths are sorted by their bytes.
func precedesByBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
