/// Permits that rest only on what a request says of itself.
///
/// What a product is comes from the catalog; who asks, and what for, is what the request claims.
struct OwnWord {
  private let emitter: Emitter

  init(_ emitter: Emitter) { self.emitter = emitter }

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
      let names = slots.sorted().filter { $0 < inputs.count }.map { inputs[Int($0)].name }
      guard !names.isEmpty, Set(names).isDisjoint(with: Self.evidence) else { return nil }
      return .permitOnOwnWord(rule.name, names, permit.span)
    }
  }

  /// Inputs that are taken from the catalog, whatever a request says.
  private static let evidence: Set<String> = ["product", "port", "columns"]

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
