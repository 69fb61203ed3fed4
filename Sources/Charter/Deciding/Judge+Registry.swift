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
    if policies.readsCatalog {
      let place = number ?? snapshot.place(ofProduct: id)
      // A product that stands in its request follows no standard: it is what its entry is.
      let isContract =
        input.standard.map { policies.standards[$0].kind == "contract" }
        ?? number.map { snapshot.contractPlaces[$0] != nil } ?? isContract(id, snapshot)
      evaluator.mesh.put(product, at: place, isNew: number == nil, isContract: isContract)
      replace(number, by: product, id, snapshot)
    }
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
    let own = place..<(number == nil ? place : place + 1)
    splice(0, offset + plan.products, own, by: [product])
    if number != nil, let contract = snapshot.contractPlaces[place] {
      splice(1, offset + plan.contracts, contract..<contract + 1, by: [product])
    } else if number == nil, evaluator.mesh.isContract {
      let contracts = evaluator.workspace.slots[offset + plan.contracts]
      let (contract, isThere) = self.place(ofContract: id, among: contracts)
      splice(
        1, offset + plan.contracts, contract..<(isThere ? contract + 1 : contract), by: [product])
    }
    if policies.readsColumnEntries {
      let starts = snapshot.entryStarts.columns
      splice(
        2, offset + plan.columns, starts[own.lowerBound]..<starts[own.upperBound],
        by: columnEntries(of: product, id))
    }
    if policies.readsClaims {
      let starts = snapshot.entryStarts.claims
      splice(
        3, offset + plan.claims, starts[own.lowerBound]..<starts[own.upperBound],
        by: claims(of: product))
    }
    for index in 0..<count {
      evaluator.noteLength(
        of: evaluator.workspace.slots[offset + index], field: first + index)
    }
    evaluator.catalog = .record(space: 1, offset: offset, type: type)
  }

  /// Whether the catalog has a contract of this id, which may have been joined with its product.
  private mutating func isContract(_ id: String, _ snapshot: CatalogSnapshot) -> Bool {
    guard let plan = policies.catalogFields else { return false }
    let contracts = evaluator.workspace.slot(snapshot.catalog, plan.contracts)
    return place(ofContract: id, among: contracts).isThere
  }

  /// Where a contract stands among those of the catalog, which are in the order of their ids, or would
  /// stand: one that was joined with a product is no product.
  private func place(ofContract id: String, among contracts: Value) -> (place: Int, isThere: Bool) {
    func idBytes(_ place: Int) -> UnsafeBufferPointer<UInt8>? {
      let id = evaluator.field(of: evaluator.workspace.slot(contracts, place), policies.idIndex)
      return id.isPresent ? evaluator.workspace.bytes(id) : nil
    }
    let count = contracts.tag == .list ? contracts.count : 0
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let comesFirst = idBytes(middle)?.lexicographicallyPrecedes(id.utf8) ?? false
      if comesFirst { low = middle + 1 } else { high = middle }
    }
    return (low, low < count && idBytes(low)?.elementsEqual(id.utf8) == true)
  }

  /// Replaces some elements of a list of the catalog.
  private mutating func splice(
    _ number: Int, _ slot: Int, _ replaced: Range<Int>, by elements: [Value]
  ) {
    evaluator.workspace.slots[slot] = evaluator.workspace.splice(
      number, evaluator.workspace.slots[slot], replaced, by: elements)
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
