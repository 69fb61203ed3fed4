/// A rule as the search for overlaps sees it: when it is asked, and what meets it.
struct RuleShape {
  /// Something that rules of one scope speak of: a path, or a condition that is not looked into.
  struct Topic: Hashable {
    var scope: [Int]
    var path: Int
  }

  /// Number of the rule.
  let number: Int
  let plan: RulePlan
  /// The subject and the lists that its loops walk: only rules with one of these are compared.
  let scope: [Int]
  /// What is true where the rule is asked.
  let guards: Conjunction
  /// What is true where it is met; never for `deny`.
  let needs: Conjunction
  /// Both, where each path that is there says that what it starts from is there too.
  let allGuards: Conjunction
  let allNeeds: Conjunction
  /// What the guards pin to one value, by path.
  let pins: [Int: Value]

  /// Reads a rule that requires, forbids or denies; nil for one that does anything else, or is over.
  init?(
    _ number: Int, _ plan: RulePlan, today: CivilDate,
    _ reader: inout ConjunctionReader, _ evaluator: inout Evaluator
  ) {
    guard plan.clauses.allSatisfy({ $0.kind.takesLevel }), plan.until ?? .max >= today.days else {
      return nil
    }
    self.number = number
    self.plan = plan
    reader.begin(plan)
    var scope = [plan.subject]
    for loop in plan.loops { scope.append(reader.number(ofList: loop.list)) }
    self.scope = scope
    var guards = Conjunction()
    reader.add(plan.when, to: &guards, &evaluator)
    for loop in plan.loops { reader.add(loop.condition, to: &guards, &evaluator) }
    var needs = Conjunction()
    for clause in plan.clauses {
      switch clause.kind {
      case .require: reader.add(clause.node, to: &needs, &evaluator)
      case .forbid: reader.add(clause.node, isTrue: false, to: &needs, &evaluator)
      default: needs.isNever = true
      }
    }
    self.guards = guards
    self.needs = needs
    allGuards = guards.withParents(reader.parents, &evaluator)
    allNeeds = needs.withParents(reader.parents, &evaluator)
    pins = guards.sayings.compactMapValues { saying in
      saying.values.allowed?.count == 1 ? saying.values.allowed?.first : nil
    }
  }

  /// What a conjunction of the rule speaks of, in the order of its numbers.
  func topics(of conjunction: Conjunction) -> [Topic] {
    let numbers = Array(conjunction.sayings.keys) + conjunction.others.map { -1 - $0 }
    return numbers.sorted().map { Topic(scope: scope, path: $0) }
  }

  /// Whether there is a day, from one on, on which both rules are in force.
  func isInForce(with other: RuleShape, from today: CivilDate) -> Bool {
    let starts = [self, other].map { $0.plan.levels.first?.from ?? .min }
    let ends = [self, other].map { $0.plan.until ?? .max }
    return max(starts[0], starts[1]) <= min(ends[0], ends[1])
  }

  /// Whether on each day, from one on, on which the other is in force this one is, no milder.
  func isAtLeastAsStrict(as other: RuleShape, from today: CivilDate) -> Bool {
    let turns =
      [today.days]
      + [plan, other.plan].flatMap { plan in
        plan.levels.compactMap(\.from) + [plan.until.map { $0 + 1 }].compactMap { $0 }
      }.filter { $0 > today.days }
    return turns.allSatisfy { days in
      let day = CivilDate(days: days)
      guard let milder = other.plan.level(on: day) else { return true }
      return plan.level(on: day).map { $0.rank >= milder.rank } ?? false
    }
  }
}
