/// Compiles one standard.
struct StandardCompiler {
  private let checker: Checker
  private let standard: StandardDeclaration
  private let span: Span
  private var frameSize: Int32 = 0

  init(checker: Checker, standard: StandardDeclaration, span: Span) {
    self.checker = checker
    self.standard = standard
    self.span = span
  }

  mutating func compile() -> StandardPlan? {
    let problems = checker.problems.count
    var context = Checker.Context()
    context.standard = standard.name.text
    context.documents = standard.name.text
    let kind = standard.kind.text
    let isAgreement = kind == "agreement"
    guard case .record(let record)? = checker.schema.types[isAgreement ? "Agreement" : "Product"]
    else { return nil }
    let (plan, _) = checker.within(context) { () -> StandardPlan in
      let recognize = standard.recognize.map { checker.check($0, as: .bool) } ?? -1
      let files = standard.files.map { ($0.name.text, checker.check($0.path, as: .text)) }
      let each = standard.each.map(compile)
      let made = compile(
        standard.fields, record: record, name: isAgreement ? "agreement" : "product", at: span)
      return StandardPlan(
        name: standard.name.text, kind: kind,
        joinsContracts: checker.readsContracts.contains(standard.name.text), recognize: recognize,
        recognizeParts: standard.recognize.map { parts(of: $0) } ?? [],
        files: files.map { (name: $0.0, path: $0.1) }, each: each, made: made,
        frameSize: checker.context.frameSize, span: span)
    }
    return checker.problems.count == problems ? plan : nil
  }

  /// The parts of a conjunction, each with its own node, for saying which one did not hold.
  private func parts(of condition: Expression) -> [(node: Int32, source: String)] {
    if case .binary(.and, let left, let right) = condition.form, !condition.isParenthesised {
      return parts(of: left) + parts(of: right)
    }
    return [(checker.check(condition, as: .bool), checker.text(of: condition.span))]
  }

  private func compile(_ loop: LoopSyntax) -> RulePlan.Loop {
    let list = checker.check(loop.list, as: .list(.any))
    let slot = checker.addLocal(loop.variable, .any)
    let condition = loop.condition.map { checker.check($0, as: .bool) } ?? -1
    return RulePlan.Loop(
      slot: slot, list: list, condition: condition, span: loop.span, text: "", keyField: -1)
  }

  private func compile(
    _ lines: [FieldMapping], record index: Int, name: String, at span: Span
  ) -> StandardPlan.RecordPlan {
    let record = checker.schema.records[index]
    let start = Int(checker.emitter.recordStarts[index])
    var sources = [StandardPlan.Source?](repeating: nil, count: record.fields.count)
    var places = [Span?](repeating: nil, count: record.fields.count)
    // Lines come in any order; fields keep the model's.
    for line in lines {
      guard let place = record.index(of: line.name.text) else {
        checker.report(
          .unknownField(
            line.name.text, of: record.name, line.name.span,
            checker.suggested(record.fields.map(\.name))))
        continue
      }
      if let first = places[place] {
        checker.report(.duplicate("field", line.name.text, line.name.span, first: first))
      }
      places[place] = line.name.span
      sources[place] = compile(line, record.fields[place])
    }
    let customIndex = record.index(of: "custom").flatMap { sources[$0] == nil ? nil : $0 }
    var fields: [StandardPlan.Field] = []
    for (place, field) in record.fields.enumerated() {
      var source = sources[place]
      if source == nil, record.name == "Source" { continue }
      if source == nil, customIndex != nil, field.isOptional, isScalar(field.type) {
        source = .custom
      }
      guard let source else {
        if !field.isOptional, field.value == nil, !isFilledLater(field, record) {
          checker.report(.standardIncomplete(standard.name.text, name, field.name, span))
        }
        continue
      }
      fields.append(
        StandardPlan.Field(
          index: place, number: start + place, source: source,
          isRequired: !field.isOptional && field.value == nil && !isFilledLater(field, record),
          isNeeded: true,
          symbol: checker.emitter.symbols.intern(field.name),
          type: checker.emitter.number(of: field.type), name: field.name))
    }
    // `custom` first, so that what no line maps can be looked up in it.
    fields.sort {
      ($0.index == customIndex ? -1 : $0.index) < ($1.index == customIndex ? -1 : $1.index)
    }
    return StandardPlan.RecordPlan(
      record: index, fields: fields, customIndex: customIndex, name: name)
  }

  /// Where a product was read from is known to the engine, not to a standard.
  private func isFilledLater(_ field: RecordType.Field, _ record: RecordType) -> Bool {
    record.name == "Source" || (record.name == "Product" && field.name == "source")
  }

  private func isScalar(_ type: Type) -> Bool {
    switch type {
    case .record, .map: false
    case .list(let element): isScalar(element)
    default: true
    }
  }

  private func compile(
    _ line: FieldMapping, _ field: RecordType.Field
  ) -> StandardPlan.Source {
    switch line.form {
    case .value(let value): return .value(checker.check(value, as: field.type))
    case .record(let lines):
      guard case .record(let index) = field.type else {
        checker.report(
          .typeMismatch(
            "a record", expected: checker.schema.describe(field.type), line.name.span, help: nil))
        return .custom
      }
      return .record(compile(lines, record: index, name: line.name.text, at: line.span))
    case .list(let key, let variable, let list, let condition, let lines):
      guard case .list(.record(let index)) = field.type else {
        checker.report(
          .typeMismatch(
            "a list of records", expected: checker.schema.describe(field.type), line.name.span,
            help: nil))
        return .custom
      }
      let listed = checker.check(list, expecting: nil)
      guard let element = listed.type.element else {
        checker.report(.listExpected(checker.schema.describe(listed.type), list.span))
        return .custom
      }
      let keySlot = key.map { checker.addLocal($0, .text) } ?? -1
      let slot = checker.addLocal(variable, element)
      let conditionNode = condition.map { checker.check($0, as: .bool) } ?? -1
      let plan = compile(lines, record: index, name: line.name.text, at: line.span)
      checker.removeLocal()
      if key != nil { checker.removeLocal() }
      return .list(
        slot: slot, keySlot: keySlot, list: listed.node, condition: conditionNode, plan)
    }
  }
}
