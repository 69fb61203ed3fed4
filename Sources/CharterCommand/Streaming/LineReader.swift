/// Takes lines off an input, as many at a time as have come in.
///
/// Holds no more than what one read gave and one line; a line past the limit is not held at all.
struct LineReader {
  /// Whole lines that came in together.
  struct Batch: Sendable {
    /// Counts the batches, from 0.
    var number: Int
    /// Number of the first line, from 1.
    var firstLine: Int
    /// The lines, each with its line end but perhaps the last of the input.
    var bytes: [UInt8]
    /// The bytes are the start of a line that is too long; the rest of it is gone.
    var isTooLong: Bool
  }

  private let readSome: @Sendable (Int) throws(FileProblem) -> [UInt8]
  private let lineLimit: Int
  private var rest: [UInt8] = []
  private var line = 1
  private var number = 0
  private var isAtEnd = false

  /// Bytes that are asked for at once.
  static let readSize = 1 << 18
  private static let lineEnd = UInt8(ascii: "\n")

  init(
    lineLimit: Int = FileSystem.sizeLimit,
    readSome: @escaping @Sendable (Int) throws(FileProblem) -> [UInt8]
  ) {
    self.lineLimit = lineLimit
    self.readSome = readSome
  }

  /// The next lines; nil at the end of the input.
  mutating func next() throws(FileProblem) -> Batch? {
    while !isAtEnd {
      let part = try readSome(Self.readSize)
      guard let last = part.lastIndex(of: Self.lineEnd) else {
        if part.isEmpty { isAtEnd = true }
        rest += part
        if rest.count > lineLimit { return try skipLine() }
        continue
      }
      var bytes = rest
      bytes += part[...last]
      rest = Array(part[(last + 1)...])
      return batch(bytes)
    }
    guard !rest.isEmpty else { return nil }
    defer { rest = [] }
    return batch(rest)
  }

  private mutating func batch(_ bytes: [UInt8], isTooLong: Bool = false) -> Batch {
    defer {
      number += 1
      line += isTooLong ? 1 : bytes.count { $0 == Self.lineEnd }
    }
    return Batch(number: number, firstLine: line, bytes: bytes, isTooLong: isTooLong)
  }

  /// Drops the rest of a line that is too long, and keeps what follows it.
  private mutating func skipLine() throws(FileProblem) -> Batch {
    let start = Array(rest.prefix(64))
    rest = []
    while !isAtEnd {
      let part = try readSome(Self.readSize)
      if part.isEmpty { isAtEnd = true }
      guard let end = part.firstIndex(of: Self.lineEnd) else { continue }
      rest = Array(part[(end + 1)...])
      break
    }
    return batch(start, isTooLong: true)
  }
}
