// Operands: paths, calls, lists, records, and what stands in parentheses.

extension Parser {
  /// `a.b[c].d`, from any operand.
  mutating func path() -> Expression {
    let start = token.start
    var base = primary()
    while true {
      switch kind {
      case .dot:
        let inner = height
        advance()
        guard kind.isName || kind.isReserved else {
          fail(.expectedField(at: missingPlace, found: foundText, isText: kind == .text))
          return invalid(from: start)
        }
        let field = identifier(token)
        advance()
        if kind == .leftParenthesis {
          fail(.methodCall(field.text, at: tokens[position - 1]))
          return invalid(from: start)
        }
        height = inner
        base = node(.field(base, field), from: start)
      case .leftBracket:
        guard enter() else { return invalid(from: start) }
        let inner = height
        let opening = token
        advance()
        let key = expression()
        closeBracket(.rightBracket, opening)
        leave()
        height = max(inner, height)
        base = node(.index(base, key), from: start)
      case .question where peek() == .dot:
        report(.foreignOperator("?.", token.start, tokens[position + 1].end, write: "."))
        advance()
      case .leftParenthesis where !isFirstOnLine(position):
        fail(.callOfValue(at: token))
        return invalid(from: start)
      default: return base
      }
    }
  }

  /// A name, a literal, a call, or what stands in brackets.
  mutating func primary() -> Expression {
    switch kind {
    case .integer, .decimal, .ratio, .duration, .date, .timestamp, .version, .minus,
      .brokenLiteral:
      return literal()
    case .text, .textHead, .brokenText:
      let start = token.start
      let text = text()
      return node(.text(text), from: start)
    case .true: return leaf(.bool(true))
    case .false: return leaf(.bool(false))
    case .missing: return leaf(.missing)
    case .leftParenthesis: return parentheses()
    case .leftBracket: return list()
    case .leftBrace: return recordLiteral()
    case .some, .no, .every, .if, .not: return unparenthesised()
    default:
      guard kind.isName, !startsNextPart(position) else { return noOperand() }
      if peek() == .leftParenthesis {
        return kind == .count || kind == .share ? counting() : call()
      }
      if kind == .count || kind == .share, peek().isName, peek(2) == .in { return counting() }
      return plainName()
    }
  }

  private mutating func plainName() -> Expression {
    if let problem = foreignName() {
      report(problem)
      let start = token.start
      advance()
      height = 1
      return invalid(from: start)
    }
    return leaf(.name(text(of: token)))
  }

  /// A quantifier, `if` or `not` where only an operand may stand: read, and reported.
  private mutating func unparenthesised() -> Expression {
    let word = token
    report(.needsParentheses(text(of: word), at: word))
    return kind == .not ? negation() : expression()
  }

  private mutating func noOperand() -> Expression {
    let start = token.start
    fail(missingOperand())
    return invalid(from: start)
  }

  /// `( expression )`.
  mutating func parentheses() -> Expression {
    let start = token.start
    guard enter() else { return invalid(from: start) }
    defer { leave() }
    let opening = token
    advance()
    var expression = expression()
    closeBracket(.rightParenthesis, opening)
    expression.isParenthesised = true
    return expression
  }

  /// `name(a, b)`.
  mutating func call() -> Expression {
    let start = token.start
    guard enter() else { return invalid(from: start) }
    defer { leave() }
    let name = identifier(token)
    advance()
    let opening = token
    advance()
    var arguments: [Expression] = []
    var tallest = 0
    elements(until: .rightParenthesis, opening) { parser in
      if parser.kind.isName, parser.peek() == .colon {
        parser.report(.namedArgument(parser.text(of: parser.token), at: parser.token))
        parser.advance()
        parser.advance()
      }
      arguments.append(parser.expression())
      tallest = max(tallest, parser.height)
    }
    height = tallest
    return node(.call(name, arguments), from: start)
  }

