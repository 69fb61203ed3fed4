/// Where a comparison of two products stands, and what it found so far.
struct ChangeWalk {
  /// The way down from the product, as a JSON Pointer in which elements go by their keys.
  var path: [UInt8] = []
  /// What the elements on that way name.
  var table = Value.absent
  var column = Value.absent
  var port = Value.absent
  /// Records of changes.
  var found: [Value] = []
  /// What cannot be compared; nothing is known of the changes then.
  var problem: Value?
  /// What every difference is called; -1 where each has a name of its own.
  var kind: Int32 = -1

  /// Takes a step down, by a name or key.
  ///
  /// - Returns: The length of the path before it, to step back to.
  mutating func descend(_ name: some Sequence<UInt8>) -> Int {
    let length = path.count
    path.append(UInt8(ascii: "/"))
    for byte in name {
      switch byte {
      case UInt8(ascii: "~"): path += [byte, UInt8(ascii: "0")]
      case UInt8(ascii: "/"): path += [UInt8(ascii: "~"), UInt8(ascii: "1")]
      default: path.append(byte)
      }
    }
    return length
  }

  mutating func ascend(to length: Int) { path.removeLast(path.count - length) }
}

/// The keys of a list's elements, in the order of their bytes.
struct ChangeKeys {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>] = []
  /// Numbers of the elements, by key.
  private(set) var order: [Int] = []
  private var elements: [Value] = []

  var count: Int { order.count }

  mutating func add(_ element: Value, key: (inout [UInt8]) -> Void) {
    let start = bytes.count
    key(&bytes)
    ranges.append(start..<bytes.count)
    order.append(elements.count)
    elements.append(element)
  }

  mutating func sort() {
    order.sort { left, right in
      bytes[ranges[left]].lexicographicallyPrecedes(bytes[ranges[right]])
    }
  }

  /// The element and its key, by place in the order.
  func element(_ place: Int) -> Value { elements[order[place]] }
  func key(_ place: Int) -> ArraySlice<UInt8> { bytes[ranges[order[place]]] }

  /// Two elements that have the same key, where there are any.
  var doubled: Value? {
    for place in order.indices.dropFirst() where key(place) == key(place - 1) {
      return element(place)
    }
    return nil
  }

  /// Calls with the places of each key in one list and the other, in the order of the keys; nil
  /// where the other list alone has it.
  ///
  /// A key that a list has twice is called with twice.
  static func join(
    _ before: ChangeKeys, _ after: ChangeKeys, _ body: (_ before: Int?, _ after: Int?) -> Void
  ) {
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      if right == after.count {
        body(left, nil)
        left += 1
      } else if left == before.count {
        body(nil, right)
        right += 1
      } else if before.key(left) == after.key(right) {
        body(left, right)
        left += 1
        right += 1
      } else if before.key(left).lexicographicallyPrecedes(after.key(right)) {
        body(left, nil)
        left += 1
      } else {
        body(nil, right)
        right += 1
      }
    }
  }

  /// How the keys of two lists pair up, as ``join(_:_:_:)`` calls.
  static func pairs(
    _ before: ChangeKeys, _ after: ChangeKeys
  ) -> [(before: Int?, after: Int?)] {
    var pairs: [(before: Int?, after: Int?)] = []
    pairs.reserveCapacity(max(before.count, after.count))
    join(before, after) { pairs.append(($0, $1)) }
    return pairs
  }
}
