// Values of documents take the type that their place expects, or they are unreadable.

extension Evaluator {
  /// Reads a value as a type.
  ///
  /// A value that has the type stays as it is.
  mutating func coerce(_ value: Value, to number: Int32) -> Value {
    guard value.isPresent else { return value }
    let type = types[Int(number)]
    switch type.kind {
    case .any: return value
    case .list: return coerceList(value, of: type.index)
    case .map: return coerceMap(value, of: type.index)
    case .record: return coerceRecord(value, Int(type.index))
    default: break
    }
    switch value.tag {
    case .raw: return coerceNode(value, type)
    case .text: return type.kind == .text ? value : read(text: value, as: type)
    default: return retyped(value, type)
    }
  }

  /// A value that an expression made, where a value of a document may stand as well: it has the
  /// type, or does not fit.
  private mutating func retyped(_ value: Value, _ type: TypeCode) -> Value {
    switch (value.tag, type.kind) {
    case (.bool, .bool), (.integer, .integer), (.date, .date), (.timestamp, .timestamp),
      (.duration, .duration), (.version, .version), (.decimal, .decimal), (.wideDecimal, .decimal),
      (.ratio, .ratio), (.wideRatio, .ratio), (.email, .email), (.url, .url), (.domain, .domain),
      (.team, .team), (.person, .person),
      (.email, .text), (.url, .text), (.domain, .text), (.team, .text), (.person, .text):
      return value
    case (.integer, .decimal):
      return make(decimal: ExactDecimal(value.integer), isRatio: false).from(value.origin)
    case (.enumCase, .enumeration):
      let first = Int(program.enumStarts[Int(type.index)])
      let end = Int(program.enumStarts[Int(type.index) + 1])
      return (first..<end).contains(value.caseNumber) ? value : malformed(value)
    default: return malformed(value)
    }
  }

  /// `E fits T`: true or false; of what is absent too, which fits nothing.
  mutating func fits(_ value: Value, _ number: Int32) -> Value {
    guard value.isPresent else { return .false }
    let coerced = coerce(value, to: number)
    guard coerced.isPresent else { return .false }
    guard coerced.tag == .list else { return .true }
    for index in 0..<coerced.count where workspace.slot(coerced, index).isUnreadable {
      return .false
    }
    return .true
  }

  private func malformed(_ value: Value) -> Value { .unknown(.malformed, origin: value.origin) }

  private mutating func coerceNode(_ value: Value, _ type: TypeCode) -> Value {
    let raw = workspace.nodes[value.node]
    switch raw.kind {
    case .null: return Value(.absent, 0, auxiliary: 0, origin: value.origin)
    case .list, .map: return malformed(value)
    case .bool:
      return type.kind == .bool ? .bool(raw.isTrue).from(value.origin) : malformed(value)
    case .integer, .number: return coerceNumber(value, raw, type)
    case .text:
      let text = Value.text(
        space: Int(raw.space), offset: Int(raw.textOffset), length: Int(raw.textLength),
        symbol: raw.symbol, origin: value.origin)
      return type.kind == .text ? text : read(text: text, as: type)
    }
  }

  /// A number as spelled: `4.0` is a version of its own, never `4`.
  private mutating func coerceNumber(_ value: Value, _ raw: RawNode, _ type: TypeCode) -> Value {
    let bytes = workspace.bytes(ofNode: value.node)
    switch type.kind {
    case .integer, .decimal:
      guard let decimal = decimal(spelled: bytes) else { return malformed(value) }
      if type.kind == .decimal { return make(decimal: decimal, isRatio: false).from(value.origin) }
      guard let whole = decimal.wholeInt64 else { return malformed(value) }
      return .integer(whole).from(value.origin)
    case .ratio: return read(ratio: bytes).from(value.origin)
    case .version: return read(version: bytes, spelling: value)
    default: return malformed(value)
    }
  }

  /// A number as JSON or as YAML spells it: `0x1F` and `.5` too.
  private func decimal(spelled bytes: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
    if case .success(let decimal) = ExactDecimal.parse(bytes) { return decimal }
    var plain: [UInt8] = []
    JSONText.append(number: Array(bytes)[...], to: &plain)
    return plain.withUnsafeBufferPointer { spelling in
      if case .success(let decimal) = ExactDecimal.parse(spelling) { return decimal }
      return nil
    }
  }

