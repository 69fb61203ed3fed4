// What stands between brackets: elements, commas, and the closing bracket.

extension Parser {
  /// Reads elements parted by commas, and the closing bracket.
  ///
  /// A mistake in one element leaves the others.
  mutating func elements(
    until closing: TokenKind, _ opening: Token, _ element: (inout Parser) -> Void
  ) {
    let outer = depths
    while !isFailing, kind != closing, kind != .endOfFile, !isForeignClosing(closing) {
      if closing == .rightBrace, kind == .leftBrace, previous.kind == .comma, openBrackets > 0 {
        // The next record of a list: this one was not closed.
        move(to: position - 1)
        report(
          .expected(closing.symbol, at: missingPlace, found: foundText).noting(
            "opened here", at: opening))
        return closed(closing)
      }
      if closing == .rightBracket, kind == .comma, previous.kind == .comma,
        isFirstOnLine(position)
      {
        // The comma behind the list, whose bracket was lost.
        report(
          .expected(closing.symbol, at: missingPlace, found: foundText).noting(
            "opened here", at: opening))
        return closed(closing)
      }
      element(&self)
      separate(until: closing)
      if !isFailing, previous.kind != .comma, startsNextPart(position) { break }
      if isFailing { skipToComma(orClosing: closing, outer) }
    }
    closeBracket(closing, opening)
  }

  /// A record whose brace was forgotten: `name: expression, … }`.
  mutating func unopenedRecord() -> Expression {
    let start = token.start
    report(.expected("{", at: missingPlace, found: foundText))
    guard enter() else { return invalid(from: start) }
    defer { leave() }
    var fields: [FieldValue] = []
    var tallest = 0
    unopenedElements(until: .rightBrace) { parser in
      if let field = parser.fieldValue() { fields.append(field) }
      tallest = max(tallest, parser.height)
    }
    height = tallest
    return node(.record(fields), from: start)
  }

  /// Whether a record begins here without its brace.
  var startsUnopenedRecord: Bool { kind.isName && peek() == .colon }

  /// Elements whose opening bracket was forgotten, and perhaps the closing one with it.
  mutating func unopenedElements(until closing: TokenKind, _ element: (inout Parser) -> Void) {
    repeat { element(&self) } while !isFailing && take(.comma) && kind != closing
    if !isFailing { _ = take(closing) }
  }

  /// Goes past the comma behind an element.
  mutating func separate(until closing: TokenKind) {
    guard !take(.comma), !isFailing, kind != closing, kind != .endOfFile else { return }
    guard startsOperand(kind), !startsNextPart(position) else { return }
    fail(strayInExpression(inList: true))
  }

  private func isForeignClosing(_ closing: TokenKind) -> Bool {
    kind != closing
      && (kind == .rightParenthesis || kind == .rightBracket || kind == .rightBrace)
  }

  /// Goes past a closing bracket.
  ///
  /// Another one in its place is taken for it, unless it is needed further out.
  mutating func closeBracket(_ closing: TokenKind, _ opening: Token) {
    guard !take(closing), !isFailing else { return }
    let problem =
      isForeignClosing(closing) || kind == .endOfFile || startsNextPart(position) || kind == .assign
        || kind == .textMiddle || kind == .textTail
      ? SyntaxProblem.expected(closing.symbol, at: missingPlace, found: foundText).noting(
        "opened here", at: opening)
      : strayInExpression(closing: closing.symbol)
    if startsNextPart(position) || kind == .textMiddle || kind == .textTail || kind == .assign {
      report(problem)
      closed(closing)
      return
    }
    guard isForeignClosing(closing) else { return fail(problem) }
    report(problem)
    if closing == .rightBrace, isBracketOfNothing {
      advance()
      _ = take(closing)
      return
    }
    let isNeeded =
      switch kind {
      case .rightParenthesis: openParentheses > 0
      case .rightBracket: openBrackets > 0
      default: true
      }
    if !isNeeded {
      advance()
      // The right one right behind it was meant, and this one belongs to nothing.
      if kind == closing, !isFirstOnLine(position) { advance() }
    }
    closed(closing)
  }

  /// Whether a `]` inside a record was opened by a `[` that is lost: the `}` and the comma behind it
  /// would otherwise end what was opened on a line before.
  private var isBracketOfNothing: Bool {
    guard kind == .rightBracket, peek() == .rightBrace, !isFirstOnLine(position + 1),
      position + 2 < tokens.count, tokens[position + 2].kind == .comma, openBraces.count >= 2
    else { return false }
    let (inner, outer) = (openBraces[openBraces.count - 1], openBraces[openBraces.count - 2])
    func startsLine(in range: Range<Int>) -> Bool { range.contains { isFirstOnLine($0) } }
    return inner < position && outer < inner && !startsLine(in: inner + 1..<position + 1)
      && startsLine(in: outer + 1..<inner + 1)
  }

  /// Counts a bracket as closed that nobody closed.
  mutating func closed(_ closing: TokenKind) {
    switch closing {
    case .rightParenthesis: openParentheses = max(0, openParentheses - 1)
    case .rightBracket: openBrackets = max(0, openBrackets - 1)
    default: _ = openBraces.popLast()
    }
  }
}

extension TokenKind {
  /// A text, or the first part of one.
  var isText: Bool { self == .text || self == .textHead || self == .brokenText }

  /// What goes on with a path or a call behind a name.
  var continuesPath: Bool { self == .dot || self == .leftParenthesis || self == .leftBracket }

  /// How a closing bracket is written.
  var symbol: String {
    switch self {
    case .rightParenthesis: ")"
    case .rightBracket: "]"
    default: "}"
    }
  }
}
