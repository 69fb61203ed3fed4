// Rules and their clauses.

extension Parser {
  /// `rule NAME on SUBJECT { … }`.
  mutating func rule() -> RuleDeclaration {
    advance()
    let name = name("the name of the rule")
    expectWord(.on, "on")
    let subject = self.name("what the rule is about")
    var rule = RuleDeclaration(name: name, subject: subject)
    var progress = ClauseProgress(.rule)
    let wasRead = block(.rule) { $0.clause(of: &rule, &progress) }
    if wasRead, !progress.hasEffect { report(.ruleWithoutEffect(name.text, at: name.span)) }
    return rule
  }

  /// One clause of a rule; false where a declaration shows that the rule is over.
  mutating func clause(of rule: inout RuleDeclaration, _ progress: inout ClauseProgress) -> Bool {
    if startsDeclaration { return false }
    let word = token
    switch kind {
    case .when:
      checkOrder(ClauseProgress.Stage.when.rawValue, word, &progress, single: .when)
      startClause()
      let condition = expression()
      if rule.when == nil { rule.when = condition }
    case .for:
      checkOrder(ClauseProgress.Stage.loops.rawValue, word, &progress)
      rule.loops.append(loop())
    case .require, .forbid, .deny, .permit, .mask, .filter, .aggregate, .limit, .reassess:
      checkOrder(ClauseProgress.Stage.effects.rawValue, word, &progress)
      progress.hasEffect = true
      rule.effects.append(effect())
    case .otherwise, .help, .level, .until, .decided, .waivable, .tags:
      checkOrder(
        ClauseProgress.Stage.rest.rawValue, word, &progress, single: kind == .level ? nil : kind)
      remainingClause(of: &rule)
    default: return foreignClause(of: &rule, &progress)
    }
    return true
  }

  /// Clauses that stand behind the effects, in any order.
  private mutating func remainingClause(of rule: inout RuleDeclaration) {
    switch kind {
    case .otherwise:
      startClause()
      let text = message(of: "otherwise")
      rule.otherwise = rule.otherwise ?? text
    case .help:
      startClause()
      let text = message(of: "help")
      rule.help = rule.help ?? text
    case .level: if let level = level() { rule.levels.append(level) }
    case .until:
      startClause()
      let date = date(after: "until")
      rule.until = rule.until ?? date
    case .decided:
      let decided = decided()
      rule.decided = rule.decided ?? decided
    case .waivable:
      let waivable = waivable()
      rule.waivable = rule.waivable ?? waivable
    default: rule.tags += tags()
    }
  }

  /// `for X in LIST [where COND]`.
  mutating func loop() -> LoopSyntax {
    let start = token.start
    advance()
    let binder = binder()
    return LoopSyntax(
      variable: binder.variable, list: binder.list, condition: binder.condition,
      span: span(from: start))
  }

  /// `require COND`, `forbid COND`, `deny`, a permission, or what goes with one.
  mutating func effect() -> EffectSyntax {
    let start = token.start
    let form: EffectSyntax.Form
    switch kind {
    case .require where startsApproval: form = approval()
    case .require:
      startClause()
      form = .require(expression())
    case .forbid:
      startClause()
      form = .forbid(expression())
    case .deny:
      startClause()
      form = .deny
    case .permit: form = permit()
    case .mask: form = mask()
    case .filter: form = filter()
    case .aggregate: form = aggregate()
    case .limit: form = limit()
    default: form = reassess()
    }
    return EffectSyntax(form: form, span: span(from: start))
  }

  /// `level block|warn|advise [from DATE]`.
  mutating func level() -> LevelSyntax? {
    let start = token.start
    startClause()
    let words = LevelSyntax.Level.allCases.map(\.rawValue)
    guard kind == .text || (kind.isName && !startsNextPart(position)) else {
      fail(.expectedName("`block`, `warn` or `advise`", at: missingPlace, found: foundText))
      return nil
    }
    let word = token
    var name = text(of: word)
    if kind == .text {
      name = String(name.dropFirst().dropLast())
      report(.textForName("a level", at: word, write: "level \(name)"))
    }
    advance()
    var level = LevelSyntax.Level(rawValue: name)
    if level == nil {
      let nearest = ForeignWords.levels[name.lowercased()] ?? nearestName(to: name, among: words)
      report(.notOneOf(words, "level", name, at: word, nearest: nearest))
      level = .block
    }
    var from: DateSyntax?
    if take(.from) {
      from = date(after: "from")
    } else if kind == .date {
      report(.withoutFrom(at: token))
      from = date(after: "from")
    } else if kind.isName, peek() == .date, !isFirstOnLine(position) {
      report(.expected("from", at: token, found: foundText))
      advance()
      from = date(after: "from")
    }
    guard let level else { return nil }
    return LevelSyntax(level: level, from: from, span: span(from: start))
  }

  /// `decided "…" on DATE`.
  mutating func decided() -> DecidedSyntax? {
    startClause()
    guard let text = plainText(of: "decided") else { return nil }
    if kind == .date {
      report(.expected("on", at: token, found: foundText))
    } else if !take(.on) {
      fail(.expected("on", at: missingPlace, found: foundText))
      return DecidedSyntax(text: text, on: nil)
    }
    return DecidedSyntax(text: text, on: date(after: "on"))
  }

  /// `waivable by ROLE for at most DURATION`.
  mutating func waivable() -> WaivableSyntax? {
    let start = token.start
    startClause()
    expectWord(.by, "by")
    let role = name("the role that may waive it")
    expectWord(.for, "for")
    if take(.at) {
      expectWord(.most, "most")
    } else if !isFailing {
      report(.expected("at most", at: missingPlace, found: foundText))
      _ = take(.most)
    }
    let duration = alternative()
    guard !isFailing else { return nil }
    return WaivableSyntax(role: role, duration: duration, span: span(from: start))
  }

  /// `tags [gdpr, naming]`.
  mutating func tags() -> [Identifier] {
    startClause()
    var tags: [Identifier] = []
    guard kind == .leftBracket else {
      fail(.expected("[", at: missingPlace, found: foundText))
      return tags
    }
    let opening = token
    advance()
    elements(until: .rightBracket, opening) { parser in
      if parser.kind == .text {
        let literal = parser.token
        let name = parser.text().plain ?? ""
        parser.report(.textForName("a tag", at: literal, write: "tags [\(name)]"))
        tags.append(Identifier(text: name, span: parser.span(literal)))
      } else {
        tags.append(parser.name("a tag"))
      }
    }
    return tags
  }
}
