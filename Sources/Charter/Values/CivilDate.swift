/// A day of the Gregorian calendar, in UTC where it is compared with an instant.
package struct CivilDate: Hashable, Sendable {
  /// Days since 1970-01-01.
  package var days: Int32

  package init(days: Int32) { self.days = days }
}

extension CivilDate {
  /// The days of the years 1 to 9999.
  static let range: ClosedRange<Int> = -719_162...2_932_896

  /// Nil where the calendar has no such day, or the year is not one of 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    days = Int32(truncatingIfNeeded: Self.days(year: year, month: month, day: day))
  }

  /// Nil before year 1 and after year 9999.
  init?(bounded days: Int) {
    guard Self.range.contains(days) else { return nil }
    self.days = Int32(truncatingIfNeeded: days)
  }

  package var year: Int { parts.year }
  /// 1 to 12.
  package var month: Int { parts.month }
  /// Of the month, 1 to 31.
  package var day: Int { parts.day }

  /// The day's first instant, in UTC; for days that 64 bits of microseconds do not reach, the
  /// nearest instant.
  package var startOfDay: Timestamp {
    let (start, overflow) = Int64(days).multipliedReportingOverflow(
      by: CalendarDuration.microsecondsPerDay)
    guard overflow else { return Timestamp(microseconds: start) }
    return Timestamp(microseconds: days < 0 ? .min : .max)
  }

  /// The day later by the months, or the last of its month where that is shorter, and then later by
  /// the exact part.
  ///
  /// - Returns: Nil where the exact part is not of whole days, and outside the years 1 to 9999.
  package func adding(_ duration: CalendarDuration) -> CivilDate? {
    let (whole, rest) = duration.microseconds.quotientAndRemainder(
      dividingBy: CalendarDuration.microsecondsPerDay)
    guard rest == 0, let moved = adding(months: Int(duration.months)) else { return nil }
    return CivilDate(bounded: Int(moved.days) + Int(whole))
  }

  func adding(months: Int) -> CivilDate? {
    if months == 0 { return self }
    let (year, month, day) = parts
    let total = year * 12 + month - 1 + months
    let newYear = total / 12
    guard total >= 12, newYear <= 9999 else { return nil }
    let newMonth = total % 12 + 1
    let newDay = min(day, Self.length(ofMonth: newMonth, year: newYear))
    return CivilDate(bounded: Self.days(year: newYear, month: newMonth, day: newDay))
  }
}

// MARK: The calendar

// Years are counted from 1 March, so that a leap day is the last of its year; eras of 400 years
// are all alike. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
extension CivilDate {
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month and day at once.
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: Comparable {
  package static func < (left: CivilDate, right: CivilDate) -> Bool { left.days < right.days }
}

extension CivilDate: CustomStringConvertible {
  /// Reads `YYYY-MM-DD`, nothing around it; nil for days that the calendar lacks.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> CivilDate? {
    guard bytes.count == 10 else { return nil }
    var scanner = ByteScanner(bytes)
    return take(&scanner)
  }

  /// Reads `YYYY-MM-DD` where the scanner stands.
  static func take(_ scanner: inout ByteScanner) -> CivilDate? {
    guard let year = scanner.takeDigits(count: 4), scanner.take(UInt8(ascii: "-")),
      let month = scanner.takeDigits(count: 2), scanner.take(UInt8(ascii: "-")),
      let day = scanner.takeDigits(count: 2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = parts
    return "\(padded: year, to: 4)-\(padded: month, to: 2)-\(padded: day, to: 2)"
  }
}

extension DefaultStringInterpolation {
  /// A number with zeros before it, up to a length.
  mutating func appendInterpolation(padded number: Int, to length: Int) {
    let digits = String(number.magnitude)
    if number < 0 { appendLiteral("-") }
    appendLiteral(String(repeating: "0", count: max(0, length - digits.utf8.count)) + digits)
  }
}
