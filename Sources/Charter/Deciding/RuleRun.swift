/// Asks every rule of a set about one subject.
///
/// Three values become two here and nowhere else: what is not known to hold counts as not met.
struct RuleRun: ~Copyable {
  private let inPlace = InPlace()
  let policies: CompiledPolicies
  /// Of the set: what most rules are told by, without a step through it.
  private let conditions: UnsafePointer<ConditionCode>
  private let clauses: UnsafePointer<ClauseCode>
  let id: String
  /// Number of the subject.
  private(set) var subject: Int
  /// How row filters are said.
  private(set) var dialect: SQLDialect
  var findings: [Finding] = []
  /// The waivers that hold, and what came of each that is about the subject.
  var granted: [Granted] = []
  var waiverUses: [WaiverUse] = []
  /// What rules ask for beside what they found.
  var asks = RuleAsks()
  /// Why the row filter that was asked for last cannot be had.
  var filterProblem: String?
  /// Explains findings and grants, where that was asked for.
  var explainer: Explainer?
  /// Of rules that permit or ask for approval, by number.
  private(set) var explanations: [Int: Explanation] = [:]
  private var explained = (rule: -1, count: 0)
  /// Only the outcome matters: nothing is put into words.
  var isLight = false
  /// Then: the rules that block, by number.
  private(set) var blocking: [Int] = []
  /// A rule masks columns that it made itself, which are named at the end.
  var holdsMadeColumns = false
  /// Where what rules make starts.
  private(set) var firstMade = 0
  var isBlocked = false
  /// Finds edits for what blocks, where they are looked for, and what it found.
  var solver: EditSolver?
  var proposals: [[EditSet]] = []
  var approvalProposals: [[EditSet]] = []
  private(set) var asked = 0
  /// The council was asked: by one of its rules, or by what it lets a domain permit.
  private var isCovered = false
  private(set) var notAsked = 0
  /// Every rule is certain to stay within the cost limit.
  private var areCheap = false
  /// Whether the messages of the rule that is asked may walk lists.
  private var messages = CostBudget.counted

  init(
    policies: CompiledPolicies, id: String, subject: Int, dialect: SQLDialect = .trino
  ) {
    self.policies = policies
    conditions = policies.conditions.codes.pointer
    clauses = policies.clauses.pointer
    self.id = id
    self.subject = subject
    self.dialect = dialect
  }

  /// Forgets what was asked and found, and keeps the memory: another input begins.
  ///
  /// For runs that write what they find at once or say nothing of it, and explain and propose nothing.
  mutating func restart(subject: Int, dialect: SQLDialect) {
    self.subject = subject
    self.dialect = dialect
    if !granted.isEmpty { granted.removeAll() }
    if !waiverUses.isEmpty { waiverUses.removeAll() }
    asks.removeAll()
    filterProblem = nil
    blocking.removeAll(keepingCapacity: true)
    holdsMadeColumns = false
    isBlocked = false
    asked = 0
    notAsked = 0
    isCovered = false
  }

  /// Notes that a rule blocks.
  mutating func block(by rule: Int) {
    isBlocked = true
    if blocking.last != rule { blocking.append(rule) }
  }

  /// What the findings come to, and what was asked: the strictest of all, whatever the order.
  func outcome(permitsByDefault: Bool) -> Decision.Outcome {
    if isBlocked || findings.contains(where: \.blocks) { return .deny }
    if !isCovered { return .notCovered }
    if !permitsByDefault, asks.grants.isEmpty { return .deny }
    return asks.approvals.isEmpty ? .permit : .review
  }

  /// Asks the rules that are in force, in the order of their names.
  mutating func judge(
    _ active: [ActiveRule], _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    // What is judged may have been edited since.
    evaluator.mesh.lineage = nil
    readWaivers(&evaluator, input)
    evaluator.memo.forget()
    firstMade = evaluator.workspace.slotCount
    guard let first = active.first else { return }
    let guards = policies.guards
    evaluator.readGuards(guards, of: first.number)
    evaluator.findCandidates(guards, among: active, isWhole: input.options.without.isEmpty)
    let isPlain = explainer == nil && solver == nil
    areCheap = policies.tightestBound.holds(for: evaluator.workspace.lengths)
    active.withUnsafeBufferPointer { active in
      let codes = policies.codes.pointer
      for index in 0..<evaluator.candidateCount {
        let rule = active[Int(evaluator.candidates[index])]
        if rule.isGivenUp {
          notAsked += 1
          continue
        }
        if evaluator.asksLists,
          guards.listTests.ruleOut(rule.number, evaluator.guardLists)
        {
          continue
        }
        let code = codes[rule.number]
        if isPlain, code.onlyGrants {
          grant(rule.number, code, &evaluator)
          continue
        }
        if isPlain, code.onlyRestricts, isMet(rule.number, code, &evaluator) { continue }
        ask(rule, code, &evaluator, &input)
      }
    }
  }

