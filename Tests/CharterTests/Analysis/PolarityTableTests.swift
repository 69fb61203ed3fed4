import Charter
import Testing

/// The table of signs, row by row.
///
/// A param at `+` may be lowered and not raised, at `-` raised and
/// not lowered, at `±` neither, at `0` both. Lists shrink and grow likewise.
@Suite struct PolarityTableTests {
  /// What stands in the rule (a whole rule where it starts with `rule`), and the sign of the param:
  /// `n` an Int, `d` a Duration, `l` a list.
  static let rows: [(rule: String, param: Character, sign: String)] = [
    // Roots
    ("require length(product.name) <= n", "n", "+"),
    ("forbid length(product.name) <= n", "n", "-"),
    ("when length(product.name) <= n\n deny", "n", "-"),
    (
      "for t in product.tables where length(t.name) <= n\n require t.description is present", "n",
      "-"
    ),
    ("for a in l\n require a in product.tags", "l", "-"),
    ("require product.owner is present\n otherwise \"at most {n}\"\n help \"{n}\"", "n", "0"),
    ("rule r on read { when length(product.name) <= n  permit }", "n", "+"),
    ("rule r on read { when length(product.name) <= n  permit  limit to 3d }", "n", "±"),
    ("rule r on read { when length(product.name) <= n  limit to 3d }", "n", "-"),
    ("rule r on read { limit to d }", "d", "+"),
    ("rule r on read { reassess after d }", "d", "+"),
    ("rule r on read { aggregate groups of at least n }", "n", "-"),
    ("rule r on read { mask c in columns where length(c.name) <= n with hide }", "n", "-"),
    ("rule r on read { filter rows where (row.age as Int) <= n }", "n", "+"),
    ("rule r on read { filter rows where not ((row.age as Int) <= n) }", "n", "-"),
    ("rule r on read { filter rows where row.kind in l }", "l", "+"),
    ("rule r on read { filter rows where row.kind not in l }", "l", "-"),
    (
      "rule r on read { filter t in product.tables where length(t.name) <= n to rows where row.a == 1 }",
      "n", "-"
    ),
    (
      "rule r on access { require approval by (if length(product.name) <= n then security_officer else platform_lead) }",
      "n", "±"
    ),
    ("domains may permit read where length(product.name) <= n", "n", "+"),
    // Logic
    ("require product.owner is present and length(product.name) <= n", "n", "+"),
    ("require product.owner is present or length(product.name) <= n", "n", "+"),
    ("require not (length(product.name) <= n)", "n", "-"),
    ("require length(product.name) <= n implies product.owner is present", "n", "-"),
    ("require product.owner is present implies length(product.name) <= n", "n", "+"),
    (
      "require if length(product.name) <= n then product.id == \"a\" else product.id == \"b\"", "n",
      "±"
    ),
    ("require length(product.name) <= (if product.owner is present then n else 3)", "n", "+"),
    // Comparisons
    ("require length(product.name) < n", "n", "+"),
    ("require length(product.name) >= n", "n", "-"),
    ("require length(product.name) > n", "n", "-"),
    ("require n <= length(product.name)", "n", "-"),
    ("require n >= length(product.name)", "n", "+"),
    ("require length(product.name) == n", "n", "±"),
    ("require length(product.name) != n", "n", "±"),
    ("require product.name like \"*{n}\"", "n", "±"),
    ("require age(product.sla.available_since) <= d", "d", "+"),
    ("require age(product.sla.available_since) >= d", "d", "-"),
    ("require d >= age(product.sla.available_since)", "d", "+"),
    ("require product.sla.freshness <= d", "d", "+"),
    // Membership
    ("require length(product.name) in [n, 3]", "n", "±"),
    ("require product.name in l", "l", "+"),
    ("require product.name not in l", "l", "-"),
    ("forbid product.name in l", "l", "-"),
    // Lists
    (
      "require every t in product.tables where length(t.name) <= n has t.description is present",
      "n",
      "-"
    ),
    ("require every t in product.tables has length(t.name) <= n", "n", "+"),
    (
      "require some t in product.tables where length(t.name) <= n has t.description is present",
      "n",
      "+"
    ),
    ("require some t in product.tables has length(t.name) <= n", "n", "+"),
    (
      "require no t in product.tables where length(t.name) <= n has t.description is present", "n",
      "-"
    ),
    ("require no t in product.tables has length(t.name) <= n", "n", "-"),
    ("require every a in l has a in product.tags", "l", "-"),
    ("require some a in l has a in product.tags", "l", "+"),
    ("require no a in l has a in product.tags", "l", "-"),
    ("require count(t in product.tables where length(t.name) <= n) >= 1", "n", "+"),
    ("require count(t in product.tables where length(t.name) <= n) <= 1", "n", "-"),
    ("require count(t in product.tables where length(t.name) <= n) == 1", "n", "±"),
    ("require count(t in product.tables where length(t.name) <= n) + 1 >= 2", "n", "±"),
    (
      "require (if product.owner is present then count(t in product.tables where length(t.name) <= n) else 0) >= 1",
      "n", "±"
    ),
    ("require count(a in l where a in product.tags) >= 1", "l", "+"),
    ("require share(t in product.tables where length(t.name) <= n) >= 50%", "n", "+"),
    ("require share(a in l where a in product.tags) >= 50%", "l", "±"),
    ("require product.name in [a for a in l]", "l", "+"),
    ("require product.name in [a for a in l where a in product.tags]", "l", "±"),
    (
      "require product.name in [t.name for t in product.tables where length(t.name) <= n]", "n", "±"
    ),
    ("require 3 in [n for t in product.tables]", "n", "±"),
    ("require product.name in l + [\"x\"]", "l", "+"),
    ("require product.name in product.tags + l", "l", "+"),
    ("require product.name in distinct(l)", "l", "±"),
    // What steps in
    ("for c in product.columns\n require (c.shown_first or else n) >= 3", "n", "+"),
    ("for c in product.columns\n require (c.shown_first or else n) <= 3", "n", "-"),
    // Arithmetic
    ("require length(product.name) <= n + 1", "n", "+"),
    ("require length(product.name) <= 10 - n", "n", "-"),
    ("require length(product.name) <= n - 1", "n", "+"),
    ("require length(product.name) <= n * 2", "n", "+"),
    ("require length(product.name) <= 2 * n", "n", "+"),
    ("require length(product.name) <= n * (0 - 2)", "n", "±"),
    ("require length(product.name) + n <= 10", "n", "±"),
    ("require length(product.name) <= n + count(t in product.tables)", "n", "±"),
    ("require length(product.name) <= n + 9223372036854775807", "n", "±"),
    ("require product.sla.freshness <= d * 2", "d", "+"),
    ("require length(product.name) <= max(n, 3)", "n", "±"),
    ("require length(\"{n}\") <= length(product.name)", "n", "±"),
    // Defines: signs compose
    ("require small(length(product.name), n)", "n", "+"),
    ("require small(n, length(product.name))", "n", "-"),
    ("require not small(n, length(product.name))", "n", "+"),
    ("require outside(n, length(product.name))", "n", "±"),
    ("require opposite(length(product.name), n)", "n", "-"),
    ("require one_of(product.name, l)", "l", "+"),
    ("require ignores(product.name, n)", "n", "0"),
    ("require more(n, length(product.name))", "n", "±"),
  ]

