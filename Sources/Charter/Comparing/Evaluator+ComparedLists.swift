// Lists of two versions, joined by what their elements are called: sorting is all that costs more than
// a step an element.

extension Evaluator {
  /// Lists of plain values: what is gone, and what is new, each a change of its own.
  ///
  /// A member that is absent says that there may be others; it is no value.
  mutating func compareSets(
    _ old: Value, _ new: Value, by step: ChangePlan.Step, _ walk: inout ChangeWalk
  ) {
    guard let before = members(of: old, &walk), let after = members(of: new, &walk) else { return }
    for (left, right) in ChangeKeys.pairs(before, after) {
      if left != nil, right != nil { continue }
      if let left {
        let length = walk.descend(before.key(left))
        add(step.less, before.element(left), absent(in: new), step, &walk)
        walk.ascend(to: length)
      } else if let right {
        let length = walk.descend(after.key(right))
        add(step.greater, absent(in: old), after.element(right), step, &walk)
        walk.ascend(to: length)
      }
    }
  }

  private func absent(in list: Value) -> Value { Value(.absent, origin: list.origin) }

  /// The values of a list, each once; nil where one cannot be read.
  private mutating func members(of list: Value, _ walk: inout ChangeWalk) -> ChangeKeys? {
    var keys = ChangeKeys()
    guard list.isPresent else { return keys }
    guard var cursor = ElementCursor(list, in: workspace) else {
      walk.problem = .unknown(.malformed, origin: list.origin)
      return nil
    }
    var seen: Set<[UInt8]> = []
    while let (_, element) = cursor.next(in: workspace) {
      if element.isAbsent { continue }
      guard element.isPresent else {
        walk.problem = element.origin != 0 ? element : element.from(list.origin)
        return nil
      }
      var bytes: [UInt8] = []
      print(element, into: &bytes)
      guard seen.insert(bytes).inserted else { continue }
      keys.add(element.origin != 0 ? element : element.from(list.origin)) { $0 += bytes }
    }
    keys.sort()
    return keys
  }

  /// Lists of records that are found by a key: those gone, those new, and what changed in the others.
  mutating func compareKeyed(
    _ old: Value, _ new: Value, by step: ChangePlan.Step, _ walk: inout ChangeWalk
  ) {
    guard let before = keyed(old, step, &walk), let after = keyed(new, step, &walk) else { return }
    let (table, column, port) = (walk.table, walk.column, walk.port)
    for (left, right) in ChangeKeys.pairs(before, after) {
      guard walk.problem == nil else { break }
      let key = left.map { before.key($0) } ?? right.map { after.key($0) } ?? []
      let length = walk.descend(key)
      let one = left.map { before.element($0) } ?? absent(in: old)
      let other = right.map { after.element($0) } ?? absent(in: new)
      name(field(of: left == nil ? other : one, Int(step.key)), step.names, &walk)
      if left == nil {
        add(step.greater, one, other, step, &walk)
      } else if right == nil {
        add(step.less, one, other, step, &walk)
      } else {
        compare(one, other, record: Int(step.record), &walk)
      }
      walk.ascend(to: length)
    }
    (walk.table, walk.column, walk.port) = (table, column, port)
  }

  private func name(_ key: Value, _ named: ChangePlan.Named, _ walk: inout ChangeWalk) {
    switch named {
    case .nothing: return
    case .table: walk.table = key
    case .column: walk.column = key
    case .port: walk.port = key
    }
  }

  /// The elements of a list by their keys; nil where one cannot be told from the others.
  private mutating func keyed(
    _ list: Value, _ step: ChangePlan.Step, _ walk: inout ChangeWalk
  ) -> ChangeKeys? {
    var keys = ChangeKeys()
    guard list.isPresent else { return keys }
    guard var cursor = ElementCursor(list, in: workspace) else {
      walk.problem = .unknown(.malformed, origin: list.origin)
      return nil
    }
    while let (_, element) = cursor.next(in: workspace) {
      let key = field(of: element, Int(step.key))
      guard element.tag == .record, key.isPresent else {
        let origin = element.origin != 0 ? element.origin : list.origin
        walk.problem = key.isUnreadable ? key : .unknown(.malformed, origin: origin)
        return nil
      }
      keys.add(element) { print(key, into: &$0) }
    }
    keys.sort()
    if let twice = keys.doubled {
      walk.problem = .unknown(.several, origin: twice.origin)
      return nil
    }
    return keys
  }

  /// Lists of records without keys, and maps: one change where some are gone, else where some are new.
  mutating func compareBags(
    _ old: Value, _ new: Value, by step: ChangePlan.Step, _ walk: inout ChangeWalk
  ) {
    guard let before = bag(old, &walk), let after = bag(new, &walk) else { return }
    let pairs = ChangeKeys.pairs(before, after)
    if pairs.contains(where: { $0.after == nil }) {
      add(step.less, count(of: old), count(of: new), step, &walk)
    } else if pairs.contains(where: { $0.before == nil }) {
      add(step.greater, count(of: old), count(of: new), step, &walk)
    }
  }

  /// How many there are stands for them.
  private func count(of list: Value) -> Value {
    guard list.isPresent, let cursor = ElementCursor(list, in: workspace) else { return list }
    return Value.integer(Int64(cursor.count)).from(list.origin)
  }

  private mutating func bag(_ list: Value, _ walk: inout ChangeWalk) -> ChangeKeys? {
    var keys = ChangeKeys()
    guard list.isPresent else { return keys }
    guard var cursor = ElementCursor(list, in: workspace) else {
      walk.problem = .unknown(.malformed, origin: list.origin)
      return nil
    }
    while let (key, element) = cursor.next(in: workspace) {
      if let problem = unreadable(in: element) {
        walk.problem = problem.origin != 0 ? problem : problem.from(list.origin)
        return nil
      }
      let text = json(element)
      keys.add(element) { bytes in
        if cursor.hasKeys {
          print(key, into: &bytes)
          bytes.append(0)
        }
        bytes += Array(text.utf8)
      }
    }
    keys.sort()
    return keys
  }

  /// The first value in another that cannot be read.
  private func unreadable(in value: Value) -> Value? {
    switch value.tag {
    case .unreadable, .missingOperand: return value
    case .list, .map:
      let count = value.tag == .map ? value.count * 2 : value.count
      for index in 0..<count {
        if let found = unreadable(in: workspace.slot(value, index)) { return found }
      }
      return nil
    case .record:
      let type = Int(value.auxiliary)
      for index in 0..<Int(program.recordStarts[type + 1] - program.recordStarts[type]) {
        if let found = unreadable(in: workspace.slot(value, index)) { return found }
      }
      return nil
    default: return nil
    }
  }
}
