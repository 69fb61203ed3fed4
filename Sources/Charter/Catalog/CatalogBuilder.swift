/// Reads the files of a mesh, one after the other, and keeps what they say.
struct CatalogBuilder: ~Copyable {
  let policies: CompiledPolicies
  private var judge: Judge
  var snapshot: SnapshotBuilder
  private var faults: [Diagnostic] = []
  /// Without the contracts that were joined with the products that name them.
  private(set) var products: [Product] = []
  /// All contracts.
  private var contracts: [Product] = []
  /// The descriptors of contracts by their ids, and products that name contracts.
  private var contractFiles: [String: ContractFile] = [:]
  private var naming: [(document: Document, path: String)] = []
  /// Ids that several contracts have: nobody knows which is meant.
  private var repeatedContracts: Set<String> = []
  /// Contracts that products name and were joined with.
  private var joined: Set<String> = []
  private var agreements: [Agreement] = []

  /// A product, and where its descriptor says its id and its domain.
  struct Product {
    var id: String
    var value: Value
    var isContract: Bool
    var place: Place?
    var domainPlace: Place
    /// The physical tables that it serves.
    var claims: [Value]
  }

  private struct Agreement {
    var id: String
    var value: Value
    var place: Place?
  }

  init(_ set: PolicySet) {
    policies = set.compiled
    judge = Judge(set)
    snapshot = SnapshotBuilder(fieldCount: set.compiled.program.fields.count)
  }

  mutating func build(
    _ files: CatalogFiles,
    _ reading: @escaping @Sendable (String, String) throws(DocumentError) -> Document?
  ) -> Catalog {
    let order = files.descriptors.indices.sorted {
      let (left, right) = (files.descriptors[$0], files.descriptors[$1])
      guard left.path == right.path else {
        return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
      }
      return left.document.number < right.document.number
    }
    for index in order { read(files.descriptors[index], reading) }
    joinContracts(reading)
    products.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    contracts.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    reportDuplicateProducts()
    var registers: [String: Value] = [:]
    for name in CatalogFiles.registerNames {
      guard let document = files.registers[name] else { continue }
      registers[name] = read(register: name, document)
    }
    joinAgreements(&registers, files.registers["agreements"])
    var starts = CatalogEntryStarts()
    let catalog =
      files.hasCatalog ? catalogValue(registers, &starts) : .unknown(.catalogNotSupplied)
    let directory = registers["directory"] ?? .unknown(.directoryNotSupplied)
    let domains = registers["domains"].map { tree($0, "DomainEntry", files.registers["domains"]) }
    let (teams, members) = people(of: directory, files.registers["directory"])
    if snapshot.isFull { faults.append(.catalogTooLarge()) }
    let known = CatalogSnapshot(
      catalog: catalog, directory: directory, slots: snapshot.slots, text: snapshot.text,
      lengths: snapshot.lengths,
      products: products.map { ($0.id, $0.value) }, domainPlaces: products.map(\.domainPlace),
      contractPlaces: contractPlaces, entryStarts: starts, domains: domains ?? nil,
      teams: teams,
      members: members,
      approvals: WaiverApproval.all(of: policies, by: directory, in: snapshot))
    return Catalog(
      snapshot: finished(known), policies: policies,
      contractFiles: contractFiles.filter { joined.contains($0.key) }, faults: faults)
  }

  /// What is found out about a mesh once, for all who judge by it.
  private mutating func finished(_ known: CatalogSnapshot) -> CatalogSnapshot {
    judge.evaluator.use(known)
    var lineage: Lineage?
    if policies.readsLineage, let plan = policies.program.lineage {
      let reader = LineageReader(
        plan, known.products.map(\.value), areContracts: known.contractPlaces.map { $0 != nil },
        in: judge.evaluator.workspace)
      lineage = reader.lineage(in: judge.evaluator.workspace)
    }
    let codes = policies.program.listIndexes
    let indexes = (0..<codes.count).map { number in
      ListIndex(
        judge.evaluator.field(of: known.catalog, Int(codes[number].list)), codes[number],
        in: judge.evaluator.workspace)
    }
    return CatalogSnapshot(known, lineage: lineage, indexes: indexes)
  }

  // MARK: Products

