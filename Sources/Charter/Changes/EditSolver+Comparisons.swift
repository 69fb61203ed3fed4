// Comparisons, cases and membership: the value at the boundary, the first literal, the case.

extension EditSolver {
  /// What a comparison demands of its left side, given the right.
  private func demand(_ operation: Node.Operation, _ wanted: Bool) -> Node.Operation {
    guard !wanted else { return operation }
    switch operation {
    case .equal: return .notEqual
    case .notEqual: return .equal
    case .less: return .greaterOrEqual
    case .lessOrEqual: return .greater
    case .greater: return .lessOrEqual
    default: return .less
    }
  }

  private func mirrored(_ operation: Node.Operation) -> Node.Operation {
    switch operation {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: operation
    }
  }

  mutating func compared(
    _ number: Int32, _ node: Node, _ wanted: Bool, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let operation = demand(node.operation, wanted)
    let left = policies.program.nodes[Int(node.a)].operation
    let right = policies.program.nodes[Int(node.b)].operation
    if left == .count || left == .share {
      return counted(node.a, operation, node.b, &evaluator)
    }
    if right == .count || right == .share {
      return counted(node.b, mirrored(operation), node.a, &evaluator)
    }
    return assign(node.a, operation, to: node.b, &evaluator)
      + assign(node.b, mirrored(operation), to: node.a, &evaluator)
      + otherPorts(number, wanted, &evaluator)
  }

  /// Ways to make a side compare as wanted with another that stays as it is; where that is not
  /// there, it is given first.
  private mutating func assign(
    _ side: Int32, _ operation: Node.Operation, to other: Int32, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let bound = evaluator.evaluate(other)
    if bound.isPresent { return assign(side, operation, bound, &evaluator) }
    guard bound.isAbsent, evaluator.evaluate(side).isAbsent,
      let place = place(of: other, &evaluator), !own.isPort(place),
      let value = placeholder(place.type, &evaluator)
    else { return [] }
    let given = EditSet([edit(place, .set(value), isPlaceholder: true, evaluator)])
    return EditSet.both([given], assign(side, operation, value, &evaluator))
  }

  /// Ways to make an expression compare as wanted with a value.
  mutating func assign(
    _ number: Int32, _ operation: Node.Operation, _ bound: Value, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let node = policies.program.nodes[Int(number)]
    switch node.operation {
    case .local, .field, .orElse:
      guard let place = place(of: number, &evaluator), !own.isPort(place) else { return [] }
      return boundary(operation, bound, place.type, &evaluator).map {
        EditSet([edit(place, .set($0.value), isPlaceholder: $0.isPlaceholder, evaluator)])
      }
    case .add, .subtract: return assignSum(node, operation, bound, &evaluator)
    case .startOfDay:
      guard bound.tag == .timestamp else { return [] }
      let day = bound.timestamp.date
      return [day, CivilDate(days: day.days &+ 1)].flatMap {
        assign(node.a, operation, .date($0), &evaluator)
      }
    case .conditional:
      let yes = EditSet.both(
        solve(node.a, true, &evaluator), assign(node.b, operation, bound, &evaluator))
      let no = EditSet.both(
        solve(node.a, false, &evaluator), assign(node.c, operation, bound, &evaluator))
      return yes + no
    case .call:
      return inside(node, &evaluator) { $0.assign($1, operation, bound, &$2) }
    case .versionPart: return assignPart(node, operation, bound, &evaluator)
    default: return []
    }
  }

  /// `a + b` and `a − b`: one side at a time.
  private mutating func assignSum(
    _ node: Node, _ operation: Node.Operation, _ bound: Value, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let isSum = node.operation == .add
    let left = evaluator.evaluate(node.a)
    let right = evaluator.evaluate(node.b)
    guard bound.tag != .list else { return [] }
    var sets: [EditSet] = []
    if right.isPresent {
      let target = evaluator.computed(bound, right, isSum ? .subtract : .add)
      if target.isPresent { sets += assign(node.a, operation, target, &evaluator) }
    }
    if left.isPresent {
      let target =
        isSum
        ? evaluator.computed(bound, left, .subtract) : evaluator.computed(left, bound, .subtract)
      if target.isPresent {
        sets += assign(node.b, isSum ? operation : mirrored(operation), target, &evaluator)
      }
    }
    return sets
  }

