/// Expressions of a type, at random: well typed, most of them of something that is asked about.
struct RandomExpressions {
  typealias Kind = TestModel.Kind
  var dice: Dice
  /// What stands for a product: the input, or the parameter of a define.
  var root = "product"
  /// Names that a binder gives, and of what.
  var locals: [(name: String, kind: Kind)] = []
  /// Defines that may be called, of a product.
  var defines: [(name: String, kind: Kind)] = []
  /// Params by kind.
  var params: [Kind: [String]] = [:]
  /// Whether other products may be looked at.
  var hasMesh = false
  private var names = 0

  init(dice: Dice) { self.dice = dice }

  // MARK: Paths

  /// A path to a value of a kind, from a name that is in scope.
  mutating func path(_ kind: Kind) -> String {
    let items = locals.filter { $0.kind == .item && TestModel.itemPaths[kind] != nil }
    if !items.isEmpty, dice.chance(75) {
      return "\(dice.one(of: items).name).\(dice.one(of: TestModel.itemPaths[kind] ?? []))"
    }
    let same = locals.filter { $0.kind == kind }
    if !same.isEmpty, dice.chance(60) { return dice.one(of: same).name }
    if hasMesh, root == "product", dice.chance(4) {
      return "catalog.products[\"\(dice.one(of: ["p1", "p2", "p9"]))\"].\(below(kind))"
    }
    return "\(root).\(below(kind))"
  }

  private mutating func below(_ kind: Kind) -> String { dice.one(of: TestModel.paths[kind] ?? []) }

  mutating func literal(_ kind: Kind) -> String { dice.one(of: TestModel.literals[kind] ?? []) }

  /// A path, with or without another value where it is missing.
  private mutating func leaf(_ kind: Kind) -> String {
    if let named = params[kind], dice.chance(15) { return dice.one(of: named) }
    if TestModel.literals[kind] != nil, dice.chance(18) {
      return "(\(path(kind)) or else \(literal(kind)))"
    }
    if kind == .int, dice.chance(8) { return "(\(root).custom[\"n\"] as Int)" }
    if kind == .tier, dice.chance(8) { return "(\(root).custom[\"tier\"] as Tier)" }
    return path(kind)
  }

  /// A fresh name for a binder.
  private mutating func name() -> String {
    names += 1
    return "v\(names)"
  }

  /// What a body says of an element, with its name in scope.
  private mutating func bound<Result>(
    _ kind: Kind, _ body: (inout RandomExpressions, String) -> Result
  ) -> (name: String, result: Result) {
    let name = name()
    locals.append((name, kind))
    let result = body(&self, name)
    locals.removeLast()
    return (name, result)
  }

  // MARK: Values

  mutating func value(_ kind: Kind, _ depth: Int) -> String {
    guard depth > 0, dice.chance(75) else { return leaf(kind) }
    let inner = depth - 1
    if dice.chance(6) {
      return "(if \(condition(inner)) then \(value(kind, inner)) else \(leaf(kind)))"
    }
    let callable = defines.filter { $0.kind == kind }
    if !callable.isEmpty, root == "product", dice.chance(10) {
      return "\(dice.one(of: callable).name)(product)"
    }
    switch kind {
    case .bool: return condition(depth)
    case .int: return whole(inner)
    case .decimal: return decimal(inner)
    case .ratio: return ratio(inner)
    case .date: return date(inner)
    case .instant:
      switch dice.below(4) {
      case 0: return "now"
      case 1: return literal(.instant)
      default: return "(\(leaf(.instant)) \(sign()) \(leaf(.duration)))"
      }
    case .duration: return duration(inner)
    case .version: return dice.chance(30) ? literal(.version) : extreme(.version, inner)
    case .text: return text(inner)
    case .tier: return dice.chance(50) ? extreme(.tier, inner) : leaf(.tier)
    case .list(let element): return list(element, inner)
    default: return leaf(kind)
    }
  }

