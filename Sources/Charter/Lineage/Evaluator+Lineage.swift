// Which products rest on which: `upstream`, `downstream`, `cycle`, `source_of` and `part_of`.

extension Evaluator {
  /// `upstream(product)`: every product that it rests on, by id.
  ///
  /// Cost: what it gives, and what that reads.
  mutating func upstream(_ node: Node) -> Value {
    guard let (product, lineage) = placed(argument(node, 0)) else { return unplaced(node) }
    switch lineage.gaps.pointer[Int(product)] {
    case .none: return products(from: product, lineage.inputs, lineage)
    case .unresolved: return .unknown(.unresolvedPort)
    case .unreadable: return .unknown(.malformed)
    }
  }

  /// `downstream(product)`: every product that rests on it, by id.
  ///
  /// Cost: what it gives, and what reads that.
  mutating func downstream(_ node: Node) -> Value {
    guard let (product, lineage) = placed(argument(node, 0)) else { return unplaced(node) }
    // Whoever does not say legibly what it reads may read this.
    if lineage.hasUnreadable { return .unknown(.malformed) }
    return products(from: product, lineage.readers, lineage)
  }

  /// `cycle(product)`: the products of the cycle that it is on, by id.
  ///
  /// Cost: what it gives.
  mutating func cycle(_ node: Node) -> Value {
    guard let (product, lineage) = placed(argument(node, 0)) else { return unplaced(node) }
    let cycle = lineage.cycleOf.pointer[Int(product)]
    guard cycle < 0 else { return list(of: lineage.cycles[cycle], lineage) }
    if lineage.gaps.pointer[Int(product)] == .unreadable { return .unknown(.malformed) }
    return .list(space: 1, offset: workspace.allocate(slots: 0), count: 0)
  }

  /// `source_of(port)`: the product that an input port reads.
  ///
  /// Cost: of a look-up.
  mutating func sourceOf(_ node: Node) -> Value {
    let port = argument(node, 0)
    guard port.isPresent else { return port }
    guard let snapshot, snapshot.catalog.isPresent, let plan = program.lineage,
      let lineage = currentLineage(snapshot, plan)
    else { return .unknown(.catalogNotSupplied) }
    switch lineage.ports.target(of: port, workspace) {
    case .product(let number): return product(number, lineage)
    case .outside, .gap(.none), .gap(.unresolved): return .absent
    case .several: return .unknown(.several, origin: port.origin)
    case .gap(.unreadable): return .unknown(.malformed, origin: port.origin)
    }
  }

  /// `part_of(product)`: the product that a contract belongs to.
  ///
  /// Cost: of a look-up.
  mutating func partOf(_ node: Node) -> Value {
    let part = argument(node, 0)
    guard let (whole, lineage) = placed(part) else {
      return part.isAbsent ? part : unplaced(node)
    }
    let product = product(whole, lineage)
    guard let plan = program.lineage,
      equals(field(of: product, plan.id), field(of: part, plan.id)) != true
    else { return .absent }
    return product
  }

  // MARK: The product that is asked about

  /// A product's place in the mesh as it is judged, and the lineage of that mesh.
  private mutating func placed(_ product: Value) -> (Int32, Lineage)? {
    guard let snapshot, snapshot.catalog.isPresent, product.isPresent,
      let plan = program.lineage
    else { return nil }
    let id = field(of: product, plan.id)
    guard id.isPresent else { return nil }
    if let place = mesh.place, equals(field(of: mesh.product, plan.id), id) == true {
      let lineage = currentLineage(snapshot, plan)
      return lineage.map { ($0.whole.pointer[place], $0) }
    }
    guard let place = snapshot.place(ofProduct: workspace.bytes(id)),
      let lineage = currentLineage(snapshot, plan)
    else { return nil }
    // What is judged and new stands among the others.
    let number = mesh.isNew && mesh.place.map { place >= $0 } ?? false ? place + 1 : place
    return (lineage.whole.pointer[number], lineage)
  }

  /// Why a product has no place in the mesh.
  private mutating func unplaced(_ node: Node) -> Value {
    guard let snapshot, snapshot.catalog.isPresent else { return .unknown(.catalogNotSupplied) }
    let product = argument(node, 0)
    guard product.isPresent else { return .unknown(over: product) }
    return .unknown(.notRegistered)
  }