  private mutating func assignPart(
    _ node: Node, _ operation: Node.Operation, _ bound: Value, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    guard bound.tag == .integer, let place = place(of: node.a, &evaluator),
      let part = boundary(operation, bound, -1, &evaluator).first?.value.integer, part >= 0
    else { return [] }
    let current = evaluator.evaluate(node.a)
    var parts: [Int64] = [0, 0, 0]
    if current.isPresent {
      for index in 0..<3 { parts[index] = evaluator.workspace.slot(current, index + 1).integer }
    }
    parts[Int(node.b)] = part
    for index in 0..<3 where index > Int(node.b) { parts[index] = 0 }
    guard let version = version(parts, &evaluator) else { return [] }
    return [EditSet([edit(place, .set(version), evaluator)])]
  }

  // MARK: Membership

  mutating func member(
    _ number: Int32, _ node: Node, _ wanted: Bool, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    let value = evaluator.evaluate(node.a)
    let list = evaluator.evaluate(node.b)
    var sets: [EditSet] = []
    let listNode = policies.program.nodes[Int(node.b)]
    if wanted {
      // The first element that the list has for certain.
      if list.tag == .list {
        var tried = 0
        for index in 0..<min(list.count, Self.mostElements) where tried < 4 {
          let element = evaluator.workspace.slot(list, index)
          guard element.isPresent else { continue }
          let found = assign(node.a, .equal, element, &evaluator)
          if !found.isEmpty { tried += 1 }
          sets += found
        }
      }
      if value.isPresent {
        if let place = place(of: node.b, &evaluator) {
          sets.append(EditSet([edit(place, .add(value), evaluator)]))
        }
        if listNode.operation == .comprehension {
          sets += some(policies.program.binders[Int(listNode.a)], &evaluator) { solver, evaluator in
            let body = solver.policies.program.binders[Int(listNode.a)].body
            if evaluator.equals(evaluator.evaluate(body), value) == true { return [EditSet()] }
            return solver.assign(body, .equal, value, &evaluator)
          }
        }
      }
    } else if list.isAbsent {
      sets += giveNone(node.b, &evaluator)
    } else if list.tag == .list {
      sets += avoid(node.a, list, &evaluator)
      if value.isPresent, let place = place(of: node.b, &evaluator) {
        var set = EditSet()
        for index in 0..<list.count {
          let element = evaluator.workspace.slot(list, index)
          guard evaluator.equals(element, value) != false else { continue }
          set.edits.append(edit(place, .drop(element), evaluator))
        }
        if set.edits.count <= EditSet.largest { sets.append(set) }
      }
    }
    return sets + otherPorts(number, wanted, &evaluator)
  }

  /// Values that are in none of a list's elements.
  private mutating func avoid(
    _ number: Int32, _ list: Value, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    guard let place = place(of: number, &evaluator), !own.isPort(place) else { return [] }
    let candidates = cases(of: place.type) + [placeholder(place.type, &evaluator)].compactMap { $0 }
    for candidate in candidates {
      var isFree = true
      for index in 0..<list.count where isFree {
        isFree = evaluator.equals(candidate, evaluator.workspace.slot(list, index)) == false
      }
      guard isFree else { continue }
      return [
        EditSet([
          edit(
            place, .set(candidate), isPlaceholder: candidate.tag != .enumCase, evaluator)
        ])
      ]
    }
    return []
  }

  mutating func within(
    _ number: Int32, _ node: Node, _ wanted: Bool, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    var sets: [EditSet] = []
    let outer = evaluator.evaluate(node.b)
    if let place = place(of: node.a, &evaluator), !own.isPort(place), outer.tag == .enumCase {
      let inside = cases(of: place.type).filter { isCase($0, within: outer) == wanted }
      sets += inside.prefix(2).map { EditSet([edit(place, .set($0), evaluator)]) }
    }
    return sets + otherPorts(number, wanted, &evaluator)
  }

  private func isCase(_ inner: Value, within outer: Value) -> Bool {
    var current = inner.caseNumber
    while current >= 0 {
      if current == outer.caseNumber { return true }
      current = Int(policies.program.cases[current].parent)
    }
    return false
  }
}
