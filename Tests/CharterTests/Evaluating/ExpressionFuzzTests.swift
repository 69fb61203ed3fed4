import Charter
import Foundation
import Testing

/// Expressions that nobody would write: whatever they are, they come to a value, to unknown with a
/// reason, or to an error with a code.
@Suite struct ExpressionFuzzTests {
  private static let count = 3_000

  @Test func everyExpressionComesToSomething() throws {
    let document = try PackageFiles.json(PackageFiles.tests.appending(path: "Tables/document.json"))
    var generator = ExpressionGenerator(seed: 0x5EED_0777)
    var kinds: [String: Int] = [:]
    let outcomes = try ExpressionOutcomes()
    for _ in 0..<6 {
      let expressions = (0..<Self.count / 6).map { _ in generator.expression(4) }
      for (expression, outcome) in zip(expressions, outcomes.of(expressions, with: document)) {
        let kind =
          outcome.hasPrefix("unknown: ")
          ? "unknown" : outcome.hasPrefix("error: ") ? "error" : "value"
        kinds[kind, default: 0] += 1
        #expect(outcome != "unknown: ", "\(expression) is unknown without a reason")
        #expect(outcome != "error: none", "\(expression) is refused without a code")
      }
    }
    // Neither all refused nor all known: the generator reaches all three.
    for kind in ["value", "unknown", "error"] {
      #expect(kinds[kind, default: 0] > Self.count / 20, "\(kinds)")
    }
  }
}

