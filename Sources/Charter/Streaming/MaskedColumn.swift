/// A masked column as a line calls it; good as long as nothing is evaluated.
struct MaskedColumn {
  /// Number of its mask.
  var mask: Int
  var table: UnsafeBufferPointer<UInt8>
  var name: UnsafeBufferPointer<UInt8>
  /// Whether its name alone means no other column of the product.
  var isClear: Bool

  /// By table, then by name.
  func precedes(_ other: MaskedColumn) -> Bool {
    table.elementsEqual(other.table)
      ? name.lexicographicallyPrecedes(other.name)
      : table.lexicographicallyPrecedes(other.table)
  }
}

extension Judge {
  /// The masked columns in the order of a decision; nil where the longer way should name them.
  static func maskedColumns(
    _ run: borrowing RuleRun, of product: Value, _ index: inout ColumnIndex,
    _ evaluator: borrowing Evaluator
  ) -> [MaskedColumn]? {
    let masks = run.asks.masks
    guard !masks.isEmpty else { return [] }
    var columns: [MaskedColumn] = []
    columns.reserveCapacity(masks.count)
    for (number, mask) in masks.enumerated() {
      guard mask.table.tag == .text, mask.name.tag == .text else { return nil }
      columns.append(
        MaskedColumn(
          mask: number, table: evaluator.workspace.bytes(mask.table),
          name: evaluator.workspace.bytes(mask.name), isClear: false))
    }
    let all = product.tag == .list ? product.count : 0
    guard
      columns.count * (columns.count + all) <= mostNamesCompared
        || product.slotSpace == Value.snapshotSlots
    else { return nil }
    for number in columns.indices {
      columns[number].isClear = isClear(
        columns[number], among: columns, in: product, run.policies.column, &index, evaluator)
    }
    if columns.count > 1 { columns.sort { $0.precedes($1) } }
    return columns
  }

  /// Past so many the longer way sorts them.
  private static var mostNamesCompared: Int { 10_000 }

  /// Whether a column's name alone means it.
  private static func isClear(
    _ column: MaskedColumn, among masked: [MaskedColumn], in columns: Value, _ plan: ColumnPlan?,
    _ index: inout ColumnIndex, _ evaluator: borrowing Evaluator
  ) -> Bool {
    for other in masked where ByteComparison.areEqual(other.name, column.name) {
      if !ByteComparison.areEqual(other.table, column.table) { return false }
    }
    guard let plan, columns.tag == .list else { return true }
    if columns.slotSpace == Value.snapshotSlots {
      guard let found = index.find(column.name, in: columns, plan, evaluator) else {
        return true
      }
      if found.isAmbiguous { return false }
      let table = evaluator.field(of: found.column, plan.table)
      return ByteComparison.areEqual(evaluator.workspace.bytes(table), column.table)
    }
    for place in 0..<columns.count {
      let other = evaluator.workspace.slot(columns, place)
      guard other.tag == .record else { continue }
      let name = evaluator.field(of: other, plan.name)
      let table = evaluator.field(of: other, plan.table)
      guard name.tag == .text, table.tag == .text,
        ByteComparison.areEqual(evaluator.workspace.bytes(name), column.name)
      else { continue }
      if !ByteComparison.areEqual(evaluator.workspace.bytes(table), column.table) { return false }
    }
    return true
  }
}
