/// How a product is compared with its previous version: the fields of each record, and what a
/// difference in each is called.
struct ChangePlan: Sendable {
  /// One field of a record.
  struct Step: Sendable {
    var shape: ChangeRule.Shape
    /// Place in the record, and its number over all records.
    var place: Int32
    var field: Int32
    /// The name, a symbol.
    var name: UInt32
    /// Numbers of cases: see ``ChangeRule``.
    var less: Int32
    var greater: Int32
    var gone: Int32
    var new: Int32
    /// Of records: their type; -1 for none.
    var record: Int32
    /// Of a list that is joined by keys: the key's place in its elements.
    var key: Int32
    /// What stands in its place where it is not stated; -1 for nothing.
    var fill: Int32
    /// Whether elements name the table, the column or the port of a change.
    var names: Named
    /// Its values are shown to nobody else.
    var isSensitive: Bool
  }

  enum Named: UInt8, Sendable { case nothing, table, column, port }

  /// Places in the record of a change.
  struct Places: Sendable {
    let kind: Int
    let path: Int
    let table: Int
    let column: Int
    let port: Int
    let before: Int
    let after: Int
    let count: Int
  }

  let steps: FlatArray<Step>
  /// Where the steps of each record start, and one past the last.
  let starts: FlatArray<Int32>
  /// Types of the records of a product and of a change; -1 where the model has none.
  let product: Int
  let change: Int
  let places: Places?

  /// Plans the comparison of every record.
  ///
  /// - Parameters:
  ///   - schema: The model, as the set extended it.
  ///   - fields: Fields of all records, one record after the other.
  ///   - recordStarts: Where the fields of each record start, and one past the last.
  ///   - enumStarts: The number of each enum's first case.
  init(
    _ schema: Schema, _ fields: FlatArray<FieldCode>, _ recordStarts: FlatArray<Int32>,
    _ enumStarts: [Int32]
  ) {
    var kinds: [String: Int32] = [:]
    if case .enumeration(let number)? = schema.types["ChangeKind"] {
      for (place, kind) in schema.enums[number].cases.enumerated() {
        kinds[kind.name] = enumStarts[number] + Int32(place)
      }
    }
    let detail = kinds[ChangeRule.detail] ?? -1
    func kind(_ name: String) -> Int32 {
      name == ChangeRule.detail ? detail : kinds[name] ?? detail
    }
    var steps: [Step] = []
    var starts: [Int32] = [0]
    for (record, type) in schema.records.enumerated() {
      for (place, field) in type.fields.enumerated() {
        let rule = ChangeRule.named["\(type.name).\(field.name)"]
        let shape = rule?.shape ?? Self.shape(of: field.type, in: schema)
        guard shape != .skipped else { continue }
        let rules = rule ?? ChangeRule(shape: shape)
        let number = recordStarts[record] + Int32(place)
        let inner = Self.record(in: field.type)
        steps.append(
          Step(
            shape: shape, place: Int32(place), field: number,
            name: fields[Int(number)].symbol, less: kind(rules.less),
            greater: kind(rules.greater), gone: kind(rules.gone), new: kind(rules.new),
            record: Int32(inner ?? -1),
            key: Int32(inner.flatMap { schema.records[$0].keyIndex } ?? -1),
            fill: fields[Int(number)].fill, names: Self.named(type.name, field.name),
            isSensitive: field.isSensitive))
      }
      starts.append(Int32(steps.count))
    }
    self.steps = FlatArray(steps)
    self.starts = FlatArray(starts)
    product = Self.record(in: schema.types["Product"]) ?? -1
    change = Self.record(in: schema.types["Change"]) ?? -1
    places = change >= 0 ? Places(schema.records[change]) : nil
  }

  /// How values of a type are compared, where nothing more is said of them.
  private static func shape(of type: Type, in schema: Schema) -> ChangeRule.Shape {
    switch type {
    case .any, .nothing, .invalid, .list(.any), .map(.any): return .skipped
    case .record: return .record
    case .list(.record(let record)):
      // Keys that nobody else may see would stand in the path.
      let key = schema.records[record].fields.first { $0.isKey }
      return key.map { !$0.isSensitive } ?? false ? .keyed : .bag
    case .list(.list), .list(.map), .map: return .bag
    case .list: return .set
    default: return .plain
    }
  }

  private static func record(in type: Type?) -> Int? {
    switch type {
    case .record(let record)?: return record
    case .list(.record(let record))?: return record
    default: return nil
    }
  }

  private static func named(_ record: String, _ field: String) -> Named {
    switch (record, field) {
    case ("Product", "tables"): return .table
    case ("Table", "columns"): return .column
    case ("Product", "output_ports"): return .port
    default: return .nothing
    }
  }

  /// Numbers of the fields that are compared, from a product down.
  func fields() -> Set<Int32> {
    var found: Set<Int32> = []
    var seen: Set<Int> = []
    var pending = [product]
    while let record = pending.popLast() {
      guard record >= 0, seen.insert(record).inserted else { continue }
      for index in Int(starts[record])..<Int(starts[record + 1]) {
        found.insert(steps[index].field)
        pending.append(Int(steps[index].record))
      }
    }
    return found
  }

  /// Types of the records that are compared.
  func records() -> Set<Int> {
    var seen: Set<Int> = []
    var pending = [product]
    while let record = pending.popLast() {
      guard record >= 0, seen.insert(record).inserted else { continue }
      for index in Int(starts[record])..<Int(starts[record + 1]) {
        pending.append(Int(steps[index].record))
      }
    }
    return seen
  }
}

extension ChangePlan.Places {
  init?(_ record: RecordType) {
    guard let kind = record.index(of: "kind"), let path = record.index(of: "path"),
      let table = record.index(of: "table"), let column = record.index(of: "column"),
      let port = record.index(of: "port"), let before = record.index(of: "before"),
      let after = record.index(of: "after")
    else { return nil }
    self.kind = kind
    self.path = path
    self.table = table
    self.column = column
    self.port = port
    self.before = before
    self.after = after
    count = record.fields.count
  }
}
