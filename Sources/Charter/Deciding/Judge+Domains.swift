// What the domain of a subject makes of the rules that are in force.

extension Judge {
  /// The rules to ask of the subject whose inputs stand in the frame, each at the highest level that
  /// the council and the subject's domains give it; afterwards its params are known.
  mutating func rulesInForce(_ subject: Int, _ options: DecisionOptions) -> [ActiveRule] {
    let active = activeRules(subject, options)
    guard let plan = policies.federation else { return active }
    evaluator.enterDomain(of: subject, plan)
    return policies.tightened(
      active, on: options.time.date, subject: subject, without: options.without, evaluator)
  }
}

extension CompiledPolicies {
  /// Rules that are in force, each at the highest level that the council and the subject's domains
  /// give it on a day; the evaluator knows which domains those are.
  func tightened(
    _ active: [ActiveRule], on day: CivilDate, subject: Int,
    without: Set<DecisionOptions.OptionalInput>, _ evaluator: borrowing Evaluator
  ) -> [ActiveRule] {
    guard let federation else { return active }
    var tightened = active
    for tightening in federation.tightenings
    where rules[tightening.rule].subject == subject
      && !evaluator.lineage[tightening.domain].isFalse
    {
      tighten(&tightened, tightening, on: day, without)
    }
    return tightened
  }

  private func tighten(
    _ active: inout [ActiveRule], _ tightening: FederationPlan.Tightening, on day: CivilDate,
    _ without: Set<DecisionOptions.OptionalInput>
  ) {
    let rule = rules[tightening.rule]
    // A rule that has ended stays ended.
    if let until = rule.until, day.days > until { return }
    guard let level = tightening.level(on: day) else { return }
    guard let place = active.firstIndex(where: { $0.number >= tightening.rule }),
      active[place].number == tightening.rule
    else {
      let place = active.firstIndex { $0.number > tightening.rule } ?? active.count
      active.insert(
        ActiveRule(
          number: tightening.rule, level: level, isGivenUp: !rule.reads.isDisjoint(with: without)),
        at: place)
      return
    }
    if level.rank > active[place].level.rank { active[place].level = level }
  }
}
