import Charter

/// A descriptor as a tree, so that one field at a time can be left out.
indirect enum DescriptorTree {
  case scalar(String)
  case list([DescriptorTree])
  case record([(key: String, value: DescriptorTree)])

  var json: String {
    switch self {
    case .scalar(let text): text
    case .list(let elements): "[\(elements.map(\.json).joined(separator: ", "))]"
    case .record(let fields):
      "{\(fields.map { "\"\($0.key)\": \($0.value.json)" }.joined(separator: ", "))}"
    }
  }

  /// Every tree with one field of a record less, and the fields of the model that are gone then; what
  /// every record of its kind must have stays.
  func withoutOneField(in record: String) -> [(tree: DescriptorTree, gone: [String])] {
    guard case .record(let fields) = self else { return [] }
    var found: [(DescriptorTree, [String])] = []
    for (place, field) in fields.enumerated() {
      if !["test", "name", "custom"].contains(field.key) {
        var rest = fields
        rest.remove(at: place)
        found.append((.record(rest), ["\(record).\(field.key)"]))
      }
      for (value, gone) in field.value.inner(of: field.key) {
        var changed = fields
        changed[place].value = value
        // A record of which nothing is left is missing itself.
        if case .record(let rest) = value, rest.isEmpty {
          found.append((.record(changed), gone + ["\(record).\(field.key)"]))
        } else {
          found.append((.record(changed), gone))
        }
      }
    }
    return found
  }

  private func inner(of key: String) -> [(DescriptorTree, [String])] {
    let names = ["sla": "Sla", "tables": "Table", "columns": "Column", "owner": "Party"]
    guard let record = names[key] else { return [] }
    guard case .list(let elements) = self else { return withoutOneField(in: record) }
    var found: [(DescriptorTree, [String])] = []
    for (place, element) in elements.enumerated() {
      for (value, gone) in element.withoutOneField(in: record) {
        var changed = elements
        changed[place] = value
        found.append((.list(changed), gone))
      }
    }
    return found
  }
}

