/// Asks every rule of a set about one subject.
///
/// Three values become two here and nowhere else: what is not known to hold counts as not met.
struct RuleRun {
  private let policies: CompiledPolicies
  private let id: String
  private(set) var findings: [Finding] = []
  private(set) var asked = 0
  private(set) var notAsked = 0
  /// Whether the messages of the rule that is asked may walk lists.
  private var messages = CostBudget.counted

  init(policies: CompiledPolicies, id: String) {
    self.policies = policies
    self.id = id
  }

  /// What the findings come to.
  var outcome: Decision.Outcome {
    if asked == 0 { return .notCovered }
    return findings.contains { $0.level == .block } ? .deny : .permit
  }

  /// Asks the rules that are in force, in the order of their names.
  mutating func judge(
    _ active: [ActiveRule], _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    for rule in active {
      if rule.isGivenUp {
        notAsked += 1
        continue
      }
      ask(rule, policies.codes[rule.number], &evaluator, &input)
    }
  }

  private mutating func ask(
    _ rule: ActiveRule, _ code: RuleCode, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    // A rule keeps nothing but its findings, which are texts.
    let mark = evaluator.workspace.mark
    defer { evaluator.workspace.release(to: mark) }
    let isCheap =
      evaluator.workspace.lengths.scale <= policies.greatestLengths.pointer[rule.number]
    evaluator.budget = isCheap ? .granted : .counted
    messages = evaluator.budget
    var guards = Value.true
    if code.when >= 0 {
      guards = evaluator.evaluate(code.when)
      if guards.isFalse { return }
      if !guards.isTrue { guards = .unknown(over: guards) }
    }
    var isAsked = code.loopCount == 0
    if evaluator.budget == .counted, code.loopCount > 0, isTooCostly(rule, &evaluator, &input) {
      asked += 1
      return
    }
    walk(rule, code, 0, guards, &isAsked, &evaluator, &input)
    if isAsked { asked += 1 }
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
      evaluator.workspace.release(to: mark)
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
      }
      unmet |= 1 << UInt64(index)
    }
    guard unmet != 0 else { return }
    report(
      rule, unmet: unmet, isCertain: isCertain, status: isViolated ? .violated : .undetermined,
      &evaluator, &input)
  }

  // MARK: Findings

  /// A `for` whose list cannot be told.
  private mutating func reportList(
    _ rule: ActiveRule, _ depth: Int, _ list: Value, _ evaluator: inout Evaluator,
    _ input: inout Judge.Input
  ) {
    let plan = policies.rules[rule.number]
    let loop = plan.loops[depth]
    // There is no element: a message must not show that of another rule.
    for unbound in plan.loops[depth...] { evaluator.setLocal(unbound.slot, .absent) }
    let reads = [(ReadPath(node: loop.list, text: loop.text), list)]
    report(
      rule, plan, .undetermined, clauses: [loop.span], reads: reads, culprit: list,
      loops: plan.loops[..<depth], &evaluator, &input)
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
      rule, plan, status, clauses: clauses.map { plan.clauses[$0].span }, reads: reads,
      culprit: culprit, loops: plan.loops[...], &evaluator, &input)
  }

  private mutating func report(
    _ rule: ActiveRule, _ plan: RulePlan, _ status: Finding.Status, clauses: [Span],
    reads: [(ReadPath, Value)], culprit: Value?, loops: ArraySlice<RulePlan.Loop>,
    _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    let elements = loops.map { evaluator.local($0.slot) }
    let anchor =
      culprit.flatMap { $0.origin != 0 ? $0 : nil } ?? elements.last { $0.origin != 0 }
      ?? Value(.absent, origin: 1)
    let location = input.places.location(
      of: anchor, in: evaluator.workspace, symbols: evaluator.program.symbols)
    let values = reads.map { path, value in
      Finding.Read(
        path: path.text, json: evaluator.briefJSON(value), text: evaluator.described(value))
    }
    let budget = evaluator.budget
    evaluator.budget = messages
    defer { evaluator.budget = budget }
    let message =
      plan.otherwise.map { evaluator.render($0) } ?? defaultMessage(clauses[0], status)
    findings.append(
      Finding(
        rule: plan.name, level: rule.level, status: status, message: message,
        help: plan.help.map { evaluator.render($0) },
        fingerprint: fingerprint(plan, loops, elements, values, evaluator),
        policy: policies.place(of: clauses[0]), clauses: clauses.map { policies.place(of: $0) },
        input: location?.place, path: location?.pointer, values: values))
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
    return String(SHA256.hexadecimal(of: bytes).prefix(16))
  }
}
