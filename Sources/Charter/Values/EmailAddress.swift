/// Mail addresses of the common form: `orders-team@example.com`.
package enum EmailAddress {
  /// Whether a text is an address.
  ///
  /// It is a dot-atom of RFC 5322 of up to 64 bytes, `@`, and a domain of two labels or more; up to
  /// 254 bytes, all ASCII. No quoted parts, no comments, no display name.
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= 254, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else {
      return false
    }
    guard 1...64 ~= at, isDotAtom(bytes, 0..<at) else { return false }
    return isDomain(bytes, at + 1..<bytes.count)
  }

  private static func isDotAtom(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var isAfterDot = true
    for index in range {
      let byte = bytes[index]
      if byte == UInt8(ascii: ".") {
        if isAfterDot { return false }
        isAfterDot = true
      } else {
        guard isAtomByte(byte) else { return false }
        isAfterDot = false
      }
    }
    return !isAfterDot
  }

  private static func isAtomByte(_ byte: UInt8) -> Bool {
    if byte.isLetter || byte.isDigit { return true }
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
      UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"),
      UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
      return true
    default: return false
    }
  }

  /// Two labels or more of letters, digits and inner hyphens, up to 63 bytes each; the last one not
  /// of digits alone.
  private static func isDomain(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var labels = 0
    var start = range.lowerBound
    var isNumber = true
    for index in range.lowerBound...range.upperBound {
      guard index == range.upperBound || bytes[index] == UInt8(ascii: ".") else {
        let byte = bytes[index]
        guard byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") else { return false }
        isNumber = isNumber && byte.isDigit
        continue
      }
      guard 1...63 ~= index - start, bytes[start] != UInt8(ascii: "-"),
        bytes[index - 1] != UInt8(ascii: "-")
      else { return false }
      labels += 1
      if index == range.upperBound { break }
      start = index + 1
      isNumber = true
    }
    return labels >= 2 && !isNumber
  }
}
