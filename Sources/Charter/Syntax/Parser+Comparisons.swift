// Comparisons: one at a time, none of them beside another without parentheses.

extension Parser {
  /// `a == b`, `a in b`, `a is b`, `a like "…"` and the others.
  mutating func comparison() -> Expression {
    let start = token.start
    var left = alternative()
    guard isComparison(kind) else { return left }
    left = comparisonTail(left, from: start)
    guard isComparison(kind) else { return left }
    report(.chainedComparison(at: token))
    while isComparison(kind) {
      height = 1
      _ = comparisonTail(invalid(from: start), from: start)
    }
    return invalid(from: start)
  }

  private func isComparison(_ kind: TokenKind) -> Bool {
    switch kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .notIn, .is,
      .isNot, .like, .matches, .within, .fits, .assign:
      true
    default: false
    }
  }

  /// What stands behind the left side, its operator first.
  mutating func comparisonTail(_ left: Expression, from start: Int32) -> Expression {
    switch kind {
    case .is, .isNot: return caseTest(left, from: start)
    case .like: return likeTest(left, from: start)
    case .matches: return matchesTest(left, from: start)
    case .fits:
      advance()
      let inner = height
      let type = type()
      height = inner
      return node(.fits(left, type), from: start)
    default: break
    }
    let word = token
    let operation = comparisonOperator()
    let inner = height
    advance()
    if let test = comparisonWithNothing(left, operation, word, from: start) { return test }
    let right = alternative()
    height = max(inner, height)
    return node(.binary(operation, left, right), from: start)
  }

  /// `== != < <= > >= in not in within`.
  private mutating func comparisonOperator() -> BinaryOperator {
    switch kind {
    case .notEqual: return .notEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    case .in: return .member
    case .notIn: return .notMember
    case .within: return .within
    case .assign:
      report(.assignmentForEquality(at: token))
      return .equal
    default: return .equal
    }
  }

  /// `== null` and `== missing`, which are written `is missing`.
  private mutating func comparisonWithNothing(
    _ left: Expression, _ operation: BinaryOperator, _ word: Token, from start: Int32
  ) -> Expression? {
    guard operation == .equal || operation == .notEqual, kind == .missing || isForeignNothing,
      !peek().continuesPath
    else { return nil }
    let operatorText = word.kind == .notEqual ? "!=" : "=="
    report(
      .comparisonWithNothing(
        "\(operatorText) \(text(of: token))", word.start, token.end,
        write: operation == .equal ? "is missing" : "is present"))
    advance()
    return node(.presence(left, isPresent: operation == .notEqual), from: start)
  }

  /// `is CASE`, `is not CASE`, `is present`, `is missing`.
  mutating func caseTest(_ left: Expression, from start: Int32) -> Expression {
    let word = token
    let isNegated = kind == .isNot
    advance()
    switch kind {
    case .present, .missing:
      if isNegated {
        report(
          .negatedPresence(word.start, token.end, write: kind == .present ? "missing" : "present"))
      }
      let isPresent = (kind == .present) != isNegated
      advance()
      return node(.presence(left, isPresent: isPresent), from: start)
    case .in:
      report(.isBeforeOperator(word.start, token.end, write: isNegated ? "not in" : "in"))
      return comparisonTail(left, from: start)
    case .within, .like, .matches, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal,
      .notEqual:
      let written = text(of: token)
      report(
        .isBeforeOperator(
          word.start, token.end, write: isNegated ? "not (… \(written) …)" : written))
      return comparisonTail(left, from: start)
    case .not:
      report(.splitIsNot(at: token))
      advance()
      return caseTestName(left, isNegated: true, word, from: start)
    default: return caseTestName(left, isNegated: isNegated, word, from: start)
    }
  }

  private mutating func caseTestName(
    _ left: Expression, isNegated: Bool, _ word: Token, from start: Int32
  ) -> Expression {
    if isForeignNothing, !peek().continuesPath {
      let written = "\(isNegated ? "is not" : "is") \(text(of: token))"
      report(
        .comparisonWithNothing(
          written, word.start, token.end, write: isNegated ? "is present" : "is missing"))
      advance()
      return node(.presence(left, isPresent: isNegated), from: start)
    }
    if kind.isName, !peek().continuesPath {
      if let help = foreignTest(behind: isNegated) {
        fail(
          .foreignWords("\(text(of: word)) \(text(of: token))", word.start, token.end, help: help))
        return invalid(from: start)
      }
      let name = identifier(token)
      advance()
      return node(.isCase(left, name, negated: isNegated), from: start)
    }
    guard startsOperand(kind) else {
      fail(.expectedCase(at: missingPlace, found: foundText))
      return invalid(from: start)
    }
    let value = token
    report(.isWithValue(at: word, isNegated: isNegated, value: text(of: value)))
    let inner = height
    let right = alternative()
    height = max(inner, height)
    return node(.binary(isNegated ? .notEqual : .equal, left, right), from: start)
  }

  /// `like "orders_*"`.
  private mutating func likeTest(_ left: Expression, from start: Int32) -> Expression {
    advance()
    guard kind.isText else {
      fail(.expectedText("like", at: missingPlace, found: foundText))
      return invalid(from: start)
    }
    let inner = height
    let template = text()
    height = max(inner, height)
    return node(.like(left, template), from: start)
  }

  /// `matches /…/`.
  private mutating func matchesTest(_ left: Expression, from start: Int32) -> Expression {
    advance()
    switch kind {
    case .pattern:
      let whole = token
      advance()
      let inside = Span(file: index, start: whole.start + 1, end: whole.end - 1)
      return node(
        .matches(left, pattern: pattern(inside), patternSpan: inside), from: start)
    case .brokenLiteral:
      advance()
      return invalid(from: start)
    default:
      fail(.expectedPattern(at: missingPlace, found: foundText, isText: kind.isText))
      return invalid(from: start)
    }
  }

  /// A pattern as written, `\/` read as `/`.
  private func pattern(_ span: Span) -> String {
    var read: [UInt8] = []
    read.reserveCapacity(Int(span.end - span.start))
    var index = Int(span.start)
    while index < Int(span.end) {
      if bytes[index] == 0x5C, index + 1 < Int(span.end) {
        if bytes[index + 1] != 0x2F { read.append(0x5C) }
        read.append(bytes[index + 1])
        index += 2
      } else {
        read.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: read, as: UTF8.self)
  }
}
