// While changes are looked for, a rule that blocks is asked what would make it pass.

extension RuleRun {
  /// Notes that a rule blocks, and what would undo that.
  mutating func propose(_ rule: ActiveRule, unmet: UInt64, _ evaluator: inout Evaluator) {
    guard rule.level == .block else { return }
    block(by: rule.number)
    guard var solver else { return }
    self.solver = nil
    let plan = policies.rules[rule.number]
    solver.restart()
    var sets = solver.unguarded(plan, loops: plan.loops.count, &evaluator)
    var met = [EditSet()]
    for index in plan.clauses.indices where unmet & 1 << UInt64(index) != 0 {
      met = EditSet.both(met, solver.met(plan.clauses[index], &evaluator))
    }
    sets += met.filter { !$0.edits.isEmpty }
    proposals.append(EditSet.best(sets))
    self.solver = solver
  }

  /// Notes that the list of a `for` cannot be told.
  mutating func propose(_ rule: ActiveRule, loop depth: Int, _ evaluator: inout Evaluator) {
    guard rule.level == .block else { return }
    block(by: rule.number)
    guard var solver else { return }
    self.solver = nil
    let plan = policies.rules[rule.number]
    solver.restart()
    let given = solver.give(plan.loops[depth].list, &evaluator)
    proposals.append(
      EditSet.best(solver.unguarded(plan, loops: depth, &evaluator) + given))
    self.solver = solver
  }

  /// Notes that a rule asks for approval, and what would keep it from asking.
  mutating func proposeWithoutApproval(_ rule: Int, _ evaluator: inout Evaluator) {
    guard var solver else { return }
    self.solver = nil
    solver.restart()
    approvalProposals.append(
      EditSet.best(solver.unguarded(policies.rules[rule], loops: 0, &evaluator)))
    self.solver = solver
  }
}

extension EditSolver {
  /// Ways to keep a rule from applying, in the frame of its loops.
  fileprivate mutating func unguarded(
    _ plan: RulePlan, loops: Int, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    var sets: [EditSet] = []
    if plan.when >= 0 { sets += solve(plan.when, false, &evaluator) }
    for loop in plan.loops.prefix(loops) {
      if loop.condition >= 0 { sets += solve(loop.condition, false, &evaluator) }
      sets += dropped(
        evaluator.local(loop.slot), from: place(of: loop.list, &evaluator), evaluator)
    }
    return sets.filter { !$0.edits.isEmpty }
  }

  /// Ways to meet a clause.
  fileprivate mutating func met(
    _ clause: RulePlan.Clause, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    switch clause.kind {
    case .require: return solve(clause.node, true, &evaluator)
    case .forbid: return solve(clause.node, false, &evaluator)
    case .deny, .permit: return []
    case .approval, .mask, .filter, .aggregate, .limit, .reassess:
      guard clause.node >= 0, evaluator.evaluate(clause.node).isAbsent else { return [] }
      return give(clause.node, &evaluator)
    }
  }
}