  /// `count(X in L where C)`, `share(X in L where C)`.
  mutating func counting() -> Expression {
    let start = token.start
    guard enter() else { return invalid(from: start) }
    defer { leave() }
    let isCount = kind == .count
    let word = token
    advance()
    guard kind == .leftParenthesis else { return unopenedCounting(isCount, from: start) }
    let opening = token
    advance()
    if !(kind.isName && peek() == .in) && !isForeignBinderWord {
      let first = token
      _ = expression()
      report(
        .countWithoutBinder(
          text(of: word), list: squeezed(first.start, previous.end), first.start, previous.end))
      closeBracket(.rightParenthesis, opening)
      return invalid(from: start)
    }
    let binder = binder()
    closeBracket(.rightParenthesis, opening)
    return node(isCount ? .count(binder) : .share(binder), from: start)
  }

  /// `count X in L where C)`, whose parenthesis was lost.
  private mutating func unopenedCounting(_ isCount: Bool, from start: Int32) -> Expression {
    report(.expected("(", at: token, found: foundText))
    let binder = binder()
    _ = take(.rightParenthesis)
    return node(isCount ? .count(binder) : .share(binder), from: start)
  }

  /// `[a, b]`, or `[E for X in PATH where C]`.
  mutating func list() -> Expression {
    let start = token.start
    guard enter() else { return invalid(from: start) }
    defer { leave() }
    let opening = token
    advance()
    let outer = depths
    var members: [Expression] = []
    var tallest = 0
    if kind == .comma, position + 1 < tokens.count, isFirstOnLine(position + 1) {
      // The comma is that of the list around: this one is empty, and was not closed.
      report(
        .expected("]", at: missingPlace, found: foundText).noting("opened here", at: opening))
      closed(.rightBracket)
      return node(.list([]), from: start)
    }
    if kind != .rightBracket {
      let first = startsUnopenedRecord ? unopenedRecord() : expression()
      if kind == .for {
        tallest = height
        advance()
        let binder = binder()
        closeBracket(.rightBracket, opening)
        height = max(tallest, height)
        return node(.comprehension(first, binder), from: start)
      }
      members.append(first)
      tallest = height
      separate(until: .rightBracket)
      if isFailing { skipToComma(orClosing: .rightBracket, outer) }
    }
    elements(until: .rightBracket, opening) { parser in
      members.append(
        parser.startsUnopenedRecord ? parser.unopenedRecord() : parser.expression())
      tallest = max(tallest, parser.height)
    }
    height = tallest
    return node(.list(members), from: start)
  }

  /// `{ name: expression, … }`.
  mutating func recordLiteral() -> Expression {
    let start = token.start
    guard enter() else { return invalid(from: start) }
    defer { leave() }
    let opening = token
    advance()
    return recordFields(from: start, opening)
  }

  private mutating func recordFields(from start: Int32, _ opening: Token) -> Expression {
    var fields: [FieldValue] = []
    var tallest = 0
    elements(until: .rightBrace, opening) { parser in
      if let field = parser.fieldValue() { fields.append(field) }
      tallest = max(tallest, parser.height)
    }
    height = tallest
    return node(.record(fields), from: start)
  }

  /// `name: expression` of a record; `"any text": expression` of a map.
  mutating func fieldValue() -> FieldValue? {
    let name: Identifier
    let isText = kind == .text
    if isText {
      let span = span(token)
      name = Identifier(text: text().plain ?? "", span: span)
    } else if kind.isName || kind.isReserved {
      name = identifier(token)
      advance()
    } else {
      fail(.expectedFieldName(at: missingPlace, found: foundText))
      return nil
    }
    if kind == .assign {
      report(.expected(":", at: token, found: "`=`"))
      advance()
    } else if !take(.colon) {
      var problem = SyntaxProblem.expected(":", at: missingPlace, found: foundText)
      // Texts side by side are of a list, and a path is of what stands around.
      problem.mayBeALostBracket = isText && kind == .comma || kind == .dot
      fail(problem)
      return nil
    }
    return FieldValue(
      name: name, value: startsUnopenedRecord ? unopenedRecord() : expression())
  }
}
