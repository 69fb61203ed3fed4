// What a request names: a product of the catalog, a port of the product, its columns.

extension Judge {
  /// The product of the catalog that a request names; absent where `input` says why there is none.
  mutating func product(
    named name: UnsafeBufferPointer<UInt8>, from origin: UInt32, _ input: inout Input
  ) -> Value {
    guard let snapshot = evaluator.snapshot, snapshot.catalog.isPresent else {
      input.errors.append(
        .productWithoutCatalog(text(name), place(ofNode: Int(origin) - 1, &input)))
      return .absent
    }
    if let product = snapshot.product(name) { return product.from(origin) }
    let total = snapshot.products.count
    let names = input.mayCompare(total) ? snapshot.products.map(\.id) : []
    input.errors.append(
      .unknownName(
        "product", text(name), among: names, of: total, place(ofNode: Int(origin) - 1, &input)))
    return .absent
  }

  /// The port of the product in the frame that a request names.
  mutating func port(
    named bytes: UnsafeBufferPointer<UInt8>, from origin: UInt32, _ number: Int,
    _ input: inout Input
  ) -> Value {
    let ports = fieldOfProduct(policies.requestFields?.outputPorts, number)
    if ports.tag == .list, let plan = policies.requestFields {
      for index in 0..<ports.count {
        let port = evaluator.workspace.slot(ports, index)
        let name = evaluator.field(of: port, plan.portName)
        if port.tag == .record, name.isPresent,
          ByteComparison.areEqual(evaluator.workspace.bytes(name), bytes)
        {
          return port.from(origin)
        }
      }
    }
    // Of a product that is not known, nobody can tell what it serves.
    guard hasProduct(number) else { return .absent }
    var names: [String] = []
    if ports.tag == .list, let plan = policies.requestFields {
      names = (0..<ports.count).map { evaluator.workspace.slot(ports, $0) }
        .filter { $0.tag == .record }.map { evaluator.field(of: $0, plan.portName) }
        .filter(\.isPresent).map { evaluator.printed($0) }
    }
    input.errors.append(
      .unknownName("port", text(bytes), among: names, place(ofNode: Int(origin) - 1, &input)))
    return .absent
  }

  private func hasProduct(_ number: Int) -> Bool {
    let slot = policies.subjects[number].productSlot
    return slot >= 0 && evaluator.local(slot).tag == .record
  }

