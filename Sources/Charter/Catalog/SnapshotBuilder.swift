/// Takes values out of an evaluation into a space that outlives it.
struct SnapshotBuilder {
  private(set) var slots: [Value] = []
  private(set) var text: [UInt8] = []
  private(set) var lengths: MeshLengths
  /// Texts that are there already, so that a name said a thousand times is kept once.
  private var known: [[UInt8]: Int] = [:]
  /// Whether more was to be kept than values can name.
  private(set) var isFull = false

  init(fieldCount: Int) {
    lengths = MeshLengths(ofFields: Array(repeating: 0, count: fieldCount))
  }

  /// Most bytes of text that values can name.
  private static let textLimit = 1 << 26
  private static let slotLimit = 1 << 32

  /// A copy of a value and all that it holds; values of documents become lists, maps and scalars.
  mutating func keep(_ value: Value, from evaluator: borrowing Evaluator) -> Value {
    switch value.tag {
    case .text, .email, .url, .domain, .team, .person:
      return keep(evaluator.workspace.bytes(value), symbol: value.symbol, tag: value.tag)
    case .list, .map:
      let count = value.tag == .map ? value.count * 2 : value.count
      let kept = (0..<count).map { keep(evaluator.workspace.slot(value, $0), from: evaluator) }
      note(value.count, isMap: value.tag == .map)
      let offset = add(kept)
      return value.tag == .map
        ? .map(space: Value.snapshotSlots, offset: offset, count: value.count)
        : .list(space: Value.snapshotSlots, offset: offset, count: value.count)
    case .record: return keep(record: value, from: evaluator)
    case .wideDecimal, .wideRatio:
      return Value(value.tag, place(add([slot(value, 0, evaluator), slot(value, 1, evaluator)])))
    case .version:
      let spelling = keep(evaluator.workspace.slot(value, 0), from: evaluator)
      return Value(
        .version,
        place(
          add([
            spelling, slot(value, 1, evaluator), slot(value, 2, evaluator),
            slot(value, 3, evaluator),
          ])))
    case .raw: return keep(raw: value, from: evaluator)
    case .absent, .missingOperand: return .absent
    default: return value.from(0)
    }
  }

  private func slot(_ value: Value, _ index: Int, _ evaluator: borrowing Evaluator) -> Value {
    evaluator.workspace.slot(value, index).from(0)
  }

  private func place(_ offset: Int) -> UInt64 {
    UInt64(Value.snapshotSlots) << 56 | UInt64(offset) << 24
  }

  private mutating func keep(record: Value, from evaluator: borrowing Evaluator) -> Value {
    let type = Int(record.auxiliary)
    let start = Int(evaluator.program.recordStarts[type])
    let count = Int(evaluator.program.recordStarts[type + 1]) - start
    var kept: [Value] = []
    kept.reserveCapacity(count)
    for index in 0..<count {
      let value = keep(evaluator.workspace.slot(record, index), from: evaluator)
      if value.tag == .list {
        note(value.count, field: start + index)
      }
      kept.append(value)
    }
    return .record(space: Value.snapshotSlots, offset: add(kept), type: type)
  }

  /// A value of a document, without the document.
  private mutating func keep(raw value: Value, from evaluator: borrowing Evaluator) -> Value {
    let node = evaluator.workspace.nodes[value.node]
    switch node.kind {
    case .null: return .absent
    case .bool: return .bool(node.isTrue)
    case .text, .integer, .number:
      let bytes = evaluator.workspace.bytes(ofNode: value.node)
      if node.kind != .text, case .success(let decimal) = ExactDecimal.parse(bytes) {
        if let whole = decimal.wholeInt64 { return .integer(whole) }
        if let narrow = decimal.narrow {
          return Value(
            .decimal, UInt64(bitPattern: narrow.mantissa), auxiliary: UInt32(narrow.scale))
        }
      }
      return keep(bytes, symbol: node.kind == .text ? node.symbol : 0, tag: .text)
    case .list, .map:
      guard var cursor = ElementCursor(value, in: evaluator.workspace) else { return .absent }
      var kept: [Value] = []
      while let (key, element) = cursor.next(in: evaluator.workspace) {
        if cursor.hasKeys { kept.append(keep(key, from: evaluator)) }
        kept.append(keep(element, from: evaluator))
      }
      note(cursor.count, isMap: cursor.hasKeys)
      let offset = add(kept)
      return cursor.hasKeys
        ? .map(space: Value.snapshotSlots, offset: offset, count: cursor.count)
        : .list(space: Value.snapshotSlots, offset: offset, count: cursor.count)
    }
  }

  private mutating func keep(
    _ bytes: UnsafeBufferPointer<UInt8>, symbol: UInt32, tag: Value.Tag
  ) -> Value {
    let own = Array(bytes)
    lengths.longestText = max(lengths.longestText, own.count)
    let offset: Int
    if let there = known[own] {
      offset = there
    } else {
      guard text.count + own.count < Self.textLimit else {
        isFull = true
        return .unknown(.limit)
      }
      offset = text.count
      text += own
      known[own] = offset
    }
    return .text(
      space: Value.snapshotText, offset: offset, length: own.count, symbol: symbol, tag: tag)
  }

  private mutating func note(_ count: Int, isMap: Bool) {
    lengths.longest = max(lengths.longest, count)
    if isMap { lengths.longestMap = max(lengths.longestMap, count) }
  }

  private mutating func note(_ count: Int, field: Int) {
    lengths.ofFields[field] = max(lengths.ofFields[field], Int32(clamping: count))
  }

  private mutating func add(_ values: [Value]) -> Int {
    lengths.valueCount += values.count
    guard slots.count + values.count < Self.slotLimit else {
      isFull = true
      return 0
    }
    slots += values
    return slots.count - values.count
  }

  /// A list of values that are kept already.
  mutating func list(_ values: [Value]) -> Value {
    note(values.count, isMap: false)
    return .list(space: Value.snapshotSlots, offset: add(values), count: values.count)
  }

  /// A record of values that are kept already.
  mutating func record(_ values: [Value], type: Int, firstField: Int) -> Value {
    for (index, value) in values.enumerated() where value.tag == .list {
      note(value.count, field: firstField + index)
    }
    return .record(space: Value.snapshotSlots, offset: add(values), type: type)
  }
}

extension SnapshotBuilder {
  /// What a text that is kept says.
  func string(_ value: Value) -> String {
    String(decoding: text[value.textOffset..<value.textOffset + value.textLength], as: UTF8.self)
  }

  /// Keeps a text that no document holds.
  mutating func keep(text string: String, _ symbols: borrowing SymbolTable) -> Value {
    var string = string
    return string.withUTF8 { bytes in
      let symbol = symbols.symbol(of: bytes)
      return keep(bytes, symbol: symbol == 0 ? Value.noSymbol : symbol, tag: .text)
    }
  }
}
