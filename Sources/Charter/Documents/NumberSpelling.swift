/// What can be told of a number from how it is spelled, without making a value of it.
package enum NumberSpelling {
  /// Whether a decimal number has at most 38 digits when written out, 18 of them after the point.
  ///
  /// Zeros that could be left out do not count. The spelling must be a number: a sign perhaps,
  /// digits with one point at most, an exponent perhaps.
  package static func isInRange(_ spelling: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    if index < spelling.count, spelling[index] == 0x2B || spelling[index] == 0x2D { index += 1 }
    // Digits are numbered from the first; the point stands before number `point`.
    var digits = 0
    var point: Int?
    var first: Int?
    var last = 0
    while index < spelling.count {
      let byte = spelling[index]
      if byte == 0x2E {
        point = digits
      } else if byte &- 0x30 < 10 {
        if byte != 0x30 {
          if first == nil { first = digits }
          last = digits
        }
        digits += 1
      } else {
        break
      }
      index += 1
    }
    guard let first else { return true }
    let shift = (point ?? digits) + exponent(spelling, after: index)
    let beforePoint = max(0, shift - first)
    let afterPoint = max(0, last + 1 - shift)
    return afterPoint <= 18 && beforePoint + afterPoint <= 38
  }

  /// The exponent at an `e`, no larger than ten million; 0 where there is none.
  private static func exponent(
    _ spelling: UnsafeBufferPointer<UInt8>, after start: Int
  ) -> Int {
    var index = start + 1
    guard index < spelling.count else { return 0 }
    let isNegative = spelling[index] == 0x2D
    if isNegative || spelling[index] == 0x2B { index += 1 }
    var exponent = 0
    while index < spelling.count {
      if exponent < 1_000_000 { exponent = exponent * 10 + Int(spelling[index] &- 0x30) }
      index += 1
    }
    return isNegative ? -exponent : exponent
  }

  /// The value of a whole number: decimal with a sign perhaps, or `0x` or `0o` and digits; nil
  /// where it is none or does not fit.
  package static func int64(_ spelling: UnsafeBufferPointer<UInt8>) -> Int64? {
    var digits = spelling[...]
    var isNegative = false
    if let sign = digits.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      digits = digits.dropFirst()
    }
    var radix: Int64 = 10
    if digits.count > 2, digits.count == spelling.count, digits[digits.startIndex] == 0x30 {
      switch digits[digits.startIndex + 1] {
      case 0x78: radix = 16
      case 0x6F: radix = 8
      default: break
      }
      if radix != 10 { digits = digits.dropFirst(2) }
    }
    guard !digits.isEmpty else { return nil }
    var value: Int64 = 0
    for byte in digits {
      guard let digit = Self.digit(byte), digit < radix else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: radix)
      guard !overflow else { return nil }
      let (sum, carry) = product.addingReportingOverflow(isNegative ? -digit : digit)
      guard !carry else { return nil }
      value = sum
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> Int64? {
    switch byte {
    case 0x30...0x39: Int64(byte - 0x30)
    case 0x41...0x46: Int64(byte - 0x37)
    case 0x61...0x66: Int64(byte - 0x57)
    default: nil
    }
  }
}
