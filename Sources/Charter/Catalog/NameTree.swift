/// Names and what each is within: domains, or teams.
///
/// A table of open addressing over the names' bytes, without references: looked through while
/// rules run.
struct NameTree: Sendable {
  private struct Entry: Sendable {
    /// 0 for an empty place.
    var hash: UInt64
    var offset: Int32
    var length: Int32
    /// Number of the name that it is within; -1 for none, -2 for one that is not registered.
    var parent: Int32
    var number: Int32
  }

  private let table: FlatArray<Entry>
  private let parents: FlatArray<Int32>
  private let bytes: FlatArray<UInt8>
  private let mask: Int
  /// The names, as they were given.
  let names: [String]

  /// Makes a tree.
  ///
  /// - Parameter entries: Each name, and the name that it is within; names are folded already.
  ///   The first of two entries with one name counts.
  init(_ entries: [(name: String, parent: String?)]) {
    var numbers: [String: Int32] = [:]
    var names: [String] = []
    for entry in entries where numbers[entry.name] == nil {
      numbers[entry.name] = Int32(names.count)
      names.append(entry.name)
    }
    var parents = [Int32](repeating: -1, count: names.count)
    var isSet = [Bool](repeating: false, count: names.count)
    for entry in entries {
      guard let number = numbers[entry.name], !isSet[Int(number)] else { continue }
      isSet[Int(number)] = true
      guard let parent = entry.parent else { continue }
      parents[Int(number)] = numbers[parent] ?? -2
    }
    var capacity = 16
    while capacity < names.count * 2 { capacity *= 2 }
    mask = capacity - 1
    var table = [Entry](
      repeating: Entry(hash: 0, offset: 0, length: 0, parent: -1, number: -1), count: capacity)
    var bytes: [UInt8] = []
    for (number, name) in names.enumerated() {
      let own = Array(name.utf8)
      let hash = own.withUnsafeBufferPointer(Self.hash)
      var place = Int(truncatingIfNeeded: hash) & mask
      while table[place].hash != 0 { place = (place + 1) & mask }
      table[place] = Entry(
        hash: hash, offset: Int32(bytes.count), length: Int32(own.count),
        parent: parents[number], number: Int32(number))
      bytes += own
    }
    self.table = FlatArray(table)
    self.parents = FlatArray(parents)
    self.bytes = FlatArray(bytes)
    self.names = names
  }

  /// The number of a name; nil where it is not registered.
  func number(of name: UnsafeBufferPointer<UInt8>) -> Int32? {
    let hash = Self.hash(name)
    var place = Int(truncatingIfNeeded: hash) & mask
    while table[place].hash != 0 {
      let entry = table[place]
      if entry.hash == hash, Int(entry.length) == name.count {
        let own = UnsafeBufferPointer(start: bytes.pointer + Int(entry.offset), count: name.count)
        if ByteComparison.areEqual(own, name) { return entry.number }
      }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Whether one name is another or within it.
  ///
  /// Nil where the way up leads to a name that is not registered. Cost: the depth of the tree, at most as many steps as there are names.
  func isWithin(_ inner: Int32, _ outer: Int32) -> Bool? {
    var current = inner
    var steps = 0
    while current >= 0, steps <= names.count {
      if current == outer { return true }
      current = parents[Int(current)]
      steps += 1
    }
    return current == -2 ? nil : false
  }

  /// The names of a cycle, from one of them back to itself; nil where there is none.
  var cycle: [String]? {
    var state = [UInt8](repeating: 0, count: names.count)
    for start in 0..<names.count {
      var path: [Int32] = []
      var current = Int32(start)
      while current >= 0, state[Int(current)] == 0 {
        state[Int(current)] = 1
        path.append(current)
        current = parents[Int(current)]
      }
      if current >= 0, state[Int(current)] == 1, let first = path.firstIndex(of: current) {
        return path[first...].map { names[Int($0)] } + [names[Int(current)]]
      }
      for number in path { state[Int(number)] = 2 }
    }
    return nil
  }

  /// Never 0.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    ByteComparison.hash(bytes) | 1
  }
}
