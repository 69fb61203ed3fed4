/// A length of time: whole months, and microseconds.
struct Length: Hashable, Sendable {
  var months = 0
  var micros = 0

  static let units: [(names: [String], micros: Int)] = [
    (["ms"], 1_000), (["s", "second", "seconds"], 1_000_000),
    (["m", "min", "minute", "minutes"], 60_000_000), (["h", "hour", "hours"], 3_600_000_000),
    (["d", "day", "days"], 86_400_000_000), (["w", "week", "weeks"], 604_800_000_000),
  ]

  /// Nil where either part leaves its range.
  static func + (left: Length, right: Length) -> Length? {
    let (micros, overflow) = left.micros.addingReportingOverflow(right.micros)
    let sum = Length(months: left.months + right.months, micros: micros)
    return overflow || abs(sum.months) > 120_000 ? nil : sum
  }

  var negated: Length { Length(months: -months, micros: -micros) }

  static func * (left: Length, factor: Int) -> Length? {
    let (months, one) = left.months.multipliedReportingOverflow(by: factor)
    let (micros, other) = left.micros.multipliedReportingOverflow(by: factor)
    return one || other || abs(months) > 120_000 ? nil : Length(months: months, micros: micros)
  }

  // MARK: Reading

  /// Reads a literal, `24h`, `6mo`, or what a document says: `4 d`, `PT1H`, `within 1 hour`.
  static func read(_ text: String) -> Length? {
    var words = text.lowercased().split(separator: " ").map(String.init)
    if text.hasPrefix("P") { return iso(text) }
    // Minutes or months?
    if text.hasSuffix("M") || text.hasSuffix("MS") { return nil }
    if words.first == "available" { words.removeFirst() }
    if words.first == "within" || words.first == "every" {
      words.removeFirst()
    } else if words.starts(with: ["at", "most"]) {
      words.removeFirst(2)
    }
    let phrase = words.joined()
    let number = String(phrase.prefix { ("0"..."9").contains($0) || $0 == "." })
    return Number(number).flatMap { of($0, String(phrase.dropFirst(number.count))) }
  }

  private static func of(_ number: Number, _ unit: String) -> Length? {
    if ["mo", "month", "months"].contains(unit) { return number.int.map { Length(months: $0) } }
    if ["y", "year", "years"].contains(unit) { return number.int.map { Length(months: $0 * 12) } }
    guard let known = units.first(where: { $0.names.contains(unit) }) else { return nil }
    return (number * Number(known.micros)).int.map { Length(micros: $0) }
  }

  /// `P1Y2M10DT2H30M`, `P2W`.
  private static func iso(_ text: String) -> Length? {
    var total = Length()
    var number = ""
    var isTime = false
    for character in text.dropFirst() {
      if character == "T" {
        isTime = true
      } else if ("0"..."9").contains(character) {
        number.append(character)
      } else {
        let unit =
          isTime
          ? ["H": "h", "M": "m", "S": "s"][character]
          : ["Y": "y", "M": "mo", "W": "w", "D": "d"][character]
        guard let unit, let value = Number(number), let part = of(value, unit),
          let sum = total + part
        else { return nil }
        total = sum
        number = ""
      }
    }
    return number.isEmpty && text.count > 2 ? total : nil
  }

  // MARK: Order

  /// By how many days one number of months is longer than another, from every start day of the 400
  /// years after which the calendar repeats itself.
  private static func spread(_ months: Int, _ other: Int) -> ClosedRange<Int> {
    var least = Int.max
    var most = Int.min
    for start in stride(from: 0, to: 4_800, by: 1) {
      let year = 2000 + start / 12
      let month = start % 12 + 1
      for dayOfMonth in [1, 28, 29, 30, 31]
      where dayOfMonth <= Calendar.length(ofMonth: month, year) {
        let day = Calendar.day(year, month, dayOfMonth)
        guard let one = Calendar.adding(months: months, to: day),
          let two = Calendar.adding(months: other, to: day)
        else { continue }
        least = min(least, one - two)
        most = max(most, one - two)
      }
    }
    return least...most
  }

  /// Spreads that were asked for before: counting one takes a while.
  final class Spreads {
    private var known: [[Int]: ClosedRange<Int>] = [:]

    init() {}

    /// By how many microseconds one length is longer than another, at least and at most.
    func difference(_ left: Length, _ right: Length) -> (least: Number, most: Number) {
      let exact = Number(left.micros) - Number(right.micros)
      if left.months == right.months { return (exact, exact) }
      let key = [left.months, right.months]
      let days = known[key] ?? Length.spread(left.months, right.months)
      known[key] = days
      return (
        Number(days.lowerBound) * Number(Instant.day) + exact,
        Number(days.upperBound) * Number(Instant.day) + exact
      )
    }
  }

  // MARK: Printing

  var text: String {
    let calendar = months % 12 == 0 ? "\(months / 12)y" : "\(months)mo"
    if micros == 0 { return months == 0 ? "0s" : calendar }
    let exact = Self.exactText(micros.magnitude)
    if months == 0 { return micros < 0 ? "-" + exact : exact }
    return calendar + (micros < 0 ? " - " : " + ") + exact
  }

  private static func exactText(_ micros: UInt) -> String {
    let units: [(String, UInt)] = [
      ("d", 86_400_000_000), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000),
    ]
    if micros == 86_400_000_000 { return "24h" }
    if let unit = units.first(where: { micros % $0.1 == 0 }),
      micros / unit.1 < 1_000 || unit.0 == "d"
    {
      return "\(micros / unit.1)\(unit.0)"
    }
    var parts: [String] = []
    var rest = micros
    for (name, length) in units where rest >= length {
      parts.append("\(rest / length)\(name)")
      rest %= length
    }
    if rest > 0 { parts.append(Number(WholeNumber(Int(rest)), places: 3).text + "ms") }
    return parts.joined(separator: " ")
  }
}
