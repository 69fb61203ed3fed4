/// The columns of a product by their names and addresses, for a request that asks for many.
///
/// Made in one pass: a request may ask for as many columns as its product has.
struct NamedColumns {
  /// What a name means.
  enum Meaning {
    /// A column, counted among the product's.
    case column(Int)
    /// Columns of several tables.
    case ambiguous
    case nothing
  }

  /// The first column of each name, and whether columns of other tables have it too.
  private var names: [[UInt8]: (column: Int, isAmbiguous: Bool)] = [:]
  /// The first column of each `table.column`.
  private var addresses: [[UInt8]: Int] = [:]

  init(_ columns: Value, _ plan: ColumnPlan, _ evaluator: borrowing Evaluator) {
    guard columns.tag == .list else { return }
    for index in 0..<columns.count {
      let column = evaluator.workspace.slot(columns, index)
      guard column.tag == .record else { continue }
      let name = evaluator.field(of: column, plan.name)
      let table = evaluator.field(of: column, plan.table)
      guard name.isPresent, table.isPresent else { continue }
      let (own, its) = (
        Array(evaluator.workspace.bytes(name)), Array(evaluator.workspace.bytes(table))
      )
      if let first = names[own] {
        let other = evaluator.field(of: evaluator.workspace.slot(columns, first.column), plan.table)
        if !evaluator.workspace.bytes(other).elementsEqual(its) { names[own]?.isAmbiguous = true }
      } else {
        names[own] = (index, false)
      }
      let address = its + [UInt8(ascii: ".")] + own
      if addresses[address] == nil { addresses[address] = index }
    }
  }

  /// What a name or `table.column` means.
  func find(_ name: UnsafeBufferPointer<UInt8>) -> Meaning {
    let key = Array(name)
    if let named = names[key] { return named.isAmbiguous ? .ambiguous : .column(named.column) }
    return addresses[key].map { .column($0) } ?? .nothing
  }
}
