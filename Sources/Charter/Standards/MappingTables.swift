/// How every standard of a set makes its records, without references: ``StandardPlan`` in the form
/// that is run.
final class MappingTables: Sendable {
  /// A standard as documents are tried against it.
  struct Entry: Sendable {
    /// The condition; -1 where it recognises nothing by itself.
    var recognize: Int32
    var frameSize: Int32
    /// Number of the record that it makes.
    var record: Int32
  }

  /// A record to make: its fields stand together in `fields`.
  struct Record: Sendable {
    var type: Int32
    var firstField: Int32
    var fieldCount: Int32
    /// Where in `places` those of its fields stand that are always made, and then those that are
    /// required.
    var firstPlace: Int32 = 0
    var madeCount: Int32 = 0
    var requiredCount: Int32 = 0
    /// Place of `custom`; -1 where the record has none.
    var customIndex: Int32 = -1
  }

  /// Where a field comes from.
  enum Kind: UInt8, Sendable {
    /// `node`, of the field's type.
    case value
    /// The record's own `custom`, under `symbol`.
    case custom
    /// Another record, `record`.
    case record
    /// A record for each element of `node` that passes `condition`.
    case list
  }

  struct Field: Sendable {
    var kind: Kind
    var isRequired: Bool
    /// Some rule reads it, it is needed to tell what the input is, or it holds records: one of
    /// those may lack a field that is required.
    var isAlwaysMade: Bool
    /// Place in the record.
    var index: Int32
    /// Number over all records.
    var number: Int32
    /// The name, as a key, and the type of what stands there.
    var symbol: UInt32
    var type: Int32
    var node: Int32 = -1
    var record: Int32 = -1
    /// Of a list: where elements and keys stand (-1 for none), and what lets one through.
    var slot: Int32 = -1
    var keySlot: Int32 = -1
    var condition: Int32 = -1
  }

  /// In the order of the set's standards.
  let entries: FlatArray<Entry>
  let records: FlatArray<Record>
  let fields: FlatArray<Field>
  /// Numbers of fields.
  let places: FlatArray<Int32>
  /// What each field is called: `product.tables.name`.
  let paths: [String]

  init(_ standards: [StandardPlan]) {
    var flattening = Flattening()
    entries = FlatArray(
      standards.map { standard in
        Entry(
          recognize: standard.recognize, frameSize: standard.frameSize,
          record: flattening.add(standard.made, path: standard.made.name))
      })
    records = FlatArray(flattening.records)
    fields = FlatArray(flattening.fields)
    places = FlatArray(flattening.places)
    paths = flattening.paths
  }

  private struct Flattening {
    var records: [Record] = []
    var fields: [Field] = []
    var places: [Int32] = []
    var paths: [String] = []

    mutating func add(_ plan: StandardPlan.RecordPlan, path: String) -> Int32 {
      let number = Int32(records.count)
      let first = fields.count
      records.append(
        Record(
          type: Int32(plan.record), firstField: Int32(first), fieldCount: Int32(plan.fields.count),
          customIndex: Int32(plan.customIndex ?? -1)))
      for field in plan.fields {
        fields.append(flat(field))
        paths.append("\(path).\(field.name)")
      }
      for (place, field) in plan.fields.enumerated() {
        switch field.source {
        case .record(let inner), .list(_, _, _, _, let inner):
          fields[first + place].record = add(inner, path: paths[first + place])
        case .value, .custom: continue
        }
      }
      let own = Int32(first)..<Int32(first + plan.fields.count)
      let made = own.filter { fields[Int($0)].isAlwaysMade }
      let required = own.filter { fields[Int($0)].isRequired }
      records[Int(number)].firstPlace = Int32(places.count)
      records[Int(number)].madeCount = Int32(made.count)
      records[Int(number)].requiredCount = Int32(required.count)
      places += made + required
      return number
    }

    private func flat(_ plan: StandardPlan.Field) -> Field {
      var field = Field(
        kind: .custom, isRequired: plan.isRequired, isAlwaysMade: plan.isNeeded,
        index: Int32(plan.index), number: Int32(plan.number), symbol: plan.symbol, type: plan.type)
      switch plan.source {
      case .custom: break
      case .value(let node):
        field.kind = .value
        field.node = node
      case .record:
        field.kind = .record
        field.isAlwaysMade = true
      case .list(let slot, let keySlot, let list, let condition, _):
        field.kind = .list
        field.isAlwaysMade = true
        field.node = list
        field.slot = slot
        field.keySlot = keySlot
        field.condition = condition
      }
      return field
    }
  }
}
