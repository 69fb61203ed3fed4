/// The expressions that standards make fields of, where they read contracts: what they read of those
/// must be made too.
struct StandardLines {
  /// Evaluated for every document: lists that records are made of.
  private(set) var always: [Int32] = []
  /// By number of the field that they make.
  private(set) var ofFields: [Int32: [Int32]] = [:]

  init(of standards: [StandardPlan]) {
    for standard in standards where standard.joinsContracts { add(standard.made) }
  }

  private mutating func add(_ record: StandardPlan.RecordPlan) {
    for field in record.fields {
      switch field.source {
      case .value(let node): ofFields[Int32(field.number), default: []].append(node)
      case .custom: continue
      case .record(let inner): add(inner)
      case .list(_, _, let list, let condition, let inner):
        always += [list, condition]
        add(inner)
      }
    }
  }
}
