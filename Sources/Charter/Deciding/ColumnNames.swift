/// Tells which column names mean one column of a product, and which need their table's.
struct ColumnNames {
  /// Names of the masked columns, in the order of their bytes, each with the table it was seen in
  /// first.
  private var entries: [(name: String, table: String, isClear: Bool)] = []

  /// - Parameters:
  ///   - masked: The columns whose names are asked about.
  ///   - columns: The columns of the product; what is no list names nothing.
  ///   - run: Knows where a column keeps its name.
  ///   - evaluator: Holds the columns.
  init(
    of masked: [RuleAsks.ColumnKey], among columns: Value, _ run: borrowing RuleRun,
    _ evaluator: borrowing Evaluator
  ) {
    let sorted = masked.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for column in sorted {
      if let last = entries.last, last.name.utf8.elementsEqual(column.name.utf8) {
        if last.table != column.table { entries[entries.count - 1].isClear = false }
      } else {
        entries.append((column.name, column.table, true))
      }
    }
    guard let plan = run.policies.column, columns.tag == .list else { return }
    for index in 0..<columns.count {
      let column = evaluator.workspace.slot(columns, index)
      guard column.tag == .record else { continue }
      let name = evaluator.field(of: column, plan.name)
      guard name.isPresent, let place = place(of: evaluator.workspace.bytes(name)) else { continue }
      let table = evaluator.field(of: column, plan.table)
      guard table.isPresent, entries[place].isClear else { continue }
      entries[place].isClear = entries[place].table.utf8.elementsEqual(
        evaluator.workspace.bytes(table))
    }
  }

  /// Whether a name of a masked column means that column alone.
  func isClear(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { place(of: $0).map { entries[$0].isClear } ?? true }
  }

  private func place(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].name.utf8.lexicographicallyPrecedes(name) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < entries.count, entries[low].name.utf8.elementsEqual(name) else { return nil }
    return low
  }
}
