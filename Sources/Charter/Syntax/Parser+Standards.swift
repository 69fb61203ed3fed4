// Standards: how a descriptor becomes a product.

extension Parser {
  /// `standard NAME for product|contract|agreement { … }`.
  mutating func standard() -> StandardDeclaration {
    advance()
    let name = name("the name of the standard")
    expectWord(.for, "for")
    let kinds = ["product", "contract", "agreement"]
    let kindWord = token
    let kind = self.name("`product`, `contract` or `agreement`")
    if !isFailing, !kinds.contains(kind.text) {
      report(
        .notOneOf(
          kinds, "kind of descriptor", kind.text, at: kindWord,
          nearest: nearestName(to: kind.text, among: kinds)))
    }
    var standard = StandardDeclaration(name: name, kind: kind)
    var progress = ClauseProgress(.rule)
    block(.standard) { $0.standardLine(of: &standard, &progress) }
    return standard
  }

  /// One line of a standard; a word that begins a line may name a field as well.
  mutating func standardLine(
    of standard: inout StandardDeclaration, _ progress: inout ClauseProgress
  ) -> Bool {
    let next = peek()
    switch kind {
    case .recognize where next != .assign && next != .leftBrace && next != .for:
      single(.recognize, &progress)
      let condition = recognize()
      standard.recognize = standard.recognize ?? condition
    case .file where next.isName:
      standard.files.append(otherFile())
    case .each where next.isName:
      single(.each, &progress)
      let each = each()
      standard.each = standard.each ?? each
    case .define where next.isName || (next.isReserved && next != .for):
      standard.defines.append(define())
    default:
      if startsDeclaration { return false }
      if let mapping = mapping() { standard.fields.append(mapping) }
    }
    return true
  }

  private mutating func single(_ kind: TokenKind, _ progress: inout ClauseProgress) {
    guard let first = progress.first(kind, token) else { return }
    report(.duplicateClause(text(of: token), at: token, first: first))
  }

  /// `recognize when COND`.
  mutating func recognize() -> Expression {
    advance()
    expectWord(.when, "when")
    return expression()
  }

  /// `file NAME TEXT`.
  mutating func otherFile() -> FileSyntax {
    advance()
    let name = name("a name for the file")
    if kind == .assign {
      report(
        .foreignWords(
          "=", token.start, token.end, help: "write the path right behind: `file NAME \"…\"`"))
      advance()
    }
    return FileSyntax(name: name, path: alternative())
  }

  /// `each X in LIST`.
  mutating func each() -> LoopSyntax { loop() }

  /// `FIELD = EXPR`, `FIELD { … }`, `FIELD for X in LIST [where C] { … }`.
  mutating func mapping() -> FieldMapping? {
    let start = token.start
    guard kind.isName || (kind.isReserved && (peek() == .assign || peek() == .leftBrace)) else {
      failBehind(.unknownMember(foundText, "a standard", at: token, help: mappingHelp))
      return nil
    }
    guard enter() else { return nil }
    defer { leave() }
    let name = identifier(token)
    let word = token
    advance()
    switch kind {
    case .assign:
      advance()
      let value = expression()
      guard !isFailing else { return nil }
      return FieldMapping(name: name, form: .value(value), span: span(from: start))
    case .leftBrace:
      return FieldMapping(name: name, form: .record(mappings()), span: span(from: start))
    case .for:
      return listMapping(name, from: start)
    case .colon, .equal:
      report(.expected("=", at: token, found: foundText))
      advance()
      let value = expression()
      return FieldMapping(name: name, form: .value(value), span: span(from: start))
    default:
      if let problem = misspeltStandardLine(word) {
        fail(problem)
        return nil
      }
      let problem = SyntaxProblem.expected("=", at: missingPlace, found: foundText)
      guard startsOperand(kind), !isFirstOnLine(position) else {
        fail(problem)
        return nil
      }
      report(problem)
      return FieldMapping(name: name, form: .value(expression()), span: span(from: start))
    }
  }

  private var mappingHelp: String {
    "write `field = …`, `field { … }` or `field for x in list { … }`"
  }

  private func misspeltStandardLine(_ word: Token) -> SyntaxProblem? {
    let name = text(of: word)
    guard kind.isName else { return nil }
    return nearestName(to: name, among: ["recognize", "file", "each", "define"]).map {
      .misspelt(name, at: word, nearest: $0)
    }
  }

  /// `{ FIELD = EXPR … }`.
  mutating func mappings() -> [FieldMapping] {
    var mappings: [FieldMapping] = []
    block(.standard) { parser in
      if parser.startsDeclaration { return false }
      if let mapping = parser.mapping() { mappings.append(mapping) }
      return true
    }
    return mappings
  }

  /// `FIELD for X in LIST [where C] { … }`; `for K, V in MAP`.
  mutating func listMapping(_ name: Identifier, from start: Int32) -> FieldMapping? {
    advance()
    skipForeignBinderWord()
    let first = self.name("a name for each element")
    var key: Identifier?
    var variable = first
    if take(.comma) {
      key = first
      variable = self.name("a name for each value")
    }
    expectIn()
    let list = alternative()
    var condition: Expression?
    if take(.where) { condition = expression() }
    let fields = mappings()
    return FieldMapping(
      name: name,
      form: .list(
        key: key, variable: variable, list: list, condition: condition, fields: fields),
      span: span(from: start))
  }
}
