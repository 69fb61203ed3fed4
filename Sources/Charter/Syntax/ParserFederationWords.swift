// What stands around domains and names of rules and is often written otherwise.

extension Parser {
  /// `for`, before a domain.
  mutating func expectFor() {
    if take(.for) || isFailing { return }
    let problem = SyntaxProblem.expected("for", at: missingPlace, found: foundText)
    let isFirst = isFirstOnLine(position)
    if kind == .leftBrace {
      report(problem)
    } else if !isFirst, kind.isName || kind.isReserved, peek().isName || peek().isText {
      report(problem)
      advance()
    } else if !isFirst, kind.isName || kind.isText {
      report(problem)
    } else {
      fail(problem)
    }
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
