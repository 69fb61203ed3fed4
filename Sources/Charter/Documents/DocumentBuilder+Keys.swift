// Keys that come twice in one map.
//
// Small maps compare a key with those before it only where a signature of a few bits says that it
// may have been seen. Large ones are sorted by a hash once they are closed, and keys of one hash
// by their bytes, so that no choice of keys costs more than n log n comparisons.

extension DocumentBuilder {
  /// Keys of a map past so many are compared when the map is closed.
  static let mostKeysComparedAtOnce: UInt32 = 24

  /// One bit of 64, by a key's length and three of its bytes.
  @inline(__always)
  static func signature(of text: UnsafePointer<UInt8>, length: Int) -> UInt64 {
    guard length > 0 else { return 1 }
    var mix = UInt32(truncatingIfNeeded: length)
    mix = mix &* 31 &+ UInt32(text[0])
    mix = mix &* 31 &+ UInt32(text[length >> 1])
    mix = mix &* 31 &+ UInt32(text[length - 1])
    return 1 &<< UInt64((mix &* 0x9E37_79B1) >> 26)
  }

  /// Compares a key with those of its map before it, and reports it where it is one of them.
  @inline(never)
  mutating func compareKey(start: Int, end: Int, offset: Int, length: Int) {
    let frame = frames[depth]
    guard frame.count < Self.mostKeysComparedAtOnce, !isOverfull else { return }
    let key = text(at: offset, length: length)
    var index = frame.node + 1
    for _ in 0..<frame.count {
      let other = nodes[index]
      steps.add(Int(other.keyLength) == length ? 1 + length : 1)
      if Int(other.keyLength) == length,
        Self.areEqual(key, text(at: Int(other.keyOffset), length: length))
      {
        reportDuplicate(start: start, end: end, text: key, first: index)
        return
      }
      index = Int(other.next)
    }
  }

  /// Reports keys that come twice in the maps that are still open, whose rest will not be read.
  package mutating func compareKeysOfOpenMaps() {
    if isOverfull { return }
    for level in 0...depth
    where frames[level].isMap && frames[level].count > Self.mostKeysComparedAtOnce {
      compareKeys(ofMapAt: level)
    }
  }

  /// Reports the keys of a large map that it has already, but for those compared at once.
  @inline(never)
  mutating func compareKeys(ofMapAt level: Int) {
    let frame = frames[level]
    let count = Int(frame.count)
    var children: [Int] = []
    children.reserveCapacity(count)
    // The upper half is the key's hash, the lower its number in the map.
    var order: [UInt64] = []
    order.reserveCapacity(count)
    var index = frame.node + 1
    for number in 0..<count {
      steps.add(1 + Int(nodes[index].keyLength))
      children.append(index)
      order.append(UInt64(Self.hash(keyText(index))) << 32 | UInt64(number))
      index = Int(nodes[index].next)
    }
    order.sort()
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, order[end] >> 32 == order[start] >> 32 { end += 1 }
      if end - start > 1 {
        compareKeys(order[start..<end].map { Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }, children)
      }
      start = end
    }
  }

  /// Compares keys of one hash, given by their numbers in rising order.
  private mutating func compareKeys(_ numbers: [Int], _ children: [Int]) {
    var sorted = numbers
    sorted.sort { left, right in
      steps.add(1 + min(keyText(children[left]).count, keyText(children[right]).count))
      return switch Self.order(keyText(children[left]), keyText(children[right])) {
      case 0: left < right
      case let order: order < 0
      }
    }
    var first = sorted[0]
    for number in sorted.dropFirst() {
      let key = keyText(children[number])
      steps.add(1 + key.count)
      guard Self.order(keyText(children[first]), key) == 0 else {
        first = number
        continue
      }
      guard number >= Int(Self.mostKeysComparedAtOnce) else { continue }
      let node = nodes[children[number]]
      reportDuplicate(
        start: Int(node.keyStart), end: Int(node.keyEnd), text: key, first: children[first])
    }
  }

  private func keyText(_ node: Int) -> UnsafeBufferPointer<UInt8> {
    text(at: Int(nodes[node].keyOffset), length: Int(nodes[node].keyLength))
  }

  private mutating func reportDuplicate(
    start: Int, end: Int, text: UnsafeBufferPointer<UInt8>, first: Int
  ) {
    faults.add(
      DocumentFault(
        "duplicate-key", "the key \(MessageText.quoted(text)) comes twice", start: start, end: end,
        help: "keep one of the two",
        note: DocumentFault.Note(
          "it stands here first", start: Int(nodes[first].keyStart), end: Int(nodes[first].keyEnd)))
    )
  }

  @inline(__always)
  private static func areEqual(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for index in 0..<left.count where left[index] != right[index] { return false }
    return true
  }

  /// Orders texts by their bytes: negative, zero or positive.
  private static func order(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return Int(left[index]) - Int(right[index])
    }
    return left.count - right.count
  }

  /// The same on every machine and in every run.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(text.count)
    let words = text.count >> 3
    if let base = text.baseAddress {
      for word in 0..<words {
        hash ^= UnsafeRawPointer(base).loadUnaligned(fromByteOffset: word << 3, as: UInt64.self)
        hash &*= 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
      }
    }
    for index in words << 3..<text.count {
      hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3
    }
    hash &*= 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
