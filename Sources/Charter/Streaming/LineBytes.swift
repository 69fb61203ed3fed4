/// Looks through the bytes of lines, eight at a time.
enum LineBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The top bit of each byte that is zero, and perhaps of some above one.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

  /// The first `\n` from an offset, or the end of the bytes.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return start }
    var index = start
    while index + 8 <= bytes.count {
      let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let found = zeros(UInt64(littleEndian: word) ^ 0x0A * ones)
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  /// What a line is made of.
  struct Survey {
    var isASCII: Bool
  }

  /// Looks through a line; nil where a `\r` stands before its end, which is a line end of its own
  /// to those who count lines.
  static func survey(_ line: UnsafeBufferPointer<UInt8>) -> Survey? {
    guard let base = UnsafeRawPointer(line.baseAddress) else { return Survey(isASCII: true) }
    let count = line.last == UInt8(ascii: "\r") ? line.count - 1 : line.count
    var seen: UInt64 = 0
    var returns: UInt64 = 0
    var index = 0
    while index + 8 <= count {
      let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      seen |= word
      returns |= zeros(word ^ 0x0D * ones)
      index += 8
    }
    while index < count {
      seen |= UInt64(line[index])
      if line[index] == UInt8(ascii: "\r") { returns = 1 }
      index += 1
    }
    return returns == 0 ? Survey(isASCII: seen & tops == 0) : nil
  }
}
