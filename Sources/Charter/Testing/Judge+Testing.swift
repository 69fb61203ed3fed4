// What tests need of a judge: products in the model's own words, and a subject of any kind.

extension Judge {
  /// The first product that a document describes, as JSON in the model's words: what it states, not
  /// what follows from that; and the ids of the contracts that were read with it.
  mutating func canonical(
    _ document: Document, options: DecisionOptions,
    reading: (String) throws(DocumentError) -> Document?
  ) -> (json: String?, contracts: [String], errors: [Diagnostic]) {
    evaluator.workspace.reset()
    evaluator.fillsRecords = false
    defer { evaluator.fillsRecords = true }
    var input = Input(documents: [document], options: options)
    guard let (standard, products) = read(&input, reading), let product = products.first,
      identify(product, standard, &input) != nil
    else { return (nil, [], input.errors) }
    stateLeftovers(of: product)
    return (evaluator.json(product.record), input.contracts.map(\.id), [])
  }

  /// A product that is given states what reading it left over: nothing, where no rule asks.
  private mutating func stateLeftovers(of product: Product) {
    guard let plan = policies.source else { return }
    let source = evaluator.field(of: product.record, plan.productIndex)
    guard source.tag == .record else { return }
    for place in [plan.misread, plan.unread]
    where evaluator.workspace.slots[source.slotOffset + place].isAbsent {
      evaluator.workspace.slots[source.slotOffset + place] = .list(
        space: 1, offset: 0, count: 0, origin: 0)
    }
  }

  /// Judges one subject of any kind, given as a request is.
  ///
  /// - Parameters:
  ///   - document: The request.
  ///   - options: The decision time, and what is known of the mesh.
  ///   - rule: Where the rule stands that is judged; nil for whatever the document itself is.
  /// - Returns: The decision, whose findings stand in the document, or at the rule.
  mutating func decide(
    given document: Document, options: DecisionOptions, standingAt rule: Place? = nil
  ) -> Decision {
    evaluator.use(options.catalog?.snapshot)
    evaluator.workspace.reset()
    evaluator.now = options.time
    var input = Input(documents: [document], options: options)
    input.takesEverySubject = true
    input.places.rule = rule
    let root = evaluator.workspace.add(document, symbols: evaluator.program.symbols)
    evaluator.references = [:]
    return decide(request: root, &input)
  }

  /// Takes down what the rules saw of the subject that was judged last.
  mutating func observe(
    _ subject: Int, _ options: DecisionOptions, _ coverage: inout Coverage?
  ) {
    for rule in rulesInForce(subject, options) where !rule.isGivenUp {
      let domain = policies.rules[rule.number].domain
      // A rule of a domain that the subject is not within is not asked.
      if domain >= 0, evaluator.lineage[Int(domain)].isFalse { continue }
      var observer = RuleObserver(plan: policies.rules[rule.number])
      observer.observe(&evaluator)
      coverage?.add(observer.seen, of: rule.number)
    }
  }
}
