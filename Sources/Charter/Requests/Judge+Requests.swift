// Access requests and cross-domain reads: read into the inputs of their subject, then judged.

extension Judge {
  /// Dry-runs the requests of a document: one, or a list of them.
  ///
  /// Never throws; a request that cannot be read is a decision that says so.
  ///
  /// - Parameters:
  ///   - document: A request as a map, or a list of requests.
  ///   - options: The decision time, and what is known of the mesh.
  /// - Returns: One decision a request, in the order of the document; never empty.
  public mutating func decide(requests document: Document, options: DecisionOptions) -> [Decision] {
    evaluator.use(options.catalog?.snapshot)
    evaluator.workspace.reset()
    evaluator.now = options.time
    var input = Input(documents: [document], options: options)
    let root = evaluator.workspace.add(document, symbols: evaluator.program.symbols)
    evaluator.references = [:]
    if let catalog = options.catalog, catalog.policies !== policies {
      input.errors = [.catalogOfAnotherSet()]
      return [malformed(request: nil, id: nil, input)]
    }
    let mark = evaluator.workspace.mark
    return requests(at: root, document).map { node in
      evaluator.workspace.release(to: mark)
      noteFills(options)
      return decide(request: node, &input)
    }
  }

  /// Nodes of the requests; the document itself where it is none, or an empty list.
  private func requests(at root: Int, _ document: Document) -> [Int] {
    guard document.nodes[0].kind == .list, document.nodes[0].count > 0 else { return [root] }
    return document.children(of: 0).map { root + $0 }
  }

  private mutating func decide(request node: Int, _ input: inout Input) -> Decision {
    input.errors.removeAll(keepingCapacity: true)
    let id = text(of: "id", in: node)
    guard let number = subject(of: node, &input) else {
      return malformed(request: nil, id: id, input)
    }
    let subject = policies.subjects[number]
    checkKeys(of: node, subject, &input)
    evaluator.enter(frameSize: policies.largestFrame)
    for (slot, plan) in subject.inputs.enumerated() where plan.name != "columns" {
      evaluator.setLocal(Int32(slot), read(plan, of: node, subject, &input))
    }
    readColumns(of: node, subject, &input)
    guard input.errors.isEmpty else { return malformed(request: subject.name, id: id, input) }
    var defaulted: [Int32] = []
    for (slot, plan) in subject.inputs.enumerated() where plan.value >= 0 {
      guard evaluator.local(Int32(slot)).isAbsent else { continue }
      defaulted.append(Int32(slot))
      let value = evaluator.evaluate(plan.value)
      evaluator.setLocal(
        Int32(slot),
        value.tag == .missingOperand
          ? Value(.absent, value.payload, auxiliary: value.auxiliary, origin: value.origin) : value)
    }
    for (slot, plan) in subject.inputs.enumerated() where !plan.isOptional {
      guard evaluator.local(Int32(slot)).isAbsent else { continue }
      input.errors.append(.missingInput(plan.name, subject.name, place(ofNode: node, &input)))
    }
    guard input.errors.isEmpty else { return malformed(request: subject.name, id: id, input) }
    return judge(number, subject, id: id, defaulted: defaulted, &input)
  }

  private mutating func judge(
    _ number: Int, _ subject: SubjectPlan, id: String?, defaulted: [Int32],
    _ input: inout Input
  ) -> Decision {
    var requester: String?
    if let slot = subject.index(of: "requester"), let plan = policies.requesterName {
      let name = evaluator.field(of: evaluator.local(Int32(slot)), plan)
      if name.isPresent { requester = evaluator.printed(name) }
    }
    var run = RuleRun(
      policies: policies, id: id ?? "", requester: requester, dialect: input.options.dialect)
    if input.options.explains { run.explainer = Explainer(policies: policies, subject: number) }
    run.judge(activeRules(number, input.options), &evaluator, &input)
    var decision = Decision(
      subject: subject.name, id: id, file: input.documents[0].file,
      document: input.documents[0].countInFile > 1 ? input.documents[0].number : nil,
      standard: nil, outcome: run.outcome(permitsByDefault: subject.permitsByDefault),
      findings: run.findings, errors: [], rulesAsked: run.asked, rulesNotAsked: run.notAsked)
    let columns = subject.index(of: "columns").map { evaluator.local(Int32($0)) } ?? .absent
    decision.take(run, evaluator, columns: columns)
    look(
      beyond: &decision,
      ChangeFinder.Subject(
        number: number, id: id ?? "", requester: requester, dialect: run.dialect,
        active: activeRules(number, input.options), defaulted: defaulted),
      &input)
    return decision
  }

  private func malformed(request subject: String?, id: String?, _ input: Input) -> Decision {
    Decision(
      subject: subject ?? "request", id: id, file: input.documents[0].file,
      document: input.documents[0].countInFile > 1 ? input.documents[0].number : nil,
      standard: nil, outcome: .malformed, findings: [], errors: input.errors, rulesAsked: 0,
      rulesNotAsked: 0)
  }

