// An agreement, as a standard writes it, judged as the request for what it grants.

extension Judge {
  /// Decides about the agreements of a document; nil where no standard of agreements recognises it.
  mutating func agreements(in node: Int, _ input: inout Input) -> [Decision]? {
    guard evaluator.workspace.nodes[node].kind == .map, let fields = policies.agreementFields,
      let number = policies.requestSubjects.first(where: {
        policies.subjects[$0].name == "access" && policies.subjects[$0].productSlot >= 0
          && policies.subjects[$0].columnsSlot >= 0
      })
    else { return nil }
    evaluator.documentValues = [
      .raw(node), path(of: input.documents[0], input.options), Self.noContracts,
    ]
    let recognising = policies.standards.indices.filter { standard in
      let plan = policies.standards[standard]
      guard plan.isAgreement, plan.recognize >= 0 else { return false }
      evaluator.enter(frameSize: Int(plan.frameSize))
      return evaluator.evaluate(plan.recognize).isTrue
    }
    guard recognising.count == 1, let standard = recognising.first else { return nil }
    evaluator.enter(frameSize: Int(policies.standards[standard].frameSize))
    input.standard = standard
    defer { input.standard = nil }
    let agreements = products(of: standard, &input)
    guard !agreements.isEmpty else { return nil }
    return agreements.map { decide(agreement: $0, standard, fields, number, node, &input) }
  }

  private mutating func decide(
    agreement: Product, _ standard: Int, _ fields: AgreementFields, _ number: Int, _ node: Int,
    _ input: inout Input
  ) -> Decision {
    let id = identify(agreement, standard, &input)
    let subject = policies.subjects[number]
    guard input.errors.isEmpty, let id else {
      return malformed(request: subject.name, RequestID(text: id), input)
    }
    let record = agreement.record
    let product = evaluator.field(of: record, fields.product)
    evaluator.enter(frameSize: policies.largestFrame)
    for slot in subject.inputs.indices {
      requestNodes[slot] = -1
      let key = subject.inputs[slot].symbol
      let value = self.input(
        subject.inputs[slot].name, of: record, fields, number, &input)
      evaluator.setLocal(
        Int32(slot), value ?? .absent(below: UInt32(node) + 1, key: key))
      guard slot == Int(subject.productSlot), product.isPresent else { continue }
      evaluator.setLocal(
        Int32(slot),
        self.product(named: evaluator.workspace.bytes(product), from: product.origin, &input))
    }
    let columns = evaluator.field(of: record, fields.columns)
    if evaluator.local(subject.productSlot).tag == .record, columns.tag == .list, columns.count > 0
    {
      let names = (0..<columns.count).map { evaluator.workspace.slot(columns, $0) }
        .filter { $0.tag == .text }
      requestNodes[Int(subject.columnsSlot)] = node
      setColumns(count: names.count, from: columns.origin, number, &input) { names[$0] }
    }
    return complete(number, subject, RequestID(text: id), node, &input)
  }

  /// What an agreement says of an input of `access`; nil for what it has no word for.
  private mutating func input(
    _ name: String, of record: Value, _ fields: AgreementFields, _ number: Int,
    _ input: inout Input
  ) -> Value? {
    func field(_ index: Int) -> Value { evaluator.field(of: record, index) }
    switch name {
    case "id": return field(fields.id)
    case "purpose": return field(fields.purpose)
    case "justification": return field(fields.statedPurpose)
    case "requester": return party(fields.requester, of: record, fields)
    case "consumer": return party(fields.consumer, of: record, fields)
    case "duration":
      let start = field(fields.start)
      let end = field(fields.end)
      guard end.isPresent, !start.isUnreadable else { return start.isUnreadable ? start : end }
      let first = start.isPresent ? start.timestamp : evaluator.now
      return end.timestamp.subtracting(first).map { Value.duration($0).from(end.origin) }
        ?? .unknown(.overflow, origin: end.origin)
    case "port":
      let port = field(fields.port)
      guard port.isPresent else { return port }
      return self.port(
        named: evaluator.workspace.bytes(port), from: port.origin, number, &input)
    default: return nil
    }
  }

  private mutating func party(
    _ party: AgreementFields.Party, of record: Value, _ fields: AgreementFields
  ) -> Value {
    let offset = evaluator.workspace.allocate(slots: party.fieldCount)
    for index in 0..<party.fieldCount { evaluator.workspace.slots[offset + index] = .absent }
    let given = [
      (party.product, evaluator.field(of: record, fields.consumerProduct)),
      (party.team, evaluator.field(of: record, fields.consumerTeam)),
      (party.person, evaluator.field(of: record, fields.consumerPerson)),
      (party.domain, consumerDomain(of: record, fields)),
    ]
    for (index, value) in given where index >= 0 {
      evaluator.workspace.slots[offset + index] = value
    }
    return .record(space: 1, offset: offset, type: party.record, origin: record.origin)
  }

  /// The domain of the consuming product by the catalog, or of the consuming team by the directory.
  private mutating func consumerDomain(of record: Value, _ fields: AgreementFields) -> Value {
    let product = evaluator.field(of: record, fields.consumerProduct)
    if product.isPresent, let domain = policies.requestFields?.domain,
      let entry = evaluator.snapshot?.product(evaluator.workspace.bytes(product))
    {
      return evaluator.field(of: entry, domain).from(product.origin)
    }
    let team = evaluator.field(of: record, fields.consumerTeam)
    guard team.isPresent, let directory = evaluator.snapshot?.directory, directory.tag == .record
    else { return .absent }
    let teams = evaluator.field(of: directory, fields.teams)
    for index in 0..<(teams.tag == .list ? teams.count : 0) {
      let entry = evaluator.workspace.slot(teams, index)
      guard evaluator.equals(evaluator.field(of: entry, fields.teamName), team) == true else {
        continue
      }
      return evaluator.field(of: entry, fields.teamDomain).from(team.origin)
    }
    return .absent
  }
}