  /// A text of a document as another type.
  mutating func read(text: Value, as type: TypeCode) -> Value {
    let bytes = workspace.bytes(text)
    switch type.kind {
    case .text, .any: return text
    case .email: return EmailAddress.isValid(bytes) ? text.retagged(.email) : malformed(text)
    case .url: return UrlText.isValid(bytes) ? text.retagged(.url) : malformed(text)
    case .domain: return named(text, .domain)
    case .team: return named(text, .team)
    case .person: return named(text, .person)
    case .enumeration: return read(enumCase: text, of: type.index)
    case .bool: return read(bool: text)
    case .date:
      guard let date = CivilDate.parse(bytes) else { return malformed(text) }
      return .date(date).from(text.origin)
    case .timestamp:
      guard let time = Timestamp.parse(bytes) else { return malformed(text) }
      return .timestamp(time).from(text.origin)
    case .duration:
      guard let duration = CalendarDuration.parseDocument(bytes) else { return malformed(text) }
      return .duration(duration).from(text.origin)
    case .version: return read(version: bytes, spelling: text)
    case .ratio: return read(ratio: bytes).from(text.origin)
    case .integer, .decimal:
      // A number in quotes is a text.
      return malformed(text)
    case .list, .map, .record: return malformed(text)
    }
  }

  private mutating func read(ratio bytes: UnsafeBufferPointer<UInt8>) -> Value {
    switch Ratio.parseDocument(bytes) {
    case .value(let ratio): make(decimal: ratio.fraction, isRatio: true)
    case .ambiguous: .unknown(.ambiguousUnit)
    case .unreadable: .unknown(.malformed)
    }
  }

  /// `Yes` and `No` are text in YAML 1.2; where a truth is expected they are one.
  private func read(bool text: Value) -> Value {
    let bytes = workspace.bytes(text)
    func spells(_ word: StaticString) -> Bool {
      guard bytes.count == word.utf8CodeUnitCount else { return false }
      for index in 0..<bytes.count where bytes[index] | 0x20 != word.utf8Start[index] {
        return false
      }
      return true
    }
    if spells("yes") || spells("true") { return .true.from(text.origin) }
    if spells("no") || spells("false") { return .false.from(text.origin) }
    return malformed(text)
  }

  mutating func read(version bytes: UnsafeBufferPointer<UInt8>, spelling value: Value) -> Value {
    guard let version = SemanticVersion.parseDocument(bytes) else { return malformed(value) }
    var spelling = value
    if value.tag == .raw {
      let raw = workspace.nodes[value.node]
      spelling = .text(
        space: Int(raw.space), offset: Int(raw.textOffset), length: Int(raw.textLength))
    }
    return make(version: version, spelling: spelling).from(value.origin)
  }

  /// The case that a text spells, whatever its case, blanks, `-` and `_`.
  private mutating func read(enumCase text: Value, of enumeration: Int32) -> Value {
    if let number = program.spellings.find(symbol: text.symbol, of: enumeration) {
      return .enumCase(Int(number)).from(text.origin)
    }
    var key: [UInt8] = []
    TextOperations.spellingKey(of: workspace.bytes(text), into: &key)
    guard let number = program.spellings.find(key, of: enumeration) else { return malformed(text) }
    return .enumCase(Int(number)).from(text.origin)
  }

  /// A name: trimmed, without case.
  mutating func named(_ text: Value, _ tag: Value.Tag) -> Value {
    let bytes = workspace.bytes(text)
    if TextOperations.isFolded(bytes) { return text.retagged(tag) }
    var folded: [UInt8] = []
    TextOperations.fold(bytes, into: &folded)
    guard var name = workspace.append(text: folded, tag: tag, origin: text.origin) else {
      return .unknown(.limit, origin: text.origin)
    }
    let symbol = folded.withUnsafeBufferPointer { program.symbols.symbol(of: $0) }
    name = name.withAuxiliary(symbol == 0 ? Value.noSymbol : symbol)
    return name
  }

  // MARK: Lists, maps and records

  private mutating func coerceList(_ value: Value, of element: Int32) -> Value {
    if value.tag == .list, types[Int(element)].kind == .any { return value }
    guard value.tag == .list || value.tag == .raw,
      let start = ElementCursor(value, in: workspace), !start.hasKeys
    else { return malformed(value) }
    guard start.count <= Self.listLimit else { return .unknown(.limit, origin: value.origin) }
    if value.tag == .raw, isTracking { markElements(of: value.node) }
    var cursor = start
    let offset = workspace.allocate(slots: cursor.count)
    var index = 0
    while let (_, item) = cursor.next(in: workspace) {
      let coerced = coerce(item, to: element)
      workspace.slots[offset + index] = coerced
      index += 1
    }
    return .list(space: 1, offset: offset, count: index, origin: value.origin)
  }

  private mutating func coerceMap(_ value: Value, of element: Int32) -> Value {
    if value.tag == .map, types[Int(element)].kind == .any { return value }
    guard value.tag == .map || value.tag == .raw,
      let start = ElementCursor(value, in: workspace), start.hasKeys
    else { return malformed(value) }
    guard start.count <= Self.listLimit else { return .unknown(.limit, origin: value.origin) }
    if value.tag == .raw, isTracking { mark(value.node, 2) }
    var cursor = start
    let offset = workspace.allocate(slots: cursor.count * 2)
    var index = 0
    while let (key, item) = cursor.next(in: workspace) {
      let coerced = coerce(item, to: element)
      workspace.slots[offset + index * 2] = key
      workspace.slots[offset + index * 2 + 1] = coerced
      index += 1
    }
    return .map(space: 1, offset: offset, count: index, origin: value.origin)
  }