  private mutating func read(
    _ descriptor: (document: Document, path: String),
    contract: (@Sendable (String) -> ContractFile?)? = nil,
    _ reading: @escaping @Sendable (String, String) throws(DocumentError) -> Document?
  ) {
    judge.evaluator.workspace.reset()
    var input = Judge.Input(
      documents: [descriptor.document],
      options: DecisionOptions(at: Timestamp(microseconds: 0), path: descriptor.path))
    input.options.contract = contract
    let file = descriptor.document.file
    let found = judge.read(&input) { (path) throws(DocumentError) in try reading(file, path) }
    guard let (standard, read) = found else {
      faults += input.errors
      return
    }
    let isAgreement = policies.standards[standard].isAgreement
    let isContract = policies.standards[standard].kind == "contract"
    if contract == nil, policies.standards[standard].joinsContracts,
      read.contains(where: { !judge.contractNames(of: $0.record).isEmpty })
    {
      naming.append(descriptor)
      return
    }
    joined.formUnion(input.contracts.map(\.id))
    for product in read {
      guard let id = judge.identify(product, standard, &input) else {
        faults += input.errors
        continue
      }
      let kept = snapshot.keep(product.record, from: judge.evaluator)
      let place = place(
        of: isAgreement ? policies.agreementFields?.id : policies.idIndex, product, &input)
      guard !isAgreement else {
        agreements.append(Agreement(id: id, value: kept, place: place))
        continue
      }
      let claims = judge.claims(of: product.record).map { snapshot.keep($0, from: judge.evaluator) }
      let entry = Product(
        id: id, value: kept, isContract: isContract, place: place,
        domainPlace: self.place(of: policies.requestFields?.domain, product, &input) ?? place
          ?? input.places.start(file: file), claims: claims)
      if isContract {
        contracts.append(entry)
        if contractFiles[id] != nil { repeatedContracts.insert(id) }
        contractFiles[id] = ContractFile(descriptor.document, path: descriptor.path) {
          (path) throws(DocumentError) in try reading(file, path)
        }
      } else {
        products.append(entry)
      }
    }
  }

  /// Reads the products that name contracts, each with those that there are; a contract that none
  /// names is a product of its own.
  private mutating func joinContracts(
    _ reading: @escaping @Sendable (String, String) throws(DocumentError) -> Document?
  ) {
    // Those of one id stay products, and are refused as two products of one id are.
    let files = contractFiles.filter { !repeatedContracts.contains($0.key) }
    for descriptor in naming { read(descriptor, contract: { files[$0] }, reading) }
    products += contracts.filter { !joined.contains($0.id) }
  }

  /// Where a field of something was read; nil where it was not read from a document.
  private func place(
    of field: Int?, _ product: Judge.Product, _ input: inout Judge.Input
  ) -> Place? {
    guard let field else { return nil }
    let value = judge.evaluator.field(of: product.record, field)
    guard value.isPresent else { return nil }
    return input.places.location(
      of: value, in: judge.evaluator.workspace, symbols: policies.program.symbols)?.place
  }

  private mutating func reportDuplicateProducts() {
    for (first, second) in zip(products, products.dropFirst()) where first.id == second.id {
      faults.append(.duplicateEntry("product", second.id, second.place, first: first.place))
    }
  }

  /// Places among the contracts, by product.
  private var contractPlaces: [Int?] {
    var place = 0
    return products.map { product in
      guard product.isContract else { return nil }
      // Both are in the order of their ids.
      while contracts[place].id != product.id { place += 1 }
      defer { place += 1 }
      return place
    }
  }

  /// Agreements that are descriptors, and those of the register, are one list.
  private mutating func joinAgreements(
    _ registers: inout [String: Value], _ document: Document?
  ) {
    guard let fields = policies.agreementFields else { return }
    let register = registers["agreements"]
    guard !agreements.isEmpty, register?.tag == .list || register == nil else { return }
    if let register {
      for index in 0..<register.count {
        let value = snapshot.slots[register.slotOffset + index]
        let id = snapshot.slots[value.slotOffset + fields.id]
        agreements.append(
          Agreement(id: id.isPresent ? snapshot.string(id) : "", value: value, place: nil))
      }
    }
    agreements.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    for (first, second) in zip(agreements, agreements.dropFirst()) where first.id == second.id {
      faults.append(
        .duplicateEntry(
          "agreement", second.id, second.place ?? first.place,
          first: second.place == nil ? nil : first.place))
    }
    registers["agreements"] = snapshot.list(agreements.map(\.value))
  }

  // MARK: Registers

