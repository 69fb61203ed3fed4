/// Reads UTF-8 bytes from left to right, for the spellings of values.
///
/// Never reads past the end: ``next`` is then NUL, which no spelling holds.
struct ByteScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  @inline(__always)
  var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  @inline(__always)
  var isAtDigit: Bool { next.isDigit }

  /// Steps over one byte where it is the next.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte, !isAtEnd else { return false }
    position += 1
    return true
  }

  /// Steps over one digit.
  @inline(__always)
  mutating func takeDigit() -> UInt8? {
    let byte = next
    guard byte.isDigit else { return nil }
    position += 1
    return byte &- UInt8(ascii: "0")
  }

  /// Steps over exactly so many digits; nil, at an unspecified position, where there are fewer.
  @inline(__always)
  mutating func takeDigits(count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let digit = takeDigit() else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return number
  }

  /// Steps over one digit and all that follow; nil where there is none, and over 64 bits.
  mutating func takeInteger() -> Int64? {
    guard let first = takeDigit() else { return nil }
    var number = Int64(first)
    while let digit = takeDigit() {
      let (tens, isTooLong) = number.multipliedReportingOverflow(by: 10)
      let (sum, isTooGreat) = tens.addingReportingOverflow(Int64(digit))
      guard !isTooLong, !isTooGreat else { return nil }
      number = sum
    }
    return number
  }

  /// Steps over spaces and tabs.
  mutating func skipBlanks() {
    while next.isBlank { position += 1 }
  }

  /// Steps over the ASCII letters that come next.
  mutating func takeLetters() -> Range<Int> {
    let start = position
    while next.isLetter { position += 1 }
    return start..<position
  }

  /// Whether a part of the bytes spells a word of lower-case ASCII letters, in any case.
  func spells(_ word: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count
    where bytes[range.lowerBound + offset] | 0x20 != word.utf8Start[offset] { return false }
    return true
  }
}

extension UInt8 {
  @inline(__always)
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  @inline(__always)
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
  @inline(__always)
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without the spaces and tabs around it.
  var trimmed: UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = count
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return UnsafeBufferPointer(rebasing: self[start..<end])
  }
}
