import TestSupport

/// Texts of policies in which one construct stands again and again.
enum PolicyShapes {
  static let all = valid + mistakes
  static let valid =
    declarations + types + rules + effects + expressions + federation + tests

  private static let policy = "global policy p {\n"
  private static let known = "rule r on product { require product.owner is present }\n}\n"

  /// A shape of numbered parts between a start and an end.
  private static func shape(
    _ name: String, _ start: String, _ end: String = "", _ part: @escaping @Sendable (Int) -> String
  ) -> WorstText {
    WorstText(name) { count in start + (0..<count).map(part).joined() + end }
  }

  private static let declarations = [
    shape("policies", "") { "global policy p\($0) {}\n" },
    shape("params", policy, "}") { "param a\($0): Int = \($0)\n" },
    shape("params that domains may turn", policy, "}") {
      "param a\($0): Duration = \($0)h, domains may lower\n"
    },
    shape("elements of a param", "global policy p { param a: [Int] = [0", "] }") { ", \($0)" },
    shape("defines", policy, "}") { "define f\($0)(a: Text) = a\n" },
    shape("chains of defines", policy, "}") {
      "define f\($0)(a: Int) = \($0 % 100 == 0 ? "a" : "f\($0 - 1)(a)")\n"
    },
    shape("defines that call two", policy + "define f0(a: Int) = a\n", "}") {
      "define f\($0 + 1)(a: Int) = f\(($0 + 1) / 2)(a) + f\(($0 + 1) / 3)(a)\n"
    },
    shape("a define that calls many", policy, "}") {
      "define f\($0)() = \($0)\ndefine g\($0)() = f\($0)() + f\($0)()\n"
    },
    shape("a chain of defines that is too long", policy + "define f0() = 1\n", "}") {
      "define f\($0 + 1)() = f\($0)()\n"
    },
    shape("data", "") { "data d\($0): Int = \($0)\n" },
    shape("elements of data", "data d: [Text] = [\"\"", "]") { ", \"t\($0)\"" },
    shape("entries of data", "data d: {Text: Int} = {", "}") { "\"k\($0)\": 1, " },
    shape("records of data", "record R { key id: Text, n: Int? }\ndata d: [R] = [", "]") {
      "{ id: \"k\($0)\" }, "
    },
    shape(
      "a hierarchy", "record R { key id: Text, parent: Text? }\ndata d: [R] = [{ id: \"k0\" }, ",
      "]"
    ) {
      "{ id: \"k\($0 + 1)\", parent: \"k\($0 / 2)\" }, "
    },
    shape("standards", "") {
      "standard s\($0) for product { recognize when raw.kind == \"k\($0)\" id = raw.id name = raw.id }\n"
    },
    WorstText("fields of a standard") { count in
      let numbers = 0..<count
      return "extend Product {" + numbers.map { "x\($0): Text?, " }.joined() + "}\n"
        + "standard s for product { recognize when raw.x == 1 id = raw.id name = raw.id\n"
        + numbers.map { "x\($0) = raw.y\($0)\n" }.joined() + "}"
    },
    shape(
      "files of a standard", "standard s for product { recognize when raw.x == 1\n",
      "id = raw.id name = raw.id }"
    ) { "file f\($0) raw.f\($0)\n" },
    shape(
      "defines of a standard", "standard s for product { recognize when raw.x == 1\n",
      "id = raw.id name = raw.id }"
    ) { "define f\($0)() = raw.x\n" },
    shape(
      "columns of a standard", "standard s for product { recognize when raw.x == 1\n",
      "id = raw.id name = raw.id }"
    ) { "define f\($0)() = [{ name: t.n, type: t.t } for t in raw.t\($0) where t.n is present]\n" },
  ]