  // MARK: Keys

  /// The text under a key; nil where it is no text.
  private func text(of key: String, in node: Int) -> String? {
    guard let found = child(of: node, key), evaluator.workspace.nodes[found].kind == .text else {
      return nil
    }
    return String(decoding: evaluator.workspace.bytes(ofNode: found), as: UTF8.self)
  }

  private func child(of node: Int, _ key: String) -> Int? {
    guard evaluator.workspace.nodes[node].kind == .map else { return nil }
    var child = node + 1
    let end = Int(evaluator.workspace.nodes[node].next)
    while child < end {
      if evaluator.workspace.keyBytes(ofNode: child).elementsEqual(key.utf8) { return child }
      child = Int(evaluator.workspace.nodes[child].next)
    }
    return nil
  }

  /// What a request asks for: subjects that nothing permits by default.
  private mutating func subject(of node: Int, _ input: inout Input) -> Int? {
    let names = policies.subjects.filter { !$0.permitsByDefault }.map(\.name)
    guard evaluator.workspace.nodes[node].kind == .map else {
      input.errors.append(.notARequest(names, place(ofNode: node, &input)))
      return nil
    }
    guard let name = text(of: "subject", in: node) else {
      let at = child(of: node, "subject") ?? node
      input.errors.append(.notARequest(names, place(ofNode: at, &input)))
      return nil
    }
    if names.contains(name), let number = policies.subjects.firstIndex(where: { $0.name == name }) {
      return number
    }
    input.errors.append(
      .unknownSubject(name, names, place(ofNode: child(of: node, "subject") ?? node, &input)))
    return nil
  }

  /// A key that nobody reads is a mistake: what it meant to say would be lost.
  private mutating func checkKeys(
    of node: Int, _ subject: SubjectPlan, _ input: inout Input
  ) {
    let known = subject.inputs.map(\.name) + ["subject", "id"]
    var child = node + 1
    let end = Int(evaluator.workspace.nodes[node].next)
    while child < end {
      let key = evaluator.workspace.keyBytes(ofNode: child)
      if !known.contains(where: { key.elementsEqual($0.utf8) }) {
        let name = String(decoding: key, as: UTF8.self)
        let location = input.places.location(
          of: Value(.absent, origin: UInt32(child) + 1), in: evaluator.workspace,
          symbols: evaluator.program.symbols)
        input.errors.append(.unknownInput(name, subject.name, known, location?.place))
      }
      child = Int(evaluator.workspace.nodes[child].next)
    }
  }

  // MARK: Inputs

  /// An input as the request gives it; absent where it does not.
  private mutating func read(
    _ plan: SubjectPlan.Input, of node: Int, _ subject: SubjectPlan, _ input: inout Input
  ) -> Value {
    guard let found = child(of: node, plan.name) else {
      return .absent(below: UInt32(node) + 1, key: plan.symbol)
    }
    let raw = evaluator.workspace.nodes[found]
    if raw.kind == .null { return Value(.absent, origin: UInt32(found) + 1) }
    if plan.name == "product", raw.kind == .text { return product(named: found, &input) }
    if plan.name == "port", raw.kind == .text { return port(named: found, subject, &input) }
    let value = evaluator.coerce(.raw(found), to: plan.type)
    if let enumeration = plan.enumeration, value.isUnreadable {
      let spelled = String(decoding: evaluator.workspace.bytes(ofNode: found), as: UTF8.self)
      input.errors.append(
        .unknownName(
          plan.name, spelled, among: policies.schema.enums[enumeration].cases.map(\.name),
          place(ofNode: found, &input)))
    }
    guard value.tag == .record else { return value }
    if plan.name == "product" { fillSource(ofGiven: value, &input) }
    if let missing = evaluator.firstMissing(in: value, path: plan.name) {
      let location = input.places.location(
        of: missing.value, in: evaluator.workspace, symbols: evaluator.program.symbols)
      input.errors.append(.missingInput(missing.path, subject.name, location?.place))
    }
    return value
  }

  private mutating func product(named node: Int, _ input: inout Input) -> Value {
    let name = String(decoding: evaluator.workspace.bytes(ofNode: node), as: UTF8.self)
    guard let snapshot = evaluator.snapshot, snapshot.catalog.isPresent else {
      input.errors.append(.productWithoutCatalog(name, place(ofNode: node, &input)))
      return .absent
    }
    guard let product = snapshot.product(name) else {
      input.errors.append(
        .unknownName(
          "product", name, among: snapshot.products.map(\.id), place(ofNode: node, &input)))
      return .absent
    }
    return product.from(UInt32(node) + 1)
  }