  /// What a file says, as the field of the model that has its name.
  private mutating func read(register name: String, _ document: Document) -> Value? {
    let isDirectory = name == "directory"
    guard case .record(let record)? = policies.schema.types[isDirectory ? "Directory" : "Catalog"]
    else { return nil }
    judge.evaluator.workspace.reset()
    let symbols = policies.program.symbols
    var root = judge.evaluator.workspace.add(document, symbols: symbols)
    let type: Int32
    if isDirectory {
      guard let place = policies.directoryType else { return nil }
      type = place
    } else {
      guard let field = policies.schema.records[record].index(of: name) else { return nil }
      type = policies.program.fields[Int(policies.program.recordStarts[record]) + field].type
      root += document.list(ofRegister: name)
    }
    let value = judge.evaluator.coerce(.raw(root), to: type)
    var places = InputPlaces([document])
    if let misfit = judge.evaluator.firstUnreadable(in: value) {
      let location = places.location(
        of: Value(.bool, origin: max(misfit, 1)), in: judge.evaluator.workspace, symbols: symbols)
      faults.append(.registerDoesNotFit(name, location?.pointer ?? "", location?.place))
      return .unknown(.malformed)
    }
    if let missing = judge.evaluator.firstMissing(in: value, path: name) {
      let location = places.location(
        of: missing.value, in: judge.evaluator.workspace, symbols: symbols)
      faults.append(.registerLacks(missing.path, location?.place))
      return .unknown(.malformed)
    }
    return snapshot.keep(register: value, from: judge.evaluator)
  }

  /// The record of the whole; a register that is not there is not supplied, never empty.
  private mutating func catalogValue(
    _ registers: [String: Value], _ starts: inout CatalogEntryStarts
  ) -> Value {
    guard case .record(let record)? = policies.schema.types["Catalog"] else {
      return .unknown(.catalogNotSupplied)
    }
    var fields: [Value] = []
    for field in policies.schema.records[record].fields {
      switch field.name {
      case "products": fields.append(snapshot.list(products.map(\.value)))
      case "contracts":
        fields.append(snapshot.list(contracts.map(\.value)))
      case "columns": fields.append(columnEntries(&starts.columns))
      case "claims": fields.append(claims(&starts.claims))
      default: fields.append(registers[field.name] ?? .unknown(.catalogNotSupplied))
      }
    }
    return snapshot.record(
      fields, type: record, firstField: Int(policies.program.recordStarts[record]))
  }

  // MARK: What is within what

  private mutating func tree(_ list: Value, _ record: String, _ document: Document?) -> NameTree? {
    guard list.tag == .list, case .record(let number)? = policies.schema.types[record],
      let name = policies.schema.records[number].index(of: "name"),
      let parent = policies.schema.records[number].index(of: "parent")
    else { return nil }
    var entries: [(name: String, parent: String?)] = []
    for index in 0..<list.count {
      let entry = snapshot.slots[list.slotOffset + index]
      let above = snapshot.slots[entry.slotOffset + parent]
      entries.append(
        (
          snapshot.string(snapshot.slots[entry.slotOffset + name]),
          above.isPresent ? snapshot.string(above) : nil
        ))
    }
    let tree = NameTree(entries)
    if let cycle = tree.cycle {
      faults.append(.parentCycle(cycle, file: document?.file))
      return nil
    }
    return tree
  }

  private mutating func people(
    of directory: Value, _ document: Document?
  ) -> (NameTree?, MemberTable?) {
    guard directory.tag == .record, case .record(let record)? = policies.schema.types["Directory"],
      let teams = policies.schema.records[record].index(of: "teams"),
      let people = policies.schema.records[record].index(of: "people"),
      let tree = tree(snapshot.slots[directory.slotOffset + teams], "TeamEntry", document),
      case .record(let person)? = policies.schema.types["PersonEntry"],
      let name = policies.schema.records[person].index(of: "name"),
      let memberships = policies.schema.records[person].index(of: "teams")
    else { return (nil, nil) }
    let list = snapshot.slots[directory.slotOffset + people]
    guard list.tag == .list else { return (tree, nil) }
    var entries: [(person: String, teams: [String])] = []
    for index in 0..<list.count {
      let entry = snapshot.slots[list.slotOffset + index]
      let own = snapshot.slots[entry.slotOffset + memberships]
      entries.append(
        (
          snapshot.string(snapshot.slots[entry.slotOffset + name]),
          (0..<(own.tag == .list ? own.count : 0)).map {
            snapshot.string(snapshot.slots[own.slotOffset + $0])
          }
        ))
    }
    return (tree, MemberTable(entries, in: tree))
  }
}
