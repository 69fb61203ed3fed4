import Oracle

/// Products, requests and meshes at random: fields that are given, missing, null, or do not fit.
struct RandomInputs {
  var dice: Dice

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
    if dice.chance(80) { fields.append(("box", .map(entries(TestModel.boxValues)))) }
    return .map(fields)
  }

  /// A decision time about the dates of the model.
  mutating func now() -> Int {
    let days = [20_513, 20_454, 20_543, 20_600, 20_200]
    return (dice.one(of: days) * 86_400 + dice.one(of: [0, 43_200, 86_399])) * 1_000_000
  }
}
