// Lists, and what is asked of their elements.

/// Walks the elements of a list, of a document's list, or the entries of a map.
struct ElementCursor {
  private let list: Value
  private var index = 0
  /// Number of the next node, where the elements stand in a document.
  private var node = 0
  private let isDocument: Bool
  let count: Int
  /// The elements are entries of a map, and have keys.
  let hasKeys: Bool

  /// Nil where the value is no list; `list` must be present.
  @inline(__always)
  init?(_ list: Value, in workspace: borrowing Workspace) {
    self.list = list
    switch list.tag {
    case .list, .map:
      isDocument = false
      count = list.count
      hasKeys = list.tag == .map
    case .raw:
      let raw = workspace.nodes[list.node]
      guard raw.kind == .list || raw.kind == .map else { return nil }
      isDocument = true
      count = Int(raw.count)
      hasKeys = raw.kind == .map
      node = list.node + 1
    default: return nil
    }
  }

  /// The next element and, for an entry of a map, its key.
  @inline(__always)
  mutating func next(in workspace: borrowing Workspace) -> (key: Value, element: Value)? {
    guard index < count else { return nil }
    let current = index
    index += 1
    if isDocument { return nextOfDocument(in: workspace) }
    guard hasKeys else { return (.absent, workspace.slot(list, current)) }
    return (workspace.slot(list, current * 2), workspace.slot(list, current * 2 + 1))
  }

  private mutating func nextOfDocument(
    in workspace: borrowing Workspace
  ) -> (key: Value, element: Value) {
    let current = node
    let raw = workspace.nodes[current]
    node = Int(raw.next)
    let element: Value =
      raw.kind == .null
      ? Value(.absent, 0, auxiliary: 0, origin: UInt32(current) + 1) : .raw(current)
    guard hasKeys else { return (.absent, element) }
    let key = Value.text(
      space: Int(raw.space), offset: Int(raw.keyOffset), length: Int(raw.keyLength),
      symbol: raw.keySymbol, origin: UInt32(current) + 1)
    return (key, element)
  }
}

/// How many, where some cannot be told: at least the first, at most the second.
struct CountInterval {
  var least: Int
  var most: Int
  var total: Int
  /// Why it is not exact.
  var unknown: Value
}

extension Evaluator {
  /// Most elements that a list may have, but for those of the catalog.
  static var listLimit: Int { 100_000 }

  /// Whether a list stands in the snapshot of a mesh, whose size is what the mesh is.
  @inline(__always)
  func isOfCatalog(_ list: Value) -> Bool {
    list.tag == .list && list.slotSpace >= Value.snapshotSlots
  }

  /// The elements of a present value; unknown where it is no list, or too long.
  @inline(__always)
  mutating func cursor(_ list: Value) -> (cursor: ElementCursor?, problem: Value) {
    guard list.isPresent else { return (nil, .unknown(over: list)) }
    guard let cursor = ElementCursor(list, in: workspace) else {
      return (nil, .unknown(.malformed, origin: list.origin))
    }
    if list.tag == .raw, isTracking { markElements(of: list.node) }
    guard cursor.count <= Self.listLimit || isOfCatalog(list) else {
      return (nil, .unknown(.limit, origin: list.origin))
    }
    return (cursor, .absent)
  }

  /// `some` as a disjunction, `every` as a conjunction, over what the condition lets through.
  ///
  /// What is around it was counted.
  mutating func quantified(_ node: Node, _ quantifier: Quantifier) -> Value {
    let binder = binders[Int(node.a)]
    let list = narrowed(operand(binder.list), by: binder.lookup)
    let (start, problem) = cursor(list)
    guard var elements = start else { return problem }
    let isEvery = quantifier == .every
    var unknown: Value?
    var isDecided = false
    let mark = workspace.mark
    while let (key, element) = elements.next(in: workspace) {
      // Of an element nothing but an answer is kept.
      workspace.release(to: mark)
      bind(binder, key: key, element: element)
      var condition = Value.true
      if binder.condition >= 0 {
        condition = operand(binder.condition)
        if condition.isFalse { continue }
      }
      let body = evaluate(binder.body)
      if isEvery ? body.isTrue : body.isFalse { continue }
      if condition.isTrue, isEvery ? body.isFalse : body.isTrue {
        isDecided = true
        if isTracking { continue }
        break
      }
      if unknown == nil { unknown = .unknown(over: condition.isTrue ? body : condition) }
    }
    if isDecided { return .bool(!isEvery) }
    return unknown ?? .bool(isEvery)
  }