  /// Whether a rule does not apply, or all that it requires is known to hold: most rules of most
  /// subjects.
  ///
  /// What a rule comes to otherwise is told by asking it; what it asked is not evaluated again.
  private mutating func isMet(
    _ rule: Int, _ code: borrowing RuleCode, _ evaluator: inout Evaluator
  ) -> Bool {
    guard areCheap || policies.costBounds.pointer[rule].holds(for: evaluator.workspace.lengths)
    else { return false }
    let conditions = self.conditions
    evaluator.budget = .granted
    let mark = evaluator.workspace.mark
    defer { evaluator.workspace.release(to: mark) }
    if code.when >= 0 {
      let when = evaluator.condition(code.when, of: conditions)
      if when.isFalse { return true }
      guard when.isTrue else { return false }
    }
    let first = clauses + Int(code.firstClause)
    for index in 0..<Int(code.clauseCount) {
      let clause = first[index]
      let value = evaluator.condition(clause.condition, of: conditions)
      guard clause.kind == .require ? value.isTrue : value.isFalse else { return false }
    }
    asked += 1
    isCovered = true
    return true
  }

  /// Asks a rule that permits and does nothing else.
  private mutating func grant(_ rule: Int, _ code: RuleCode, _ evaluator: inout Evaluator) {
    let isCheap =
      areCheap || policies.costBounds.pointer[rule].holds(for: evaluator.workspace.lengths)
    evaluator.budget = isCheap ? .granted : .counted
    let mark = evaluator.workspace.mark
    defer {
      evaluator.mustNarrow = false
      evaluator.workspace.release(to: mark)
    }
    var isConfirmed = true
    if code.when >= 0 {
      let when = evaluator.condition(code.when, of: policies.conditions.codes.pointer)
      if when.isFalse { return }
      isConfirmed = when.isTrue
    }
    asks.permit(rule, isConfirmed: isConfirmed)
    asked += 1
    isCovered = true
  }

  private mutating func ask(
    _ rule: ActiveRule, _ code: RuleCode, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    // A rule keeps nothing but its findings, which are texts, and columns that it made and masks.
    let mark = evaluator.workspace.mark
    defer {
      evaluator.mustNarrow = false
      if !keepsValues { evaluator.workspace.release(to: mark) }
    }
    let isCheap =
      areCheap || policies.costBounds.pointer[rule.number].holds(for: evaluator.workspace.lengths)
    evaluator.budget = isCheap ? .granted : .counted
    messages = evaluator.budget
    var guards = code.domain < 0 ? Value.true : evaluator.lineage[Int(code.domain)]
    if guards.isFalse { return }
    if code.when >= 0 {
      let when = evaluator.condition(code.when, of: policies.conditions.codes.pointer)
      if when.isFalse { return }
      if !when.isTrue, guards.isTrue { guards = .unknown(over: when) }
    }
    var isAsked = code.loopCount == 0
    if evaluator.budget == .counted, code.loopCount > 0, isTooCostly(rule, &evaluator, &input) {
      asked += 1
      if code.domain < 0 { isCovered = true }
      return
    }
    walk(rule, code, 0, guards, &isAsked, &evaluator, &input)
    guard isAsked else { return }
    asked += 1
    if code.domain < 0 { isCovered = true }
  }

