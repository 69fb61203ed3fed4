import Oracle

// Rules that walk long lists inside each other, and products that have them, so that some would take
// too long. Every list is left as soon as its first element is known: what is counted is not what runs.

extension RandomSet {
  /// Rules of which some take too long over products of ``RandomInputs/longProduct()``.
  mutating func costlyRules(_ count: Int) -> Policies {
    var policies = waivableRules(0)
    policies.header +=
      "define twice(l: [Int]) = l + l\n"
      + "define crowded(l: [Int], w: [Text]) = \(walk(["l"], then: ["w"]))\n"
    policies.rules = (0..<count).map { costlyRule("c\($0)") }
    return policies
  }

  private mutating func costlyRule(_ name: String) -> String {
    var text = "rule \(name) on product {\n"
    switch dice.below(10) {
    case 0: text += "  when \(costly())\n  require product.n > 1\n"
    case 1, 2:
      // The second loop is never reached; what the first costs is counted with it.
      text += "  for a in \(list()) where a is missing\n  for b in \(list())\n"
      text += "  require \(walk([list()], then: [list()])) otherwise \"{a}\"\n"
    case 3:
      text += "  for i in product.items\n  require i.size > 3 or \(costly())\n"
    case 4:
      text += "  for i in product.items\n  require i.size > 3\n"
      text += "  otherwise \"{count(a in \(list()) where \(about("a", ["a"])))} {i.name}\"\n"
    case 5:
      text += "  require product.never is present\n  otherwise \"{\(costly())} {\(counted())}\"\n"
    case 6: text += "  require product.n > 1 and \(costly())\n"
    case 7: text += "  forbid product.n > 1 or not \(costly())\n"
    case 8:
      text +=
        "  require count(w in distinct(product.waits)) > 1\n  otherwise \"{distinct(product.waits)}\"\n"
    default: text += "  \(dice.one(of: ["require", "forbid"])) \(costly())\n"
    }
    if dice.chance(40) { text += "  level advise\n" }
    if dice.chance(70) { text += "  waivable by data_protection_officer for at most 1y\n" }
    return text + "}\n"
  }

  private static let lists = [
    "product.nums", "product.nums", "product.weights", "product.words", "product.items",
    "product.waits", "product.tiers",
  ]

  private mutating func list() -> String {
    switch dice.below(12) {
    case 0: return "twice(product.nums)"
    case 1: return "(product.nums + product.nums)"
    case 2: return "product.items[\"a\"].tags"
    case 3: return "distinct(product.words)"
    case 4: return "[x for x in product.nums]"
    case 5: return "flat([product.nums, product.nums])"
    default: return dice.one(of: Self.lists)
    }
  }

  /// A condition that walks lists two or three deep.
  private mutating func costly() -> String {
    if dice.chance(10) { return "crowded(twice(product.nums), product.words)" }
    let outer = list()
    let lists = dice.chance(75) ? [list(), list()] : [list()]
    switch dice.below(6) {
    case 0: return "(every v in \(outer) has \(walk(lists, within: ["v"])))"
    case 1: return "(no v in \(outer) has \(walk(lists, within: ["v"])))"
    case 2: return "(count(v in \(outer) where \(walk(lists, within: ["v"]))) > 1)"
    case 3: return "(share(v in \(outer) where \(walk(lists, within: ["v"]))) > 50%)"
    default: return "(some v in \(outer) has \(walk(lists, within: ["v"])))"
    }
  }

  private mutating func counted() -> String {
    "count(v in \(list()) where \(walk([list(), list()], within: ["v"])))"
  }

  private mutating func walk(_ lists: [String], then more: [String]) -> String {
    walk(lists + more, within: [])
  }

  /// `some` over each of the lists, inside each other; true of the first elements that can be told.
  private mutating func walk(_ lists: [String], within names: [String]) -> String {
    guard let list = lists.first else { return about(names[names.count - 1], names) }
    let name = "e\(names.count)"
    return "(some \(name) in \(list) has \(walk(Array(lists.dropFirst()), within: names + [name])))"
  }

  /// What is true of a name that is there, and names all the others.
  private mutating func about(_ name: String, _ names: [String]) -> String {
    var text = "\(name) is present"
    for other in names.dropLast() {
      text = "(if \(other) is present then \(text) else \(name) is missing)"
    }
    for _ in 0..<dice.below(4) {
      text = "(if \(name) is present then \(text) else \(name) is missing)"
    }
    return text
  }
}

extension RandomInputs {
  /// A product with lists that are long enough for some to take too long.
  mutating func longProduct() -> Written {
    let isPaired = dice.chance(40)
    func long(_ element: (Int) -> Written) -> Written {
      let count = dice.one(
        of: isPaired ? [3, 20, 600, 1_000, 1_300, 1_800] : [2, 20, 60, 90, 110, 130, 160, 200, 320])
      return .list((0..<count).map(element))
    }
    /// A list that is missing would have every other walked to its end.
    func list(_ percent: Int, _ element: (Int) -> Written) -> Written {
      dice.chance(percent) ? long(element) : .list((0..<2).map(element))
    }
    var product = product(isWhole: true)
    product = product.with("nums", long { .number("\($0)") })
    product = product.with("weights", list(60) { .number("\($0).5") })
    product = product.with("words", list(60) { .text("w\($0)") })
    product = product.with("tiers", list(40) { _ in .text("gold") })
    product = product.with("waits", list(40) { .text("\($0 % 7)d") })
    if dice.chance(8) {
      product = product.with("waits", .list((0..<3_300).map { .text("\($0)d") }))
    }
    let items: [(String, Written)] = ["a", "b"].map { name in (name, list(30) { .text("t\($0)") }) }
    return product.with(
      "items",
      .list(
        items.map { name, tags in
          .map([("name", .text(name)), ("size", .number("\(dice.below(5))")), ("tags", tags)])
        }))
  }
}
