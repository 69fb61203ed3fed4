// Quantifiers, counts and shares: element by element.

extension EditSolver {
  typealias Goal = (inout EditSolver, inout Evaluator) -> [EditSet]

  mutating func quantified(
    _ node: Node, _ wanted: Bool, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let binder = policies.program.binders[Int(node.a)]
    switch (node.operation, wanted) {
    case (.some, true), (.no, false):
      return some(binder, &evaluator) { $0.solve(binder.body, true, &$1) }
    case (.every, false):
      // Nobody adds a column to break a rule; a value to a list they may.
      let adds = !isOfRecords(binder.list, &evaluator)
      return some(binder, &evaluator, adds: adds) { $0.solve(binder.body, false, &$1) }
    case (.every, true): return every(binder, &evaluator) { $0.solve(binder.body, true, &$1) }
    default: return every(binder, &evaluator) { $0.solve(binder.body, false, &$1) }
    }
  }

  private mutating func isOfRecords(_ list: Int32, _ evaluator: inout Evaluator) -> Bool {
    guard let place = place(of: list, &evaluator) else { return true }
    let type = policies.program.types[Int(place.type)]
    return type.kind != .list || policies.program.types[Int(type.index)].kind == .record
  }

  /// Ways to make one element let through by the condition meet a goal: one that is there, or a
  /// new one.
  mutating func some(
    _ binder: BinderCode, _ evaluator: inout Evaluator, adds: Bool = true, _ goal: Goal
  ) -> [EditSet] {
    var sets: [EditSet] = []
    visit(binder, &evaluator) { solver, evaluator, _ in
      let passes =
        binder.condition < 0 ? [EditSet()] : solver.solve(binder.condition, true, &evaluator)
      sets += EditSet.both(passes, goal(&solver, &evaluator))
    }
    if adds { sets += added(to: binder, &evaluator, goal) }
    return sets
  }

  /// Ways to make every element that the condition lets through meet a goal.
  mutating func every(
    _ binder: BinderCode, _ evaluator: inout Evaluator, _ goal: Goal
  ) -> [EditSet] {
    let list = evaluator.evaluate(binder.list)
    guard list.isPresent else {
      guard list.isAbsent else { return [] }
      return added(to: binder, &evaluator, goal) + giveNone(binder.list, &evaluator)
    }
    guard list.tag == .list, list.count <= Self.mostElements * 8 else { return [] }
    let place = place(of: binder.list, &evaluator)
    var sets = [EditSet()]
    visit(binder, &evaluator, atMost: .max) { solver, evaluator, element in
      guard !sets.isEmpty else { return }
      var ways: [EditSet] = []
      if binder.condition >= 0 {
        if evaluator.evaluate(binder.condition).isFalse { return }
        ways += solver.solve(binder.condition, false, &evaluator)
      }
      ways += goal(&solver, &evaluator)
      if ways.contains(where: { $0.edits.isEmpty }) { return }
      ways += solver.dropped(element, from: place, evaluator)
      sets = EditSet.both(sets, ways)
    }
    return sets
  }

  /// Taking an element out of its list: a column that is asked for, or a plain value.
  func dropped(
    _ element: Value, from list: Edit.Place?, _ evaluator: borrowing Evaluator
  ) -> [EditSet] {
    guard let list, element.isPresent else { return [] }
    if element.tag == .record, list.field >= 0 { return [] }
    return [EditSet([edit(list, .drop(element), evaluator)])]
  }

  /// Binds each element that is there in turn.
  private mutating func visit(
    _ binder: BinderCode, _ evaluator: inout Evaluator, atMost limit: Int = mostElements,
    _ body: (inout EditSolver, inout Evaluator, Value) -> Void
  ) {
    let list = evaluator.evaluate(binder.list)
    guard list.isPresent, var cursor = ElementCursor(list, in: evaluator.workspace) else { return }
    let outer = places[binder.slot]
    places[binder.slot] = nil
    var visited = 0
    while visited < limit, left > 0, let (key, element) = cursor.next(in: evaluator.workspace) {
      visited += 1
      left -= 1
      evaluator.bind(binder, key: key, element: element)
      body(&self, &evaluator, element)
    }
    places[binder.slot] = outer
  }

