extension Checker {
  func checkList(_ elements: [Expression], _ span: Span, expecting expected: Type?) -> Checked {
    var type: Type = .nothing
    if case .list(let element)? = expected, element != .nothing { type = element }
    if expected == .invalid { type = .invalid }
    let isGiven = type != .nothing
    if !isGiven {
      // The first element that says what it is tells the others.
      if let first = elements.first(where: { !isContextual($0) }) {
        type = peekType(of: first)
      }
    }
    var nodes: [Int32] = []
    for element in elements {
      if type == .nothing || type == .any {
        let checked = check(element, expecting: type == .any ? nil : type)
        nodes.append(checked.node)
        if type == .nothing { type = checked.type }
      } else {
        nodes.append(check(element, as: type))
      }
    }
    let first = emitter.add(extra: nodes)
    return Checked(
      node: emitter.add(
        Node(.list, first, Int32(nodes.count), flag: context.isStandard ? 1 : 0), span,
        operands: nodes), type: .list(type))
  }

  /// The type of an expression, without keeping what checking it emitted or said; `nothing` where
  /// it will be refused, so that what is wrong with it is said when it is checked for good.
  ///
  /// Each expression is looked at once: lists in lists would be looked at twice as often with every list
  /// around them.
  func peekType(of expression: Expression) -> Type {
    if let known = peekedTypes[expression.span] { return known }
    let savedProblems = problems.count
    let mark = emitter.mark
    let savedContext = context
    let checked = check(expression, expecting: nil).type
    problems.removeLast(problems.count - savedProblems)
    // Defines that were checked meanwhile stay checked, so their functions must stay too.
    if emitter.functions.count == mark.functions { emitter.rewind(to: mark) }
    context = savedContext
    let type = checked == .invalid ? .nothing : checked
    peekedTypes[expression.span] = type
    return type
  }

  func checkRecord(_ fields: [FieldValue], _ span: Span, expecting expected: Type?) -> Checked {
    guard case .record(let index)? = expected else {
      return checkAnonymousRecord(fields, span, expecting: expected)
    }
    let record = schema.records[index]
    // Nothing is kept of what tests give.
    guard context.isTest || count(recordFields: record.fields.count, of: span) else {
      return invalid(span)
    }
    var nodes = [Int32](repeating: -1, count: record.fields.count)
    // Which may be the one that is missing, misspelt.
    var hasUnknown = false
    for field in fields {
      guard let place = record.index(of: field.name.text) else {
        hasUnknown = true
        report(unknownField(field.name, of: record, as: record.name))
        // What a literal stands for is known only by its field.
        if !context.isLiteral { _ = check(field.value, expecting: nil) }
        continue
      }
      if nodes[place] >= 0 {
        report(.duplicate("field", field.name.text, field.name.span, first: nil))
      }
      nodes[place] = check(field.value, as: record.fields[place].type)
    }
    for (place, field) in record.fields.enumerated()
    where nodes[place] < 0 && !field.isOptional && field.value == nil && !context.isTest
      && !hasUnknown
    {
      report(.missingField(field.name, of: record.name, span))
    }
    let first = emitter.add(extra: nodes)
    return Checked(
      node: emitter.add(
        Node(.record, first, Int32(index), flag: context.isStandard ? 1 : 0), span,
        operands: nodes), type: .record(index))
  }

  /// A record of no type, in a standard; or a map, where one is expected.
  private func checkAnonymousRecord(
    _ fields: [FieldValue], _ span: Span, expecting expected: Type?
  ) -> Checked {
    var element = Type.any
    if case .map(let inner)? = expected { element = inner }
    guard context.isStandard || element != .any || expected == .map(.any) else {
      return refuse(
        .typeMismatch(
          "a record", expected: expected.map(schema.describe) ?? "something else", span,
          help: "a record stands where its place says which one it is"))
    }
    var values: [Int32] = []
    var nodes: [Int32] = []
    for field in fields {
      let node =
        element == .any ? check(field.value, expecting: nil).node : check(field.value, as: element)
      values.append(Int32(bitPattern: emitter.symbols.intern(field.name.text)))
      values.append(node)
      nodes.append(node)
    }
    let first = emitter.add(extra: values)
    return Checked(
      node: emitter.add(
        Node(.anonymousRecord, first, Int32(fields.count)), span, operands: nodes),
      type: expected == nil || expected == .any ? .any : .map(element))
  }

  // MARK: Over lists

