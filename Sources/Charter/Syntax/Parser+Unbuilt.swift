// Productions of the language that are not built yet: each is recognised, answered by one
// diagnostic at its word, and read past whole.

extension Parser {
  // MARK: Declarations

  /// `domain policy NAME for DOMAIN { … }`.
  mutating func domainPolicy() -> Identifier {
    unbuiltBlock(words: peek() == .policy ? 2 : 1)
  }

  /// `waiver NAME { … }`.
  mutating func waiver() -> Identifier { unbuiltBlock(words: 1) }

  /// `test "…" on SUBJECT { … }`.
  mutating func test() -> Identifier { unbuiltBlock(words: 1) }

  private mutating func unbuiltBlock(words: Int) -> Identifier {
    let start = token.start
    for _ in 0..<words { advance() }
    let keyword = Identifier(
      text: squeezed(start, previous.end), span: span(from: start))
    report(
      .notBuiltYet(
        keyword.text, at: Token(kind: .identifier, start: start, end: previous.end)))
    while kind != .leftBrace, kind != .endOfFile, kind != .rightBrace,
      declaration(at: position) == nil || !isFirstOnLine(position)
    {
      advance()
    }
    skipBraces()
    return keyword
  }

  // MARK: In a policy

  /// `domains may permit SUBJECT where C`.
  mutating func domainsMay() { unbuiltPart(peek() == .may ? "domains may permit" : "domains") }

  /// `set POLICY.PARAM = V`.
  mutating func setParam() { unbuiltPart("set") }

  /// `tighten RULE { level L from DATE }`.
  mutating func tighten() { unbuiltPart("tighten") }

  // MARK: Effects

  /// `permit`.
  mutating func permit() {
    report(.notBuiltYet("permit", at: token))
    advance()
  }

  /// `require approval by EXPR`.
  mutating func approval() {
    report(
      .notBuiltYet(
        "require approval by",
        at: Token(kind: .require, start: token.start, end: tokens[position + 1].end)))
    skipPart(words: 2)
  }

  /// `mask X in LIST [where C] with hide|join_only|null|redact|hash|last(n)`.
  mutating func mask() { unbuiltPart("mask") }

  /// `filter rows where COND`, `filter T in TABLES [where C] to rows where COND`.
  mutating func filter() { unbuiltPart("filter") }

  /// `aggregate groups of at least N`.
  mutating func aggregate() { unbuiltPart("aggregate") }

  /// `limit to DURATION`.
  mutating func limit() { unbuiltPart("limit to") }

  /// `reassess after DURATION`.
  mutating func reassess() { unbuiltPart("reassess after") }

  private mutating func unbuiltPart(_ what: String) {
    report(.notBuiltYet(what, at: token))
    skipPart(words: 2)
  }

  /// Goes past the words that begin a part, and on to where the next part begins.
  private mutating func skipPart(words: Int) {
    var index = min(position + words, tokens.count - 1)
    var open = 0
    scan: while index < tokens.count - 1 {
      let kind = tokens[index].kind
      switch kind {
      case .leftBrace, .leftBracket, .leftParenthesis, .textHead: open += 1
      case .rightBrace, .rightBracket, .rightParenthesis, .textTail:
        if open == 0, kind == .rightBrace { break scan }
        open = max(0, open - 1)
      default:
        if kind == .for || kind.isName, startsKnownPart(index, isInside: open > 0) { break scan }
      }
      index += 1
    }
    move(to: index)
  }
}
