// Access requests and cross-domain reads: read into the inputs of their subject, then judged.

extension Judge {
  /// Dry-runs the requests of a document: one, a list of them, or an agreement.
  ///
  /// Never throws; a request that cannot be read is a decision that says so.
  ///
  /// - Parameters:
  ///   - document: A request as a map, a list of requests, or an agreement of a standard that the
  ///     set knows, which is judged as the request that it grants.
  ///   - options: The decision time, and what is known of the mesh.
  /// - Returns: One decision a request, in the order of the document; never empty.
  public mutating func decide(requests document: Document, options: DecisionOptions) -> [Decision] {
    var input = Input(documents: [document], options: options)
    let root = take(document, options)
    if let catalog = options.catalog, catalog.policies !== policies {
      input.errors = [.catalogOfAnotherSet()]
      return [malformed(request: nil, RequestID(), input)]
    }
    if document.nodes[0].kind == .list, document.nodes[0].count == 0 {
      input.errors = [.noRequests(place(ofNode: root, &input))]
      return [malformed(request: nil, RequestID(), input)]
    }
    guard document.nodes[0].kind == .list else { return decide(at: root, &input) }
    let mark = evaluator.workspace.mark
    // What one request holds counts for no other.
    let lengths = evaluator.workspace.lengths
    return document.children(of: 0).flatMap { child in
      evaluator.workspace.release(to: mark)
      evaluator.workspace.lengths = lengths
      return decide(at: root + child, &input)
    }
  }

  /// Takes in a document, forgetting what came before; gives its first node.
  private mutating func take(_ document: Document, _ options: DecisionOptions) -> Int {
    evaluator.use(options.catalog?.snapshot)
    evaluator.workspace.reset()
    evaluator.now = options.time
    evaluator.references = [:]
    return evaluator.workspace.add(document, symbols: evaluator.program.symbols)
  }

  /// What a request is called.
  struct RequestID {
    /// As text.
    var text: String?
    /// As JSON, where it is a scalar that is no text.
    var json: String?
  }

  /// Decides about a request, or about the agreements that stand in its place.
  private mutating func decide(at node: Int, _ input: inout Input) -> [Decision] {
    input.errors.removeAll(keepingCapacity: true)
    if subject(of: node, input) == nil, let agreements = agreements(in: node, &input) {
      return agreements
    }
    return [decide(request: node, &input)]
  }

  /// Decides about one request.
  mutating func decide(request node: Int, _ input: inout Input) -> Decision {
    input.errors.removeAll(keepingCapacity: true)
    noteFills(input.options)
    guard let number = subject(of: node, input) else {
      explainSubject(of: node, &input)
      return malformed(request: nil, identity(of: node), input)
    }
    evaluator.enter(frameSize: policies.largestFrame)
    readInputs(of: node, number, &input)
    return complete(number, policies.subjects[number], identity(of: node), node, &input)
  }

  /// Fills what the request in the frame leaves out, and judges it.
  mutating func complete(
    _ number: Int, _ subject: SubjectPlan, _ id: RequestID, _ node: Int, _ input: inout Input
  ) -> Decision {
    guard input.errors.isEmpty else { return malformed(request: subject.name, id, input) }
    let defaulted = fillInputs(number, node, &input)
    guard input.errors.isEmpty else { return malformed(request: subject.name, id, input) }
    let disagreement = registerGiven(number, &input)
    evaluator.workspace.lengths.fix()
    return judge(number, subject, id, defaulted: defaulted, disagreement, &input)
  }

  /// Fills what the request in the frame leaves out; `input` says what cannot be left out.
  ///
  /// - Returns: The slots that were filled, where changes are looked for.
  mutating func fillInputs(_ number: Int, _ node: Int, _ input: inout Input) -> [Int32] {
    var defaulted: [Int32] = []
    let codes = policies.subjects[number].codes.pointer
    let count = policies.subjects[number].codes.count
    for slot in 0..<count where codes[slot].value >= 0 {
      guard evaluator.local(Int32(slot)).isAbsent else { continue }
      if input.options.findsChanges { defaulted.append(Int32(slot)) }
      let value = evaluator.evaluate(codes[slot].value)
      evaluator.setLocal(
        Int32(slot),
        value.tag == .missingOperand
          ? Value(.absent, value.payload, auxiliary: value.auxiliary, origin: value.origin) : value)
    }
    for slot in 0..<count where !codes[slot].isOptional {
      guard evaluator.local(Int32(slot)).isAbsent else { continue }
      input.errors.append(
        .missingInput(
          policies.subjects[number].inputs[slot].name, policies.subjects[number].name,
          place(ofNode: node, &input)))
    }
    return defaulted
  }

