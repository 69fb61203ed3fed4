/// Compiles the condition of a row filter.
///
/// What mentions no column is an ordinary expression of the rule, checked by the checker and
/// evaluated at the decision. What does is one of the few things that SQL says exactly, or is
/// refused here. A define that is called with columns is read as if its body stood in its place.
final class RowCompiler {
  /// A part of the condition, and its type; `any` for a column that nothing has typed yet.
  struct Part {
    var tree: RowPlan.Tree
    var type: Type

    var isFolded: Bool {
      if case .value = tree { return true }
      return false
    }
  }

  /// What a name means that stands for something of the row.
  enum Meaning {
    case row
    case part(Part)
  }

  let checker: Checker
  /// `row` in a rule; in a define those of its parameters that columns were given for.
  var meanings: [String: Meaning] = ["row": .row]
  var bindings: [RowPlan.Binding] = []
  var unsaid: [RowUnsaid] = []
  /// Defines that are being read, and where each was called.
  var calls: [(define: Int, span: Span)] = []
  /// Parts that were read, defines written out.
  private(set) var count: Int64 = 0
  private var depth = 0
  private var isTooLarge = false

  init(checker: Checker) { self.checker = checker }

  /// Whether something of the row is mentioned.
  func isRow(_ expression: Expression) -> Bool {
    var found = false
    expression.forEachName { if meanings[$0] != nil { found = true } }
    return found
  }

  func condition(_ expression: Expression) -> RowPlan.Tree {
    convert(part(expression, expecting: .bool), to: .bool, expression)
  }

