import Charter

/// Policies at random: rules whose conditions may be anything, and rules that print what expressions
/// come to.
struct RandomSet {
  var expressions: RandomExpressions
  var dice: Dice {
    get { expressions.dice }
    set { expressions.dice = newValue }
  }

  init(dice: Dice) { expressions = RandomExpressions(dice: dice) }

  static let params = """
    param least: Int = 2, domains may raise
    param most: Int = 6, domains may lower
    param fixed: Int = 3
    param oldest: Duration = 6mo, domains may lower
    param allowed: [Text] = ["a", "b", "orders"], domains may shrink
    param wanted: [Text] = ["a"], domains may grow
    param enough: Tier = silver, domains may raise
    define eight(t: Text) = "{t}{t}{t}{t}{t}{t}{t}{t}"
    data known: [Text] = ["a", "orders", "x"]
    data sizes: [Item] = [
      { name: "a", size: 1, tier: gold },
      { name: "b", size: 5, tier: bronze, life: 1mo },
    ]

    """

  /// Rules that a set is made of, each one text.
  struct Policies {
    var header: String
    var rules: [String]
    /// Files of domains.
    var domains = ""
    /// Waivers, each with the file that it stands in.
    var waivers: [(file: String, text: String)] = []

    /// As files, `// PATH` in front of each.
    func text(_ rules: [String]) -> String {
      TestModel.declarations + TestModel.standard + "global policy core {\n\(header)"
        + rules.joined() + "}\n" + domains
        + Set(waivers.map(\.file)).sorted().map { file in
          "// \(file)\n" + waivers.filter { $0.file == file }.map(\.text).joined()
        }.joined()
    }
    var text: String { text(rules) }
  }

  /// Rules about products.
  mutating func productRules(_ count: Int) -> Policies {
    expressions.params = [
      .int: ["fixed"], .duration: ["oldest"], .list(.text): ["known"], .tier: ["enough"],
    ]
    var header = Self.params
    expressions.root = "p"
    for (number, kind) in ([.bool, .int, .text, .duration] as [TestModel.Kind]).enumerated() {
      header += "define f\(number)(p: Product) = \(expressions.value(kind, 2))\n"
    }
    expressions.root = "product"
    expressions.defines = [("f0", .bool), ("f1", .int), ("f2", .text), ("f3", .duration)]
    expressions.hasMesh = true
    return Policies(
      header: header,
      rules: (0..<count).map { $0 % 3 == 0 ? printing("p\($0)") : rule("r\($0)", on: "product") })
  }

  /// A rule that is never met, and says what expressions come to.
  private mutating func printing(_ name: String) -> String {
    var text = "rule \(name) on product {\n"
    let isOfItems = dice.chance(30)
    if isOfItems {
      text += "  for i in product.items\n"
      expressions.locals = [("i", .item)]
    }
    text += "  require product.never is present\n  otherwise \""
    let values = (0..<4).map { _ -> String in
      if dice.chance(45) {
        return "{\(dice.one(of: dice.chance(40) ? Self.rare : Self.seldom))}"
      }
      let kinds =
        TestModel.Kind.scalars + [
          .int, .decimal, .duration, .date, .list(.int), .list(.text), .list(.duration),
        ]
      return "{\(expressions.value(dice.one(of: kinds), 3))}"
    }
    text += values.joined(separator: " | ")
    expressions.locals = []
    return text + "\"\n  level advise\n}\n"
  }

  /// What comes to the rarest reasons of all.
  private static let rare = [
    "(product.m / (product.n - product.n))", "(product.name like \"*{product.word}\")",
    "(product.name like \"{product.word}a*\")", "(product.m / 0)",
    "length(eight(eight(eight(eight(eight(product.name))))))",
    "(product.r > 50%)", "(product.q <= product.r)", "(product.r + product.q)",
    "(9 in product.nums)",
    "(\"z\" in product.words)", "(product.name like \"{product.word}*\")",
    "(product.phrase like \"*{product.word}\")", "(product.boss within product.crew)",
    "(product.home within \"sales\")", "(product.crew within \"core\")", "(product.q == 25%)",
    "(product.boss within \"guest-1\")", "(7 in product.nums)", "(product.keep > 182d)",
    "(product.name like \"{product.word}?\")",
    "(product.name like \"{product.word}{product.word}*\")",
    "(product.crew within \"everyone\")", "(product.home within \"company\")",
    "length(eight(eight(eight(eight(eight(product.phrase))))))",
    "(30d in product.waits)", "month(product.day)", "count(d in downstream(product))",
    "words(product.phrase)", "(product.crew within \"outside\")",
    "(product.keep > 182d)", "(product.wait == 30d)", "count(c in cycle(product))",
    "count(c in cycle(product))", "part_of(product).id", "part_of(product).id",
    "part_of(product).id", "part_of(product).id", "count(u in upstream(product))",
    "count(u in upstream(product))", "count(u in upstream(product))",
    "count(u in upstream(product))", "count(u in upstream(product))",
    "count(i in product.input_ports where source_of(i).id == \"p2\")",
    "count(i in product.input_ports where source_of(i).id == \"p1\")",
    "count(i in product.input_ports where source_of(i).id == \"p3\")",
  ]

