/// Asks every rule of a set about one subject.
///
/// Three values become two here and nowhere else: what is not known to hold counts as not met.
struct RuleRun {
  let policies: CompiledPolicies
  private let id: String
  /// Number of the subject.
  let subject: Int
  /// Who asks, where the subject says; approves nothing of it.
  let requester: String?
  /// How row filters are said.
  let dialect: SQLDialect
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
  var isBlocked = false
  /// Finds edits for what blocks, where they are looked for, and what it found.
  var solver: EditSolver?
  var proposals: [[EditSet]] = []
  var approvalProposals: [[EditSet]] = []
  private(set) var asked = 0
  /// The council was asked: by one of its rules, or by what it lets a domain permit.
  private var isCovered = false
  private(set) var notAsked = 0
  /// Whether the messages of the rule that is asked may walk lists.
  private var messages = CostBudget.counted

  init(
    policies: CompiledPolicies, id: String, subject: Int, requester: String? = nil,
    dialect: SQLDialect = .trino
  ) {
    self.policies = policies
    self.id = id
    self.subject = subject
    self.requester = requester
    self.dialect = dialect
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
    readWaivers(&evaluator, input)
    guard let first = active.first else { return }
    evaluator.readGuards(policies.guards, of: first.number)
    evaluator.findCandidates(policies.guards, among: active)
    for index in evaluator.candidates.indices {
      let rule = active[Int(evaluator.candidates[index])]
      if rule.isGivenUp {
        notAsked += 1
      } else {
        ask(rule, policies.codes[rule.number], &evaluator, &input)
      }
    }
  }

  private mutating func ask(
    _ rule: ActiveRule, _ code: RuleCode, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    // A rule keeps nothing but its findings, which are texts.
    let mark = evaluator.workspace.mark
    defer { if solver == nil { evaluator.workspace.release(to: mark) } }
    let isCheap =
      evaluator.workspace.lengths.scale <= policies.greatestLengths.pointer[rule.number]
    evaluator.budget = isCheap ? .granted : .counted
    messages = evaluator.budget
    var guards = code.domain < 0 ? Value.true : evaluator.lineage[Int(code.domain)]
    if guards.isFalse { return }
    if code.when >= 0 {
      let when = evaluator.evaluate(code.when)
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
    let cost = RuleCost.exact(plan, evaluator)
    messages = cost.said <= Evaluator.costLimit ? .granted : .refused
    guard cost.asked > Evaluator.costLimit else {
      evaluator.budget = .granted
      return false
    }
    messages = .counted
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
    let list = evaluator.evaluate(loop.list)
    let (start, problem) = evaluator.cursor(list)
    guard var elements = start else {
      isAsked = true
      reportList(rule, Int(depth), list.isPresent ? problem : list, &evaluator, &input)
      return
    }
    let mark = evaluator.workspace.mark
    while let (_, element) = elements.next(in: evaluator.workspace) {
      if solver == nil { evaluator.workspace.release(to: mark) }
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
        let value = evaluator.evaluate(clause.node)
        if value.isFalse { continue }
        isViolated = isViolated || (isCertain && value.isTrue)
      case .require:
        let value = evaluator.evaluate(clause.node)
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
      rule, unmet: unmet, isCertain: isCertain, status: isViolated ? .violated : .undetermined,
      &evaluator, &input)
    if !covering.isEmpty { waiveLast(by: covering) }
  }

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
    let loop = plan.loops[depth]
    // There is no element: a message must not show that of another rule.
    for unbound in plan.loops[depth...] { evaluator.setLocal(unbound.slot, .absent) }
    let reads = [(ReadPath(node: loop.list, text: loop.text), list)]
    report(
      rule, plan, .undetermined, [(loop.span, policies.place(of: loop.span))], reads: reads,
      culprit: list,
      loops: plan.loops[..<depth], effect: "", &evaluator, &input)
    explainFinding(rule, clauses: [], loops: depth, &evaluator, &input)
  }

