#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Files, read and written whole.
enum FileBytes {
  /// A file or folder that could not be read or written.
  struct Failure: Error {
    var path: String
    var message: String

    init(_ path: String) {
      self.path = path
      message = String(cString: strerror(errno))
    }
  }

  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw Failure(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw Failure(path) }
    // Files of the system say that they are empty.
    let size = status.st_size > 0 ? Int(status.st_size) : 1 << 16
    var isRead = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let more = Self.more(file, buffer.baseAddress.map { $0 + count }, size - count)
        if more < 0 { isRead = false }
        if more <= 0 { break }
        count += more
      }
    }
    guard isRead else { throw Failure(path) }
    return bytes
  }

  private static func more(_ file: Int32, _ base: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int
  {
    base.map { readBytes(file, $0, count) } ?? -1
  }

  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw Failure(path) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { writeBytes(file, $0 + done, buffer.count - done) } ?? -1
      }
      guard count > 0 else { throw Failure(path) }
      done += count
    }
  }

  /// A new folder for files that nobody else sees, below `TMPDIR` where that is set.
  static func makeTemporaryFolder() throws(Failure) -> String {
    let stated = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let parent = stated.isEmpty ? "/tmp" : stated
    var template = Array("\(parent)/charter-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(parent) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Removes files and the folder that they stood in.
  static func remove(_ files: [String], andFolder folder: String) {
    for file in files { unlink(file) }
    rmdir(folder)
  }
}

private func readBytes(_ file: Int32, _ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
  read(file, base, count)
}

private func writeBytes(_ file: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
  write(file, base, count)
}
