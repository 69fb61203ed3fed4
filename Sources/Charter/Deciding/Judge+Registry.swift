// A product that is judged beside a catalog: its domain is the registry's, and it stands in the
// catalog in place of its own entry.

extension Judge {
  /// Gives a product the domain that its registry gives it, and puts it into the catalog.
  ///
  /// - Returns: What keeps the product from passing, where it says another domain of itself.
  mutating func register(_ product: Value, _ id: String, _ input: inout Input) -> Finding? {
    guard let snapshot = evaluator.snapshot, snapshot.catalog.isPresent, product.tag == .record
    else { return nil }
    let number = snapshot.number(ofProduct: id)
    var disagreement: Finding?
    if let number { disagreement = takeDomain(of: number, snapshot, product, id, &input) }
    if policies.readsCatalog { replace(number, by: product, id, snapshot) }
    return disagreement
  }

  // MARK: Domain

  private mutating func takeDomain(
    of number: Int, _ snapshot: CatalogSnapshot, _ product: Value, _ id: String,
    _ input: inout Input
  ) -> Finding? {
    guard let fields = policies.requestFields else { return nil }
    let registered = evaluator.field(of: snapshot.products[number].value, fields.domain)
    guard !registered.isAbsent else { return nil }
    let stated = evaluator.field(of: product, fields.domain)
    if product.slotSpace == 1 {
      evaluator.workspace.slots[product.slotOffset + fields.domain] = registered.from(
        stated.origin != 0 ? stated.origin : product.origin)
    }
    guard registered.isPresent, !stated.isAbsent else { return nil }
    if stated.isPresent, evaluator.equals(stated, registered) == true { return nil }
    let location = input.places.location(
      of: stated, in: evaluator.workspace, symbols: evaluator.program.symbols)
    let own = evaluator.described(stated)
    let other = evaluator.printed(registered)
    let key = ["domain-disagrees", id, own, other].joined(separator: "\u{0}")
    return Finding(
      rule: "domain-disagrees", level: .block,
      status: stated.isPresent ? .violated : .undetermined,
      message: stated.isPresent
        ? "\(id) says that its domain is \(evaluator.printed(stated)); the catalog says \(other)"
        : "the domain that \(id) says cannot be read; the catalog says \(other)",
      help: "a product moves to another domain by its entry in the catalog",
      fingerprint: SHA256.prefix(of: Array(key.utf8)),
      policy: snapshot.domainPlaces[number],
      clauses: [], input: location?.place, path: location?.pointer,
      values: [
        Finding.Read(path: "product.domain", json: evaluator.briefJSON(stated), text: own)
      ])
  }

  // MARK: The catalog's own lists

  private mutating func replace(
    _ number: Int?, by product: Value, _ id: String, _ snapshot: CatalogSnapshot
  ) {
    let type = Int(snapshot.catalog.auxiliary)
    guard let plan = policies.catalogFields else { return }
    let first = Int(policies.program.recordStarts[type])
    let count = Int(policies.program.recordStarts[type + 1]) - first
    let offset = evaluator.workspace.allocate(slots: count)
    for index in 0..<count {
      evaluator.workspace.slots[offset + index] = evaluator.workspace.slot(snapshot.catalog, index)
    }
    let place = number ?? snapshot.place(ofProduct: id)
    let products = evaluator.workspace.slots[offset + plan.products]
    evaluator.workspace.slots[offset + plan.products] = spliced(
      products, at: place, count: number == nil ? 0 : 1, [product])
    if number != nil, let contract = snapshot.contractPlaces[place] {
      let contracts = evaluator.workspace.slots[offset + plan.contracts]
      evaluator.workspace.slots[offset + plan.contracts] = spliced(
        contracts, at: contract, count: 1, [product])
    }
    if policies.readsColumnEntries {
      let columns = evaluator.workspace.slots[offset + plan.columns]
      let old =
        snapshot.columnStarts[place]..<snapshot.columnStarts[number == nil ? place : place + 1]
      let entries = columnEntries(of: product, id)
      evaluator.workspace.slots[offset + plan.columns] = spliced(
        columns, at: old.lowerBound, count: old.count, entries)
    }
    for index in 0..<count {
      evaluator.noteLength(
        of: evaluator.workspace.slots[offset + index], field: first + index)
    }
    evaluator.catalog = .record(space: 1, offset: offset, type: type)
  }

  /// A list with some of its elements replaced.
  private mutating func spliced(
    _ list: Value, at place: Int, count: Int, _ elements: [Value]
  ) -> Value {
    guard list.tag == .list else { return list }
    let length = list.count - count + elements.count
    let offset = evaluator.workspace.allocate(slots: length)
    for index in 0..<length {
      let value: Value
      if index < place {
        value = evaluator.workspace.slot(list, index)
      } else if index < place + elements.count {
        value = elements[index - place]
      } else {
        value = evaluator.workspace.slot(list, index - elements.count + count)
      }
      evaluator.workspace.slots[offset + index] = value
    }
    return .list(space: 1, offset: offset, count: length)
  }

  /// The columns of a product under their addresses.
  private mutating func columnEntries(of product: Value, _ id: String) -> [Value] {
    guard let plan = policies.column, let fields = policies.requestFields,
      case .record(let entry)? = policies.schema.types["ColumnEntry"]
    else { return [] }
    let columns = evaluator.field(of: product, fields.columns)
    guard columns.tag == .list else { return [] }
    var entries: [Value] = []
    for index in 0..<columns.count {
      let column = evaluator.workspace.slot(columns, index)
      let name = evaluator.field(of: column, plan.name)
      let table = evaluator.field(of: column, plan.table)
      guard column.tag == .record, name.isPresent, table.isPresent else { continue }
      let address = "\(id).\(evaluator.printed(table)).\(evaluator.printed(name))"
      let offset = evaluator.workspace.allocate(slots: 2)
      evaluator.workspace.slots[offset] =
        evaluator.workspace.append(text: Array(address.utf8)) ?? .absent
      evaluator.workspace.slots[offset + 1] = column
      entries.append(.record(space: 1, offset: offset, type: entry))
    }
    return entries
  }
}