  /// Compiles a part; what is expected tells plain literals what they are.
  func part(_ expression: Expression, expecting expected: Type?) -> Part {
    guard isRow(expression) else { return folded(expression, expecting: expected) }
    depth += 1
    count += 1
    defer { depth -= 1 }
    if count > Limit.ruleParts || depth > RowPlan.depthLimit {
      if !isTooLarge { checker.report(.ruleTooLarge(calls.first?.span ?? expression.span)) }
      isTooLarge = true
    }
    if isTooLarge { return invalid(expression.span) }
    let span = expression.span
    switch expression.form {
    case .name(let name):
      if case .part(let part)? = meanings[name] { return part }
      return refuse(.rowColumnExpected(span))
    case .field(let base, let field): return column(of: base, field.text, span)
    case .index(let base, let key):
      if case .text(let text) = key.form, let name = text.plain {
        return column(of: base, name, span)
      }
      return refuse(.rowColumnExpected(span))
    case .not(let operand): return Part(tree: .not(condition(operand)), type: .bool)
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, expression, expecting: expected)
    case .isCase(let operand, let name, let negated): return isCase(operand, name, negated)
    case .presence(let operand, let isPresent):
      guard checker.isPath(operand) else {
        return refuse(.pathExpected(isPresent ? "is present" : "is missing", operand.span))
      }
      let tree = part(operand, expecting: nil).tree
      return Part(tree: .presence(tree, isPresent: isPresent), type: .bool)
    case .like(let operand, let template): return like(operand, template)
    case .cast(let operand, let type): return cast(operand, type)
    case .conditional(let condition, let yes, let no):
      return conditional(condition, yes, no, expecting: expected)
    case .call(let name, let arguments): return call(name, arguments, span, expecting: expected)
    case .matches:
      return refuse(
        .notInSQL(
          "`matches`", span,
          help: "no two engines read a pattern alike; `like \"…*\"` is the same in all"))
    case .quantifier(_, let binder, _) where hides(binder),
      .comprehension(_, let binder) where hides(binder),
      .count(let binder) where hides(binder), .share(let binder) where hides(binder):
      // The checker says so.
      return Part(tree: value(checker.check(expression, expecting: nil).node, span), type: .invalid)
    case .quantifier(let quantifier, _, _):
      return refuse(
        .notInSQL(
          "`\(quantifier.rawValue) …` over columns", span,
          help: "a filter is asked of one row at a time; use `in [ … ]`"))
    case .fits: return refuse(.notInSQL("`fits`", span, help: nil))
    case .count, .share, .comprehension, .list, .record:
      return refuse(
        .notInSQL("a list of columns", span, help: "lists stand behind `in`: `row.a in [row.b]`"))
    case .text:
      return refuse(
        .notInSQL("a column inside a text", span, help: "compare the column itself"))
    case .missing, .bool, .integer, .decimal, .ratio, .duration, .date, .timestamp, .version,
      .invalid:
      return folded(expression, expecting: expected)
    }
  }

  private func hides(_ binder: Binder) -> Bool {
    if case .row? = meanings[binder.variable.text] { return !isRow(binder.list) }
    return false
  }

  // MARK: Leaves

  /// What mentions no column: checked and evaluated as anywhere in the rule.
  func folded(_ expression: Expression, expecting expected: Type?) -> Part {
    count += 1
    let checked = checker.check(expression, expecting: expected)
    return Part(tree: value(checked.node, expression.span), type: normal(checked.type))
  }

  func value(_ node: Int32, _ span: Span) -> RowPlan.Tree {
    .value(RowPlan.Operand(node: node, span: span, source: checker.text(of: span)))
  }

  private func column(of base: Expression, _ name: String, _ span: Span) -> Part {
    guard case .name(let start) = base.form, case .row? = meanings[start] else {
      // Said of the base where that is wrong by itself.
      let inner = part(base, expecting: nil)
      if inner.type == .invalid { return inner }
      return refuse(
        .notInSQL(
          "a field of a column", span, help: "a filter reads whole columns: `row.\(name)`"))
    }
    return Part(
      tree: .column(RowPlan.Column(name: name, type: nil, isCast: false, span: span)), type: .any)
  }

  // MARK: What is refused

  func invalid(_ span: Span) -> Part {
    Part(tree: value(checker.invalid(span).node, span), type: .invalid)
  }

  func refuse(_ problem: Problem) -> Part {
    report(problem)
    return invalid(problem.span)
  }

  /// Reports; what a define cannot do with columns is the mistake of who calls it with them.
  func report(_ problem: Problem) {
    var problem = problem
    if let call = calls.first {
      problem.notes.append(Problem.Note(message: "what is called here", span: problem.span))
      problem.span = call.span
    }
    checker.report(problem)
  }

  // MARK: Types

  /// Addresses are texts here: a column holds no more than a text.
  func normal(_ type: Type) -> Type {
    switch type {
    case .email, .url: .text
    case .list(let element): .list(normal(element))
    default: type
    }
  }

  /// Makes a part fit the type that its place demands, or says that it does not.
  func convert(_ part: Part, to type: Type, _ expression: Expression) -> RowPlan.Tree {
    if case .value(let operand) = part.tree {
      let checked = Checker.Checked(node: operand.node, type: part.type)
      return value(checker.convert(checked, to: type, expression), operand.span)
    }
    if part.type.isOpen || type.isOpen || part.type == normal(type) { return part.tree }
    if part.type == .any { return typed(part.tree, type, isCast: false, expression.span) }
    report(
      .typeMismatch(
        checker.schema.describe(part.type), expected: checker.schema.describe(type),
        expression.span, help: nil))
    return part.tree
  }

  /// Gives columns the type that their place expects.
  func typed(
    _ tree: RowPlan.Tree, _ type: Type, isCast: Bool, _ span: Span
  ) -> RowPlan.Tree {
    guard let rowType = rowType(type) else {
      report(unfit(type, span))
      return tree
    }
    return typed(tree, type, rowType, isCast)
  }

  private func typed(
    _ tree: RowPlan.Tree, _ type: Type, _ rowType: RowType, _ isCast: Bool
  ) -> RowPlan.Tree {
    switch tree {
    case .column(var column):
      column.type = rowType
      column.isCast = isCast
      return .column(column)
    case .value(let operand):
      return value(checker.coerced(operand.node, type, operand.span), operand.span)
    case .orElse(let left, let right):
      return .orElse(typed(left, type, rowType, isCast), typed(right, type, rowType, isCast))
    case .conditional(let condition, let yes, let no):
      return .conditional(
        condition, typed(yes, type, rowType, isCast), typed(no, type, rowType, isCast))
    default: return tree
    }
  }

  private func rowType(_ type: Type) -> RowType? {
    switch type {
    case .bool: return .bool
    case .text, .email, .url: return .text
    case .integer: return .integer
    case .decimal: return .decimal
    case .date: return .date
    case .timestamp: return .timestamp
    case .enumeration(let index):
      let enumeration = checker.schema.enums[index]
      return .enumeration(
        name: enumeration.name, cases: enumeration.cases.filter { !$0.isGroup }.map(\.name))
    default: return nil
    }
  }

  private func unfit(_ type: Type, _ span: Span) -> Problem {
    let name = checker.schema.describe(type)
    let help: String? =
      switch type {
      case .domain, .team, .person:
        "case and blanks do not matter in a \(name); compare its text: `row.x == \"{ … }\"`"
      case .ratio: "compare a number: `row.x > 0.995`"
      case .duration: "compare a time: `row.x > now - 30d`"
      default: nil
      }
    return .notInSQL("a column of type \(name)", span, help: help)
  }
}

extension RowPlan {
  /// How deep a filter may be, defines included.
  static let depthLimit = 600
}

extension Checker {
  /// Compiles the condition of `filter rows where …`, in the context of its rule.
  ///
  /// - Returns: Nil where something is wrong; it was reported.
  func compileRowFilter(_ condition: Expression) -> RowPlan? {
    let before = problems.count
    let compiler = RowCompiler(checker: self)
    _ = addLocal(Identifier(text: "row", span: condition.span), .any)
    defer { removeLocal() }
    let tree = compiler.condition(condition)
    guard !problems[before...].contains(where: { $0.severity == .error }) else { return nil }
    let plan = RowPlan(
      tree: tree, bindings: compiler.bindings, span: condition.span, unsaid: compiler.unsaid,
      parts: compiler.count)
    if plan.columns.isEmpty {
      report(.rowFilterWithoutColumn(condition.span))
      return nil
    }
    return plan
  }
}
