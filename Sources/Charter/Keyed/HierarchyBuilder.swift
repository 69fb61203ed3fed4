/// Follows every way up in the set's data: see ``Hierarchies``.
struct HierarchyBuilder {
  /// The constants of the set.
  private let slots: [Value]
  private let symbols: SymbolTable
  private var members: [Hierarchies.Member] = []
  private var rows: [UInt64] = []
  /// Where each record starts among the slots.
  private var starts: [Int] = []
  private var listCount: Int32 = 0

  init(slots: [Value], symbols: SymbolTable) {
    self.slots = slots
    self.symbols = symbols
  }

  /// One list while it is gone through.
  private struct List {
    var first: Int
    /// By record: numbers of those that it is directly within, -1 for one that is not there.
    var parents: [[Int32]] = []
    var keys: [UInt32] = []
  }

  /// Adds a list of records.
  ///
  /// - Parameters:
  ///   - list: Stands among the constants.
  ///   - key: The place of the key in its records.
  ///   - parent: The place of what says what they are within.
  /// - Returns: The keys of a cycle, from one of them back to itself; nil where there is none.
  ///
  /// Cost: the number of records times that of those that something is within.
  mutating func add(_ list: Value, key: Int, parent: Int) -> [String]? {
    guard list.tag == .list, list.slotSpace == 0 else { return nil }
    let found = read(list, key: key, parent: parent)
    listCount += 1
    guard let order = order(of: found) else { return cycle(of: found) }
    close(found, in: order)
    return nil
  }

  func build() -> Hierarchies {
    guard let first = starts.min(), let last = starts.max() else { return Hierarchies() }
    var numbers = [Int32](repeating: -1, count: last - first + 1)
    for (number, start) in starts.enumerated() { numbers[start - first] = Int32(number) }
    return Hierarchies(numbers: numbers, firstSlot: first, members: members, rows: rows)
  }

  private mutating func read(_ list: Value, key: Int, parent: Int) -> List {
    var found = List(first: members.count)
    var numbers: [UInt32: Int32] = [:]
    var records: [Value] = []
    for place in 0..<list.count {
      let record = slots[list.slotOffset + place]
      guard record.tag == .record, record.slotSpace == 0,
        slots[record.slotOffset + key].isName
      else { continue }
      let symbol = slots[record.slotOffset + key].symbol
      // A key that two have is the key of neither.
      numbers[symbol] = numbers[symbol] == nil ? Int32(records.count) : -1
      records.append(record)
      found.keys.append(symbol)
      starts.append(record.slotOffset)
      members.append(Hierarchies.Member(list: listCount, bit: -1, row: -1, isOpen: false))
    }
    for record in records {
      let value = slots[record.slotOffset + parent]
      let names =
        value.tag == .list ? (0..<value.count).map { slots[value.slotOffset + $0] } : [value]
      found.parents.append(names.filter { !$0.isAbsent }.map { numbers[$0.symbol] ?? -1 })
    }
    return found
  }

  /// The records so that each stands behind those that it is within; nil where there is a cycle.
  private func order(of list: List) -> [Int]? {
    var order: [Int] = []
    order.reserveCapacity(list.parents.count)
    // 1: on the way up from the record that was begun with; 2: in the order.
    var states = [UInt8](repeating: 0, count: list.parents.count)
    var path: [(record: Int, next: Int)] = []
    for start in list.parents.indices where states[start] == 0 {
      path.append((start, 0))
      states[start] = 1
      while let top = path.last {
        guard top.next < list.parents[top.record].count else {
          states[top.record] = 2
          order.append(top.record)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let parent = Int(list.parents[top.record][top.next])
        guard parent >= 0, states[parent] != 2 else { continue }
        if states[parent] == 1 { return nil }
        states[parent] = 1
        path.append((parent, 0))
      }
    }
    return order
  }

  /// The keys of the first cycle.
  private func cycle(of list: List) -> [String] {
    var states = [UInt8](repeating: 0, count: list.parents.count)
    var path: [(record: Int, next: Int)] = []
    for start in list.parents.indices where states[start] == 0 {
      path.append((start, 0))
      while let top = path.last {
        states[top.record] = 1
        guard top.next < list.parents[top.record].count else {
          states[top.record] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let parent = Int(list.parents[top.record][top.next])
        guard parent >= 0, states[parent] != 2 else { continue }
        guard let first = path.firstIndex(where: { $0.record == parent }) else {
          path.append((parent, 0))
          continue
        }
        return (path[first...].map(\.record) + [parent]).map { symbols.text(of: list.keys[$0]) }
      }
    }
    return []
  }

  /// Makes the rows of bits, those of parents first.
  private mutating func close(_ list: List, in order: [Int]) {
    var holders: Int32 = 0
    for parents in list.parents {
      for parent in parents where parent >= 0 && members[list.first + Int(parent)].bit < 0 {
        members[list.first + Int(parent)].bit = holders
        holders += 1
      }
    }
    let words = (Int(holders) + 63) / 64
    guard words * 64 * list.parents.count <= Hierarchies.bitLimit else { return }
    let base = rows.count
    rows += repeatElement(0, count: words * list.parents.count)
    for record in order {
      let row = base + record * words
      members[list.first + record].row = row
      for parent in list.parents[record] {
        guard parent >= 0 else {
          members[list.first + record].isOpen = true
          continue
        }
        let holder = members[list.first + Int(parent)]
        for word in 0..<words { rows[row + word] |= rows[holder.row + word] }
        rows[row + Int(holder.bit) >> 6] |= 1 << UInt64(holder.bit & 63)
        if holder.isOpen { members[list.first + record].isOpen = true }
      }
    }
  }
}