  /// The snapshot's own as long as the judged product reads and offers what its entry does.
  private mutating func currentLineage(
    _ snapshot: CatalogSnapshot, _ plan: LineagePlan
  ) -> Lineage? {
    guard let place = mesh.place else { return snapshot.lineage }
    if let known = mesh.lineage { return known }
    if !mesh.isNew, mesh.isContract == (snapshot.contractPlaces[place] != nil),
      let own = snapshot.lineage, saysTheSame(of: place, snapshot, plan)
    {
      mesh.lineage = own
      return own
    }
    var products = snapshot.products.map(\.value)
    var areContracts = snapshot.contractPlaces.map { $0 != nil }
    if mesh.isNew {
      products.insert(mesh.product, at: place)
      areContracts.insert(mesh.isContract, at: place)
    } else {
      products[place] = mesh.product
      areContracts[place] = mesh.isContract
    }
    let reader = LineageReader(plan, products, areContracts: areContracts, in: workspace)
    mesh.lineage = reader.lineage(in: workspace)
    return mesh.lineage
  }

  /// Whether the judged product has the ports of its entry, as far as they lead anywhere.
  private mutating func saysTheSame(
    of place: Int, _ snapshot: CatalogSnapshot, _ plan: LineagePlan
  ) -> Bool {
    let entry = snapshot.products[place].value
    let inputs = [plan.inputProduct, plan.inputAsset, plan.isSourceTable]
    let contract = field(of: entry, plan.contract)
    return isSame(field(of: mesh.product, plan.contract), contract, [plan.contractID])
      && areSame(
        field(of: mesh.product, plan.inputPorts), field(of: entry, plan.inputPorts), inputs,
        contract: plan.inputContract, plan)
      && areSame(
        field(of: mesh.product, plan.outputPorts), field(of: entry, plan.outputPorts),
        [plan.outputAsset], contract: plan.outputContract, plan)
  }

  private mutating func areSame(
    _ left: Value, _ right: Value, _ places: [Int], contract: Int, _ plan: LineagePlan
  ) -> Bool {
    guard left.tag == .list, right.tag == .list else {
      return left.isAbsent ? right.isAbsent : left.isUnreadable && right.isUnreadable
    }
    guard left.count == right.count else { return false }
    for index in 0..<left.count {
      let one = workspace.slot(left, index)
      let other = workspace.slot(right, index)
      guard isSame(one, other, places),
        isSame(field(of: one, contract), field(of: other, contract), [plan.contractID])
      else { return false }
    }
    return true
  }

  /// Whether two records say the same in some fields, or are missing or unreadable alike.
  private mutating func isSame(_ left: Value, _ right: Value, _ places: [Int]) -> Bool {
    for place in places {
      let one = field(of: left, place)
      let other = field(of: right, place)
      if one.isPresent, other.isPresent {
        guard equals(one, other) == true else { return false }
      } else if one.isAbsent != other.isAbsent || one.isUnreadable != other.isUnreadable {
        return false
      }
    }
    return true
  }

  // MARK: Walking

  /// Every product that can be reached, the first only where it reaches itself.
  private mutating func products(
    from first: Int32, _ neighbours: Lineage.Neighbours, _ lineage: Lineage
  ) -> Value {
    let count = neighbours.starts.count - 1
    if mesh.marks.count < count { mesh.marks = Array(repeating: 0, count: count) }
    mesh.walk &+= 1
    if mesh.walk == 0 {
      mesh.marks = Array(repeating: 0, count: count)
      mesh.walk = 1
    }
    var found = mesh.found
    mesh.found = []
    found.removeAll(keepingCapacity: true)
    var next = 0
    var current = first
    while true {
      for neighbour in neighbours[current] where mesh.marks[Int(neighbour)] != mesh.walk {
        mesh.marks[Int(neighbour)] = mesh.walk
        found.append(neighbour)
      }
      guard next < found.count else { break }
      current = found[next]
      next += 1
    }
    found.sort()
    let list = list(of: found, lineage)
    mesh.found = found
    return list
  }

  private mutating func list(
    of numbers: some Collection<Int32>, _ lineage: Lineage
  ) -> Value {
    let offset = workspace.allocate(slots: numbers.count)
    for (index, number) in numbers.enumerated() {
      workspace.slots[offset + index] = product(number, lineage)
    }
    return .list(space: 1, offset: offset, count: numbers.count)
  }

  /// A product by its place in the mesh as it is judged.
  private func product(_ number: Int32, _ lineage: Lineage) -> Value {
    mesh.place == Int(number) ? mesh.product : lineage.ports.products[Int(number)]
  }
}