  /// Checks `X in L where C`, and what is asked of X while it is in scope.
  func checkBinder(
    _ binder: Binder, _ span: Span, body: () -> Int32
  ) -> (code: BinderCode, element: Type)? {
    let list = check(binder.list, expecting: nil)
    guard let element = list.type.element else {
      report(.listExpected(schema.describe(list.type), binder.list.span))
      // What the body says of other names is still worth saying.
      _ = addLocal(binder.variable, .invalid)
      if let condition = binder.condition { _ = check(condition, as: .bool) }
      _ = body()
      removeLocal()
      return nil
    }
    let slot = addLocal(binder.variable, element)
    let condition = binder.condition.map { check($0, as: .bool) } ?? -1
    let asked = body()
    removeLocal()
    return (
      BinderCode(slot: slot, list: list.node, condition: condition, body: asked), element
    )
  }

  private func checkDepth(_ node: Int32, _ inner: [Int32], _ span: Span) {
    let depth = emitter.costs[Int(node)].depth
    let below = inner.map { emitter.costs[Int($0)].depth }.max() ?? 0
    if depth > Limit.listDepth, below <= Limit.listDepth { report(.nestedListsTooDeep(span)) }
  }

  private func checkDepth(_ node: Int32, _ code: BinderCode, _ span: Span) {
    checkDepth(node, [code.list, code.condition, code.body].filter { $0 >= 0 }, span)
  }

  func checkQuantifier(
    _ quantifier: Quantifier, _ binder: Binder, _ body: Expression, _ span: Span
  ) -> Checked {
    checkMentions(binder.variable.text, quantifier.rawValue, body)
    guard let (code, _) = checkBinder(binder, span, body: { check(body, as: .bool) }) else {
      return Checked(node: invalid(span).node, type: .bool)
    }
    let operation: Node.Operation =
      switch quantifier {
      case .some: .some
      case .every: .every
      case .no: .no
      }
    let node = emitter.add(operation, binder: code, span)
    checkDepth(node, code, span)
    return Checked(node: node, type: .bool)
  }

  /// Each part of what a quantifier takes must be about its variable: a part that is not was
  /// meant to stand beside it.
  private func checkMentions(_ variable: String, _ quantifier: String, _ body: Expression) {
    guard case .binary(let operation, let left, let right) = body.form, !body.isParenthesised,
      operation == .and || operation == .or || operation == .implies
    else { return }
    for part in [left, right] {
      if case .binary(let inner, _, _) = part.form, !part.isParenthesised,
        inner == .and || inner == .or || inner == .implies
      {
        checkMentions(variable, quantifier, part)
      } else if !part.mentions(variable), !misspells(variable, in: part) {
        report(.aloneInConjunction(variable, quantifier, part.span))
      }
    }
  }

  /// Whether a part names nothing that there is, but something close to a variable: that is what is said
  /// of it.
  private func misspells(_ variable: String, in part: Expression) -> Bool {
    var isMisspelt = false
    let visible = visibleNames()
    part.forEachName { name in
      guard !visible.contains(name), nearestName(to: name, among: [variable]) != nil else { return }
      isMisspelt = true
    }
    return isMisspelt
  }

  func checkComprehension(
    _ element: Expression, _ binder: Binder, _ span: Span, expecting expected: Type?
  ) -> Checked {
    var type = Type.invalid
    var expectedElement: Type?
    if case .list(let inner)? = expected { expectedElement = inner }
    let checked = checkBinder(
      binder, span,
      body: {
        let checked = check(element, expecting: expectedElement)
        type = checked.type
        guard let expectedElement, !expectedElement.isOpen, expectedElement != .any else {
          return checked.node
        }
        type = expectedElement
        return convert(checked, to: expectedElement, element)
      })
    guard let (code, _) = checked else {
      return Checked(node: invalid(span).node, type: .list(.invalid))
    }
    let node = emitter.add(.comprehension, binder: code, span)
    checkDepth(node, code, span)
    return Checked(node: node, type: .list(type))
  }

  func checkCount(_ operation: Node.Operation, _ binder: Binder, _ span: Span) -> Checked {
    let type: Type = operation == .count ? .integer : .ratio
    guard let (code, _) = checkBinder(binder, span, body: { -1 }) else {
      return Checked(node: invalid(span).node, type: type)
    }
    let node = emitter.add(operation, binder: code, span)
    checkDepth(node, code, span)
    return Checked(node: node, type: type)
  }
}
