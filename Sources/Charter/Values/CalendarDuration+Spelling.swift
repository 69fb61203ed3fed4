// Durations as policies and documents spell them.

extension CalendarDuration {
  /// Reads the language's own spelling: digits and one of `s m h d w mo y`, nothing around or
  /// between them; nil for anything else, and beyond 10,000 years of months.
  package static func parseLiteral(_ bytes: UnsafeBufferPointer<UInt8>) -> CalendarDuration? {
    var scanner = ByteScanner(bytes)
    guard let number = scanner.takeInteger() else { return nil }
    let letter = scanner.next
    scanner.position += 1
    let unit: Unit
    switch letter {
    case UInt8(ascii: "s"): unit = .second
    case UInt8(ascii: "m"): unit = scanner.take(UInt8(ascii: "o")) ? .month : .minute
    case UInt8(ascii: "h"): unit = .hour
    case UInt8(ascii: "d"): unit = .day
    case UInt8(ascii: "w"): unit = .week
    case UInt8(ascii: "y"): unit = .year
    default: return nil
    }
    guard scanner.isAtEnd else { return nil }
    return unit.times(Quantity(whole: number))
  }

  /// Reads a document's spelling.
  ///
  /// Blanks around it are left out. It may be one of
  ///
  /// - ISO 8601: `PT1H`, `P1Y2M10DT2H30M`, `P2W`, with a fraction of seconds at most;
  /// - number and unit, with blanks between them or none: `4 d`, `25h`, `500ms`, `1.5 hours`,
  ///   `3 day(s)`; a fraction only of a unit of exact length. The case of letters does not matter,
  ///   but for `m` and `ms`, since `3M` may be minutes or months. Several, from greater to smaller,
  ///   with blanks between them: `1d 12h`, `1mo + 12h`, as Charter itself prints them;
  /// - *[available] [within|every|at most] number unit*, in any case: `Available within 1 hour`.
  ///
  /// - Returns: Nil for anything else (`daily`, `3M`, `2BD`, `2 business days`, a sign), for what
  ///   is finer than a microsecond, and beyond 10,000 years of months.
  package static func parseDocument(_ bytes: UnsafeBufferPointer<UInt8>) -> CalendarDuration? {
    var scanner = ByteScanner(bytes.trimmed)
    if scanner.take(UInt8(ascii: "P")) { return parseISO(&scanner) }
    guard skipLeadingWords(&scanner) else { return nil }
    return parseUnits(&scanner)
  }

  /// Reads numbers with units from greater to smaller, with blanks between them; a `+` or a `-` once,
  /// between months and what is exact.
  private static func parseUnits(_ scanner: inout ByteScanner) -> CalendarDuration? {
    var total = CalendarDuration.zero
    var last: Unit?
    var sign: UInt8?
    while true {
      guard let quantity = Quantity(&scanner) else { return nil }
      scanner.skipBlanks()
      guard let unit = Unit(&scanner), last.map({ unit < $0 }) ?? true,
        let length = unit.times(quantity),
        let sum = sign == UInt8(ascii: "-") ? total.subtracting(length) : total.adding(length)
      else { return nil }
      total = sum
      last = unit
      guard !scanner.isAtEnd else { return total }
      guard scanner.next.isBlank else { return nil }
      scanner.skipBlanks()
      if scanner.next == UInt8(ascii: "+") || scanner.next == UInt8(ascii: "-") {
        guard unit >= .month, sign == nil else { return nil }
        sign = scanner.next
        scanner.position += 1
        scanner.skipBlanks()
      }
    }
  }

  /// Steps over *[available] [within|every|at most]*; false where other words stand.
  private static func skipLeadingWords(_ scanner: inout ByteScanner) -> Bool {
    guard var word = takeWord(&scanner) else { return false }
    if scanner.spells("available", word) {
      guard let second = takeWord(&scanner) else { return false }
      word = second
    }
    if word.isEmpty || scanner.spells("within", word) || scanner.spells("every", word) {
      return true
    }
    guard scanner.spells("at", word), let second = takeWord(&scanner) else { return false }
    return scanner.spells("most", second)
  }

  /// A word and the blanks after it, empty where none stands; nil for one without: `within1h`.
  private static func takeWord(_ scanner: inout ByteScanner) -> Range<Int>? {
    let word = scanner.takeLetters()
    guard word.isEmpty || scanner.next.isBlank else { return nil }
    scanner.skipBlanks()
    return word
  }

