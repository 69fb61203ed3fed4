/// Compiles one rule.
struct RuleCompiler {
  let checker: Checker

  init(checker: Checker) { self.checker = checker }

  mutating func compile(
    _ rule: RuleDeclaration, _ member: PolicyMember, _ policy: PolicyDeclaration
  ) -> RulePlan? {
    guard checker.ruleParts <= Limit.setParts else { return nil }
    guard
      let subject = checker.schema.subject(named: rule.subject.text)
    else {
      if !rule.subject.text.isEmpty {
        checker.report(checker.noSuchSubject(rule.subject))
      }
      return nil
    }
    let context = Self.context(of: subject, policy: policy.name.text, checker)
    let problems = checker.problems.count
    let (plan, _) = checker.within(context) {
      body(rule, member, policy, subject: subject)
    }
    guard !checker.problems[problems...].contains(where: { $0.severity == .error }) else {
      return nil
    }
    return isWithinLimits(plan) ? plan : nil
  }

  /// What a condition on a subject sees: its inputs, in the first slots.
  static func context(of subject: Int, policy: String, _ checker: Checker) -> Checker.Context {
    var context = Checker.Context()
    context.policy = policy
    for input in checker.schema.subjects[subject].inputs {
      context.locals.append(
        Checker.Local(
          name: input.name, type: input.type, slot: context.frameSize, span: input.span,
          isInput: true))
      context.frameSize += 1
    }
    return context
  }

  private func body(
    _ rule: RuleDeclaration, _ member: PolicyMember, _ policy: PolicyDeclaration, subject: Int
  ) -> RulePlan {
    let when = rule.when.map { checker.check($0, as: .bool) } ?? -1
    var loops: [RulePlan.Loop] = []
    var element: Type?
    for loop in rule.loops {
      loops.append(compile(loop))
      element = checker.context.locals.last?.type
    }
    let own = Set(checker.context.locals.map(\.slot))
    let clauses = rule.effects.map { compile($0, own: own) }
    let conditions = clauses.filter { $0.kind == .require || $0.kind == .forbid }.map(\.node)
    checkConstants([when] + loops.map(\.condition) + conditions, own)
    checkEffects(rule, subject: checker.schema.subjects[subject])
    let otherwise = rule.otherwise.map(compile)
    let help = rule.help.map(compile)
    let guards = ([when] + loops.map(\.condition)).filter { $0 >= 0 }
      .flatMap { paths(of: $0, own) }
    checkDepth(loops, clauses, rule)
    let levels = levels(rule.levels)
    let waivable = rule.waivable.flatMap { self.waivable($0, rule, clauses, subject: subject) }
    return RulePlan(
      name: "\(policy.name.text).\(rule.name.text)", policy: policy.name.text,
      rule: rule.name.text, subject: subject, frameSize: checker.context.frameSize, when: when,
      guardReads: guards,
      loops: loops, clauses: clauses, otherwise: otherwise, help: help, levels: levels,
      until: rule.until?.days, tags: rule.tags.map(\.text), documentation: member.documentation,
      owner: policy.owner?.plain,
      origin: RulePlan.Origin(
        version: policy.version?.plain, domain: policy.domain?.text,
        decided: rule.decided?.text.plain, decidedOn: rule.decided?.on?.days),
      span: member.span, nameSpan: rule.name.span, reads: checker.context.reads,
      element: element, waivable: waivable)
  }

  private func compile(_ loop: LoopSyntax) -> RulePlan.Loop {
    let list = checker.check(loop.list, expecting: nil)
    if list.type.element == nil {
      checker.report(.listExpected(checker.schema.describe(list.type), loop.list.span))
    }
    let element = list.type.element ?? .invalid
    let slot = checker.addLocal(loop.variable, element)
    let condition = loop.condition.map { checker.check($0, as: .bool) } ?? -1
    var key: Int32 = -1
    if case .record(let index) = element, let place = checker.schema.records[index].keyIndex {
      key = Int32(place)
    }
    return RulePlan.Loop(
      slot: slot, list: list.node, condition: condition, span: loop.span,
      text: checker.text(of: loop.list.span), keyField: key)
  }

  /// Slots of the subject's inputs that are no records: the purpose of a request, how long it is for.
  private var plainInputs: Set<Int32> {
    Set(checker.context.locals.filter { $0.isInput && !$0.type.holdsRecord }.map(\.slot))
  }

  func paths(of node: Int32, _ own: Set<Int32>) -> [ReadPath] {
    ReadPaths(checker, values: plainInputs).paths(of: node, own: own)
  }

  /// A condition that reads nothing of what is judged decides every subject alike.
  private func checkConstants(_ conditions: [Int32], _ own: Set<Int32>) {
    for node in conditions where node >= 0 && checker.emitter.isConstant(node, own: own) {
      checker.report(.constantCondition(checker.emitter.spans[Int(node)]))
    }
  }