  /// Ways to add an element that the condition lets through and that meets a goal.
  private mutating func added(
    to binder: BinderCode, _ evaluator: inout Evaluator, _ goal: Goal
  ) -> [EditSet] {
    guard let list = place(of: binder.list, &evaluator), binder.keySlot < 0 else { return [] }
    let type = policies.program.types[Int(list.type)]
    guard type.kind == .list, list.field >= 0 else { return [] }
    let element = policies.program.types[Int(type.index)]
    let outer = places[binder.slot]
    let saved = evaluator.local(binder.slot)
    defer {
      places[binder.slot] = outer
      evaluator.setLocal(binder.slot, saved)
    }
    func ways(_ solver: inout EditSolver, _ evaluator: inout Evaluator) -> [EditSet] {
      let passes =
        binder.condition < 0 ? [EditSet()] : solver.solve(binder.condition, true, &evaluator)
      return EditSet.both(passes, goal(&solver, &evaluator))
    }
    guard element.kind == .record else {
      places[binder.slot] = Edit.Place(anchor: .newElement, field: -1, type: type.index)
      evaluator.setLocal(binder.slot, .absent)
      for way in ways(&self, &evaluator).prefix(4) {
        guard way.edits.count == 1, case .newElement = way.edits[0].place.anchor,
          case .set(let value) = way.edits[0].action
        else { continue }
        evaluator.setLocal(binder.slot, value)
        guard ways(&self, &evaluator).contains(where: { $0.edits.isEmpty }) else { continue }
        return [
          EditSet([
            edit(list, .add(value), isPlaceholder: way.edits[0].isPlaceholder, evaluator)
          ])
        ]
      }
      return []
    }
    guard let record = record(Int(element.index), &evaluator, isEmptyAllowed: true) else {
      return []
    }
    places[binder.slot] = nil
    own.include(record)
    evaluator.setLocal(binder.slot, record)
    let range = record.slotOffset..<record.slotOffset + fieldCount(record)
    for way in ways(&self, &evaluator) {
      var isInside = true
      for edit in way.edits {
        guard case .slot(let slot) = edit.place.anchor, range.contains(slot),
          edit.place.steps.isEmpty, case .set(let value) = edit.action
        else {
          isInside = false
          break
        }
        evaluator.workspace.slots[slot] = value
      }
      if isInside, ways(&self, &evaluator).contains(where: { $0.edits.isEmpty }) {
        return [EditSet([edit(list, .add(record), isPlaceholder: true, evaluator)])]
      }
      for edit in way.edits {
        if case .slot(let slot) = edit.place.anchor, range.contains(slot) {
          evaluator.workspace.slots[slot] = .absent
        }
      }
    }
    return []
  }

  private func fieldCount(_ record: Value) -> Int {
    let starts = policies.program.recordStarts
    return Int(starts[Int(record.auxiliary) + 1] - starts[Int(record.auxiliary)])
  }

  // MARK: Counts

  /// Ways to make a `count` or `share` compare as wanted: up to as many elements as edits may be,
  /// each made to count, or not to.
  mutating func counted(
    _ number: Int32, _ operation: Node.Operation, _ other: Int32, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let node = policies.program.nodes[Int(number)]
    let binder = policies.program.binders[Int(node.a)]
    let bound = evaluator.evaluate(other)
    guard bound.isPresent else { return [] }
    var sets = assign(other, mirror(operation), toCount: number, &evaluator)
    let (found, _) = evaluator.interval(node, number)
    guard let found, binder.condition >= 0 else {
      return sets + grown(node, binder, operation, bound, found, &evaluator)
    }
    for isMore in [true, false] {
      var ways = [EditSet()]
      var least = found.least
      visit(binder, &evaluator) { solver, evaluator, _ in
        guard !ways.isEmpty, ways[0].edits.count < EditSet.largest else { return }
        let condition = evaluator.evaluate(binder.condition)
        if isMore ? condition.isTrue : condition.isFalse { return }
        let edits = solver.solve(binder.condition, isMore, &evaluator)
        guard let first = edits.first else { return }
        ways = EditSet.both(ways, [first] + edits.dropFirst().prefix(1))
        if isMore { least += 1 } else if condition.isTrue { least -= 1 }
        let isEnough = solver.holds(
          least, of: found.total, operation, bound, isShare: node.operation == .share, &evaluator)
        if isEnough { sets += ways.prefix(4) }
      }
    }
    return sets + grown(node, binder, operation, bound, found, &evaluator)
  }