  @inline(__always)
  mutating func bind(_ binder: BinderCode, key: Value, element: Value) {
    setLocal(binder.slot, element)
    if binder.keySlot >= 0 { setLocal(binder.keySlot, key) }
  }

  mutating func comprehension(_ node: Node, _ number: Int32) -> Value {
    guard budget == .granted else { return outermost(number) }
    let binder = binders[Int(node.a)]
    let list = narrowed(operand(binder.list), by: binder.lookup)
    let (start, problem) = cursor(list)
    guard var elements = start else {
      // A list of what is not there is not there.
      return list.isAbsent ? list : problem
    }
    let offset = workspace.allocate(slots: elements.count)
    var made = 0
    while let (key, element) = elements.next(in: workspace) {
      bind(binder, key: key, element: element)
      if binder.condition >= 0 {
        let mark = workspace.mark
        let condition = operand(binder.condition)
        workspace.release(to: mark)
        if condition.isFalse { continue }
        if !condition.isTrue {
          return .unknown(over: condition)
        }
      }
      let value = operand(binder.body)
      workspace.slots[offset + made] = value
      made += 1
    }
    return .list(space: 1, offset: offset, count: made, origin: list.origin)
  }

  /// How many elements pass; nil where the list cannot be told.
  mutating func interval(_ node: Node, _ number: Int32) -> (CountInterval?, problem: Value) {
    guard budget == .granted else {
      if let problem = overCost(number) { return (nil, problem) }
      budget = .granted
      defer {
        budget = .counted
        mustNarrow = false
      }
      return interval(node, number)
    }
    let binder = binders[Int(node.a)]
    let list = operand(binder.list)
    let (start, problem) = cursor(list)
    guard let all = start else { return (nil, problem) }
    let total = all.count
    var result = CountInterval(least: 0, most: 0, total: total, unknown: .absent)
    guard binder.condition >= 0 else {
      result.least = total
      result.most = total
      return (result, .absent)
    }
    let (few, tooMany) = cursor(narrowed(list, by: binder.lookup))
    guard var elements = few else { return (nil, tooMany) }
    let mark = workspace.mark
    while let (key, element) = elements.next(in: workspace) {
      workspace.release(to: mark)
      bind(binder, key: key, element: element)
      let condition = operand(binder.condition)
      if condition.isFalse { continue }
      result.most += 1
      if condition.isTrue {
        result.least += 1
      } else if result.unknown.isAbsent {
        result.unknown = .unknown(over: condition)
      }
    }
    return (result, .absent)
  }

  mutating func counted(_ node: Node, _ number: Int32) -> Value {
    let (interval, problem) = interval(node, number)
    guard let interval else { return problem }
    guard interval.least == interval.most else { return interval.unknown }
    return .integer(Int64(interval.least))
  }

  mutating func shared(_ node: Node, _ number: Int32) -> Value {
    let (interval, problem) = interval(node, number)
    guard let interval else { return problem }
    guard interval.total > 0 else { return .unknown(.emptyList) }
    guard interval.least == interval.most else { return interval.unknown }
    return ratio(interval.least, of: interval.total)
  }

  /// A share of a list: exact to 18 digits.
  mutating func ratio(_ part: Int, of total: Int) -> Value {
    let part = ExactDecimal(Int64(part))
    guard let fraction = part.dividing(by: ExactDecimal(Int64(total))) else {
      return .unknown(.divisionByZero)
    }
    return make(decimal: fraction, isRatio: true)
  }

  // MARK: Making and finding

