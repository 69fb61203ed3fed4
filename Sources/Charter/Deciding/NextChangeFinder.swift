/// Looks for the next instant at which an outcome is another: collects the instants at which
/// something can change, and decides again at each in turn.
struct NextChangeFinder {
  let policies: CompiledPolicies
  let subject: ChangeFinder.Subject
  let without: Set<DecisionOptions.OptionalInput>

  static let mostDecisions = 64
  /// Days that are looked ahead: two years.
  static let days: Int32 = 731

  func find(
    after outcome: Decision.Outcome, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> NextChange {
    // Whatever the time, that does not change.
    guard !subject.isBlocked else { return NextChange(at: nil, outcome: nil, exact: true) }
    let now = evaluator.now
    let end = Timestamp(
      microseconds: now.microseconds &+ Int64(Self.days) * 86_400_000_000)
    var turns = ClockTurns(policies: policies, from: now, to: end)
    for (number, rule) in policies.rules.enumerated() where rule.subject == subject.number {
      for level in rule.levels { turns.add(day: level.from) }
      if let until = rule.until { turns.add(day: until &+ 1) }
      turns.collect(rule: number, &evaluator)
    }
    for tightening in policies.federation?.tightenings ?? [] {
      for level in tightening.levels { turns.add(day: level.from) }
    }
    for day in evaluator.waiverDays(of: subject.number, policies.waivers) { turns.add(day: day) }
    var change = NextChange(at: nil, outcome: nil, exact: turns.isExact)
    if policies.clock.readsInFills { change.exact = false }
    let instants = turns.instants.sorted()
    if instants.count > Self.mostDecisions { change.exact = false }
    defer { evaluator.now = now }
    for instant in instants.prefix(Self.mostDecisions) {
      let time = Timestamp(microseconds: instant)
      evaluator.now = time
      var run = RuleRun(
        policies: policies, id: subject.id, subject: subject.number, dialect: subject.dialect)
      run.isLight = true
      let active = policies.tightened(
        policies.active(on: time.date, subject: subject.number, without: without), on: time.date,
        subject: subject.number, without: without, evaluator)
      run.judge(active, &evaluator, &input)
      let then = run.outcome(
        permitsByDefault: policies.subjects[subject.number].permitsByDefault)
      guard then != outcome else { continue }
      change.at = time
      change.outcome = then
      // What comes later does not matter to when it changes first.
      change.exact = turns.isExact && !policies.clock.readsInFills
      return change
    }
    return change
  }
}

extension Judge {
  /// Looks for when the outcome is another, where that was asked for.
  mutating func addNextChange(
    to decision: inout Decision, _ subject: ChangeFinder.Subject, _ input: inout Input
  ) {
    guard input.options.findsNextChange else { return }
    let finder = NextChangeFinder(
      policies: policies, subject: subject, without: input.options.without)
    decision.nextChange = finder.find(after: decision.outcome, &evaluator, &input)
  }
}
