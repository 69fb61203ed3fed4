/// Walks a rule over the subject that was judged last and takes down what each part comes to.
struct RuleObserver {
  /// What was seen of a part.
  struct Seen: OptionSet, Sendable {
    let rawValue: UInt8
    static let asked = Seen(rawValue: 1)
    static let applied = Seen(rawValue: 2)
    static let isTrue = Seen(rawValue: 4)
    static let isFalse = Seen(rawValue: 8)
    static let unknown = Seen(rawValue: 16)

    var elements: [Seen] {
      [.asked, .applied, .isTrue, .isFalse, .unknown].filter(contains)
    }

    var word: String {
      switch self {
      case .asked: "asked"
      case .applied: "applied"
      case .isTrue: "true"
      case .isFalse: "false"
      default: "unknown"
      }
    }

    /// What a condition came to.
    init(_ value: Value) { self = value.isTrue ? .isTrue : value.isFalse ? .isFalse : .unknown }
    init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// A part of a rule and what tests should see of it.
  struct Part {
    var span: Span
    var wanted: Seen
  }

  private let plan: RulePlan
  /// The rule itself, its `when`, the conditions of its loops, its effects.
  private(set) var seen: [Seen]

  init(plan: RulePlan) {
    self.plan = plan
    seen = Array(repeating: [], count: 2 + plan.loops.count + plan.clauses.count)
  }

  static func parts(of plan: RulePlan, _ program: Program) -> [Part] {
    func condition(_ node: Int32, _ wanted: Seen) -> Part {
      node >= 0
        ? Part(span: program.spans[Int(node)], wanted: wanted) : Part(span: plan.span, wanted: [])
    }
    var parts = [Part(span: plan.span, wanted: .asked)]
    parts.append(condition(plan.when, [.isTrue, .isFalse]))
    parts += plan.loops.map { condition($0.condition, [.isTrue, .isFalse]) }
    parts += plan.clauses.map { clause in
      guard clause.kind == .require || clause.kind == .forbid else {
        return Part(span: clause.span, wanted: .applied)
      }
      let canBeUnknown = !isAlwaysKnown(clause.node, program)
      return condition(
        clause.node, canBeUnknown ? [.isTrue, .isFalse, .unknown] : [.isTrue, .isFalse])
    }
    return parts
  }

  /// A condition that asks only whether something is there is unknown of nothing that a test can
  /// write down.
  private static func isAlwaysKnown(_ number: Int32, _ program: Program) -> Bool {
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .presence, .fits: return true
    case .constant: return program.constants[Int(node.a)].isPresent
    case .not: return isAlwaysKnown(node.a, program)
    case .and, .or, .implies:
      return isAlwaysKnown(node.a, program) && isAlwaysKnown(node.b, program)
    default: return false
    }
  }

  mutating func observe(_ evaluator: inout Evaluator) {
    let mark = evaluator.workspace.mark
    defer { evaluator.workspace.release(to: mark) }
    if plan.when >= 0 {
      let value = evaluator.evaluate(plan.when)
      seen[1].insert(Seen(value))
      if value.isFalse { return }
    }
    walk(0, &evaluator)
  }

  private mutating func walk(_ depth: Int, _ evaluator: inout Evaluator) {
    guard depth < plan.loops.count else {
      seen[0].insert(.asked)
      for (index, clause) in plan.clauses.enumerated() {
        let place = 2 + plan.loops.count + index
        if clause.kind == .require || clause.kind == .forbid {
          seen[place].insert(Seen(evaluator.evaluate(clause.node)))
        } else {
          seen[place].insert(.applied)
        }
      }
      return
    }
    let loop = plan.loops[depth]
    let list = evaluator.evaluate(loop.list)
    guard list.isPresent, var cursor = ElementCursor(list, in: evaluator.workspace) else {
      seen[0].insert(.asked)
      return
    }
    while let (_, element) = cursor.next(in: evaluator.workspace) {
      evaluator.setLocal(loop.slot, element)
      if loop.condition >= 0 {
        let value = evaluator.evaluate(loop.condition)
        seen[2 + depth].insert(Seen(value))
        if value.isFalse { continue }
      }
      walk(depth + 1, &evaluator)
    }
  }
}
