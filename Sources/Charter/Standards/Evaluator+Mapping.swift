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
  /// Their origins.
  fileprivate var noted: Set<UInt32> = []
}

extension Evaluator {
  /// Makes a record by a standard's lines.
  ///
  /// - Returns: The record; absent where no value of the document is in it.
  mutating func map(
    _ number: Int32, of tables: MappingTables, element: Value?,
    _ leftovers: inout MappingLeftovers
  ) -> Value {
    let code = tables.records.pointer[Int(number)]
    let type = Int(code.type)
    let fields = Int(code.firstField)..<Int(code.firstField + code.fieldCount)
    let start = Int(program.recordStarts.pointer[type])
    let count = Int(program.recordStarts.pointer[type + 1]) - start
    let offset = workspace.allocate(slots: count)
    for index in 0..<count { workspace.slots[offset + index] = .absent }
    var origin = element?.origin ?? 0
    var firstMissing = Value.absent
    var isPresent = element != nil
    let places = tables.places.pointer + Int(code.firstPlace)
    for turn in 0..<(isTracking ? fields.count : Int(code.madeCount)) {
      let place = isTracking ? fields.lowerBound + turn : Int(places[turn])
      let field = tables.fields.pointer[place]
      var value = source(of: field, code, of: tables, at: offset, &leftovers)
      if value.tag == .missingOperand {
        // A line over something absent says nothing of its field.
        value = Value(
          .absent, value.payload, auxiliary: value.auxiliary, origin: value.origin)
      }
      workspace.slots[offset + Int(field.index)] = value
      if value.isAbsent {
        if firstMissing.origin == 0 { firstMissing = value }
      } else if value.origin != 0 {
        isPresent = true
        if origin == 0 { origin = value.origin }
      }
      if value.isUnreadable { note(value, tables.paths[place], &leftovers) }
      noteLength(of: value, field: Int(field.number))
    }
    if !isPresent, let other = firstPresent(fields, code, of: tables, at: offset, &leftovers) {
      isPresent = true
      origin = other.origin
    }
    guard isPresent else { return firstMissing }
    for turn in 0..<Int(code.requiredCount) {
      let place = Int(places[Int(code.madeCount) + turn])
      let given = workspace.slots[offset + Int(tables.fields.pointer[place].index)]
      guard given.isAbsent else { continue }
      leftovers.missing.append(
        MappingLeftovers.Missing(
          field: tables.paths[place],
          value: given.origin != 0 ? given : Value(.absent, origin: origin)))
    }
    let record = Value.record(space: 1, offset: offset, type: type, origin: origin)
    fill(record, type: type)
    return record
  }

  /// A value of the document among the fields that no rule reads: whether a record is there does
  /// not depend on what is asked of it.
  private mutating func firstPresent(
    _ fields: Range<Int>, _ code: MappingTables.Record, of tables: MappingTables, at offset: Int,
    _ leftovers: inout MappingLeftovers
  ) -> Value? {
    for place in fields {
      let field = tables.fields.pointer[place]
      if field.isAlwaysMade || isTracking { continue }
      let value = source(of: field, code, of: tables, at: offset, &leftovers)
      if !value.isAbsent, value.tag != .missingOperand, value.origin != 0 { return value }
    }
    return nil
  }

  private mutating func source(
    of field: MappingTables.Field, _ code: MappingTables.Record, of tables: MappingTables,
    at offset: Int, _ leftovers: inout MappingLeftovers
  ) -> Value {
    switch field.kind {
    case .value: return evaluate(field.node)
    case .record: return map(field.record, of: tables, element: nil, &leftovers)
    case .custom:
      guard code.customIndex >= 0 else { return .absent }
      let custom = workspace.slots[offset + Int(code.customIndex)]
      guard custom.isPresent else { return custom.isAbsent ? custom : .absent }
      let value = rawField(of: custom, key: field.symbol)
      return value.isPresent ? coerce(value, to: field.type) : value
    case .list: return mapList(field, of: tables, &leftovers)
    }
  }

  private mutating func mapList(
    _ field: MappingTables.Field, of tables: MappingTables, _ leftovers: inout MappingLeftovers
  ) -> Value {
    let source = evaluate(field.node)
    guard source.isPresent else { return source }
    guard var cursor = ElementCursor(source, in: workspace) else {
      return .unknown(.malformed, origin: source.origin)
    }
    guard cursor.count <= Self.listLimit else { return .unknown(.limit, origin: source.origin) }
    if source.tag == .raw, isTracking { markElements(of: source.node) }
    // What a line makes counts as much as what stands in the document.
    if source.tag == .list || source.tag == .map { noteInner(of: source) }
    let offset = workspace.allocate(slots: cursor.count)
    var made = 0
    while let (key, element) = cursor.next(in: workspace) {
      setLocal(field.slot, element)
      if field.keySlot >= 0 { setLocal(field.keySlot, key) }
      var passes = Value.true
      if field.condition >= 0 {
        passes = evaluate(field.condition)
        if passes.isFalse { continue }
      }
      // What may be an element, and what is none that can be read, stays one: no rule passes over it.
      if passes.isTrue, element.isPresent {
        workspace.slots[offset + made] = map(
          field.record, of: tables, element: element, &leftovers)
      } else {
        workspace.slots[offset + made] = passes.isTrue ? element : .unknown(over: passes)
      }
      made += 1
    }
    return .list(space: 1, offset: offset, count: made, origin: source.origin)
  }

  private func note(_ value: Value, _ path: String, _ leftovers: inout MappingLeftovers) {
    guard value.origin != 0, value.reason == .malformed || value.reason == .ambiguousUnit else {
      return
    }
    guard leftovers.noted.insert(value.origin).inserted else { return }
    leftovers.misread.append((value.origin, path))
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
