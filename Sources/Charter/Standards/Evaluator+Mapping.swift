/// What making a record of a document left over.
struct MappingLeftovers {
  struct Missing {
    /// The field in the model's words: `owner.name`.
    var field: String
    var value: Value
  }
  /// Fields that the model demands and the document lacks.
  var missing: [Missing] = []
  /// Values that did not fit their field: one more than the number of the node, and the field.
  var misread: [(origin: UInt32, field: String)] = []
}

extension Evaluator {
  /// Makes a record by a standard's lines.
  ///
  /// - Returns: The record; absent where no value of the document is in it.
  mutating func map(
    _ plan: StandardPlan.RecordPlan, element: Value?, path: String,
    _ leftovers: inout MappingLeftovers
  ) -> Value {
    let start = Int(program.recordStarts.pointer[plan.record])
    let count = Int(program.recordStarts.pointer[plan.record + 1]) - start
    let offset = workspace.allocate(slots: count)
    for index in 0..<count { workspace.slots[offset + index] = .absent }
    var origin = element?.origin ?? 0
    var firstMissing = Value.absent
    var isPresent = element != nil
    for field in plan.fields where field.isNeeded || isTracking || holdsRecords(field) {
      var value = source(of: field, plan, at: offset, path, &leftovers)
      if value.tag == .missingOperand {
        // A line over something absent says nothing of its field.
        value = Value(
          .absent, value.payload, auxiliary: value.auxiliary, origin: value.origin)
      }
      workspace.slots[offset + field.index] = value
      if value.isAbsent {
        if firstMissing.origin == 0 { firstMissing = value }
      } else if value.origin != 0 {
        isPresent = true
        if origin == 0 { origin = value.origin }
      }
      if value.isUnreadable { note(value, of: field, path, &leftovers) }
      noteLength(of: value, field: field.number)
    }
    if !isPresent, let other = firstPresent(plan, at: offset, path, &leftovers) {
      isPresent = true
      origin = other.origin
    }
    guard isPresent else { return firstMissing }
    for field in plan.fields
    where field.isRequired && workspace.slots[offset + field.index].isAbsent {
      let given = workspace.slots[offset + field.index]
      leftovers.missing.append(
        MappingLeftovers.Missing(
          field: "\(path).\(field.name)",
          value: given.origin != 0 ? given : Value(.absent, origin: origin)))
    }
    let record = Value.record(space: 1, offset: offset, type: plan.record, origin: origin)
    fill(record, type: plan.record)
    return record
  }

  /// A value of the document among the fields that no rule reads: whether a record is there does
  /// not depend on what is asked of it.
  private mutating func firstPresent(
    _ plan: StandardPlan.RecordPlan, at offset: Int, _ path: String,
    _ leftovers: inout MappingLeftovers
  ) -> Value? {
    for field in plan.fields where !(field.isNeeded || isTracking || holdsRecords(field)) {
      let value = source(of: field, plan, at: offset, path, &leftovers)
      if !value.isAbsent, value.tag != .missingOperand, value.origin != 0 { return value }
    }
    return nil
  }

  /// Records and lists of them are always made: a field that they demand may be missing.
  private func holdsRecords(_ field: StandardPlan.Field) -> Bool {
    switch field.source {
    case .record, .list: true
    case .value, .custom: false
    }
  }

  private mutating func source(
    of field: StandardPlan.Field, _ plan: StandardPlan.RecordPlan, at offset: Int,
    _ path: String, _ leftovers: inout MappingLeftovers
  ) -> Value {
    switch field.source {
    case .value(let node): return evaluate(node)
    case .record(let inner):
      return map(inner, element: nil, path: "\(path).\(field.name)", &leftovers)
    case .custom:
      guard let customIndex = plan.customIndex else { return .absent }
      let custom = workspace.slots[offset + customIndex]
      guard custom.isPresent else { return custom.isAbsent ? custom : .absent }
      let value = rawField(of: custom, key: field.symbol)
      return value.isPresent ? coerce(value, to: field.type) : value
    case .list(let slot, let keySlot, let list, let condition, let inner):
      return mapList(
        field, slot: slot, keySlot: keySlot, list: list, condition: condition, inner, path,
        &leftovers)
    }
  }

  private mutating func mapList(
    _ field: StandardPlan.Field, slot: Int32, keySlot: Int32, list: Int32, condition: Int32,
    _ inner: StandardPlan.RecordPlan, _ path: String, _ leftovers: inout MappingLeftovers
  ) -> Value {
    let source = evaluate(list)
    guard source.isPresent else { return source }
    guard var cursor = ElementCursor(source, in: workspace), cursor.count <= Self.listLimit else {
      return .unknown(.malformed, origin: source.origin)
    }
    if source.tag == .raw, isTracking { markElements(of: source.node) }
    let offset = workspace.allocate(slots: cursor.count)
    var made = 0
    let name = "\(path).\(field.name)"
    while let (key, element) = cursor.next(in: workspace) {
      setLocal(slot, element)
      if keySlot >= 0 { setLocal(keySlot, key) }
      if condition >= 0 {
        let passes = evaluate(condition)
        if !passes.isTrue { continue }
      }
      guard element.isPresent else { continue }
      let record = map(inner, element: element, path: name, &leftovers)
      workspace.slots[offset + made] = record
      made += 1
    }
    return .list(space: 1, offset: offset, count: made, origin: source.origin)
  }

  private func note(
    _ value: Value, of field: StandardPlan.Field, _ path: String,
    _ leftovers: inout MappingLeftovers
  ) {
    guard value.origin != 0, value.reason == .malformed || value.reason == .ambiguousUnit else {
      return
    }
    guard !leftovers.misread.contains(where: { $0.origin == value.origin }) else { return }
    leftovers.misread.append((value.origin, "\(path).\(field.name)"))
  }

  /// Origin of the first value in it that cannot be read; nil where all can.
  func firstUnreadable(in value: Value) -> UInt32? {
    switch value.tag {
    case .unreadable, .missingOperand: return value.origin
    case .list, .map, .record:
      let count: Int
      switch value.tag {
      case .record:
        let type = Int(value.auxiliary)
        count = Int(program.recordStarts[type + 1] - program.recordStarts[type])
      case .map: count = value.count * 2
      default: count = value.count
      }
      for index in 0..<count {
        if let found = firstUnreadable(in: workspace.slot(value, index)) { return found }
      }
      return nil
    default: return nil
    }
  }
}