  private mutating func judge(
    _ number: Int, _ subject: SubjectPlan, _ id: RequestID, defaulted: [Int32],
    _ disagreement: Finding?, _ input: inout Input
  ) -> Decision {
    var run = RuleRun(
      policies: policies, id: id.text ?? "", subject: number, dialect: input.options.dialect)
    if input.options.explains { run.explainer = Explainer(policies: policies, subject: number) }
    let active = rulesInForce(number, input.options)
    run.judge(active, &evaluator, &input)
    if let disagreement { run.add(disagreement) }
    var decision = Decision(
      subject: subject.name, id: id.text, file: input.documents[0].file,
      document: input.documents[0].countInFile > 1 ? input.documents[0].number : nil,
      standard: input.standard.map { policies.standards[$0].name },
      outcome: run.outcome(permitsByDefault: subject.permitsByDefault),
      findings: run.findings, errors: [], rulesAsked: run.asked, rulesNotAsked: run.notAsked)
    decision.idJSON = id.json
    decision.waivers = run.uses
    decision.take(
      run, evaluator, columns: fieldOfProduct(policies.requestFields?.columns, number))
    if input.options.describesRequests {
      decision.request = description(of: subject, isAgreement: input.standard != nil)
    }
    look(
      beyond: &decision,
      ChangeFinder.Subject(
        number: number, id: id.text ?? "",
        requester: evaluator.requesterName(policies, number), dialect: run.dialect,
        active: active, defaulted: defaulted,
        isBlocked: disagreement?.level == .block),
      &input)
    return decision
  }

  /// A product that stands in its request is judged beside the registry too.
  mutating func registerGiven(_ number: Int, _ input: inout Input) -> Finding? {
    evaluator.use(evaluator.snapshot)
    guard givesProduct(number) else { return nil }
    let product = evaluator.local(policies.subjects[number].productSlot)
    let id = evaluator.field(of: product, policies.idIndex)
    return id.isPresent ? register(product, evaluator.printed(id), &input) : nil
  }

  /// Whether the request in the frame holds its product in place.
  func givesProduct(_ number: Int) -> Bool {
    let slot = policies.subjects[number].productSlot
    guard slot >= 0 else { return false }
    let product = evaluator.local(slot)
    return product.tag == .record && product.slotSpace == 1
  }

  func malformed(request subject: String?, _ id: RequestID, _ input: borrowing Input) -> Decision {
    var decision = Decision(
      subject: subject ?? "request", id: id.text, file: input.documents[0].file,
      document: input.documents[0].countInFile > 1 ? input.documents[0].number : nil,
      standard: input.standard.map { policies.standards[$0].name }, outcome: .malformed,
      findings: [], errors: input.errors, rulesAsked: 0, rulesNotAsked: 0)
    decision.idJSON = id.json
    return decision
  }

  // MARK: What it is about

  /// The child of a map under a key that the set knows.
  func child(of node: Int, _ key: UInt32) -> Int? {
    guard evaluator.workspace.nodes[node].kind == .map else { return nil }
    var child = node + 1
    let end = Int(evaluator.workspace.nodes[node].next)
    while child < end {
      if evaluator.workspace.nodes[child].keySymbol == key { return child }
      child = Int(evaluator.workspace.nodes[child].next)
    }
    return nil
  }

  func identity(of node: Int) -> RequestID {
    guard let found = child(of: node, policies.requestKeys.id) else { return RequestID() }
    let text = String(decoding: evaluator.workspace.bytes(ofNode: found), as: UTF8.self)
    switch evaluator.workspace.nodes[found].kind {
    case .text: return RequestID(text: text)
    case .bool: return RequestID(text: text, json: evaluator.json(.raw(found)))
    case .integer, .number:
      var json: [UInt8] = []
      JSONText.append(number: Array(evaluator.workspace.bytes(ofNode: found))[...], to: &json)
      return RequestID(text: text, json: String(decoding: json, as: UTF8.self))
    case .null, .list, .map: return RequestID()
    }
  }

  /// Number of the subject that a request names; nil where it names none that can be asked about.
  func subject(of node: Int, _ input: borrowing Input) -> Int? {
    guard let found = child(of: node, policies.requestKeys.subject),
      evaluator.workspace.nodes[found].kind == .text
    else { return nil }
    let symbol = evaluator.workspace.nodes[found].symbol
    for number in policies.subjects.indices where policies.subjects[number].symbol == symbol {
      let mayBeAsked = !policies.subjects[number].permitsByDefault || input.takesEverySubject
      return mayBeAsked ? number : nil
    }
    return nil
  }

  /// What may be asked about: subjects that nothing permits by default, and in tests all of them.
  private func subjects(_ input: borrowing Input) -> [Int] {
    input.takesEverySubject ? Array(policies.subjects.indices) : policies.requestSubjects
  }

  private mutating func explainSubject(of node: Int, _ input: inout Input) {
    let names = subjects(input).map { policies.subjects[$0].name }
    let found = child(of: node, policies.requestKeys.subject)
    let place = place(ofNode: found ?? node, &input)
    guard let found, evaluator.workspace.nodes[found].kind == .text else {
      input.errors.append(.notARequest(names, place))
      return
    }
    let name = String(decoding: evaluator.workspace.bytes(ofNode: found), as: UTF8.self)
    input.errors.append(.unknownSubject(name, names, place))
  }
}

extension Evaluator {
  /// Who asks, where the request in the frame says.
  func requesterName(_ policies: CompiledPolicies, _ number: Int) -> String? {
    let slot = policies.subjects[number].requesterSlot
    guard slot >= 0, let field = policies.requesterName else { return nil }
    let name = self.field(of: input(slot), field)
    return name.isPresent ? printed(name) : nil
  }
}
