/// Where the model keeps what a request speaks of.
struct RequestFields: Sendable {
  /// Fields of a product.
  let domain: Int
  let outputPorts: Int
  let columns: Int
  let tables: Int
  /// Fields of a port and of a table.
  let portName: Int
  let tableName: Int
  let tableColumns: Int

  init?(in schema: Schema) {
    func record(_ name: String) -> RecordType? {
      guard case .record(let number)? = schema.types[name] else { return nil }
      return schema.records[number]
    }
    guard let product = record("Product"), let port = record("OutputPort"),
      let table = record("Table"),
      let domain = product.index(of: "domain"),
      let outputPorts = product.index(of: "output_ports"),
      let columns = product.index(of: "columns"), let tables = product.index(of: "tables"),
      let portName = port.index(of: "name"), let tableName = table.index(of: "name"),
      let tableColumns = table.index(of: "columns")
    else { return nil }
    self.domain = domain
    self.outputPorts = outputPorts
    self.columns = columns
    self.tables = tables
    self.portName = portName
    self.tableName = tableName
    self.tableColumns = tableColumns
  }

  /// What the engine itself reads of an agreement.
  private static let ofAgreement = [
    "id", "product", "port", "consumer_product", "consumer_team", "consumer_person", "purpose",
    "stated_purpose", "columns", "start", "end",
  ]

  /// What the engine itself reads: numbers of fields over all records.
  ///
  /// - Parameters:
  ///   - schema: Where its records are.
  ///   - recordStarts: Numbers of their first fields.
  ///   - isAsked: Whether there are rules about requests.
  /// - Returns: What mapping must make whether rules read it or not.
  static func needed(
    in schema: Schema, recordStarts: [Int32], isAsked: Bool
  ) -> Set<Int32> {
    let always: [(record: String, fields: [String])] = [("Product", ["domain"])]
    let read: [(record: String, fields: [String])] = [
      ("Product", ["output_ports", "columns", "tables"]),
      ("Agreement", Self.ofAgreement),
      ("OutputPort", ["name", "tables"]), ("Table", ["name", "columns"]),
      ("Column", ["name", "table", "type", "physical_type", "with_zone"]),
    ]
    var needed: Set<Int32> = []
    for (name, fields) in always + (isAsked ? read : []) {
      guard case .record(let number)? = schema.types[name] else { continue }
      for field in fields {
        guard let place = schema.records[number].index(of: field) else { continue }
        needed.insert(recordStarts[number] + Int32(place))
      }
    }
    return needed
  }
}
