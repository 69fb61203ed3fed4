extension Checker {
  /// Checks an expression for a place that takes one type.
  func check(_ expression: Expression, as type: Type) -> Int32 {
    convert(check(expression, expecting: type), to: type, expression)
  }

  /// Checks an expression; what is expected tells cases, empty lists and plain literals what they
  /// are, and is not yet demanded.
  func check(_ expression: Expression, expecting expected: Type?) -> Checked {
    emitter.steps.add()
    let span = expression.span
    switch expression.form {
    case .invalid: return invalid(span)
    case .missing:
      guard context.isStandard || context.isTest else { return refuse(.missingHere(span)) }
      return Checked(node: emitter.constant(.absent, span), type: .nothing)
    case .bool, .integer, .decimal, .ratio, .duration, .date, .timestamp, .version, .text:
      return checkLiteral(expression, expecting: expected)
    case .name(let name): return checkName(name, span, expecting: expected)
    case .field(let base, let field): return checkField(base, field, span)
    case .index(let base, let key): return checkIndex(base, key, span)
    case .call(let name, let arguments):
      return checkCall(name, arguments, span, expecting: expected)
    case .list(let elements): return checkList(elements, span, expecting: expected)
    case .record(let fields): return checkRecord(fields, span, expecting: expected)
    case .comprehension(let element, let binder):
      return checkComprehension(element, binder, span, expecting: expected)
    case .quantifier(let quantifier, let binder, let body):
      return checkQuantifier(quantifier, binder, body, span)
    case .count(let binder): return checkCount(.count, binder, span)
    case .share(let binder): return checkCount(.share, binder, span)
    case .not(let operand):
      let node = check(operand, as: .bool)
      return Checked(
        node: emitter.add(Node(.not, node), span, operands: [node]), type: .bool)
    case .binary(let operation, let left, let right):
      return checkBinary(operation, left, right, span, expecting: expected)
    case .isCase(let operand, let name, let negated):
      return checkIsCase(operand, name, negated, span)
    case .presence(let operand, let isPresent):
      guard isPath(operand) else {
        return refuse(.pathExpected(isPresent ? "is present" : "is missing", operand.span))
      }
      let checked = check(operand, expecting: nil)
      return Checked(
        node: emitter.add(
          Node(.presence, checked.node, flag: isPresent ? 1 : 0), span, operands: [checked.node]),
        type: .bool)
    case .like(let operand, let template): return checkLike(operand, template, span)
    case .matches(let operand, let pattern, let patternSpan):
      return checkMatches(operand, pattern, patternSpan, span)
    case .cast(let operand, let type):
      let resolved = resolve(type)
      let checked = check(operand, expecting: nil)
      guard
        checked.type.isOpen || isDocumentText(checked.type) || needsCoercion(checked.type, resolved)
      else {
        return refuse(
          .operatorNeeds(
            "as", "a value of a document", schema.describe(checked.type), operand.span,
            help: "this has its type already"))
      }
      return Checked(node: coerced(checked.node, resolved, span), type: resolved)
    case .fits(let operand, let type):
      let resolved = resolve(type)
      let checked = check(operand, expecting: nil)
      let node = emitter.add(
        Node(.fits, checked.node, emitter.number(of: resolved)), span, operands: [checked.node])
      return Checked(node: node, type: .bool)
    case .conditional(let condition, let yes, let no):
      return checkConditional(condition, yes, no, span, expecting: expected)
    }
  }

  /// A text in a standard is a spelling of a document, whatever it is to become.
  func isDocumentText(_ type: Type) -> Bool {
    context.isStandard && type == .text
  }

  func coerced(_ node: Int32, _ type: Type, _ span: Span) -> Int32 {
    emitter.add(Node(.coerce, node, emitter.number(of: type)), span, operands: [node])
  }

  /// Makes an expression fit the type that its place demands, or says that it does not.
  func convert(_ checked: Checked, to type: Type, _ expression: Expression) -> Int32 {
    guard !fits(checked.type, type) else { return checked.node }
    if needsCoercion(checked.type, type) { return coerced(checked.node, type, expression.span) }
    report(mismatch(checked.type, type, expression))
    return invalid(expression.span).node
  }

  /// Whether a value of one type is one of the other as it is.
  private func fits(_ found: Type, _ expected: Type) -> Bool {
    if found == expected || found.isOpen || expected.isOpen || expected == .any { return true }
    switch (found, expected) {
    case (.list(let inner), .list(let outer)): return fits(inner, outer)
    case (.map(let inner), .map(let outer)): return fits(inner, outer)
    // Every address and name is a text; not every text is one of them.
    case (.email, .text), (.url, .text), (.domain, .text), (.team, .text), (.person, .text):
      return true
    default: return false
    }
  }

  /// Whether a document value in it takes the type at run time.
  private func needsCoercion(_ found: Type, _ expected: Type) -> Bool {
    switch (found, expected) {
    case (.any, _): return true
    case (.list(let inner), .list(let outer)): return needsCoercion(inner, outer)
    case (.map(let inner), .map(let outer)): return needsCoercion(inner, outer)
    default: return isDocumentText(found) && expected != .text
    }
  }

  private func mismatch(_ found: Type, _ expected: Type, _ expression: Expression) -> Problem {
    var help: String?
    switch (found, expected) {
    case (.decimal, .ratio), (.integer, .ratio):
      help = "a share has a unit: write `99.5%`"
    case (.ratio, .decimal), (.ratio, .integer):
      help = "a share is no plain number; take the `%` away"
    case (.integer, .duration): help = "a duration has a unit: `24h`, `30d`, `6mo`"
    case (.text, .date): help = "a date is written without quotes: `2026-03-01`"
    case (.text, .enumeration(let index)):
      help = "a case of `\(schema.enums[index].name)` is written without quotes"
    case (_, .bool): help = "a condition is true or false"
    default: break
    }
    return .typeMismatch(
      schema.describe(found), expected: schema.describe(expected), expression.span, help: help)
  }

  // MARK: Paths

  /// Whether an expression is a path, perhaps begun at a call or read as a type.
  func isPath(_ expression: Expression) -> Bool {
    switch expression.form {
    case .name, .call, .invalid: true
    case .field(let base, _): isPath(base)
    case .index(let base, _): isPath(base)
    case .cast(let base, _): isPath(base)
    default: false
    }
  }

  func fieldNode(_ base: Int32, record: Int, field: Int, _ span: Span) -> Checked {
    let number = emitter.recordStarts[record] + Int32(field)
    return Checked(
      node: emitter.add(Node(.field, base, Int32(field), number), span, operands: [base]),
      type: schema.records[record].fields[field].type)
  }

  private func checkField(_ base: Expression, _ field: Identifier, _ span: Span) -> Checked {
    let checked = check(base, expecting: nil)
    switch checked.type {
    case .record(let index):
      guard let place = schema.records[index].index(of: field.text) else {
        return refuse(
          unknownField(
            field, of: schema.records[index], as: name(of: base, or: schema.records[index].name)))
      }
      return fieldNode(checked.node, record: index, field: place, span)
    case .version:
      let parts = ["major", "minor", "patch"]
      guard let part = parts.firstIndex(of: field.text) else {
        return refuse(.unknownField(field.text, of: "Version", field.span, parts))
      }
      return Checked(
        node: emitter.add(
          Node(.versionPart, checked.node, Int32(part)), span, operands: [checked.node]),
        type: .integer)
    case .any, .map(.any):
      let symbol = Int32(bitPattern: emitter.symbols.intern(field.text))
      return Checked(
        node: emitter.add(Node(.rawField, checked.node, symbol), span, operands: [checked.node]),
        type: .any)
    case .invalid, .nothing: return invalid(span)
    case .list(let element):
      var problem = Problem.unknownField(
        field.text, of: schema.describe(checked.type), field.span, [])
      problem.help =
        element.holdsRecord
        ? "this is a list: ask `some x in … has x.\(field.text) …`, or write `[x.\(field.text) for x in …]`"
        : "this is a list"
      return refuse(problem)
    default:
      return refuse(.unknownField(field.text, of: schema.describe(checked.type), field.span, []))
    }
  }

  /// A field that a record does not have; one of the council's own that is near may be misspelt itself.
  func unknownField(
    _ field: Identifier, of record: RecordType, as name: String
  ) -> Problem {
    let names = suggestions.isOpen ? record.fields.map(\.name) : []
    suggestions.count(names.count)
    let near = nearestName(to: field.text, among: names).flatMap { record.index(of: $0) }
    let declared = near.map { record.fields[$0].span }.flatMap { isModel($0) ? nil : $0 }
    return .unknownField(field.text, of: name, field.span, names, declared: declared)
  }

  /// How a person would call what has the field: `product`, not `Product`.
  private func name(of base: Expression, or type: String) -> String {
    if case .name(let name) = base.form { return name }
    if case .field(_, let field) = base.form { return field.text }
    return type
  }

  /// Whether a list is data of the set, whose elements are found by their keys without walking.
  private func isKeptByKey(_ list: Int32, _ key: RecordType.Field) -> Bool {
    let node = emitter.nodes[Int(list)]
    return node.operation == .global && !turnedParams.contains(node.a) && key.type.isName
      && !key.isOptional
  }

  private func checkIndex(_ base: Expression, _ key: Expression, _ span: Span) -> Checked {
    let list = check(base, expecting: nil)
    switch list.type {
    case .list(.record(let index)):
      guard let field = schema.records[index].keyIndex else {
        return refuse(.noKey(schema.records[index].name, span))
      }
      let keyNode = check(key, as: schema.records[index].fields[field].type)
      let isKept = isKeptByKey(list.node, schema.records[index].fields[field])
      return Checked(
        node: emitter.add(
          Node(
            .element, list.node, keyNode, Int32(field), flag: isKept ? Node.findsAtOnce : 0), span,
          operands: [list.node, keyNode]), type: .record(index))
    case .map(let element):
      let keyNode = check(key, as: .text)
      return Checked(
        node: emitter.add(
          Node(.entry, list.node, keyNode), span, operands: [list.node, keyNode]), type: element)
    case .any:
      if case .text(let literal) = key.form, let plain = literal.plain {
        let symbol = Int32(bitPattern: emitter.symbols.intern(plain))
        return Checked(
          node: emitter.add(Node(.rawField, list.node, symbol), span, operands: [list.node]),
          type: .any)
      }
      let keyType: Type = if case .integer = key.form { .integer } else { .text }
      let keyNode = check(key, as: keyType)
      return Checked(
        node: emitter.add(
          Node(.entry, list.node, keyNode), span, operands: [list.node, keyNode]), type: .any)
    case .invalid, .nothing: return invalid(span)
    default:
      return refuse(
        .operatorNeeds(
          "[…]", "a list of records that have a key, or a map", schema.describe(list.type),
          base.span))
    }
  }

  private func checkConditional(
    _ condition: Expression, _ yes: Expression, _ no: Expression, _ span: Span,
    expecting expected: Type?
  ) -> Checked {
    let conditionNode = check(condition, as: .bool)
    var first: Checked
    var second: Checked
    if expected == nil, isContextual(yes), !isContextual(no) {
      second = check(no, expecting: nil)
      first = check(yes, expecting: second.type)
    } else {
      first = check(yes, expecting: expected)
      second = check(no, expecting: expected ?? first.type)
    }
    let type = joined(first, yes, second, no, expected)
    first.node = convert(first, to: type, yes)
    second.node = convert(second, to: type, no)
    return Checked(
      node: emitter.add(
        Node(.conditional, conditionNode, first.node, second.node), span,
        operands: [conditionNode, first.node, second.node]), type: type)
  }

  /// The type that two branches share.
  private func joined(
    _ first: Checked, _ one: Expression, _ second: Checked, _ other: Expression, _ expected: Type?
  ) -> Type {
    if let expected, !expected.isOpen { return expected }
    if first.type.isOpen { return second.type }
    if second.type.isOpen { return first.type }
    if first.type == .any { return second.type.beside }
    return second.type == .any ? first.type.beside : first.type
  }

  // MARK: Literals

  private func checkLiteral(_ expression: Expression, expecting expected: Type?) -> Checked {
    let span = expression.span
    switch expression.form {
    case .bool(let value): return literal(.bool(value), .bool, span)
    case .integer(let value):
      if expected == .decimal {
        return literal(emitter.decimal(ExactDecimal(value), isRatio: false), .decimal, span)
      }
      return literal(.integer(value), .integer, span)
    case .decimal(let value):
      return literal(emitter.decimal(value, isRatio: false), .decimal, span)
    case .ratio(let value): return literal(emitter.decimal(value, isRatio: true), .ratio, span)
    case .duration(let value): return literal(.duration(value), .duration, span)
    case .date(let value):
      if expected == .timestamp { return literal(.timestamp(value.startOfDay), .timestamp, span) }
      return literal(.date(value), .date, span)
    case .timestamp(let value): return literal(.timestamp(value), .timestamp, span)
    case .version(let value): return literal(emitter.version(value), .version, span)
    case .text(let text): return checkText(text, expecting: expected)
    default: preconditionFailure("the caller passes only literals")
    }
  }

  private func literal(_ value: Value, _ type: Type, _ span: Span) -> Checked {
    Checked(node: emitter.constant(value, span), type: type)
  }

  /// A text, or an address or name where one is expected.
  private func checkText(_ literal: TextLiteral, expecting expected: Type?) -> Checked {
    guard let plain = literal.plain else {
      let nodes = literal.parts.map { part in
        switch part {
        case .text(let text): emitter.constant(emitter.text(text), literal.span)
        case .expression(let inner): printable(inner)
        }
      }
      let first = emitter.add(extra: nodes)
      return Checked(
        node: emitter.add(
          Node(.interpolation, first, Int32(nodes.count)), literal.span, operands: nodes),
        type: .text)
    }
    let bytes = Array(plain.utf8)
    switch expected {
    case .domain?, .team?, .person?:
      var folded: [UInt8] = []
      bytes.withUnsafeBufferPointer { TextOperations.fold($0, into: &folded) }
      let tag: Value.Tag =
        expected == .domain ? .domain : expected == .team ? .team : .person
      let value = emitter.text(String(decoding: folded, as: UTF8.self), as: tag)
      return self.literal(value, expected ?? .text, literal.span)
    case .email? where bytes.withUnsafeBufferPointer { EmailAddress.isValid($0) }:
      return self.literal(emitter.text(plain, as: .email), .email, literal.span)
    case .url? where bytes.withUnsafeBufferPointer { UrlText.isValid($0) }:
      return self.literal(emitter.text(plain, as: .url), .url, literal.span)
    default:
      return self.literal(emitter.text(plain), .text, literal.span)
    }
  }

  /// What stands between `{` and `}` of a text: anything that prints.
  func printable(_ expression: Expression) -> Int32 {
    let checked = check(expression, expecting: nil)
    return checked.node
  }

  /// Whether only its place says what type an expression has.
  func isContextual(_ expression: Expression) -> Bool {
    switch expression.form {
    case .missing, .invalid, .integer, .text: true
    case .date: true
    case .name(let name): isUnresolved(name)
    case .list(let elements): elements.allSatisfy(isContextual)
    case .conditional(_, let yes, let no): isContextual(yes) && isContextual(no)
    case .record: true
    default: false
    }
  }
}
