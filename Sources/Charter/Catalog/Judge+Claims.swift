/// Where the model keeps which physical tables a product serves.
struct ClaimPlan: Sendable {
  /// Type of a claim, and places in it.
  let record: Int
  let name: Int
  let product: Int
  let domain: Int
  let table: Int
  let count: Int
  /// Places in a product, in a table and in an output port.
  let tables: Int
  let outputPorts: Int
  let tableName: Int
  let physicalName: Int
  let asset: Int
  let portTables: Int

  init?(in schema: Schema) {
    func record(_ name: String) -> (number: Int, type: RecordType)? {
      guard case .record(let number)? = schema.types[name] else { return nil }
      return (number, schema.records[number])
    }
    guard let claim = record("Claim"), let product = record("Product")?.type,
      let table = record("Table")?.type, let port = record("OutputPort")?.type,
      let name = claim.type.index(of: "name"), let whose = claim.type.index(of: "product"),
      let domain = claim.type.index(of: "domain"), let which = claim.type.index(of: "table"),
      let tables = product.index(of: "tables"),
      let outputPorts = product.index(of: "output_ports"),
      let tableName = table.index(of: "name"),
      let physicalName = table.index(of: "physical_name"),
      let asset = port.index(of: "asset"), let portTables = port.index(of: "tables")
    else { return nil }
    self.record = claim.number
    self.name = name
    self.product = whose
    self.domain = domain
    self.table = which
    count = claim.type.fields.count
    self.tables = tables
    self.outputPorts = outputPorts
    self.tableName = tableName
    self.physicalName = physicalName
    self.asset = asset
    self.portTables = portTables
  }
}

extension Judge {
  /// The physical tables that a product serves, one claim for each and each place of it, in the order of
  /// its tables and ports; one whose name is unreadable where it cannot be told which they are.
  mutating func claims(of product: Value) -> [Value] {
    guard policies.readsClaims, let plan = policies.claim else { return [] }
    let tables = evaluator.field(of: product, plan.tables)
    if tables.isAbsent { return [] }
    guard tables.tag == .list else {
      return [claim(plan, of: product, tables.isPresent ? .unknown(.malformed) : tables, .absent)]
    }
    var claims: [Value] = []
    for index in 0..<tables.count {
      let table = evaluator.workspace.slot(tables, index)
      let physical = evaluator.field(of: table, plan.physicalName)
      let name = evaluator.field(of: table, plan.tableName)
      if physical.isAbsent { continue }
      if !physical.isPresent || evaluator.workspace.bytes(physical).contains(UInt8(ascii: ".")) {
        claims.append(claim(plan, of: product, physical, name))
        continue
      }
      for asset in assets(of: product, serving: name, plan) {
        claims.append(claim(plan, of: product, joined(asset, physical), name))
      }
    }
    return claims
  }

  /// The assets of the ports that serve a table.
  private mutating func assets(
    of product: Value, serving table: Value, _ plan: ClaimPlan
  ) -> [Value] {
    let ports = evaluator.field(of: product, plan.outputPorts)
    guard ports.tag == .list else { return ports.isAbsent ? [] : [.unknown(.malformed)] }
    var assets: [Value] = []
    for index in 0..<ports.count {
      let port = evaluator.workspace.slot(ports, index)
      let asset =
        port.tag == .record ? evaluator.field(of: port, plan.asset) : .unknown(.malformed)
      if asset.isAbsent || serves(port, table, plan) == false { continue }
      let isKnown = assets.contains {
        asset.isPresent && $0.isPresent && evaluator.equals($0, asset) == true
      }
      if !isKnown { assets.append(asset) }
    }
    return assets
  }

  /// Whether a port serves a table: all of them where it lists none; nil where that cannot be told.
  private mutating func serves(_ port: Value, _ table: Value, _ plan: ClaimPlan) -> Bool? {
    let served = evaluator.field(of: port, plan.portTables)
    if served.isAbsent { return true }
    guard served.tag == .list, table.isPresent else { return nil }
    var isOpen = false
    for index in 0..<served.count {
      switch evaluator.equals(evaluator.workspace.slot(served, index), table) {
      case true?: return true
      case false?: continue
      case nil: isOpen = true
      }
    }
    return isOpen ? nil : false
  }

  /// `asset.name`, where the name stands.
  private mutating func joined(_ asset: Value, _ name: Value) -> Value {
    guard asset.isPresent else { return asset }
    let text = Array(evaluator.workspace.bytes(asset)) + [UInt8(ascii: ".")]
    return evaluator.workspace.append(
      text: text + evaluator.workspace.bytes(name), origin: name.origin)
      ?? .unknown(.limit, origin: name.origin)
  }

  private mutating func claim(
    _ plan: ClaimPlan, of product: Value, _ name: Value, _ table: Value
  ) -> Value {
    let offset = evaluator.workspace.allocate(slots: plan.count)
    for place in 0..<plan.count { evaluator.workspace.slots[offset + place] = .absent }
    evaluator.workspace.slots[offset + plan.name] = name
    evaluator.workspace.slots[offset + plan.product] = evaluator.field(
      of: product, policies.idIndex)
    if let fields = policies.requestFields {
      evaluator.workspace.slots[offset + plan.domain] = evaluator.field(of: product, fields.domain)
    }
    evaluator.workspace.slots[offset + plan.table] = table
    return .record(space: 1, offset: offset, type: plan.record, origin: name.origin)
  }
}
