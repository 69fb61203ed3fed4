// Which product rests on which: section 17 of the reference, for sets without contracts by themselves.

extension Oracle {
  /// Where an input port leads.
  private enum Target {
    case product(Value)
    case outside
    case nowhere
    case several
    case unreadable
  }

  /// `upstream`, `downstream`, `cycle` and `part_of` of a product, `source_of` a port.
  func lineage(_ name: String, _ value: Value) -> Value {
    if name == "source_of", !value.isPresent { return value }
    guard let catalog = facts.catalog else { return .unknown([.noCatalog]) }
    let products = (field(of: catalog, "products").elements ?? []).sorted {
      (id(of: $0) ?? "").utf8.lexicographicallyPrecedes((id(of: $1) ?? "").utf8)
    }
    guard value.isPresent else { return name.hasSuffix("_of") ? value : .over(value) }
    if name == "source_of" {
      switch target(of: value, products) {
      case .product(let product): return product
      case .outside, .nowhere: return .absent
      case .several: return .unknown([.several])
      case .unreadable: return .unknown([.doesNotFit])
      }
    }
    guard let own = id(of: value), products.contains(where: { id(of: $0) == own }) else {
      return .unknown([.notRegistered])
    }
    if name == "part_of" { return .absent }
    let up = reached(from: own, products)
    let readers = products.filter { reached(from: id(of: $0) ?? "", products).ids.contains(own) }
    switch name {
    case "upstream":
      if up.isUnreadable { return .unknown([.doesNotFit]) }
      if up.isOpen { return .unknown([.unresolvedPort]) }
      return .list(products.filter { up.ids.contains(id(of: $0) ?? "") })
    case "downstream":
      let isUnreadable = products.contains { product in
        targets(of: product, products).contains { if case .unreadable = $0 { true } else { false } }
      }
      return isUnreadable ? .unknown([.doesNotFit]) : .list(readers)
    default:
      guard up.ids.contains(own) else {
        return up.isUnreadable ? .unknown([.doesNotFit]) : .list([])
      }
      return .list(readers.filter { up.ids.contains(id(of: $0) ?? "") })
    }
  }

  private func id(of product: Value) -> String? { field(of: product, "id").string }

  /// Everything that a product rests on, and whether some of it cannot be told.
  private func reached(
    from start: String, _ products: [Value]
  ) -> (ids: Set<String>, isOpen: Bool, isUnreadable: Bool) {
    var reached: (ids: Set<String>, isOpen: Bool, isUnreadable: Bool) = ([], false, false)
    var pending = [start]
    while let next = pending.popLast() {
      guard let product = products.first(where: { id(of: $0) == next }) else { continue }
      for target in targets(of: product, products) {
        switch target {
        case .product(let other):
          if let id = id(of: other), reached.ids.insert(id).inserted { pending.append(id) }
        case .outside: continue
        case .nowhere, .several: reached.isOpen = true
        case .unreadable: reached.isUnreadable = true
        }
      }
    }
    return reached
  }

  private func targets(of product: Value, _ products: [Value]) -> [Target] {
    let ports = field(of: product, "input_ports")
    if ports.isAbsent { return [] }
    guard let elements = ports.elements else { return [.unreadable] }
    return elements.map { target(of: $0, products) }
  }

  private func target(of port: Value, _ products: [Value]) -> Target {
    guard port.isPresent else { return .unreadable }
    let isSource = field(of: port, "is_source_table")
    if isSource.truth == true { return .outside }
    let product = field(of: port, "product")
    if let name = product.string {
      return offered(products.filter { id(of: $0) == name }, .nowhere)
    }
    if product.isUnknown { return .unreadable }
    let contract = field(of: field(of: port, "contract"), "id")
    if let name = contract.string {
      func names(_ holder: Value) -> Bool {
        field(of: field(of: holder, "contract"), "id").string == name
      }
      return offered(
        products.filter { names($0) || outputs(of: $0).contains(where: names) }, .nowhere)
    }
    let asset = field(of: port, "asset")
    guard contract.isAbsent, !asset.isUnknown, !isSource.isUnknown else { return .unreadable }
    guard let place = asset.string else { return .nowhere }
    return offered(
      products.filter { outputs(of: $0).contains { field(of: $0, "asset").string == place } },
      .outside)
  }

  private func outputs(of product: Value) -> [Value] {
    field(of: product, "output_ports").elements ?? []
  }

  private func offered(_ products: [Value], _ none: Target) -> Target {
    guard let first = products.first else { return none }
    return products.count == 1 ? .product(first) : .several
  }
}
