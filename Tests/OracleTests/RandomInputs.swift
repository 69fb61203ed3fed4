import Oracle

/// Products, requests and meshes at random: fields that are given, missing, null, or do not fit.
struct RandomInputs {
  var dice: Dice
  /// Products have input and output ports, too.
  var hasPorts = false

  init(dice: Dice) { self.dice = dice }

  private mutating func entries(
    _ fields: [(field: String, fits: [String], misfits: [String])]
  ) -> [(key: String, value: Written)] {
    var entries: [(key: String, value: Written)] = []
    for field in fields {
      switch dice.below(100) {
      case ..<74: entries.append((field.field, Written(json: dice.one(of: field.fits))))
      case ..<80: entries.append((field.field, .null))
      case ..<88: entries.append((field.field, Written(json: dice.one(of: field.misfits))))
      default: continue
      }
    }
    return entries
  }

  private mutating func item() -> Written {
    .map([("name", .text(dice.one(of: ["a", "b", "c", "a"])))] + entries(TestModel.itemValues))
  }

  /// An output port, which serves the product's own contract and asset, or another's.
  private mutating func offer(of id: String) -> Written {
    let other = dice.chance(90) ? id : dice.one(of: ["p1", "p2"])
    return .map([
      ("name", .text("out")), ("contract", .map([("id", .text("c-\(other)"))])),
      ("asset", .text("a-\(other)")),
    ])
  }

  /// An input port of one of the products of the mesh, or of something else.
  private mutating func port() -> Written {
    var entries: [(key: String, value: Written)] = [("name", .text(dice.one(of: ["x", "y", "z"])))]
    let id = dice.one(of: ["p1", "p2", "p3"])
    switch dice.below(10) {
    case 0..<3: entries.append(("product", .text(id)))
    case 3..<6: entries.append(("contract", .map([("id", .text("c-\(id)"))])))
    case 6..<8: entries.append(("asset", .text(dice.chance(60) ? "a-\(id)" : "elsewhere")))
    default: entries.append(("is_source_table", .bool(dice.chance(50))))
    }
    if dice.chance(4) { entries.append((dice.one(of: ["product", "asset"]), .list([]))) }
    var keys: Set<String> = []
    return .map(entries.filter { keys.insert($0.key).inserted })
  }

  /// A product in the model's words, which is what the test standard reads too.
  mutating func product(id: String = "p1", isWhole: Bool = false) -> Written {
    var fields: [(key: String, value: Written)] = [
      ("test", .bool(true)), ("id", .text(id)),
      ("name", .text(dice.one(of: ["a", "orders", "abc"]))),
    ]
    if !isWhole, dice.chance(8) { fields.removeLast() }
    fields += entries(TestModel.values)
    if dice.chance(85) {
      var items: [Written] = (0..<dice.below(4)).map { _ in item() }
      if dice.chance(8) { items.append(.number("3")) }
      fields.append(("items", .list(items)))
    }
    if hasPorts, dice.chance(70) { fields.append(("output_ports", .list([offer(of: id)]))) }
    if hasPorts, dice.chance(60) {
      var ports: [Written] = (0..<dice.below(3)).map { _ in port() }
      if dice.chance(4) { ports.append(.number("3")) }
      fields.append(("input_ports", .list(ports)))
    }
    if dice.chance(80) { fields.append(("box", .map(entries(TestModel.boxValues)))) }
    return .map(fields)
  }

  /// A decision time about the dates of the model.
  mutating func now() -> Int {
    let days = [20_513, 20_454, 20_543, 20_600, 20_200]
    return (dice.one(of: days) * 86_400 + dice.one(of: [0, 43_200, 86_399])) * 1_000_000
  }
}
