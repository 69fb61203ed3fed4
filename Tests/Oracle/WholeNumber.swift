/// A whole number of any length, digit by digit as on paper.
///
/// Nothing here is fast; everything is short enough to be checked by reading.
struct WholeNumber: Equatable, Sendable {
  /// Decimal digits, the last of the number first; empty for zero, never a zero at the end.
  private var digits: [Int]
  private(set) var isNegative: Bool

  static let zero = WholeNumber(digits: [], isNegative: false)

  private init(digits: [Int], isNegative: Bool) {
    var digits = digits
    while digits.last == 0 { digits.removeLast() }
    self.digits = digits
    self.isNegative = isNegative && !digits.isEmpty
  }

  init(_ value: Int) {
    self.init(
      digits: String(value.magnitude).reversed().map { $0.wholeNumberValue ?? 0 },
      isNegative: value < 0)
  }

  /// Reads digits with a sign at will; nil where anything else stands there.
  init?(_ text: String) {
    let magnitude = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !magnitude.isEmpty, magnitude.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    self.init(
      digits: magnitude.reversed().map { $0.wholeNumberValue ?? 0 }, isNegative: text.hasPrefix("-")
    )
  }

  var count: Int { digits.count }
  var isZero: Bool { digits.isEmpty }
  var isOdd: Bool { (digits.first ?? 0) % 2 == 1 }
  /// Whether the last digit is zero; of zero it is not.
  var endsInZero: Bool { digits.first == 0 }
  var negated: WholeNumber { WholeNumber(digits: digits, isNegative: !isNegative) }
  var magnitude: WholeNumber { WholeNumber(digits: digits, isNegative: false) }
  /// Digits without a sign; `0` of zero.
  var text: String { digits.isEmpty ? "0" : digits.reversed().map(String.init).joined() }
  /// Nil beyond 64 bits.
  var int: Int? { Int((isNegative ? "-" : "") + text) }

  /// Times ten, so many times.
  func shifted(_ places: Int) -> WholeNumber {
    WholeNumber(digits: Array(repeating: 0, count: places) + digits, isNegative: isNegative)
  }

  /// Without its last digit.
  var withoutLastDigit: WholeNumber {
    WholeNumber(digits: Array(digits.dropFirst()), isNegative: isNegative)
  }

  private static func isSmaller(_ left: [Int], _ right: [Int]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for (one, other) in zip(left.reversed(), right.reversed()) where one != other {
      return one < other
    }
    return false
  }

  static func < (left: WholeNumber, right: WholeNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? isSmaller(right.digits, left.digits) : isSmaller(left.digits, right.digits)
  }

  static func + (left: WholeNumber, right: WholeNumber) -> WholeNumber {
    if left.isNegative == right.isNegative {
      var sum: [Int] = []
      var carry = 0
      for place in 0..<max(left.count, right.count) {
        let column =
          (place < left.count ? left.digits[place] : 0)
          + (place < right.count ? right.digits[place] : 0) + carry
        sum.append(column % 10)
        carry = column / 10
      }
      return WholeNumber(digits: sum + [carry], isNegative: left.isNegative)
    }
    // Of two signs: the smaller is taken from the greater, whose sign stays.
    let (greater, smaller) =
      isSmaller(left.digits, right.digits) ? (right, left) : (left, right)
    var difference: [Int] = []
    var borrowed = 0
    for place in 0..<greater.count {
      let column =
        greater.digits[place] - (place < smaller.count ? smaller.digits[place] : 0) - borrowed
      borrowed = column < 0 ? 1 : 0
      difference.append(column + borrowed * 10)
    }
    return WholeNumber(digits: difference, isNegative: greater.isNegative)
  }

  static func - (left: WholeNumber, right: WholeNumber) -> WholeNumber { left + right.negated }

  static func * (left: WholeNumber, right: WholeNumber) -> WholeNumber {
    var columns = Array(repeating: 0, count: left.count + right.count + 1)
    for (place, digit) in left.digits.enumerated() {
      for (other, factor) in right.digits.enumerated() { columns[place + other] += digit * factor }
    }
    for place in 0..<(columns.count - 1) {
      columns[place + 1] += columns[place] / 10
      columns[place] %= 10
    }
    return WholeNumber(digits: columns, isNegative: left.isNegative != right.isNegative)
  }

  /// The quotient without a fraction, toward zero, and what is left over; the divisor is not zero.
  func divided(by divisor: WholeNumber) -> (quotient: WholeNumber, rest: WholeNumber) {
    var quotient: [Int] = []
    var rest = WholeNumber.zero
    let divisor = (number: divisor.magnitude, isNegative: divisor.isNegative)
    for digit in digits.reversed() {
      rest = rest.shifted(1) + WholeNumber(digit)
      var times = 0
      while !(rest < divisor.number) {
        rest = rest - divisor.number
        times += 1
      }
      quotient.insert(times, at: 0)
    }
    return (
      WholeNumber(digits: quotient, isNegative: isNegative != divisor.isNegative),
      isNegative ? rest.negated : rest
    )
  }
}
