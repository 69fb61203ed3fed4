/// Judges one document after another on one thread, keeping its memory between them.
///
/// Not `Sendable`: make one a thread. ``PolicySet/decide(_:options:reading:)`` makes one for a
/// single call.
public struct Judge: ~Copyable {
  let policies: CompiledPolicies
  var evaluator: Evaluator
  /// By subject: the rules in force, for the day and what was given up when they were last asked for.
  private var active: [[ActiveRule]?]
  private var activeDay: CivilDate?
  private var activeWithout: Set<DecisionOptions.OptionalInput> = []
  /// Of the request that is read: the node that gives each input; -1 where none does.
  let requestNodes: UnsafeMutablePointer<Int>
  /// Which fields of a mesh are read: to fetch them ahead.
  let fieldsAhead: FieldsAhead.View
  /// The columns of products that requests ask for.
  var columnIndex = ColumnIndex()
  /// For requests that come one a line, and for asking rules about them.
  var line: UnsafeMutablePointer<DecisionLine>?
  var lineRun: RuleRun
  /// Every field is made, and what was not read is noted, whatever rules read.
  var readsEverything = false
  /// Values that are converted know where they stand.
  var tracesValues = false

  /// Makes a judge of a policy set.
  public init(_ policies: PolicySet) {
    self.policies = policies.compiled
    evaluator = Evaluator(
      program: policies.compiled.program, conditions: policies.compiled.conditions.memoCount)
    evaluator.prepare(policies.compiled.federation)
    active = Array(repeating: nil, count: policies.compiled.subjects.count)
    fieldsAhead = policies.compiled.fieldsAhead.view
    lineRun = RuleRun(policies: policies.compiled, id: "", subject: 0)
    let mostInputs = policies.compiled.subjects.map(\.inputs.count).max() ?? 0
    requestNodes = .allocate(capacity: max(mostInputs, 1))
    requestNodes.initialize(repeating: -1, count: max(mostInputs, 1))
  }

  deinit {
    requestNodes.deallocate()
    line?.deinitialize(count: 1)
    line?.deallocate()
  }

  /// Judges a descriptor: see ``PolicySet/decide(_:options:reading:)``.
  public mutating func decide(
    _ document: Document, options: DecisionOptions,
    reading: (String) throws(DocumentError) -> Document? = { _ throws(DocumentError) in nil }
  ) -> [Decision] {
    decide(document, options: options, previous: { _ in nil }, reading: reading)
  }

  /// Judges a descriptor, and what changed in each of its products that there is a previous version of.
  ///
  /// - Parameters:
  ///   - document: The descriptor.
  ///   - options: The decision time and what was given up.
  ///   - previous: Gives the previous version of a product, by its id; nil for a new one.
  ///   - reading: Gives another file of the descriptor's folder, by its path from that folder.
  /// - Returns: One decision a product, in the order of the document, and behind it one about the
  ///   change where a rule was asked about it; never empty.
  public mutating func decide(
    _ document: Document, options: DecisionOptions,
    previous: (String) -> PreviousVersion?,
    reading: (String) throws(DocumentError) -> Document? = { _ throws(DocumentError) in nil }
  ) -> [Decision] {
    evaluator.references = [:]
    evaluator.use(options.catalog?.snapshot)
    evaluator.workspace.reset()
    evaluator.now = options.time
    noteFills(options)
    var input = Input(documents: [document], options: options)
    guard let (standard, products) = read(&input, reading) else {
      return [malformed(input, standard: input.standard, id: nil)]
    }
    guard !policies.standards[standard].isAgreement else {
      input.errors = [.agreementIsNoProduct(place(ofNode: 0, &input))]
      return [malformed(input, standard: standard, id: nil)]
    }
    // What one previous version holds counts for the change from it and nothing else.
    let lengths = evaluator.workspace.lengths
    return products.flatMap { product in
      evaluator.workspace.lengths = lengths
      evaluator.workspace.lengths.fix()
      let decision = decide(product, standard, &input)
      guard decision.outcome != .malformed, let id = decision.id, let version = previous(id) else {
        return [decision]
      }
      evaluator.workspace.lengths = lengths
      let change = decide(changeOf: product, id, standard, from: version, &input)
      return [decision] + [change].compactMap { $0 }
    }
  }

