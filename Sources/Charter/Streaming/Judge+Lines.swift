// Requests that are decided and written at once, without a ``Decision`` between.
//
// What is asked and what it comes to is the business of ``RuleRun`` as everywhere. A line that is not
// a sound request of a product of the mesh is left to the longer way, which says what is wrong.

extension Judge {
  /// Whether nothing is asked for but the decisions themselves.
  func writesAtOnce(_ options: DecisionOptions) -> Bool {
    guard !options.explains, !options.findsChanges, !options.findsNextChange,
      !options.describesRequests, policies.waivers.plans.isEmpty
    else { return false }
    return options.catalog.map { $0.policies === policies } ?? true
  }

  /// Decides the request of a line and appends what comes of it; nil where that is for the longer way.
  mutating func write(
    _ line: UnsafeBufferPointer<UInt8>, _ survey: LineBytes.Line, _ number: Int,
    _ input: inout Input, to output: inout [UInt8]
  ) -> Decision.Outcome? {
    guard let place = input.line,
      place.pointee.begin(survey, first: line.first, number: number)
    else { return nil }
    evaluator.use(input.options.catalog?.snapshot)
    evaluator.workspace.reset()
    evaluator.now = input.options.time
    evaluator.references = [:]
    input.errors.removeAll(keepingCapacity: true)
    noteFills(input.options)
    guard let root = read(line, &place.pointee.builder), let subject = subject(of: root, input)
    else { return nil }
    evaluator.enter(frameSize: policies.largestFrame)
    readInputs(of: root, subject, &input)
    guard input.errors.isEmpty else { return nil }
    _ = fillInputs(subject, root, &input)
    guard input.errors.isEmpty else { return nil }
    if givesProduct(subject), registerGiven(subject, &input) != nil { return nil }
    evaluator.workspace.lengths.fix()
    place.pointee.id = child(of: root, policies.requestKeys.id).flatMap { node in
      switch evaluator.workspace.nodes[node].kind {
      case .null, .list, .map: nil
      default: node
      }
    }
    return decide(subject, &input, to: &output)
  }

  private mutating func read(
    _ line: UnsafeBufferPointer<UInt8>, _ builder: inout DocumentBuilder?
  ) -> Int? {
    evaluator.workspace.add(
      json: line, by: &builder, symbols: evaluator.program.symbols,
      limits: evaluator.program.limits)
  }

  private mutating func decide(
    _ subject: Int, _ input: inout Input, to output: inout [UInt8]
  ) -> Decision.Outcome? {
    let active = rulesInForce(subject, input.options)
    lineRun.restart(subject: subject, dialect: input.options.dialect)
    lineRun.judge(active, &evaluator, &input)
    let outcome = lineRun.outcome(permitsByDefault: policies.subjects[subject].permitsByDefault)
    let product = fieldOfProduct(policies.requestFields?.columns, subject)
    guard let masks = Self.maskedColumns(lineRun, of: product, &columnIndex, evaluator) else {
      return nil
    }
    guard let line = input.line else { return nil }
    line.pointee.write(subject: subject, outcome, lineRun, masks: masks, evaluator)
    line.pointee.text.append(to: &output)
    return outcome
  }
}

extension RuleRun {
  /// Writes a finding to the line of the decision.
  func write(
    _ draft: FindingDraft, _ evaluator: inout Evaluator, _ input: inout Judge.Input
  ) {
    input.line?.pointee.add(draft, policies, problem: filterProblem, &evaluator)
  }
}