  /// A document's map as a record: its keys are the fields' names.
  private mutating func coerceRecord(_ value: Value, _ type: Int) -> Value {
    if value.tag == .record { return Int(value.auxiliary) == type ? value : malformed(value) }
    guard value.tag == .map || (value.tag == .raw && workspace.nodes[value.node].kind == .map)
    else { return malformed(value) }
    let start = Int(program.recordStarts[type])
    let count = Int(program.recordStarts[type + 1]) - start
    let offset = workspace.allocate(slots: count)
    if value.tag == .raw, references.isEmpty {
      readFields(of: value, into: offset, first: start, count)
    } else {
      for index in 0..<count {
        let field = program.fields[start + index]
        let given = rawField(of: value, key: field.symbol)
        let coerced = coerce(given, to: field.type)
        workspace.slots[offset + index] = coerced
        noteLength(of: coerced, field: start + index)
      }
    }
    let record = Value.record(space: 1, offset: offset, type: type, origin: value.origin)
    fill(record, type: type)
    return record
  }

  /// Reads the keys of a map one after the other into the fields that they name.
  private mutating func readFields(of map: Value, into offset: Int, first: Int, _ count: Int) {
    let fields = program.fields.pointer + first
    for index in 0..<count {
      workspace.slots[offset + index] = .absent(below: map.origin, key: fields[index].symbol)
    }
    guard count > 0 else { return }
    var child = map.node + 1
    let end = Int(workspace.nodes[map.node].next)
    // Most maps have their keys in the order of the fields.
    var index = 0
    while child < end {
      let node = workspace.nodes[child]
      if node.keySymbol != Value.noSymbol {
        var steps = 0
        while steps < count, fields[index].symbol != node.keySymbol {
          index = index + 1 == count ? 0 : index + 1
          steps += 1
        }
        if steps < count {
          if isTracking { mark(child, 1) }
          let given =
            node.kind == .null
            ? Value(.absent, 0, auxiliary: 0, origin: UInt32(child) + 1) : .raw(child)
          let coerced = coerce(given, to: fields[index].type)
          workspace.slots[offset + index] = coerced
          noteLength(of: coerced, field: first + index)
        }
      }
      child = Int(node.next)
    }
  }

  // MARK: Making values

  /// A number of up to 38 digits.
  mutating func make(decimal: ExactDecimal, isRatio: Bool) -> Value {
    if let narrow = decimal.narrow {
      return Value(
        isRatio ? .ratio : .decimal, UInt64(bitPattern: narrow.mantissa),
        auxiliary: UInt32(narrow.scale))
    }
    let offset = workspace.allocate(slots: 2)
    let bits = UInt128(bitPattern: decimal.scaled)
    workspace.slots[offset] = Value(.integer, UInt64(truncatingIfNeeded: bits))
    workspace.slots[offset + 1] = Value(.integer, UInt64(truncatingIfNeeded: bits >> 64))
    return Value(isRatio ? .wideRatio : .wideDecimal, 1 << 56 | UInt64(offset) << 24)
  }

  func decimal(_ value: Value) -> ExactDecimal {
    switch value.tag {
    case .integer: return ExactDecimal(value.integer)
    case .decimal, .ratio:
      return ExactDecimal(
        mantissa: value.integer, scale: UInt8(truncatingIfNeeded: value.auxiliary))
    case .wideDecimal, .wideRatio:
      let low = UInt128(workspace.slot(value, 0).payload)
      let high = UInt128(workspace.slot(value, 1).payload)
      return ExactDecimal(scaled: Int128(bitPattern: high << 64 | low))
    default: preconditionFailure("the checker admits only numbers here")
    }
  }

  mutating func make(version: SemanticVersion, spelling: Value) -> Value {
    let offset = workspace.allocate(slots: 4)
    workspace.slots[offset] = spelling
    workspace.slots[offset + 1] = .integer(version.major)
    workspace.slots[offset + 2] = .integer(version.minor)
    workspace.slots[offset + 3] = .integer(version.patch)
    return Value(.version, 1 << 56 | UInt64(offset) << 24)
  }

  /// The version itself, read from its spelling again: only where a prerelease may matter.
  func version(_ value: Value) -> SemanticVersion {
    guard
      let version = SemanticVersion.parseDocument(workspace.bytes(workspace.slot(value, 0)))
    else { preconditionFailure("a version keeps a spelling that reads") }
    return version
  }
}
