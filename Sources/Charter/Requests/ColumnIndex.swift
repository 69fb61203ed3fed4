/// Finds the columns of a mesh's products by their names, for those who ask again and again.
///
/// A product's columns are indexed when somebody asks about it first; then a name costs a look.
struct ColumnIndex {
  /// Columns of one name.
  struct Entry {
    /// The first of them, counted among the product's columns.
    var column: Int
    /// Columns of several tables have the name.
    var isAmbiguous: Bool
  }

  private struct Cell {
    var hash: UInt64 = 0
    var column: Int32 = -1
    var isAmbiguous = false
  }

  /// The cells of one product, a power of two of them, at most half of them filled.
  private struct Table {
    /// Where the list of columns stands; -1 in a table that is none.
    var list: Int = -1
    var first = 0
    var count = 0
  }

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
    let hash = ByteComparison.hash(name)
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while true {
      let cell = cells[table.first + place]
      guard cell.column >= 0 else { return nil }
      if cell.hash == hash {
        let column = evaluator.workspace.slot(columns, Int(cell.column))
        let own = evaluator.workspace.bytes(evaluator.field(of: column, plan.name))
        if ByteComparison.areEqual(own, name) {
          return Entry(column: Int(cell.column), isAmbiguous: cell.isAmbiguous)
        }
      }
      place = (place + 1) & (table.count - 1)
    }
  }

  private mutating func restart(_ snapshot: CatalogSnapshot?) {
    self = ColumnIndex()
    self.snapshot = snapshot
  }

  private mutating func table(
    of columns: Value, _ plan: ColumnPlan, _ evaluator: borrowing Evaluator
  ) -> Table {
    var place = Self.start(columns.slotOffset) & (tables.count - 1)
    while tables[place].list >= 0 {
      if tables[place].list == columns.slotOffset { return tables[place] }
      place = (place + 1) & (tables.count - 1)
    }
    let table = makeTable(of: columns, plan, evaluator)
    tables[place] = table
    tableCount += 1
    if tableCount * 2 > tables.count { growTables() }
    return table
  }

  private static func start(_ offset: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(offset) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  private mutating func growTables() {
    let old = tables
    tables = Array(repeating: Table(), count: old.count * 2)
    for table in old where table.list >= 0 {
      var place = Self.start(table.list) & (tables.count - 1)
      while tables[place].list >= 0 { place = (place + 1) & (tables.count - 1) }
      tables[place] = table
    }
  }

  private mutating func makeTable(
    of columns: Value, _ plan: ColumnPlan, _ evaluator: borrowing Evaluator
  ) -> Table {
    var count = 2
    while count < columns.count * 2 { count *= 2 }
    let table = Table(list: columns.slotOffset, first: cells.count, count: count)
    cells.append(contentsOf: repeatElement(Cell(), count: count))
    for number in 0..<columns.count {
      let column = evaluator.workspace.slot(columns, number)
      guard column.tag == .record else { continue }
      let name = evaluator.field(of: column, plan.name)
      let owner = evaluator.field(of: column, plan.table)
      guard name.tag == .text, owner.tag == .text else { continue }
      add(number, name, owner, columns, to: table, plan, evaluator)
    }
    return table
  }

  private mutating func add(
    _ number: Int, _ name: Value, _ owner: Value, _ columns: Value, to table: Table,
    _ plan: ColumnPlan, _ evaluator: borrowing Evaluator
  ) {
    let bytes = evaluator.workspace.bytes(name)
    let hash = ByteComparison.hash(bytes)
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while cells[table.first + place].column >= 0 {
      let cell = cells[table.first + place]
      let other = evaluator.workspace.slot(columns, Int(cell.column))
      if cell.hash == hash,
        ByteComparison.areEqual(
          evaluator.workspace.bytes(evaluator.field(of: other, plan.name)), bytes)
      {
        let isSame = ByteComparison.areEqual(
          evaluator.workspace.bytes(evaluator.field(of: other, plan.table)),
          evaluator.workspace.bytes(owner))
        if !isSame { cells[table.first + place].isAmbiguous = true }
        return
      }
      place = (place + 1) & (table.count - 1)
    }
    cells[table.first + place] = Cell(hash: hash, column: Int32(number), isAmbiguous: false)
  }
}
