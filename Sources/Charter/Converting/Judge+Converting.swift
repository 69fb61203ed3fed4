// Products in the model's own words, every field of them, whatever rules read.

extension Judge {
  /// Makes a judge that reads every field, and fills every field that the model fills.
  init(converting policies: PolicySet, tracing: Bool) {
    self.init(policies)
    var program = policies.compiled.program
    program.fills = FillTable(program.fields, program.recordStarts, needed: nil)
    evaluator = Evaluator(program: program)
    evaluator.prepare(policies.compiled.federation)
    readsEverything = true
    tracesValues = tracing
  }

  /// Reads a descriptor: see ``PolicySet/convert(_:options:tracing:reading:)``.
  mutating func convert(
    _ document: Document, options: DecisionOptions,
    reading: (String) throws(DocumentError) -> Document?
  ) -> [CanonicalProduct] {
    evaluator.use(nil)
    evaluator.workspace.reset()
    evaluator.now = options.time
    evaluator.filled.removeAll(keepingCapacity: true)
    evaluator.isNotingFills = true
    var input = Input(documents: [document], options: options)
    guard let (standard, products) = read(&input, reading) else {
      return [result(input, standard: input.standard, id: nil, value: nil)]
    }
    var filled: [Int: Int] = [:]
    for field in evaluator.filled { filled[field.slot] = field.function }
    return products.map { product in
      guard let id = identify(product, standard, &input) else {
        let id = evaluator.field(of: product.record, policies.idIndex)
        return result(
          input, standard: standard, id: id.isPresent ? evaluator.printed(id) : nil, value: nil)
      }
      let value = canonical(product.record, filled, &input)
      var result = result(input, standard: standard, id: id, value: value)
      result.isContract = policies.standards[standard].kind == "contract"
      if policies.standards[standard].joinsContracts {
        result.contracts = contractNames(of: product.record)
      }
      return result
    }
  }

  private func result(
    _ input: borrowing Input, standard: Int?, id: String?, value: CanonicalValue?
  ) -> CanonicalProduct {
    CanonicalProduct(
      id: id, file: input.documents[0].file,
      document: input.documents[0].countInFile > 1 ? input.documents[0].number : nil,
      standard: standard.map { policies.standards[$0].name }, value: value,
      errors: value == nil ? input.errors : [])
  }

  // MARK: Values

  /// A record, without the fields that are missing.
  private mutating func canonical(
    _ record: Value, _ filled: [Int: Int], _ input: inout Input
  ) -> CanonicalValue {
    let type = Int(record.auxiliary)
    let start = Int(evaluator.program.recordStarts[type])
    var entries: [(key: String, value: CanonicalValue)] = []
    for (place, field) in policies.schema.records[type].fields.enumerated() {
      let slot = evaluator.field(of: record, place)
      if slot.isAbsent { continue }
      let function = record.slotSpace == 1 ? filled[record.slotOffset + place] : nil
      if function != nil, slot.isUnreadable || isAnywayThere(slot) { continue }
      var value = canonical(
        slot, evaluator.program.fields[start + place].type, filled, &input)
      if let function { value.origin = isConstant(function) ? .default : .derived }
      // What reading left over is what the engine found, wherever it stands.
      if type == policies.source?.record { value.origin = .derived }
      entries.append((field.name, value))
    }
    var value = CanonicalValue(form: .map(entries), origin: origin(of: record, &input))
    value.isRecord = true
    if let key = policies.schema.records[type].keyIndex {
      let name = evaluator.field(of: record, key)
      if name.isPresent { value.label = JSONText.quoted(evaluator.printed(name)) }
    }
    return value
  }

  /// What was filled and says nothing new: records that stand elsewhere, or nothing at all.
  private func isAnywayThere(_ value: Value) -> Bool {
    switch value.tag {
    case .map: return value.count == 0
    case .list: return value.count > 0 && evaluator.workspace.slot(value, 0).tag == .record
    default: return false
    }
  }

  private func isConstant(_ function: Int) -> Bool {
    let body = Int(evaluator.program.functions[function].body)
    return evaluator.program.nodes[body].operation == .constant
  }

  /// A value of whatever form; `type` is the number of the type that its place has.
  private mutating func canonical(
    _ value: Value, _ type: Int32, _ filled: [Int: Int], _ input: inout Input
  ) -> CanonicalValue {
    let origin = origin(of: value, &input)
    switch value.tag {
    case .absent: return CanonicalValue(form: .null, origin: origin)
    case .missingOperand, .unreadable: return unreadable(value, type, origin, &input)
    case .bool: return CanonicalValue(form: .bool(value.isTrue), origin: origin)
    case .integer, .decimal, .wideDecimal:
      return CanonicalValue(form: .number(evaluator.printed(value)), origin: origin)
    case .record: return canonical(value, filled, &input)
    case .list, .map: return elements(of: value, type, filled, &input)
    case .raw: return canonical(raw: value, origin, &input)
    default: return CanonicalValue(form: .text(evaluator.printed(value)), origin: origin)
    }
  }

