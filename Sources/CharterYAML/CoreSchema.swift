#if YAML
  import Charter

  /// What YAML's core schema makes of a plain scalar.
  ///
  /// Source: YAML 1.2.2, 10.3.2 "Tag Resolution".
  enum CoreSchema {
    enum Resolution {
      case null
      case bool(Bool)
      case integer
      case number
      /// An infinity, or not a number.
      case notFinite
      case text
    }

    @inline(__always)
    static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> Resolution {
      guard let first = text.first else { return .null }
      switch first {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E: return resolveNumber(text)
      case 0x4E, 0x6E, 0x54, 0x74, 0x46, 0x66, 0x7E: return resolveWord(text)
      default: return .text
      }
    }

    private static func resolveWord(_ text: UnsafeBufferPointer<UInt8>) -> Resolution {
      guard text.count <= 5 else { return .text }
      if text.count == 1, text[0] == 0x7E { return .null }
      if spells(text, "null", "Null", "NULL") { return .null }
      if spells(text, "true", "True", "TRUE") { return .bool(true) }
      if spells(text, "false", "False", "FALSE") { return .bool(false) }
      return .text
    }

    private static func spells(
      _ text: UnsafeBufferPointer<UInt8>, _ lower: StaticString, _ title: StaticString,
      _ upper: StaticString
    ) -> Bool {
      spells(text[...], lower) || spells(text[...], title) || spells(text[...], upper)
    }

    private static func spells(
      _ text: Slice<UnsafeBufferPointer<UInt8>>, _ word: StaticString
    ) -> Bool {
      guard text.count == word.utf8CodeUnitCount else { return false }
      for offset in 0..<text.count
      where text[text.startIndex + offset] != word.utf8Start[offset] { return false }
      return true
    }

    private static func resolveNumber(_ text: UnsafeBufferPointer<UInt8>) -> Resolution {
      if text.count > 2, text[0] == 0x30 {
        if text[1] == 0x78, text.dropFirst(2).allSatisfy(isHexadecimal) { return .integer }
        if text[1] == 0x6F, text.dropFirst(2).allSatisfy({ $0 &- 0x30 < 8 }) { return .integer }
      }
      var index = text[0] == 0x2B || text[0] == 0x2D ? 1 : 0
      let first = index
      skipDigits(text, &index)
      let wholeDigits = index - first
      if index == text.count { return wholeDigits > 0 ? .integer : .text }
      var digits = wholeDigits
      if text[index] == 0x2E {
        index += 1
        let point = index
        skipDigits(text, &index)
        digits += index - point
        if digits == 0 { return resolveNotFinite(text, from: point - 1) }
      }
      guard digits > 0 else { return .text }
      if index == text.count { return .number }
      guard text[index] | 0x20 == 0x65 else { return .text }
      index += 1
      if index < text.count, text[index] == 0x2B || text[index] == 0x2D { index += 1 }
      let exponent = index
      skipDigits(text, &index)
      return index == text.count && index > exponent ? .number : .text
    }

    private static func skipDigits(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
      while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
      byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
    }

    /// `.inf` with a sign perhaps, or `.nan` without one.
    private static func resolveNotFinite(
      _ text: UnsafeBufferPointer<UInt8>, from point: Int
    ) -> Resolution {
      let word = text[point...]
      if spells(word, ".inf") || spells(word, ".Inf") || spells(word, ".INF") { return .notFinite }
      if point == 0, spells(word, ".nan") || spells(word, ".NaN") || spells(word, ".NAN") {
        return .notFinite
      }
      return .text
    }
  }
#endif
