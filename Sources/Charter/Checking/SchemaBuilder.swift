/// Makes the schema of the declarations of a set, the model's own first.
struct SchemaBuilder {
  private(set) var schema = Schema()
  private(set) var problems: [Problem] = []
  private(set) var spellings = EnumSpellings()
  /// Where each declared name stands, to point at the first of two.
  private var places: [String: Span] = [:]
  private let modelFiles: Int32
  private var suggestions = Checker.SuggestionBudget()

  /// Makes the schema.
  ///
  /// - Parameters:
  ///   - declarations: Everything that is declared, in the order of the files.
  ///   - modelFiles: How many of the first files are the model's.
  init(_ declarations: [Declaration], modelFiles: Int32) {
    self.modelFiles = modelFiles
    declareNames(declarations)
    for declaration in declarations {
      switch declaration.form {
      case .record(let record): addFields(record.fields, to: record.name.text, isExtension: false)
      default: continue
      }
    }
    for declaration in declarations {
      guard case .extend(let extend) = declaration.form else { continue }
      guard case .record? = schema.types[extend.name.text] else {
        let names = suggested { $0.records.map(\.name) }
        problems.append(.unknownType(extend.name.text, extend.name.span, names))
        // Whoever reads the fields made no second mistake.
        if let meant = nearestName(to: extend.name.text, among: names) {
          addFields(extend.fields, to: meant, isExtension: true)
        }
        continue
      }
      addFields(extend.fields, to: extend.name.text, isExtension: true)
    }
    for declaration in declarations {
      guard case .subject(let subject) = declaration.form else { continue }
      addSubject(subject, declaration)
    }
  }

  private func isModel(_ span: Span) -> Bool { span.file < modelFiles }

  /// Names that may be meant; none once very many were looked through.
  private mutating func suggested(_ names: (Schema) -> [String]) -> [String] {
    guard suggestions.isOpen else { return [] }
    let names = names(schema)
    suggestions.count(names.count)
    return names
  }

  // MARK: Names

  private mutating func declareNames(_ declarations: [Declaration]) {
    for declaration in declarations {
      switch declaration.form {
      case .enumeration(let enumeration): declare(enumeration)
      case .record(let record):
        guard isNew(record.name, "type") else { continue }
        schema.types[record.name.text] = .record(schema.records.count)
        schema.records.append(
          RecordType(name: record.name.text, span: record.name.span))
      default: continue
      }
    }
  }

  private mutating func isNew(_ name: Identifier, _ what: String) -> Bool {
    guard !name.text.isEmpty else { return false }
    if let first = places[name.text] {
      problems.append(.duplicate(what, name.text, name.span, first: first))
      return false
    }
    if schema.types[name.text] != nil {
      problems.append(.hiding(name.text, name.span, "a type of the language", first: nil))
      return false
    }
    places[name.text] = name.span
    return true
  }

  private mutating func declare(_ enumeration: EnumDeclaration) {
    let name = enumeration.name
    if enumeration.isOpen, !isModel(name.span) {
      problems.append(.modelOnly("`open enum`", name.span))
    }
    var type = EnumType(
      name: name.text, isOrdered: enumeration.isOrdered, isOpen: enumeration.isOpen,
      span: name.span)
    add(enumeration.cases, to: &type, parent: nil)
    if case .enumeration(let index)? = schema.types[name.text], schema.enums[index].isOpen,
      isModel(schema.enums[index].span)
    {
      // The organisation's own list takes the place of the model's, once.
      type.isOpen = false
      schema.enums[index] = type
      places[name.text] = name.span
      return
    }
    guard isNew(name, "type") else { return }
    schema.types[name.text] = .enumeration(schema.enums.count)
    schema.enums.append(type)
  }

  private mutating func add(_ cases: [EnumCaseSyntax], to type: inout EnumType, parent: Int?) {
    for syntax in cases {
      if let first = type.index(of: syntax.name.text) {
        problems.append(
          .duplicate("case", syntax.name.text, syntax.name.span, first: type.cases[first].span))
        continue
      }
      let index = type.cases.count
      type.add(
        EnumType.Case(
          name: syntax.name.text, spellings: syntax.spellings.compactMap(\.plain), parent: parent,
          isGroup: !syntax.members.isEmpty, span: syntax.name.span))
      add(syntax.members, to: &type, parent: index)
    }
  }

  // MARK: Fields

