// Expressions, loosest binding first. Each level takes the next one as its operands.

extension Parser {
  /// A file of one expression, as `charter eval` takes it.
  mutating func wholeExpression() -> Expression {
    let start = token.start
    let expression = expression()
    if !isFailing, kind != .endOfFile { fail(strayInExpression()) }
    return isFailing
      ? Expression(.invalid, Span(file: index, start: start, end: token.end)) : expression
  }

  /// What a condition or a bracket holds.
  mutating func expression() -> Expression {
    switch kind {
    case .some, .no, .every: quantifier()
    case .if: conditional()
    default: implication()
    }
  }

  /// `some X in PATH where C has C`: takes the rest of the condition.
  mutating func quantifier() -> Expression {
    let start = token.start
    let quantifier: Quantifier = kind == .some ? .some : kind == .no ? .no : .every
    let word = token
    guard enter() else { return invalid(from: start) }
    defer { leave() }
    advance()
    let binder = binder()
    let inner = height
    guard take(.has) else {
      fail(.quantifierWithoutBody(text(of: word), at: missingPlace, found: strayWord))
      return invalid(from: start)
    }
    let body = expression()
    height = max(height, inner)
    return node(.quantifier(quantifier, binder, body: body), from: start)
  }

  /// `X in PATH where C`, of a quantifier, a count, a share or a comprehension.
  mutating func binder() -> Binder {
    skipForeignBinderWord()
    let variable = name("a name for each element")
    expectIn()
    let list = alternative()
    var inner = height
    var condition: Expression?
    if take(.where) {
      condition = expression()
      inner = max(inner, height)
    }
    height = inner
    return Binder(variable: variable, list: list, condition: condition)
  }

  /// `if C then A else B`.
  mutating func conditional() -> Expression {
    let start = token.start
    guard enter() else { return invalid(from: start) }
    defer { leave() }
    advance()
    let condition = expression()
    var inner = height
    guard take(.then) else {
      fail(.expectedThen(at: missingPlace, found: foundText))
      return invalid(from: start)
    }
    let yes = expression()
    inner = max(inner, height)
    guard take(.else) else {
      fail(.expectedElse(at: missingPlace, found: foundText))
      return invalid(from: start)
    }
    let no = expression()
    height = max(inner, height)
    return node(.conditional(condition, yes, no), from: start)
  }

  /// `a implies b`, one at a time.
  mutating func implication() -> Expression {
    let start = token.start
    let left = disjunction()
    guard kind == .implies else { return left }
    let inner = height
    advance()
    let right = disjunction()
    height = max(inner, height)
    let whole = node(.binary(.implies, left, right), from: start)
    guard kind == .implies else { return whole }
    report(.chainedImplies(at: token))
    while take(.implies) { _ = disjunction() }
    height = 1
    return invalid(from: start)
  }

  /// `a or b`; beside `and` only with parentheses.
  mutating func disjunction() -> Expression {
    let start = token.start
    let first = position
    var left = conjunction()
    var isMixed = isBareConjunction(left)
    guard kind == .or else { return left }
    while kind == .or {
      let inner = height
      advance()
      if kind == .else {
        report(.splitOrElse(at: token))
        advance()
      }
      let right = conjunction()
      isMixed = isMixed || isBareConjunction(right)
      height = max(inner, height)
      left = node(.binary(.or, left, right), from: start)
    }
    if isMixed, !isFailing { report(mixedAndOr(from: first)) }
    return left
  }

  private func isBareConjunction(_ expression: Expression) -> Bool {
    guard !expression.isParenthesised, case .binary(.and, _, _) = expression.form else {
      return false
    }
    return true
  }

  /// `a and b`.
  mutating func conjunction() -> Expression {
    let start = token.start
    var left = negation()
    while kind == .and {
      let inner = height
      advance()
      let right = negation()
      height = max(inner, height)
      left = node(.binary(.and, left, right), from: start)
    }
    return left
  }

  /// `not a`.
  mutating func negation() -> Expression {
    guard kind == .not else { return comparison() }
    let start = token.start
    guard enter() else { return invalid(from: start) }
    defer { leave() }
    advance()
    let operand = negation()
    return node(.not(operand), from: start)
  }

  /// `a or else b`: b where a is absent.
  mutating func alternative() -> Expression {
    let start = token.start
    var left = sum()
    while kind == .orElse {
      let inner = height
      advance()
      let right = sum()
      height = max(inner, height)
      left = node(.binary(.orElse, left, right), from: start)
    }
    return left
  }

  /// `a + b - c`.
  mutating func sum() -> Expression {
    let start = token.start
    var left = product()
    while kind == .plus || kind == .minus {
      let operation: BinaryOperator = kind == .plus ? .add : .subtract
      let inner = height
      advance()
      let right = product()
      height = max(inner, height)
      left = node(.binary(operation, left, right), from: start)
    }
    return left
  }

  /// `a * b / c`.
  mutating func product() -> Expression {
    let start = token.start
    var left = cast()
    while kind == .star || kind == .slash {
      let operation: BinaryOperator = kind == .star ? .multiply : .divide
      let inner = height
      advance()
      let right = cast()
      height = max(inner, height)
      left = node(.binary(operation, left, right), from: start)
    }
    return left
  }

  /// `a as T`.
  mutating func cast() -> Expression {
    let start = token.start
    var operand = path()
    while kind == .as {
      advance()
      let inner = height
      let type = type()
      height = inner
      operand = node(.cast(operand, type), from: start)
    }
    return operand
  }
}
