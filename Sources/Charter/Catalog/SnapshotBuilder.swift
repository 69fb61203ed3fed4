/// Takes values out of an evaluation into a space that outlives it.
struct SnapshotBuilder {
  private(set) var slots: [Value] = []
  private(set) var text: [UInt8] = []
  private(set) var lengths: MeshLengths
  /// Texts that are there already, so that a name said a thousand times is kept once.
  private var known = KnownTexts()
  /// Whether more was to be kept than values can name.
  private(set) var isFull = false

  init(fieldCount: Int) {
    lengths = MeshLengths(ofFields: Array(repeating: 0, count: fieldCount))
  }

  /// Most bytes of text that values can name.
  private static let textLimit = Value.snapshotTextSpaces << 26
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

  /// The same of a register, whose own lists are as long as the mesh is large: no list of a product is
  /// taken to be so long.
  mutating func keep(register value: Value, from evaluator: borrowing Evaluator) -> Value {
    switch value.tag {
    case .list:
      return list(
        (0..<value.count).map { keep(evaluator.workspace.slot(value, $0), from: evaluator) })
    case .record:
      let type = Int(value.auxiliary)
      let first = Int(evaluator.program.recordStarts[type])
      let count = Int(evaluator.program.recordStarts[type + 1]) - first
      let fields = (0..<count).map {
        keep(register: evaluator.workspace.slot(value, $0), from: evaluator)
      }
      return record(fields, type: type, firstField: first)
    default: return keep(value, from: evaluator)
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
    lengths.longestText = max(lengths.longestText, bytes.count)
    guard text.count + bytes.count < Self.textLimit else {
      isFull = true
      return .unknown(.limit)
    }
    let offset = known.offset(of: bytes, in: &text)
    return .text(
      space: Value.snapshotText - offset >> 26, offset: offset & (1 << 26 - 1), length: bytes.count,
      symbol: symbol, tag: tag)
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
    lengths.longestOfCatalog = max(lengths.longestOfCatalog, values.count)
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
    let start = (Value.snapshotText - value.textSpace) << 26 + value.textOffset
    return String(decoding: text[start..<start + value.textLength], as: UTF8.self)
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

/// Where each text stands that was kept.
private struct KnownTexts {
  private struct Entry {
    /// 0 for an empty place.
    var hash: UInt64 = 0
    var offset = 0
    var length = 0
  }

  private var entries = [Entry](repeating: Entry(), count: 1 << 10)
  private var count = 0

  /// Where a text stands among all, put behind them where it is new.
  mutating func offset(of bytes: UnsafeBufferPointer<UInt8>, in text: inout [UInt8]) -> Int {
    let hash = ByteComparison.hash(bytes) | 1
    var place = Int(truncatingIfNeeded: hash >> 1) & (entries.count - 1)
    while entries[place].hash != 0 {
      let entry = entries[place]
      if entry.hash == hash, entry.length == bytes.count,
        text[entry.offset..<entry.offset + entry.length].elementsEqual(bytes)
      {
        return entry.offset
      }
      place = (place + 1) & (entries.count - 1)
    }
    entries[place] = Entry(hash: hash, offset: text.count, length: bytes.count)
    text += bytes
    count += 1
    if count * 2 > entries.count { grow() }
    return text.count - bytes.count
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(), count: old.count * 2)
    for entry in old where entry.hash != 0 {
      var place = Int(truncatingIfNeeded: entry.hash >> 1) & (entries.count - 1)
      while entries[place].hash != 0 { place = (place + 1) & (entries.count - 1) }
      entries[place] = entry
    }
  }
}
