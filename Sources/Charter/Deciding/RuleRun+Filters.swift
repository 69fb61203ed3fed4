// Row filters of a rule that applies, or may apply: folded for each table, or a finding.

extension RuleRun {
  /// Takes in a filter for each of its tables; nil where that is known in full.
  mutating func filter(
    at place: Int, _ rule: Int, _ evaluator: inout Evaluator
  ) -> Shortfall? {
    let plan = policies.rules[rule]
    let clause = plan.clauses[place]
    guard let filter = clause.filter, let fields = policies.requestFields else {
      return .undetermined
    }
    filterProblem = nil
    var shortfall: Shortfall?
    func take(_ table: Value) {
      let name = evaluator.field(of: table, fields.tableName)
      guard table.tag == .record, name.isPresent else {
        shortfall = .undetermined
        return
      }
      do throws(RowFilterProblem) {
        let columns = rowColumns(of: evaluator.field(of: table, fields.tableColumns), evaluator)
        let rows = try filter.rows.folded(for: columns, &evaluator)
        do throws(RowFilterRefusal) {
          _ = try rows.sql(dialect)
        } catch {
          filterProblem = filterProblem ?? error.message
          shortfall = .undetermined
          return
        }
        asks.filter(evaluator.printed(name), rows, rule: rule)
      } catch {
        filterProblem =
          filterProblem ?? "\(evaluator.printed(name)): \(error.message)"
        shortfall = .undetermined
      }
    }
    guard clause.node >= 0 else {
      guard let tables = requestedTables(plan.subject, fields, evaluator) else {
        filterProblem = "the tables that are asked for cannot be told"
        return .undetermined
      }
      for table in tables { take(table) }
      return shortfall
    }
    let list = evaluator.evaluate(clause.node)
    guard list.isPresent else { return .undetermined }
    let (start, _) = evaluator.cursor(list)
    guard var elements = start else { return .undetermined }
    while let (_, table) = elements.next(in: evaluator.workspace) {
      evaluator.setLocal(filter.slot, table)
      if filter.condition >= 0, evaluator.evaluate(filter.condition).isFalse { continue }
      take(table)
    }
    return shortfall
  }

  /// The tables of the columns that are asked for; nil where they cannot all be told.
  private func requestedTables(
    _ subject: Int, _ fields: RequestFields, _ evaluator: borrowing Evaluator
  ) -> [Value]? {
    let plan = policies.subjects[subject]
    guard plan.productSlot >= 0, plan.columnsSlot >= 0 else { return nil }
    let tables = evaluator.field(of: evaluator.local(plan.productSlot), fields.tables)
    let columns = evaluator.local(plan.columnsSlot)
    guard tables.tag == .list, columns.tag == .list, columns.count > 0 else { return nil }
    var wanted: Set<String> = []
    var count = 0
    forEachColumn(of: columns, evaluator) {
      wanted.insert($0.table)
      count += 1
    }
    guard count == columns.count else { return nil }
    var found: [Value] = []
    for index in 0..<tables.count {
      let table = evaluator.workspace.slot(tables, index)
      let name = evaluator.field(of: table, fields.tableName)
      guard table.tag == .record, name.isPresent else { return nil }
      if wanted.remove(evaluator.printed(name)) != nil { found.append(table) }
    }
    return wanted.isEmpty ? found : nil
  }

  /// The columns of a table, as its descriptor states them; none where it does not.
  private func rowColumns(of list: Value, _ evaluator: borrowing Evaluator) -> [RowColumn] {
    guard list.tag == .list, let plan = policies.column else { return [] }
    return (0..<list.count).compactMap { index in
      let column = evaluator.workspace.slot(list, index)
      let name = evaluator.field(of: column, plan.name)
      guard column.tag == .record, name.isPresent else { return nil }
      func text(_ field: Int) -> String? {
        guard field >= 0 else { return nil }
        let value = evaluator.field(of: column, field)
        return value.isPresent ? evaluator.printed(value) : nil
      }
      let zone = plan.withZone >= 0 ? evaluator.field(of: column, plan.withZone) : .absent
      return RowColumn(
        name: evaluator.printed(name),
        type: text(plan.type).flatMap(RowColumn.LogicalType.init(rawValue:)),
        physicalType: text(plan.physicalType),
        withZone: zone.isTrue ? true : zone.isFalse ? false : nil)
    }
  }
}
