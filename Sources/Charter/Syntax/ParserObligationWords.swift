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

  /// The elements that an effect goes through, where another word may stand for `where`.
  mutating func effectBinder() -> Binder {
    var binder = binder()
    guard binder.condition == nil, kind == .when || kind == .if, !isFirstOnLine(position) else {
      return binder
    }
    report(.expected("where", at: token, found: foundText))
    advance()
    binder.condition = expression()
    return binder
  }

  /// What a mask goes through; a list alone has no name for its columns.
  mutating func maskBinder() -> Binder {
    let isAlone =
      peek() == .where || peek() == .dot || peek() == .with && isMaskMethod(position + 2)
    guard kind.isName, isAlone, !isFailing else { return effectBinder() }
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
    if let position = maskWord {
      report(strayInExpression())
      return move(to: position + 1)
    }
    let problem = SyntaxProblem.maskWithoutMethod(at: missingPlace, found: foundText)
    if isMaskMethod(position), !isFirstOnLine(position) { return report(problem) }
    // Another word in its place, such as `using hash`.
    guard isMaskMethod(position + 1), !isFirstOnLine(position), !isFirstOnLine(position + 1),
      !startsKnownPart(position, isInside: false)
    else { return fail(problem) }
    report(problem)
    advance()
  }

  private func isMaskMethod(_ position: Int) -> Bool {
    let word = tokens[min(position, tokens.count - 1)]
    return word.kind.isName && MaskMethodSyntax.names.contains(text(of: word))
  }

  /// Where `with` stands further on in the line, behind something that cannot be read.
  private var maskWord: Int? {
    var open = Depths()
    for index in position..<min(tokens.count - 1, position + 50) {
      let kind = tokens[index].kind
      if isFirstOnLine(index) || kind == .rightBrace || startsKnownPart(index, isInside: false) {
        return nil
      }
      if kind == .with, open.isFlat { return index }
      open.pass(kind)
    }
    return nil
  }

  /// Goes past `to rows`, and before that past what cannot be read.
  mutating func expectToRows() {
    if kind != .to, !isFailing, let position = rowWords {
      report(strayInExpression())
      move(to: position)
    }
    expectPhrase([.to, .rows], ["to", "rows"], of: "filter table in tables to rows where …")
  }

  /// Where `to rows` stands further on.
  private var rowWords: Int? {
    var open = Depths()
    for index in position..<min(tokens.count - 1, position + 50) {
      let kind = tokens[index].kind
      if kind == .rightBrace || startsKnownPart(index, isInside: false) { return nil }
      if kind == .to, tokens[index + 1].kind == .rows, open.isFlat { return index }
      open.pass(kind)
    }
    return nil
  }

  /// Whether a condition on rows stands where its words should.
  var startsRowCondition: Bool {
    switch peek() {
    case .dot, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot:
      kind.isName
    default: false
    }
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
    for distance in 0...rest.count {
      if isFirstOnLine(position + distance) { break }
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