  mutating func list(_ node: Node) -> Value {
    let first = Int(node.a)
    let count = Int(node.b)
    let offset = workspace.allocate(slots: count)
    var made = 0
    var leftOut = Value.absent
    for index in 0..<count {
      let value = evaluate(extra[first + index])
      if node.flag == 1, value.isAbsent, nodes[Int(extra[first + index])].operation == .record {
        if leftOut.origin == 0 { leftOut = value }
        continue
      }
      workspace.slots[offset + made] = value
      made += 1
    }
    if made == 0, count > 0 { return leftOut }
    return .list(space: 1, offset: offset, count: made, origin: made > 0 ? firstOrigin(offset) : 0)
  }

  private func firstOrigin(_ offset: Int) -> UInt32 { workspace.slots[offset].origin }

  /// `L[K]`: the one element whose key is K.
  mutating func element(_ node: Node) -> Value {
    var list = evaluate(node.a)
    let key = evaluate(node.b)
    guard list.isPresent else { return list }
    guard key.isPresent else { return .unknown(over: key) }
    let place = nodes[Int(node.a)]
    if place.operation == .constant,
      let found = keyedElement(of: list, constant: place.a, key: key)
    {
      return found
    }
    if node.flag > 0, isOfCatalog(list) {
      list = narrow(list, ListLookup(index: Int32(node.flag) - 1), to: key)
    }
    let (start, problem) = cursor(list)
    guard var elements = start else { return problem }
    var found: Value?
    var unknown: Value?
    while let (_, element) = elements.next(in: workspace) {
      let elementKey = field(of: element, Int(node.c))
      switch equals(elementKey, key) {
      case true?:
        if found != nil { return .unknown(.several, origin: list.origin) }
        found = element
      case false?: continue
      case nil:
        if unknown == nil { unknown = .unknown(.unknownElements, origin: list.origin) }
      }
    }
    if let unknown { return unknown }
    return found ?? Value(.absent, 0, auxiliary: 0, origin: list.origin)
  }

  /// `M[K]` of a map or a document value.
  mutating func entry(_ node: Node) -> Value {
    let map = evaluate(node.a)
    let key = evaluate(node.b)
    guard map.isPresent else { return map }
    guard key.isPresent else { return .unknown(over: key) }
    if key.tag == .integer {
      guard var cursor = ElementCursor(map, in: workspace), !cursor.hasKeys else {
        return Value(.absent, 0, auxiliary: 0, origin: map.origin)
      }
      var index: Int64 = 0
      while let (_, element) = cursor.next(in: workspace) {
        if index == key.integer {
          if element.tag == .raw, isTracking { markRead(element.node) }
          return element
        }
        index += 1
      }
      return Value(.absent, 0, auxiliary: 0, origin: map.origin)
    }
    guard var cursor = ElementCursor(map, in: workspace), cursor.hasKeys else {
      return Value(.absent, 0, auxiliary: 0, origin: map.origin)
    }
    while let (name, element) = cursor.next(in: workspace) {
      if equals(name, key) == true {
        if element.tag == .raw, isTracking { markRead(element.node) }
        return element
      }
    }
    return .absent(below: map.origin, key: key.symbol == Value.noSymbol ? 0 : key.symbol)
  }

  /// Whether a value is in a list: the disjunction of `==` over its elements.
  mutating func member(_ node: Node) -> Value {
    let value = operand(node.a)
    let list = operand(node.b)
    guard list.isPresent else { return .unknown(over: list) }
    let (start, problem) = cursor(list)
    guard var elements = start else { return problem }
    if elements.count == 0 { return .false }
    guard value.isPresent else { return .unknown(over: value) }
    var unknown: Value?
    while let (_, element) = elements.next(in: workspace) {
      switch equals(value, element) {
      case true?: return .true
      case false?: continue
      case nil:
        if unknown == nil {
          unknown =
            element.isPresent
            ? unknownEquality(value) : .unknown(.unknownElements, origin: element.origin)
        }
      }
    }
    return unknown ?? .false
  }
}
