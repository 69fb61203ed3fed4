#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder that is gone, with all in it, when nobody holds it any more.
final class TemporaryFolder: Sendable {
  /// From the root, without links.
  let path: String

  /// Makes an empty folder that nobody else can read.
  init() throws(FileProblem) {
    let stated = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let place = stated.isEmpty ? "/tmp" : stated
    var template = Array(NamedPath.joined(place, "charter-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw FileProblem(code: errno) }
    let made = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = FileSystem.realPath(of: made) ?? made
  }

  deinit { Self.remove(path) }

  /// Writes a file, and the folders that it needs.
  ///
  /// - Parameters:
  ///   - bytes: What it holds.
  ///   - name: Its path in this folder.
  /// - Throws: ``FileProblem`` where it cannot be written, is there already, or leads out of the folder.
  func write(_ bytes: [UInt8], to name: String) throws(FileProblem) {
    guard !name.split(separator: "/").contains(".."), !name.hasPrefix("/") else {
      throw FileProblem("`\(name)` leads out of its folder")
    }
    let file = NamedPath.joined(path, name)
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder = NamedPath.joined(folder, String(part))
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw FileProblem(code: errno) }
    }
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    defer { close(descriptor) }
    try FileSystem.write(bytes, to: descriptor)
  }

  private static func remove(_ folder: String) {
    for name in (try? FileSystem.names(in: folder)) ?? [] {
      let entry = NamedPath.joined(folder, name)
      // A link is removed, never followed.
      if unlink(entry) != 0 { remove(entry) }
    }
    rmdir(folder)
  }
}