  private static let types = [
    shape("enums", "") { "enum E\($0) { a, b }\n" },
    shape("cases", "enum E { a", "}") { ", c\($0)" },
    shape("ordered cases", "enum E ordered { a", "}") { " < c\($0)" },
    shape("spellings of a case", "enum E { a also \"x\"", "}") { ", \"s\($0)\"" },
    shape("groups of cases", "enum E { a", "}") { ", c\($0) { d\($0) }" },
    WorstText("cases that are used") { count in
      "enum E { a" + (0..<count).map { ", c\($0)" }.joined() + "}\n"
        + (0..<count).map { "define f\($0)(e: E) = e is c\($0)\n" }.joined()
    },
    shape("records", "") { "record R\($0) { a: Int }\n" },
    shape("records in records", "record R0 { a: Int? }\n") { "record R\($0 + 1) { a: R\($0)? }\n" },
    shape("fields", "record R { ", "}") { "f\($0): Int?, " },
    shape("fields that are filled", "record R { a: Int?, ", "}") { "f\($0): Int? = a, " },
    shape("fields filled from each other", "record R { f0: Int?, ", "}") {
      "f\($0 + 1): Int? = f\($0), "
    },
    WorstText("fields that are read") { count in
      "record R { a: Int?" + (0..<count).map { ", f\($0): Int?" }.joined() + " }\n"
        + (0..<count).map { "define g\($0)(r: R) = r.f\($0) == 1\n" }.joined()
    },
    shape("extensions", "") { "extend Product { x\($0): Int? }\n" },
    shape("fields of an extension", "extend Product {", "}") { "x\($0): Int?, " },
    shape("subjects", "") { "subject s\($0)(product: Product) default deny\n" },
    WorstText("rules on subjects") { count in
      (0..<count).map { "subject s\($0)(product: Product) default deny\n" }.joined() + policy
        + (0..<count).map { "rule r\($0) on s\($0) { permit }\n" }.joined() + "}"
    },
    shape("subjects with what fills their inputs", "") {
      "subject s\($0)(a: Int?, b: Int? = a, product: Product) default deny\n"
    },
  ]

  private static let rules = [
    shape("rules", policy, "}") { "rule r\($0) on product { deny }\n" },
    shape("rules with a guard", policy, "}") {
      "rule r\($0) on product { when product.name == \"n\($0)\" and product.status is active deny }\n"
    },
    shape("rules over lists", policy, "}") {
      "rule r\($0) on product { for c in product.columns where c.name == \"c\($0)\""
        + " for t in c.tags require t != \"x\" }\n"
    },
    shape("rules with messages", policy, "}") {
      "rule r\($0) on product { deny otherwise \"{product.name}\" help \"{product.id}\" }\n"
    },
    shape("values of a message", policy + "rule r on product { deny otherwise \"", "\" }}") { _ in
      "{product.name} "
    },
    shape("rules with all their clauses", policy, "}") {
      "/// Why.\nrule r\($0) on product { deny level warn from 2026-01-01 level block from 2026-07-01"
        + " until 2027-01-01 decided \"c\" on 2025-12-01"
        + " waivable by security_officer for at most 9d tags [t\($0), u] }\n"
    },
    shape("tags", policy + "rule r on product { deny tags [a", "] }}") { ", t\($0)" },
    shape("levels", policy + "rule r on product { deny\n", "}}") {
      "level block from \(2000 + $0)-01-01\n"
    },
    shape("rules about changes", policy, "}") {
      "rule r\($0) on change { for c in changes(previous, product) where c.kind is table_removed deny }\n"
    },
    shape("rules about rules and domains", policy, "}") {
      "rule r\($0) on rule { require rule.owner is present }\n"
        + "rule s\($0) on domain { require domain.owner is present }\n"
    },
    shape("rules about what is gone", policy, "}") {
      "rule r\($0) on removal { require previous.status is retired }\n"
    },
    shape("rules that ask the directory", policy, "}") {
      "rule r\($0) on product { require product.owner.team within directory.teams[\"t\"].name }\n"
    },
    shape("rules that ask the catalog", policy, "}") {
      "rule r\($0) on product { require some a in catalog.agreements where a.product == product.id"
        + " has a.status is approved }\n"
    },
    shape("rules that ask for lineage", policy, "}") {
      "rule r\($0) on product { forbid some u in upstream(product) has u.status is retired }\n"
    },
    shape("rules that read a param", policy + "param a: Int = 1, domains may lower\n", "}") {
      "rule r\($0) on product { require count(c in product.columns) <= a }\n"
    },
    shape("rules that call a large define", policy + large, "}") {
      "rule r\($0) on product { require large(product) }\n"
    },
    shape("rules that call a define of doubles", policy + doubles("p.name == \"a\""), "}") {
      "rule r\($0) on product { require d9(product) }\n"
    },
    WorstText("columns of row filters") { count in
      policy
        + (0..<count).map { "rule r\($0) on access { filter rows where row.c\($0) == 1 }\n" }
        .joined() + "}"
    },
  ]

