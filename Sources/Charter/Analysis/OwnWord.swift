/// Permits that rest only on what a request says of itself.
///
/// What a product is comes from the catalog; who asks, and what for, is what the request claims.
struct OwnWord {
  private let emitter: Emitter
  /// By record type: whether the set's own data holds such records.
  private let registered: [Bool]

  init(_ emitter: Emitter, registered: [Bool]) {
    self.emitter = emitter
    self.registered = registered
  }

  /// A warning for each rule that permits on claims alone; what permits without a condition claims
  /// nothing and says so.
  func problems(_ rules: [RulePlan], _ subjects: [SubjectPlan]) -> [Problem] {
    rules.compactMap { rule in
      guard rule.when >= 0, rule.domain < 0,
        let permit = rule.clauses.first(where: { $0.kind == .permit }),
        rule.reads.isDisjoint(with: [.catalog, .directory])
      else { return nil }
      let inputs = subjects[rule.subject].inputs
      var slots: Set<Int32> = []
      collect(rule.when, &slots)
      guard !looksUp(rule.when) else { return nil }
      let read = slots.sorted().filter { $0 < inputs.count }.map { inputs[Int($0)] }
      guard !read.contains(where: isRegistered) else { return nil }
      let names = read.map(\.name)
      guard !names.isEmpty, Set(names).isDisjoint(with: Self.evidence) else { return nil }
      return .permitOnOwnWord(rule.name, names, permit.span)
    }
  }

  /// Inputs that are taken from the catalog, whatever a request says.
  private static let evidence: Set<String> = ["product", "port", "columns"]

  /// Whether an input is named by its key in the council's data.
  private func isRegistered(_ input: SubjectPlan.Input) -> Bool {
    let type = emitter.types[Int(input.type)]
    return type.kind == .record && registered[Int(type.index)]
  }

  /// Whether an element of the council's data is looked up by its key.
  private func looksUp(_ number: Int32) -> Bool {
    let node = emitter.nodes[Int(number)]
    if node.operation == .element, emitter.nodes[Int(node.a)].operation == .global { return true }
    return emitter.operands(of: node).contains { looksUp($0) }
  }

  private func collect(_ number: Int32, _ slots: inout Set<Int32>) {
    guard number >= 0 else { return }
    let node = emitter.nodes[Int(number)]
    if node.operation == .local { slots.insert(node.a) }
    for operand in emitter.operands(of: node) { collect(operand, &slots) }
    switch node.operation {
    case .some, .every, .no, .count, .share, .comprehension:
      let binder = emitter.binders[Int(node.a)]
      collect(binder.condition, &slots)
      collect(binder.body, &slots)
    default: return
    }
  }
}
