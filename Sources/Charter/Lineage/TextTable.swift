/// Texts, each under a number from 0 in the order they were added.
///
/// A table of open addressing over the bytes of values, which stay where they stand.
struct TextTable: Sendable {
  private struct Entry: Sendable {
    var text = Value.absent
    /// 0 for an empty place.
    var hash: UInt64 = 0
    var number: Int32 = -1
  }

  private var entries: [Entry]
  private var mask: Int
  private(set) var count = 0

  /// Makes a table with room for this many texts; it grows beyond.
  init(capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    entries = Array(repeating: Entry(), count: size)
    mask = size - 1
  }

  /// The number of a text; nil where it was never added.
  func number(of text: Value, in workspace: borrowing Workspace) -> Int32? {
    let bytes = workspace.bytes(text)
    let place = place(of: bytes, hash: Self.hash(bytes), in: workspace)
    return entries[place].hash == 0 ? nil : entries[place].number
  }

  /// The number of a text, added where it is new.
  mutating func add(_ text: Value, in workspace: borrowing Workspace) -> Int32 {
    let bytes = workspace.bytes(text)
    let hash = Self.hash(bytes)
    var place = place(of: bytes, hash: hash, in: workspace)
    if entries[place].hash != 0 { return entries[place].number }
    if (count + 1) * 2 > entries.count {
      grow()
      place = self.place(of: bytes, hash: hash, in: workspace)
    }
    entries[place] = Entry(text: text, hash: hash, number: Int32(count))
    count += 1
    return Int32(count - 1)
  }

  private func place(
    of bytes: UnsafeBufferPointer<UInt8>, hash: UInt64, in workspace: borrowing Workspace
  ) -> Int {
    var place = Int(truncatingIfNeeded: hash) & mask
    while entries[place].hash != 0 {
      if entries[place].hash == hash,
        ByteComparison.areEqual(workspace.bytes(entries[place].text), bytes)
      {
        return place
      }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(), count: old.count * 2)
    mask = entries.count - 1
    for entry in old where entry.hash != 0 {
      var place = Int(truncatingIfNeeded: entry.hash) & mask
      while entries[place].hash != 0 { place = (place + 1) & mask }
      entries[place] = entry
    }
  }

  /// Never 0.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    ByteComparison.hash(bytes) | 1
  }
}