  /// A define of some 500 parts.
  private static let large =
    "define large(p: Product) = "
    + (0..<120).map { "p.name != \"n\($0)\"" }.joined(separator: " and ") + "\n"

  /// Ten defines, each of which calls the one before twice.
  private static func doubles(_ condition: String) -> String {
    "define d0(p: Product) = \(condition)\n"
      + (0..<9).map { "define d\($0 + 1)(p: Product) = d\($0)(p) and d\($0)(p)\n" }.joined()
  }

  private static let effects = [
    ("require", "require product.name == \"n№\""), ("forbid", "forbid product.name == \"n№\""),
    ("deny", "when product.name == \"n№\" deny"), ("permit", "when product.name == \"n№\" permit"),
    ("approval", "require approval by product.owner.team"),
    ("mask", "mask c in columns where c.name == \"n№\" with last(4)"),
    ("filter rows", "filter rows where row.c№ == \"n№\" or row.d is missing"),
    (
      "filter of tables",
      "filter t in product.tables where t.name == \"n№\" to rows where row.c == 1"
    ),
    ("aggregate", "aggregate groups of at least 5"), ("limit", "limit to №d"),
    ("reassess", "reassess after №d"),
  ].map { name, effect in
    shape("effects: \(name)", policy, "}") {
      "rule r\($0) on access { \(effect.replacing("№", with: String($0 + 1))) }\n"
    }
  }

  private static let expressions = [
    ("sums", "x + № > x * 2 - 1"), ("quotients", "x / 2 > 1.5"),
    ("logic", "b and not b and (b implies b)"),
    ("conditionals", "if b then x > № else x < №"), ("members", "x in [1, 2, №]"),
    ("lists", "only([x, №]) == x"), ("extremes", "max(x, №) > min([x, №])"),
    ("templates", "t like \"a*{t}*№\""), ("patterns", "t matches /[a-z]{1,9}№/"),
    ("texts", "\"{t}-{x}\" == \"№\""), ("functions of texts", "lower(trim(before(t, \"№\"))) == t"),
    ("what steps in", "p.name or else \"№\" == t"),
    ("presence", "p.name is present and p.sla.freshness is missing"),
    ("cases", "p.status is active or p.status is not draft"), ("within", "u within analytics"),
    ("documents", "(a.k№ as Int) > № and a fits Text"),
    ("keys", "p.tables[\"t№\"].columns[\"c\"].name == t"),
    ("dates", "today > 2026-01-01 and now > 2026-01-01T00:00:00Z"),
    ("durations and shares", "p.sla.freshness <= №h and p.sla.availability >= 99.5%"),
    ("versions", "p.version >= v1.№.0 and p.version.major > 1"),
    ("some", "some c in p.columns where c.name == \"№\" has c.type is present"),
    (
      "every and no",
      "(every c in p.columns has c.name != \"№\") and (no c in p.columns has c.name == t)"
    ),
    ("comprehensions", "[c.name for c in p.columns where c.name == \"№\"] == [t]"),
    (
      "counts and shares", "count(c in p.columns) > № and share(c in p.columns where c.unique) > 5%"
    ),
    ("sums of lists", "sum([x for c in p.columns]) > № and distinct(p.tags) == flat([p.tags])"),
    ("ages", "age(p.sla.available_since) > №d"),
  ].map { name, expression in
    shape("expressions: \(name)", policy, "}") {
      "define f\($0)(x: Int, b: Bool, t: Text, a: Any, p: Product, u: Purpose) = "
        + expression.replacing("№", with: String($0)) + "\n"
    }
  }

  private static func waiver(_ number: Int, of rule: String, at path: String = "") -> String {
    "waiver w\(number) { of \(rule) for product \"x\(number)\" \(path) because \"b\""
      + " approved by \"a@example.com\" as security_officer on 2026-01-10 until 2026-01-12 }\n"
  }
  private static let waivable = "waivable by security_officer for at most 9d }\n"