  /// Reads the products that a document describes; nil where `input` says why it cannot be read.
  ///
  /// - Parameters:
  ///   - input: Holds the documents that were read.
  ///   - number: Which of them it is; it is the last.
  ///   - reading: Gives the other files that its standard names.
  /// - Returns: The standard, and at least one product.
  mutating func read(
    _ input: inout Input, document number: Int = 0,
    _ reading: (String) throws(DocumentError) -> Document?
  ) -> (standard: Int, products: [Product])? {
    let document = input.documents[number]
    let root = evaluator.workspace.add(document, symbols: evaluator.program.symbols)
    resolveReferences(&input, from: number, reading)
    evaluator.documentValues = [
      .raw(root), path(of: document, input.options), Self.noContracts,
    ]
    guard input.errors.isEmpty, let standard = recognize(&input, from: root) else { return nil }
    input.standard = standard
    evaluator.enter(frameSize: Int(policies.standards[standard].frameSize))
    trackReading(by: standard)
    defer { evaluator.isTracking = false }
    readFiles(of: standard, &input, reading)
    guard input.errors.isEmpty else { return nil }
    var products = products(of: standard, &input)
    if policies.standards[standard].joinsContracts, readContracts(namedBy: products, &input) {
      evaluator.enter(frameSize: Int(policies.standards[standard].frameSize))
      trackReading(by: standard)
      products = self.products(of: standard, &input)
    }
    evaluator.isTracking = false
    guard !products.isEmpty else {
      input.errors.append(.noProduct(place(ofNode: root, &input)))
      return nil
    }
    let plan = policies.standards[standard]
    for product in products where product.record.tag == .record && !plan.isAgreement {
      fillSource(of: product, standard: plan.name, document, from: root, &input)
    }
    return (standard, products)
  }

  /// What is being judged, beside what the evaluator holds.
  struct Input: ~Copyable {
    private let inPlace = InPlace()
    var documents: [Document]
    var options: DecisionOptions
    var errors: [Diagnostic] = []
    var places: InputPlaces
    /// The standard that it is read by, once that is known.
    var standard: Int?
    /// The contracts that were read with it, by id, and the file of each.
    var contracts: [(id: String, file: String)] = []
    /// Number of the first document of the previous version, where there is one.
    var firstPrevious: Int?
    /// The previous version that was read last: many products may stand in one file.
    var previous: ReadPrevious?
    /// A subject that is permitted by default may be asked about too: in tests.
    var takesEverySubject = false
    /// How many names may still be compared with those that nothing has.
    private var namesLeft = 20_000
    /// Where findings are written at once, instead of being kept.
    var line: UnsafeMutablePointer<DecisionLine>?

    /// The file that is judged; a stream's lines, which are no documents, are of standard input.
    var file: String { documents.first?.file ?? "-" }

    /// Whether so many names may be compared with one that nothing has: an input may name very many of a
    /// mesh that has very many.
    mutating func mayCompare(_ names: Int) -> Bool {
      guard names <= namesLeft else { return false }
      namesLeft -= names
      return true
    }

    init(documents: [Document], options: DecisionOptions) {
      self.documents = documents
      self.options = options
      places = InputPlaces(documents)
    }
  }

  /// A product that was read, and what reading it left over.
  struct Product {
    var record: Value
    var leftovers: MappingLeftovers
  }

  // MARK: Reading

  mutating func path(of document: Document, _ options: DecisionOptions) -> Value {
    evaluator.workspace.append(text: Array((options.path ?? document.file).utf8)) ?? .absent
  }

  mutating func place(ofNode node: Int, _ input: inout Input) -> Place? {
    input.places.location(
      of: .raw(node), in: evaluator.workspace, symbols: evaluator.program.symbols)?.place
  }

  /// Starts to mark what the standard's lines read, its `recognize` first.
  private mutating func trackReading(by standard: Int) {
    guard policies.readsLeftovers || readsEverything else { return }
    evaluator.isTracking = true
    evaluator.readNodes = Array(repeating: 0, count: evaluator.workspace.nodeCount)
    let recognize = policies.standards[standard].recognize
    if recognize >= 0 { _ = evaluator.evaluate(recognize) }
  }

