/// An exact decimal number: a whole number over a power of ten.
struct Number: Equatable, Sendable {
  /// Without zeros at the end of the fraction, so that equal numbers are equal parts.
  private(set) var whole: WholeNumber
  private(set) var places: Int

  init(_ whole: WholeNumber, places: Int = 0) {
    self.whole = whole
    self.places = places
    while self.places > 0, self.whole.isZero || self.whole.endsInZero {
      self.whole = self.whole.withoutLastDigit
      self.places -= 1
    }
  }

  init(_ value: Int) { self.init(WholeNumber(value)) }

  /// Reads `-12.50`; nil where that is no number so written.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
      let whole = WholeNumber(parts.joined())
    else { return nil }
    self.init(whole, places: parts.count == 2 ? parts[1].count : 0)
  }

  /// Whether Charter can hold it: 20 digits before the point and 18 behind it.
  var fits: Bool { places <= 18 && whole.count - places <= 20 }

  var isZero: Bool { whole.isZero }
  var isNegative: Bool { whole.isNegative }
  /// The number, where it is whole and has 64 bits.
  var int: Int? { places == 0 ? whole.int : nil }

  static func < (left: Number, right: Number) -> Bool {
    let (one, other, _) = aligned(left, right)
    return one < other
  }
  static func + (left: Number, right: Number) -> Number {
    let (one, other, places) = aligned(left, right)
    return Number(one + other, places: places)
  }
  static func - (left: Number, right: Number) -> Number {
    let (one, other, places) = aligned(left, right)
    return Number(one - other, places: places)
  }
  static func * (left: Number, right: Number) -> Number {
    Number(left.whole * right.whole, places: left.places + right.places)
  }

  /// The quotient, rounded half to even at the 18th digit; the divisor is not zero.
  func divided(by divisor: Number) -> Number {
    let dividend = whole.shifted(18 + divisor.places)
    let divisor = divisor.whole.shifted(places)
    let (quotient, rest) = dividend.divided(by: divisor)
    let twice = (rest + rest).magnitude
    let isUp =
      divisor.magnitude < twice || (twice == divisor.magnitude && quotient.isOdd)
    let isBelowZero = dividend.isNegative != divisor.isNegative
    let step = WholeNumber(isUp ? (isBelowZero ? -1 : 1) : 0)
    return Number(quotient + step, places: 18)
  }

  private static func aligned(
    _ left: Number, _ right: Number
  ) -> (WholeNumber, WholeNumber, places: Int) {
    let places = max(left.places, right.places)
    return (
      left.whole.shifted(places - left.places), right.whole.shifted(places - right.places), places
    )
  }

  var text: String {
    let digits = whole.text
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = whole.isNegative ? "-" : ""
    return places == 0
      ? sign + padded : sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// As a share: `99.5%`.
  var percentText: String { (self * Number(100)).text + "%" }
}
