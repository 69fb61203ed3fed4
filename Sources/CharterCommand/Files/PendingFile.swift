#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that takes its name once it is whole.
///
/// It is written beside the place where it is to be, and renamed: whoever stops the command meanwhile,
/// what stood there before stands there still. What is no file, a device or a pipe, is written to as
/// it is.
struct PendingFile: Sendable {
  private let descriptor: Int32
  /// Where it stands until it is whole; nil for what is written to as it is.
  private let beside: String?
  private let target: String

  /// Opens a place for it.
  ///
  /// - Throws: ``FileProblem`` where nothing can be written there.
  init(_ path: String) throws(FileProblem) {
    if let kind = try? FileSystem.kind(of: path), kind != .file {
      guard kind == .other else { throw FileProblem(code: EISDIR) }
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw FileProblem(code: errno) }
      beside = nil
      target = path
      return
    }
    target = FileSystem.realPath(of: path) ?? path
    let name = "\(target).\(getpid()).part"
    // One that a killed process of this number left behind is nobody's.
    unlink(name)
    descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    beside = name
  }

  /// Writes all bytes behind those before.
  func write(_ bytes: [UInt8]) throws(FileProblem) {
    try FileSystem.write(bytes, to: descriptor)
  }

  /// Gives it its name; to be called once, or ``abandon()``.
  ///
  /// - Throws: ``FileProblem`` where it is not whole; then nothing of it is left.
  func finish() throws(FileProblem) {
    guard let beside else {
      guard close(descriptor) == 0 else { throw FileProblem(code: errno) }
      return
    }
    // On disk before it takes the name: a machine that stops leaves the old file or the new one.
    var failure = fsync(descriptor) == 0 ? 0 : errno
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(beside, target) != 0 { failure = errno }
    guard failure != 0 else { return }
    unlink(beside)
    throw FileProblem(code: failure)
  }

  /// Takes it away.
  func abandon() {
    close(descriptor)
    if let beside { unlink(beside) }
  }
}