  private mutating func readFiles(
    of standard: Int, _ input: inout Input,
    _ reading: (String) throws(DocumentError) -> Document?
  ) {
    for file in policies.standards[standard].files {
      let name = evaluator.evaluate(file.path)
      // A file that is not there is missing where it is named.
      var value = Value(.absent, origin: name.origin)
      if name.isPresent, name.tag == .text {
        let path = evaluator.workspace.string(name)
        if path.hasPrefix("/") || path.split(separator: "/").contains("..") {
          input.errors.append(.fileOutsideFolder(path, nil))
        } else {
          do {
            if let document = try reading(path) {
              value = .raw(
                evaluator.workspace.add(document, symbols: evaluator.program.symbols))
              input.documents.append(document)
              input.places = InputPlaces(input.documents)
            }
          } catch {
            input.errors += error.diagnostics
          }
        }
      }
      evaluator.documentValues.append(value)
    }
  }

  mutating func products(
    of standard: Int, _ input: inout Input
  ) -> [Product] {
    let mappings = policies.mappings
    let plan = mappings.entries[standard].record
    guard let each = policies.standards[standard].each else {
      var leftovers = MappingLeftovers()
      let record = evaluator.map(
        plan, of: mappings, element: evaluator.documentValues[0], &leftovers)
      return [Product(record: record, leftovers: leftovers)]
    }
    let list = evaluator.evaluate(each.list)
    guard list.isPresent, var cursor = ElementCursor(list, in: evaluator.workspace) else {
      return []
    }
    var products: [Product] = []
    while let (_, element) = cursor.next(in: evaluator.workspace) {
      evaluator.setLocal(each.slot, element)
      if each.condition >= 0, !evaluator.evaluate(each.condition).isTrue { continue }
      var leftovers = MappingLeftovers()
      let record = evaluator.map(plan, of: mappings, element: element, &leftovers)
      products.append(Product(record: record, leftovers: leftovers))
    }
    return products
  }

  // MARK: Deciding

  private mutating func decide(
    _ product: Product, _ standard: Int, _ input: inout Input
  ) -> Decision {
    guard let idText = identify(product, standard, &input) else {
      let id = evaluator.field(of: product.record, policies.idIndex)
      return malformed(
        input, standard: standard, id: id.isPresent ? evaluator.printed(id) : nil)
    }
    var run = RuleRun(policies: policies, id: idText, subject: policies.productSubject)
    if input.options.explains {
      run.explainer = Explainer(policies: policies, subject: policies.productSubject)
    }
    evaluator.enter(frameSize: policies.largestFrame)
    evaluator.setLocal(0, product.record)
    let disagreement = register(product.record, idText, &input)
    let active = rulesInForce(policies.productSubject, input.options)
    run.judge(active, &evaluator, &input)
    if let disagreement { run.add(disagreement) }
    var decision = Decision(
      subject: "product", id: idText, file: input.documents[0].file,
      document: input.documents[0].countInFile > 1 ? input.documents[0].number : nil,
      standard: policies.standards[standard].name,
      outcome: run.outcome(permitsByDefault: true), findings: run.findings, errors: [],
      rulesAsked: run.asked, rulesNotAsked: run.notAsked,
      idNode: node(of: evaluator.field(of: product.record, policies.idIndex)))
    decision.version = version(of: product)
    decision.isContract = policies.standards[standard].kind == "contract"
    name(contractsOf: product.record, in: &decision, standard, input)
    decision.waivers = run.uses
    decision.take(run, evaluator, columns: .absent)
    look(
      beyond: &decision,
      ChangeFinder.Subject(
        number: policies.productSubject, id: idText, requester: nil, dialect: run.dialect,
        active: active, defaulted: [],
        isBlocked: disagreement?.level == .block),
      &input)
    return decision
  }

  /// Keeps account of what is derived, where edits of the input are to be tried.
  mutating func noteFills(_ options: DecisionOptions) {
    evaluator.filled.removeAll(keepingCapacity: true)
    evaluator.isNotingFills = options.findsChanges
  }

  /// What would make it pass, and when its outcome is another, where that was asked for.
  mutating func look(
    beyond decision: inout Decision, _ subject: ChangeFinder.Subject, _ input: inout Input
  ) {
    let isNotingFills = evaluator.isNotingFills
    evaluator.isNotingFills = false
    addChanges(to: &decision, subject, &input)
    addNextChange(to: &decision, subject, &input)
    evaluator.isNotingFills = isNotingFills
  }

