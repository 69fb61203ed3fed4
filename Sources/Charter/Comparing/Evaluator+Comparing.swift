// What changed from one version of a product to the next: both are walked side by side, by the plan.
//
// What is absent is a state like any other. What cannot be read may have changed or not, so nothing
// is known of the changes then.

extension Evaluator {
  /// `changes(previous, product)`: a record for each difference, by their paths.
  mutating func changes(_ node: Node) -> Value {
    let before = argument(node, 0)
    let after = argument(node, 1)
    guard before.isPresent else { return .unknown(over: before) }
    guard after.isPresent else { return .unknown(over: after) }
    // It walks every list of both.
    if budget != .granted, let problem = overCost(ofChanges: node) { return problem }
    let known = budget
    budget = .granted
    defer { budget = known }
    var walk = ChangeWalk()
    compare(before, after, record: program.changes.product, &walk)
    if let problem = walk.problem { return .unknown(over: problem) }
    guard walk.found.count <= Self.listLimit else { return .unknown(.limit) }
    let offset = workspace.allocate(slots: walk.found.count)
    for (index, change) in walk.found.enumerated() { workspace.slots[offset + index] = change }
    return .list(space: 1, offset: offset, count: walk.found.count)
  }

  /// Compares two records, either of which may be absent, field by field.
  mutating func compare(
    _ before: Value, _ after: Value, record: Int, _ walk: inout ChangeWalk
  ) {
    let starts = program.changes.starts.pointer
    for index in Int(starts[record])..<Int(starts[record + 1]) {
      guard walk.problem == nil else { return }
      let step = program.changes.steps.pointer[index]
      let (old, oldIsDerived) = compared(before, step)
      let (new, newIsDerived) = compared(after, step)
      // What follows from fields that are compared themselves is no change of its own.
      if oldIsDerived, newIsDerived { continue }
      if old.isAbsent, new.isAbsent { continue }
      if old.isUnreadable || new.isUnreadable {
        let problem = old.isUnreadable ? old : new
        let holder = old.isUnreadable ? before : after
        walk.problem = problem.origin != 0 ? problem : problem.from(holder.origin)
        return
      }
      let length = walk.descend(program.symbols.bytes[program.symbols.range(of: step.name)])
      compare(
        // What a standard says by itself stands where its record does.
        old.origin == 0 ? old.from(before.origin) : old,
        new.origin == 0 ? new.from(after.origin) : new, by: step, &walk)
      walk.ascend(to: length)
    }
  }

  /// A field's value, and whether it is what other fields come to.
  private mutating func compared(
    _ record: Value, _ step: ChangePlan.Step
  ) -> (value: Value, isDerived: Bool) {
    let stated = field(of: record, Int(step.place))
    guard step.fill >= 0, record.tag == .record else { return (stated, record.isAbsent) }
    var derived = call(Int(step.fill), with: record)
    if derived.tag == .missingOperand { derived = Value(.absent, origin: derived.origin) }
    if stated.isAbsent { return (derived, true) }
    if stated.isUnreadable || derived.isUnreadable {
      return (stated, stated.isUnreadable && derived.isUnreadable)
    }
    return (stated, equals(stated, derived) == true)
  }

  private mutating func compare(
    _ old: Value, _ new: Value, by step: ChangePlan.Step, _ walk: inout ChangeWalk
  ) {
    switch step.shape {
    case .flag:
      guard old.isTrue != new.isTrue else { return }
      add(new.isTrue ? step.greater : step.less, old, new, step, &walk)
    case .plain, .ordered:
      if old.isAbsent { return add(step.new, old, new, step, &walk) }
      if new.isAbsent { return add(step.gone, old, new, step, &walk) }
      compareValues(old, new, by: step, &walk)
    case .filter:
      if old.isAbsent { return add(step.new, old, new, step, &walk) }
      if new.isAbsent { return add(step.gone, old, new, step, &walk) }
      compareSets(old, new, by: step, &walk)
    case .set: compareSets(old, new, by: step, &walk)
    case .keyed: compareKeyed(old, new, by: step, &walk)
    case .bag: compareBags(old, new, by: step, &walk)
    case .record: compare(old, new, record: Int(step.record), &walk)
    case .branch:
      let kind = walk.kind
      walk.kind = step.less
      compare(old, new, record: Int(step.record), &walk)
      walk.kind = kind
    case .whole:
      let count = walk.found.count
      compare(old, new, record: Int(step.record), &walk)
      guard walk.problem == nil, walk.found.count > count else { return }
      walk.found.removeLast(walk.found.count - count)
      add(step.less, old, new, step, &walk)
    case .skipped: return
    }
  }

  private mutating func compareValues(
    _ old: Value, _ new: Value, by step: ChangePlan.Step, _ walk: inout ChangeWalk
  ) {
    let equality = compare(old, new, .equal)
    guard equality.isPresent else {
      walk.problem = equality.from(new.origin)
      return
    }
    if equality.isTrue { return }
    guard step.shape == .ordered else { return add(step.less, old, new, step, &walk) }
    let order = compare(new, old, .less)
    guard order.isPresent else {
      walk.problem = order.from(new.origin)
      return
    }
    add(order.isTrue ? step.less : step.greater, old, new, step, &walk)
  }

  /// Whether a value is the record of a change.
  func isChange(_ value: Value) -> Bool {
    value.tag == .record && Int(value.auxiliary) == program.changes.change
  }

  /// Whether two records are of a change at one path.
  mutating func isSameChange(_ left: Value, _ right: Value) -> Bool {
    guard let places = program.changes.places else { return false }
    return equals(field(of: left, places.path), field(of: right, places.path)) == true
  }

  // MARK: What was found

  /// Takes down a change at the path that the walk has come to.
  mutating func add(
    _ kind: Int32, _ old: Value, _ new: Value, _ step: ChangePlan.Step, _ walk: inout ChangeWalk
  ) {
    guard let places = program.changes.places else { return }
    let offset = workspace.allocate(slots: places.count)
    for index in 0..<places.count { workspace.slots[offset + index] = .absent }
    let path = walk.path.withUnsafeBufferPointer { workspace.append(text: $0) }
    let before = shown(old, step)
    let after = shown(new, step)
    guard let path, let before, let after else {
      walk.problem = .unknown(.limit)
      return
    }
    workspace.slots[offset + places.kind] = .enumCase(Int(walk.kind >= 0 ? walk.kind : kind))
    workspace.slots[offset + places.path] = path.from(new.origin != 0 ? new.origin : old.origin)
    workspace.slots[offset + places.table] = walk.table
    workspace.slots[offset + places.column] = walk.column
    workspace.slots[offset + places.port] = walk.port
    workspace.slots[offset + places.before] = before
    workspace.slots[offset + places.after] = after
    walk.found.append(
      .record(
        space: 1, offset: offset, type: program.changes.change,
        origin: new.origin != 0 ? new.origin : old.origin))
  }

  /// A value in words; nil where there is no room.
  ///
  /// What is absent stays so, and keeps its place.
  private mutating func shown(_ value: Value, _ step: ChangePlan.Step) -> Value? {
    guard value.isPresent else { return value }
    var bytes: [UInt8] = []
    if step.isSensitive {
      bytes += Array(Self.hidden.utf8)
    } else {
      print(value, into: &bytes)
    }
    return workspace.append(text: bytes, origin: value.origin)
  }

  private static var hidden: String { "‹hidden›" }
}
