/// What the calculus of signs says of a set: params that a domain could turn to loosen a rule, and
/// openings.
struct PolarityAnalysis {
  /// A param that domains may turn.
  struct Param {
    var name: String
    var direction: ParamDeclaration.Direction
    var span: Span
  }

  private struct OpeningPlace: Hashable {
    var span: Span
    var kind: Opening.Kind
  }

  private(set) var problems: [Problem] = []
  /// Rules that use a param in a way that could loosen them, by the place where it stands.
  private var users: [Span: Set<String>] = [:]
  /// Where the openings of the rule that was gone through last stand in `openings`.
  private var places: (rule: String, openings: [OpeningPlace: Int]) = ("", [:])
  /// By rule, then place.
  private(set) var openings: [FoundOpening] = []

  /// Looks through a set whose params stand in its program by their numbers.
  ///
  /// - Parameters:
  ///   - checker: What was emitted.
  ///   - fills: Functions that fill fields, by number of the field; -1 where nothing does.
  ///   - rules: The rules, by name.
  ///   - subjects: What rules can be about.
  ///   - federation: What the council lets domains do.
  ///   - params: The params that domains may turn, by number.
  ///   - knowing: Makes an evaluator that knows the value of every param.
  init(
    _ checker: Checker, fills: [Int32], _ rules: [RulePlan], _ subjects: [SubjectPlan],
    _ federation: FederationCompiler, params: [Int32: Param], knowing: () -> Evaluator
  ) {
    let names = checker.schema.records.flatMap { record in
      record.fields.map { "\(record.name).\($0.name)" }
    }
    let standIns = StandIns(checker.emitter, knowing: knowing)
    let defines = DefineSigns()
    let known = Self.knownSums(checker.emitter, params, knowing)
    var said: [Span: Int] = [:]
    let filled = subjects.map { subject in
      subject.inputs.map { $0.value >= 0 ? "\(subject.name).\($0.name)" : nil }
    }
    let optional = subjects.map { subject in
      subject.inputs.map { $0.isOptional ? "\(subject.name).\($0.name)" : nil }
    }
    func walk(subject: Int) -> PolarityWalk {
      PolarityWalk(
        checker.emitter, fills: fills, fieldNames: names, filledInputs: filled[subject],
        optionalInputs: optional[subject], known: known, standIns: standIns,
        defines: defines)
    }
    for rule in rules {
      var walk = walk(subject: rule.subject)
      walk.walk(rule)
      take(walk, rule.name, params, &said)
    }
    for condition in federation.conditions {
      var walk = walk(subject: condition.subject)
      walk.walk(condition.node, .loosens)
      take(walk, condition.policy, params, &said)
    }
  }

  /// Sums over literals and params that have a value where no domain sets anything.
  private static func knownSums(
    _ emitter: Emitter, _ params: [Int32: Param], _ knowing: () -> Evaluator
  ) -> Set<Int32> {
    guard !params.isEmpty else { return [] }
    var isClosed = [Bool](repeating: false, count: emitter.nodes.count)
    var found: [Int32] = []
    for (number, node) in emitter.nodes.enumerated() {
      switch node.operation {
      case .constant, .global: isClosed[number] = true
      case .add, .subtract, .multiply, .divide:
        guard isClosed[Int(node.a)], isClosed[Int(node.b)] else { continue }
        isClosed[number] = true
        found.append(Int32(number))
      default: continue
      }
    }
    guard !found.isEmpty else { return [] }
    var evaluator = knowing()
    evaluator.enter(frameSize: 0)
    return Set(found.filter { evaluator.evaluate($0).isPresent })
  }

  private mutating func take(
    _ walk: PolarityWalk, _ rule: String, _ params: [Int32: Param], _ said: inout [Span: Int]
  ) {
    if places.rule != rule { places = (rule, [:]) }
    for opening in walk.openings {
      var opening = opening
      opening.rule = rule
      // A define that is called twice is one opening, at the sign that lets more pass.
      let place = OpeningPlace(span: opening.span, kind: opening.kind)
      if let known = places.openings[place] {
        if !opening.onlyTightens { openings[known].onlyTightens = false }
      } else {
        places.openings[place] = openings.count
        openings.append(opening)
      }
    }
    for use in walk.uses {
      guard let param = params[use.param] else { continue }
      let allowed: Polarity =
        param.direction == .lower || param.direction == .shrink ? .loosens : .tightens
      guard !allowed.isSuperset(of: use.sign) else { continue }
      // A define that many rules call is one mistake.
      if let first = said[use.span] {
        if users[use.span, default: []].insert(rule).inserted {
          let note = Problem.Note(message: "`\(rule)` uses it too", span: param.span)
          problems[first].notes.append(note)
        }
        continue
      }
      said[use.span] = problems.count
      users[use.span] = [rule]
      problems.append(
        .paramCouldLoosen(
          param.name, param.direction, rule: rule, isEither: use.sign == .both, use.span,
          param: param.span))
    }
  }
}
