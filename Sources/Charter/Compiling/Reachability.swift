/// What rules can read of their input, through defines and through what fills missing fields.
struct Reachability {
  private let program: Program
  /// Types that rules read values of a document as, while they are asked.
  private(set) var types: Set<Int32> = []

  init(program: Program) { self.program = program }

  /// Numbers of the fields that some rule can read, or one of some more nodes.
  ///
  /// - Parameters:
  ///   - rules: The rules.
  ///   - nodes: More that is evaluated.
  ///   - sources: Nodes that make a field out of others, by its number: what they read is read where it is.
  ///   - areFilled: What fills missing fields has run already.
  /// - Returns: Numbers of fields over all records.
  mutating func fields(
    readBy rules: [RulePlan], and nodes: [Int32], madeBy sources: [Int32: [Int32]] = [:],
    areFilled: Bool = false
  ) -> Set<Int32> {
    var fields: Set<Int32> = []
    var functions: Set<Int32> = []
    var pending = nodes
    func reach(_ field: Int32) {
      guard fields.insert(field).inserted, !areFilled else { return }
      add(function: program.fields[Int(field)].fill, &functions, &pending)
      pending += sources[field] ?? []
    }
    // By index: a rule that is copied has many references to count.
    for index in rules.indices {
      pending.append(rules[index].when)
      for loop in rules[index].loops.indices {
        pending.append(rules[index].loops[loop].list)
        pending.append(rules[index].loops[loop].condition)
      }
      for clause in rules[index].clauses.indices {
        pending += rules[index].clauses[clause].nodes
      }
      for message in [rules[index].otherwise, rules[index].help].compactMap({ $0 }) {
        for case .value(let node, _) in message.parts { pending.append(node) }
      }
    }
    while let number = pending.popLast() {
      guard number >= 0 else { continue }
      let node = program.nodes[Int(number)]
      program.forEachOperand(of: node) { pending.append($0) }
      switch node.operation {
      case .field:
        reach(node.c)
        for source in program.sources[node.c] { reach(source) }
      case .coerce, .fits: types.insert(node.b)
      case .element:
        continue
      case .builtin where BuiltinOperation(rawValue: node.a) == .changes:
        for field in program.changes.fields() { reach(field) }
      case .builtin where node.walksLineage:
        for field in program.lineage?.fields ?? [] { reach(field) }
      case .call: add(function: node.a, &functions, &pending)
      case .comprehension, .some, .every, .no, .count, .share:
        let binder = program.binders[Int(node.a)]
        pending += [binder.condition, binder.body]
      default: continue
      }
    }
    return fields
  }

  private func add(function: Int32, _ functions: inout Set<Int32>, _ pending: inout [Int32]) {
    guard function >= 0, functions.insert(function).inserted else { return }
    pending.append(program.functions[Int(function)].body)
  }
}
