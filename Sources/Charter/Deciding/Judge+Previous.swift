// Before and after: the change from one version of a product to the next, and products that are gone.

/// A product as it was before.
public struct PreviousVersion: Sendable {
  /// The descriptor that described it; nil where that cannot be read, so that nothing is known of it.
  public var document: Document?
  /// Its path below the folder that was asked about.
  public var path: String?
  /// Gives another file of its folder, by its path from there; nil where there is none.
  public var reading: @Sendable (String) throws(DocumentError) -> Document?
  /// Gives a contract that it names, as that was before; nil where there was none.
  public var contract: (@Sendable (String) -> ContractFile?)?

  /// Wraps a descriptor.
  public init(
    _ document: Document?, path: String? = nil,
    reading: @escaping @Sendable (String) throws(DocumentError) -> Document? = {
      _ throws(DocumentError) in nil
    }
  ) {
    self.document = document
    self.path = path
    self.reading = reading
  }
}

extension Judge {
  /// The products that a descriptor describes: their ids and versions; empty where it cannot be read.
  public mutating func products(
    in document: Document, options: DecisionOptions,
    reading: (String) throws(DocumentError) -> Document? = { _ throws(DocumentError) in nil }
  ) -> [(id: String, version: String?)] {
    evaluator.use(options.catalog?.snapshot)
    evaluator.workspace.reset()
    evaluator.references = [:]
    evaluator.now = options.time
    var input = Input(documents: [document], options: options)
    guard let (standard, products) = read(&input, reading),
      !policies.standards[standard].isAgreement
    else { return [] }
    return products.compactMap { product in
      identify(product, standard, &input).map { ($0, version(of: product)) }
    }
  }

  /// The version of a product, where it has one that can be read.
  func version(of product: Product) -> String? {
    guard let index = policies.versionIndex else { return nil }
    let version = evaluator.field(of: product.record, index)
    return version.isPresent ? evaluator.printed(version) : nil
  }

  /// Judges what changed in a product; nil where no rule had anything to ask.
  mutating func decide(
    changeOf product: Product, _ id: String, _ standard: Int, from version: PreviousVersion,
    _ input: inout Input
  ) -> Decision? {
    guard let number = policies.changeSubject else { return nil }
    input.errors.removeAll()
    let previous = read(version, id, &input)
    evaluator.enter(frameSize: policies.largestFrame)
    evaluator.setLocal(policies.subjects[number].productSlot, product.record)
    set("previous", of: number, to: previous)
    set("id", of: number, to: evaluator.field(of: product.record, policies.idIndex))
    _ = register(product.record, id, &input)
    return decide(number, id, standard, &input)
  }

  /// Judges that a product is gone; nil where no rule had anything to ask.
  ///
  /// - Parameters:
  ///   - id: The product's id.
  ///   - version: Its last version.
  ///   - options: The decision time and what was given up.
  /// - Returns: The decision; nil too where the last version cannot be read.
  public mutating func decide(
    removalOf id: String, _ version: PreviousVersion, options: DecisionOptions
  ) -> Decision? {
    guard let number = policies.removalSubject, let document = version.document else { return nil }
    evaluator.use(options.catalog?.snapshot)
    evaluator.workspace.reset()
    evaluator.references = [:]
    evaluator.now = options.time
    noteFills(options)
    var input = Input(documents: [document], options: options)
    input.options.path = version.path
    input.options.contract = version.contract
    guard let (standard, products) = read(&input, version.reading),
      let product = products.first(where: { identify($0, standard, &input) == id })
    else { return nil }
    evaluator.enter(frameSize: policies.largestFrame)
    set("previous", of: number, to: product.record)
    set("id", of: number, to: evaluator.field(of: product.record, policies.idIndex))
    _ = register(product.record, id, &input)
    return decide(number, id, standard, &input)
  }

  private mutating func set(_ name: String, of subject: Int, to value: Value) {
    guard let slot = policies.subjects[subject].index(of: name) else { return }
    evaluator.setLocal(Int32(slot), value)
  }

  /// The product of an id as it was; unreadable where its file is.
  private mutating func read(
    _ version: PreviousVersion, _ id: String, _ input: inout Input
  ) -> Value {
    guard let document = version.document else { return .unknown(.previousUnreadable) }
    if input.previous?.file != document.file || input.previous?.number != document.number {
      input.previous = read(document, version, &input)
    }
    guard let previous = input.previous else { return .unknown(.previousUnreadable) }
    evaluator.workspace.lengths = previous.lengths
    return previous.products[id] ?? .unknown(.previousUnreadable)
  }

  private mutating func read(
    _ document: Document, _ version: PreviousVersion, _ input: inout Input
  ) -> ReadPrevious {
    let (path, own, place) = (input.options.path, input.standard, input.documents.count)
    let (contract, contracts) = (input.options.contract, input.contracts)
    defer {
      input.options.path = path
      input.options.contract = contract
      input.contracts = contracts
      input.standard = own
      input.errors.removeAll()
    }
    input.firstPrevious = input.firstPrevious ?? place
    input.documents.append(document)
    input.places = InputPlaces(input.documents)
    input.options.path = version.path
    input.options.contract = version.contract
    var products: [String: Value] = [:]
    if let (standard, found) = read(&input, document: place, version.reading) {
      for product in found {
        guard let id = identify(product, standard, &input), products[id] == nil else { continue }
        products[id] = product.record
      }
    }
    return ReadPrevious(
      file: document.file, number: document.number, products: products,
      lengths: evaluator.workspace.lengths)
  }

  private mutating func decide(
    _ number: Int, _ id: String, _ standard: Int, _ input: inout Input
  ) -> Decision? {
    let subject = policies.subjects[number]
    evaluator.workspace.lengths.fix()
    var run = RuleRun(policies: policies, id: id, subject: number)
    if input.options.explains { run.explainer = Explainer(policies: policies, subject: number) }
    let active = rulesInForce(number, input.options)
    run.judge(active, &evaluator, &input)
    guard run.asked > 0 else { return nil }
    let outcome = run.outcome(permitsByDefault: subject.permitsByDefault)
    var decision = Decision(
      subject: subject.name, id: id, file: input.documents[0].file,
      document: input.documents[0].countInFile > 1 ? input.documents[0].number : nil,
      standard: policies.standards[standard].name,
      // It is covered, or not, as the product that it is.
      outcome: outcome == .notCovered ? .permit : outcome, findings: run.findings, errors: [],
      rulesAsked: run.asked, rulesNotAsked: run.notAsked)
    if subject.productSlot >= 0 {
      name(contractsOf: evaluator.local(subject.productSlot), in: &decision, standard, input)
    }
    decision.waivers = run.uses
    decision.take(run, evaluator, columns: .absent)
    look(
      beyond: &decision,
      ChangeFinder.Subject(
        number: number, id: id, requester: nil, dialect: run.dialect, active: active,
        defaulted: [], isBlocked: false),
      &input)
    return decision
  }
}

/// The products of a file as they were, in the workspace of what is judged.
struct ReadPrevious {
  var file: String
  var number: Int
  /// By id.
  var products: [String: Value]
  /// Of the lists of the file that is judged and of this one.
  var lengths: InputLengths
}