  /// What comes to reasons that random expressions seldom come to, or calls what they seldom call.
  private static let seldom = [
    "(product.m - product.n)", "(product.x - product.y)", "before(product.phrase, \"-\")",
    "(before(product.phrase, \",\") or else \"none\")", "after(product.phrase, \"-\")",
    "(product.x / (product.m - product.m))", "(product.r > 50%)", "(product.q <= product.r)",
    "(product.m / 0)", "(9223372036854775807 + product.m)",
    "(product.x * 99999999999999999999.5)", "(product.keep * 9223372036854775807)",
    "(product.y * product.y)", "(product.day + 90m)", "(product.later + 9000y)",
    "(product.keep > 182d)", "(product.wait == 30d)", "(product.box.length <= 365d)",
    "(2 in product.nums)", "(\"z\" in product.words)", "(30d in product.waits)",
    "max([n for n in product.nums where n > 100])", "share(w in product.words where w == \"a\")",
    "only(product.words)", "(product.phrase like \"{product.word}*\")",
    "(product.phrase like \"*{product.labels[\"a\"]}\")", "(product.home within \"sales\")",
    "(product.home within \"lost\")", "(product.boss within \"guest-1\")",
    "(product.crew within \"outside\")",
    "(5 in product.nums)", "(product.name in product.words)", "(product.boss within product.crew)",
    "(product.crew within \"core\")", "length(eight(eight(eight(eight(eight(product.phrase))))))",
    "count(u in upstream(product))", "count(d in downstream(product))",
    "count(c in cycle(product))", "(some u in upstream(product) has u.id == \"p2\")",
    "count(i in product.input_ports where source_of(i).id == \"p2\")",
    "length(eight(product.phrase))", "words(\"{product.phrase} {product.word}\")",
    "year(product.day)", "month(product.later)", "day(product.day)", "day(product.later)",
    "trim(product.phrase)",
    "(split(product.phrase, \",\") == [product.word])", "sizes[product.word].size",
    "(product.custom[\"nums\"] as [Int])", "lower(product.phrase)",
  ]

  /// A rule that many products meet, or are not asked.
  mutating func lenientRule(_ name: String) -> String {
    var text = "rule \(name) on product {\n"
    if dice.chance(70) { text += "  when \(dice.one(of: Self.lenient))\n" }
    return text + "  require \(dice.one(of: Self.lenient))\n}\n"
  }

  /// A rule that is asked of few products.
  mutating func narrowRule(_ name: String) -> String {
    let narrow = [
      "product.name == \"orders\"", "(product.m or else 0) > 6", "product.name like \"a?*\"",
      "product.tier >= silver", "product.tier < gold",
    ]
    let list = "for i in product.items where i.name == \"c\"\n  require i.name is present"
    return "rule \(name) on product {\n"
      + (dice.chance(70)
        ? "  when \(dice.one(of: narrow))\n  require \(dice.one(of: Self.lenient))\n"
        : "  \(list)\n") + "}\n"
  }

  private static let lenient = [
    "product.name is present", "(product.n or else 1) < 9", "length(product.name) < 4",
    "(product.status or else draft) is active", "product.name in [\"a\", \"abc\"]",
    "product.name matches /[a-c]+/", "not (product.name like \"or*\")",
    "product.name != \"abc\"",
  ]

  /// A rule whose conditions may be anything.
  mutating func rule(_ name: String, on subject: String) -> String {
    var text = "rule \(name) on \(subject) {\n"
    if dice.chance(45) { text += "  when \(expressions.condition(2))\n" }
    var locals: [(name: String, kind: TestModel.Kind)] = []
    if dice.chance(30) {
      text += "  for i in product.items"
      locals = [("i", .item)]
      expressions.locals = locals
      text += dice.chance(50) ? " where \(expressions.condition(1))\n" : "\n"
      if dice.chance(25) {
        text += "  for t in i.tags\n"
        locals.append(("t", .text))
      }
    } else if dice.chance(10) {
      text += "  for t in \(dice.one(of: ["product.words", "allowed", "wanted", "known"]))\n"
      locals = [("t", .text)]
    }
    expressions.locals = locals
    for _ in 0..<(dice.chance(20) ? 2 : 1) {
      let effect = dice.one(of: ["require", "require", "forbid"])
      text += "  \(effect) \(expressions.condition(3))\n"
    }
    if dice.chance(50) { text += "  otherwise \"{\(expressions.value(.text, 2))}\"\n" }
    if dice.chance(20) { text += "  help \"see {\(expressions.value(.int, 1))}\"\n" }
    expressions.locals = []
    if dice.chance(50) {
      text += dice.one(of: [
        "  level warn\n", "  level advise\n",
        "  level warn from 2026-01-01\n  level block from 2026-04-01\n",
        "  level advise\n  level block from 2026-05-01\n", "  level warn\n",
      ])
    }
    if dice.chance(10) {
      text += "  until \(dice.one(of: ["2025-06-01", "2026-03-01", "2026-12-31"]))\n"
    }
    return text + "}\n"
  }
}
