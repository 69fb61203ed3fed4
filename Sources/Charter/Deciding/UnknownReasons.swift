/// Why something is unknown: the innermost parts that have no value.
struct UnknownReasons {
  private let policies: CompiledPolicies
  private(set) var found: [String] = []

  init(policies: CompiledPolicies) { self.policies = policies }

  /// Looks below a node that has no value, in the frame that the evaluator is in.
  mutating func collect(_ number: Int32, _ evaluator: inout Evaluator) {
    let value = evaluator.evaluate(number)
    guard !value.isPresent else { return }
    let node = evaluator.program.nodes[Int(number)]
    let unknown = decisive(node, &evaluator).filter { !evaluator.evaluate($0).isPresent }
    guard unknown.isEmpty || node.operation == .call || isStep(node) else {
      for operand in unknown { collect(operand, &evaluator) }
      return
    }
    let count = found.count
    if unknown.isEmpty, value.reason != .limit { collectElements(node, &evaluator) }
    guard found.count == count else { return }
    add(value, of: node, policies.source(of: evaluator.program.spans[Int(number)]))
  }

  /// The operands that matter: of a choice only what was chosen.
  private func decisive(_ node: Node, _ evaluator: inout Evaluator) -> [Int32] {
    switch node.operation {
    case .conditional:
      let condition = evaluator.evaluate(node.a)
      return condition.isTrue ? [node.b] : condition.isFalse ? [node.c] : [node.a]
    case .orElse where evaluator.evaluate(node.a).isUnreadable: return [node.a]
    default:
      var operands: [Int32] = []
      evaluator.program.forEachOperand(of: node) { operands.append($0) }
      return operands
    }
  }

  /// What is unknown of the elements of a list that is there.
  private mutating func collectElements(_ node: Node, _ evaluator: inout Evaluator) {
    switch node.operation {
    case .some, .every, .no, .count, .share, .comprehension: break
    default: return
    }
    let binder = evaluator.program.binders[Int(node.a)]
    let list = evaluator.evaluate(binder.list)
    guard list.isPresent, var cursor = ElementCursor(list, in: evaluator.workspace) else { return }
    while let (key, element) = cursor.next(in: evaluator.workspace) {
      evaluator.bind(binder, key: key, element: element)
      if binder.condition >= 0 {
        let condition = evaluator.evaluate(binder.condition)
        if condition.isFalse { continue }
        collect(binder.condition, &evaluator)
      }
      if binder.body >= 0, node.operation != .comprehension { collect(binder.body, &evaluator) }
    }
  }

  private func isStep(_ node: Node) -> Bool {
    switch node.operation {
    case .field, .rawField, .versionPart: true
    default: false
    }
  }

  private mutating func add(_ value: Value, of node: Node, _ source: String) {
    let reason: String
    switch value.tag {
    case .absent: reason = "`\(source)` is missing"
    case .missingOperand where node.operation == .builtin:
      reason = "`\(source)`: \(UnknownReason.unknownElements.description)"
    case .missingOperand: reason = "`\(source)` needs something that is missing"
    default: reason = "`\(source)`: \(value.reason?.description ?? "unknown")"
    }
    if !found.contains(reason) { found.append(reason) }
  }
}
