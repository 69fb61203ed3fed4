/// Of each product, where its columns and its claims start among all of the catalog; one more for the end.
struct CatalogEntryStarts: Sendable {
  var columns = [0]
  var claims = [0]
}

// Columns of all products under their addresses, and the physical tables that they serve, where some
// rule asks for them.

extension CatalogBuilder {
  mutating func columnEntries(_ starts: inout [Int]) -> Value {
    guard let plan = policies.column, policies.readsColumnEntries,
      case .record(let entry)? = policies.schema.types["ColumnEntry"],
      let place = policies.requestFields?.columns
    else { return .unknown(.notBuiltYet) }
    let first = Int(policies.program.recordStarts[entry])
    var entries: [Value] = []
    for product in products {
      defer { starts.append(entries.count) }
      for column in records(of: product, at: place) {
        let name = snapshot.string(snapshot.slots[column.slotOffset + plan.name])
        let table = snapshot.string(snapshot.slots[column.slotOffset + plan.table])
        let address = snapshot.keep(
          text: "\(product.id).\(table).\(name)", policies.program.symbols)
        entries.append(snapshot.record([address, column], type: entry, firstField: first))
      }
    }
    return snapshot.list(entries)
  }

  mutating func claims(_ starts: inout [Int]) -> Value {
    guard policies.readsClaims else { return .unknown(.notBuiltYet) }
    for product in products { starts.append((starts.last ?? 0) + product.claims.count) }
    return snapshot.list(products.flatMap(\.claims))
  }

  private func records(of product: Product, at place: Int) -> [Value] {
    let list = snapshot.slots[product.value.slotOffset + place]
    guard list.tag == .list else { return [] }
    return (0..<list.count).map { snapshot.slots[list.slotOffset + $0] }
      .filter { $0.tag == .record }
  }
}

/// What must be read of products where a rule reads the columns or claims of the catalog: each field of
/// the catalog, and those of products that it is made of.
struct CatalogSources: Sendable {
  private let fields: [Int32: [Int32]]

  init(_ schema: Schema, _ recordStarts: [Int32]) {
    var fields: [Int32: [Int32]] = [:]
    func number(_ record: String, _ name: String) -> Int32? {
      guard case .record(let number)? = schema.types[record],
        let place = schema.records[number].index(of: name)
      else { return nil }
      return recordStarts[number] + Int32(place)
    }
    let sources = [
      "columns": [
        ("Product", "columns"), ("Product", "tables"), ("Table", "name"), ("Table", "columns"),
        ("Column", "name"), ("Column", "table"),
      ],
      "claims": [
        ("Product", "domain"), ("Product", "tables"), ("Product", "output_ports"),
        ("Table", "name"), ("Table", "physical_name"), ("OutputPort", "asset"),
        ("OutputPort", "tables"),
      ],
    ]
    for (list, source) in sources {
      guard let list = number("Catalog", list) else { continue }
      fields[list] = source.compactMap { number($0.0, $0.1) }
    }
    self.fields = fields
  }

  subscript(field: Int32) -> [Int32] { fields[field] ?? [] }
}
