/// An exact decimal number of up to 38 digits, 18 of them after the point.
package struct ExactDecimal: Hashable, Sendable {
  /// The number times 10^18; its magnitude is below 10^38.
  package var scaled: Int128

  package init(scaled: Int128) { self.scaled = scaled }
}

extension ExactDecimal {
  package static let zero = ExactDecimal(scaled: 0)

  /// Every 64-bit number fits.
  package init(_ integer: Int64) { scaled = Int128(integer) * Self.one }

  /// `mantissa` with the point before the last `scale` digits, 18 at most.
  package init(mantissa: Int64, scale: UInt8) {
    guard scale <= 18 else { preconditionFailure("a number has at most 18 digits after the point") }
    scaled = Int128(mantissa) * Int128(powersOfTen[18 - Int(scale)])
  }

  /// 1, as stored.
  static var one: Int128 { 1_000_000_000_000_000_000 }

  /// 10^38, which no magnitude reaches.
  static var limit: UInt128 {
    UInt128(10_000_000_000_000_000_000 as UInt64) * UInt128(10_000_000_000_000_000_000 as UInt64)
  }

  /// Nil where the magnitude is too great.
  init?(isNegative: Bool, magnitude: UInt128) {
    guard magnitude < Self.limit else { return nil }
    let positive = Int128(truncatingIfNeeded: magnitude)
    scaled = isNegative ? -positive : positive
  }
}

// MARK: Arithmetic

extension ExactDecimal {
  package var negated: ExactDecimal { ExactDecimal(scaled: -scaled) }

  /// The exact sum; nil where it has more than 20 digits before the point.
  package func adding(_ other: ExactDecimal) -> ExactDecimal? {
    // Two magnitudes below 10^38 may leave 128 bits.
    let (sum, overflow) = scaled.addingReportingOverflow(other.scaled)
    guard !overflow, sum.magnitude < Self.limit else { return nil }
    return ExactDecimal(scaled: sum)
  }

  /// The exact difference; nil where it has more than 20 digits before the point.
  package func subtracting(_ other: ExactDecimal) -> ExactDecimal? { adding(other.negated) }

  /// The exact product; nil where it needs more than 18 digits after the point, or more than 20
  /// before it.
  package func multiplying(_ other: ExactDecimal) -> ExactDecimal? {
    let product = scaled.magnitude.multipliedFullWidth(by: other.scaled.magnitude)
    guard product.high < Self.one.magnitude else { return nil }
    let (quotient, remainder) =
      product.high == 0
      ? product.low.quotientAndRemainder(dividingBy: Self.one.magnitude)
      : Self.one.magnitude.dividingFullWidth(product)
    guard remainder == 0 else { return nil }
    return ExactDecimal(isNegative: (scaled < 0) != (other.scaled < 0), magnitude: quotient)
  }

  /// The quotient, rounded half to even at 18 digits after the point; nil by zero, and where it has
  /// more than 20 digits before the point.
  package func dividing(by other: ExactDecimal) -> ExactDecimal? {
    let divisor = other.scaled.magnitude
    let dividend = scaled.magnitude.multipliedFullWidth(by: Self.one.magnitude)
    guard dividend.high < divisor else { return nil }
    var (quotient, remainder) =
      dividend.high == 0
      ? dividend.low.quotientAndRemainder(dividingBy: divisor)
      : divisor.dividingFullWidth(dividend)
    // Below 10^38, so twice as much still fits.
    let twice = remainder * 2
    if twice > divisor || (twice == divisor && quotient & 1 == 1) {
      guard quotient < Self.limit else { return nil }
      quotient += 1
    }
    return ExactDecimal(isNegative: (scaled < 0) != (other.scaled < 0), magnitude: quotient)
  }
}

extension ExactDecimal: Comparable {
  package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    left.scaled < right.scaled
  }
}

// MARK: Shorter forms

extension ExactDecimal {
  /// Whether nothing but zeros stands after the point.
  package var isWhole: Bool { scaled % Self.one == 0 }

  /// The number, where it is whole and fits 64 bits.
  package var wholeInt64: Int64? {
    let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Self.one)
    return rest == 0 ? Int64(exactly: whole) : nil
  }

  /// The number as 64 bits and the count of digits after the point, without zeros at the end of
  /// these, so that equal numbers have equal forms; nil where 64 bits do not suffice.
  package var narrow: (mantissa: Int64, scale: UInt8)? {
    if scaled == 0 { return (0, 0) }
    var magnitude = scaled.magnitude
    var scale = 18
    // 16, 8, 4, 2, 1 add up to any count of zeros up to 18.
    var step = 16
    while step > 0 {
      if step <= scale, let shorter = magnitude.dividedExactly(byTenTo: step) {
        magnitude = shorter
        scale -= step
      }
      step /= 2
    }
    guard let mantissa = Int64(exactly: magnitude) else { return nil }
    return (scaled < 0 ? -mantissa : mantissa, UInt8(scale))
  }
}

extension UInt128 {
  /// The quotient by a power of ten, where nothing is left over.
  fileprivate func dividedExactly(byTenTo exponent: Int) -> UInt128? {
    // Most numbers are told by their lowest bits: 10^n holds 2^n.
    guard trailingZeroBitCount >= exponent else { return nil }
    let power = powersOfTen[exponent]
    if let short = UInt64(exactly: self) {
      let (quotient, remainder) = short.quotientAndRemainder(dividingBy: power)
      return remainder == 0 ? UInt128(quotient) : nil
    }
    let (quotient, remainder) = quotientAndRemainder(dividingBy: UInt128(power))
    return remainder == 0 ? quotient : nil
  }
}

/// 10^0 … 10^19.
let powersOfTen: [UInt64] = [
  1,
  10,
  100,
  1_000,
  10_000,
  100_000,
  1_000_000,
  10_000_000,
  100_000_000,
  1_000_000_000,
  10_000_000_000,
  100_000_000_000,
  1_000_000_000_000,
  10_000_000_000_000,
  100_000_000_000_000,
  1_000_000_000_000_000,
  10_000_000_000_000_000,
  100_000_000_000_000_000,
  1_000_000_000_000_000_000,
  10_000_000_000_000_000_000,
]
