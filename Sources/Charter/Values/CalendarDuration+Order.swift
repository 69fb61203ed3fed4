// Which of two lengths is greater may depend on the day from which they are measured: a month is
// 28 to 31 days. A comparison is decided only where every start day agrees.

extension CalendarDuration {
  package enum Order: Hashable, Sendable { case less, equal, greater }

  /// The order, where every start day agrees on it; nil otherwise.
  ///
  /// Costs constant time.
  package func compare(_ other: CalendarDuration) -> Order? {
    let (least, most) = differenceBounds(other)
    if most < 0 { return .less }
    if least > 0 { return .greater }
    return least == most ? .equal : nil
  }

  /// Whether this is shorter from every start day, or from none; nil otherwise.
  package func isLess(than other: CalendarDuration) -> Bool? {
    let (least, most) = differenceBounds(other)
    return most < 0 ? true : least >= 0 ? false : nil
  }

  /// Whether this is no longer from every start day, or from none; nil otherwise: `1mo` is at most
  /// `31d`, though which of them is shorter is unknown.
  package func isAtMost(_ other: CalendarDuration) -> Bool? {
    let (least, most) = differenceBounds(other)
    return most <= 0 ? true : least > 0 ? false : nil
  }

  /// Whether both are equally long from every start day, or from none; nil otherwise.
  package func isEqual(to other: CalendarDuration) -> Bool? {
    let (least, most) = differenceBounds(other)
    if least == most { return least == 0 }
    if least > 0 || most < 0 { return false }
    // Some start day has each whole number of days between the bounds, and none has a part of one.
    return least % Int128(Self.microsecondsPerDay) == 0 ? nil : false
  }

  /// The same length without whole turns of the calendar: 4,800 months always have 146,097 days.
  ///
  /// Lengths that have the same months then are equal where all of it is.
  var withoutCycles: CalendarDuration {
    let (cycles, rest) = months.quotientAndRemainder(dividingBy: 4_800)
    return CalendarDuration(
      months: rest,
      microseconds: microseconds &+ Int64(cycles) &* 146_097 &* Self.microsecondsPerDay)
  }

  /// The least and the greatest microseconds by which this is longer, over all start days.
  ///
  /// Both bounds hold wherever the months of either begin: from `s`, the days between `s + a` and
  /// `s + b` months lie within the bounds of `b − a` months, short months included, and the first
  /// days of months attain them.
  @inline(__always)
  private func differenceBounds(_ other: CalendarDuration) -> (least: Int128, most: Int128) {
    let exact = Int128(microseconds) - Int128(other.microseconds)
    if months == other.months { return (exact, exact) }
    let difference = Int(months) - Int(other.months)
    let days = Self.days(ofMonths: difference.magnitude)
    let least = Int128(days.lowerBound) * Int128(Self.microsecondsPerDay)
    let most = Int128(days.upperBound) * Int128(Self.microsecondsPerDay)
    return difference > 0 ? (exact + least, exact + most) : (exact - most, exact - least)
  }
}

extension CalendarDuration {
  /// The fewest and the most days that so many months in a row have, over the 400 years after
  /// which the calendar repeats.
  package static func days(ofMonths months: UInt) -> ClosedRange<Int> {
    let (years, rest) = Int(months).quotientAndRemainder(dividingBy: 12)
    let extra = extraDays[rest]
    var least = Int.max
    var most = 0
    if let days = extra.withoutFebruary {
      least = days.lowerBound + fewestLeapDays(inFebruaries: years)
      most = days.upperBound + mostLeapDays(inFebruaries: years)
    }
    if let days = extra.withFebruary {
      least = min(least, days.lowerBound + fewestLeapDays(inFebruaries: years + 1))
      most = max(most, days.upperBound + mostLeapDays(inFebruaries: years + 1))
    }
    return years * 365 + least...years * 365 + most
  }

  /// The bounds of 0 to 11 months in a row of common years, with a February among them or without.
  private static let extraDays:
    [(withFebruary: ClosedRange<Int>?, withoutFebruary: ClosedRange<Int>?)] = [
      (nil, 0...0),
      (28...28, 30...31),
      (59...59, 61...62),
      (89...90, 91...92),
      (120...121, 122...123),
      (150...151, 153...153),
      (181...182, 183...184),
      (212...212, 214...215),
      (242...243, 244...245),
      (273...274, 275...276),
      (303...304, 306...306),
      (334...335, 337...337),
    ]

  /// Fewest from 2097 on: it follows a leap year, and 2100, 2200 and 2300 are none.
  private static func fewestLeapDays(inFebruaries count: Int) -> Int {
    leapYears(upTo: 2_096 + count) - leapYears(upTo: 2_096)
  }

  /// Most from 1904 on: it is a leap year, and the next century that is none is farthest.
  private static func mostLeapDays(inFebruaries count: Int) -> Int {
    leapYears(upTo: 1_903 + count) - leapYears(upTo: 1_903)
  }

  private static func leapYears(upTo year: Int) -> Int { year / 4 - year / 100 + year / 400 }
}
