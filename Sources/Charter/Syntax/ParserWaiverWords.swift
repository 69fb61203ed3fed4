// What stands in waivers and is often written otherwise.

extension Parser {
  /// The clauses of a waiver in their order, and how each is written.
  static let waiverClauses: [(kind: TokenKind, word: String, usage: String)] = [
    (.of, "of", "of policy.rule"), (.for, "for", "for product \"…\""),
    (.because, "because", "because \"…\""),
    (.approved, "approved", "approved by \"…\" as role on date"), (.until, "until", "until date"),
  ]

  /// `as`, before the role of an approver.
  mutating func expectRoleWord() {
    if take(.as) || isFailing { return }
    let problem = SyntaxProblem.expected("as", at: missingPlace, found: foundText)
    guard kind.isName || kind.isReserved || kind == .comma, !isFirstOnLine(position),
      kind != .on
    else { return fail(problem) }
    report(problem)
    // Another word in its place stands before the role.
    if peek().isName, peek() != .on { advance() }
  }

  /// A word that begins no clause of a waiver, or is misspelt.
  mutating func foreignWaiverClause(
    of waiver: inout WaiverDeclaration, _ progress: inout ClauseProgress
  ) -> Bool {
    let word = token
    let name = text(of: word)
    let clauses = Parser.waiverClauses
    let help = ForeignWords.waiverClauses[name]
    if help == nil, kind.isName, let nearest = nearestName(to: name, among: clauses.map(\.word)),
      let clause = clauses.first(where: { $0.word == nearest })
    {
      report(.misspelt(name, at: word, nearest: nearest))
      read(as: clause.kind)
      return waiverClause(of: &waiver, &progress)
    }
    if isFirstOnLine(position) || help != nil || previous.kind == .leftBrace {
      failBehind(
        .unknownPart(
          foundText, "a waiver", at: word,
          help: help ?? "a waiver holds `of`, `for`, `because`, `approved by` and `until`"))
    } else {
      failBehind(strayInExpression())
    }
    return true
  }

  /// Whether a word begins a clause of a waiver.
  func startsWaiverClause(_ position: Int) -> Bool {
    let next = tokens[min(position + 1, tokens.count - 1)].kind
    switch tokens[position].kind {
    case .of: return next.isName
    case .for: return next.isName || next.isText
    case .because: return next.isText
    case .approved: return next == .by || next.isText
    case .until: return next == .date || next == .brokenLiteral || next == .text
    default: return false
    }
  }
}

extension Expression {
  /// Whether it may be the key of an element in a path: a value as it stands, or a case.
  var isLiteralKey: Bool {
    switch form {
    case .bool, .integer, .decimal, .ratio, .duration, .date, .timestamp, .version, .name,
      .invalid:
      true
    case .text(let text): text.plain != nil
    default: false
    }
  }
}
