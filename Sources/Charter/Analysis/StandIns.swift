/// What conditions come to where a path is missing and a literal steps in for it.
///
/// Only of a condition in which one `or else` and literals are all that stands.
struct StandIns {
  enum Result { case holds, fails, unknown }

  /// What each such condition comes to, by its node.
  private(set) var results: [Int32: Result] = [:]

  /// Looks through all nodes of a set.
  ///
  /// - Parameters:
  ///   - emitter: Takes a copy of each such condition with the literal in the place of the path.
  ///   - knowing: Makes an evaluator of all that the emitter holds.
  init(_ emitter: Emitter, knowing: () -> Evaluator) {
    var copies: [(original: Int32, copy: Int32)] = []
    for number in emitter.nodes.indices where Self.isCondition(emitter.nodes[number].operation) {
      var stepsIn = 0
      if let copy = Self.copy(Int32(number), emitter, &stepsIn), stepsIn == 1 {
        copies.append((Int32(number), copy))
      }
    }
    guard !copies.isEmpty else { return }
    var evaluator = knowing()
    evaluator.enter(frameSize: 0)
    for (original, copy) in copies {
      let value = evaluator.evaluate(copy)
      results[original] = value.isTrue ? .holds : value.isFalse ? .fails : .unknown
    }
  }

  private static func isCondition(_ operation: Node.Operation) -> Bool {
    switch operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isCase, .member,
      .notMember, .within, .matches:
      true
    default: false
    }
  }

  /// A copy of literals and one `or else`, of which only the literal is kept; nil where anything else
  /// stands there.
  private static func copy(
    _ number: Int32, _ emitter: Emitter, _ stepsIn: inout Int
  ) -> Int32? {
    let node = emitter.nodes[Int(number)]
    let span = emitter.spans[Int(number)]
    func added(_ copy: Node) -> Int32 {
      emitter.add(copy, span, operands: emitter.operands(of: copy))
    }
    switch node.operation {
    case .constant: return number
    case .orElse:
      stepsIn += 1
      guard emitter.nodes[Int(node.b)].operation == .constant else { return nil }
      return node.b
    case .isCase, .matches, .coerce:
      guard let operand = copy(node.a, emitter, &stepsIn) else { return nil }
      return operand == node.a
        ? number : added(Node(node.operation, operand, node.b, node.c, flag: node.flag))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .member, .notMember,
      .within:
      guard let one = copy(node.a, emitter, &stepsIn), let other = copy(node.b, emitter, &stepsIn)
      else { return nil }
      return one == node.a && other == node.b
        ? number : added(Node(node.operation, one, other, node.c, flag: node.flag))
    case .list:
      let isLiteral = emitter.operands(of: node).allSatisfy {
        emitter.nodes[Int($0)].operation == .constant
      }
      return isLiteral ? number : nil
    default: return nil
    }
  }

  /// Whether what steps in lets nothing pass, at the sign of its condition.
  static func tightens(_ result: Result, _ sign: Polarity) -> Bool {
    switch result {
    case .holds: sign == .tightens
    case .fails: sign == .loosens
    case .unknown: sign != .both
    }
  }
}