  /// The id of a product that can be judged, or of an agreement; nil where `input` says what it lacks.
  mutating func identify(_ product: Product, _ standard: Int, _ input: inout Input) -> String? {
    let plan = policies.standards[standard]
    let id = evaluator.field(
      of: product.record, plan.isAgreement ? policies.agreementFields?.id ?? 0 : policies.idIndex)
    // What one product of a file lacks is no fault of the next.
    input.errors.removeAll(keepingCapacity: true)
    for missing in product.leftovers.missing {
      let location = input.places.location(
        of: missing.value, in: evaluator.workspace, symbols: evaluator.program.symbols)
      input.errors.append(
        .missingField(missing.field, location?.pointer, location?.place, plan.name))
    }
    if id.isUnreadable {
      let location = input.places.location(
        of: id, in: evaluator.workspace, symbols: evaluator.program.symbols)
      input.errors.append(
        .unreadableID(of: plan.isAgreement ? "agreement" : "product", location?.place))
    }
    guard input.errors.isEmpty, product.record.tag == .record else { return nil }
    return id.isPresent ? evaluator.printed(id) : ""
  }

  /// The value of the document itself that is the id.
  func node(of id: Value) -> Int? {
    guard id.origin != 0 else { return nil }
    let (document, node) = evaluator.workspace.locate(Int(id.origin) - 1)
    return document == 0 ? node : nil
  }

  /// The rules on a subject that are in force at the decision time.
  mutating func activeRules(_ subject: Int, _ options: DecisionOptions) -> [ActiveRule] {
    let day = options.time.date
    if activeDay != day || activeWithout != options.without {
      active = Array(repeating: nil, count: active.count)
      activeDay = day
      activeWithout = options.without
    }
    if let rules = active[subject] { return rules }
    let rules = policies.active(on: day, subject: subject, without: options.without)
    active[subject] = rules
    return rules
  }

  /// `product.source`: where it was read from, and what reading it left over.
  private mutating func fillSource(
    of product: Product, standard: String, _ document: Document, from root: Int,
    _ input: inout Input
  ) {
    guard let plan = policies.source else { return }
    var source = evaluator.field(of: product.record, plan.productIndex)
    if source.tag != .record {
      let count = plan.fieldCount
      let offset = evaluator.workspace.allocate(slots: count)
      for index in 0..<count { evaluator.workspace.slots[offset + index] = .absent }
      source = .record(space: 1, offset: offset, type: plan.record)
      evaluator.workspace.slots[product.record.slotOffset + plan.productIndex] = source
    }
    let offset = source.slotOffset
    evaluator.workspace.slots[offset + plan.file] = evaluator.documentValues[1]
    evaluator.workspace.slots[offset + plan.standard] =
      evaluator.workspace.append(text: Array(standard.utf8)) ?? .absent
    guard policies.readsLeftovers || readsEverything else { return }
    let misread = product.leftovers.misread.map { Int($0.origin) - 1 }
    let unread = unreadNodes(document, from: root)
    let first = Int(evaluator.program.recordStarts[plan.record])
    for (place, nodes) in [(plan.misread, misread), (plan.unread, unread)] {
      let list = pointers(to: nodes, &input)
      evaluator.workspace.slots[offset + place] = list
      evaluator.noteLength(of: list, field: first + place)
    }
  }

  private mutating func pointers(to nodes: [Int], _ input: inout Input) -> Value {
    let offset = evaluator.workspace.allocate(slots: nodes.count)
    for (index, node) in nodes.enumerated() {
      let (document, number) = evaluator.workspace.locate(node)
      let pointer = input.places.pointer(to: number, in: document)
      let text = evaluator.workspace.append(text: Array(pointer.utf8), origin: UInt32(node) + 1)
      evaluator.workspace.slots[offset + index] = text ?? .absent
    }
    return .list(space: 1, offset: offset, count: nodes.count, origin: 1)
  }

  /// The outermost values of the document that no line read.
  private func unreadNodes(_ document: Document, from root: Int) -> [Int] {
    var unread: [Int] = []
    var node = root + 1
    let end = root + document.nodes.count
    while node < end {
      let next = Int(evaluator.workspace.nodes[node].next)
      switch evaluator.readNodes[node] {
      case 0:
        unread.append(node)
        node = next
      case 2: node = next
      default: node += 1
      }
    }
    return unread
  }

  private func malformed(
    _ input: borrowing Input, standard: Int?, id: String?
  ) -> Decision {
    Decision(
      subject: "product", id: id, file: input.documents[0].file,
      document: input.documents[0].countInFile > 1 ? input.documents[0].number : nil,
      standard: standard.map { policies.standards[$0].name }, outcome: .malformed, findings: [],
      errors: input.errors,
      rulesAsked: 0, rulesNotAsked: 0)
  }
}
