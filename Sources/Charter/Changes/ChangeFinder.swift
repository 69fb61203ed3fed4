/// Looks for edits that make a subject pass: proposes them, makes them, decides again, and leaves
/// out what is not needed.
struct ChangeFinder {
  /// What is judged, but for its inputs, which the evaluator holds.
  struct Subject {
    var number: Int
    var id: String
    var requester: String?
    var dialect: SQLDialect
    var active: [ActiveRule]
    /// Inputs that were filled, in the order of their filling.
    var defaulted: [Int32]
    /// Something blocks that no rule says: the registry and the input disagree.
    var isBlocked = false
  }

  /// A way to pass: edits, and who must agree.
  struct Way {
    var edits: EditSet
    var approvals: [RuleAsks.Party]
  }

  /// What comes of some edits.
  private struct Trial {
    var outcome: Decision.Outcome
    var approvals: Set<RuleAsks.Party>
    /// Ways to change it.
    var proposals: [EditSet]
  }

  let policies: CompiledPolicies
  let subject: Subject
  private var solver: EditSolver
  private let filled: [Evaluator.Filled]
  private var decisions = 0
  /// Everything that could be tried was.
  private(set) var isExact = true

  static let mostDecisions = 64
  static let mostWays = 3

  init(policies: CompiledPolicies, subject: Subject, _ evaluator: borrowing Evaluator) {
    self.policies = policies
    self.subject = subject
    let own = OwnFields(
      policies: policies, subject: subject.number, defaulted: subject.defaulted, evaluator)
    filled = evaluator.filled.filter { own.records[$0.record.slotOffset] != nil }
    solver = EditSolver(policies: policies, own: own)
  }

  private var permitsByDefault: Bool { policies.subjects[subject.number].permitsByDefault }

  /// What a place is called.
  func name(of place: Edit.Place) -> (pointer: String, words: String) {
    solver.own.name(of: place)
  }