  private mutating func sign() -> String { dice.one(of: ["+", "-"]) }

  private mutating func extreme(_ kind: Kind, _ depth: Int) -> String {
    let function = dice.one(of: ["min", "max"])
    if Kind.listed.contains(kind), dice.chance(50) {
      return "\(function)(\(value(.list(kind), depth)))"
    }
    return "\(function)(\(leaf(kind)), \(value(kind, depth)))"
  }

  private mutating func whole(_ depth: Int) -> String {
    switch dice.below(12) {
    case 0, 1: return "(\(value(.int, depth)) \(dice.one(of: ["+", "-", "*"])) \(leaf(.int)))"
    case 2: return literal(.int)
    case 3: return "length(\(value(.text, depth)))"
    case 4: return "words(\(value(.text, depth)))"
    case 5: return counted("count", depth)
    case 6: return "\(dice.one(of: ["year", "month", "day"]))(\(value(.date, depth)))"
    case 7: return extreme(.int, depth)
    case 8: return "sum(\(value(.list(.int), depth)))"
    case 9: return "only(\(value(.list(.int), depth)))"
    case 10: return "(only(\(value(.list(.int), depth))) or else \(literal(.int)))"
    default: return leaf(.int)
    }
  }

  private mutating func decimal(_ depth: Int) -> String {
    switch dice.below(8) {
    case 0, 1:
      return "(\(value(.decimal, depth)) \(dice.one(of: ["+", "-", "*"])) \(leaf(.decimal)))"
    case 2: return "(\(leaf(.decimal)) / \(leaf(dice.one(of: [.int, .decimal]))))"
    case 3: return "(\(leaf(.int)) / \(leaf(.int)))"
    case 4: return literal(.decimal)
    case 5: return extreme(.decimal, depth)
    case 6: return "(\(value(.decimal, depth)) + \(leaf(.int)))"
    default: return "sum(\(value(.list(.decimal), depth)))"
    }
  }

  private mutating func ratio(_ depth: Int) -> String {
    switch dice.below(5) {
    case 0: return "(\(leaf(.ratio)) \(sign()) \(leaf(.ratio)))"
    case 1: return literal(.ratio)
    case 2: return counted("share", depth)
    default: return leaf(.ratio)
    }
  }

  private mutating func date(_ depth: Int) -> String {
    switch dice.below(6) {
    case 0: return "today"
    case 1: return literal(.date)
    case 2, 3: return "(\(leaf(.date)) \(sign()) \(literal(.duration)))"
    case 4: return "(\(leaf(.date)) \(sign()) \(leaf(.duration)))"
    default: return extreme(.date, depth)
    }
  }

  private mutating func duration(_ depth: Int) -> String {
    switch dice.below(9) {
    case 0: return "(\(value(.duration, depth)) \(sign()) \(leaf(.duration)))"
    case 1: return literal(.duration)
    case 2: return "(\(leaf(.duration)) * \(leaf(.int)))"
    case 3: return "(\(leaf(.date)) - \(leaf(.date)))"
    case 4: return "(\(leaf(.instant)) - \(leaf(.instant)))"
    case 5: return extreme(.duration, depth)
    case 6: return "sum([\(leaf(.duration)), \(leaf(.duration))])"
    case 7: return "age(\(leaf(dice.one(of: [.date, .instant]))))"
    default: return leaf(.duration)
    }
  }

  private mutating func text(_ depth: Int) -> String {
    switch dice.below(11) {
    case 0: return "lower(\(leaf(.text)))"
    case 1: return "trim(\(leaf(.text)))"
    case 2: return "\(dice.one(of: ["before", "after"]))(\(leaf(.text)), \"-\")"
    case 3: return "(\(dice.one(of: ["before", "after"]))(\(leaf(.text)), \",\") or else \"none\")"
    case 4, 5:
      let kind = dice.one(of: Kind.scalars + [.list(.text), .list(.int)])
      return "\"<{\(value(kind, depth))}>\""
    case 6: return literal(.text)
    case 7: return "only(split(\(leaf(.text)), \" \"))"
    case 8: return "lower(\(leaf(dice.one(of: [.mail, .team, .domain]))))"
    default: return leaf(.text)
    }
  }

