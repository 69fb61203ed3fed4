/// Reads from products what they read and what they offer, and joins the two.
///
/// An input port leads to a product by the product's id, or else by the contract that an output port
/// of it names, or else by the asset that an output port of it serves.
struct LineageReader: Sendable {
  private let plan: LineagePlan
  /// By ids.
  let products: [Value]
  private let areContracts: [Bool]
  private var ids: TextTable
  private var idProducts: [Int32] = []
  private var contracts = TextTable()
  private var assets = TextTable()
  /// Who offers each contract and asset: -1 nobody, -2 several.
  private var offerers: [Int32] = []
  private var servers: [Int32] = []
  /// The contract by itself, where it is a product of the mesh.
  private var described: [Int32] = []
  private var whole: [Int32] = []

  private static let several: Int32 = -2

  /// Where an input port leads.
  enum Target: Equatable {
    case product(Int32)
    /// To what is no product of the mesh: a source system.
    case outside
    /// To one of several; nobody knows which.
    case several
    case gap(Lineage.Gap)
  }

  /// Reads what products offer.
  ///
  /// - Parameters:
  ///   - plan: Where it stands in them.
  ///   - products: The products, by ids; of two with one id the first counts.
  ///   - areContracts: Which of them are contracts by themselves.
  ///   - workspace: Holds them.
  init(
    _ plan: LineagePlan, _ products: [Value], areContracts: [Bool],
    in workspace: borrowing Workspace
  ) {
    self.plan = plan
    self.products = products
    self.areContracts = areContracts
    ids = TextTable(capacity: products.count)
    for number in products.indices {
      let id = Self.field(products[number], plan.id, workspace)
      guard id.isPresent else { continue }
      if Int(ids.add(id, in: workspace)) == idProducts.count { idProducts.append(Int32(number)) }
    }
    for number in products.indices { offerContracts(of: Int32(number), workspace) }
    whole = products.indices.map { number in
      guard areContracts[number] else { return Int32(number) }
      let id = Self.field(products[number], plan.id, workspace)
      guard id.isPresent, let contract = contracts.number(of: id, in: workspace),
        offerers[Int(contract)] >= 0
      else { return Int32(number) }
      return offerers[Int(contract)]
    }
    for number in products.indices { offerAssets(of: Int32(number), workspace) }
  }

  /// The lineage of the products.
  func lineage(in workspace: borrowing Workspace) -> Lineage {
    var reads: [(from: Int32, to: Int32)] = []
    var gaps = [Lineage.Gap](repeating: .none, count: products.count)
    for number in products.indices {
      let from = whole[number]
      for target in targets(of: products[number], workspace) {
        switch target {
        case .product(let to): reads.append((from, to))
        case .outside: continue
        case .several: gaps[Int(from)] = max(gaps[Int(from)], .unresolved)
        case .gap(let gap):
          gaps[Int(from)] = max(gaps[Int(from)], gap)
        }
      }
    }
    return Lineage(self, reads, own: gaps, whole: whole)
  }

  @inline(__always)
  private static func field(
    _ record: Value, _ place: Int, _ workspace: borrowing Workspace
  ) -> Value {
    record.tag == .record ? workspace.slot(record, place) : record
  }

  // MARK: What is offered

  private mutating func offerContracts(of number: Int32, _ workspace: borrowing Workspace) {
    let product = products[Int(number)]
    guard !areContracts[Int(number)] else {
      let id = Self.field(product, plan.id, workspace)
      guard id.isPresent else { return }
      let contract = Int(note(contract: id, workspace))
      if described[contract] < 0 { described[contract] = number }
      return
    }
    offer(contract: Self.field(product, plan.contract, workspace), of: number, workspace)
    let ports = Self.field(product, plan.outputPorts, workspace)
    guard ports.tag == .list else { return }
    for index in 0..<ports.count {
      let port = workspace.slot(ports, index)
      offer(contract: Self.field(port, plan.outputContract, workspace), of: number, workspace)
    }
  }

  private mutating func offerAssets(of number: Int32, _ workspace: borrowing Workspace) {
    let ports = Self.field(products[Int(number)], plan.outputPorts, workspace)
    guard ports.tag == .list else { return }
    for index in 0..<ports.count {
      let asset = Self.field(workspace.slot(ports, index), plan.outputAsset, workspace)
      guard asset.isPresent else { continue }
      let place = Int(assets.add(asset, in: workspace))
      if place == servers.count { servers.append(-1) }
      Self.note(whole[Int(number)], in: &servers[place])
    }
  }

  private mutating func offer(
    contract: Value, of number: Int32, _ workspace: borrowing Workspace
  ) {
    let id = Self.field(contract, plan.contractID, workspace)
    guard id.isPresent else { return }
    let place = Int(note(contract: id, workspace))
    Self.note(number, in: &offerers[place])
  }

  private mutating func note(contract id: Value, _ workspace: borrowing Workspace) -> Int32 {
    let place = contracts.add(id, in: workspace)
    if Int(place) == offerers.count {
      offerers.append(-1)
      described.append(-1)
    }
    return place
  }

  private static func note(_ number: Int32, in place: inout Int32) {
    place = place == -1 || place == number ? number : several
  }

  // MARK: What is read

  /// Where each input port of a product leads, in their order.
  private func targets(of product: Value, _ workspace: borrowing Workspace) -> [Target] {
    let ports = Self.field(product, plan.inputPorts, workspace)
    // A product that states no input reads none: see ``Opening/Kind/lineage``.
    if ports.isAbsent { return [] }
    guard ports.tag == .list else { return [.gap(.unreadable)] }
    return (0..<ports.count).map { target(of: workspace.slot(ports, $0), workspace) }
  }

  /// Where an input port leads.
  func target(of port: Value, _ workspace: borrowing Workspace) -> Target {
    guard port.tag == .record else { return .gap(.unreadable) }
    let isSource = Self.field(port, plan.isSourceTable, workspace)
    if isSource.isTrue { return .outside }
    let product = Self.field(port, plan.inputProduct, workspace)
    if product.isPresent {
      return ids.number(of: product, in: workspace).map {
        .product(whole[Int(idProducts[Int($0)])])
      }
        ?? .gap(.unresolved)
    }
    let contract = Self.field(
      Self.field(port, plan.inputContract, workspace), plan.contractID, workspace)
    if product.isAbsent, contract.isPresent { return target(ofContract: contract, workspace) }
    let asset = Self.field(port, plan.inputAsset, workspace)
    guard product.isAbsent, contract.isAbsent, !asset.isUnreadable, !isSource.isUnreadable else {
      return .gap(.unreadable)
    }
    guard asset.isPresent else { return .gap(.unresolved) }
    // What no product serves comes from outside of the mesh.
    guard let number = assets.number(of: asset, in: workspace) else { return .outside }
    let server = servers[Int(number)]
    return server >= 0 ? .product(server) : .several
  }

  private func target(
    ofContract id: Value, _ workspace: borrowing Workspace
  ) -> Target {
    guard let number = contracts.number(of: id, in: workspace) else { return .gap(.unresolved) }
    switch offerers[Int(number)] {
    case -1: return .product(described[Int(number)])
    case Self.several: return .several
    case let offerer: return .product(offerer)
    }
  }
}
