// What was expected and what stands there instead: words for the diagnostics, and the choice of
// the one that helps.

extension Parser {
  /// Where something is missing: the next token, or behind the last one where the next stands on
  /// another line.
  var missingPlace: Token {
    if token.kind == .textMiddle || token.kind == .textTail {
      return Token(kind: .rightBrace, start: token.start, end: token.start + 1)
    }
    guard position > 0, token.kind == .endOfFile || isFirstOnLine(position),
      token.kind == .endOfFile || !previous.kind.endsPart
    else { return token }
    return Token(kind: .endOfFile, start: previous.end, end: previous.end)
  }

  /// The next token in words.
  var foundText: String {
    switch token.kind {
    case .endOfFile: "the end of the file"
    case .text, .textHead, .brokenText: "a text"
    case .textMiddle, .textTail: "the end of the value"
    default: "`\(clipped(text(of: token)))`"
    }
  }

  /// A word that stands where another was expected, if it is one.
  var strayWord: String? { token.kind.isName ? text(of: token) : nil }

  func clipped(_ text: String) -> String {
    text.count > 40 ? text.prefix(38) + "…" : text
  }

  /// Some source on one line.
  func squeezed(_ start: Int32, _ end: Int32) -> String {
    let text = String(decoding: bytes[Int(start)..<Int(max(start, end))], as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: Names and words

  /// A name of the user's.
  mutating func name(_ what: String) -> Identifier {
    let word = token
    guard kind.isName || kind.isReserved, !startsNextPart(position) else {
      fail(.expectedName(what, at: missingPlace, found: foundText))
      return Identifier(text: "", span: span(missingPlace))
    }
    advance()
    if kind == .minus, token.start == word.end, peek().isName || peek().isReserved {
      skipHyphens(behind: word)
    } else if word.kind.isReserved {
      report(.reservedWord(text(of: word), at: word))
    }
    return identifier(word)
  }

  /// A name with hyphens in it, as other languages have them.
  private mutating func skipHyphens(behind word: Token) {
    var last = position
    while tokens[last].kind == .minus || tokens[last].kind.isName || tokens[last].kind.isReserved,
      tokens[last].start == tokens[last - 1].end
    {
      last += 1
    }
    let end = tokens[last - 1].end
    report(.invalidName(squeezed(word.start, end), Int(word.start), Int(end)))
    move(to: last)
  }

  /// Goes past a word of the language that must stand here, or a little further on.
  mutating func expectWord(_ expected: TokenKind, _ word: String) {
    if take(expected) || isFailing { return }
    let problem = SyntaxProblem.expected(word, at: missingPlace, found: foundText)
    for distance in 1...3 {
      if isFirstOnLine(position + distance) { break }
      guard peek(distance) == expected else { continue }
      report(problem)
      return move(to: position + distance + 1)
    }
    let isFirst = isFirstOnLine(position)
    let isLast = isFirstOnLine(position + 1)
    if peek().isName, !isFirst, !isLast, kind != .leftBrace, kind != .rightBrace {
      report(problem)
      advance()
    } else if kind.isName, !isFirst {
      report(problem)
    } else {
      fail(problem)
    }
  }

  /// `=`, between a name and its value.
  mutating func expectAssign() {
    if take(.assign) || isFailing { return }
    if kind == .equal || kind == .colon || kind == .to || kind == .is {
      report(.expected("=", at: token, found: foundText))
      return advance()
    }
    let problem = SyntaxProblem.expected("=", at: missingPlace, found: foundText)
    // Another word in its place, before a literal.
    if kind.isName, startsOperand(peek()), !peek().isName, !peek().continuesPath, peek() != .minus,
      !isFirstOnLine(position), !isFirstOnLine(position + 1)
    {
      report(problem)
      return advance()
    }
    startsOperand(kind) && !startsNextPart(position) ? report(problem) : fail(problem)
  }

  /// `in`, between a name and the list it goes through.
  mutating func expectIn() {
    if take(.in) || isFailing { return }
    let found = text(of: token)
    if found == "of" || found == "from" || found == ":" || found == "on" || found == "=" {
      report(.expected("in", at: token, found: foundText))
      return advance()
    }
    fail(.expected("in", at: missingPlace, found: foundText))
  }

  /// `for each x in …`: the word before the name.
  var isForeignBinderWord: Bool {
    (kind == .each || kind == .every || kind == .identifier) && peek().isName && peek(2) == .in
  }

  mutating func skipForeignBinderWord() {
    guard isForeignBinderWord else { return }
    let word = text(of: token)
    report(.foreignWords(word, token.start, token.end, help: "leave `\(word)` out"))
    advance()
  }

  /// A colon behind a word that takes none.
  mutating func skipColon(_ word: String) {
    guard kind == .colon else { return }
    report(.strayColon(word, at: token))
    advance()
  }

  /// Goes past the word of a clause.
  mutating func startClause() {
    let word = token
    advance()
    if kind == .colon { skipColon(text(of: word)) }
  }

  // MARK: Other languages

  /// `null` and its like.
  var isForeignNothing: Bool {
    kind == .identifier && ForeignWords.nothing.contains(text(of: token))
  }

  /// A name that stands for something else in other languages, where an operand stands.
  func foreignName() -> SyntaxProblem? {
    guard kind == .identifier else { return nil }
    let name = text(of: token)
    if ForeignWords.nothing.contains(name), !peek().continuesPath {
      return .foreignNothing(name, at: token)
    }
    switch name {
    case "True", "TRUE": return .foreignWords(name, token.start, token.end, help: "write `true`")
    case "False", "FALSE": return .foreignWords(name, token.start, token.end, help: "write `false`")
    default: return nil
    }
  }

  /// What to write for words behind `is` that are no case.
  func foreignTest(behind isNegated: Bool) -> String? {
    let help = ForeignWords.tests[text(of: token)]
    guard let help, peek().isName || peek() == .in || startsOperand(peek()),
      !startsNextPart(position + 1)
    else { return nil }
    return help
  }

  // MARK: Stray tokens

  /// Something stands where an expression is over.
  func strayInExpression(
    inList: Bool = false, inText: Bool = false, closing: String? = nil
  ) -> SyntaxProblem {
    if let problem = strayOperator() { return problem }
    if let closing {
      return .expected(closing, at: missingPlace, found: foundText)
    }
    return .stray(foundText, at: token, inList: inList, inText: inText)
  }

  /// An operator of another language, or one that is misspelt.
  func strayOperator() -> SyntaxProblem? {
    let word = text(of: token)
    let before = position > 0 ? text(of: previous) : ""
    switch token.kind {
    case .not: return strayNot()
    case .question:
      return peekToken().kind == .question
        ? .foreignOperator("??", token.start, peekToken().end, write: "or else")
        : .foreignTernary(at: token)
    case .percent: return .strayPercent(at: token)
    case .approvalBy: return .strayApproval(at: token)
    case .isNot, .notIn, .in, .is: return nil
    default: break
    }
    if previous.kind.isName || previous.kind.isReserved, token.kind.isName {
      if let quantifier = ForeignWords.quantifiers[before], peekToken().kind == .in {
        return .foreignWords(
          before, previous.start, previous.end, help: "write `\(quantifier) \(word) in …`")
      }
      if before == "exists" || before == "defined" {
        return .foreignWords(
          before, previous.start, previous.end, help: "write `\(word) is present`")
      }
    }
    guard token.kind.isName else { return nil }
    if let help = ForeignWords.operators[word] {
      return .foreignWords(word, token.start, token.end, help: help)
    }
    guard startsOperand(peekToken().kind) else { return nil }
    let candidates = [
      "and", "or", "implies", "in", "is", "like", "matches", "within", "as", "fits",
    ]
    if let nearest = nearestName(to: word, among: candidates + ["has", "where", "then", "else"]) {
      return .misspelt(word, at: token, nearest: nearest)
    }
    return nil
  }

  private func strayNot() -> SyntaxProblem {
    let next = peekToken()
    let word = text(of: next)
    switch next.kind {
    case .like, .matches, .within, .fits:
      return .foreignWords(
        "not \(word)", token.start, next.end,
        help: "put `not` in front of the comparison: `not x \(word) …`")
    default:
      if word == "equals" || word == "equal" {
        return .foreignWords("not \(word)", token.start, next.end, help: "write `!=`")
      }
      if let help = ForeignWords.operators[word] {
        return .foreignWords(
          "not \(word)", token.start, next.end, help: help + ", with `not` in front of the whole")
      }
      return .stray("`not`", at: token, inList: false, inText: false)
    }
  }

  private func peekToken() -> Token { tokens[min(position + 1, tokens.count - 1)] }

  /// No operand begins here.
  func missingOperand() -> SyntaxProblem {
    switch token.kind {
    case .dot where peekToken().kind == .integer:
      let digits = text(of: peekToken())
      return .numberWithoutZero(digits, token.start, peekToken().end)
    case .else where previous.kind == .or: return .splitOrElse(at: token)
    case .approvalBy: return .strayApproval(at: token)
    default:
      let isBehindWord = position > 0 && previous.kind.takesOperand
      var problem = SyntaxProblem.expectedExpression(
        at: missingPlace, found: foundText, after: isBehindWord ? text(of: previous) : nil)
      // A name that nothing opened a record for.
      problem.mayBeALostBracket = token.kind == .colon
      return problem
    }
  }

  // MARK: Mixed `and` and `or`

  /// Both ways to group a mix of `and` and `or` that began at a token and ends before the next.
  func mixedAndOr(from first: Int) -> SyntaxProblem {
    var parts: [(text: String, isAnd: Bool?)] = []
    var firstOperator: Token?
    var partStart = tokens[first].start
    var wasAnd: Bool?
    var open = 0
    var place = tokens[first]
    for index in first..<position {
      switch tokens[index].kind {
      case .leftParenthesis, .leftBracket, .leftBrace, .textHead: open += 1
      case .rightParenthesis, .rightBracket, .rightBrace, .textTail: open -= 1
      case .and where open == 0, .or where open == 0:
        let operation = tokens[index]
        parts.append((squeezed(partStart, tokens[index - 1].end), wasAnd))
        wasAnd = operation.kind == .and
        partStart = operation.end
        if let known = firstOperator {
          if known.kind != operation.kind, place.start == tokens[first].start { place = operation }
        } else {
          firstOperator = operation
        }
      default: break
      }
    }
    parts.append((squeezed(partStart, previous.end), wasAnd))
    guard parts.count <= 8 else { return .mixedAndOr(at: place, ways: nil) }
    return .mixedAndOr(
      at: place,
      ways: (Parser.grouped(parts, byAnd: true), Parser.grouped(parts, byAnd: false)))
  }

  /// Puts parentheses around every run of one operator.
  private static func grouped(_ parts: [(text: String, isAnd: Bool?)], byAnd: Bool) -> String {
    var text = ""
    for (index, part) in parts.enumerated() {
      let joinsNext = index + 1 < parts.count && parts[index + 1].isAnd == byAnd
      let joinsLast = part.isAnd == byAnd
      if let isAnd = part.isAnd { text += isAnd ? " and " : " or " }
      if joinsNext, !joinsLast { text += "(" }
      text += part.text.count > 60 ? "…" : part.text
      if joinsLast, !joinsNext { text += ")" }
    }
    return text
  }
}
