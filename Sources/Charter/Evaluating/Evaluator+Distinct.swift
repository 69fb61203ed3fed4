// Values that stand once, in time that grows with their number.

extension Evaluator {
  /// Lists this short are compared pair by pair.
  static var mostComparedInPairs: Int { 8 }
  /// Longer lists are sorted.
  static var mostHashed: Int { 2_000 }

  /// Whether equal values of this one's type, and no others, have the same ``hash(_:)`` and are
  /// told apart for certain.
  func isHashable(_ value: Value) -> Bool {
    switch value.tag {
    case .bool, .integer, .date, .timestamp, .enumCase, .decimal, .ratio, .text, .email, .url,
      .domain, .team, .person:
      true
    default: false
    }
  }

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

  /// Some order of hashable values of one type that are not equal.
  private func precedes(_ left: Value, _ right: Value) -> Bool {
    switch left.tag {
    case .text, .email, .url, .domain, .team, .person:
      return workspace.bytes(left).lexicographicallyPrecedes(workspace.bytes(right))
    default: return (left.payload, left.auxiliary) < (right.payload, right.auxiliary)
    }
  }

  private mutating func hash(_ value: Value) -> UInt64 {
    switch value.tag {
    case .text, .email, .url, .domain, .team, .person:
      return ByteComparison.hash(workspace.bytes(value))
    default:
      let mixed = (value.payload ^ UInt64(value.auxiliary) << 40) &* 0xBF58_476D_1CE4_E5B9
      return mixed ^ mixed >> 31
    }
  }
}
