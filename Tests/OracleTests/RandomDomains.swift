// What domains change, at random.

extension RandomSet {
  /// Values that are tighter from step to step.
  private static let steps: [(param: String, values: [String])] = [
    ("least", ["3", "4", "6"]), ("most", ["5", "3", "1"]), ("oldest", ["90d", "2w", "24h"]),
    ("allowed", ["[\"a\", \"b\"]", "[\"a\"]", "[]"]),
    (
      "wanted",
      ["[\"a\", \"b\"]", "[\"b\", \"a\", \"orders\"]", "[\"a\", \"b\", \"orders\", \"x\"]"]
    ),
    ("enough", ["silver", "gold", "platinum"]),
  ]

  /// Rules of the council that read what domains may turn, each in a place where that tightens.
  mutating func turnedRules() -> [String] {
    let conditions = [
      "require length(product.name) >= least", "require product.n <= most",
      "require product.wait <= oldest", "require product.word in allowed",
      "require every w in wanted has w in product.words", "require product.tier >= enough",
      "forbid product.n < least", "forbid product.word not in allowed",
      "require count(i in product.items where i.size <= most) >= least",
      "require age(product.day) <= oldest", "forbid product.word in wanted",
    ]
    return (0..<4).map { number in
      var text = "rule t\(number) on product {\n"
      if dice.chance(30) { text += "  when \(expressions.condition(1))\n" }
      text += "  \(dice.one(of: conditions))\n"
      if dice.chance(40) {
        text +=
          "  otherwise \"{\(dice.one(of: ["least", "most", "oldest", "allowed", "wanted", "enough"]))}\"\n"
      }
      if dice.chance(60) {
        text += dice.one(of: [
          "  level warn\n", "  level advise from 2026-01-01\n", "  level warn from 2026-04-01\n",
          "  level advise\n  until 2026-03-01\n",
        ])
      }
      return text + "}\n"
    }
  }

  /// Files of domains: `returns` stands below `orders`, `billing` beside.
  mutating func domains(tightening rules: [String], on subject: String) -> String {
    domain("orders", "domains/orders/o.charter", 0, rules, subject)
      + domain("returns", "domains/orders/returns/r.charter", 2, rules, subject)
      + domain("billing", "domains/billing/b.charter", 1, rules, subject)
  }

  private mutating func domain(
    _ name: String, _ path: String, _ step: Int, _ rules: [String], _ subject: String
  ) -> String {
    if dice.chance(15) { return "" }
    var text = "// \(path)\ndomain policy \(name) for \(name) {\n"
    for (param, values) in Self.steps where dice.chance(50) {
      text += "  set core.\(param) = \(values[min(step + dice.below(2), values.count - 1)])\n"
    }
    for rule in rules where dice.chance(40) {
      let level = dice.one(of: [
        "level block", "level warn", "level block from 2026-02-01",
        "level warn from 2026-01-01 level block from 2026-05-01",
      ])
      text += "  tighten core.\(rule) { \(level) }\n"
    }
    if subject == "product" {
      text +=
        "  rule own on product { \(dice.one(of: ["require", "forbid"])) \(expressions.condition(1)) }\n"
    } else {
      text += "  rule own on \(subject) {\n    when \(requestCondition(subject))\n"
      text +=
        "    \(dice.one(of: ["deny", "limit to 7d", "mask c in columns with hash", "require approval by council_member", "require product.flag"]))\n  }\n"
    }
    return text + "}\n"
  }

  /// A permit of a domain, where the council leaves it to domains.
  mutating func domainPermit(on subject: String) -> String {
    "// domains/orders/p.charter\ndomain policy orders_permits for orders {\n"
      + "  rule lets on \(subject) {\n    when \(requestCondition(subject))\n    permit\n  }\n}\n"
  }
}
