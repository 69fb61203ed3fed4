extension Checker {
  func checkBinary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span,
    expecting expected: Type?
  ) -> Checked {
    switch operation {
    case .and, .or, .implies:
      let a = check(left, as: .bool)
      let b = check(right, as: .bool)
      let code: Node.Operation =
        operation == .and ? .and : operation == .or ? .or : .implies
      return Checked(node: emitter.add(Node(code, a, b), span, operands: [a, b]), type: .bool)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return checkComparison(operation, left, right, span)
    case .member, .notMember: return checkMember(operation, left, right, span)
    case .within: return checkWithin(left, right, span)
    case .orElse: return checkOrElse(left, right, span, expecting: expected)
    case .add, .subtract, .multiply, .divide:
      return checkArithmetic(operation, left, right, span, expecting: expected)
    }
  }

  // MARK: Comparisons

  /// Checks two sides that must be of one type, whichever of them says which.
  ///
  /// Where a whole number is expected, `isWhole`, a whole number says the same of what is beside it.
  private func checkSides(
    _ left: Expression, _ right: Expression, isWhole: Bool = false
  ) -> (Checked, Checked) {
    func told(_ side: Expression, by other: Checked) -> Type? {
      if !isWhole, let number = number(side, beside: other.type) { return number }
      // Values of a document say nothing of what stands beside them: rather the other way round.
      return other.type == .list(.any) ? nil : other.type
    }
    if isContextual(left), !isContextual(right) {
      let b = check(right, expecting: nil)
      return (check(left, expecting: told(left, by: b)), b)
    }
    let a = check(left, expecting: nil)
    return (a, check(right, expecting: told(right, by: a)))
  }

  private func checkComparison(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span
  ) -> Checked {
    if let age = checkAge(operation, left, right, span) { return age }
    var (a, b) = checkSides(left, right)
    let type = shared(&a, left, &b, right)
    guard let type else {
      let help: String? =
        switch (a.type, b.type) {
        case (.decimal, .ratio), (.ratio, .decimal), (.integer, .ratio), (.ratio, .integer):
          "a share has a unit: `99.5%`"
        case (.integer, .duration), (.duration, .integer): "a duration has a unit: `24h`, `30d`"
        case (.integer, .decimal), (.decimal, .integer): "write a whole number as `5.0` here"
        case (.text, _), (_, .text): "a text is no name or address of another kind"
        default: nil
        }
      return refuse(
        .unitMismatch(
          schema.describe(a.type), schema.describe(b.type), operation.rawValue, span, help: help))
    }
    let isEquality = operation == .equal || operation == .notEqual
    if type == .any, !(context.isStandard && isEquality) {
      return refuse(.needsType(left.span, operation.rawValue))
    }
    if isEquality {
      if type.holdsRecord { return refuse(.recordComparison(span, operation.rawValue)) }
    } else if case .enumeration(let index) = type {
      if !schema.enums[index].isOrdered {
        return refuse(
          .notOrdered(schema.enums[index].name, operation.rawValue, span, isEnum: true))
      }
    } else if !type.isOrderedScalar, !type.isOpen {
      return refuse(.notOrdered(schema.describe(type), operation.rawValue, span, isEnum: false))
    }
    let isInterval = isCount(left) || isCount(right)
    return Checked(
      node: emitter.add(
        Node(code(operation), a.node, b.node, flag: isInterval ? 1 : 0), span,
        operands: [a.node, b.node], walks: type.listDepth), type: .bool)
  }

  private func isCount(_ expression: Expression) -> Bool {
    switch expression.form {
    case .count, .share: true
    default: false
    }
  }

  private func code(_ operation: BinaryOperator) -> Node.Operation {
    switch operation {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    default: .greaterOrEqual
    }
  }

  /// The one type of two sides, a document's value taking that of the other; nil where there is
  /// none.
  private func shared(
    _ a: inout Checked, _ left: Expression, _ b: inout Checked, _ right: Expression
  ) -> Type? {
    if a.type.isOpen || b.type.isOpen { return a.type.isOpen ? b.type : a.type }
    if a.type == b.type { return a.type }
    if a.type == .any || isDocumentText(a.type) {
      guard b.type != .any else { return .any }
      a.node = coerced(a.node, b.type, left.span)
      return b.type
    }
    if b.type == .any || isDocumentText(b.type) {
      b.node = coerced(b.node, a.type, right.span)
      return a.type
    }
    if case .list(let one) = a.type, case .list(let other) = b.type {
      if one.isOpen { return b.type }
      if other.isOpen { return a.type }
      if one == .any {
        a.node = coerced(a.node, b.type, left.span)
        return b.type
      }
      if other == .any {
        b.node = coerced(b.node, a.type, right.span)
        return a.type
      }
    }
    return nil
  }

  /// `age(t) OP d` compares `now` with `t + d`.
  private func checkAge(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span
  ) -> Checked? {
    let flipped: BinaryOperator
    let time: Expression
    let length: Expression
    if let argument = ageArgument(left) {
      (time, length, flipped) = (argument, right, operation)
    } else if let argument = ageArgument(right) {
      (time, length, flipped) = (argument, left, mirrored(operation))
    } else {
      return nil
    }
    let start = timestamp(time)
    let duration = check(length, as: .duration)
    let end = emitter.add(Node(.add, start, duration), span, operands: [start, duration])
    let now = emitter.add(Node(.ambient, Ambient.now.rawValue), span)
    return Checked(
      node: emitter.add(Node(code(flipped), now, end), span, operands: [now, end]), type: .bool)
  }

  private func ageArgument(_ expression: Expression) -> Expression? {
    if case .call(let name, let arguments) = expression.form, name.text == "age",
      arguments.count == 1
    {
      return arguments[0]
    }
    return nil
  }

  /// An instant, or a date's first.
  func timestamp(_ expression: Expression) -> Int32 {
    let checked = check(expression, expecting: .timestamp)
    guard checked.type == .date else { return convert(checked, to: .timestamp, expression) }
    return emitter.add(
      Node(.startOfDay, checked.node), expression.span, operands: [checked.node])
  }

  private func mirrored(_ operation: BinaryOperator) -> BinaryOperator {
    switch operation {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: operation
    }
  }

  // MARK: Cases

  func checkIsCase(
    _ operand: Expression, _ name: Identifier, _ negated: Bool, _ span: Span
  ) -> Checked {
    let checked = check(operand, expecting: nil)
    guard case .enumeration = checked.type else {
      if checked.type.isOpen { return invalid(span) }
      let help =
        checked.type == .any
        ? "say which enum it is: `as Status`" : "`is` asks for a case of an enum; compare with `==`"
      return refuse(
        .operatorNeeds(
          negated ? "is not" : "is", "a case of an enum", schema.describe(checked.type),
          operand.span, help: help))
    }
    guard let found = caseNamed(name.text, name.span, checked.type) else {
      guard case .enumeration(let index) = checked.type else { return invalid(span) }
      return refuse(caseExpected(name.text, name.span, of: schema.enums[index]))
    }
    guard found.type != .invalid else { return invalid(span) }
    let number = emitter.constants[Int(emitter.nodes[Int(found.node)].a)].caseNumber
    return Checked(
      node: emitter.add(
        Node(.isCase, checked.node, Int32(number), flag: negated ? 1 : 0), span,
        operands: [checked.node]), type: .bool)
  }

  private func checkMember(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span
  ) -> Checked {
    var a: Checked
    var b: Checked
    if isContextual(right), !isContextual(left) {
      a = check(left, expecting: nil)
      // The list says what type a document's value should have.
      b = check(
        right, expecting: a.type == .any ? number(right, beside: .any) : .list(a.type))
    } else {
      b = check(right, expecting: nil)
      let element = b.type.element
      a = check(left, expecting: element.flatMap { number(left, beside: $0) } ?? element)
    }
    guard let element = b.type.element else {
      return refuse(.listExpected(schema.describe(b.type), right.span))
    }
    if element.holdsRecord || a.type.holdsRecord {
      return refuse(.recordComparison(span, operation.rawValue))
    }
    if !a.type.isOpen, !element.isOpen, a.type != element {
      if a.type == .any || isDocumentText(a.type) {
        a.node = coerced(a.node, element, left.span)
      } else if b.type == .any || element == .any {
        b.node = coerced(b.node, .list(a.type), right.span)
      } else {
        return refuse(
          .unitMismatch(
            schema.describe(a.type), schema.describe(b.type), operation.rawValue, span, help: nil))
      }
    }
    if a.type == .any, element == .any, !context.isStandard {
      return refuse(.needsType(left.span, operation.rawValue))
    }
    let code: Node.Operation = operation == .member ? .member : .notMember
    return Checked(
      node: emitter.add(
        Node(code, a.node, b.node), span, operands: [a.node, b.node], walks: element.listDepth),
      type: .bool)
  }

  private func checkWithin(_ left: Expression, _ right: Expression, _ span: Span) -> Checked {
    let allowed = context.allowsGroups
    context.allowsGroups = true
    defer { context.allowsGroups = allowed }
    let (a, b) = checkSides(left, right)
    guard !a.type.isOpen, !b.type.isOpen else { return invalid(span) }
    switch (a.type, b.type) {
    case (.enumeration(let inner), .enumeration(let outer)) where inner == outer: break
    case (.domain, .domain), (.team, .team), (.person, .person), (.person, .team): break
    case (.team, .domain): break
    case (.record(let inner), .record(let outer))
    where inner == outer && schema.records[inner].parentIndex != nil: break
    default:
      var help: String?
      if case .record = a.type {
        help = "records are within each other by a `key` and a `parent` of the key's type"
      }
      return refuse(
        .operatorNeeds(
          "within", "two of one kind, or a Person and a Team",
          "\(schema.describe(a.type)) and \(schema.describe(b.type))", span, help: help))
    }
    return Checked(
      node: emitter.add(Node(.within, a.node, b.node), span, operands: [a.node, b.node]),
      type: .bool)
  }

  // MARK: What steps in, and arithmetic

  private func checkOrElse(
    _ left: Expression, _ right: Expression, _ span: Span, expecting expected: Type?
  ) -> Checked {
    if !isPath(left), !isOrElse(left) { return refuse(.pathExpected("or else", left.span)) }
    var a = check(left, expecting: expected)
    var b = check(right, expecting: a.type == .any ? expected : a.type)
    let type: Type
    if let expected, !expected.isOpen, a.type == .any || b.type == .any {
      type = expected
    } else if a.type == .any, case .list(let element) = b.type, element.isOpen {
      type = .any
    } else if a.type == .any, !b.type.isOpen {
      type = b.type
    } else {
      type = a.type
    }
    if type != .any {
      a.node = convert(a, to: type, left)
      b.node = convert(b, to: type, right)
    }
    return Checked(
      node: emitter.add(Node(.orElse, a.node, b.node), span, operands: [a.node, b.node]),
      type: type.isOpen ? b.type : type)
  }

  private func isOrElse(_ expression: Expression) -> Bool {
    if case .binary(.orElse, _, _) = expression.form { return true }
    return false
  }

  private func checkArithmetic(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span,
    expecting expected: Type?
  ) -> Checked {
    var (a, b) = checkSides(left, right, isWhole: expected == .integer)
    if a.type == .any, b.type == .any {
      guard context.isStandard, operation == .add else {
        return refuse(.needsType(left.span, operation.rawValue))
      }
      // In a standard, two values of a document are put together as lists.
      a.node = coerced(a.node, .list(.any), left.span)
      b.node = coerced(b.node, .list(.any), right.span)
      a.type = .list(.any)
      b.type = .list(.any)
    }
    if a.type == .any, !b.type.isOpen {
      a = Checked(node: coerced(a.node, b.type.beside, left.span), type: b.type.beside)
    }
    if b.type == .any, !a.type.isOpen {
      b = Checked(node: coerced(b.node, a.type.beside, right.span), type: a.type.beside)
    }
    if case .list(let one) = a.type, case .list(let other) = b.type, one != other {
      if one == .any, !other.isOpen {
        a = Checked(node: coerced(a.node, b.type, left.span), type: b.type)
      } else if other == .any, !one.isOpen {
        b = Checked(node: coerced(b.node, a.type, right.span), type: a.type)
      }
    }
    guard let type = result(of: operation, a.type, b.type) else {
      return refuse(
        .operatorNeeds(
          operation.rawValue, "numbers, durations, dates with durations, or two lists",
          "\(schema.describe(a.type)) and \(schema.describe(b.type))", span))
    }
    let code: Node.Operation =
      switch operation {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      default: .divide
      }
    let flag = if case .list = type { Node.joinsLists } else { UInt8(0) }
    return Checked(
      node: emitter.add(
        Node(code, a.node, b.node, flag: flag), span, operands: [a.node, b.node],
        walks: min(type.listDepth, 1)), type: type)
  }

  /// What an operator gives for operands of these types; nil where it takes them not.
  private func result(of operation: BinaryOperator, _ a: Type, _ b: Type) -> Type? {
    if a.isOpen || b.isOpen { return .invalid }
    switch (operation, a, b) {
    case (.divide, .integer, .integer): return .decimal
    case (_, .integer, .integer): return .integer
    case (_, .decimal, .decimal), (_, .integer, .decimal), (_, .decimal, .integer): return .decimal
    case (.add, .ratio, .ratio), (.subtract, .ratio, .ratio): return .ratio
    case (.multiply, .ratio, .decimal), (.multiply, .decimal, .ratio): return .decimal
    case (.add, .duration, .duration), (.subtract, .duration, .duration): return .duration
    case (.multiply, .duration, .integer), (.multiply, .integer, .duration): return .duration
    case (.add, .date, .duration), (.subtract, .date, .duration): return .date
    case (.add, .timestamp, .duration), (.subtract, .timestamp, .duration): return .timestamp
    case (.subtract, .date, .date), (.subtract, .timestamp, .timestamp): return .duration
    case (.add, .list(let inner), .list(let outer)):
      if inner == outer || outer.isOpen { return a }
      return inner.isOpen ? b : nil
    default: return nil
    }
  }

  // MARK: Text

  func checkLike(_ operand: Expression, _ template: TextLiteral, _ span: Span) -> Checked {
    let text = textual(operand, "like")
    var parts: [Int32] = []
    var operands = [text]
    for part in template.parts {
      switch part {
      case .expression(let inner):
        let node = printable(inner)
        parts.append(node)
        operands.append(node)
      case .text(let literal):
        for (index, piece) in literal.split(separator: "*", omittingEmptySubsequences: false)
          .enumerated()
        {
          if index > 0 { parts.append(Evaluator.likeStar) }
          if !piece.isEmpty {
            parts.append(emitter.constant(emitter.text(String(piece)), template.span))
          }
        }
      }
    }
    let first = emitter.add(extra: parts)
    return Checked(
      node: emitter.add(
        Node(.like, text, first, Int32(parts.count)), span, operands: operands), type: .bool)
  }

  func checkMatches(
    _ operand: Expression, _ pattern: String, _ patternSpan: Span, _ span: Span
  ) -> Checked {
    let text = textual(operand, "matches")
    let source = Array(pattern.utf8)
    let number: Int32
    if let known = emitter.number(ofPattern: source) {
      number = known
    } else {
      do {
        number = emitter.number(of: try Pattern.compile(source), source: source)
      } catch {
        let start = patternSpan.start + Int32(error.offset)
        let place = Span(
          file: patternSpan.file, start: min(start, patternSpan.end),
          end: min(start + Int32(max(error.length, 1)), max(patternSpan.end, start)))
        return refuse(.invalidPattern(error.message, error.help, place))
      }
    }
    return Checked(
      node: emitter.add(Node(.matches, text, number), span, operands: [text]), type: .bool)
  }

  /// Something that is text in one form or another.
  private func textual(_ operand: Expression, _ operation: String) -> Int32 {
    let checked = check(operand, expecting: nil)
    if checked.type == .any { return coerced(checked.node, .text, operand.span) }
    guard checked.type.isTextual else {
      report(
        .operatorNeeds(operation, "a text", schema.describe(checked.type), operand.span))
      return invalid(operand.span).node
    }
    return checked.node
  }
}