  private mutating func addFields(_ fields: [FieldSyntax], to name: String, isExtension: Bool) {
    guard case .record(let index)? = schema.types[name] else { return }
    guard isExtension || schema.records[index].fields.isEmpty else { return }
    for field in fields {
      if let first = schema.records[index].index(of: field.name.text) {
        let span = schema.records[index].fields[first].span
        problems.append(.duplicate("field", field.name.text, field.name.span, first: span))
        continue
      }
      if isExtension, !field.type.isOptional, field.value == nil {
        problems.append(.extendsRequired(field.name.text, field.type.span))
      }
      if field.isKey, schema.records[index].keyIndex != nil {
        problems.append(.duplicate("key of \(name)", field.name.text, field.name.span, first: nil))
      }
      schema.records[index].add(
        RecordType.Field(
          name: field.name.text, type: resolve(field.type),
          isOptional: field.type.isOptional || isExtension, isKey: field.isKey,
          isFixed: field.isFixed, isSensitive: field.isSensitive,
          value: field.value, documentation: field.documentation, span: field.name.span))
    }
  }

  private mutating func addSubject(_ subject: SubjectDeclaration, _ declaration: Declaration) {
    if subject.permitsByDefault, !isModel(declaration.span) {
      problems.append(.modelOnly("a subject with `default permit`", subject.name.span))
      return
    }
    if let first = schema.subject(named: subject.name.text) {
      let span = schema.subjects[first].span
      problems.append(.duplicate("subject", subject.name.text, subject.name.span, first: span))
      return
    }
    guard subject.inputs.count <= Limit.parameters else {
      problems.append(.tooManyParameters("`\(subject.name.text)`", subject.name.span))
      return
    }
    var names: [String: Span] = [:]
    for input in subject.inputs {
      if let first = names.updateValue(input.name.span, forKey: input.name.text) {
        problems.append(.duplicate("input", input.name.text, input.name.span, first: first))
      } else if Ambient.allCases.contains(where: { $0.name == input.name.text }) {
        problems.append(
          .hiding(input.name.text, input.name.span, "what is always there", first: nil))
      }
    }
    schema.add(
      SubjectType(
        name: subject.name.text,
        inputs: subject.inputs.map {
          SubjectType.Input(
            name: $0.name.text, type: resolve($0.type), isOptional: $0.type.isOptional,
            value: $0.value, span: $0.name.span)
        }, permitsByDefault: subject.permitsByDefault, isOwn: !isModel(declaration.span),
        span: subject.name.span))
  }

  private mutating func resolve(_ syntax: TypeSyntax) -> Type {
    switch syntax.form {
    case .list(let element): return .list(resolve(element))
    case .map(let element): return .map(resolve(element))
    case .name(let name):
      if let type = schema.types[name] { return type }
      let names = suggested { $0.types.keys.sorted() }
      problems.append(.unknownType(name, syntax.span, names))
      return .invalid
    }
  }

  // MARK: Spellings

  /// Numbers the cases of all enums, and says how documents spell them.
  mutating func numberCases(into emitter: Emitter) -> [CaseCode] {
    var codes: [CaseCode] = []
    for (enumeration, type) in schema.enums.enumerated() {
      let first = Int32(codes.count)
      for (index, item) in type.cases.enumerated() {
        codes.append(
          CaseCode(
            parent: item.parent.map { first + Int32($0) } ?? -1,
            name: emitter.symbols.intern(item.name)))
        for spelling in [item.name] + item.spellings {
          add(
            spelling, of: Int32(enumeration), case: first + Int32(index), type, item,
            into: emitter)
        }
      }
      emitter.enumStarts.append(Int32(codes.count))
    }
    return codes
  }

  private mutating func add(
    _ spelling: String, of enumeration: Int32, case number: Int32, _ type: EnumType,
    _ item: EnumType.Case, into emitter: Emitter
  ) {
    var key: [UInt8] = []
    Array(spelling.utf8).withUnsafeBufferPointer { TextOperations.spellingKey(of: $0, into: &key) }
    if let other = spellings.add(key, of: enumeration, case: number) {
      let first = type.cases[Int(other - emitter.enumStarts[Int(enumeration)])]
      if other != number {
        problems.append(
          .duplicateSpelling(spelling, item.span, other: first.name, first: first.span))
      }
      return
    }
    spellings.add(symbol: emitter.symbols.intern(spelling), of: enumeration, case: number)
  }
}