  private mutating func list(_ element: Kind, _ depth: Int) -> String {
    switch dice.below(8) {
    case 0 where element != .item:
      let source = dice.one(of: Kind.listed)
      let list = leaf(.list(source))
      let (name, parts) = bound(source) { random, name in
        (random.leaf(element), random.dice.chance(50) ? " where \(random.about(name, source))" : "")
      }
      return "[\(parts.0) for \(name) in \(list)\(parts.1)]"
    case 1 where element != .item:
      return "(\(value(.list(element), depth)) + \(leaf(.list(element))))"
    case 2 where element != .item: return "distinct(\(value(.list(element), depth)))"
    case 3 where element == .text: return "split(\(leaf(.text)), \",\")"
    case 4 where element == .int: return "flat(\(root).rows)"
    case 5 where element != .item && element != .duration:
      return "[\(leaf(element)), \(leaf(element))]"
    default: return leaf(.list(element))
    }
  }

  private mutating func counted(_ function: String, _ depth: Int) -> String {
    let kind = dice.one(of: Kind.listed)
    let list = depth > 0 ? value(.list(kind), depth - 1) : leaf(.list(kind))
    if dice.chance(25) { return "\(function)(\(name()) in \(list))" }
    let (name, condition) = bound(kind) { random, name in random.about(name, kind) }
    return "\(function)(\(name) in \(list) where \(condition))"
  }

  // MARK: Conditions

  /// A condition that names an element.
  private mutating func about(_ name: String, _ kind: Kind) -> String {
    switch kind {
    case .item:
      let fields = TestModel.itemPaths.keys.filter { $0 != .list(.text) }.sorted {
        $0.name < $1.name
      }
      let field = dice.one(of: fields)
      let path = "\(name).\(dice.one(of: TestModel.itemPaths[field] ?? []))"
      switch dice.below(6) {
      case 0: return "\(path) \(dice.one(of: ["is present", "is missing"]))"
      case 1: return "(\(about(name, .item)) \(dice.one(of: ["and", "or"])) \(about(name, .item)))"
      case 2: return "\"a\" in \(name).tags"
      default: return about(path, field)
      }
    case .bool: return name
    case .tier where dice.chance(30): return "\(name) \(dice.one(of: ["is", "is not"])) gold"
    case .place:
      return dice.chance(50)
        ? "\(name) within \(dice.one(of: ["europe", "asia", "korea"]))" : "\(name) is germany"
    case .text where dice.chance(30):
      return "\(name) like \"\(dice.one(of: ["a*", "*b*", "orders"]))\""
    case .text, .mail, .domain, .team, .person:
      return "\(name) \(dice.one(of: ["==", "!="])) \(literal(kind))"
    default: return "\(name) \(comparison()) \(dice.chance(60) ? literal(kind) : leaf(kind))"
    }
  }

  private mutating func comparison() -> String { dice.one(of: ["==", "!=", "<", "<=", ">", ">="]) }

  mutating func condition(_ depth: Int) -> String {
    guard depth > 0, dice.chance(70) else { return atom(depth) }
    let inner = depth - 1
    switch dice.below(8) {
    case 0, 1: return "(\(condition(inner)) and \(condition(inner)))"
    case 2, 3: return "(\(condition(inner)) or \(condition(inner)))"
    case 4: return "(\(condition(inner)) implies \(condition(inner)))"
    case 5: return "(not \(condition(inner)))"
    case 6: return "(if \(condition(inner)) then \(condition(inner)) else \(condition(inner)))"
    default: return atom(depth)
    }
  }

