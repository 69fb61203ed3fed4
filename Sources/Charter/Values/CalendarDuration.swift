/// A length of time: whole calendar months, whose days vary, and an exact rest.
package struct CalendarDuration: Hashable, Sendable {
  package var months: Int32
  package var microseconds: Int64

  package init(months: Int32, microseconds: Int64) {
    self.months = months
    self.microseconds = microseconds
  }
}

extension CalendarDuration {
  package static let zero = CalendarDuration(months: 0, microseconds: 0)

  /// A day is 24 hours.
  package static let microsecondsPerDay: Int64 = 86_400_000_000

  /// Months that no duration exceeds, forward or back: 10,000 years.
  package static let monthLimit: Int64 = 120_000

  /// Nil beyond the limit of months.
  init?(boundedMonths months: Int64, microseconds: Int64) {
    guard -Self.monthLimit...Self.monthLimit ~= months else { return nil }
    self.init(months: Int32(months), microseconds: microseconds)
  }

  /// Months and exact parts each added; nil where either leaves its range.
  package func adding(_ other: CalendarDuration) -> CalendarDuration? {
    let (sum, overflow) = microseconds.addingReportingOverflow(other.microseconds)
    if overflow { return nil }
    return CalendarDuration(boundedMonths: Int64(months) + Int64(other.months), microseconds: sum)
  }

  /// Months and exact parts each subtracted; nil where either leaves its range.
  package func subtracting(_ other: CalendarDuration) -> CalendarDuration? {
    let (difference, overflow) = microseconds.subtractingReportingOverflow(other.microseconds)
    if overflow { return nil }
    return CalendarDuration(
      boundedMonths: Int64(months) - Int64(other.months), microseconds: difference)
  }

  /// As long, the other way; nil where 64 bits do not hold it.
  package var negated: CalendarDuration? { CalendarDuration.zero.subtracting(self) }

  /// So many times as long; nil where either part leaves its range.
  package func multiplied(by factor: Int64) -> CalendarDuration? {
    let (moreMonths, tooManyMonths) = Int64(months).multipliedReportingOverflow(by: factor)
    let (product, overflow) = microseconds.multipliedReportingOverflow(by: factor)
    if tooManyMonths || overflow { return nil }
    return CalendarDuration(boundedMonths: moreMonths, microseconds: product)
  }
}

extension CalendarDuration: CustomStringConvertible {
  /// In the language's spelling, as few units as read well.
  ///
  /// - Months are years where they divide by 12: `3y`, `18mo`.
  /// - The exact part is one unit, the greatest that divides it, where fewer than 1,000 of it
  ///   suffice, and days always: `24h`, `90m`, `500ms`, `1825d`; of one day `24h`. Otherwise units
  ///   from days down, parted by blanks: `1d 3h 46m 40s`.
  /// - Both parts: `1mo + 12h`, `1mo - 12h`. A `-` before all units speaks for all: `-1d 1m`.
  package var description: String {
    let isYears = months % 12 == 0
    let calendar = isYears ? "\(months / 12)y" : "\(months)mo"
    if microseconds == 0 { return months == 0 ? "0s" : calendar }
    let exact = Self.exactSpelling(microseconds.magnitude)
    if months == 0 { return microseconds < 0 ? "-" + exact : exact }
    return calendar + (microseconds < 0 ? " - " : " + ") + exact
  }

  /// Prints what ``description`` gives.
  func print<Sink: ByteSink & ~Copyable>(into bytes: inout Sink) {
    // Most are so many days.
    let (days, rest) = microseconds.quotientAndRemainder(dividingBy: Self.microsecondsPerDay)
    guard months == 0, rest == 0, days > 1, days < 100_000 else {
      return bytes.write(string: description)
    }
    var power: Int64 = 10
    while power <= days { power *= 10 }
    while power > 1 {
      power /= 10
      bytes.write(UInt8(truncatingIfNeeded: days / power % 10) + UInt8(ascii: "0"))
    }
    bytes.write(UInt8(ascii: "d"))
  }

  private static func exactSpelling(_ microseconds: UInt64) -> String {
    let units: [(name: String, length: UInt64)] = [
      ("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000),
    ]
    if microseconds == units[0].length { return "24h" }
    for unit in units where microseconds % unit.length == 0 {
      let count = microseconds / unit.length
      if count < 1_000 || unit.name == "d" { return "\(count)\(unit.name)" }
      break
    }
    var parts: [String] = []
    var rest = microseconds
    for unit in units where rest >= unit.length {
      parts.append("\(rest / unit.length)\(unit.name)")
      rest %= unit.length
    }
    if rest > 0 {
      parts.append(ExactDecimal.spelling(Int128(rest), digitsAfterPoint: 3) + "ms")
    }
    return parts.joined(separator: " ")
  }
}
