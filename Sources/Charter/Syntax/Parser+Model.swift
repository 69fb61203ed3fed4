// What the model is made of: enums, records and subjects.

extension Parser {
  /// `[open] enum NAME [ordered] { … }`.
  mutating func enumeration() -> EnumDeclaration {
    let isOpen = take(.open)
    expectWord(.enum, "enum")
    let name = name("the name of the enum")
    let isOrdered = take(.ordered)
    return EnumDeclaration(
      name: name, isOpen: isOpen, isOrdered: isOrdered, cases: enumCases(isOrdered: isOrdered))
  }

  /// `{ a, b }`; in an ordered enum `{ a < b }`.
  mutating func enumCases(isOrdered: Bool) -> [EnumCaseSyntax] {
    var cases: [EnumCaseSyntax] = []
    var isReported = false
    block(.fields) { parser in
      if parser.startsDeclaration { return false }
      cases.append(parser.enumCase(isOrdered: isOrdered))
      parser.separateCases(isOrdered: isOrdered, &isReported)
      return true
    }
    return cases
  }

  /// `a also "text", "text" { b, c }`.
  mutating func enumCase(isOrdered: Bool) -> EnumCaseSyntax {
    if kind == .text { report(.unnamedSpelling(at: token)) }
    let name =
      kind == .text
      ? Identifier(text: "", span: span(token)) : self.name("the name of a case")
    if kind == .text { advance() }
    var spellings: [TextLiteral] = []
    if take(.also) {
      repeat {
        guard let text = plainText(of: "also") else { break }
        spellings.append(text)
      } while kind == .comma && peek().isText && takeComma()
    }
    var members: [EnumCaseSyntax] = []
    if kind == .leftBrace, enter() {
      members = enumCases(isOrdered: isOrdered)
      leave()
    }
    return EnumCaseSyntax(name: name, spellings: spellings, members: members)
  }

  private mutating func takeComma() -> Bool { take(.comma) }

  private mutating func separateCases(isOrdered: Bool, _ isReported: inout Bool) {
    if isFailing { return skipToSeparator(.comma, .less) }
    let expected: TokenKind = isOrdered ? .less : .comma
    if take(expected) || kind == .rightBrace || kind == .endOfFile { return }
    if isOrdered, kind == .comma, peek() == .rightBrace { return advance() }
    let isOther = kind == .comma || kind == .less || kind == .greater
    if isOther || (kind.isName && !startsDeclaration) {
      if !isReported {
        report(
          .missingSeparator(
            isOrdered ? "<" : ",", at: isOther ? token : missingPlace,
            help: isOrdered
              ? "cases of an ordered enum are parted by `<`, least first"
              : isOther
                ? "cases are parted by `,`; for an order write `enum NAME ordered`"
                : "cases are parted by `,`"))
        isReported = true
      }
      if isOther { advance() }
      return
    }
    guard !startsDeclaration else { return }
    fail(strayInExpression(inList: true))
    skipToSeparator(.comma, .less)
  }

  /// `record NAME { … }`.
  mutating func record() -> RecordDeclaration {
    advance()
    let name = name("the name of the record")
    return RecordDeclaration(name: name, fields: fields())
  }

  /// `extend NAME { … }`.
  mutating func extend() -> ExtendDeclaration {
    advance()
    let name = name("the name of a record")
    return ExtendDeclaration(name: name, fields: fields())
  }

  /// `{ key f: T, f: T? = EXPR }`.
  mutating func fields() -> [FieldSyntax] {
    var fields: [FieldSyntax] = []
    var isReported = false
    block(.fields) { parser in
      if parser.startsDeclaration { return false }
      if let field = parser.field() { fields.append(field) }
      parser.separateFields(&isReported)
      return true
    }
    return fields
  }

  /// `key f: T`, `fixed f: T?`, `sensitive f: T?`, `f: T? = EXPR`.
  mutating func field() -> FieldSyntax? {
    let documentation = takeDocumentation()
    var isKey = false
    var isFixed = false
    var isSensitive = false
    while kind.isFieldModifier, peek() != .colon {
      switch kind {
      case .key: isKey = true
      case .fixed: isFixed = true
      default: isSensitive = true
      }
      advance()
    }
    if kind.isName, peek().isName, peek(2) == .colon { misspeltModifier() }
    let name = fieldName()
    let type = typeAnnotation()
    var value: Expression?
    if take(.assign) { value = expression() }
    guard !isFailing else { return nil }
    return FieldSyntax(
      name: name, isKey: isKey, isFixed: isFixed, isSensitive: isSensitive, type: type,
      value: value, documentation: documentation)
  }

  private mutating func misspeltModifier() {
    let word = text(of: token)
    let words = ["key", "fixed", "sensitive"]
    report(
      .notOneOf(
        words, "word before a field", word, at: token,
        nearest: nearestName(to: word, among: words)))
    advance()
  }

  /// The name of a field; words of expressions are names before a colon.
  private mutating func fieldName() -> Identifier {
    guard kind.isName else {
      if kind == .text {
        let literal = token
        let name = text().plain ?? ""
        report(.textForName("the name of a field", at: literal, write: name))
        return Identifier(text: name, span: span(literal))
      }
      fail(.expectedName("the name of a field", at: missingPlace, found: foundText))
      return Identifier(text: "", span: span(missingPlace))
    }
    let name = identifier(token)
    advance()
    if kind == .question {
      report(
        .foreignWords("\(name.text)?", name.span.start, token.end, help: "put `?` behind the type"))
      advance()
    }
    return name
  }

  private mutating func separateFields(_ isReported: inout Bool) {
    if isFailing { return skipToSeparator(.comma, .comma) }
    if take(.comma) || kind == .rightBrace || kind == .endOfFile { return }
    if kind.isName, !startsDeclaration, peek() == .colon || peek().isName {
      if !isReported {
        report(.missingSeparator(",", at: missingPlace, help: "fields are parted by `,`"))
      }
      isReported = true
      return
    }
    if startsDeclaration { return }
    fail(strayInExpression(inList: true))
    skipToSeparator(.comma, .comma)
  }

  /// `subject NAME(input: T = EXPR, …) default permit|deny`.
  mutating func subject() -> SubjectDeclaration {
    advance()
    let name = name("the name of the subject")
    var inputs: [Parameter] = []
    if kind == .leftParenthesis {
      inputs = parameters(withValues: true)
    } else {
      fail(.expected("(", at: missingPlace, found: foundText))
    }
    if !take(.default) {
      let problem = SyntaxProblem.expected("default", at: missingPlace, found: foundText)
      kind == .permit || kind == .deny ? report(problem) : fail(problem)
    }
    var permits = true
    if !isFailing {
      switch kind {
      case .permit: advance()
      case .deny:
        permits = false
        advance()
      default:
        fail(.expectedName("`permit` or `deny`", at: missingPlace, found: foundText))
      }
    }
    return SubjectDeclaration(name: name, inputs: inputs, permitsByDefault: permits)
  }
}
