/// Computes what depends on no input, once.
struct ConstantFolding {
  private let program: Program

  init(program: Program) { self.program = program }

  /// Replaces nodes whose operands are all constant by what they come to.
  func fold(into emitter: Emitter) {
    var isConstant: [Bool] = []
    isConstant.reserveCapacity(program.nodes.count)
    var evaluator = Evaluator(program: program)
    for number in 0..<program.nodes.count {
      let node = program.nodes[number]
      guard node.operation != .constant else {
        isConstant.append(true)
        continue
      }
      var foldable = isPure(node)
      if foldable {
        program.forEachOperand(of: node) { foldable = foldable && isConstant[Int($0)] }
      }
      isConstant.append(foldable)
      guard foldable else { continue }
      evaluator.workspace.reset()
      evaluator.enter(frameSize: 0)
      let value = evaluator.evaluate(Int32(number))
      // What is unknown stays as it was written, so that the reason is found where it arises.
      guard value.isPresent else { continue }
      emitter.replace(number, byConstant: emitter.freeze(value, from: evaluator.workspace))
    }
  }

  private func isPure(_ node: Node) -> Bool {
    switch node.operation {
    case .constant, .global, .local, .ambient, .documentValue, .call: false
    case .comprehension, .some, .every, .no, .count, .share: false
    case .builtin:
      switch BuiltinOperation(rawValue: node.a) {
      case .age, .changes, .cycle, .downstream, .partOf, .sourceOf, .upstream, .nested, .pairs,
        .withUnit, nil:
        false
      default: true
      }
    default: true
    }
  }
}
