// Decimals as documents and policies spell them, and as they print.

extension ExactDecimal {
  /// Why a text is no decimal.
  package enum ParseFailure: Error, Hashable, Sendable {
    case notANumber
    /// A number, of more than 38 digits, 20 before the point or 18 after it.
    case outOfRange
  }

  /// Reads a number of JSON, with a `+` before it at will: `-12.50`, `1e3`, `2.5E-3`.
  ///
  /// Zeros at the end do not count as digits. Nothing may stand around the number. Costs time
  /// linear in the length.
  package static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Result<ExactDecimal, ParseFailure> {
    var scanner = ByteScanner(bytes)
    let isNegative = scanner.take(UInt8(ascii: "-"))
    if !isNegative { _ = scanner.take(UInt8(ascii: "+")) }
    var digits = SignificantDigits()
    guard let first = scanner.takeDigit() else { return .failure(.notANumber) }
    if first == 0 {
      guard !scanner.isAtDigit else { return .failure(.notANumber) }
    } else {
      digits.append(first)
      while let digit = scanner.takeDigit() { digits.append(digit) }
    }
    if scanner.take(UInt8(ascii: ".")) {
      guard scanner.isAtDigit else { return .failure(.notANumber) }
      let start = scanner.position
      while let digit = scanner.takeDigit() { digits.append(digit) }
      digits.exponent -= scanner.position - start
    }
    if scanner.next | 0x20 == UInt8(ascii: "e") {
      scanner.position += 1
      let isDown = scanner.take(UInt8(ascii: "-"))
      if !isDown { _ = scanner.take(UInt8(ascii: "+")) }
      guard scanner.isAtDigit else { return .failure(.notANumber) }
      var exponent = 0
      // Far past every exponent that a number of any length could need.
      while let digit = scanner.takeDigit() {
        exponent = min(exponent * 10 + Int(digit), 1_000_000_000_000)
      }
      digits.exponent += isDown ? -exponent : exponent
    }
    guard scanner.isAtEnd else { return .failure(.notANumber) }
    guard let magnitude = digits.scaled,
      let decimal = ExactDecimal(isNegative: isNegative, magnitude: magnitude)
    else { return .failure(.outOfRange) }
    return .success(decimal)
  }
}

/// The digits of a number, gathered from the left; zeros wait until a digit follows them.
private struct SignificantDigits {
  private var low: UInt64 = 0
  private var wide: UInt128 = 0
  private var count = 0
  private var zeros = 0
  /// Power of ten to multiply the digits with, waiting zeros among them.
  var exponent = 0

  @inline(__always)
  mutating func append(_ digit: UInt8) {
    if digit == 0 {
      if count > 0 { zeros += 1 }
      return
    }
    if count + zeros < 19 {
      low = low &* powersOfTen[zeros + 1] &+ UInt64(digit)
      count += zeros + 1
      zeros = 0
    } else {
      appendWide(digit)
    }
  }

  private mutating func appendWide(_ digit: UInt8) {
    let isWide = count > 19
    count += zeros + 1
    // Longer numbers never fit; only that they are longer is kept.
    if count <= 38 {
      if !isWide { wide = UInt128(low) }
      while zeros > 0 {
        wide *= 10
        zeros -= 1
      }
      wide = wide * 10 + UInt128(digit)
    }
    zeros = 0
  }

  /// The number times 10^18; nil where that is not whole or has more than 38 digits.
  var scaled: UInt128? {
    if count == 0 { return 0 }
    guard count <= 38 else { return nil }
    let digits = count > 19 ? wide : UInt128(low)
    let shift = exponent + zeros + 18
    guard shift >= 0, count + shift <= 38 else { return nil }
    let first = min(shift, 19)
    return digits * UInt128(powersOfTen[first]) * UInt128(powersOfTen[shift - first])
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Digits without an exponent and without zeros at the end: `-12.5`, `0.001`, `300`.
  package var description: String { Self.spelling(scaled, digitsAfterPoint: 18) }

  /// The number with so many of its last digits after the point.
  static func spelling(_ number: Int128, digitsAfterPoint: Int) -> String {
    let power = UInt128(powersOfTen[digitsAfterPoint])
    let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: power)
    var text = number < 0 ? "-" : ""
    if let short = UInt64(exactly: whole) { text += String(short) } else { text += String(whole) }
    guard rest != 0 else { return text }
    var fraction = UInt64(truncatingIfNeeded: rest)
    var length = digitsAfterPoint
    while fraction % 10 == 0 {
      fraction /= 10
      length -= 1
    }
    let digits = String(fraction)
    return text + "." + String(repeating: "0", count: length - digits.utf8.count) + digits
  }
}