  /// What follows the `P` of ISO 8601-1:2019, 5.5.2: each unit at most once, in order.
  private static func parseISO(_ scanner: inout ByteScanner) -> CalendarDuration? {
    var total = CalendarDuration.zero
    func take(_ units: [(letter: UInt8, unit: Unit)]) -> Bool {
      var remaining = units[...]
      while scanner.isAtDigit {
        guard let quantity = Quantity(&scanner, allowsComma: true),
          let index = remaining.firstIndex(where: { $0.letter == scanner.next }),
          quantity.isWhole || remaining[index].unit == .second,
          let length = remaining[index].unit.times(quantity), let sum = total.adding(length)
        else { return false }
        total = sum
        scanner.position += 1
        remaining = remaining[(index + 1)...]
      }
      return remaining.count < units.count
    }
    if scanner.next != UInt8(ascii: "T") {
      let isRead = take([
        (UInt8(ascii: "Y"), .year), (UInt8(ascii: "M"), .month), (UInt8(ascii: "W"), .week),
        (UInt8(ascii: "D"), .day),
      ])
      guard isRead else { return nil }
    }
    if scanner.take(UInt8(ascii: "T")) {
      let isRead = take([
        (UInt8(ascii: "H"), .hour), (UInt8(ascii: "M"), .minute), (UInt8(ascii: "S"), .second),
      ])
      guard isRead else { return nil }
    }
    return scanner.isAtEnd ? total : nil
  }
}

/// A number of units: digits, and at most six after the point, zeros at the end aside.
private struct Quantity {
  var whole: Int64
  /// Over 10 to the power of `digits`.
  var fraction: Int64 = 0
  var digits = 0

  init(whole: Int64) { self.whole = whole }

  /// - Parameters:
  ///   - scanner: Where the number stands, without a sign.
  ///   - allowsComma: Whether a comma is a point, as in ISO 8601; elsewhere it may part thousands.
  init?(_ scanner: inout ByteScanner, allowsComma: Bool = false) {
    guard let whole = scanner.takeInteger() else { return nil }
    self.whole = whole
    let hasPoint =
      scanner.take(UInt8(ascii: ".")) || (allowsComma && scanner.take(UInt8(ascii: ",")))
    guard hasPoint else { return }
    guard scanner.isAtDigit else { return nil }
    var position = 0
    while let digit = scanner.takeDigit() {
      position += 1
      guard digit != 0 else { continue }
      guard position <= 6 else { return nil }
      fraction = fraction * Int64(powersOfTen[position - digits]) + Int64(digit)
      digits = position
    }
  }

  var isWhole: Bool { fraction == 0 }
}

private enum Unit: Int, Comparable {
  case millisecond, second, minute, hour, day, week, month, year

  static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }

  /// Nil where the product is not whole, or out of range.
  func times(_ quantity: Quantity) -> CalendarDuration? {
    switch self {
    case .month, .year:
      let (months, overflow) = quantity.whole.multipliedReportingOverflow(
        by: self == .year ? 12 : 1)
      guard quantity.isWhole, !overflow else { return nil }
      return CalendarDuration(boundedMonths: months, microseconds: 0)
    default:
      let (exact, overflow) = quantity.whole.multipliedReportingOverflow(by: microseconds)
      // At most 10^6 weeks: no overflow here.
      let (part, rest) = (quantity.fraction * microseconds)
        .quotientAndRemainder(dividingBy: Int64(powersOfTen[quantity.digits]))
      let (sum, sumOverflow) = exact.addingReportingOverflow(part)
      guard !overflow, !sumOverflow, rest == 0 else { return nil }
      return CalendarDuration(months: 0, microseconds: sum)
    }
  }

  private var microseconds: Int64 {
    switch self {
    case .millisecond: 1_000
    case .second: 1_000_000
    case .minute: 60_000_000
    case .hour: 3_600_000_000
    case .day: 86_400_000_000
    case .week: 604_800_000_000
    case .month, .year: 0
    }
  }

  /// Reads a unit's name, and `(s)` after it at will.
  init?(_ scanner: inout ByteScanner) {
    let word = scanner.takeLetters()
    guard !word.isEmpty else { return nil }
    let first = scanner.bytes[word.lowerBound] | 0x20
    guard
      let unit = Self.names.first(where: { name in
        name.word.utf8Start.pointee == first && scanner.spells(name.word, word)
      })?.unit
    else { return nil }
    // `M` and `MS` may be months and megaseconds as well.
    if word.count == 1 && unit == .minute || word.count == 2 && unit == .millisecond {
      for index in word where scanner.bytes[index] & 0x20 == 0 { return nil }
    }
    self = unit
    if scanner.take(UInt8(ascii: "(")) {
      guard scanner.take(UInt8(ascii: "s")), scanner.take(UInt8(ascii: ")")) else { return nil }
    }
  }

  private static let names: [(word: StaticString, unit: Unit)] = [
    ("d", .day), ("h", .hour), ("m", .minute), ("s", .second), ("y", .year), ("w", .week),
    ("mo", .month), ("ms", .millisecond),
    ("day", .day), ("days", .day),
    ("hour", .hour), ("hours", .hour), ("hr", .hour), ("hrs", .hour),
    ("minute", .minute), ("minutes", .minute), ("min", .minute), ("mins", .minute),
    ("month", .month), ("months", .month),
    ("year", .year), ("years", .year), ("yr", .year), ("yrs", .year),
    ("week", .week), ("weeks", .week),
    ("second", .second), ("seconds", .second), ("sec", .second), ("secs", .second),
    ("millisecond", .millisecond), ("milliseconds", .millisecond),
  ]
}
