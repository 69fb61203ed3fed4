// What a name is: found first as a local or input, a param or define of the policy, data or a
// define of the set, what is ambient, a case where an enum is expected.

extension Checker {
  func checkName(_ name: String, _ span: Span, expecting expected: Type?) -> Checked {
    if context.isLiteral {
      if let found = caseNamed(name, span, expected) { return found }
      // Of a type that nothing has, which was said.
      if expected == .invalid { return invalid(span) }
      return refuse(
        expected.flatMap(enumeration).map { caseExpected(name, span, of: schema.enums[$0]) }
          ?? .literalExpected(span))
    }
    if let local = context.locals.last(where: { $0.name == name }) {
      return Checked(
        node: emitter.add(Node(.local, local.slot), span), type: local.type)
    }
    if let documents = context.documents, let place = documentNames[documents]?.place(of: name) {
      return Checked(
        node: emitter.add(Node(.documentValue, Int32(place)), span),
        type: context.isStandard ? type(ofDocument: place, of: documents) : .any)
    }
    if let record = context.record, let field = schema.records[record].index(of: name) {
      let own = emitter.add(Node(.local, 0), span)
      return fieldNode(own, record: record, field: field, span)
    }
    for scope in [context.policy, ""].compactMap({ $0 }) {
      if let global = globals[scope]?[name] {
        usedDeclarations.insert(global.span)
        return Checked(
          node: emitter.add(Node(.global, global.number), span), type: global.type)
      }
      if let define = defines[scope]?[name] { return refuseUncalled(define, name, span) }
    }
    if let standard = context.standard, let define = defines["standard " + standard]?[name] {
      return refuseUncalled(define, name, span)
    }
    if let ambient = Ambient.allCases.first(where: { $0.name == name }) {
      return checkAmbient(ambient, span)
    }
    if let found = caseNamed(name, span, expected) { return found }
    if let expected, let index = enumeration(of: expected), !mightBeElsewhere(name) {
      return refuse(caseExpected(name, span, of: schema.enums[index]))
    }
    // Beside something that was refused, nobody can tell what the name should have been.
    if expected == .invalid { return invalid(span) }
    let owner = suggestions.isOpen ? schema.enums.first { $0.index(of: name) != nil }?.name : nil
    suggestions.count(schema.enums.count)
    return refuse(.unknownName(name, span, visibleNames(), caseOf: owner))
  }

  /// A define is called with parentheses, with none as with many parameters: one spelling.
  private func refuseUncalled(_ define: DefineEntry, _ name: String, _ span: Span) -> Checked {
    let declaration = defineEntries[define.number].declaration
    usedDeclarations.insert(declaration.name.span)
    let parameters = declaration.parameters.map(\.name.text).joined(separator: ", ")
    return refuse(.callWithoutParentheses(name, "\(name)(\(parameters))", span))
  }

  private func checkAmbient(_ ambient: Ambient, _ span: Span) -> Checked {
    let type: Type
    switch ambient {
    case .now: type = .timestamp
    case .today: type = .date
    case .catalog:
      context.reads.insert(.catalog)
      type = schema.types["Catalog"] ?? .invalid
    case .directory:
      context.reads.insert(.directory)
      type = schema.types["Directory"] ?? .invalid
    }
    return Checked(node: emitter.add(Node(.ambient, ambient.rawValue), span), type: type)
  }

  private func enumeration(of type: Type) -> Int? {
    if case .enumeration(let index) = type { return index }
    return nil
  }

  /// The case of this name, where its enum is expected.
  func caseNamed(_ name: String, _ span: Span, _ expected: Type?) -> Checked? {
    guard let expected, let index = enumeration(of: expected),
      let found = schema.enums[index].index(of: name)
    else { return nil }
    if schema.enums[index].cases[found].isGroup, !context.allowsGroups {
      let members = schema.enums[index].cases.filter { $0.parent == found }.map(\.name)
      return refuse(.groupCase(name, span, members: members))
    }
    return Checked(
      node: emitter.constant(
        .enumCase(Int(emitter.enumStarts[index]) + found), span), type: expected)
  }

  /// A case that an enum does not have, and one that may be meant while not very many were looked through.
  func caseExpected(_ name: String, _ span: Span, of type: EnumType) -> Problem {
    let suggests = suggestions.isOpen
    suggestions.count(type.cases.count)
    return .caseExpected(name, span, of: type, suggests: suggests)
  }

  /// A subject that nothing declares.
  func noSuchSubject(_ name: Identifier) -> Problem {
    .noSuchSubject(name.text, name.span, suggested(schema.subjects.map(\.name)))
  }

  func noSuchRule(_ name: QualifiedName) -> Problem {
    .noSuchRule(name.text, name.span, ruleNames, among: suggested(ruleNames.keys.sorted()))
  }

  func noSuchPolicy(_ name: Identifier) -> Problem {
    .noSuchPolicy(name.text, name.span, policyNames, among: suggested(policyNames.keys.sorted()))
  }

  /// Names that may be meant; none once very many were looked through.
  func suggested(_ names: @autoclosure () -> [String]) -> [String] {
    guard suggestions.isOpen else { return [] }
    let names = names()
    suggestions.count(names.count)
    return names
  }

  /// A name that is close to one in scope is more likely that than a case.
  private func mightBeElsewhere(_ name: String) -> Bool {
    context.locals.contains { $0.name == name }
  }

  /// Whether a name means nothing but, perhaps, a case of an enum that its place expects.
  func isUnresolved(_ name: String) -> Bool {
    if context.locals.contains(where: { $0.name == name }) { return false }
    if let record = context.record, schema.records[record].index(of: name) != nil { return false }
    if let documents = context.documents, documentNames[documents]?.place(of: name) != nil {
      return false
    }
    for scope in [context.policy, ""].compactMap({ $0 })
    where globals[scope]?[name] != nil || defines[scope]?[name] != nil {
      return false
    }
    return !Ambient.allCases.contains { $0.name == name }
  }

  /// The type of what a standard sees: the document, its path, the contracts, files.
  private func type(ofDocument place: Int, of standard: String) -> Type {
    switch place {
    case StandardInput.path: return .text
    case StandardInput.contracts:
      guard case .record(let product)? = schema.types["Product"] else { return .any }
      readsContracts.insert(standard)
      return .map(.record(product))
    default: return .any
    }
  }

  /// Every name that could stand here, for suggestions; none once very many were looked through.
  func visibleNames() -> [String] {
    guard suggestions.isOpen else { return [] }
    var names = context.locals.map(\.name) + Ambient.allCases.map(\.name)
    if let record = context.record { names += schema.records[record].fields.map(\.name) }
    for scope in [context.policy, ""].compactMap({ $0 }) {
      names += globals[scope]?.keys.sorted() ?? []
      names += defines[scope]?.keys.sorted() ?? []
    }
    if let standard = context.standard {
      names += defines["standard " + standard]?.keys.sorted() ?? []
    }
    if let documents = context.documents {
      names += documentNames[documents]?.all.filter { !$0.isEmpty } ?? []
    }
    suggestions.count(names.count)
    return names
  }
}