  private mutating func port(
    named node: Int, _ subject: SubjectPlan, _ input: inout Input
  ) -> Value {
    let bytes = evaluator.workspace.bytes(ofNode: node)
    let ports = fieldOfProduct(policies.requestFields?.outputPorts, subject)
    var names: [String] = []
    if ports.tag == .list, let plan = policies.requestFields {
      for index in 0..<ports.count {
        let port = evaluator.workspace.slot(ports, index)
        let name = evaluator.field(of: port, plan.portName)
        guard name.isPresent else { continue }
        if evaluator.workspace.bytes(name).elementsEqual(bytes) {
          return port.from(UInt32(node) + 1)
        }
        names.append(evaluator.printed(name))
      }
    }
    // Of a product that is not known, nobody can tell what it serves.
    guard input.errors.isEmpty else { return .absent }
    input.errors.append(
      .unknownName(
        "port", String(decoding: bytes, as: UTF8.self), among: names, place(ofNode: node, &input)))
    return .absent
  }

  private func fieldOfProduct(_ field: Int?, _ subject: SubjectPlan) -> Value {
    guard let field, let slot = subject.index(of: "product") else { return .absent }
    return evaluator.field(of: evaluator.local(Int32(slot)), field)
  }

  /// A product that stands in its request says where it was read from.
  private mutating func fillSource(ofGiven product: Value, _ input: inout Input) {
    guard let plan = policies.source,
      evaluator.field(of: product, plan.productIndex).isAbsent
    else { return }
    let offset = evaluator.workspace.allocate(slots: plan.fieldCount)
    for index in 0..<plan.fieldCount { evaluator.workspace.slots[offset + index] = .absent }
    let file = evaluator.workspace.append(text: Array(input.documents[0].file.utf8))
    evaluator.workspace.slots[offset + plan.file] = file ?? .absent
    evaluator.workspace.slots[offset + plan.standard] =
      evaluator.workspace.append(text: Array("canonical".utf8)) ?? .absent
    let nothing = Value.list(space: 1, offset: offset, count: 0)
    evaluator.workspace.slots[offset + plan.unread] = nothing
    evaluator.workspace.slots[offset + plan.misread] = nothing
    evaluator.workspace.slots[product.slotOffset + plan.productIndex] = .record(
      space: 1, offset: offset, type: plan.record)
  }

  // MARK: Columns

  /// The columns that are asked for, each as the product has it.
  private mutating func readColumns(
    of node: Int, _ subject: SubjectPlan, _ input: inout Input
  ) {
    guard let slot = subject.index(of: "columns"), let plan = policies.column else { return }
    guard let found = child(of: node, "columns"),
      evaluator.workspace.nodes[found].kind != .null
    else {
      let missing = Value.absent(
        below: UInt32(node) + 1, key: subject.inputs[slot].symbol)
      return evaluator.setLocal(Int32(slot), missing)
    }
    guard evaluator.workspace.nodes[found].kind == .list else {
      input.errors.append(.columnsAreNoList(place(ofNode: found, &input)))
      return
    }
    guard input.errors.isEmpty else { return }
    let all = fieldOfProduct(policies.requestFields?.columns, subject)
    var chosen: [Value] = []
    var child = found + 1
    let end = Int(evaluator.workspace.nodes[found].next)
    while child < end {
      if let column = column(named: child, among: all, plan, &input),
        !chosen.contains(where: { $0.payload == column.payload })
      {
        chosen.append(column)
      }
      child = Int(evaluator.workspace.nodes[child].next)
    }
    let offset = evaluator.workspace.allocate(slots: chosen.count)
    for (index, column) in chosen.enumerated() {
      evaluator.workspace.slots[offset + index] = column
    }
    evaluator.setLocal(
      Int32(slot),
      .list(space: 1, offset: offset, count: chosen.count, origin: UInt32(found) + 1))
  }

  /// The column that a name or `table.column` means; nil where `input` says why there is none.
  private mutating func column(
    named node: Int, among all: Value, _ plan: ColumnPlan, _ input: inout Input
  ) -> Value? {
    let wanted = String(decoding: evaluator.workspace.bytes(ofNode: node), as: UTF8.self)
    var byName: [Value] = []
    var byAddress: Value?
    var names: [String] = []
    if evaluator.workspace.nodes[node].kind == .text, all.tag == .list {
      for index in 0..<all.count {
        let column = evaluator.workspace.slot(all, index)
        let name = evaluator.field(of: column, plan.name)
        let table = evaluator.field(of: column, plan.table)
        guard column.tag == .record, name.isPresent, table.isPresent else { continue }
        let own = evaluator.printed(name)
        let address = "\(evaluator.printed(table)).\(own)"
        if own.utf8.elementsEqual(wanted.utf8) { byName.append(column) }
        if address.utf8.elementsEqual(wanted.utf8) { byAddress = byAddress ?? column }
        names += [own, address]
      }
    }
    if byName.count > 1 {
      let tables = byName.map { evaluator.printed(evaluator.field(of: $0, plan.table)) }
      if Set(tables).count > 1 {
        input.errors.append(.ambiguousColumn(wanted, tables, place(ofNode: node, &input)))
        return nil
      }
    }
    if let column = byName.first ?? byAddress { return column.from(UInt32(node) + 1) }
    input.errors.append(
      .unknownName("column", wanted, among: names, place(ofNode: node, &input)))
    return nil
  }
}
