// Equalities by which the elements of a list of the catalog are found without walking it.
//
// `some a in catalog.agreements has a.product == product.id and …` holds of no element whose product
// is another, so only those with this product, or with one that cannot be told, need be asked. What an
// expression costs by the limits does not depend on it.

/// A list of the catalog, looked through by one field of its elements.
struct ListIndexCode: Sendable, Hashable {
  /// Place of the list in the record of the catalog.
  var list: Int32
  /// Places of the fields from an element down to the text; -1 behind the last.
  var path: (Int32, Int32, Int32)

  static func == (left: ListIndexCode, right: ListIndexCode) -> Bool {
    left.list == right.list && left.path == right.path
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(list)
    hasher.combine(path.0)
    hasher.combine(path.1)
    hasher.combine(path.2)
  }
}

/// How the elements that a condition may hold of are found.
struct ListLookup: Sendable {
  /// Number of the index; -1 where there is none.
  var index: Int32 = -1
  /// What the field is compared with: a node that does not read the element.
  var key: Int32 = -1
  /// The condition asks too whether the field is present, so an element without it is passed by.
  var isGuarded = false

  static let none = ListLookup()
}

/// Finds such equalities in a program, and numbers the indexes they need.
struct ListIndexPlanner {
  private let emitter: Emitter
  private let fields: [Type]
  private(set) var indexes: [ListIndexCode] = []

  /// Makes one for a program whose records have fields of these types, one record after the other.
  init(_ emitter: Emitter, fields: [Type]) {
    self.emitter = emitter
    self.fields = fields
  }

  /// How the elements of a list are found for which all of some conditions may hold.
  mutating func lookup(list: Int32, slot: Int32, _ conditions: [Int32]) -> ListLookup {
    guard let place = placeInCatalog(of: list) else { return .none }
    var parts = conditions.filter { $0 >= 0 }
    var found: (path: [Int32], key: Int32)?
    var guarded: [[Int32]] = []
    while let number = parts.popLast() {
      let node = emitter.nodes[Int(number)]
      switch node.operation {
      case .and: parts += [node.b, node.a]
      case .presence where node.flag == 1:
        if let path = path(node.a, from: slot) { guarded.append(path) }
      case .equal where node.flag == 0 && found == nil:
        for (one, other) in [(node.a, node.b), (node.b, node.a)] {
          guard let path = path(one, from: slot), !reads(other, slot) else { continue }
          found = (path, other)
        }
      default: continue
      }
    }
    guard let found else { return .none }
    return ListLookup(
      index: number(of: place, found.path), key: found.key,
      isGuarded: guarded.contains(found.path))
  }

  /// How the element of a list is found whose key is something; -1 where it is not.
  mutating func index(ofElement node: Node) -> Int32 {
    guard let place = placeInCatalog(of: node.a) else { return -1 }
    let list = emitter.nodes[Int(node.a)]
    guard case .list(.record(let record)) = fields[Int(list.c)],
      isText(emitter.recordStarts[record] + node.c)
    else { return -1 }
    return number(of: place, [node.c])
  }

  private mutating func number(of list: Int32, _ path: [Int32]) -> Int32 {
    func part(_ index: Int) -> Int32 { index < path.count ? path[index] : -1 }
    let code = ListIndexCode(list: list, path: (part(0), part(1), part(2)))
    if let known = indexes.firstIndex(of: code) { return Int32(known) }
    indexes.append(code)
    return Int32(indexes.count - 1)
  }

  private func placeInCatalog(of number: Int32) -> Int32? {
    let node = emitter.nodes[Int(number)]
    guard node.operation == .field else { return nil }
    let record = emitter.nodes[Int(node.a)]
    return record.operation == .ambient && record.a == Ambient.catalog.rawValue ? node.b : nil
  }

  /// The fields that lead from an element to a text; nil where a node is anything else.
  private func path(_ number: Int32, from slot: Int32) -> [Int32]? {
    var node = emitter.nodes[Int(number)]
    guard node.operation == .field, isText(node.c) else { return nil }
    var path: [Int32] = []
    while node.operation == .field {
      path.insert(node.b, at: 0)
      node = emitter.nodes[Int(node.a)]
    }
    return node.operation == .local && node.a == slot && path.count <= 3 ? path : nil
  }

  /// Whether a field holds a text that equals another where their bytes are the same.
  private func isText(_ field: Int32) -> Bool {
    switch fields[Int(field)] {
    case .text, .domain, .team, .person, .email, .url: true
    default: false
    }
  }

  /// Whether a node reads a slot of its own frame.
  private func reads(_ number: Int32, _ slot: Int32) -> Bool {
    let node = emitter.nodes[Int(number)]
    switch node.operation {
    case .local: return node.a == slot
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = emitter.binders[Int(node.a)]
      for inner in [binder.condition, binder.body] where inner >= 0 && reads(inner, slot) {
        return true
      }
    default: break
    }
    return emitter.operands(of: node).contains { reads($0, slot) }
  }
}
