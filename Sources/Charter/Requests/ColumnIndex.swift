/// Finds the columns of a mesh's products by their names, for those who ask again and again.
///
/// A product's columns are indexed when somebody asks about it first; then a name costs a look. A mesh is
/// larger than the caches of a processor, and every step into another part of it is a wait for memory:
/// a cell holds the column itself, and names are numbered over all products, so that a look compares
/// numbers and reads nothing of the product.
struct ColumnIndex {
  /// Columns of one name.
  struct Entry {
    /// The first of them.
    var column: Value
    /// Columns of several tables have the name.
    var isAmbiguous: Bool
  }

  /// A column, whose origin says the number of its name, from 1, and 0 that there is none.
  ///
  /// The highest bit is set where columns of several tables have the name.
  private typealias Cell = Value
  private static let ambiguous: UInt32 = 1 << 31

  /// The cells of one product, a power of two of them, at most four in five of them filled.
  private struct Table {
    /// Where the list of columns stands; -1 in a table that is none.
    var list: Int = -1
    var first: Int32 = 0
    var count: Int32 = 0
  }

  private var names = SymbolTable()
  private var cells: [Cell] = []
  /// By the place of the list, probing linearly.
  private var tables = Array(repeating: Table(), count: 64)
  private var tableCount = 0
  /// The mesh that the lists are of.
  private var snapshot: CatalogSnapshot?

  /// Finds the columns of a product that have a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - columns: A list of a mesh.
  ///   - plan: Where columns keep what they are called.
  ///   - evaluator: Knows the mesh.
  /// - Returns: What there is of the name; nil where there is nothing.
  mutating func find(
    _ name: UnsafeBufferPointer<UInt8>, in columns: Value, _ plan: ColumnPlan,
    _ evaluator: borrowing Evaluator
  ) -> Entry? {
    if snapshot !== evaluator.snapshot { restart(evaluator.snapshot) }
    let table = table(of: columns, plan, evaluator)
    let number = names.symbol(of: name)
    guard number != 0 else { return nil }
    let (first, mask) = (Int(table.first), Int(table.count) - 1)
    var place = Self.start(number, mask)
    while true {
      let cell = cells[first + place]
      if cell.origin & ~Self.ambiguous == number {
        return Entry(column: cell, isAmbiguous: cell.origin & Self.ambiguous != 0)
      }
      guard cell.origin != 0 else { return nil }
      place = (place + 1) & mask
    }
  }

  /// Starts to bring the cells of a product's columns from memory, where they are indexed.
  ///
  /// - Returns: Nothing of use, which the caller keeps so that it is loaded.
  func fetch(_ columns: Value) -> UInt64 {
    let table = tables[place(of: columns.slotOffset)]
    var seen: UInt64 = 0
    // Four cells to 64 bytes; a table that is none has no cells.
    let first = Int(table.first)
    for cell in stride(from: first, to: first + min(Int(table.count), 64), by: 4) {
      seen ^= cells[cell].payload
    }
    return seen
  }

  /// Where the search for a name starts.
  @inline(__always)
  private static func start(_ number: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B1) >> 7) & mask
  }

  private mutating func restart(_ snapshot: CatalogSnapshot?) {
    self = ColumnIndex()
    self.snapshot = snapshot
  }

  // MARK: Making it

  private mutating func table(
    of columns: Value, _ plan: ColumnPlan, _ evaluator: borrowing Evaluator
  ) -> Table {
    let place = place(of: columns.slotOffset)
    if tables[place].list >= 0 { return tables[place] }
    let table = makeTable(of: columns, plan, evaluator)
    tables[place] = table
    tableCount += 1
    if tableCount * 2 > tables.count { growTables() }
    return table
  }

  /// Where the table of a list stands, or would stand.
  private func place(of list: Int) -> Int {
    var place = Self.start(list) & (tables.count - 1)
    while tables[place].list >= 0, tables[place].list != list {
      place = (place + 1) & (tables.count - 1)
    }
    return place
  }

  private static func start(_ offset: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(offset) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  private mutating func growTables() {
    let old = tables
    tables = Array(repeating: Table(), count: old.count * 2)
    for table in old where table.list >= 0 { tables[place(of: table.list)] = table }
  }

  private mutating func makeTable(
    of columns: Value, _ plan: ColumnPlan, _ evaluator: borrowing Evaluator
  ) -> Table {
    var count = 2
    while count * 4 < columns.count * 5 { count *= 2 }
    let table = Table(
      list: columns.slotOffset, first: Int32(cells.count), count: Int32(count))
    cells.append(contentsOf: repeatElement(Cell(.absent), count: count))
    for place in 0..<columns.count {
      let column = evaluator.workspace.slot(columns, place)
      guard column.tag == .record else { continue }
      let name = evaluator.field(of: column, plan.name)
      let owner = evaluator.field(of: column, plan.table)
      guard name.tag == .text, owner.tag == .text else { continue }
      add(column, names.intern(evaluator.workspace.bytes(name)), owner, to: table, plan, evaluator)
    }
    return table
  }

  private mutating func add(
    _ column: Value, _ number: UInt32, _ owner: Value, to table: Table, _ plan: ColumnPlan,
    _ evaluator: borrowing Evaluator
  ) {
    let (first, mask) = (Int(table.first), Int(table.count) - 1)
    var place = Self.start(number, mask)
    while cells[first + place].origin != 0 {
      let cell = cells[first + place]
      if cell.origin & ~Self.ambiguous == number {
        let isSame = ByteComparison.areEqual(
          evaluator.workspace.bytes(evaluator.field(of: cell, plan.table)),
          evaluator.workspace.bytes(owner))
        if !isSame { cells[first + place].origin |= Self.ambiguous }
        return
      }
      place = (place + 1) & mask
    }
    cells[first + place] = column.from(number)
  }
}