  private func compile(_ text: TextLiteral) -> MessagePlan {
    MessagePlan(
      parts: text.parts.map { part in
        switch part {
        case .text(let text): .text(text)
        case .expression(let inner):
          .value(checker.printable(inner), source: checker.text(of: inner.span))
        }
      })
  }

  /// A timeline of levels; `block` ever since where none is written.
  func levels(_ syntaxes: [LevelSyntax]) -> [RulePlan.Level] {
    var levels: [RulePlan.Level] = []
    for syntax in syntaxes {
      let level: Finding.Level =
        switch syntax.level {
        case .advise: .advise
        case .warn: .warn
        case .block: .block
        }
      if let before = levels.last {
        if (syntax.from?.days ?? .min) <= (before.from ?? .min) {
          checker.report(.levelOrder(syntax.span))
        } else if level.rank < before.level.rank {
          checker.report(
            .fallingLevel(syntax.level.rawValue, before.level.rawValue, syntax.span))
        }
      }
      levels.append(RulePlan.Level(from: syntax.from?.days, level: level))
    }
    return levels.isEmpty ? [RulePlan.Level(from: nil, level: .block)] : levels
  }

  /// Who may waive a rule and for how long.
  private func waivable(
    _ syntax: WaivableSyntax, _ rule: RuleDeclaration, _ clauses: [RulePlan.Clause], subject: Int
  ) -> WaivablePlan? {
    let about = checker.schema.subjects[subject].name
    if WaiverCompiler.subjects[about] == nil {
      checker.report(.unusableWaivable("a rule on `\(about)`", syntax.span, because: nil))
    } else if let clause = clauses.first(where: { !$0.kind.takesLevel }) {
      checker.report(
        .unusableWaivable(
          "a rule that says `\(clause.kind.words)`", syntax.span, because: clause.span))
    }
    if case .duration = syntax.duration.form {
    } else {
      checker.report(.literalExpected(syntax.duration.span))
    }
    guard case .enumeration(let number)? = checker.schema.types["Role"] else { return nil }
    let roles = checker.schema.enums[number]
    guard let role = roles.index(of: syntax.role.text) else {
      checker.report(checker.caseExpected(syntax.role.text, syntax.role.span, of: roles))
      return nil
    }
    guard case .duration(let longest) = syntax.duration.form else { return nil }
    return WaivablePlan(
      role: role, roleName: syntax.role.text, longest: longest, span: syntax.span)
  }

  // MARK: Limits

  private func checkDepth(
    _ loops: [RulePlan.Loop], _ clauses: [RulePlan.Clause], _ rule: RuleDeclaration
  ) {
    let costs = checker.emitter.costs
    for (level, loop) in loops.enumerated() {
      let inner = max(
        costs[Int(loop.list)].depth,
        1 + (loop.condition >= 0 ? costs[Int(loop.condition)].depth : 0))
      if Int32(level) + inner > Limit.listDepth, inner <= Limit.listDepth {
        checker.report(.nestedListsTooDeep(loop.span))
        return
      }
    }
    for clause in clauses {
      // What is asked of each column or table stands one list deeper.
      let inner = clause.nodes.dropFirst().filter { $0 >= 0 }.map { costs[Int($0)].depth }
      let walks: Int32 = clause.mask != nil || clause.filter?.slot ?? -1 >= 0 ? 1 : 0
      let own = clause.node >= 0 ? costs[Int(clause.node)].depth : 0
      let depth = max(own, walks + (inner.max() ?? 0))
      if depth <= Limit.listDepth, Int32(loops.count) + depth > Limit.listDepth {
        checker.report(.nestedListsTooDeep(clause.span))
        return
      }
    }
  }

  /// Whether the set has room for a rule; what is too large of the rule itself is only said.
  private func isWithinLimits(_ plan: RulePlan) -> Bool {
    var total = CostCode(size: 0, depth: 0)
    var nodes: [Int32] = [plan.when]
    for loop in plan.loops { nodes += [loop.list, loop.condition] }
    for clause in plan.clauses { nodes += clause.nodes }
    for node in nodes where node >= 0 {
      total = total.joined(with: checker.emitter.costs[Int(node)])
    }
    if total.size > Limit.ruleParts {
      checker.report(.ruleTooLarge(plan.span))
    } else if total.height > CostCode.heightLimit {
      checker.report(.definesTooDeep("this rule", plan.span))
    }
    if plan.clauses.count > Limit.ruleEffects { checker.report(.tooManyClauses(plan.span)) }
    let rows = plan.clauses.reduce(0) { $0 + ($1.filter?.rows.parts ?? 0) }
    return checker.count(ruleParts: Int64(total.size) + rows, of: plan.span)
  }
}

extension Finding.Level {
  /// Higher is stricter.
  var rank: Int {
    switch self {
    case .advise: 0
    case .warn: 1
    case .block: 2
    }
  }
}
