// Days, instants and lengths of time, by the calendar as it is taught.

/// Days since 1970-01-01, and back.
enum Calendar {
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from the first day of year 1 to the first of a year.
  private static func days(before year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }

  private static let start = days(before: 1970)

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    var days = days(before: year) - start
    for past in 1..<month { days += length(ofMonth: past, year) }
    return days + day - 1
  }

  static func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
    var year = (day + start) / 366 + 1
    while days(before: year + 1) - start <= day { year += 1 }
    var rest = day - (days(before: year) - start)
    var month = 1
    while rest >= length(ofMonth: month, year) {
      rest -= length(ofMonth: month, year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  static let firstDay = day(1, 1, 1)
  static let lastDay = day(9999, 12, 31)

  /// The same day so many months later, or the last of a shorter month; any year.
  static func adding(months: Int, to day: Int) -> Int? {
    if months == 0 { return day }
    let (year, month, dayOfMonth) = date(day)
    let index = year * 12 + month - 1 + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    guard newYear >= 1, newYear <= 12_000 else { return nil }
    return Self.day(newYear, newMonth, min(dayOfMonth, length(ofMonth: newMonth, newYear)))
  }

  /// Reads `2026-03-01`.
  static func day(_ text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.joined().allSatisfy({ ("0"..."9").contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      year >= 1, (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year)
    else { return nil }
    return Self.day(year, month, day)
  }

  static func text(day: Int) -> String {
    let (year, month, day) = date(day)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

/// An instant: microseconds since 1970 began in UTC.
enum Instant {
  static let second = 1_000_000
  static let day = 86_400 * second

  /// The day it is in, and how far.
  static func split(_ instant: Int) -> (day: Int, rest: Int) {
    let rest = ((instant % day) + day) % day
    return ((instant - rest) / day, rest)
  }

  /// Reads `2026-03-01T10:00:00Z` and `…+01:00`, with a fraction at will.
  static func read(_ text: String) -> Int? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Calendar.day(String(parts[0])) else { return nil }
    var clock = String(parts[1])
    var offset = 0
    if clock.hasSuffix("Z") {
      clock.removeLast()
    } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let zone = clock[clock.index(after: sign)...].split(separator: ":")
      guard zone.count == 2, let hours = Int(zone[0]), let minutes = Int(zone[1]) else {
        return nil
      }
      offset = (hours * 60 + minutes) * (clock[sign] == "-" ? -1 : 1)
      clock = String(clock[..<sign])
    } else {
      return nil
    }
    let fields = clock.split(separator: ":")
    guard fields.count == 3, let hours = Int(fields[0]), let minutes = Int(fields[1]),
      let seconds = Number(String(fields[2])), hours < 24, minutes < 60,
      let micros = (seconds * Number(second)).int
    else { return nil }
    return day * Self.day + (hours * 60 + minutes - offset) * 60 * second + micros
  }

  static func text(_ instant: Int) -> String {
    let (day, rest) = split(instant)
    let seconds = rest / second
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Calendar.padded($0, 2) }
    var text = "\(Calendar.text(day: day))T\(clock.joined(separator: ":"))"
    if rest % second != 0 {
      var fraction = Calendar.padded(rest % second, 6)
      while fraction.hasSuffix("0") { fraction.removeLast() }
      text += ".\(fraction)"
    }
    return text + "Z"
  }
}
