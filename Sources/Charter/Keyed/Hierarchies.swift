/// What is within what among the records of the set's data: lists of records with a `key` and a
/// `parent`, which names the keys of those that a record is within.
///
/// Every way up is followed when the set is compiled; afterwards `within` is one bit, however large the
/// data.
struct Hierarchies: Sendable {
  /// A record of one of the lists.
  struct Member: Sendable {
    /// Number of its list.
    var list: Int32
    /// Its bit in the rows of others; -1 where nothing is within it.
    var bit: Int32
    /// Where its row of bits starts, one for each record that something is within.
    var row: Int
    /// The way up leads to a key that the list does not have, or has twice.
    var isOpen: Bool
  }

  enum Answer { case yes, no, notRegistered, limit }

  /// Most bits of all rows of one list: 128 MiB.
  static let bitLimit = 1 << 30

  /// By slot of the constants, from `firstSlot`: the record that starts there; -1 for none.
  private let numbers: FlatArray<Int32>
  private let firstSlot: Int
  private let members: FlatArray<Member>
  private let rows: FlatArray<UInt64>

  /// Of a set without such data.
  init() { self.init(numbers: [], firstSlot: 0, members: [], rows: []) }

  init(numbers: [Int32], firstSlot: Int, members: [Member], rows: [UInt64]) {
    self.numbers = FlatArray(numbers)
    self.firstSlot = firstSlot
    self.members = FlatArray(members)
    self.rows = FlatArray(rows)
  }

  /// Whether one record is another or within it; nil where one of them is of no list.
  @inline(__always)
  func isWithin(_ inner: Value, _ outer: Value) -> Answer? {
    guard let one = number(of: inner), let other = number(of: outer) else { return nil }
    if one == other { return .yes }
    let member = members.pointer[one]
    let holder = members.pointer[other]
    guard member.list == holder.list else { return nil }
    guard member.row >= 0 else { return .limit }
    if holder.bit >= 0 {
      let word = rows.pointer[member.row + Int(holder.bit) >> 6]
      if word & (1 << UInt64(holder.bit & 63)) != 0 { return .yes }
    }
    return member.isOpen ? .notRegistered : .no
  }

  @inline(__always)
  private func number(of record: Value) -> Int? {
    guard record.tag == .record, record.slotSpace == 0 else { return nil }
    let place = record.slotOffset - firstSlot
    guard place >= 0, place < numbers.count else { return nil }
    let number = numbers.pointer[place]
    return number < 0 ? nil : Int(number)
  }
}

extension Evaluator {
  /// Whether a record is another or within it: by the set's data, or by the registers of the mesh.
  mutating func recordWithin(_ inner: Value, _ outer: Value) -> Value {
    switch program.hierarchies.isWithin(inner, outer) {
    case .yes?: return .true
    case .no?: return .false
    case .notRegistered?: return .unknown(.notRegistered)
    case .limit?: return .unknown(.limit)
    case nil: break
    }
    guard inner.tag == .record, outer.tag == .record else {
      return .unknown(.malformed, origin: inner.origin)
    }
    let place = Int(program.keyFields[Int(inner.auxiliary)])
    guard place >= 0 else { return .unknown(.malformed, origin: inner.origin) }
    let one = field(of: inner, place)
    let other = field(of: outer, place)
    guard one.isPresent else { return .unknown(over: one) }
    guard other.isPresent else { return .unknown(over: other) }
    // A record that stands nowhere but where it is read has nothing that it is within.
    guard one.tag == .domain || one.tag == .team else {
      return .unknown(.notRegistered, origin: inner.origin)
    }
    return nameWithin(one, other)
  }
}
