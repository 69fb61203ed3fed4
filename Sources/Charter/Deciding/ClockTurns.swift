/// The instants at which conditions that read the clock can come out otherwise.
///
/// Every comparison of the clock with something else is monotone in time, so its turning points
/// are found by bisection; whatever else reads the clock is only noted.
struct ClockTurns {
  let policies: CompiledPolicies
  let start: Timestamp
  let end: Timestamp
  private(set) var instants: Set<Int64> = []
  /// Nothing reads the clock but through comparisons whose turning points were found.
  private(set) var isExact = true
  private var left = 2_000

  init(policies: CompiledPolicies, from start: Timestamp, to end: Timestamp) {
    self.policies = policies
    self.start = start
    self.end = end
  }

  /// A day at whose start something changes.
  mutating func add(day: Int32?) {
    guard let day else { return }
    let time = CivilDate(days: day).startOfDay
    if time > start, time <= end { instants.insert(time.microseconds) }
  }

  // MARK: Rules

  mutating func collect(rule number: Int, _ evaluator: inout Evaluator) {
    guard policies.clock.rules[number] else { return }
    let plan = policies.rules[number]
    let mark = evaluator.workspace.mark
    evaluator.budget = .counted
    collect(plan.when, &evaluator)
    walk(plan, 0, &evaluator)
    evaluator.workspace.release(to: mark)
  }

  private mutating func walk(
    _ plan: RulePlan, _ depth: Int, _ evaluator: inout Evaluator
  ) {
    guard depth < plan.loops.count else {
      for clause in plan.clauses {
        switch clause.kind {
        case .require, .forbid: collect(clause.node, &evaluator)
        default:
          // Who must agree, and what is masked or filtered, may be another later.
          for node in clause.nodes where policies.clock.reads(node) { isExact = false }
        }
      }
      return
    }
    let loop = plan.loops[depth]
    collect(loop.list, &evaluator)
    let list = evaluator.evaluate(loop.list)
    guard list.isPresent, var cursor = ElementCursor(list, in: evaluator.workspace) else { return }
    while left > 0, let (_, element) = cursor.next(in: evaluator.workspace) {
      left -= 1
      evaluator.setLocal(loop.slot, element)
      collect(loop.condition, &evaluator)
      walk(plan, depth + 1, &evaluator)
    }
    if left == 0 { isExact = false }
  }

  // MARK: Conditions

