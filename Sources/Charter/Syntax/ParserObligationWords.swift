// What stands around effects and is often written otherwise.

extension Parser {
  /// Whether `require` is about an approval, however its words are written.
  var startsApproval: Bool {
    if peek() == .approvalBy { return true }
    guard kind == .require, peek().isName, !isFirstOnLine(position + 1) else { return false }
    let word = text(of: tokens[position + 1])
    guard word == "approval" else {
      return peek(2) == .by && nearestName(to: word, among: ["approval"]) != nil
    }
    // A condition on something of that name goes on with an operator, or ends.
    return peek(2) == .by
      || (peek(2).isName || peek(2) == .for) && !peek(2).isClause && !isFirstOnLine(position + 2)
  }

  /// Goes past `approval by`, or what stands for it.
  mutating func takeApprovalBy() {
    if take(.approvalBy) { return }
    let word = token
    advance()
    if text(of: word) != "approval" {
      report(.misspelt(text(of: word), at: word, nearest: "approval"))
      if kind == .by { advance() }
      return
    }
    if kind == .by {
      report(.splitApprovalBy(at: token))
      return advance()
    }
    report(.expected("by", at: token, found: foundText))
    if startsOperand(peek()), !isFirstOnLine(position + 1) { advance() }
  }

  /// What a mask goes through; a list alone has no name for its columns.
  mutating func maskBinder() -> Binder {
    guard kind.isName, peek() == .with || peek() == .where || peek() == .dot, !isFailing else {
      return binder()
    }
    let first = token
    let list = alternative()
    var condition: Expression?
    if !isFailing {
      let written = squeezed(first.start, previous.end)
      report(.maskWithoutName(list: written, first.start, previous.end))
    }
    if take(.where) { condition = expression() }
    return Binder(
      variable: Identifier(text: "", span: span(first)), list: list, condition: condition)
  }

  /// `with`, before the method of a mask.
  mutating func expectMaskWord() {
    if take(.with) || isFailing { return }
    let problem = SyntaxProblem.maskWithoutMethod(at: missingPlace, found: foundText)
    guard kind.isName, !isFirstOnLine(position) else { return fail(problem) }
    report(problem)
    // `using hash`, or `hash` alone.
    let isMethod = MaskMethodSyntax.names.contains(text(of: token))
    if !isMethod, peek().isName, !isFirstOnLine(position + 1) { advance() }
  }

  /// Goes past several words that belong together; what is wrong with them is one mistake.
  mutating func expectPhrase(_ kinds: [TokenKind], _ words: [String], of example: String) {
    for (index, expected) in kinds.enumerated() where !take(expected) {
      guard !isFailing else { return }
      let rest = words[index...].joined(separator: " ")
      report(.expectedPhrase(rest, at: missingPlace, found: foundText, example: example))
      skipPhrase(Array(kinds[index...]))
      return
    }
  }

  /// Goes behind the rest of a phrase, to where its value stands.
  private mutating func skipPhrase(_ rest: [TokenKind]) {
    var last: Int?
    for distance in 0...rest.count where !isFirstOnLine(position + distance) {
      if rest.contains(peek(distance)) { last = distance }
    }
    if let last { return move(to: position + last + 1) }
    guard !isFirstOnLine(position) else { return failQuietly() }
    let isWord = kind.isName || kind == .for || kind == .in || kind == .every || kind == .is
    if isWord, startsOperand(peek()), !isFirstOnLine(position + 1),
      !startsKnownPart(position + 1, isInside: false)
    {
      return advance()
    }
    if !startsOperand(kind) { failQuietly() }
  }
}
