/// Why something is unknown: the innermost parts that have no value.
struct UnknownReasons {
  private let policies: CompiledPolicies
  private(set) var found: [String] = []

  init(policies: CompiledPolicies) { self.policies = policies }

  /// Looks below a node that has no value, in the frame that the evaluator is in.
  mutating func collect(_ number: Int32, _ evaluator: inout Evaluator) {
    let value = evaluator.evaluate(number)
    guard !value.isPresent else { return }
    let program = evaluator.program
    let node = program.nodes[Int(number)]
    var operands: [Int32] = []
    program.forEachOperand(of: node) { operands.append($0) }
    let unknown = operands.filter { !evaluator.evaluate($0).isPresent }
    guard unknown.isEmpty || node.operation == .call || isStep(node) else {
      for operand in unknown { collect(operand, &evaluator) }
      return
    }
    add(value, policies.source(of: program.spans[Int(number)]))
  }

  private func isStep(_ node: Node) -> Bool {
    switch node.operation {
    case .field, .rawField, .versionPart: true
    default: false
    }
  }

  private mutating func add(_ value: Value, _ source: String) {
    let reason: String
    switch value.tag {
    case .absent: reason = "`\(source)` is missing"
    case .missingOperand: reason = "`\(source)` needs something that is missing"
    default: reason = "`\(source)`: \(value.reason?.description ?? "unknown")"
    }
    if !found.contains(reason) { found.append(reason) }
  }
}