  private mutating func atom(_ depth: Int) -> String {
    let inner = max(0, depth - 1)
    switch dice.below(20) {
    case 0: return path(.bool)
    case 1, 2, 3:
      let kind = dice.one(of: Kind.ordered)
      return
        "(\(path(kind)) \(comparison()) \(dice.chance(50) ? literal(kind) : value(kind, inner)))"
    case 4:
      let kind = dice.one(of: Kind.ordered)
      return "(\(value(kind, inner)) \(comparison()) \(path(kind)))"
    case 5:
      let kind = dice.one(
        of: [.text, .mail, .domain, .team, .person, .place, .list(.int), .list(.text)] as [Kind])
      let other = kind == .place || dice.chance(50) ? path(kind) : value(kind, inner)
      return "(\(path(kind)) \(dice.one(of: ["==", "!="])) \(other))"
    case 6:
      return "(\(path(.tier)) \(dice.one(of: ["is", "is not"])) \(literal(.tier)))"
    case 7:
      let kind = dice.one(of: Kind.scalars + [.list(.text), .item])
      return "(\(path(kind)) \(dice.one(of: ["is present", "is missing"])))"
    case 8, 9:
      let kind = dice.one(of: [.int, .decimal, .text, .duration, .tier] as [Kind])
      return "(\(path(kind)) \(dice.one(of: ["in", "not in"])) \(value(.list(kind), inner)))"
    case 10: return within()
    case 11:
      let template = dice.one(of: [
        "a*", "*b*", "{\(leaf(.text))}*", "*{\"*\"}", "orders", "*{\(leaf(.int))}",
      ])
      return "(\(path(.text)) like \"\(template)\")"
    case 12:
      let pattern = dice.one(of: [
        "[a-z]+", "a.*", "(a|b)*", ".*\\d", "\\w+-\\w+ ?c?", "[^a]{0,3}", "a?b+",
      ])
      return "(\(path(.text)) matches /\(pattern)/)"
    case 13, 14:
      let kind = dice.one(of: Kind.listed)
      let list = value(.list(kind), inner)
      let (name, parts) = bound(kind) { random, name in
        (
          random.dice.chance(40) ? " where \(random.about(name, kind))" : "",
          random.about(name, kind)
        )
      }
      return
        "(\(dice.one(of: ["some", "no", "every"])) \(name) in \(list)\(parts.0) has \(parts.1))"
    case 15:
      return
        "(\(counted("count", inner)) \(comparison()) \(dice.one(of: ["0", "1", "2", path(.int)])))"
    case 16: return "(\(counted("share", inner)) \(comparison()) \(leaf(.ratio)))"
    case 17:
      return
        "(age(\(path(dice.one(of: [.date, .instant])))) \(dice.one(of: ["<", "<=", ">", ">="])) \(leaf(.duration)))"
    case 18:
      return
        "(\(root).custom[\"\(dice.one(of: ["n", "word", "tier", "nums", "zzz"]))\"] fits \(dice.one(of: ["Int", "Text", "Tier", "[Int]", "Date"])))"
    default:
      return dice.chance(50)
        ? "(\(root).custom[\"\(dice.one(of: ["n", "m", "zzz"]))\"] \(comparison()) \(dice.one(of: ["1", "2", "1.5"])))"
        : "(\(path(.bool)) or else \(literal(.bool)))"
    }
  }

  private mutating func within() -> String {
    switch dice.below(5) {
    case 0:
      return
        "(\(path(.domain)) within \(dice.one(of: ["\"sales\"", "\"company\"", "\"nowhere\""])))"
    case 1:
      return "(\(path(.team)) within \(dice.one(of: ["\"core\"", "\"everyone\"", path(.team)])))"
    case 2: return "(\(path(.person)) within \(path(.team)))"
    default:
      return "(\(path(.place)) within \(dice.one(of: ["europe", "asia", "korea", "germany"])))"
    }
  }
}
