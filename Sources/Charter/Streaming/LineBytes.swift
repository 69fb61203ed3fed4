/// Looks through the bytes of lines, eight at a time.
enum LineBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The top bit of each byte that is zero, and perhaps of some above one.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

  /// A line of the bytes, without what ends it.
  struct Line {
    /// Where its `\n` stands, or the end of the bytes.
    var end: Int
    /// Every byte of it is a character of its own.
    var isASCII: Bool
    /// A `\r` stands before its end, which is a line end of its own to those who count lines.
    var isBroken: Bool
  }

  /// The line that starts at an offset.
  static func line(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Line {
    var line = Line(end: start, isASCII: true, isBroken: false)
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return line }
    var seen: UInt64 = 0
    var returns: UInt64 = 0
    while line.end + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: base.loadUnaligned(fromByteOffset: line.end, as: UInt64.self))
      if zeros(word ^ 0x0A * ones) != 0 { break }
      seen |= word
      returns |= zeros(word ^ 0x0D * ones)
      line.end += 8
    }
    // At most seven, or the rest of the bytes.
    while line.end < bytes.count, bytes[line.end] != UInt8(ascii: "\n") {
      seen |= UInt64(bytes[line.end])
      returns |= bytes[line.end] == UInt8(ascii: "\r") ? 1 : 0
      line.end += 1
    }
    line.isASCII = seen & tops == 0
    if returns != 0 {
      line.isBroken = bytes[start..<line.end].dropLast().contains(UInt8(ascii: "\r"))
    }
    return line
  }
}