  private mutating func report(
    _ rule: ActiveRule, unmet: UInt64, isCertain: Bool, status: Finding.Status,
    _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    let plan = policies.rules[rule.number]
    var reads: [(ReadPath, Value)] = []
    func read(_ paths: [ReadPath]) {
      for path in paths where !reads.contains(where: { $0.0.text == path.text }) {
        reads.append((path, evaluator.evaluate(path.node)))
      }
    }
    let clauses = plan.clauses.indices.filter { unmet & 1 << UInt64($0) != 0 }
    for index in clauses { read(plan.clauses[index].reads) }
    let isAboutGuards = !isCertain || (reads.isEmpty && plan.loops.isEmpty)
    if isAboutGuards { read(plan.guardReads) }
    let known = reads.map(\.1).filter { $0.origin != 0 }
    let culprit =
      (status == .undetermined ? known.first { !$0.isPresent } : nil) ?? known.first
    if !isAboutGuards, reads.isEmpty { read(plan.guardReads) }
    report(
      rule, plan, status,
      clauses.map { (plan.clauses[$0].span, policies.clausePlaces[rule.number][$0]) }, reads: reads,
      culprit: culprit, loops: plan.loops[...], effect: plan.clauses[clauses[0]].kind.words,
      &evaluator, &input)
    explainFinding(rule, clauses: clauses, loops: plan.loops.count, &evaluator, &input)
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

  private mutating func report(
    _ rule: ActiveRule, _ plan: RulePlan, _ status: Finding.Status,
    _ clauses: [(span: Span, place: Place)], reads: [(ReadPath, Value)], culprit: Value?,
    loops: ArraySlice<RulePlan.Loop>,
    effect: String, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    let elements = loops.map { evaluator.local($0.slot) }
    let (location, previous) = places(
      culprit: culprit, elements: elements, reads: reads.map(\.1), evaluator, &input)
    let values = reads.map { path, value in
      Finding.Read(
        path: path.text, json: evaluator.briefJSON(value),
        text: input.options.describesRequests ? evaluator.described(value) : "")
    }
    let budget = evaluator.budget
    evaluator.budget = messages
    defer { evaluator.budget = budget }
    let message =
      plan.otherwise.map { evaluator.render($0) }
      ?? (effect == EffectKind.filter.words ? filterProblem : nil)
      ?? defaultMessage(clauses[0].span, status)
    findings.append(
      Finding(
        rule: plan.name, level: rule.level, status: status, message: message,
        help: plan.help.map { evaluator.render($0) },
        fingerprint: fingerprint(plan, loops, elements, values, evaluator),
        policy: clauses[0].place, clauses: clauses.map(\.place),
        input: location?.place, path: location?.pointer, previous: previous?.place,
        previousPath: previous?.pointer, values: values, effect: effect))
  }

  /// Where something stands in the document, and where it stood in the one before.
  private func places(
    culprit: Value?, elements: [Value], reads: [Value], _ evaluator: borrowing Evaluator,
    _ input: inout Judge.Input
  ) -> (now: InputPlaces.Location?, before: InputPlaces.Location?) {
    func location(_ value: Value?) -> InputPlaces.Location? {
      value.flatMap {
        input.places.location(of: $0, in: evaluator.workspace, symbols: evaluator.program.symbols)
      }
    }
    let known = [culprit].compactMap { $0 } + elements.reversed()
    let anchor = known.first { $0.origin != 0 } ?? Value(.absent, origin: 1)
    if let change = elements.last(where: { evaluator.isChange($0) }),
      let places = policies.program.changes.places
    {
      // What changed is what the finding is about, whatever else was read.
      let after = evaluator.field(of: change, places.after)
      return (
        location(after.origin != 0 ? after : anchor),
        location(evaluator.field(of: change, places.before))
      )
    }
    guard let first = input.firstPrevious else { return (location(anchor), nil) }
    func isPrevious(_ value: Value) -> Bool {
      value.origin != 0 && evaluator.workspace.locate(Int(value.origin) - 1).document >= first
    }
    let before = isPrevious(anchor) ? anchor : reads.first(where: isPrevious)
    let now =
      isPrevious(anchor)
      ? reads.first { $0.origin != 0 && !isPrevious($0) } ?? Value(.absent, origin: 1) : anchor
    return (location(now), location(before))
  }

  private func defaultMessage(_ clause: Span, _ status: Finding.Status) -> String {
    let text = policies.source(of: clause)
    return status == .undetermined ? "Cannot be told: \(text)" : "Not met: \(text)"
  }

  /// Rule, subject, the elements by their keys, and the values read.
  private func fingerprint(
    _ rule: RulePlan, _ loops: ArraySlice<RulePlan.Loop>, _ elements: [Value],
    _ values: [Finding.Read], _ evaluator: borrowing Evaluator
  ) -> String {
    var bytes = Array(rule.name.utf8)
    bytes.append(0)
    bytes.append(contentsOf: id.utf8)
    bytes.append(0)
    for (loop, element) in zip(loops, elements) {
      let key =
        loop.keyField >= 0 ? evaluator.field(of: element, Int(loop.keyField)) : element
      evaluator.print(key, into: &bytes)
      bytes.append(0)
    }
    for value in values {
      bytes.append(contentsOf: value.path.utf8)
      bytes.append(UInt8(ascii: "="))
      bytes.append(contentsOf: value.json.utf8)
      bytes.append(0)
    }
    return SHA256.prefix(of: bytes)
  }
}
