import Charter
import Testing

/// Random policies over a product whose fields take few values, and random products.
struct RandomProducts {
  var random: SplitMix

  nonisolated(unsafe) static let fields: [(name: String, type: String, values: [Any])] = [
    ("n", "Int", [0, 1, 2, 3, 4, 5]),
    ("m", "Int", [0, 1, 2, 3, 4, 5]),
    ("ready", "Bool", [true, false]),
    ("open", "Bool", [true, false]),
    ("kind_of", "Archetype", ["source_aligned", "aggregate", "consumer_aligned"]),
    ("state", "Status", ["draft", "active", "retired"]),
    ("word", "Text", ["a", "b", "c"]),
    ("wait", "Duration", ["12h", "24h", "48h"]),
    ("day", "Date", ["2026-01-01", "2026-03-01", "2026-06-01"]),
    ("words", "[Text]", [["a"], ["b"], ["a", "b"], ["b", "c"], [String]()]),
  ]

  static let standard = """
    standard test for product {
      recognize when raw.test is present
      id = raw.test
      name = raw.test
      \(fields.map { "\($0.name) = raw.\($0.name)" }.joined(separator: "\n  "))
    }
    extend Product { \(fields.map { "\($0.name): \($0.type)?" }.joined(separator: ", ")) }
    """

  mutating func pick<T>(_ values: [T]) -> T {
    values[Int(random.next() % UInt64(values.count))]
  }

  mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }

  mutating func number() -> Int { Int(random.next() % 5) }

  mutating func atom() -> String {
    let comparison = pick(["==", "!=", "<", "<=", ">", ">="])
    switch random.next() % 18 {
    case 0: return "product.n \(comparison) \(number())"
    case 1: return "product.m \(comparison) \(number())"
    case 2: return "product.n \(comparison) product.m"
    case 3: return "product.ready"
    case 4: return "product.open"
    case 5: return "product.kind_of \(pick(["is", "is not"])) \(pick(kinds))"
    case 6: return "product.kind_of \(pick(["in", "not in"])) [\(pick(kinds)), \(pick(kinds))]"
    case 7: return "product.state \(pick(["<", "<=", ">", ">="])) \(pick(states))"
    case 8: return "product.word \(pick(["==", "!="])) \"\(pick(["a", "b", "c"]))\""
    case 9: return "product.wait \(pick(["<", "<=", ">", ">="])) \(pick(["12h", "24h", "1d"]))"
    case 10: return "product.day \(pick(["<", "<=", ">", ">="])) 2026-02-0\(1 + number())"
    case 11: return "\"\(pick(["a", "b", "c"]))\" \(pick(["in", "not in"])) product.words"
    case 12: return "some w in product.words has w == \"\(pick(["a", "b", "c"]))\""
    case 13: return "every w in product.words has w != \"\(pick(["a", "b", "c"]))\""
    case 14: return "count(w in product.words) \(pick([">=", "<=", "=="])) \(number() % 3)"
    case 15:
      return "product.\(pick(["n", "word", "ready", "day"])) \(pick(["is present", "is missing"]))"
    case 16: return "small(product)"
    default: return "product.n + product.m \(pick(["<=", ">="])) \(2 + number())"
    }
  }

  private let kinds = ["source_aligned", "aggregate", "consumer_aligned"]
  private let states = ["draft", "active", "retired"]

  mutating func condition(_ depth: Int) -> String {
    guard depth > 0, chance(60) else { return "(\(atom()))" }
    switch random.next() % 5 {
    case 0, 1: return "(\(condition(depth - 1)) and \(condition(depth - 1)))"
    case 2, 3: return "(\(condition(depth - 1)) or \(condition(depth - 1)))"
    default: return "(not \(condition(depth - 1)))"
    }
  }

  mutating func policies() throws -> PolicySet {
    var rules = ""
    for number in 0..<1 + Int(random.next() % 3) {
      let when = chance(40) ? "when \(condition(1))\n" : ""
      let effect = pick(["require", "require", "forbid", "deny"])
      let needsWhen = effect == "deny" && when.isEmpty
      rules += """
        rule r\(number) on product {
          \(needsWhen ? "when \(condition(1))\n" : when)
          \(effect)\(effect == "deny" ? "" : " \(condition(2))")
        }

        """
    }
    return try PolicySet(compiling: [
      SourceFile(
        path: "test.charter",
        text: """
          \(Self.standard)
          global policy p {
            define small(p: Product) = p.n <= 2
            \(rules)
          }
          """)
    ])
  }

  mutating func product() -> EditedInput {
    var root: [String: Any] = ["test": "t"]
    for field in Self.fields where !chance(20) { root[field.name] = pick(field.values) }
    return EditedInput(root)
  }
}