/// Makes expressions of the language's parts, most of them of types that fit.
struct ExpressionGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(count))
  }

  private mutating func one(of choices: [String]) -> String { choices[below(choices.count)] }

  /// An expression of any type.
  mutating func expression(_ depth: Int) -> String {
    switch below(8) {
    case 0, 1, 2: condition(depth)
    case 3: number(depth)
    case 4: text(depth)
    case 5: list(depth)
    case 6: time(depth)
    default: any(depth)
    }
  }

  private mutating func condition(_ depth: Int) -> String {
    guard depth > 0 else {
      return one(of: ["true", "false", "truth.yes", "truth.maybe", "truth.absent"])
    }
    let inner = depth - 1
    switch below(18) {
    case 0: return "(\(condition(inner)) and \(condition(inner)))"
    case 1: return "(\(condition(inner)) or \(condition(inner)))"
    case 2: return "(\(condition(inner)) implies \(condition(inner)))"
    case 3: return "not (\(condition(inner)))"
    case 4: return "\(number(inner)) \(comparison()) \(number(inner))"
    case 5: return "\(time(inner)) \(comparison()) \(time(inner))"
    case 6: return "\(text(inner)) \(one(of: ["==", "!=", "<"])) \(text(inner))"
    case 7: return "\(any(inner)) \(comparison()) \(any(inner))"
    case 8:
      return "\(any(inner)) \(one(of: ["is present", "is missing", "is active", "is not active"]))"
    case 9: return "\(any(inner)) \(one(of: ["in", "not in"])) \(list(inner))"
    case 10:
      return "\(text(inner)) like \"*\(one(of: ["a", "{text.plain}", "{number.absent}", ""]))\""
    case 11: return "\(text(inner)) matches /\(one(of: ["a*", "[A-Z].*", "(a|b)+", "\\d{2}"]))/"
    case 12:
      return
        "(\(one(of: ["some", "no", "every"])) n in \(list(inner)) has n as Int \(comparison()) \(number(0)))"
    case 13:
      return
        "(\(one(of: ["some", "no", "every"])) m in \(list(inner)) where m == \(any(0)) has m is present)"
    case 14: return "count(k in \(list(inner)) where k as Int > 1) \(comparison()) 2"
    case 15: return "\(any(inner)) fits \(type())"
    case 16: return "(if \(condition(inner)) then \(condition(inner)) else \(condition(inner)))"
    default: return "\(list(inner)) == \(list(inner))"
    }
  }

  private mutating func comparison() -> String { one(of: ["==", "!=", "<", "<=", ">", ">="]) }

  private mutating func type() -> String {
    one(of: [
      "Int", "Decimal", "Ratio", "Text", "Bool", "Date", "Timestamp", "Duration", "Version",
      "Email",
      "Url", "Team", "Status", "Region", "Sla", "Column", "[Int]", "[Text]", "[Status]", "[Column]",
      "{Text: Int}", "{Text: Any}", "[[Int]]", "Any",
    ])
  }

  private mutating func number(_ depth: Int) -> String {
    guard depth > 0 else {
      return one(of: [
        "0", "1", "-7", "9223372036854775807", "1.5", "0.000000000000000001", "99.5%",
        "number.whole",
        "number.half", "number.quoted", "number.absent", "99999999999999999999.9",
      ])
    }
    let inner = depth - 1
    switch below(8) {
    case 0: return "(\(number(inner)) + \(number(inner)))"
    case 1: return "(\(number(inner)) - \(number(inner)))"
    case 2: return "(\(number(inner)) * \(number(inner)))"
    case 3: return "(\(number(inner)) / \(number(inner)))"
    case 4: return "length(\(text(inner)))"
    case 5: return "count(c in \(list(inner)))"
    case 6: return "\(one(of: ["sum", "min", "max", "only"]))(\(list(inner)))"
    default: return "(\(any(inner)) as \(one(of: ["Int", "Decimal", "Ratio"])))"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    guard depth > 0 else {
      return one(of: [
        "\"\"", "\"orders\"", "\"\\u{e9}\"", "text.plain", "text.absent", "text.digits",
        "parties.team",
      ])
    }
    let inner = depth - 1
    switch below(6) {
    case 0: return "\"{\(any(inner))}x\""
    case 1: return "lower(\(text(inner)))"
    case 2: return "before(\(text(inner)), \"e\")"
    case 3: return "(\(any(inner)) or else \(text(0)))"
    case 4: return "(\(any(inner)) as \(one(of: ["Text", "Email", "Team", "Url"])))"
    default: return "trim(\(text(inner)))"
    }
  }

  private mutating func time(_ depth: Int) -> String {
    guard depth > 0 else {
      return one(of: [
        "today", "now", "2026-03-01", "2026-03-01T10:00:00Z", "24h", "1mo", "30d", "time.day",
        "time.no_day", "lengths.prose", "lengths.ambiguous", "v1.2.3", "releases.plain",
      ])
    }
    let inner = depth - 1
    switch below(6) {
    case 0: return "(\(time(inner)) + \(time(inner)))"
    case 1: return "(\(time(inner)) - \(time(inner)))"
    case 2: return "(\(time(inner)) * \(number(0)))"
    case 3: return "age(\(time(inner)))"
    case 4: return "max(\(time(inner)), \(time(inner)))"
    default: return "(\(any(inner)) as \(one(of: ["Date", "Timestamp", "Duration", "Version"])))"
    }
  }

  private mutating func list(_ depth: Int) -> String {
    guard depth > 0 else {
      return one(of: [
        "[]", "[1, 2]", "lists.numbers", "lists.holes", "lists.mixed", "lists.absent",
        "lists.nested",
        "columns", "kinds.categories", "[\"a\"]",
      ])
    }
    let inner = depth - 1
    switch below(7) {
    case 0: return "[\(any(inner)), \(any(inner))]"
    case 1: return "(\(list(inner)) + \(list(inner)))"
    case 2: return "[e for e in \(list(inner))]"
    case 3: return "[f as Int for f in \(list(inner)) where f is present]"
    case 4: return "distinct(\(list(inner)))"
    case 5: return "flat(\(list(inner)))"
    default:
      return "(\(any(inner)) as \(one(of: ["[Int]", "[Text]", "[Status]", "[Column]", "[Any]"])))"
    }
  }

  private mutating func any(_ depth: Int) -> String {
    guard depth > 0 else {
      return one(of: [
        "number.whole", "text.plain", "truth.yes", "time.day", "lists.mixed", "columns", "labels",
        "sla", "kinds.status", "text.nowhere.further", "price", "releases.number", "shares.one",
      ])
    }
    let inner = depth - 1
    switch below(8) {
    case 0: return number(inner)
    case 1: return text(inner)
    case 2: return time(inner)
    case 3: return list(inner)
    case 4: return "(\(any(inner)) as \(type()))"
    case 5: return "only(\(list(inner)))"
    case 6: return "(\(any(inner)))[\(one(of: ["0", "1", "\"name\"", "\"email\""]))]"
    default: return "(if \(condition(inner)) then \(any(inner)) else \(any(inner)))"
    }
  }
}
