// Operators over columns.

extension RowCompiler {
  func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression,
    expecting expected: Type?
  ) -> Part {
    switch operation {
    case .and: return Part(tree: .all(operands(of: whole, .and).map(condition)), type: .bool)
    case .or: return Part(tree: .any(operands(of: whole, .or).map(condition)), type: .bool)
    case .implies: return Part(tree: .implies(condition(left), condition(right)), type: .bool)
    case .equal: return comparison(.equal, left, right, whole.span)
    case .notEqual: return comparison(.notEqual, left, right, whole.span)
    case .less: return comparison(.less, left, right, whole.span)
    case .lessOrEqual: return comparison(.lessOrEqual, left, right, whole.span)
    case .greater: return comparison(.greater, left, right, whole.span)
    case .greaterOrEqual: return comparison(.greaterOrEqual, left, right, whole.span)
    case .member: return member(left, right, whole.span, negated: false)
    case .notMember: return member(left, right, whole.span, negated: true)
    case .orElse: return orElse(left, right, expecting: expected)
    case .add: return sum(left, right, whole.span, negated: false)
    case .subtract: return sum(left, right, whole.span, negated: true)
    case .within:
      return refuse(
        .notInSQL("`within`", whole.span, help: "name the cases: `row.x as Kind in [a, b]`"))
    case .multiply, .divide:
      return refuse(
        .notInSQL(
          "`\(operation.rawValue)` over columns", whole.span,
          help: "engines round it differently; compare the column with what is computed"))
    }
  }

  /// The parts of a chain of `and` or of `or`, in the order of the source.
  private func operands(of chain: Expression, _ operation: BinaryOperator) -> [Expression] {
    var pending = [chain]
    var operands: [Expression] = []
    while let next = pending.popLast() {
      if case .binary(operation, let left, let right) = next.form {
        pending.append(right)
        pending.append(left)
      } else {
        operands.append(next)
      }
    }
    return operands
  }

  // MARK: Comparisons

  /// Whether only its place says what type an expression has.
  private func isContextual(_ expression: Expression) -> Bool {
    !isRow(expression) && checker.isContextual(expression)
  }

  private func sides(_ left: Expression, _ right: Expression) -> (Part, Part) {
    func telling(_ part: Part) -> Type? { part.type == .any ? nil : part.type }
    if isContextual(left) || (!isRow(left) && isRow(right)) {
      let b = part(right, expecting: nil)
      return (part(left, expecting: telling(b)), b)
    }
    let a = part(left, expecting: nil)
    return (a, part(right, expecting: telling(a)))
  }

  /// The one type of two sides, a column taking that of the other; nil where there is none.
  private func shared(_ a: Type, _ b: Type) -> Type? {
    if a.isOpen || b.isOpen { return a.isOpen ? b : a }
    if a == .any { return b }
    return b == .any || a == b ? a : nil
  }

  private func comparison(
    _ operation: RowComparison, _ left: Expression, _ right: Expression, _ span: Span
  ) -> Part {
    let (a, b) = sides(left, right)
    if a.type.isOpen || b.type.isOpen { return invalid(span) }
    guard let type = shared(a.type, b.type) else {
      let help: String? =
        switch (a.type, b.type) {
        case (.integer, .decimal), (.decimal, .integer): "write a whole number as `5.0` here"
        default: nil
        }
      return refuse(
        .unitMismatch(
          checker.schema.describe(a.type), checker.schema.describe(b.type), operation.rawValue,
          span, help: help))
    }
    if type == .any {
      return refuse(.columnNeedsType(left.span, operation.rawValue))
    }
    if operation != .equal, operation != .notEqual {
      switch type {
      case .integer, .decimal, .date, .timestamp: break
      case .enumeration(let index) where checker.schema.enums[index].isOrdered:
        return refuse(
          .notInSQL(
            "the order of a \(checker.schema.describe(type))", span,
            help: "name the cases: `row.x as \(checker.schema.describe(type)) in [a, b]`"))
      case .ratio, .duration, .version: break  // Said of the column.
      default:
        return refuse(
          .notOrdered(checker.schema.describe(type), operation.rawValue, span, isEnum: false))
      }
    }
    return Part(
      tree: .compare(operation, convert(a, to: type, left), convert(b, to: type, right)),
      type: .bool)
  }

  func isCase(_ operand: Expression, _ name: Identifier, _ negated: Bool) -> Part {
    let checked = part(operand, expecting: nil)
    if checked.type.isOpen { return checked }
    guard case .enumeration(let index) = checked.type else {
      return refuse(
        .operatorNeeds(
          negated ? "is not" : "is", "a case of an enum", checker.schema.describe(checked.type),
          operand.span, help: "say which enum it is: `as Status`"))
    }
    guard let found = checker.caseNamed(name.text, name.span, checked.type) else {
      return refuse(checker.caseExpected(name.text, name.span, of: checker.schema.enums[index]))
    }
    return Part(
      tree: .compare(negated ? .notEqual : .equal, checked.tree, value(found.node, name.span)),
      type: .bool)
  }

  // MARK: in

  private func member(
    _ left: Expression, _ right: Expression, _ span: Span, negated: Bool
  ) -> Part {
    if isRow(right) {
      guard case .list(let elements) = right.form else {
        return refuse(
          .notInSQL("a column that is a list", right.span, help: "write `in [row.a, row.b]`"))
      }
      return member(left, of: elements, span, negated: negated)
    }
    var operand = part(left, expecting: nil)
    let list = folded(right, expecting: operand.type == .any ? nil : .list(operand.type))
    guard let element = list.type.element else {
      return refuse(.listExpected(checker.schema.describe(list.type), right.span))
    }
    if element.holdsRecord { return refuse(.recordComparison(span, negated ? "not in" : "in")) }
    if element == .invalid || operand.type == .invalid { return invalid(span) }
    guard case .value(var values) = list.tree, let type = shared(operand.type, element) else {
      return refuse(
        .unitMismatch(
          checker.schema.describe(operand.type), checker.schema.describe(list.type),
          negated ? "not in" : "in", span, help: nil))
    }
    // An empty list says nothing of the column's type, and needs none.
    if element == .nothing {
      return Part(tree: .memberOf(operand.tree, values, negated: negated), type: .bool)
    }
    if type == .any { return refuse(.columnNeedsType(left.span, negated ? "not in" : "in")) }
    if element == .any { values.node = checker.coerced(values.node, .list(type), right.span) }
    operand.tree = convert(operand, to: type, left)
    return Part(tree: .memberOf(operand.tree, values, negated: negated), type: .bool)
  }

  /// `x in [row.a, "b"]`.
  private func member(
    _ left: Expression, of elements: [Expression], _ span: Span, negated: Bool
  ) -> Part {
    let all = [left] + elements
    // What says its type by itself says it for the rest.
    var parts = all.map { isContextual($0) ? nil : part($0, expecting: nil) }
    var type = parts.compactMap { $0?.type }.first { $0 != .any && !$0.isOpen } ?? .any
    for index in all.indices where parts[index] == nil {
      let part = part(all[index], expecting: type == .any ? nil : type)
      if type == .any, !part.type.isOpen { type = part.type }
      parts[index] = part
    }
    if parts.contains(where: { $0?.type == .invalid }) { return invalid(span) }
    if type == .any {
      return refuse(.columnNeedsType(left.span, negated ? "not in" : "in"))
    }
    let trees = zip(parts, all).compactMap { part, expression in
      part.map { convert($0, to: type, expression) }
    }
    return Part(
      tree: .member(trees[0], Array(trees.dropFirst()), negated: negated), type: .bool)
  }

  // MARK: What steps in, and choice

  private func orElse(
    _ left: Expression, _ right: Expression, expecting expected: Type?
  ) -> Part {
    guard checker.isPath(left) || isOrElse(left) else {
      return refuse(.pathExpected("or else", left.span))
    }
    let a = part(left, expecting: expected)
    let b = part(right, expecting: a.type == .any ? expected : a.type)
    if a.type == .invalid || b.type == .invalid { return invalid(left.span) }
    var type = shared(a.type, b.type) ?? a.type
    if type == .any, let expected, !expected.isOpen { type = expected }
    guard type != .any else { return Part(tree: .orElse(a.tree, b.tree), type: .any) }
    return Part(
      tree: .orElse(convert(a, to: type, left), convert(b, to: type, right)), type: normal(type))
  }

  private func isOrElse(_ expression: Expression) -> Bool {
    if case .binary(.orElse, _, _) = expression.form { return true }
    return false
  }

  func conditional(
    _ test: Expression, _ yes: Expression, _ no: Expression, expecting expected: Type?
  ) -> Part {
    let condition = condition(test)
    var (a, b) = (Part(tree: condition, type: .any), Part(tree: condition, type: .any))
    if let expected, !expected.isOpen {
      a = part(yes, expecting: expected)
      b = part(no, expecting: expected)
    } else {
      (a, b) = sides(yes, no)
    }
    if a.type == .invalid || b.type == .invalid { return invalid(test.span) }
    var type = shared(a.type, b.type) ?? a.type
    if type == .any, let expected, !expected.isOpen { type = expected }
    guard type != .any else {
      return Part(tree: .conditional(condition, a.tree, b.tree), type: .any)
    }
    return Part(
      tree: .conditional(condition, convert(a, to: type, yes), convert(b, to: type, no)),
      type: normal(type))
  }

  // MARK: Sums

  private func sum(
    _ left: Expression, _ right: Expression, _ span: Span, negated: Bool
  ) -> Part {
    let sign = negated ? "-" : "+"
    let (a, b) = sides(left, right)
    let type: Type
    switch (a.type, b.type) {
    case (.invalid, _), (_, .invalid), (.nothing, _), (_, .nothing): return invalid(span)
    case (.any, .any): return refuse(.columnNeedsType(left.span, sign))
    case (.integer, .any), (.any, .integer), (.integer, .integer): type = .integer
    case (.decimal, .any), (.any, .decimal), (.decimal, .decimal), (.integer, .decimal),
      (.decimal, .integer):
      type = .decimal
    default:
      return refuse(
        .notInSQL(
          "`\(sign)` over a column and times or lists", span,
          help: "compute on the other side: `row.placed > today - 30d`"))
    }
    if type == .decimal {
      let construct = "`\(sign)` over Decimal"
      if !unsaid.contains(where: { $0.construct == construct }) {
        unsaid.append(RowUnsaid(construct: construct, dialects: [.spark]))
        report(.notInSomeSQL(construct, [.spark], span))
      }
    }
    func operand(_ part: Part, _ expression: Expression) -> RowPlan.Tree {
      part.type == .any ? convert(part, to: type, expression) : part.tree
    }
    return Part(
      tree: .sum(
        operand(a, left), operand(b, right), negated: negated, isDecimal: type == .decimal),
      type: type)
  }

  // MARK: Texts and types

  func like(_ operand: Expression, _ template: TextLiteral) -> Part {
    let text = part(operand, expecting: .text)
    var parts: [RowTemplatePart<RowPlan.Operand>] = []
    func literal(_ text: String) {
      guard !text.isEmpty else { return }
      let node = checker.emitter.constant(checker.emitter.text(text), template.span)
      parts.append(
        .text(RowPlan.Operand(node: node, span: template.span, source: text)))
    }
    for part in template.parts {
      switch part {
      case .expression(let inner):
        if isRow(inner) {
          return refuse(
            .notInSQL("a column inside a template", inner.span, help: "compare the column itself"))
        }
        parts.append(
          .text(
            RowPlan.Operand(
              node: checker.printable(inner), span: inner.span,
              source: checker.text(of: inner.span))))
      case .text(let plain):
        for (index, piece) in plain.split(separator: "*", omittingEmptySubsequences: false)
          .enumerated()
        {
          if index > 0 { parts.append(.anything) }
          literal(String(piece))
        }
      }
    }
    guard text.isFolded || text.type.isOpen || text.type == .any || text.type == .text else {
      return refuse(
        .operatorNeeds("like", "a text", checker.schema.describe(text.type), operand.span))
    }
    return Part(tree: .like(convert(text, to: .text, operand), parts), type: .bool)
  }

  func cast(_ operand: Expression, _ syntax: TypeSyntax) -> Part {
    let type = checker.resolve(syntax)
    let inner = part(operand, expecting: nil)
    if type.isOpen || inner.type.isOpen { return Part(tree: inner.tree, type: .invalid) }
    guard inner.type == .any else {
      return refuse(
        .operatorNeeds(
          "as", "a column", checker.schema.describe(inner.type), operand.span,
          help: "this has its type already"))
    }
    return Part(tree: typed(inner.tree, type, isCast: true, operand.span), type: normal(type))
  }
}
