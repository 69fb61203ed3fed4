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

    /// As files, `// PATH` in front of each.
    func text(_ rules: [String]) -> String {
      TestModel.declarations + TestModel.standard + "global policy core {\n\(header)"
        + rules.joined() + "}\n" + domains
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
      let kinds = TestModel.Kind.scalars + [.int, .decimal, .duration, .date, .list(.int), .list(.text), .list(.duration)]
      return "{\(expressions.value(dice.one(of: kinds), 3))}"
    }
    text += values.joined(separator: " | ")
    expressions.locals = []
    return text + "\"\n  level advise\n}\n"
  }

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
        "  level warn\n", "  level advise\n", "  level warn from 2026-01-01\n  level block from 2026-04-01\n",
        "  level advise\n  level block from 2026-05-01\n", "  level warn\n",
      ])
    }
    if dice.chance(10) { text += "  until \(dice.one(of: ["2025-06-01", "2026-03-01", "2026-12-31"]))\n" }
    return text + "}\n"
  }
}
