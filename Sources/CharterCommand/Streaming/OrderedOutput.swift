/// Writes what several tasks made in the order of what they made it of.
struct OrderedOutput {
  private let write: @Sendable ([UInt8], Terminal.Stream) throws(FileProblem) -> Void
  private var waiting: [Int: [UInt8]] = [:]
  /// Number of the batch that is written next.
  private(set) var next = 0

  init(_ write: @escaping @Sendable ([UInt8], Terminal.Stream) throws(FileProblem) -> Void) {
    self.write = write
  }

  /// Takes what was made of a batch, and writes all that is in order by now.
  mutating func take(_ bytes: [UInt8], of batch: Int) throws(FileProblem) {
    waiting[batch] = bytes
    while let bytes = waiting.removeValue(forKey: next) {
      next += 1
      if !bytes.isEmpty { try write(bytes, .output) }
    }
  }
}