  private mutating func collect(_ number: Int32, _ evaluator: inout Evaluator) {
    guard number >= 0, policies.clock.reads(number) else { return }
    guard left > 0 else {
      isExact = false
      return
    }
    left -= 1
    let node = policies.program.nodes[Int(number)]
    switch node.operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      switch (direction(node.a), direction(node.b)) {
      case (.still, .up), (.still, .down), (.up, .still), (.down, .still):
        bisect(node, &evaluator)
      default: collectOperands(node, &evaluator)
      }
    case .ambient: isExact = false
    case .builtin:
      if BuiltinOperation(rawValue: node.a) == .age { isExact = false }
      collectOperands(node, &evaluator)
    case .call:
      for index in 0..<Int(node.c) {
        // Inside the define nothing tells that an argument is the clock's.
        isExact =
          isExact && !policies.clock.reads(policies.program.extra[Int(node.b) + index])
      }
      let (body, frame) = evaluator.open(call: node)
      collect(body, &evaluator)
      evaluator.close(frame)
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = policies.program.binders[Int(node.a)]
      collect(binder.list, &evaluator)
      let list = evaluator.evaluate(binder.list)
      guard list.isPresent, var cursor = ElementCursor(list, in: evaluator.workspace) else {
        return
      }
      while left > 0, let (key, element) = cursor.next(in: evaluator.workspace) {
        left -= 1
        evaluator.bind(binder, key: key, element: element)
        collect(binder.condition, &evaluator)
        collect(binder.body, &evaluator)
      }
      if left == 0 { isExact = false }
    default: collectOperands(node, &evaluator)
    }
  }

  private mutating func collectOperands(_ node: Node, _ evaluator: inout Evaluator) {
    var operands: [Int32] = []
    policies.program.forEachOperand(of: node) { operands.append($0) }
    for operand in operands { collect(operand, &evaluator) }
  }

  // MARK: Comparisons

  /// How a value moves while time passes.
  private enum Direction { case still, up, down, unknown }

  private func direction(_ number: Int32) -> Direction {
    guard policies.clock.reads(number) else { return .still }
    let node = policies.program.nodes[Int(number)]
    switch node.operation {
    case .ambient: return .up
    case .startOfDay: return direction(node.a)
    case .add, .subtract:
      let left = direction(node.a)
      var right = direction(node.b)
      if node.operation == .subtract {
        right = right == .up ? .down : right == .down ? .up : right
      }
      if left == .still { return right }
      return right == .still || right == left ? left : .unknown
    case .builtin where BuiltinOperation(rawValue: node.a) == .age:
      return policies.clock.reads(policies.program.extra[Int(node.b)]) ? .unknown : .up
    default: return .unknown
    }
  }

  /// Finds when a comparison of something that moves with something that does not turns.
  private mutating func bisect(_ node: Node, _ evaluator: inout Evaluator) {
    let now = evaluator.now
    defer { evaluator.now = now }
    bisect(
      node, start.microseconds, state(node, start.microseconds, &evaluator), end.microseconds,
      state(node, end.microseconds, &evaluator), &evaluator)
  }

  private mutating func bisect(
    _ node: Node, _ low: Int64, _ lowState: Int, _ high: Int64, _ highState: Int,
    _ evaluator: inout Evaluator
  ) {
    guard lowState != highState else { return }
    guard high - low > 1 else {
      instants.insert(high)
      return
    }
    let middle = low + (high - low) / 2
    let middleState = state(node, middle, &evaluator)
    bisect(node, low, lowState, middle, middleState, &evaluator)
    bisect(node, middle, middleState, high, highState, &evaluator)
  }

  /// How both sides lie to each other at an instant.
  private func state(_ node: Node, _ instant: Int64, _ evaluator: inout Evaluator) -> Int {
    let mark = evaluator.workspace.mark
    defer { evaluator.workspace.release(to: mark) }
    evaluator.now = Timestamp(microseconds: instant)
    let left = evaluator.evaluate(node.a)
    let right = evaluator.evaluate(node.b)
    guard left.isPresent, right.isPresent else { return -1 }
    let less = evaluator.compare(left, right, .less)
    let atMost = evaluator.compare(left, right, .lessOrEqual)
    func code(_ value: Value) -> Int { value.isTrue ? 2 : value.isFalse ? 0 : 1 }
    return code(less) * 3 + code(atMost)
  }
}

/// Which parts of a set read the clock.
struct ClockReaders: Sendable {
  private let nodes: [Bool]
  /// By number of the rule.
  let rules: [Bool]
  /// What fills missing fields reads it.
  let readsInFills: Bool

  init(_ program: Program, _ plans: [RulePlan], _ subjects: [SubjectPlan]) {
    var reads = [Bool](repeating: false, count: program.nodes.count)
    // Operands, and bodies of defines, stand before what uses them.
    for number in reads.indices {
      let node = program.nodes[number]
      var found = false
      switch node.operation {
      case .ambient: found = Ambient(rawValue: node.a).map { $0 == .now || $0 == .today } ?? false
      case .builtin: found = BuiltinOperation(rawValue: node.a) == .age
      case .call:
        let body = Int(program.functions[Int(node.a)].body)
        found = body < number && reads[body]
      case .comprehension, .some, .every, .no, .count, .share:
        let binder = program.binders[Int(node.a)]
        for inner in [binder.condition, binder.body] where inner >= 0 {
          found = found || reads[Int(inner)]
        }
      default: break
      }
      program.forEachOperand(of: node) { found = found || reads[Int($0)] }
      reads[number] = found
    }
    func isRead(_ number: Int32) -> Bool { number >= 0 && reads[Int(number)] }
    rules = plans.map { plan in
      isRead(plan.when) || plan.loops.contains { isRead($0.list) || isRead($0.condition) }
        || plan.clauses.contains { $0.nodes.contains(where: isRead) }
    }
    var inFills = subjects.contains { $0.inputs.contains { isRead($0.value) } }
    for entry in 0..<program.fills.entries.count {
      let function = Int(program.fills.entries[entry].function)
      inFills = inFills || isRead(program.functions[function].body)
    }
    readsInFills = inFills
    nodes = reads
  }

  func reads(_ number: Int32) -> Bool { number >= 0 && nodes[Int(number)] }
}
