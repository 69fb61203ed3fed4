// Words that begin nothing where a declaration, a member or a clause should begin.

extension Parser {
  private static let declarationWords: [String: TokenKind] = [
    "global": .global, "param": .param, "define": .define, "enum": .enum, "record": .record,
    "extend": .extend, "subject": .subject, "data": .data, "standard": .standard,
    "domain": .domain, "waiver": .waiver, "test": .test,
  ]

  /// A declaration that is misspelt, misplaced or of another language.
  mutating func foreignDeclaration() -> Declaration? {
    let word = token
    switch kind {
    case .rightBrace:
      if isPastStrayBrace { isPastStrayBrace = false } else { report(.strayBrace(at: word)) }
      advance()
      return nil
    case .policy where peek().isName:
      let isDomain = peek(2) == .for
      report(.expected(isDomain ? "domain" : "global", at: word, found: foundText))
      let start = word.start
      return Declaration(
        form: .policy(isDomain ? domainPolicy() : policy()), documentation: "",
        span: span(from: start))
    case .rule, .owner, .version_, .domains, .set, .tighten:
      misplacedMember()
      return nil
    default: break
    }
    let name = text(of: word)
    if kind.isName, let help = ForeignWords.declarations[name] {
      fail(.foreignDeclaration(name, at: word, help: help))
      return nil
    }
    let words = Parser.declarationWords
    if kind.isName, peek().isName || peek().isText,
      let nearest = nearestName(to: name, among: words.keys.sorted()),
      let meant = words[nearest]
    {
      report(.misspelt(name, at: word, nearest: nearest))
      read(as: meant)
      return declaration()
    }
    // What is indented behind a brace was cut off by it, and said to be so at its first part.
    let isCutOff = previous.kind == .rightBrace && !startsLine(word)
    if isPastStrayBrace, !startsLine(word) {
      failQuietly()
    } else {
      isPastStrayBrace = isPastStrayBrace || isCutOff
      fail(.unknownDeclaration(foundText, at: word))
    }
    return nil
  }

  /// Something that belongs into a policy: reported once for all that follow, and read.
  private mutating func misplacedMember() {
    if !isPastStrayBrace {
      let problem = SyntaxProblem.ruleOutsidePolicy(
        text(of: token), at: token, isOfDomain: kind == .set || kind == .tighten)
      report(
        previous.kind == .rightBrace && position > 0
          ? problem.noting("this brace may be one too many", at: previous) : problem)
    }
    isPastStrayBrace = true
    context = .policy
    var policy = PolicyDeclaration(
      name: Identifier(text: "", span: span(token)), owner: nil, version: nil, members: [])
    if kind == .set || kind == .tighten { policy.domain = policy.name }
    _ = policyMember(of: &policy)
  }

  private static let memberWords: [String: TokenKind] = [
    "owner": .owner, "version": .version_, "param": .param, "define": .define, "data": .data,
    "rule": .rule, "domains": .domains, "set": .set, "tighten": .tighten,
  ]

  /// Something in a policy that is misspelt or of another place.
  mutating func foreignMember(of policy: inout PolicyDeclaration) -> Bool {
    let word = token
    let name = text(of: word)
    let words = Parser.memberWords
    if kind.isName, peek().isName || peek().isText,
      let nearest = nearestName(to: name, among: words.keys.sorted()),
      let meant = words[nearest], meant != .domains || peek() == .may
    {
      report(.misspelt(name, at: word, nearest: nearest))
      read(as: meant)
      return policyMember(of: &policy)
    }
    if kind.isName, let help = ForeignWords.declarations[name] {
      failBehind(.foreignDeclaration(name, at: word, help: help))
      return true
    }
    if kind.isClause || kind == .for {
      strayClauses()
      return true
    }
    failBehind(
      .unknownMember(
        foundText, "a policy", at: word,
        help: "a policy holds `owner`, `version`, `param`, `define`, `data` and `rule`"))
    return true
  }

  /// Clauses outside of a rule: reported once, and read.
  ///
  /// Where the file has a closing brace too many, they were cut off by the one that ended their
  /// rule, and the brace behind them is taken for their own.
  private mutating func strayClauses() {
    let problem = SyntaxProblem.unknownMember(
      foundText, "a policy", at: token, help: "put it into a rule: `rule NAME on SUBJECT { … }`")
    let isCutOff = hasBraceTooMany
    report(
      previous.kind == .rightBrace && isCutOff
        ? problem.noting("this brace may be one too many", at: previous) : problem)
    var rule = RuleDeclaration(name: identifier(token), subject: identifier(token))
    var progress = ClauseProgress(.rule)
    let depth = openBraces.count
    context = .rule
    while kind.isClause || kind == .for {
      let before = position
      guard clause(of: &rule, &progress) else { break }
      if isFailing { skipToPart(ofBlock: depth) }
      if position == before { break }
    }
    context = .policy
    guard isCutOff, kind == .rightBrace else { return }
    openBraces.append(position)
    advance()
  }

  /// Whether more braces are closed than are open, up to the next declaration of the file.
  private var hasBraceTooMany: Bool {
    var open = openBraces.count
    for index in position..<min(tokens.count - 1, position + 5_000) {
      switch tokens[index].kind {
      case .leftBrace: open += 1
      case .rightBrace:
        open -= 1
        if open < 0 { return true }
      default:
        if open == 0, declaration(at: index) == .file, isFirstOnLine(index) { return false }
      }
    }
    return false
  }

  private static let clauseWords: [String: TokenKind] = [
    "when": .when, "for": .for, "require": .require, "forbid": .forbid, "deny": .deny,
    "permit": .permit, "mask": .mask, "filter": .filter, "aggregate": .aggregate,
    "limit": .limit, "reassess": .reassess, "otherwise": .otherwise, "help": .help,
    "level": .level, "until": .until, "decided": .decided, "waivable": .waivable, "tags": .tags,
  ]

  /// What is no clause: the rest of an expression that is odd, or a word that begins nothing.
  mutating func foreignClause(
    of rule: inout RuleDeclaration, _ progress: inout ClauseProgress
  ) -> Bool {
    let word = token
    let name = text(of: word)
    let words = Parser.clauseWords
    let isFirst = isFirstOnLine(position)
    if !isFirst, previous.kind.endsExpression || previous.kind == .deny {
      if let problem = strayOperator() {
        failBehind(problem)
        return true
      }
    }
    if kind == .text || kind == .textHead || kind == .plus,
      previous.kind.isText || previous.kind == .textTail
    {
      failBehind(.textAfterText(at: word))
      return true
    }
    let help = ForeignWords.clauses[name]
    if help == nil, kind.isName, let nearest = nearestName(to: name, among: words.keys.sorted()),
      let meant = words[nearest]
    {
      report(.misspelt(name, at: word, nearest: nearest))
      read(as: meant)
      return clause(of: &rule, &progress)
    }
    progress.hasEffect = progress.hasEffect || kind.isName
    if isFirst || help != nil || previous.kind == .leftBrace {
      failBehind(.unknownClause(foundText, at: word, help: help))
    } else {
      failBehind(
        previous.kind == .permit
          ? .permitOfSomething(foundText, at: word) : strayInExpression())
    }
    return true
  }
}
