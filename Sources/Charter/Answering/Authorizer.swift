/// Decides requests one after the other, and says no more than what each comes to and which rules
/// decided.
///
/// Nothing is put into words and nothing is allocated once its memory has grown: this is for programs
/// that ask before everything they do. It decides as ``PolicySet/decide(requests:options:)`` does; ask
/// that where a person wants to know why.
///
/// Not `Sendable`: make one a thread.
public struct Authorizer: ~Copyable {
  var judge: Judge
  var input: Judge.Input
  var run: RuleRun
  var builder: DocumentBuilder?
  private let policies: PolicySet
  /// The catalog was made by another set, so nothing can be decided.
  private let isForeign: Bool
  /// The rules that decided the last request, as places in ``PolicySet/rules``, in ascending order: those
  /// that permit it, those that block it, or those that ask for approval.
  ///
  /// Empty where nothing permits, and where no rule was asked.
  public internal(set) var decidingRules: [Int] = []

  /// Makes one that keeps its memory from request to request.
  ///
  /// - Parameters:
  ///   - policies: The policy set.
  ///   - options: The decision time, what is known of the mesh and what was given up. Explanations,
  ///     changes and descriptions are not made, whatever they say.
  public init(_ policies: PolicySet, options: DecisionOptions) {
    self.policies = policies
    judge = Judge(policies)
    var options = options
    options.explains = false
    options.findsChanges = false
    options.findsNextChange = false
    options.describesRequests = false
    isForeign = options.catalog.map { $0.policies !== policies.compiled } ?? false
    input = Judge.Input(documents: [], options: options)
    run = RuleRun(policies: policies.compiled, id: "", subject: 0, dialect: options.dialect)
    run.isLight = true
    judge.evaluator.use(options.catalog?.snapshot)
  }

  /// The decision time: what `now` is.
  public var time: Timestamp {
    get { input.options.time }
    set { input.options.time = newValue }
  }

  // MARK: Text

  /// Decides a request.
  ///
  /// - Parameter json: One request as a map, UTF-8.
  /// - Returns: What it comes to; `malformed` where it cannot be read as a request.
  ///   ``decidingRules`` says which rules decided.
  public mutating func outcome(of json: UnsafeBufferPointer<UInt8>) -> Decision.Outcome {
    decidingRules.removeAll(keepingCapacity: true)
    guard !isForeign else { return .malformed }
    guard let subject = read(json) else { return longWay(json) }
    return answer(subject)
  }

  /// Decides a request of each line; those with nothing in them are passed over.
  ///
  /// - Parameters:
  ///   - lines: Lines of JSON, UTF-8.
  ///   - each: Is told each outcome and the rules that decided, as ``decidingRules`` has them.
  public mutating func decide(
    lines: UnsafeBufferPointer<UInt8>, each: (Decision.Outcome, [Int]) -> Void
  ) {
    var start = 0
    while start < lines.count {
      let end = LineBytes.line(in: lines, from: start).end
      let line = UnsafeBufferPointer(rebasing: lines[start..<end])
      if line.contains(where: { $0 > 0x20 }) {
        let outcome = outcome(of: line)
        each(outcome, decidingRules)
      }
      start = end + 1
    }
  }

  /// Reads a request into the frame; nil where that is for the longer way, which says what is wrong.
  mutating func read(_ json: UnsafeBufferPointer<UInt8>) -> Int? {
    judge.evaluator.leaveMesh()
    judge.evaluator.workspace.reset()
    judge.evaluator.now = input.options.time
    if !judge.evaluator.references.isEmpty { judge.evaluator.references = [:] }
    if !input.errors.isEmpty { input.errors.removeAll(keepingCapacity: true) }
    judge.evaluator.isNotingFills = false
    let root = judge.evaluator.workspace.add(
      json: json, by: &builder, symbols: judge.evaluator.program.symbols,
      limits: judge.evaluator.program.limits)
    guard let root, let subject = judge.subject(of: root, input) else { return nil }
    judge.evaluator.enter(frameSize: judge.policies.largestFrame)
    judge.readInputs(of: root, subject, &input)
    guard input.errors.isEmpty else { return nil }
    _ = judge.fillInputs(subject, root, &input)
    guard input.errors.isEmpty else { return nil }
    if judge.givesProduct(subject), judge.registerGiven(subject, &input) != nil { return nil }
    judge.evaluator.workspace.lengths.fix()
    return subject
  }

  private mutating func longWay(_ json: UnsafeBufferPointer<UInt8>) -> Decision.Outcome {
    guard
      let document = try? Document(
        json: json, file: "-", limits: judge.policies.program.limits), !document.nodes.isEmpty,
      document.nodes[0].kind == .map
    else { return .malformed }
    let decisions = judge.decide(requests: document, options: input.options)
    guard decisions.count == 1 else { return .malformed }
    // Rules stand by name, and so do reasons.
    for reason in decisions[0].reasons {
      if let rule = policies.rules.firstIndex(where: { $0.name == reason.rule }),
        reason.effect != EffectKind.permit.words || decisions[0].outcome == .permit
      {
        decidingRules.append(rule)
      }
    }
    decidingRules.sort()
    return decisions[0].outcome
  }

  // MARK: Rules

  /// Asks the rules about the inputs in the frame.
  mutating func answer(_ subject: Int) -> Decision.Outcome {
    run.restart(subject: subject, dialect: input.options.dialect)
    run.judge(judge.rulesInForce(subject, input.options), &judge.evaluator, &input)
    let outcome = run.outcome(permitsByDefault: judge.policies.subjects[subject].permitsByDefault)
    switch outcome {
    case .permit: decidingRules.append(contentsOf: run.asks.grants)
    case .deny: decidingRules.append(contentsOf: run.blocking)
    case .review: takeApprovals()
    case .notCovered, .malformed: break
    }
    return outcome
  }

  private mutating func takeApprovals() {
    let rules = Set(run.asks.approvals.flatMap { run.asks.rules(of: $0.rules) })
    decidingRules.append(contentsOf: rules.sorted())
  }
}
