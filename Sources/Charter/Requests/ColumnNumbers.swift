/// Numbers the names of columns, from 1: equal names have one number.
///
/// A table of open addressing over bytes that stand behind one another.
struct ColumnNumbers {
  private struct Entry {
    var hash: UInt64 = 0
    var offset: Int32 = 0
    var length: Int32 = 0
    /// 0 for an empty place.
    var number: UInt32 = 0
  }

  private var entries = Array(repeating: Entry(), count: 64)
  private var bytes: [UInt8] = []
  private var count: UInt32 = 0

  /// The number of a name; nil where it was never added.
  func number(of name: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let entry = entries[place(of: name, ByteComparison.hash(name))]
    return entry.number == 0 ? nil : entry.number
  }

  /// The number of a name, which has one from now on.
  mutating func add(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = ByteComparison.hash(name)
    let place = place(of: name, hash)
    guard entries[place].number == 0 else { return entries[place].number }
    count += 1
    entries[place] = Entry(
      hash: hash, offset: Int32(bytes.count), length: Int32(name.count), number: count)
    bytes.append(contentsOf: name)
    if Int(count) * 2 > entries.count { grow() }
    return count
  }

  /// Where a name stands, or would stand.
  private func place(of name: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var place = Int(truncatingIfNeeded: hash) & (entries.count - 1)
      while entries[place].number != 0 {
        let entry = entries[place]
        if entry.hash == hash, Int(entry.length) == name.count {
          let start = Int(entry.offset)
          let own = UnsafeBufferPointer(rebasing: bytes[start..<start + name.count])
          if ByteComparison.areEqual(own, name) { return place }
        }
        place = (place + 1) & (entries.count - 1)
      }
      return place
    }
  }

  private mutating func grow() {
    let old = entries
    entries = Array(repeating: Entry(), count: old.count * 2)
    for entry in old where entry.number != 0 {
      var place = Int(truncatingIfNeeded: entry.hash) & (entries.count - 1)
      while entries[place].number != 0 { place = (place + 1) & (entries.count - 1) }
      entries[place] = entry
    }
  }
}
