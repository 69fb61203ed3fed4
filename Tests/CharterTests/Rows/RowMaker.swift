import Charter
import Foundation

/// Makes rows and conditions over them, the same for the same seed.
struct RowMaker {
  private var random: SplitMix

  /// Whether numbers may be none, as PostgreSQL's may.
  private let hasNaN: Bool

  init(seed: UInt64, hasNaN: Bool = false) {
    random = SplitMix(seed: seed)
    self.hasNaN = hasNaN
  }

  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int.random(in: choices.indices, using: &random)]
  }
  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  // MARK: Values

  static let texts = [
    "", " ", "eu", "EU", "us", "eu ", " eu", "it's", "''", "\"", "a\\b", "\\", "\\'", "50%", "5_%!",
    "_", "%", "!",
    "*", "é", "e\u{301}", "É", "ß", "ss", "😀", "日本", "eu-west", "eu-1\nx", "\t", "null", "NULL",
    "true", "${x}",
    "{x}", "--", ";", "active", "Active", "lapsed", "gone", "dormant", "none",
  ]
  static let integers: [Int64] = [
    0, 1, -1, 2, 3, 5, 7, -5, 10, 100, .max, .min, .max - 1, 2_147_483_648,
  ]
  static let decimals = [
    "0", "0.1", "-0.1", "0.25", "1", "5", "5.5", "-5.5", "9999999999.99", "-9999999999.99", "3.14",
  ]
  static let days = [
    "0001-01-01", "1582-10-10", "1970-01-01", "2000-02-29", "2025-12-31", "2026-03-01",
    "9999-12-31",
  ]
  static let times = [
    "0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z",
    "2026-03-01T11:59:59.999999Z",
    "2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000001Z", "9999-12-31T23:59:59.999999Z",
  ]
  static let numberTexts = [
    "0", "5", "-5", "05", "+5", " 5", "5 ", "5.0", "5.7", "1e1", "9223372036854775807",
    "9223372036854775808", "", "x",
    "-0", "٥",
  ]
  static let dayTexts = [
    "2026-03-01", "2026-3-1", "2026-02-30", " 2026-03-01", "0000-01-01", "0001-01-01",
    "10000-01-01", "9999-12-31",
    "2026-03-01 00:00:00", "x", "", "infinity", "epoch", "2026/03/01",
  ]
  static let flagTexts = ["true", "false", "TRUE", "t", "yes", "1", "0", "", "True", " true"]

  /// A row, as JSON carries it and as Charter takes it.
  mutating func row(_ id: Int) -> [String: (json: Any, value: RowValue)] {
    var row: [String: (json: Any, value: RowValue)] = ["id": (id, .integer(Int64(id)))]
    func set(_ name: String, _ value: (json: Any, value: RowValue)?) {
      row[name] = value ?? (NSNull(), .null)
    }
    for name in ["region", "city", "name", "status", "Customer \"ID\" `x`", "mystery"] {
      set(name, chance(20) ? nil : text(Self.texts))
    }
    set("number_text", chance(15) ? nil : text(Self.numberTexts))
    set("day_text", chance(15) ? nil : text(Self.dayTexts))
    set("flag_text", chance(15) ? nil : text(Self.flagTexts))
    for name in ["consent", "opt_out"] {
      let value = chance(50)
      set(name, chance(25) ? nil : (value, .bool(value)))
    }
    let visits = pick(Self.integers)
    set("visits", chance(20) ? nil : (visits, .integer(visits)))
    let spare = Int64(Int32(truncatingIfNeeded: pick(Self.integers)))
    set("spare", chance(20) ? nil : (spare, .integer(spare)))
    for name in ["amount", "price"] {
      let digits = pick(
        Self.decimals + (hasNaN && name == "price" ? ["NaN", "Infinity", "-Infinity"] : []))
      set(name, chance(20) ? nil : (digits, .decimal(digits)))
    }
    for name in ["born", "due"] {
      let day = pick(Self.days + ["infinity", "-infinity"])
      set(name, chance(20) ? nil : (day, .date(days: Self.day(day))))
    }
    for name in ["placed", "seen"] {
      let time = pick(Self.times + ["infinity", "-infinity"])
      set(name, chance(20) ? nil : (time, .timestamp(Self.time(time))))
    }
    return row
  }

  private mutating func text(_ choices: [String]) -> (json: Any, value: RowValue) {
    let text = pick(choices)
    return (text, .text(text))
  }

  static func day(_ text: String) -> Int32 {
    if text == "infinity" { return .max }
    var text = text
    return text.withUTF8 { CivilDate.parse($0)?.days } ?? .min
  }

  static func time(_ text: String) -> Timestamp {
    if text == "infinity" { return Timestamp(microseconds: .max) }
    return Timestamp(text) ?? Timestamp(microseconds: .min)
  }

  // MARK: Conditions

  /// A condition in Charter's words; of only what every engine can say where that is asked.
  mutating func condition(_ depth: Int, everywhere: Bool) -> String {
    guard depth > 0, chance(75) else { return leaf(everywhere) }
    let inner = { (maker: inout RowMaker) in maker.condition(depth - 1, everywhere: everywhere) }
    switch Int.random(in: 0..<7, using: &random) {
    case 0: return "((\(inner(&self))) and (\(inner(&self))))"
    case 1: return "((\(inner(&self))) or (\(inner(&self))))"
    case 2: return "(not (\(inner(&self))))"
    case 3: return "((\(inner(&self))) implies (\(inner(&self))))"
    case 4: return "(if \(inner(&self)) then (\(inner(&self))) else (\(inner(&self))))"
    case 5: return "((\(inner(&self))) == (\(inner(&self))))"
    default: return "(not (\(inner(&self))))"
    }
  }

  private mutating func leaf(_ everywhere: Bool) -> String {
    switch Int.random(in: 0..<18, using: &random) {
    case 0:
      return pick([
        "row.consent", "row.opt_out", "row.opt_out == true", "row.consent != row.opt_out as Bool",
      ])
    case 1, 2, 3:
      return "\(textOperand()) \(pick(["==", "!="])) \(chance(70) ? literal() : textOperand())"
    case 4:
      return
        "\(textOperand()) \(pick(["in", "not in"])) [\(list { $0.chance(80) ? $0.literal() : $0.textOperand() })]"
    case 5: return "\(textOperand()) \(pick(["in", "not in"])) []"
    case 6, 7: return "\(textOperand()) like \"\(template())\""
    case 8: return "\(integerOperand(everywhere)) \(comparison()) \(pick(Self.integers))"
    case 9:
      return
        "(\(integerOperand(everywhere)) \(pick(["+", "-"])) \(integerOperand(everywhere))) \(comparison()) \(pick(Self.integers))"
    case 10:
      return
        "(\(decimalOperand()) \(pick(["+", "-"])) \(pick(["0.5", "100.25"]))) \(comparison()) \(decimal())"
    case 11: return "\(decimalOperand()) \(comparison()) \(decimal())"
    case 12:
      return
        "\(pick(["row.born", "row.due", "(row.born or else 2026-03-01)"] + (everywhere ? [] : ["row.day_text as Date"]))) \(comparison()) \(pick(Self.days + ["today"]))"
    case 13:
      return "\(pick(["row.placed", "row.seen"])) \(comparison()) \(pick(Self.times + ["now"]))"
    case 14:
      return
        "row.\(pick(["region", "visits", "consent", "placed", "amount"])) is \(pick(["present", "missing"]))"
    case 15:
      let asked =
        ["row.status as Standing", "row.flag_text as Bool"]
        + (everywhere ? [] : ["row.number_text as Int", "row.day_text as Date"])
      return "\(pick(asked)) is \(pick(["present", "missing"]))"
    case 16:
      return pick([
        "row.status as Standing is active", "row.status as Standing is not lapsed",
        "row.status as Standing in [active, dormant]", "row.status as Standing not in [closed]",
      ])
    default:
      return pick([
        "row.flag_text as Bool", "row.flag_text as Bool or else false", "at_home(row.region)",
        "known(row.city)", "filled(row.name) == \"none\"", "near(row.region, \"us\")",
        "twice(row.spare) == 10",
      ])
    }
  }

  private mutating func list(_ make: (inout RowMaker) -> String) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in make(&self) }.joined(separator: ", ")
  }

  private mutating func comparison() -> String { pick(["==", "!=", "<", "<=", ">", ">="]) }

  private mutating func textOperand() -> String {
    pick([
      "row.region as Text", "row.city as Text", "row.name as Text", "row.mystery as Text",
      "row[\"Customer \\\"ID\\\" `x`\"] as Text", "(row.region as Text or else row.city)",
      "(row.city as Text or else \"none\")",
      "(if row.consent then row.region as Text else row.city)",
    ])
  }

  private mutating func integerOperand(_ everywhere: Bool) -> String {
    pick(
      [
        "row.visits as Int", "row.spare as Int", "(row.visits as Int or else 3)",
        "(row.visits as Int or else row.spare)",
      ]
        + (everywhere
          ? []
          : [
            "row.number_text as Int", "(row.number_text as Int or else 0)",
            "((row.number_text as Int or else row.spare) or else 5)",
          ]))
  }

  private mutating func decimalOperand() -> String {
    pick([
      "row.amount as Decimal", "row.price as Decimal", "(row.amount as Decimal or else row.price)",
      "row.visits as Decimal",
    ])
  }

  private mutating func decimal() -> String {
    let digits = pick(Self.decimals)
    return digits.contains(".") ? digits : digits + ".0"
  }

  private mutating func literal() -> String { "\"\(Self.escaped(pick(Self.texts)))\"" }

  private mutating func template() -> String {
    var template = ""
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      if chance(45) {
        template += "*"
      } else {
        let text = pick(Self.texts.filter { !$0.isEmpty })
        let piece = chance(50) ? String(text.unicodeScalars.prefix(1)) : text
        template += piece.contains("*") ? "" : Self.escaped(piece)
      }
    }
    return template
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "{", "}": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
