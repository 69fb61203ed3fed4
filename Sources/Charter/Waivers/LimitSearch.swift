/// Looks for a limit among the reasons for which something is unknown, in the frame that the
/// evaluator is in.
///
/// Costs a few times what evaluating it costs. Where there is too much to look through, a limit
/// counts as found.
struct LimitSearch {
  let policies: CompiledPolicies
  private(set) var isFound = false
  private var left = 1_000_000

  init(policies: CompiledPolicies) { self.policies = policies }

  /// Looks through what a node is made of, where it is unknown; -1 is none.
  mutating func look(_ number: Int32, _ evaluator: inout Evaluator) {
    guard number >= 0, !isFound else { return }
    guard left > 0 else {
      isFound = true
      return
    }
    left -= 1
    let value = evaluator.evaluate(number)
    if value.reason == .limit { isFound = true }
    guard !value.isPresent, !isFound else { return }
    let node = policies.program.nodes[Int(number)]
    var operands: [Int32] = []
    policies.program.forEachOperand(of: node) { operands.append($0) }
    for operand in operands { look(operand, &evaluator) }
    switch node.operation {
    case .call:
      let (body, frame) = evaluator.open(call: node)
      look(body, &evaluator)
      evaluator.close(frame)
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = policies.program.binders[Int(node.a)]
      let list = evaluator.evaluate(binder.list)
      guard list.isPresent, var cursor = ElementCursor(list, in: evaluator.workspace) else {
        return
      }
      while !isFound, let (key, element) = cursor.next(in: evaluator.workspace) {
        evaluator.bind(binder, key: key, element: element)
        look(binder.condition, &evaluator)
        look(binder.body, &evaluator)
      }
    default: return
    }
  }
}
