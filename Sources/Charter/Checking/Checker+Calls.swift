extension Checker {
  func checkCall(
    _ name: Identifier, _ arguments: [Expression], _ span: Span, expecting expected: Type?
  ) -> Checked {
    if context.isLiteral { return refuse(.literalExpected(span)) }
    for scope in [
      context.standard.map { "standard " + $0 }, context.policy, "",
    ].compactMap({ $0 }) {
      if let define = defines[scope]?[name.text] {
        return checkCall(define, name: name, arguments, span)
      }
    }
    if let builtin = Builtin.named(name.text), !builtin.isForStandards || context.isStandard {
      return checkCall(builtin, name, arguments, span, expecting: expected)
    }
    return refuse(.unknownFunction(name.text, name.span, visibleFunctions()))
  }

  /// Everything that could be called here, for suggestions; nothing once very much was looked through.
  private func visibleFunctions() -> [String] {
    guard suggestions.isOpen else { return [] }
    var known = Builtin.all.filter { !$0.isForStandards || context.isStandard }.map(\.name)
    for scope in [context.standard.map { "standard " + $0 }, context.policy, ""].compactMap({ $0 })
    {
      known += defines[scope]?.keys.sorted() ?? []
    }
    known += ["count", "share"]
    suggestions.count(known.count)
    return known
  }

  // MARK: Defines

  func checkCall(
    _ entry: DefineEntry, name: Identifier, _ arguments: [Expression], _ span: Span
  ) -> Checked {
    checkDefine(entry.number)
    let define = defineEntries[entry.number]
    usedDeclarations.insert(define.declaration.name.span)
    guard define.state == .checked, !define.isDamaged else { return invalid(span) }
    guard arguments.count == define.parameters.count else {
      for argument in arguments { _ = check(argument, expecting: nil) }
      let names = define.declaration.parameters.map(\.name.text).joined(separator: ", ")
      return refuse(
        .wrongArguments(name.text, "\(name.text)(\(names))", arguments.count, span))
    }
    let nodes = zip(arguments, define.parameters).map { check($0, as: $1) }
    context.reads.formUnion(define.reads)
    guard define.function >= 0 else {
      return Checked(node: invalid(span).node, type: define.result)
    }
    let node = emitter.add(call: define.function, arguments: nodes, span)
    let inner = nodes.map { emitter.costs[Int($0)].depth }.max() ?? 0
    let own = emitter.functionCosts[Int(define.function)].depth
    if emitter.costs[Int(node)].depth > Limit.listDepth, max(inner, own) <= Limit.listDepth {
      report(.nestedListsTooDeep(span))
    }
    return Checked(node: node, type: define.result)
  }

  /// Checks a define once; those that it calls were checked before: see ``DefineOrder``.
  func checkDefine(_ number: Int) {
    switch defineEntries[number].state {
    case .checked: return
    case .checking:
      preconditionFailure("cycles are found before defines are checked")
    case .unchecked: break
    }
    let define = defineEntries[number]
    guard define.declaration.parameters.count <= Limit.parameters else {
      report(.tooManyParameters("`\(define.declaration.name.text)`", define.declaration.name.span))
      defineEntries[number].isDamaged = true
      defineEntries[number].state = .checked
      return
    }
    defineEntries[number].state = .checking
    var inner = Context()
    inner.policy = define.policy
    inner.standard = define.standard
    inner.documents = define.standard
    let (checked, after) = within(inner) { () -> (Checked, [Type]) in
      var types: [Type] = []
      for parameter in define.declaration.parameters {
        let type = resolve(parameter.type)
        types.append(type)
        _ = addLocal(parameter.name, type)
      }
      return (check(define.declaration.body, expecting: nil), types)
    }
    let (body, types) = checked
    defineEntries[number].parameters = types
    defineEntries[number].result = body.type
    defineEntries[number].reads = after.reads
    let cost = emitter.costs[Int(body.node)]
    let name = define.declaration.name
    if cost.height > CostCode.heightLimit || cost.size > Limit.ruleParts {
      // Said where the limit is passed; whatever calls it need not say it again.
      report(
        cost.height > CostCode.heightLimit
          ? .definesTooDeep("`\(name.text)`", name.span) : .ruleTooLarge(name.span))
      defineEntries[number].result = .invalid
      defineEntries[number].state = .checked
      return
    }
    defineEntries[number].function = emitter.add(
      function: body.node, frameSize: Int(after.frameSize))
    defineEntries[number].state = .checked
  }

  // MARK: Functions of the language

  private func checkCall(
    _ builtin: Builtin, _ name: Identifier, _ arguments: [Expression], _ span: Span,
    expecting expected: Type?
  ) -> Checked {
    func wrong() -> Checked {
      for argument in arguments { _ = check(argument, expecting: nil) }
      return refuse(.wrongArguments(builtin.name, builtin.usage, arguments.count, span))
    }
    func node(_ nodes: [Int32], flag: UInt8 = 0, walks: Bool = false) -> Int32 {
      let first = emitter.add(extra: nodes)
      let node = Node(.builtin, builtin.operation.rawValue, first, Int32(nodes.count), flag: flag)
      return walks
        ? emitter.add(walking: node, span, operands: nodes)
        : emitter.add(node, span, operands: nodes)
    }
    switch builtin.signature {
    case .fixed(let parameters, let result):
      guard arguments.count == parameters.count else { return wrong() }
      switch builtin.operation {
      case .changes: context.reads.insert(.previous)
      case .cycle, .downstream, .partOf, .sourceOf, .upstream: context.reads.insert(.catalog)
      default: break
      }
      let nodes = zip(arguments, parameters).map { checkArgument($0, as: modelType($1)) }
      return Checked(node: node(nodes), type: modelType(result))
    case .age:
      guard arguments.count == 1 else { return wrong() }
      return Checked(node: node([timestamp(arguments[0])]), type: .duration)
    case .extreme:
      guard !arguments.isEmpty else { return wrong() }
      if arguments.count > 1 {
        let type = tellingType(of: arguments, expected)
        let nodes = arguments.map { check($0, as: type) }
        guard isOrdered(type) else { return unordered(type, builtin, arguments[0]) }
        return Checked(node: node(nodes), type: type)
      }
      let list = check(arguments[0], expecting: expected.map { .list($0) })
      guard let element = listElement(list, arguments[0]) else { return invalid(span) }
      guard isOrdered(element) else { return unordered(element, builtin, arguments[0]) }
      return Checked(node: node([list.node], walks: true), type: element)
    case .sum:
      guard arguments.count == 1 else { return wrong() }
      let list = check(arguments[0], expecting: expected.map { .list($0) })
      guard let element = listElement(list, arguments[0]) else { return invalid(span) }
      let flag: UInt8
      switch element {
      case .integer, .invalid, .nothing: flag = 0
      case .decimal: flag = 1
      case .ratio: flag = 2
      case .duration: flag = 3
      case .any: return refuse(.needsType(arguments[0].span, builtin.name, ofList: true))
      default:
        return refuse(
          .operatorNeeds(
            "sum", "a list of numbers or durations", schema.describe(list.type), arguments[0].span))
      }
      return Checked(node: node([list.node], flag: flag, walks: true), type: element)
    case .distinct:
      guard arguments.count == 1 else { return wrong() }
      let list = check(arguments[0], expecting: expected)
      guard let element = listElement(list, arguments[0]) else { return invalid(span) }
      if element.holdsRecord { return refuse(.recordComparison(arguments[0].span, "distinct")) }
      let first = emitter.add(extra: [list.node])
      let distinct = Node(
        .builtin, builtin.operation.rawValue, first, 1, flag: element.isComparedInPairs ? 1 : 0)
      return Checked(
        node: emitter.add(distinct, span, operands: [list.node], walks: element.listDepth),
        type: .list(element))
    case .flat:
      guard arguments.count == 1 else { return wrong() }
      let list = check(arguments[0], expecting: expected.map { .list($0) })
      guard let element = listElement(list, arguments[0]) else { return invalid(span) }
      guard let inner = element.element else {
        return refuse(
          .operatorNeeds("flat", "a list of lists", schema.describe(list.type), arguments[0].span))
      }
      return Checked(node: node([list.node]), type: .list(inner))
    case .only:
      guard arguments.count == 1 else { return wrong() }
      let list = check(arguments[0], expecting: expected.map { .list($0) })
      guard let element = listElement(list, arguments[0]) else { return invalid(span) }
      return Checked(node: node([list.node]), type: element)
    }
  }

  /// An argument; a text in whatever form where a text is taken.
  private func checkArgument(_ argument: Expression, as type: Type) -> Int32 {
    check(argument, as: type)
  }

  /// The model's records that functions speak of: -1 a product, -2 a change, -3 an input port.
  private func modelType(_ type: Type) -> Type {
    switch type {
    case .record(-1): schema.types["Product"] ?? .invalid
    case .record(-2): schema.types["Change"] ?? .invalid
    case .record(-3): schema.types["InputPort"] ?? .invalid
    case .list(let element): .list(modelType(element))
    default: type
    }
  }

  private func listElement(_ list: Checked, _ expression: Expression) -> Type? {
    guard let element = list.type.element else {
      report(.listExpected(schema.describe(list.type), expression.span))
      return nil
    }
    return element
  }

  /// The type that several values share: what the first says that is more than a plain literal or a
  /// value of a document.
  private func tellingType(of expressions: [Expression], _ expected: Type?) -> Type {
    if let expected, !expected.isOpen, expected != .any { return expected }
    let ordered = expressions.filter { !isContextual($0) } + expressions.filter(isContextual)
    let types = ordered.map(peekType)
    return types.first { !$0.isOpen && $0 != .any } ?? types[0]
  }

  private func unordered(_ type: Type, _ builtin: Builtin, _ argument: Expression) -> Checked {
    if type == .any {
      return refuse(.needsType(argument.span, builtin.name, ofList: true))
    }
    return refuse(
      .notOrdered(schema.describe(type), builtin.name, argument.span, isEnum: false))
  }

  private func isOrdered(_ type: Type) -> Bool {
    if case .enumeration(let index) = type { return schema.enums[index].isOrdered }
    return type.isOrderedScalar || type.isOpen
  }
}
