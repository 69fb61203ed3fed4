// Contracts in files of their own, which the standard of a product reads as `contracts[id]`.

/// The descriptor of a contract that a product names.
public struct ContractFile: Sendable {
  /// The descriptor.
  public var document: Document
  /// Its path below the folder that was asked about.
  public var path: String?
  /// Gives another file of its folder, by its path from there; nil where there is none.
  public var reading: @Sendable (String) throws(DocumentError) -> Document?

  /// Wraps a descriptor.
  public init(
    _ document: Document, path: String? = nil,
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
  /// The ids of the contracts that a product rests on: its own and those of its output ports, each
  /// once, in their order.
  func contractNames(of product: Value) -> [String] { contractReferences(of: product).map(\.name) }

  /// The same, each with the value that names it first.
  func contractReferences(of product: Value) -> [(name: String, id: Value)] {
    guard let plan = policies.program.lineage, product.tag == .record else { return [] }
    var references = [evaluator.field(of: product, plan.contract)]
    let ports = evaluator.field(of: product, plan.outputPorts)
    if ports.tag == .list {
      for index in 0..<ports.count {
        references.append(
          evaluator.field(of: evaluator.workspace.slot(ports, index), plan.outputContract))
      }
    }
    var names: [(name: String, id: Value)] = []
    for reference in references {
      let id = evaluator.field(of: reference, plan.contractID)
      guard id.isPresent else { continue }
      let name = evaluator.printed(id)
      if !names.contains(where: { $0.name == name }) { names.append((name, id)) }
    }
    return names
  }

  /// Says which contracts a product names, and which of them were judged with it.
  func name(
    contractsOf product: Value, in decision: inout Decision, _ standard: Int,
    _ input: borrowing Input
  ) {
    guard policies.standards[standard].joinsContracts else { return }
    let references = contractReferences(of: product)
    let names = references.map(\.name)
    decision.contracts = names
    decision.contractFiles = input.contracts.filter { names.contains($0.id) }.map(\.file)
    decision.missingContracts = references.filter { reference in
      !input.contracts.contains { $0.id == reference.name }
    }.map { Decision.ContractReference(id: $0.name, node: node(of: $0.id)) }
  }

  /// Reads the contracts that products name, so that their standard sees them.
  ///
  /// - Parameters:
  ///   - products: As they are without any contract.
  ///   - input: Gives the contracts; holds their documents afterwards.
  /// - Returns: Whether there was one: then the products have to be made again.
  mutating func readContracts(namedBy products: [Product], _ input: inout Input) -> Bool {
    guard input.options.contract != nil || input.options.catalog?.contractFiles.isEmpty == false
    else { return false }
    var names: [String] = []
    for product in products {
      for name in contractNames(of: product.record) where !names.contains(name) {
        names.append(name)
      }
    }
    let (path, standard, values) = (
      input.options.path, input.standard, evaluator.documentValues
    )
    // Fields that were filled of products that are not kept.
    evaluator.filled.removeAll(keepingCapacity: true)
    var found: [(name: Value, record: Value)] = []
    for name in names {
      let known = input.options.contract?(name) ?? input.options.catalog?.contractFiles[name]
      guard let file = known, let record = read(file, named: name, &input),
        let text = evaluator.workspace.append(text: Array(name.utf8))
      else { continue }
      input.contracts.append((name, file.document.file))
      found.append((text, record))
    }
    input.errors.removeAll()
    input.options.path = path
    input.standard = standard
    evaluator.documentValues = values
    guard !found.isEmpty else { return false }
    let offset = evaluator.workspace.allocate(slots: found.count * 2)
    for (index, entry) in found.enumerated() {
      evaluator.workspace.slots[offset + index * 2] = entry.name
      evaluator.workspace.slots[offset + index * 2 + 1] = entry.record
    }
    evaluator.documentValues[StandardInput.contracts] = .map(
      space: 1, offset: offset, count: found.count)
    return true
  }

  /// What `contracts` is before any was read.
  static let noContracts = Value.map(space: 1, offset: 0, count: 0)

  private mutating func read(
    _ file: ContractFile, named name: String, _ input: inout Input
  ) -> Value? {
    // What is wrong with one contract is no fault of the next.
    input.errors.removeAll()
    let place = input.documents.count
    input.documents.append(file.document)
    input.places = InputPlaces(input.documents)
    input.options.path = file.path
    guard let (standard, contracts) = read(&input, document: place, file.reading),
      policies.standards[standard].kind == "contract"
    else { return nil }
    return contracts.first { identify($0, standard, &input) == name }?.record
  }
}
