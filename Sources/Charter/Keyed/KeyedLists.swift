/// Lists of the set's data that are looked through by key: `list[key]` finds its element by the
/// number of the key's text instead of walking.
///
/// It finds what walking finds. Every text of the data is a symbol of the set, so that a key which is
/// none is the key of nothing.
struct KeyedLists: Sendable {
  struct Table: Sendable {
    /// The least symbol of a key.
    var firstKey: UInt32
    /// Where its places start, and how many symbols they are for.
    var start: Int32
    var count: Int32
  }

  /// What stands in `places` for a symbol that is no key, and for the key of several elements.
  static let none: Int32 = -1
  static let several: Int32 = -2

  let tables: FlatArray<Table>
  /// By symbol of the key, from the table's least: the place of the element in its list.
  let places: FlatArray<Int32>
  /// By number of a constant: its table; -1 for none.
  let numbers: FlatArray<Int32>
  /// By record type: the one list of the set's data that holds such records, and its table; -1 for
  /// none.
  let registers: FlatArray<(list: Value, table: Int32)>

  /// Of a program whose constants are not known yet.
  init() {
    tables = FlatArray([])
    places = FlatArray([])
    numbers = FlatArray([])
    registers = FlatArray([])
  }

  /// Makes a table for every constant list that some expression takes an element of, and for every
  /// register.
  ///
  /// - Parameters:
  ///   - program: Its constants are known.
  ///   - registered: By record type, the one list of such records; nil for none.
  ///
  /// Cost: the number of their elements, and of the texts of their data.
  init(of program: borrowing Program, registered: [Value?]) {
    var tables: [Table] = []
    var places: [Int32] = []
    var numbers = [Int32](repeating: -1, count: program.constants.count)
    var known: [UInt64: Int32] = [:]
    var registers: [(list: Value, table: Int32)] = []
    for (type, list) in registered.enumerated() {
      let field = Int(program.keyFields[type])
      guard let list, field >= 0, let keys = Self.keys(of: list, field: field, program) else {
        registers.append((.absent, -1))
        continue
      }
      registers.append((list, Int32(tables.count)))
      known[list.payload] = Int32(tables.count)
      tables.append(Self.table(keys, &places))
    }
    for number in 0..<program.nodes.count {
      let node = program.nodes[number]
      guard node.operation == .element else { continue }
      let list = program.nodes[Int(node.a)]
      guard list.operation == .constant, numbers[Int(list.a)] < 0 else { continue }
      let value = program.constants[Int(list.a)]
      // A list is of records of one type, whose key is always the same.
      if let table = known[value.payload] {
        numbers[Int(list.a)] = table
      } else if let keys = Self.keys(of: value, field: Int(node.c), program) {
        numbers[Int(list.a)] = Int32(tables.count)
        known[value.payload] = Int32(tables.count)
        tables.append(Self.table(keys, &places))
      }
    }
    self.tables = FlatArray(tables)
    self.places = FlatArray(places)
    self.numbers = FlatArray(numbers)
    self.registers = FlatArray(registers)
  }

  /// The symbol of each element's key; nil where one cannot be told, or walking refuses the list.
  private static func keys(
    of list: Value, field: Int, _ program: borrowing Program
  ) -> [UInt32]? {
    guard list.tag == .list, list.slotSpace == 0, list.count > 0,
      list.count <= Evaluator.listLimit
    else { return nil }
    var keys: [UInt32] = []
    keys.reserveCapacity(list.count)
    for place in 0..<list.count {
      let record = program.slots[list.slotOffset + place]
      guard record.tag == .record, record.slotSpace == 0 else { return nil }
      let key = program.slots[record.slotOffset + field]
      guard key.isName, key.symbol != 0, key.symbol != Value.noSymbol else { return nil }
      keys.append(key.symbol)
    }
    return keys
  }

  private static func table(_ keys: [UInt32], _ places: inout [Int32]) -> Table {
    let first = keys.min() ?? 0
    let count = Int((keys.max() ?? 0) - first) + 1
    let start = places.count
    places += repeatElement(none, count: count)
    for (place, key) in keys.enumerated() {
      let slot = start + Int(key - first)
      places[slot] = places[slot] == none ? Int32(place) : several
    }
    return Table(firstKey: first, start: Int32(start), count: Int32(count))
  }
}

extension Value {
  /// Text in one form or another, equal where its bytes are.
  @inline(__always)
  var isName: Bool {
    switch tag {
    case .text, .email, .url, .domain, .team, .person: true
    default: false
    }
  }
}

extension Evaluator {
  /// The element of a constant list whose key is something; nil where the list has to be walked.
  @inline(__always)
  func keyedElement(of list: Value, constant number: Int32, key: Value) -> Value? {
    guard Int(number) < keyedListCount else { return nil }
    let table = keyedListNumbers[Int(number)]
    guard table >= 0, key.isName else { return nil }
    return keyedElement(of: list, keyedListTables[Int(table)], key)
  }

  /// The record that a text of a request names, where the set's data holds the records of a type in one
  /// list; absent where none has this key, nil where there is no such list.
  mutating func registered(type number: Int32, named node: Int) -> Value? {
    let type = types[Int(number)]
    guard type.kind == .record, Int(type.index) < program.keyedLists.registers.count else {
      return nil
    }
    let register = program.keyedLists.registers.pointer[Int(type.index)]
    guard register.table >= 0 else { return nil }
    let field = program.recordStarts[Int(type.index)] + program.keyFields[Int(type.index)]
    let key = coerce(.raw(node), to: program.fields[Int(field)].type)
    guard key.isName else { return .absent }
    return keyedElement(of: register.list, keyedListTables[Int(register.table)], key)
  }

  /// The keys of a register, for suggestions.
  func registeredKeys(type number: Int32) -> [String] {
    let type = types[Int(number)]
    let register = program.keyedLists.registers[Int(type.index)]
    let field = Int(program.keyFields[Int(type.index)])
    return (0..<register.list.count).map {
      workspace.string(self.field(of: workspace.slot(register.list, $0), field))
    }
  }

  private func keyedElement(of list: Value, _ table: KeyedLists.Table, _ key: Value) -> Value {
    let nothing = Value(.absent, 0, auxiliary: 0, origin: list.origin)
    // A text that was put together was not looked up.
    let symbol =
      key.symbol == 0 ? program.symbols.symbol(of: workspace.bytes(key)) : key.symbol
    guard symbol != 0, symbol >= table.firstKey, symbol < table.firstKey + UInt32(table.count)
    else { return nothing }
    let place = keyedListPlaces[Int(table.start) + Int(symbol - table.firstKey)]
    if place == KeyedLists.none { return nothing }
    if place == KeyedLists.several { return .unknown(.several, origin: list.origin) }
    return workspace.constantSlots[list.slotOffset + Int(place)]
  }
}
