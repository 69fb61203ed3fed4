// What stands in tests and is often written otherwise.

extension Parser {
  /// Words of what is expected.
  private static let outcomes = [
    "permit", "review", "deny", "warn", "advise", "not", "undetermined", "mask", "filter",
    "limit", "reassess", "aggregate",
  ]

  /// A word that is no outcome.
  func unknownOutcome(_ name: String, at word: Token) -> SyntaxProblem {
    .notOneOf(
      Parser.outcomes, "outcome", name, at: word,
      nearest: ForeignWords.outcomes[name.lowercased()]
        ?? nearestName(to: name, among: Parser.outcomes))
  }

  /// `=`, `:` or a word between the name of what is given and its value.
  mutating func skipGivenSign() {
    guard kind == .assign || kind == .colon || kind == .equal || kind == .is else { return }
    let sign = text(of: token)
    report(
      .foreignWords(
        sign, token.start, token.end,
        help: "write the value right behind the name, without `\(sign)`"))
    advance()
  }

  /// `"sla.freshness"`, a path in quotes.
  mutating func quotedPath() -> KeyPathSyntax {
    let literal = token
    let written = String(text(of: literal).dropFirst().dropLast())
    report(.textForName("a path", at: literal, write: "\(written): …"))
    advance()
    let steps = written.split(separator: ".").map {
      PathStepSyntax(form: .field(String($0)), span: span(literal))
    }
    return KeyPathSyntax(steps: steps, span: span(literal))
  }

  /// A word that begins no part of a test, or is misspelt.
  mutating func foreignTestPart(
    of test: inout TestDeclaration, _ progress: inout ClauseProgress
  ) -> Bool {
    let word = token
    let name = text(of: word)
    let help = ForeignWords.testParts[name]
    if help == nil, kind.isName, let nearest = nearestName(to: name, among: ["given", "expect"]) {
      report(.misspelt(name, at: word, nearest: nearest))
      read(as: nearest == "given" ? .given : .expect)
      return testPart(of: &test, &progress)
    }
    if kind == .comma || kind == .and || kind == .or, !test.expectations.isEmpty {
      failBehind(.severalOutcomes(foundText, at: word))
      return true
    }
    if isFirstOnLine(position) || help != nil || previous.kind == .leftBrace {
      failBehind(
        .unknownPart(
          foundText, "a test", at: word, help: help ?? "a test holds `given` and `expect`"))
    } else {
      failBehind(strayInExpression())
    }
    return true
  }

  /// Whether a word begins a part of a test.
  func startsTestPart(_ position: Int) -> Bool {
    let next = tokens[min(position + 1, tokens.count - 1)].kind
    guard tokens[position].kind == .given || tokens[position].kind == .expect else { return false }
    // What a name goes on with begins nothing.
    return startsOperand(next) && !next.continuesPath && next != .minus || next == .rightBrace
  }
}
