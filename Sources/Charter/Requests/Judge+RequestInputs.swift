// The inputs of a request, each as its subject declares it.

extension Judge {
  /// Reads every input that a request gives into the frame.
  mutating func readInputs(of node: Int, _ number: Int, _ input: inout Input) {
    findInputs(of: node, number, &input)
    let codes = policies.subjects[number].codes.pointer
    let count = policies.subjects[number].codes.count
    let columns = Int(policies.subjects[number].columnsSlot)
    let product = fetchProduct(number)
    for slot in 0..<count where slot != columns {
      if let product, codes[slot].kind == .product {
        evaluator.setLocal(Int32(slot), product)
        continue
      }
      evaluator.setLocal(Int32(slot), read(codes[slot], slot, of: node, number, &input))
    }
    if columns >= 0 { readColumns(of: node, number, &input) }
  }

  /// The product of the mesh that a request names: looked up before anything is read, so that memory
  /// brings it meanwhile; nil where it is given in place, or `product` says why there is none.
  private mutating func fetchProduct(_ number: Int) -> Value? {
    let slot = Int(policies.subjects[number].productSlot)
    guard slot >= 0, requestNodes[slot] >= 0, evaluator.catalog.isPresent else { return nil }
    let node = requestNodes[slot]
    guard evaluator.workspace.nodes[node].kind == .text,
      let product = evaluator.snapshot?.product(evaluator.workspace.bytes(ofNode: node))
    else { return nil }
    evaluator.fetch(product, fieldsAhead)
    return product.from(UInt32(node) + 1)
  }

  /// Notes which node gives which input; a key that nobody reads is a mistake: what it meant to say
  /// would be lost.
  private mutating func findInputs(of node: Int, _ number: Int, _ input: inout Input) {
    let codes = policies.subjects[number].codes.pointer
    let count = policies.subjects[number].codes.count
    for slot in 0..<count { requestNodes[slot] = -1 }
    var child = node + 1
    let end = Int(evaluator.workspace.nodes[node].next)
    // Most requests have their keys in the order of the inputs.
    var slot = 0
    while child < end {
      let key = evaluator.workspace.nodes[child].keySymbol
      var steps = 0
      while steps < count, codes[slot].symbol != key {
        slot = slot + 1 == count ? 0 : slot + 1
        steps += 1
      }
      if steps < count {
        requestNodes[slot] = child
      } else if key != policies.requestKeys.subject, key != policies.requestKeys.id {
        reportUnknownKey(child, number, &input)
      }
      child = Int(evaluator.workspace.nodes[child].next)
    }
  }

  private mutating func reportUnknownKey(_ child: Int, _ number: Int, _ input: inout Input) {
    let subject = policies.subjects[number]
    let name = String(decoding: evaluator.workspace.keyBytes(ofNode: child), as: UTF8.self)
    let location = input.places.location(
      of: Value(.absent, origin: UInt32(child) + 1), in: evaluator.workspace,
      symbols: evaluator.program.symbols)
    input.errors.append(
      .unknownInput(
        name, subject.name, Array(Set(subject.inputs.map(\.name) + ["subject", "id"])),
        location?.place))
  }