  /// Up to three ways to pass.
  mutating func find(
    _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> [Way] {
    guard !subject.isBlocked else { return [] }
    guard let start = attempt(EditSet(), proposes: true, &evaluator, &input) else { return [] }
    var ways: [Way] = []
    let isReview = start.outcome == .review
    if isReview, start.approvals.count <= EditSet.largest {
      ways.append(Way(edits: EditSet(), approvals: sorted(start.approvals)))
    }
    var queue = start.proposals
    var seen = Set(queue.map(\.key))
    while ways.count < Self.mostWays, let next = takeSmallest(&queue) {
      let keys = Set(next.edits.map(\.key))
      let isKnown = ways.contains { way in
        !way.edits.edits.isEmpty && way.edits.edits.allSatisfy { keys.contains($0.key) }
      }
      if isKnown { continue }
      guard
        let trial = attempt(
          next, proposes: next.edits.count < EditSet.largest, &evaluator, &input)
      else { continue }
      let isPass = trial.outcome == .permit || (trial.outcome == .review && !isReview)
      if isPass, next.edits.count + trial.approvals.count <= EditSet.largest {
        if let least = minimized(next, trial.approvals, &evaluator, &input),
          !ways.contains(where: { $0.edits.key == least.edits.key })
        {
          ways.append(least)
        }
        continue
      }
      for proposal in trial.proposals {
        for set in next.merged(with: proposal) where seen.insert(set.key).inserted {
          queue.append(set)
        }
      }
    }
    if ways.count < Self.mostWays, !queue.isEmpty { isExact = false }
    return ways
  }

  private func takeSmallest(_ queue: inout [EditSet]) -> EditSet? {
    guard decisions < Self.mostDecisions else { return nil }
    var best: Int?
    for index in queue.indices
    where best.map({ queue[index].edits.count < queue[$0].edits.count }) ?? true {
      best = index
    }
    return best.map { queue.remove(at: $0) }
  }

  /// Leaves out every edit without which it passes too; nil where there was no time to tell.
  private mutating func minimized(
    _ set: EditSet, _ approvals: Set<RuleAsks.Party>, _ evaluator: inout Evaluator,
    _ input: inout Judge.Input
  ) -> Way? {
    var way = Way(edits: set, approvals: sorted(approvals))
    var isLeast = false
    while !isLeast {
      isLeast = true
      var index = way.edits.edits.count - 1
      while index >= 0, way.edits.edits.count > 1 {
        guard decisions < Self.mostDecisions else {
          isExact = false
          return nil
        }
        var fewer = way.edits
        fewer.edits.remove(at: index)
        index -= 1
        guard let trial = attempt(fewer, proposes: false, &evaluator, &input) else { continue }
        let passes =
          trial.outcome == .permit
          || (trial.outcome == .review && trial.approvals.isSubset(of: Set(way.approvals)))
        guard passes else { continue }
        way = Way(edits: fewer, approvals: sorted(trial.approvals))
        isLeast = false
      }
    }
    return way
  }

  private func sorted(_ parties: Set<RuleAsks.Party>) -> [RuleAsks.Party] {
    parties.sorted { left, right in
      left.kind == right.kind
        ? left.by.utf8.lexicographicallyPrecedes(right.by.utf8)
        : left.kind.rawValue < right.kind.rawValue
    }
  }

  // MARK: Deciding again

  /// Decides with edits made, and undoes them; nil where they cannot all be made.
  private mutating func attempt(
    _ set: EditSet, proposes: Bool, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) -> Trial? {
    decisions += 1
    var journal = EditJournal()
    defer { journal.undo(&evaluator) }
    for edit in set.edits {
      guard journal.make(edit, &solver, &evaluator) else { return nil }
    }
    if !set.edits.isEmpty { journal.fillAgain(filled, subject, policies, set, &evaluator) }
    var run = RuleRun(
      policies: policies, id: subject.id, subject: subject.number, dialect: subject.dialect)
    run.isLight = true
    if proposes { run.solver = solver }
    run.judge(subject.active, &evaluator, &input)
    let outcome = run.outcome(permitsByDefault: permitsByDefault)
    var proposals: [EditSet] = []
    if proposes, let after = run.solver {
      run.solver = nil
      solver = after
      proposals = self.proposals(run, outcome, &evaluator)
    }
    return Trial(
      outcome: outcome, approvals: Set(run.asks.approvals.map(\.party)), proposals: proposals)
  }

  /// What would undo everything that keeps the outcome from being better.
  private mutating func proposals(
    _ run: RuleRun, _ outcome: Decision.Outcome, _ evaluator: inout Evaluator
  ) -> [EditSet] {
    var all = outcome == .review ? run.approvalProposals : run.proposals
    if outcome == .deny, !permitsByDefault, run.asks.grants.isEmpty {
      all.append(grants(&evaluator))
    }
    var sets = [EditSet()]
    for proposals in all where !proposals.isEmpty {
      sets = EditSet.best(sets.flatMap { one in proposals.flatMap { one.merged(with: $0) } })
    }
    return sets.filter { !$0.edits.isEmpty }
  }

  /// Ways to make one rule permit.
  private mutating func grants(_ evaluator: inout Evaluator) -> [EditSet] {
    var sets: [EditSet] = []
    evaluator.budget = .counted
    for rule in subject.active where !rule.isGivenUp {
      let plan = policies.rules[rule.number]
      guard let permit = plan.clauses.first(where: { $0.kind == .permit }) else { continue }
      solver.restart()
      var ways = plan.when < 0 ? [EditSet()] : solver.solve(plan.when, true, &evaluator)
      if permit.node >= 0 { ways = EditSet.both(ways, solver.solve(permit.node, true, &evaluator)) }
      sets += ways.filter { !$0.edits.isEmpty }
    }
    return EditSet.best(sets)
  }
}