  private func mirror(_ operation: Node.Operation) -> Node.Operation {
    switch operation {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: operation
    }
  }

  /// The other side may be a field, and change instead.
  private mutating func assign(
    _ side: Int32, _ operation: Node.Operation, toCount number: Int32,
    _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let count = evaluator.evaluate(number)
    return count.isPresent ? assign(side, operation, count, &evaluator) : []
  }

  private func holds(
    _ part: Int, of total: Int, _ operation: Node.Operation, _ bound: Value, isShare: Bool,
    _ evaluator: inout Evaluator
  ) -> Bool {
    guard !isShare || total > 0 else { return false }
    let value = isShare ? evaluator.ratio(part, of: total) : .integer(Int64(part))
    return value.isPresent && evaluator.compare(value, bound, operation).isTrue
  }

  /// Elements that are added to a list until enough are counted.
  private mutating func grown(
    _ node: Node, _ binder: BinderCode, _ operation: Node.Operation, _ bound: Value,
    _ found: CountInterval?, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    guard node.operation == .count else { return [] }
    var edits = EditSet()
    let least = found?.least ?? 0
    for more in 1...EditSet.largest {
      let one = added(to: binder, &evaluator) { _, _ in [EditSet()] }
      guard var edit = one.first?.edits.first else {
        guard binder.condition < 0, let filled = filledIn(binder, &evaluator) else { break }
        edits.edits.append(numbered(filled, more))
        if holds(least + more, of: 0, operation, bound, isShare: false, &evaluator) {
          return [edits]
        }
        continue
      }
      edit.key += "#\(more)"
      edits.edits.append(edit)
      if holds(least + more, of: 0, operation, bound, isShare: false, &evaluator) {
        return [edits]
      }
    }
    return shrunk(binder, operation, bound, found, &evaluator)
  }

  private func numbered(_ edit: Edit, _ number: Int) -> Edit {
    var edit = edit
    edit.key += "#\(number)"
    return edit
  }

  /// A plain value to be given, as an element.
  private mutating func filledIn(
    _ binder: BinderCode, _ evaluator: inout Evaluator
  ) -> Edit? {
    guard let list = place(of: binder.list, &evaluator), list.field >= 0,
      policies.program.types[Int(list.type)].kind == .list,
      let value = placeholder(policies.program.types[Int(list.type)].index, &evaluator)
    else { return nil }
    return edit(list, .add(value), isPlaceholder: true, evaluator)
  }

  /// Elements that are taken out of a list until few enough are left.
  private mutating func shrunk(
    _ binder: BinderCode, _ operation: Node.Operation, _ bound: Value, _ found: CountInterval?,
    _ evaluator: inout Evaluator
  ) -> [EditSet] {
    guard let found, let place = place(of: binder.list, &evaluator) else { return [] }
    var set = EditSet()
    var result: [EditSet] = []
    visit(binder, &evaluator) { solver, evaluator, element in
      guard result.isEmpty, set.edits.count < EditSet.largest else { return }
      if binder.condition >= 0, !evaluator.evaluate(binder.condition).isTrue { return }
      guard let drop = solver.dropped(element, from: place, evaluator).first else { return }
      set.edits += drop.edits
      let isEnough = solver.holds(
        found.least - set.edits.count, of: 0, operation, bound, isShare: false, &evaluator)
      if isEnough { result = [set] }
    }
    return result
  }
}