  /// Whether the loops of a rule would take too long, which is then found; decides too what its
  /// messages may do.
  private mutating func isTooCostly(
    _ rule: ActiveRule, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> Bool {
    let plan = policies.rules[rule.number]
    var cost = RuleCost.exact(plan, evaluator)
    messages = cost.said <= evaluator.greatestCost ? .granted : .refused
    if cost.asked > evaluator.greatestCost, evaluator.snapshot?.indexes.isEmpty == false {
      cost = RuleCost.exact(plan, evaluator, looksUp: true)
      evaluator.mustNarrow = true
    }
    guard cost.asked > evaluator.greatestCost else {
      evaluator.budget = .granted
      return false
    }
    messages = .counted
    evaluator.mustNarrow = false
    let list = evaluator.evaluate(plan.loops[0].list)
    reportList(
      rule, 0, list.isPresent ? .unknown(.limit, origin: list.origin) : list, &evaluator, &input)
    return true
  }

  private mutating func walk(
    _ rule: ActiveRule, _ code: RuleCode, _ depth: Int32, _ guards: Value,
    _ isAsked: inout Bool, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    guard depth < code.loopCount else {
      isAsked = true
      answer(rule, code, guards, &evaluator, &input)
      return
    }
    let loop = policies.loops.pointer[Int(code.firstLoop + depth)]
    let list = evaluator.narrowed(evaluator.evaluate(loop.list), by: loop.lookup)
    let (start, problem) = evaluator.cursor(list)
    guard var elements = start else {
      isAsked = true
      reportList(rule, Int(depth), list.isPresent ? problem : list, &evaluator, &input)
      return
    }
    let mark = evaluator.workspace.mark
    while let (_, element) = elements.next(in: evaluator.workspace) {
      if !keepsValues { evaluator.workspace.release(to: mark) }
      evaluator.setLocal(loop.slot, element)
      var inner = guards
      if loop.condition >= 0 {
        let condition = evaluator.evaluate(loop.condition)
        if condition.isFalse { continue }
        if !condition.isTrue, guards.isTrue { inner = .unknown(over: condition) }
      }
      walk(rule, code, depth + 1, inner, &isAsked, &evaluator, &input)
    }
  }

  /// One finding for a rule and element, naming each requirement that is not met.
  private mutating func answer(
    _ rule: ActiveRule, _ code: RuleCode, _ guards: Value,
    _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    // A guard that is unknown leaves open whether a clause applies at all.
    let isCertain = guards.isTrue
    var unmet: UInt64 = 0
    var isViolated = false
    for index in 0..<Int(code.clauseCount) {
      let clause = policies.clauses.pointer[Int(code.firstClause) + index]
      switch clause.kind {
      case .deny: isViolated = isViolated || isCertain
      case .forbid:
        let value = evaluator.condition(clause.condition, of: policies.conditions.codes.pointer)
        if value.isFalse { continue }
        isViolated = isViolated || (isCertain && value.isTrue)
      case .require:
        let value = evaluator.condition(clause.condition, of: policies.conditions.codes.pointer)
        if value.isTrue { continue }
        isViolated = isViolated || (isCertain && value.isFalse)
      case .permit:
        // Of a domain, only where what the council asks of it is known to hold.
        let mayPermit = clause.node < 0 || evaluator.evaluate(clause.node).isTrue
        asks.permit(rule.number, isConfirmed: isCertain && mayPermit)
        if isCertain, mayPermit { isCovered = true }
        continue
      case .approval, .mask, .filter, .aggregate, .limit, .reassess:
        guard let shortfall = ask(clause, at: index, of: rule.number, &evaluator) else {
          if clause.kind == .approval { proposeWithoutApproval(rule.number, &evaluator) }
          continue
        }
        isViolated = isViolated || (isCertain && shortfall == .violated)
      }
      unmet |= 1 << UInt64(index)
    }
    if explainer != nil { explainAsks(rule, isCertain: isCertain, &evaluator, &input) }
    guard unmet != 0 else { return }
    let covering = waivers(covering: rule.number, code, unmet: unmet, &evaluator)
    if isLight {
      if covering.isEmpty { propose(rule, unmet: unmet, &evaluator) }
      return
    }
    report(
      rule, code, unmet: unmet, isCertain: isCertain,
      status: isViolated ? .violated : .undetermined, &evaluator, &input)
    if !covering.isEmpty { waiveLast(by: covering) }
  }

  /// What was made meanwhile is still needed when the rule is over.
  private var keepsValues: Bool { solver != nil || holdsMadeColumns }

  // MARK: Findings

  /// Adds what was found beside the rules, where its name puts it.
  mutating func add(_ finding: Finding) {
    let place =
      findings.firstIndex {
        finding.rule.utf8.lexicographicallyPrecedes($0.rule.utf8)
      } ?? findings.count
    findings.insert(finding, at: place)
  }

  /// A `for` whose list cannot be told.
  private mutating func reportList(
    _ rule: ActiveRule, _ depth: Int, _ list: Value, _ evaluator: inout Evaluator,
    _ input: inout Judge.Input
  ) {
    if isLight { return propose(rule, loop: depth, &evaluator) }
    let plan = policies.rules[rule.number]
    // There is no element: a message must not show that of another rule.
    for unbound in plan.loops[depth...] { evaluator.setLocal(unbound.slot, .absent) }
    evaluator.reads.removeAll(keepingCapacity: true)
    report(
      FindingDraft(
        rule: rule, status: .undetermined, unmet: 0, list: list, loops: depth, culprit: list),
      &evaluator, &input)
    explainFinding(rule, clauses: [], loops: depth, &evaluator, &input)
  }

  private mutating func report(
    _ rule: ActiveRule, _ code: RuleCode, unmet: UInt64, isCertain: Bool,
    status: Finding.Status, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    evaluator.reads.removeAll(keepingCapacity: true)
    for index in 0..<code.clauseCount where unmet & 1 << UInt64(index) != 0 {
      read(policies.clauses.pointer[Int(code.firstClause + index)].reads, &evaluator)
    }
    let isAboutGuards = !isCertain || (evaluator.reads.isEmpty && code.loopCount == 0)
    if isAboutGuards { read(code.guardReads, &evaluator) }
    var culprit = evaluator.reads.first { $0.value.origin != 0 }?.value
    if status == .undetermined {
      culprit =
        evaluator.reads.first { $0.value.origin != 0 && !$0.value.isPresent }?.value ?? culprit
    }
    if !isAboutGuards, evaluator.reads.isEmpty { read(code.guardReads, &evaluator) }
    report(
      FindingDraft(
        rule: rule, status: status, unmet: unmet, list: nil, loops: Int(code.loopCount),
        culprit: culprit),
      &evaluator, &input)
    guard explainer != nil else { return }
    let clauses = (0..<Int(code.clauseCount)).filter { unmet & 1 << UInt64($0) != 0 }
    explainFinding(rule, clauses: clauses, loops: Int(code.loopCount), &evaluator, &input)
  }

  /// Evaluates paths, each once however often it stands in the rule.
  private func read(_ range: ReadRange, _ evaluator: inout Evaluator) {
    for place in range.first..<range.first + range.count {
      let read = policies.reads.pointer[Int(place)]
      guard !evaluator.reads.contains(where: { $0.read == read.name }) else { continue }
      let value = evaluator.evaluate(read.node)
      evaluator.reads.append((read.name, value))
    }
  }

  private mutating func report(
    _ draft: FindingDraft, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    let budget = evaluator.budget
    evaluator.budget = messages
    defer { evaluator.budget = budget }
    if input.line != nil {
      if draft.rule.level == .block { isBlocked = true }
      write(draft, &evaluator, &input)
    } else {
      findings.append(finding(draft, &evaluator, &input))
    }
  }

  // MARK: Explanations

  /// Explains the last finding, unless enough of the rule's were explained.
  private mutating func explainFinding(
    _ rule: ActiveRule, clauses: [Int], loops: Int, _ evaluator: inout Evaluator,
    _ input: inout Judge.Input
  ) {
    guard explainer != nil, let last = findings.indices.last else { return }
    explained = (rule.number, explained.rule == rule.number ? explained.count + 1 : 1)
    guard explained.count <= Explainer.mostElements else { return }
    findings[last].explanation = explainer?.explain(
      policies.rules[rule.number], clauses: clauses, loops: loops,
      answer: findings[last].status == .violated ? .false : .unknown, &evaluator, &input)
  }

  /// Explains why a rule permits, or asks for approval.
  private mutating func explainAsks(
    _ rule: ActiveRule, isCertain: Bool, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    let plan = policies.rules[rule.number]
    let clauses = plan.clauses.indices.filter {
      plan.clauses[$0].kind == .permit || plan.clauses[$0].kind == .approval
    }
    guard !clauses.isEmpty, explanations[rule.number] == nil else { return }
    explanations[rule.number] = explainer?.explain(
      plan, clauses: clauses, loops: plan.loops.count, answer: isCertain ? .true : .unknown,
      &evaluator, &input)
  }
}