  private static let federation = [
    WorstText("what a domain sets") { count in
      policy + (0..<count).map { "param a\($0): Duration = 9d, domains may lower\n" }.joined()
        + "}\n// domain\ndomain policy d for orders {\n"
        + (0..<count).map { "set p.a\($0) = 1d\n" }.joined() + "}"
    },
    WorstText("what a domain tightens") { count in
      policy + (0..<count).map { "rule r\($0) on product { deny level warn }\n" }.joined()
        + "}\n// domain\ndomain policy d for orders {\n"
        + (0..<count).map { "tighten p.r\($0) { level block from 2026-01-01 }\n" }.joined() + "}"
    },
    shape("policies of a domain", policy + "}\n// domain\n") {
      "domain policy d\($0) for orders { rule r on product { deny } }\n"
    },
    shape("what domains may permit", policy, "}") {
      "domains may permit access where product.name == \"n\($0)\"\n"
    },
    shape(
      "permits of a domain",
      policy + "domains may permit access where product.access_model is internal\n}\n// domain\n"
        + "domain policy d for orders {\n", "}"
    ) { "rule r\($0) on access { when product.name == \"n\($0)\" permit }\n" },
    shape("waivers", policy + "rule r on product { deny " + waivable + "}\n") {
      waiver($0, of: "p.r")
    },
    WorstText("waivers of many rules") { count in
      policy + (0..<count).map { "rule r\($0) on product { deny \(waivable)" }.joined() + "}\n"
        + (0..<count).map { waiver($0, of: "p.r\($0)") }.joined()
    },
    shape(
      "exemptions of elements",
      policy + "rule r on product { for t in product.tables require t.grain is present "
        + waivable + "}\n"
    ) { waiver($0, of: "p.r", at: "at tables[\"t\($0)\"]") },
  ]

  private static let tests = [
    shape("tests", policy + known) {
      "test \"t\($0)\" { given product { id: \"x\", name: \"y\" } given now 2026-01-01"
        + " expect deny by p.r expect not p.r }\n"
    },
    shape("tests with contracts", policy + known) {
      "test \"t\($0)\" { given product from \"a.yaml\" and \"b\($0).yaml\" and \"c.yaml\" expect deny }\n"
    },
    shape(
      "contracts of a test", policy + known + "test \"t\" { given product from \"a.yaml\"",
      " expect deny }"
    ) {
      " and \"b\($0).yaml\""
    },
    shape(
      "edits of a test", policy + known + "test \"t\" { given product from \"a.yaml\" with {",
      "} expect deny }"
    ) { "tables[\"t\($0)\"].columns[\"c\"].type: missing, " },
    shape(
      "products of a test",
      policy + known + "test \"t\" { given product \"x\" given catalog { products: [",
      "] } expect deny }"
    ) { "{ id: \"t\($0)\", name: \"n\", tags: [\"a\"] }, " },
    shape(
      "expectations", policy + known + "test \"t\" on access { given product from \"a.yaml\"\n", "}"
    ) {
      "expect mask column \"c\($0)\" with hash expect filter table \"t\" with \"x\" expect limit to 9d\n"
    },
  ]

  private static let mistakes = [
    shape("fields that nothing has", policy, "}") { "define f\($0)(p: Product) = p.nam\($0)\n" },
    shape("types that nothing has", policy, "}") { "param a\($0): Int\($0) = 1\n" },
    shape("cases that nothing has", policy, "}") { "define f\($0)(p: Purpose) = p is nome\($0)\n" },
    shape("names that nothing has", policy, "}") { "define f\($0)() = nome\($0)\n" },
    shape("functions that nothing has", policy, "}") { "define f\($0)() = nome\($0)()\n" },
    shape("subjects that nothing has", policy, "}") { "rule r\($0) on nome\($0) { deny }\n" },
    shape("rules that nothing has", policy + known) { waiver($0, of: "p.nome\($0)") },
    shape("policies that nothing has", policy + "}\n// domain\n") {
      "domain policy d\($0) for orders { set p\($0).x = 1 }\n"
    },
    shape("what does not fit", policy, "}") { "define f\($0)() = 1 + true\n" },
    shape("names that come twice", policy, "}") { _ in "define f() = 1\n" },
    shape(
      "a param that could loosen each rule",
      policy + "param m: Int = 1, domains may lower\ndefine d(x: Int) = x > m\n", "}"
    ) { "rule r\($0) on product { require d(count(c in product.columns)) }\n" },
  ]
}
