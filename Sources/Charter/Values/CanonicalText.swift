/// Text as documents and policies hold it: valid UTF-8 in Unicode Normalization Form C.
///
/// The one place that knows how the standard library normalises. Every function is linear in the
/// bytes it is given, whatever they are.
package enum CanonicalText {
  /// Whether every byte is below 0x80.
  package static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    asciiPrefix(of: bytes, from: 0) == bytes.count
  }

  /// Finds what is not UTF-8: overlong forms, surrogates, code points past U+10FFFF and sequences
  /// cut short are not.
  ///
  /// - Returns: Where the first bad sequence starts, nil where there is none.
  package static func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = asciiPrefix(of: bytes, from: 0)
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index = asciiPrefix(of: bytes, from: index)
        continue
      }
      guard let length = validSequence(bytes, at: index) else { return index }
      index += length
    }
    return nil
  }

  /// Puts a text into Normalization Form C.
  ///
  /// - Parameter bytes: Valid UTF-8; what is not is replaced by U+FFFD.
  /// - Returns: The text's bytes, nil where it is in that form already. ASCII, and text of the
  ///   scripts that never change, is passed by with nothing allocated.
  package static func normalised(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let start = unchangingPrefix(of: bytes)
    if start == bytes.count { return nil }
    let text = CombiningRuns.ordered(bytes, from: start) ?? String(decoding: bytes, as: UTF8.self)
    let normal = text._nfcCodeUnits
    return normal.elementsEqual(bytes) ? nil : normal
  }

  /// The offset of the first byte from `start` that is not ASCII; the end where all are.
  static func asciiPrefix(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let high = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
      if high != 0 { return index + high.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, raw[index] < 0x80 { index += 1 }
    return index
  }

  /// How many bytes the sequence at `index` has, which does not start with ASCII; nil where it is
  /// not UTF-8.
  private static func validSequence(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Int? {
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    func continues(_ offset: Int) -> Bool { byte(offset) & 0xC0 == 0x80 }
    let second = byte(1)
    switch bytes[index] {
    case 0xC2...0xDF: return continues(1) ? 2 : nil
    case 0xE0: return second >= 0xA0 && continues(1) && continues(2) ? 3 : nil
    case 0xED: return second < 0xA0 && continues(1) && continues(2) ? 3 : nil
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : nil
    case 0xF0: return second >= 0x90 && continues(1) && continues(2) && continues(3) ? 4 : nil
    case 0xF4: return second < 0x90 && continues(1) && continues(2) && continues(3) ? 4 : nil
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : nil
    default: return nil
    }
  }

  /// The offset of the first code point that might change, or change one before it: what comes
  /// before is Latin letters, Greek, Cyrillic, Chinese, Hangul, dashes, quotes, arrows and emoji,
  /// composed.
  private static func unchangingPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    while index < bytes.count {
      index = asciiPrefix(of: bytes, from: index)
      guard index < bytes.count else { break }
      let second = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch bytes[index] {
      case 0xC2...0xCB, 0xCF, 0xD0, 0xD1: index += 2
      case 0xCE where second != 0x87: index += 2
      case 0xE2:
        switch second {
        case 0x80 where index + 2 < bytes.count && bytes[index + 2] >= 0x82: index += 3
        case 0x82, 0x86, 0x94...0x9F: index += 3
        default: return index
        }
      case 0xE4...0xE9, 0xEB, 0xEC, 0xED: index += 3
      case 0xF0 where second == 0x9F: index += 4
      default: return index
      }
    }
    return bytes.count
  }
}