  @Test(arguments: rows.indices) func everySignIsKept(_ index: Int) {
    let row = Self.rows[index]
    let directions = row.param == "l" ? ["shrink", "grow"] : ["lower", "raise"]
    var accepted: [Bool] = []
    for direction in directions {
      let found = errors(inFiles: Self.set(row.rule, row.param, direction))
      accepted.append(found.isEmpty)
      #expect(
        found.allSatisfy { $0.code == "param-could-loosen" } && found.count <= 1,
        "\(row.rule)\n\(found.map(\.message))")
    }
    let expected =
      switch row.sign {
      case "+": [true, false]
      case "-": [false, true]
      case "0": [true, true]
      default: [false, false]
      }
    #expect(accepted == expected, "\(row.rule) with \(directions)")
  }

  private static func set(_ rule: String, _ param: Character, _ direction: String) -> String {
    func may(_ name: Character) -> String { name == param ? ", domains may \(direction)" : "" }
    let body =
      rule.hasPrefix("rule") || rule.hasPrefix("domains")
      ? rule : "rule r on product {\n\(rule)\n}"
    return """
      // a.charter
      define small(a: Int, b: Int) = a <= b
      define outside(a: Int, b: Int) = small(a, b) and not small(a, 2)
      define opposite(a: Int, b: Int) = not small(a, b)
      define one_of(t: Text, l: [Text]) = t in l
      define ignores(t: Text, n: Int) = length(t) > 3
      define more(a: Int, b: Int) = a + 1 <= b
      // b.charter
      global policy p {
        param n: Int = 5\(may("n"))
        param d: Duration = 24h\(may("d"))
        param l: [Text] = ["a", "b"]\(may("l"))
        \(body)
      }
      """
  }

  /// A council member reads why.
  @Test func theMessageNamesRuleParamAndDirection() throws {
    let found = errors(
      inFiles: Self.set("require length(product.name) <= n", "n", "raise"))
    let diagnostic = try #require(found.first)
    #expect(
      diagnostic.message == "domains may raise `n`, and here that would make `p.r` looser")
    #expect(diagnostic.help?.contains("domains may lower") == true)
    #expect(diagnostic.place?.line.contains("length(product.name) <= n") == true)
    #expect(diagnostic.notes.first?.place.line.contains("param n") == true)
  }

  /// A define that many rules call is one mistake.
  @Test func aDefineIsRefusedOnce() {
    let found = errors(
      inFiles: """
        // a.charter
        global policy p {
          param n: Int = 5, domains may raise
          define short(t: Text) = length(t) <= n
          rule a on product { require short(product.name) }
          rule b on product { require short(product.id) }
        }
        """)
    #expect(found.map(\.code) == ["param-could-loosen"])
    #expect(found.first?.notes.map(\.message).contains("`p.b` uses it too") == true)
  }
}
