/// An instant, exact to the microsecond, whatever offset it was written with.
public struct Timestamp: Hashable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public var microseconds: Int64

  /// Wraps an instant.
  public init(microseconds: Int64) { self.microseconds = microseconds }
}

extension Timestamp {
  /// The day in UTC.
  package var date: CivilDate { CivilDate(days: split.days) }

  /// The instant later by the months, on the UTC day and at the same time of day, and then later by
  /// the exact part.
  ///
  /// - Returns: Nil outside the years 1 to 9999.
  package func adding(_ duration: CalendarDuration) -> Timestamp? {
    var start = microseconds
    if duration.months != 0 {
      let (days, timeOfDay) = split
      guard let day = CivilDate(days: days).adding(months: Int(duration.months)) else { return nil }
      start = day.startOfDay.microseconds + timeOfDay
    }
    let (end, overflow) = start.addingReportingOverflow(duration.microseconds)
    let sum = Timestamp(microseconds: end)
    return overflow || !CivilDate.range.contains(Int(sum.split.days)) ? nil : sum
  }

  /// The exact length from another instant to this one, negative where that is later; nil where 64
  /// bits do not hold it.
  package func subtracting(_ other: Timestamp) -> CalendarDuration? {
    let (length, overflow) = microseconds.subtractingReportingOverflow(other.microseconds)
    return overflow ? nil : CalendarDuration(months: 0, microseconds: length)
  }

  /// Seconds since the start of its day in UTC; nil between two of them.
  var secondsOfDay: Int? {
    let (whole, fraction) = split.timeOfDay.quotientAndRemainder(dividingBy: 1_000_000)
    return fraction == 0 ? Int(whole) : nil
  }

  /// The day in UTC, and the microseconds since its start.
  private var split: (days: Int32, timeOfDay: Int64) {
    var (days, timeOfDay) = microseconds.quotientAndRemainder(
      dividingBy: CalendarDuration.microsecondsPerDay)
    if timeOfDay < 0 {
      days -= 1
      timeOfDay += CalendarDuration.microsecondsPerDay
    }
    // 64 bits of microseconds are 27 bits of days.
    return (Int32(truncatingIfNeeded: days), timeOfDay)
  }
}

extension Timestamp: Comparable {
  /// Whether one instant is before another.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }
}

extension Timestamp: CustomStringConvertible {
  /// Reads an instant of RFC 3339: a day, `T` or a blank, a time of day and its offset from UTC.
  ///
  /// Of a fraction up to nine digits are read, and what is finer than a microsecond dropped.
  ///
  /// - Returns: Nil without an offset, for a second 60 and an hour 24, and outside the years 1 to
  ///   9999 in UTC.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    var scanner = ByteScanner(bytes)
    guard let day = CivilDate.take(&scanner) else { return nil }
    guard
      scanner.take(UInt8(ascii: "T")) || scanner.take(UInt8(ascii: "t"))
        || scanner.take(UInt8(ascii: " "))
    else { return nil }
    guard let hour = scanner.takeDigits(count: 2), hour < 24, scanner.take(UInt8(ascii: ":")),
      let minute = scanner.takeDigits(count: 2), minute < 60, scanner.take(UInt8(ascii: ":")),
      let second = scanner.takeDigits(count: 2), second < 60,
      let fraction = takeFraction(&scanner), let offset = takeOffset(&scanner), scanner.isAtEnd
    else { return nil }
    let seconds = hour * 3600 + (minute - offset) * 60 + second
    let time = Timestamp(
      microseconds: day.startOfDay.microseconds + Int64(seconds) * 1_000_000 + fraction)
    return CivilDate.range.contains(Int(time.split.days)) ? time : nil
  }

  /// Microseconds; 0 where no fraction stands.
  private static func takeFraction(_ scanner: inout ByteScanner) -> Int64? {
    guard scanner.take(UInt8(ascii: ".")) else { return 0 }
    let start = scanner.position
    var fraction: Int64 = 0
    while let digit = scanner.takeDigit() {
      if scanner.position - start <= 6 { fraction = fraction * 10 + Int64(digit) }
    }
    let length = scanner.position - start
    guard 1...9 ~= length else { return nil }
    return length < 6 ? fraction * Int64(powersOfTen[6 - length]) : fraction
  }

  /// Minutes that the clock was ahead of UTC.
  private static func takeOffset(_ scanner: inout ByteScanner) -> Int? {
    if scanner.next | 0x20 == UInt8(ascii: "z") {
      scanner.position += 1
      return 0
    }
    let isBehind = scanner.take(UInt8(ascii: "-"))
    guard isBehind || scanner.take(UInt8(ascii: "+")),
      let hours = scanner.takeDigits(count: 2), hours < 24, scanner.take(UInt8(ascii: ":")),
      let minutes = scanner.takeDigits(count: 2), minutes < 60
    else { return nil }
    let offset = hours * 60 + minutes
    return isBehind ? -offset : offset
  }

  /// In UTC, with a fraction of the second only where there is one: `2026-03-01T00:00:00Z`.
  public var description: String {
    let (days, timeOfDay) = split
    let (whole, fraction) = timeOfDay.quotientAndRemainder(dividingBy: 1_000_000)
    let seconds = Int(whole)
    var text = CivilDate(days: days).description
    text += "T\(padded: seconds / 3600, to: 2):\(padded: seconds / 60 % 60, to: 2)"
    text += ":\(padded: seconds % 60, to: 2)"
    if fraction != 0 {
      var digits = Int(fraction)
      var length = 6
      while digits % 10 == 0 {
        digits /= 10
        length -= 1
      }
      text += ".\(padded: digits, to: length)"
    }
    return text + "Z"
  }
}
