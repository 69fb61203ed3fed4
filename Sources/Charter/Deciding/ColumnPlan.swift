/// Where the model keeps what is asked of a column.
struct ColumnPlan: Sendable {
  let record: Int
  let name: Int
  let table: Int
  /// -1 where the model has no types of columns.
  let type: Int
  /// What the engine calls its type, and whether a timestamp knows its offset; -1 for none.
  let physicalType: Int
  let withZone: Int
  /// The case of its type that says text; -1 where there is none.
  let textCase: Int

  init?(in schema: Schema, _ program: Program) {
    guard case .record(let record)? = schema.types["Column"],
      let name = schema.records[record].index(of: "name"),
      let table = schema.records[record].index(of: "table")
    else { return nil }
    self.record = record
    self.name = name
    self.table = table
    var place = -1
    var text = -1
    if let field = schema.records[record].index(of: "type"),
      case .enumeration(let number) = schema.records[record].fields[field].type,
      let found = schema.enums[number].index(of: "text")
    {
      place = field
      text = Int(program.enumStarts[number]) + found
    }
    type = place
    physicalType = schema.records[record].index(of: "physical_type") ?? -1
    withZone = schema.records[record].index(of: "with_zone") ?? -1
    textCase = text
  }
}
