// Rules that can be waived, and waivers, at random: some that a set may have, and some that it may not.

extension RandomSet {
  /// Rules of products that may be waived, and others that a waiver may not name.
  mutating func waivableRules(_ count: Int) -> Policies {
    var policies = productRules(0)
    policies.rules = (0..<count).map { number in
      var text =
        dice.chance(40)
        ? elementRule("w\(number)")
        : dice.chance(40) ? simpleRule("w\(number)") : rule("w\(number)", on: "product")
      if dice.chance(90) {
        text.removeLast(2)
        text +=
          "  waivable by \(dice.one(of: Self.roles)) for at most \(dice.one(of: Self.maxima))\n}\n"
      }
      return text
    }
    policies.rules.append("rule open on access { when purpose is present permit }\n")
    policies.rules.append(
      "rule seen on product { when product.flag require approval by council_member }\n")
    return policies
  }

  /// Who may waive a rule: a role, or any in a group of roles.
  private static let roles = [
    "data_protection_officer", "data_protection_officer", "steward", "lead_steward",
  ]
  private static let maxima = ["180d", "6mo", "1y", "90d", "1y", "3mo", "182d"]

  /// What many products break, about the whole product.
  private mutating func simpleRule(_ name: String) -> String {
    let conditions = [
      "require product.n > 1", "forbid product.word == \"a\"", "require product.tier >= gold",
      "require product.status is active forbid product.flag", "require product.day > 2026-03-01",
    ]
    let deny = "when product.m > 0\n  deny"
    return "rule \(name) on product {\n  \(dice.chance(15) ? deny : dice.one(of: conditions))\n}\n"
  }

  /// What many elements of products break.
  private mutating func elementRule(_ name: String) -> String {
    let loops = [
      "for i in product.items", "for i in product.items where i.size > 0",
      "for i in product.items where i.heavy", "for i in sizes",
      "for t in product.words\n  for i in product.items", "for i in [product.items[\"a\"]]",
    ]
    let conditions = [
      "require i.size < 2", "require i.tier is gold", "forbid i.heavy", "require i.made is present",
      "require i.name == \"b\"",
    ]
    return
      "rule \(name) on product {\n  \(dice.one(of: loops))\n  \(dice.one(of: conditions))\n}\n"
  }

  /// Waivers of rules, most of them such as a set may have.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - rules: The texts of the rules.
  ///   - hasDomains: Some stand in the folder of a domain.
  /// - Returns: The file and the text of each.
  mutating func waivers(
    _ count: Int, of rules: [String], hasDomains: Bool
  ) -> [(file: String, text: String)] {
    let waivable = rules.filter { $0.contains("waivable") }
    return (0..<count).map { number in
      let rule = dice.one(of: dice.chance(94) && !waivable.isEmpty ? waivable : rules)
      var name = "core.\(rule.split(separator: " ")[1])"
      var file = "waivers.charter"
      if hasDomains, dice.chance(15) {
        file = dice.one(of: ["domains/orders/w.charter", "domains/orders/returns/w.charter"])
        if dice.chance(85) { name = dice.one(of: ["orders.own", "returns.own"]) }
      } else if hasDomains, dice.chance(10) {
        name = "orders.own"
      } else if dice.chance(2) {
        name = "core.nothing"
      }
      return (file, waiver("v\(number)", of: name, rule))
    }
  }

  private mutating func waiver(_ name: String, of rule: String, _ text: String) -> String {
    let waivableBy =
      Self.roles.first { text.contains("waivable by \($0) ") } ?? "data_protection_officer"
    var role = waivableBy == "steward" ? "lead_steward" : waivableBy
    if dice.chance(5) { role = dice.one(of: ["council_member", "steward", "deputy_steward"]) }
    let holders = [
      "lead_steward": ["steward-1", "dpo-2", "Steward-1 "],
      "data_protection_officer": ["dpo-1", "dpo@example.com", "dpo-2", "dpo-1"],
    ]
    let approver =
      dice.chance(55)
      ? dice.one(of: holders[role] ?? ["member-1"])
      : dice.one(of: [
        "twin@example.com", "nobody-1", "clerk-1", "silent-1", "lost-1", "guest-1", "odd-1", "dpo-2",
      ])
    let hasLoop = text.contains("  for ") || text.contains("{ for ")
    let paths = [
      "items[\"a\"]", "items[\"a\"]", "items[\"b\"]", "items[\"c\"]", "items[\"a\"].tags",
      "box.label",
    ]
    let path =
      hasLoop != dice.chance(4)
      ? " at \(dice.chance(90) ? paths[dice.below(4)] : dice.one(of: paths))" : ""
    let subject = dice.chance(97) ? "product" : dice.one(of: ["change", "domain"])
    let on = dice.one(of: [
      "2025-12-10", "2026-01-01", "2026-02-15", "2026-03-01", "2026-03-02", "2025-12-31",
    ])
    let until = dice.one(of: [
      "2026-02-28", "2026-03-01", "2026-03-31", "2026-05-31", "2026-05-27", "2026-03-31",
    ])
    return """
      waiver \(name) {
        of \(rule)
        for \(subject) "\(dice.chance(92) ? "p1" : "p2")"\(path)
        because "It moves."
        approved by "\(approver)" as \(role) on \(on)
        until \(until)
      }

      """
  }
}
