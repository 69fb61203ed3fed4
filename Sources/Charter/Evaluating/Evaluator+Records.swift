// Steps into records, and records made of values.

extension Evaluator {
  /// A field of a record; what is missing of a missing record is missing.
  @inline(__always)
  func field(of record: Value, _ index: Int) -> Value {
    guard record.tag == .record else { return record }
    return workspace.slot(record, index)
  }

  /// Starts to bring what is read of a record of the mesh from memory: see
  /// ``Workspace/fetch(_:fields:)``.
  @inline(__always)
  mutating func fetch(_ record: Value, _ ahead: FieldsAhead.View) {
    guard record.tag == .record else { return }
    workspace.fetch(record, fields: ahead.places(of: record.auxiliary))
  }

  func versionPart(of version: Value, _ part: Int) -> Value {
    guard version.isPresent else { return version }
    return workspace.slot(version, part + 1).from(version.origin)
  }

  /// A key of a document's map.
  ///
  /// A step into another shape is absent.
  mutating func rawField(of value: Value, key: UInt32) -> Value {
    switch value.tag {
    case .raw:
      let raw = workspace.nodes[value.node]
      guard raw.kind == .map else { return .absent(below: value.origin, key: key) }
      var child = value.node + 1
      let end = Int(raw.next)
      while child < end {
        let node = workspace.nodes[child]
        if node.keySymbol == key {
          if isTracking { mark(child, 1) }
          if node.kind == .null {
            return Value(.absent, 0, auxiliary: 0, origin: UInt32(child) + 1)
          }
          return .raw(child)
        }
        child = Int(node.next)
      }
      if !references.isEmpty, let target = references[value.node] {
        let found = rawField(of: .raw(target), key: key)
        if found.isPresent { return found }
      }
      return .absent(below: value.origin, key: key)
    case .map:
      for index in 0..<value.count {
        let name = workspace.slot(value, index * 2)
        // A renamed element: all but its name is in the element itself.
        if name.isAbsent { return rawField(of: workspace.slot(value, index * 2 + 1), key: key) }
        if name.symbol == key { return workspace.slot(value, index * 2 + 1) }
      }
      return .absent(below: value.origin, key: key)
    case .absent, .missingOperand: return value.missing(key)
    case .unreadable: return value
    default: return .absent(below: value.origin, key: key)
    }
  }

  /// `{ name: E, … }` where a record is expected.
  mutating func record(_ node: Node) -> Value {
    let type = Int(node.b)
    let start = Int(program.recordStarts[type])
    let count = Int(program.recordStarts[type + 1]) - start
    let offset = workspace.allocate(slots: count)
    var holdsDocumentValue = false
    var leftOut = Value.absent
    for index in 0..<count {
      let operand = extra[Int(node.a) + index]
      let value = operand >= 0 ? evaluate(operand) : .absent
      workspace.slots[offset + index] = value
      noteLength(of: value, field: start + index)
      if value.isAbsent {
        if leftOut.origin == 0 { leftOut = value }
      } else if value.origin != 0 {
        holdsDocumentValue = true
      }
    }
    if node.flag == 1, !holdsDocumentValue { return leftOut }
    let origin = holdsDocumentValue ? firstOrigin(of: offset, count) : 0
    let record = Value.record(space: 1, offset: offset, type: type, origin: origin)
    fill(record, type: type)
    return record
  }

  private func firstOrigin(of offset: Int, _ count: Int) -> UInt32 {
    for index in 0..<count {
      let slot = workspace.slots[offset + index]
      if slot.isPresent, slot.origin != 0 { return slot.origin }
    }
    return 0
  }

  /// Fills what was not given, from the record's own fields, in the order they are declared.
  mutating func fill(_ record: Value, type: Int) {
    guard fillsRecords else { return }
    let entries = program.fills.entries.pointer
    let starts = program.fills.starts.pointer
    for index in Int(starts[type])..<Int(starts[type + 1]) {
      let entry = entries[index]
      let slot = record.slotOffset + Int(entry.place)
      guard workspace.slots[slot].isAbsent else { continue }
      if isNotingFills {
        filled.append(Filled(slot: slot, record: record, function: Int(entry.function)))
      }
      let value = call(Int(entry.function), with: record)
      // What cannot be derived because something it needs is absent stays absent.
      workspace.slots[slot] =
        value.tag == .missingOperand
        ? Value(.absent, value.payload, auxiliary: value.auxiliary, origin: value.origin) : value
      noteLength(of: workspace.slots[slot], field: Int(entry.field))
    }
  }

  /// A record of no type: a map whose entries keep their place in the document.
  mutating func anonymousRecord(_ node: Node) -> Value {
    let count = Int(node.b)
    let offset = workspace.allocate(slots: count * 2)
    var origin: UInt32 = 0
    for index in 0..<count {
      let symbol = UInt32(bitPattern: extra[Int(node.a) + index * 2])
      let value = evaluate(extra[Int(node.a) + index * 2 + 1])
      workspace.slots[offset + index * 2] = text(ofSymbol: symbol)
      workspace.slots[offset + index * 2 + 1] = value
      if origin == 0 { origin = value.origin }
    }
    return .map(space: 1, offset: offset, count: count, origin: origin)
  }

  /// A text that the policies name.
  func text(ofSymbol symbol: UInt32) -> Value {
    let range = program.symbols.range(of: symbol)
    return .text(space: 0, offset: range.lowerBound, length: range.count, symbol: symbol)
  }

  // MARK: What a mapping read

  /// 1: stepped on; 2: read whole.
  mutating func mark(_ node: Int, _ mark: UInt8) {
    guard node < readNodes.count else { return }
    readNodes[node] = max(readNodes[node], mark)
  }

  mutating func markElements(of list: Int) {
    mark(list, 1)
    let end = Int(workspace.nodes[list].next)
    var child = list + 1
    while child < end {
      mark(child, 1)
      child = Int(workspace.nodes[child].next)
    }
  }

  mutating func markRead(_ node: Int) { mark(node, 1) }
}
