// Values that stand once, in time that grows with their number.

extension Evaluator {
  /// Lists this short are compared pair by pair.
  static var mostComparedInPairs: Int { 8 }
  /// Longer lists are sorted.
  static var mostHashed: Int { 2_000 }

  /// Keeps the first of all entries with one key, in order.
  ///
  /// - Parameters:
  ///   - count: How many entries there are.
  ///   - offset: Slot of the first key.
  ///   - stride: Slots of an entry, of which the first is its key: hashable, and all of one type.
  /// - Returns: How many entries are kept.
  mutating func keepFirsts(of count: Int, at offset: Int, stride: Int = 1) -> Int {
    // Whoever chose the texts may have chosen them to have one hash.
    if count > Self.mostHashed { return keepSortedFirsts(of: count, at: offset, stride: stride) }
    var bits = 4
    while 1 << bits < count * 2 { bits += 1 }
    let mask = 1 << bits - 1
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: mask + 1) { table in
      table.initialize(repeating: -1)
      var made = 0
      for entry in 0..<count {
        let key = workspace.slots[offset + entry * stride]
        var place = Int(truncatingIfNeeded: hash(key)) & mask
        while table[place] >= 0,
          equals(workspace.slots[offset + Int(table[place]) * stride], key) != true
        {
          place = (place + 1) & mask
        }
        guard table[place] < 0 else { continue }
        table[place] = Int32(made)
        move(entry, to: made, at: offset, stride: stride)
        made += 1
      }
      return made
    }
  }

  private mutating func keepSortedFirsts(of count: Int, at offset: Int, stride: Int) -> Int {
    let sorted = (0..<count).sorted { one, other in
      let left = workspace.slots[offset + one * stride]
      let right = workspace.slots[offset + other * stride]
      if equals(left, right) == true { return one < other }
      return precedes(left, right)
    }
    var isRepeated = [Bool](repeating: false, count: count)
    for (one, other) in zip(sorted, sorted.dropFirst()) {
      isRepeated[other] =
        equals(workspace.slots[offset + one * stride], workspace.slots[offset + other * stride])
        == true
    }
    var made = 0
    for entry in 0..<count where !isRepeated[entry] {
      move(entry, to: made, at: offset, stride: stride)
      made += 1
    }
    return made
  }

  private mutating func move(_ entry: Int, to place: Int, at offset: Int, stride: Int) {
    for slot in 0..<stride {
      workspace.slots[offset + place * stride + slot] =
        workspace.slots[offset + entry * stride + slot]
    }
  }

  /// Some order of values of one kind that are not equal.
  private mutating func precedes(_ left: Value, _ right: Value) -> Bool {
    switch left.tag {
    case .text, .email, .url, .domain, .team, .person, .raw:
      let one = documentKind(left)
      let other = documentKind(right)
      if one != other { return one < other }
      return spelling(left).lexicographicallyPrecedes(spelling(right))
    case .list:
      if left.count != right.count { return left.count < right.count }
      for index in 0..<left.count {
        let one = workspace.slot(left, index)
        let other = workspace.slot(right, index)
        if equals(one, other) != true { return precedes(one, other) }
      }
      return false
    case .duration: return left.duration.isLess(than: right.duration) == true
    default: return order(left, right) == .less
    }
  }

  private mutating func hash(_ value: Value) -> UInt64 {
    switch value.tag {
    case .text, .email, .url, .domain, .team, .person, .raw:
      return ByteComparison.hash(spelling(value)) &+ UInt64(documentKind(value))
    case .list:
      var mixed = UInt64(value.count)
      for index in 0..<value.count { mixed = mixed &* 31 &+ hash(workspace.slot(value, index)) }
      return mixed
    case .wideDecimal, .wideRatio:
      return mix(workspace.slot(value, 0).payload ^ workspace.slot(value, 1).payload)
    case .version:
      let minor = UInt64(bitPattern: workspace.slot(value, 2).integer)
      let patch = UInt64(bitPattern: workspace.slot(value, 3).integer)
      return mix(workspace.slot(value, 1).payload ^ minor << 20 ^ patch << 40)
    case .duration: return mix(UInt64(bitPattern: value.duration.withoutCycles.microseconds))
    default: return mix(value.payload ^ UInt64(value.auxiliary) << 40)
    }
  }

  private func mix(_ bits: UInt64) -> UInt64 {
    let mixed = bits &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 31
  }

  /// A text, or what a value of a document says.
  private func spelling(_ value: Value) -> UnsafeBufferPointer<UInt8> {
    value.tag == .raw ? workspace.bytes(ofNode: value.node) : workspace.bytes(value)
  }

  private func documentKind(_ value: Value) -> UInt8 {
    value.tag == .raw ? workspace.nodes[value.node].kind.rawValue : DocumentNode.Kind.text.rawValue
  }

  // MARK: What can be told apart

  /// The kind of a value that is known to be equal to any other of its kind, or to differ from it;
  /// nil where that may be unknown.
  func comparisonKind(of value: Value) -> ComparisonKind? {
    switch value.tag {
    case .bool, .integer, .date, .timestamp, .enumCase, .version:
      return ComparisonKind(leaf: .scalar(value.tag.rawValue))
    case .decimal, .wideDecimal: return ComparisonKind(leaf: .scalar(Value.Tag.decimal.rawValue))
    case .ratio, .wideRatio: return ComparisonKind(leaf: .scalar(Value.Tag.ratio.rawValue))
    case .duration: return ComparisonKind(leaf: .duration(value.duration.withoutCycles.months))
    case .text: return ComparisonKind(leaf: .text)
    case .email, .url, .domain, .team, .person: return ComparisonKind(leaf: .name)
    case .raw:
      let kind = workspace.nodes[value.node].kind
      return kind == .list || kind == .map ? nil : ComparisonKind(leaf: .document)
    case .list:
      var kind = ComparisonKind(depth: 1, leaf: .none)
      for index in 0..<value.count {
        guard var inner = comparisonKind(of: workspace.slot(value, index)) else { return nil }
        inner.depth += 1
        guard let joined = inner.joined(with: kind) else { return nil }
        kind = joined
      }
      return kind
    default: return nil
    }
  }
}

/// Values among which equality is known.
struct ComparisonKind {
  enum Leaf: Equatable {
    /// Of an empty list.
    case none
    case scalar(UInt8)
    /// Of so many months, whatever else.
    case duration(Int32)
    case text, name, document
  }
  /// Lists around it.
  var depth = 0
  var leaf: Leaf

  /// Another value of the same tag is of the same kind.
  var isToldByTag: Bool {
    guard depth == 0 else { return false }
    switch leaf {
    case .scalar, .text, .name: return true
    case .none, .duration, .document: return false
    }
  }

  /// What both are; nil where one cannot always be told from the other.
  func joined(with other: ComparisonKind?) -> ComparisonKind? {
    guard let other else { return self }
    if leaf == .none { return other.leaf == .none || other.depth >= depth ? deeper(other) : nil }
    if other.leaf == .none { return depth >= other.depth ? self : nil }
    guard depth == other.depth else { return nil }
    if leaf == other.leaf { return self }
    switch (leaf, other.leaf) {
    case (.text, .document), (.text, .name): return other
    case (.document, .text), (.name, .text): return self
    default: return nil
    }
  }

  private func deeper(_ other: ComparisonKind) -> ComparisonKind {
    other.leaf == .none && depth > other.depth ? self : other
  }
}