  private mutating func elements(
    of value: Value, _ type: Int32, _ filled: [Int: Int], _ input: inout Input
  ) -> CanonicalValue {
    var origin = origin(of: value, &input)
    let code = evaluator.types[Int(type)]
    let element = code.kind == .list || code.kind == .map ? code.index : type
    if value.tag == .map {
      var entries: [(key: String, value: CanonicalValue)] = []
      for index in 0..<value.count {
        let key = evaluator.workspace.slot(value, index * 2)
        let entry = evaluator.workspace.slot(value, index * 2 + 1)
        guard key.isPresent else { continue }
        entries.append((evaluator.printed(key), canonical(entry, element, filled, &input)))
      }
      return CanonicalValue(form: .map(entries), origin: origin)
    }
    var elements: [CanonicalValue] = []
    for index in 0..<value.count {
      elements.append(
        canonical(evaluator.workspace.slot(value, index), element, filled, &input))
    }
    if !stands(value), let first = firstOrigin(in: value) {
      // A list that a line put together comes from where its first element does.
      origin = self.origin(of: Value(.absent, origin: first), &input)
    }
    return CanonicalValue(form: .list(elements), origin: origin)
  }

  /// Whether the elements of a list are those of the document's own, or made of them.
  private func stands(_ list: Value) -> Bool {
    guard list.origin != 0 else { return false }
    let nodes = Int(list.origin)...Int(evaluator.workspace.nodes[Int(list.origin) - 1].next)
    return (0..<list.count).allSatisfy { index in
      let origin = evaluator.workspace.slot(list, index).origin
      return origin == 0 || nodes.contains(Int(origin))
    }
  }

  private func firstOrigin(in list: Value) -> UInt32? {
    for index in 0..<list.count {
      let element = evaluator.workspace.slot(list, index)
      if element.isPresent, element.origin != 0 { return element.origin }
    }
    return nil
  }

  /// A value of a document as it stands there.
  private mutating func canonical(
    raw value: Value, _ origin: CanonicalValue.Origin, _ input: inout Input
  ) -> CanonicalValue {
    let node = evaluator.workspace.nodes[value.node]
    switch node.kind {
    case .null: return CanonicalValue(form: .null, origin: origin)
    case .bool: return CanonicalValue(form: .bool(node.isTrue), origin: origin)
    case .text: return CanonicalValue(form: .text(evaluator.printed(value)), origin: origin)
    case .integer, .number:
      var spelling: [UInt8] = []
      JSONText.append(
        number: Array(evaluator.workspace.bytes(ofNode: value.node))[...], to: &spelling)
      return CanonicalValue(
        form: .number(String(decoding: spelling, as: UTF8.self)), origin: origin)
    case .list, .map:
      var entries: [(key: String, value: CanonicalValue)] = []
      var child = value.node + 1
      while child < Int(node.next) {
        let element = Value.raw(child)
        let place = self.origin(of: element, &input)
        let key = String(decoding: evaluator.workspace.keyBytes(ofNode: child), as: UTF8.self)
        entries.append((key, canonical(raw: element, place, &input)))
        child = Int(evaluator.workspace.nodes[child].next)
      }
      return CanonicalValue(
        form: node.kind == .map ? .map(entries) : .list(entries.map(\.value)), origin: origin)
    }
  }

  /// What cannot be read, as it was written where that is just as unreadable in this place; else by the
  /// reason, in a shape that nothing reads.
  private mutating func unreadable(
    _ value: Value, _ type: Int32, _ origin: CanonicalValue.Origin, _ input: inout Input
  ) -> CanonicalValue {
    var result: CanonicalValue
    if value.origin != 0, evaluator.coerce(.raw(Int(value.origin) - 1), to: type).isUnreadable {
      result = canonical(raw: .raw(Int(value.origin) - 1), origin, &input)
    } else {
      let reason = value.reason?.description ?? "something it needs is missing"
      let text = CanonicalValue(form: .text(reason), origin: origin)
      result = CanonicalValue(form: .map([("unknown", text)]), origin: origin)
    }
    result.isUnreadable = true
    return result
  }

  private mutating func origin(of value: Value, _ input: inout Input) -> CanonicalValue.Origin {
    guard tracesValues, value.origin != 0,
      let location = input.places.location(
        of: .raw(Int(value.origin) - 1), in: evaluator.workspace,
        symbols: evaluator.program.symbols)
    else { return .derived }
    return .document(location.place, pointer: location.pointer)
  }
}