/// Rules that ask about what may be missing, and descriptors that lack some of it.
struct RandomOpenings {
  private var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  mutating func below(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
  mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  static let standard = """
    standard test for product {
      recognize when raw.test is present
      id = raw.test
      name = raw.test
      status = raw.status
      archetype = raw.archetype
      successor = raw.successor
      version = raw.version
      classification = raw.classification
      columns for column in raw.columns {
        name = column.name
        table = raw.test
        type = column.type
        classification = column.classification
        protection = column.protection
      }
      owner { name = raw.owner.name  team = raw.owner.team }
      sla { freshness = raw.sla.freshness  latency = raw.sla.latency }
      tables for table in raw.tables {
        name = table.name
        description = table.description
        grain = table.grain
        retention = table.retention
        columns for column in table.columns {
          name = column.name
          table = table.name
          type = column.type
          classification = column.classification
          protection = column.protection
        }
      }
    }

    """

  // MARK: Rules

  mutating func rule(_ name: String) -> String {
    var text = "rule \(name) on product {\n"
    if chance(35) { text += "  when \(condition(1))\n" }
    if chance(30) {
      text += "  for t in product.tables\(chance(50) ? " where \(about("t", Self.table))" : "")\n"
      text += "  \(one(of: ["require", "forbid"])) \(about("t", Self.table))\n"
    } else {
      text += "  \(one(of: ["require", "forbid"])) \(condition(1))\n"
    }
    return text + "}\n"
  }

  private mutating func condition(_ depth: Int) -> String {
    guard depth > 0, chance(55) else { return atom() }
    let inner = depth - 1
    switch below(7) {
    case 0: return "(\(condition(inner)) and \(condition(inner)))"
    case 1: return "(\(condition(inner)) or \(condition(inner)))"
    case 2: return "(\(condition(inner)) implies \(condition(inner)))"
    case 3: return "not (\(condition(inner)))"
    case 4:
      return
        "(\(one(of: ["some", "every", "no"])) t in product.tables where \(about("t", Self.table)) has \(about("t", Self.table)))"
    case 5:
      return
        "(\(one(of: ["some", "every", "no"])) c in product.columns has \(about("c", Self.column)))"
    default:
      return "count(t in product.tables where \(about("t", Self.table))) \(one(of: [">=", "<="])) 1"
    }
  }

  /// Paths, an operator with a literal, and values that may step in.
  private typealias Path = (path: String, comparison: String, values: [String])

  private static let product: [Path] = [
    ("product.status", "is active", ["active", "draft"]),
    ("product.archetype", "is aggregate", ["aggregate", "source_aligned"]),
    ("product.successor", "like \"n*\"", ["\"next\"", "\"other\""]),
    ("product.version", ">= v2.0.0", ["v2.0.0", "v1.0.0"]),
    ("product.owner.team", "== \"a\"", []),
    ("product.sla.freshness", "<= 24h", ["24h", "48h"]),
    ("product.sla.latency", ">= 1h", ["2h", "1m"]),
    ("product.classification", "<= internal", []),
  ]
  private static let table: [Path] = [
    (".description", "like \"a*\"", ["\"abc\"", "\"x\""]),
    (".grain", "== \"g\"", ["\"g\"", "\"h\""]),
    (".retention", "<= 30d", ["30d", "90d"]),
  ]
  private static let column: [Path] = [
    (".classification", "<= internal", ["internal", "restricted"]),
    (".protection", ">= partial", ["partial", "clear"]), (".type", "is text", ["text", "date"]),
  ]

  private mutating func atom() -> String { about("", Self.product) }

  private mutating func about(_ name: String, _ paths: [Path]) -> String {
    let (tail, comparison, values) = one(of: paths)
    let path = name + tail
    switch below(6) {
    case 0: return "\(path) is present"
    case 1: return "\(path) is missing"
    case 2, 3:
      guard !values.isEmpty else { return "\(path) is present" }
      return "(\(path) or else \(one(of: values))) \(comparison)"
    default: return "\(path) \(comparison)"
    }
  }

  // MARK: Descriptors

  mutating func descriptor() -> DescriptorTree {
    var fields: [(String, DescriptorTree)] = [("test", .scalar("\"p\""))]
    func add(_ key: String, _ values: [String], _ generator: inout RandomOpenings) {
      if generator.chance(75) { fields.append((key, .scalar(generator.one(of: values)))) }
    }
    add("status", ["\"active\"", "\"draft\"", "\"odd\""], &self)
    add("archetype", ["\"aggregate\"", "\"source_aligned\""], &self)
    add("successor", ["\"next\"", "\"other\""], &self)
    add("version", ["\"1.0.0\"", "\"2.1.0\"", "\"two\""], &self)
    add("classification", ["\"public\"", "\"restricted\""], &self)
    if chance(75) {
      fields.append(
        (
          "owner",
          .record([("name", .scalar("\"o\"")), ("team", .scalar(one(of: ["\"a\"", "\"b\""])))])
        ))
    }
    var sla: [(String, DescriptorTree)] = []
    if chance(75) {
      sla.append(("freshness", .scalar(one(of: ["\"1h\"", "\"48h\"", "\"soon\""]))))
    }
    if chance(75) { sla.append(("latency", .scalar(one(of: ["\"1m\"", "\"2h\""])))) }
    if !sla.isEmpty { fields.append(("sla", .record(sla))) }
    if chance(40) { fields.append(("columns", .list((0..<below(3)).map { column($0) }))) }
    if chance(85) { fields.append(("tables", .list((0..<below(3)).map { table($0) }))) }
    return .record(fields.map { (key: $0.0, value: $0.1) })
  }

  private mutating func table(_ number: Int) -> DescriptorTree {
    var fields: [(key: String, value: DescriptorTree)] = [("name", .scalar("\"t\(number)\""))]
    if chance(60) { fields.append(("description", .scalar(one(of: ["\"abc\"", "\"x\"", "7"])))) }
    if chance(60) { fields.append(("grain", .scalar(one(of: ["\"g\"", "\"h\""])))) }
    if chance(60) { fields.append(("retention", .scalar(one(of: ["\"1d\"", "\"90d\""])))) }
    if chance(85) { fields.append(("columns", .list((0..<below(3)).map { column($0) }))) }
    return .record(fields)
  }

  private mutating func column(_ number: Int) -> DescriptorTree {
    var fields: [(key: String, value: DescriptorTree)] = [("name", .scalar("\"c\(number)\""))]
    if chance(75) {
      fields.append(
        ("classification", .scalar(one(of: ["\"public\"", "\"restricted\"", "\"odd\""]))))
    }
    if chance(75) { fields.append(("protection", .scalar(one(of: ["\"clear\"", "\"hash\""])))) }
    if chance(75) { fields.append(("type", .scalar(one(of: ["\"text\"", "\"date\""])))) }
    return .record(fields)
  }
}