  /// An input as the request gives it; absent where it does not.
  private mutating func read(
    _ code: SubjectPlan.InputCode, _ slot: Int, of node: Int, _ number: Int, _ input: inout Input
  ) -> Value {
    let found = requestNodes[slot]
    guard found >= 0 else { return .absent(below: UInt32(node) + 1, key: code.symbol) }
    let raw = evaluator.workspace.nodes[found]
    if raw.kind == .null { return Value(.absent, origin: UInt32(found) + 1) }
    if raw.kind == .text {
      let name = evaluator.workspace.bytes(ofNode: found)
      if code.kind == .product { return product(named: name, from: UInt32(found) + 1, &input) }
      if code.kind == .port { return port(named: name, from: UInt32(found) + 1, number, &input) }
      if let record = evaluator.registered(type: code.type, named: found) {
        if record.tag != .record { reportUnregistered(found, slot, code.type, number, &input) }
        return record.from(UInt32(found) + 1)
      }
    }
    let value = evaluator.coerce(.raw(found), to: code.type)
    if value.isUnreadable, let enumeration = policies.subjects[number].inputs[slot].enumeration {
      let spelled = String(decoding: evaluator.workspace.bytes(ofNode: found), as: UTF8.self)
      let (name, place) = (
        policies.subjects[number].inputs[slot].name, place(ofNode: found, &input)
      )
      let cases = policies.schema.enums[enumeration].cases.map(\.name)
      input.errors.append(
        policies.schema.subjects[number].isOwn
          ? .unknownInputValue(name, spelled, among: cases, place)
          : .unknownName(name, spelled, among: cases, place))
    }
    guard value.tag == .record else {
      if evaluator.types[Int(code.type)].kind == .record {
        let name = policies.subjects[number].inputs[slot].name
        input.errors.append(.inputIsNoMap(name, place(ofNode: found, &input)))
      }
      return value
    }
    if code.kind == .product || code.kind == .previous {
      fillSource(ofGiven: value, &input)
    }
    reportUnknownKeys(of: found, value, number, slot, &input)
    if let missing = evaluator.firstMissing(
      in: value, path: policies.subjects[number].inputs[slot].name)
    {
      let location = input.places.location(
        of: missing.value, in: evaluator.workspace, symbols: evaluator.program.symbols)
      input.errors.append(
        .missingInput(missing.path, policies.subjects[number].name, location?.place))
    }
    return value
  }

  /// A key that no record of the set's data has.
  private func reportUnregistered(
    _ node: Int, _ slot: Int, _ type: Int32, _ number: Int, _ input: inout Input
  ) {
    input.errors.append(
      .unknownInputValue(
        policies.subjects[number].inputs[slot].name,
        String(decoding: evaluator.workspace.bytes(ofNode: node), as: UTF8.self),
        among: evaluator.registeredKeys(type: type),
        input.places.location(
          of: .raw(node), in: evaluator.workspace, symbols: evaluator.program.symbols)?.place))
  }

  /// Keys of a record of the request that its type has no field for.
  private mutating func reportUnknownKeys(
    of node: Int, _ value: Value, _ number: Int, _ slot: Int, _ input: inout Input
  ) {
    let start = Int(evaluator.program.recordStarts[Int(value.auxiliary)])
    let end = Int(evaluator.program.recordStarts[Int(value.auxiliary) + 1])
    let fields = evaluator.program.fields.pointer
    var child = node + 1
    let last = Int(evaluator.workspace.nodes[node].next)
    // Most maps have their keys in the order of the fields.
    var field = start
    while child < last {
      let key = evaluator.workspace.nodes[child].keySymbol
      var steps = start
      while steps < end, fields[field].symbol != key {
        field = field + 1 == end ? start : field + 1
        steps += 1
      }
      if steps == end {
        let name = String(decoding: evaluator.workspace.keyBytes(ofNode: child), as: UTF8.self)
        let known = (start..<end).map {
          evaluator.program.symbols.text(of: fields[$0].symbol)
        }
        let location = input.places.location(
          of: Value(.absent, origin: UInt32(child) + 1), in: evaluator.workspace,
          symbols: evaluator.program.symbols)
        let path = policies.subjects[number].inputs[slot].name
        input.errors.append(.unknownInputKey(name, of: path, known, location?.place))
      }
      child = Int(evaluator.workspace.nodes[child].next)
    }
  }

  /// A product that stands in its request says where it was read from.
  private mutating func fillSource(ofGiven product: Value, _ input: inout Input) {
    guard let plan = policies.source,
      evaluator.field(of: product, plan.productIndex).isAbsent
    else { return }
    let offset = evaluator.workspace.allocate(slots: plan.fieldCount)
    for index in 0..<plan.fieldCount { evaluator.workspace.slots[offset + index] = .absent }
    let file = evaluator.workspace.append(text: Array(input.file.utf8))
    evaluator.workspace.slots[offset + plan.file] = file ?? .absent
    evaluator.workspace.slots[offset + plan.standard] =
      evaluator.workspace.append(text: Array("canonical".utf8)) ?? .absent
    let nothing = Value.list(space: 1, offset: offset, count: 0)
    evaluator.workspace.slots[offset + plan.unread] = nothing
    evaluator.workspace.slots[offset + plan.misread] = nothing
    evaluator.workspace.slots[product.slotOffset + plan.productIndex] = .record(
      space: 1, offset: offset, type: plan.record)
  }
}
