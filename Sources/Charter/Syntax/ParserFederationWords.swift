// What stands around domains and names of rules and is often written otherwise.

extension Parser {
  /// `for`, before a domain; false where no domain stands behind.
  mutating func expectFor() -> Bool {
    if take(.for) { return true }
    guard !isFailing else { return false }
    let problem = SyntaxProblem.expected("for", at: missingPlace, found: foundText)
    let isFirst = isFirstOnLine(position)
    if peek() == .for, !isFirst, !isFirstOnLine(position + 1) {
      report(problem)
      move(to: position + 2)
      return true
    }
    if kind == .leftBrace {
      report(problem)
      return false
    } else if !isFirst, kind.isName || kind.isReserved, peek().isName || peek().isText {
      report(problem)
      advance()
    } else if !isFirst, kind.isName || kind.isText {
      report(problem)
    } else {
      fail(problem)
    }
    return !isFailing
  }

  /// Something else in the place of the dot between a policy and a name, or before it.
  mutating func takeForDot(before closing: TokenKind?) -> Bool {
    guard let closing, kind != closing, !isFailing, !isFirstOnLine(position) else { return false }
    let problem = SyntaxProblem.expected(".", at: token, found: foundText)
    if kind.isName, peek() == closing {
      report(problem)
      return true
    }
    guard !isFirstOnLine(position + 1), peek().isName && peek(2) == closing || peek() == .dot else {
      return false
    }
    report(problem)
    move(to: position + (peek() == .dot ? 2 : 1))
    return true
  }

  /// Whether something begins that only the policy of a domain holds.
  var startsDomainMember: Bool {
    (kind == .set || kind == .tighten) && peek().isName && peek(2) == .dot
      && isFirstOnLine(position)
  }

  /// Whether signs join a name with what follows, as they do in `sales-emea`.
  func isHyphenated(_ position: Int) -> Bool {
    let next = tokens[min(position + 1, tokens.count - 1)]
    let isSign = next.kind == .minus || next.kind == .dot || next.kind == .slash
    return isSign && next.start == tokens[position].end
  }

  /// A domain whose name needs quotes.
  mutating func hyphenatedDomain() -> Identifier {
    let start = token.start
    var last = position + 1
    while last < tokens.count - 1, tokens[last].start == tokens[last - 1].end,
      tokens[last].kind != .leftBrace
    {
      last += 1
    }
    let end = tokens[last - 1].end
    let written = squeezed(start, end)
    report(.domainWithoutQuotes(written, start, end))
    move(to: last)
    return Identifier(text: written, span: span(from: start))
  }

  /// `"policy.rule"`, which stands without quotes.
  mutating func quotedName() -> QualifiedName? {
    let literal = token
    let written = String(text(of: literal).dropFirst().dropLast())
    report(.textForName("a name", at: literal, write: written))
    advance()
    let parts = written.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return QualifiedName(
      policy: Identifier(text: String(parts[0]), span: span(literal)),
      name: Identifier(text: String(parts[1]), span: span(literal)))
  }
}
