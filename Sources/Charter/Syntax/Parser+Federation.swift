// What federates: policies of domains, and what the council lets domains do.

extension Parser {
  /// `domain policy NAME for DOMAIN { … }`.
  mutating func domainPolicy() -> PolicyDeclaration {
    isPastStrayBrace = false
    if kind == .domain { advance() }
    expectWord(.policy, "policy")
    let name = name("the name of the policy")
    var policy = PolicyDeclaration(name: name, owner: nil, version: nil, members: [])
    policy.domain = forDomain()
    block(.policy) { $0.policyMember(of: &policy) }
    return policy
  }

  /// `for DOMAIN`: a name, or a text where a name cannot be written.
  mutating func forDomain() -> Identifier {
    guard expectFor() else { return Identifier(text: "", span: span(missingPlace)) }
    if kind.isText {
      let start = token.start
      let literal = plainText(of: "for")
      return Identifier(text: literal?.plain ?? "", span: span(from: start))
    }
    if kind.isName, isHyphenated(position) { return hyphenatedDomain() }
    return name("the name of a domain")
  }

  /// `domains may permit SUBJECT [where C]`.
  mutating func domainsMay() -> DomainsMayDeclaration {
    advance()
    expectPhrase(
      [.may, .permit], ["may", "permit"], of: "domains may permit read where …")
    let subject = name("a subject, such as `read`")
    var condition: Expression?
    if kind == .when || kind == .if, !isFirstOnLine(position) {
      report(.expected("where", at: token, found: foundText))
      advance()
      condition = expression()
    } else if take(.where) {
      condition = expression()
    }
    return DomainsMayDeclaration(subject: subject, condition: condition)
  }

  /// `set POLICY.PARAM = V`.
  mutating func setParam() -> SetDeclaration? {
    advance()
    let param = qualifiedName("a param: `policy.param`", before: .assign)
    expectAssign()
    let value = expression()
    return param.map { SetDeclaration(param: $0, value: value) }
  }

  /// `tighten POLICY.RULE { level L from DATE … }`.
  mutating func tighten() -> TightenDeclaration? {
    advance()
    guard let rule = qualifiedName("a rule: `policy.rule`", before: .leftBrace) else { return nil }
    var tighten = TightenDeclaration(rule: rule, levels: [])
    if kind == .level, !isFailing {
      report(.expected("{", at: missingPlace, found: foundText))
      while kind == .level { tightenedLevel(of: &tighten) }
      return tighten
    }
    let known = problemCount
    let wasRead = block(.tighten) { $0.tightenPart(of: &tighten) }
    if wasRead, tighten.levels.isEmpty, problemCount == known {
      report(.tightenWithoutLevel(rule.text, at: rule.span))
    }
    return tighten
  }

  /// One level of a `tighten`; false where a declaration shows that it is over.
  mutating func tightenPart(of tighten: inout TightenDeclaration) -> Bool {
    if startsDeclaration || startsDomainMember { return false }
    if kind == .level {
      tightenedLevel(of: &tighten)
      return true
    }
    let word = token
    let name = text(of: word)
    if kind.isName, nearestName(to: name, among: ["level"]) != nil {
      report(.misspelt(name, at: word, nearest: "level"))
      read(as: .level)
      tightenedLevel(of: &tighten)
      return true
    }
    failBehind(.unknownPart(foundText, "a `tighten`", at: word, help: "write `level block from …`"))
    return true
  }

  private mutating func tightenedLevel(of tighten: inout TightenDeclaration) {
    if let level = level() { tighten.levels.append(level) }
  }

  /// `POLICY.NAME`, of a rule or a param.
  ///
  /// - Parameters:
  ///   - what: What it is the name of, for a diagnostic.
  ///   - closing: What must stand behind it, where that tells its end.
  /// - Returns: Both names; nil where they cannot be read, which was reported.
  mutating func qualifiedName(
    _ what: String, before closing: TokenKind? = nil
  ) -> QualifiedName? {
    if kind == .text { return quotedName() }
    let policy = name(what)
    guard !isFailing else { return nil }
    guard take(.dot) || takeForDot(before: closing) else {
      report(.unqualifiedName(policy.text, policy.span.start, policy.span.end))
      let nothing = Identifier(
        text: "",
        span: Span(file: policy.span.file, start: policy.span.start, end: policy.span.start))
      return QualifiedName(policy: nothing, name: policy)
    }
    guard kind.isName || kind.isReserved else {
      fail(.expectedName("a name behind `\(policy.text).`", at: missingPlace, found: foundText))
      return nil
    }
    let name = identifier(token)
    advance()
    if kind == .dot, peek().isName {
      report(.thirdPartOfName(at: token))
      while take(.dot) { if kind.isName { advance() } }
    }
    return QualifiedName(policy: policy, name: name)
  }
}
