import Charter

/// Sets of a council and its domains, and products of a mesh, at random: whatever the calculus lets
/// pass must hold.
struct RandomFederation {
  private var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  mutating func below(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
  mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  // MARK: The council

  /// A rule of the council, of random parts.
  mutating func rule(_ name: String) -> String {
    var text = "rule \(name) on product {\n"
    if chance(40) { text += "  when \(condition(1))\n" }
    if chance(25) {
      text +=
        "  for t in \(one(of: ["product.tables", "[x for x in product.tables where \(about("x", 0))]"]))"
      text += chance(50) ? " where \(about("t", 1))\n" : "\n"
      text += "  \(one(of: ["require", "forbid"])) \(about("t", 1))\n"
    } else if chance(15) {
      text += "  for a in \(one(of: ["shrinking", "growing"]))\n"
      text += "  \(one(of: ["require", "forbid"])) a in product.tags\n"
    } else {
      text += "  \(one(of: ["require", "require", "forbid"])) \(condition(2))\n"
    }
    text += "}\n"
    return text
  }

  private mutating func condition(_ depth: Int) -> String {
    guard depth > 0, chance(75) else { return atom() }
    let inner = depth - 1
    switch below(8) {
    case 0: return "(\(condition(inner)) and \(condition(inner)))"
    case 1: return "(\(condition(inner)) or \(condition(inner)))"
    case 2: return "(\(condition(inner)) implies \(condition(inner)))"
    case 3: return "not (\(condition(inner)))"
    case 4: return "(if \(condition(inner)) then \(condition(inner)) else \(condition(inner)))"
    case 5:
      return
        "(\(one(of: ["some", "every", "no"])) t in product.tables where \(about("t", 0)) has \(about("t", 0)))"
    case 6:
      let kind = one(of: ["count", "count", "share"])
      let bound = kind == "count" ? one(of: ["1", "2", "lowered", "raised"]) : "50%"
      return "\(kind)(t in product.tables where \(about("t", 0))) \(comparison()) \(bound)"
    default: return atom()
    }
  }

  private mutating func comparison() -> String { one(of: ["<", "<=", ">", ">="]) }

  private mutating func number() -> String {
    one(of: [
      "lowered", "raised", "3", "length(product.name)", "product.custom[\"size\"] as Int",
      "lowered + 1", "raised * 2", "(if product.owner is present then lowered else raised)",
      "count(t in product.tables)",
    ])
  }

  private mutating func atom() -> String {
    switch below(9) {
    case 0, 1: return "length(product.name) \(comparison()) \(number())"
    case 2: return "\(number()) \(comparison()) length(product.name)"
    case 3: return "product.sla.freshness \(comparison()) \(one(of: ["faster", "slower", "30d"]))"
    case 4:
      return
        "product.name in \(one(of: ["shrinking", "growing", "shrinking + [\"z\"]", "[a for a in growing]"]))"
    case 5:
      return
        "\(one(of: ["some", "every", "no"])) a in \(one(of: ["shrinking", "growing"])) has a in product.tags"
    case 6: return "product.name not in \(one(of: ["shrinking", "growing"]))"
    case 7:
      return
        "((product.custom[\"size\"] as Int) or else \(one(of: ["lowered", "raised", "2"]))) \(comparison()) \(one(of: ["3", "lowered"]))"
    default:
      return one(of: [
        "product.owner is present", "product.sla is missing",
        "\"eu\" in product.tags", "product.status is active",
      ])
    }
  }

  private mutating func about(_ name: String, _ depth: Int) -> String {
    switch below(6) {
    case 0: return "length(\(name).name) \(comparison()) \(one(of: ["lowered", "raised", "2"]))"
    case 1: return "\(name).name in \(one(of: ["shrinking", "growing"]))"
    case 2: return "\(name).description is present"
    case 3: return "length(\(name).description) \(comparison()) \(one(of: ["lowered", "raised"]))"
    default:
      return depth > 0
        ? "(\(about(name, depth - 1)) \(one(of: ["and", "or"])) \(about(name, depth - 1)))"
        : "\(name).retention \(comparison()) \(one(of: ["faster", "slower"]))"
    }
  }

  static let params = """
    param lowered: Int = 6, domains may lower
    param raised: Int = 3, domains may raise
    param faster: Duration = 182d, domains may lower
    param slower: Duration = 24h, domains may raise
    param shrinking: [Text] = ["eu", "us", "a", "abc"], domains may shrink
    param growing: [Text] = ["eu"], domains may grow
    """

  /// Values that are tighter from step to step.
  private static let steps: [(param: String, values: [String])] = [
    ("lowered", ["5", "3", "1"]), ("raised", ["4", "6", "9"]), ("faster", ["90d", "2w", "1h"]),
    ("slower", ["2d", "1mo", "3y"]),
    ("shrinking", ["[\"eu\", \"a\", \"abc\"]", "[\"a\"]", "[]"]),
    (
      "growing",
      ["[\"eu\", \"us\"]", "[\"eu\", \"us\", \"a\"]", "[\"us\", \"a\", \"eu\", \"abc\"]"]
    ),
  ]

  /// What a domain says; `step` keeps a domain below another at values that are as tight.
  mutating func domain(_ name: String, _ step: Int, rules: [String]) -> String {
    var text = "domain policy \(name) for \(name) {\n"
    for (param, values) in Self.steps where chance(60) {
      text += "  set core.\(param) = \(values[min(step + below(2), values.count - 1)])\n"
    }
    if let rule = rules.last, chance(50) {
      text += "  tighten core.\(rule) { level block }\n"
    }
    if chance(60) {
      text += "  rule own on product { \(one(of: ["require", "forbid"])) \(plain()) }\n"
    }
    return text + "}\n"
  }

  private mutating func plain() -> String {
    one(of: [
      "length(product.name) > 2", "product.owner is present", "\"eu\" in product.tags",
      "product.sla.freshness < 2d", "some t in product.tables has t.description is present",
    ])
  }

  // MARK: Products

  mutating func product() -> String {
    var parts = ["\"test\": \"\(one(of: ["a", "abc", "abcde", "abcdefgh"]))\""]
    if chance(90) {
      parts.append(
        "\"domain\": \(one(of: ["\"orders\"", "\"returns\"", "\"returns\"", "\"billing\"", "\"sales\"", "7"]))"
      )
    }
    if chance(70) { parts.append("\"owner\": {\"name\": \"x\"}") }
    if chance(70) { parts.append("\"freshness\": \(duration())") }
    if chance(70) { parts.append("\"size\": \(one(of: ["1", "4", "9", "\"many\""]))") }
    if chance(70) { parts.append("\"status\": \(one(of: ["\"active\"", "\"draft\"", "\"odd\""]))") }
    if chance(80) {
      parts.append(
        "\"tags\": \(one(of: ["[]", "[\"eu\"]", "[\"us\", \"a\"]", "[\"eu\", \"us\", \"abc\"]", "[7]"]))"
      )
    }
    if chance(90) {
      let tables = (0..<below(4)).map { _ in table() }.joined(separator: ", ")
      parts.append("\"tables\": [\(tables)]")
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  private mutating func duration() -> String {
    one(of: ["\"1h\"", "\"24h\"", "\"30d\"", "\"1mo\"", "\"6mo\"", "\"1y\"", "\"soon\""])
  }

  private mutating func table() -> String {
    var parts = ["\"name\": \"\(one(of: ["a", "eu", "abc", "abcdefg"]))\""]
    if chance(60) { parts.append("\"description\": \(one(of: ["\"x\"", "\"some words\"", "3"]))") }
    if chance(60) { parts.append("\"retention\": \(duration())") }
    return "{\(parts.joined(separator: ", "))}"
  }

  static let standard = """
    // standard.charter
    standard test for product {
      recognize when raw.test is present
      id = raw.test
      name = raw.test
      domain = raw.domain
      owner { name = raw.owner.name }
      status = raw.status
      tags = raw.tags
      sla { freshness = raw.freshness }
      tables for table in raw.tables {
        name = table.name
        description = table.description
        retention = table.retention
      }
      custom = raw
    }

    """
}
