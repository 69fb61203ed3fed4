/// A policy set in the form that is evaluated: flat arrays, no references between them.
struct Program: Sendable {
  let nodes: FlatArray<Node>
  let extra: FlatArray<Int32>
  let constants: FlatArray<Value>
  let binders: FlatArray<BinderCode>
  let functions: FlatArray<FunctionCode>
  let types: FlatArray<TypeCode>
  /// Fields of all records, one record after the other.
  let fields: FlatArray<FieldCode>
  /// Where the fields of each record start in `fields`, and one past the last.
  let recordStarts: FlatArray<Int32>
  var fills: FillTable
  /// How two versions of a product are compared.
  let changes: ChangePlan
  /// The indexes of the catalog's lists that its conditions need.
  var listIndexes: FlatArray<ListIndexCode> = FlatArray([])
  /// The set's data by key, and what is within what in it.
  var keyedLists = KeyedLists()
  var hierarchies = Hierarchies()
  /// By record type: the place of its key; -1 for none.
  let keyFields: FlatArray<Int32>
  /// What says which product rests on which; nil where the model lacks it.
  let lineage: LineagePlan?
  /// What the catalog's lists are made of.
  let sources: CatalogSources
  /// Cases of all enums: number of the enum's first case, one past the last.
  let enumStarts: FlatArray<Int32>
  let cases: FlatArray<CaseCode>
  let spellings: EnumSpellings
  let patterns: [Pattern]
  let symbols: SymbolTable
  /// Slots and bytes of the constants: space 0 of the workspace.
  let slots: FlatArray<Value>
  let text: FlatArray<UInt8>
  let costs: FlatArray<CostCode>
  /// What inputs and messages are held to.
  var limits = Limits()
  /// How long lists are apart from the input.
  var floors = FieldFloors()
  /// Where each node was written.
  let spans: [Span]

  /// Calls with the number of each operand, in the order of the source; bodies of binders and
  /// functions are no operands.
  func forEachOperand(of node: Node, _ body: (Int32) -> Void) {
    if node.forEachOwnOperand(body) { return }
    switch node.operation {
    case .list, .interpolation:
      for index in 0..<Int(node.b) { body(extra[Int(node.a) + index]) }
    case .record:
      let count = recordStarts[Int(node.b) + 1] - recordStarts[Int(node.b)]
      for index in 0..<Int(count) where extra[Int(node.a) + index] >= 0 {
        body(extra[Int(node.a) + index])
      }
    case .anonymousRecord:
      for index in 0..<Int(node.b) { body(extra[Int(node.a) + index * 2 + 1]) }
    case .like:
      body(node.a)
      for index in 0..<Int(node.c) where extra[Int(node.b) + index] >= 0 {
        body(extra[Int(node.b) + index])
      }
    case .call, .builtin:
      for index in 0..<Int(node.c) { body(extra[Int(node.b) + index]) }
    case .comprehension, .some, .every, .no, .count, .share:
      body(binders[Int(node.a)].list)
    default: preconditionFailure("the operands of all others stand in the node")
    }
  }
}

/// A case as evaluation needs it.
struct CaseCode: Sendable {
  /// Number of the case that holds it; -1 where none does.
  var parent: Int32
  /// The text of its name, a symbol.
  var name: UInt32
}

/// How documents spell cases: by enum and by text without case, blanks, `-` and `_`.
struct EnumSpellings: Sendable {
  /// The spellings as they are compared, numbered.
  private var texts = SymbolTable()
  /// By the number of the spelling.
  private var cases = SymbolSpellings()
  /// By symbols of the set.
  private var symbols = SymbolSpellings()

  /// An enum in the high half, the number of a text in the low.
  private static func key(_ enumeration: Int32, _ text: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: enumeration)) << 32 | UInt64(text)
  }

  /// Notes that a symbol spells a case, so that it is found without reading the text.
  mutating func add(symbol: UInt32, of enumeration: Int32, case number: Int32) {
    symbols.set(Self.key(enumeration, symbol), number)
  }

  /// The case that a symbol is known to spell.
  func find(symbol: UInt32, of enumeration: Int32) -> Int32? {
    guard symbol != 0, symbol != Value.noSymbol else { return nil }
    return symbols.find(Self.key(enumeration, symbol))
  }

  /// Adds a spelling unless it is taken; gives the case that has it.
  mutating func add(_ spelling: [UInt8], of enumeration: Int32, case number: Int32) -> Int32? {
    let key = Self.key(enumeration, spelling.withUnsafeBufferPointer { texts.intern($0) })
    if let other = cases.find(key) { return other }
    cases.set(key, number)
    return nil
  }

  /// The case that a text spells.
  func find(_ spelling: [UInt8], of enumeration: Int32) -> Int32? {
    let text = spelling.withUnsafeBufferPointer { texts.symbol(of: $0) }
    return text == 0 ? nil : cases.find(Self.key(enumeration, text))
  }
}

/// Cases by enum, in the high half of a key, and symbol, in the low: looked up for each input, so it
/// costs a product and a step or two.
private struct SymbolSpellings: Sendable {
  private struct Cell: Sendable {
    /// 0 in a cell that is empty: no symbol is 0.
    var key: UInt64 = 0
    var number: Int32 = 0
  }

  private var cells = Array(repeating: Cell(), count: 64)
  private var count = 0

  func find(_ key: UInt64) -> Int32? {
    let cell = cells[place(of: key)]
    return cell.key == 0 ? nil : cell.number
  }

  mutating func set(_ key: UInt64, _ number: Int32) {
    let place = place(of: key)
    if cells[place].key == 0 { count += 1 }
    cells[place] = Cell(key: key, number: number)
    if count * 2 > cells.count { grow() }
  }

  /// Where a key stands, or would stand.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (cells.count - 1)
    while cells[place].key != 0, cells[place].key != key {
      place = (place + 1) & (cells.count - 1)
    }
    return place
  }

  private mutating func grow() {
    let old = cells
    cells = Array(repeating: Cell(), count: old.count * 2)
    for cell in old where cell.key != 0 { cells[place(of: cell.key)] = cell }
  }
}