  func fieldOfProduct(_ field: Int?, _ number: Int) -> Value {
    let slot = policies.subjects[number].productSlot
    guard let field, slot >= 0 else { return .absent }
    return evaluator.field(of: evaluator.local(slot), field)
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Columns

  /// The columns that a request asks for, each as the product has it.
  mutating func readColumns(of node: Int, _ number: Int, _ input: inout Input) {
    let slot = policies.subjects[number].columnsSlot
    let found = requestNodes[Int(slot)]
    guard found >= 0, evaluator.workspace.nodes[found].kind != .null else {
      let key = policies.subjects[number].inputs[Int(slot)].symbol
      return evaluator.setLocal(slot, .absent(below: UInt32(node) + 1, key: key))
    }
    let raw = evaluator.workspace.nodes[found]
    guard raw.kind == .list else {
      input.errors.append(.columnsAreNoList(place(ofNode: found, &input)))
      return
    }
    guard raw.count > 0 else {
      input.errors.append(.noColumns(place(ofNode: found, &input)))
      return
    }
    guard hasProduct(number) else { return }
    // A list of texts has no values but its elements.
    for child in found + 1..<Int(raw.next)
    where evaluator.workspace.nodes[child].kind != .text {
      input.errors.append(.columnsAreNoList(place(ofNode: child, &input)))
      return
    }
    setColumns(
      count: Int(raw.count), from: UInt32(found) + 1, number, &input
    ) { .raw(found + 1 + $0) }
  }

  /// Puts the columns that names mean into the frame, each once.
  mutating func setColumns(
    count given: Int, from origin: UInt32, _ number: Int, _ input: inout Input,
    named name: (Int) -> Value
  ) {
    guard let plan = policies.column else { return }
    let all = fieldOfProduct(policies.requestFields?.columns, number)
    let offset = evaluator.workspace.allocate(slots: given)
    var count = 0
    let areMany = given > Self.fewColumns
    var known: NamedColumns?
    var seen: Set<UInt64> = []
    for index in 0..<given {
      guard
        let column = column(
          named: name(index), among: all, isOneOfMany: areMany, &known, plan, &input)
      else { continue }
      let isNew =
        areMany
        ? seen.insert(column.payload).inserted
        : (0..<count).allSatisfy {
          evaluator.workspace.slots[offset + $0].payload != column.payload
        }
      guard isNew else { continue }
      evaluator.workspace.slots[offset + count] = column
      count += 1
    }
    // Each is somewhere else in memory; one after the other each would be waited for.
    for index in 0..<count {
      evaluator.fetch(evaluator.workspace.slots[offset + index], fieldsAhead)
    }
    evaluator.setLocal(
      policies.subjects[number].columnsSlot,
      .list(space: 1, offset: offset, count: count, origin: origin))
  }

  /// So many columns that no index has are looked for among the product's, one by one; more of them in a
  /// table of their names.
  private static let fewColumns = 32

  /// The column that a name or `table.column` means; nil where `input` says why there is none.
  private mutating func column(
    named name: Value, among all: Value, isOneOfMany: Bool, _ known: inout NamedColumns?,
    _ plan: ColumnPlan, _ input: inout Input
  ) -> Value? {
    let wanted =
      name.tag == .raw
      ? evaluator.workspace.bytes(ofNode: name.node) : evaluator.workspace.bytes(name)
    // Only `table.column` needs the names of tables.
    let mayBeAddress = wanted.contains(UInt8(ascii: "."))
    if !mayBeAddress, all.tag == .list, all.slotSpace == Value.snapshotSlots,
      let found = columnIndex.find(wanted, in: all, plan, evaluator), !found.isAmbiguous
    {
      return found.column.from(name.origin)
    }
    if isOneOfMany {
      let columns = known ?? NamedColumns(all, plan, evaluator)
      known = columns
      switch columns.find(wanted) {
      case .column(let index): return evaluator.workspace.slot(all, index).from(name.origin)
      case .ambiguous: return reportAmbiguous(wanted, all, plan, name.origin, &input)
      case .nothing: return reportUnknown(wanted, all, plan, name.origin, &input)
      }
    }
    var named: Value?
    var addressed: Value?
    for index in 0..<(all.tag == .list ? all.count : 0) {
      let column = evaluator.workspace.slot(all, index)
      guard column.tag == .record else { continue }
      let own = evaluator.field(of: column, plan.name)
      guard own.isPresent else { continue }
      let ownBytes = evaluator.workspace.bytes(own)
      let isNamed = ByteComparison.areEqual(ownBytes, wanted)
      guard isNamed || (mayBeAddress && addressed == nil) else { continue }
      let table = evaluator.field(of: column, plan.table)
      guard table.isPresent else { continue }
      if isNamed {
        if let named, !isSameTable(named, column, plan) {
          return reportAmbiguous(wanted, all, plan, name.origin, &input)
        }
        named = named ?? column
      } else if isAddress(wanted, evaluator.workspace.bytes(table), ownBytes) {
        addressed = column
      }
    }
    if let column = named ?? addressed { return column.from(name.origin) }
    return reportUnknown(wanted, all, plan, name.origin, &input)
  }

  private mutating func reportUnknown(
    _ wanted: UnsafeBufferPointer<UInt8>, _ all: Value, _ plan: ColumnPlan, _ origin: UInt32,
    _ input: inout Input
  ) -> Value? {
    let total = all.tag == .list ? all.count * 2 : 0
    var names: [String] = []
    if input.mayCompare(total) {
      forEachColumn(of: all, plan) { table, own in names += [own, "\(table).\(own)"] }
    }
    input.errors.append(
      .unknownName(
        "column", text(wanted), among: names, of: total, place(ofNode: Int(origin) - 1, &input)))
    return nil
  }

  /// Whether a text is `table.column`.
  private func isAddress(
    _ text: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt8>,
    _ column: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard text.count == table.count + 1 + column.count, text[table.count] == UInt8(ascii: ".")
    else { return false }
    return ByteComparison.areEqual(UnsafeBufferPointer(rebasing: text[..<table.count]), table)
      && ByteComparison.areEqual(UnsafeBufferPointer(rebasing: text[(table.count + 1)...]), column)
  }

  private func isSameTable(_ one: Value, _ other: Value, _ plan: ColumnPlan) -> Bool {
    ByteComparison.areEqual(
      evaluator.workspace.bytes(evaluator.field(of: one, plan.table)),
      evaluator.workspace.bytes(evaluator.field(of: other, plan.table)))
  }

  private mutating func reportAmbiguous(
    _ wanted: UnsafeBufferPointer<UInt8>, _ all: Value, _ plan: ColumnPlan, _ origin: UInt32,
    _ input: inout Input
  ) -> Value? {
    let name = text(wanted)
    var tables: [String] = []
    var seen: Set<String> = []
    if input.mayCompare(all.count) {
      forEachColumn(of: all, plan) { table, own in
        if own.utf8.elementsEqual(name.utf8), seen.insert(table).inserted { tables.append(table) }
      }
    }
    input.errors.append(.ambiguousColumn(name, tables, place(ofNode: Int(origin) - 1, &input)))
    return nil
  }

  private func forEachColumn(
    of all: Value, _ plan: ColumnPlan, _ body: (_ table: String, _ name: String) -> Void
  ) {
    guard all.tag == .list else { return }
    for index in 0..<all.count {
      let column = evaluator.workspace.slot(all, index)
      let name = evaluator.field(of: column, plan.name)
      let table = evaluator.field(of: column, plan.table)
      guard column.tag == .record, name.isPresent, table.isPresent else { continue }
      body(evaluator.printed(table), evaluator.printed(name))
    }
  }
}
