// Waivers.

extension Parser {
  /// `waiver NAME { of … for … because … approved by … until … }`.
  mutating func waiver() -> WaiverDeclaration {
    advance()
    let name = name("the name of the waiver")
    var waiver = WaiverDeclaration(name: name)
    var progress = ClauseProgress(.waiver)
    let known = problemCount
    let wasRead = block(.waiver) { $0.waiverClause(of: &waiver, &progress) }
    // What seems to be missing may be what could not be read.
    guard wasRead, problemCount == known else { return waiver }
    let lacking = Parser.waiverClauses.filter { !progress.holds($0.kind) }.map(\.usage)
    if !lacking.isEmpty { report(.incompleteWaiver(name.text, lacking, at: name.span)) }
    return waiver
  }

  /// One clause of a waiver; false where a declaration shows that the waiver is over.
  mutating func waiverClause(
    of waiver: inout WaiverDeclaration, _ progress: inout ClauseProgress
  ) -> Bool {
    if startsDeclaration { return false }
    let word = token
    guard let rank = Parser.waiverClauses.firstIndex(where: { $0.kind == kind }) else {
      return foreignWaiverClause(of: &waiver, &progress)
    }
    checkOrder(rank, word, &progress, single: kind)
    switch kind {
    case .of:
      startClause()
      let rule = qualifiedName("a rule: `policy.rule`")
      waiver.rule = waiver.rule ?? rule
    case .for: waived(&waiver)
    case .because:
      startClause()
      let text = plainText(of: "because")
      waiver.because = waiver.because ?? text
    case .approved: approved(&waiver)
    default:
      startClause()
      let date = date(after: "until")
      waiver.until = waiver.until ?? date
    }
    return true
  }

  /// `for SUBJECT "id" [at PATH]`.
  mutating func waived(_ waiver: inout WaiverDeclaration) {
    startClause()
    let isSecond = waiver.subject != nil
    var subject: Identifier?
    if kind.isText {
      report(.waiverWithoutSubject(at: token, found: foundText))
    } else {
      subject = name("what the waiver is for, such as `product`")
    }
    let id = plainText(of: subject?.text ?? "for")
    var path: KeyPathSyntax?
    if take(.at) { path = keyPath() }
    guard !isSecond else { return }
    waiver.subject = subject
    waiver.id = id
    waiver.path = path
  }

  /// `approved by "…" as ROLE on DATE`.
  mutating func approved(_ waiver: inout WaiverDeclaration) {
    startClause()
    let isSecond = waiver.approver != nil
    expectWord(.by, "by")
    let approver = plainText(of: "approved by")
    if !isSecond { waiver.approver = approver }
    expectRoleWord()
    let role = name("the role of who approved it")
    if !isSecond, !isFailing { waiver.role = role }
    if kind == .date {
      report(.expected("on", at: token, found: foundText))
    } else if !take(.on), !isFailing {
      fail(.expected("on", at: missingPlace, found: foundText))
    }
    let date = date(after: "on")
    if !isSecond { waiver.on = date }
  }

  /// `tables["ledger"].columns["iban"]`: a path to a value by names and keys.
  mutating func keyPath() -> KeyPathSyntax {
    let start = token.start
    var steps: [PathStepSyntax] = []
    guard kind.isName || kind.isReserved, !startsNextPart(position) else {
      fail(.expectedPath(at: missingPlace, found: foundText))
      return KeyPathSyntax(steps: [], span: span(missingPlace))
    }
    steps.append(PathStepSyntax(form: .field(text(of: token)), span: span(token)))
    advance()
    while kind == .dot || kind == .leftBracket {
      guard let step = pathStep() else { break }
      steps.append(step)
    }
    return KeyPathSyntax(steps: steps, span: span(from: start))
  }

  /// `.name`, `["key"]`.
  mutating func pathStep() -> PathStepSyntax? {
    let start = token.start
    if take(.dot) {
      guard kind.isName || kind.isReserved else {
        fail(.expectedField(at: missingPlace, found: foundText, isText: kind == .text))
        return nil
      }
      let name = text(of: token)
      advance()
      return PathStepSyntax(form: .field(name), span: span(from: start))
    }
    guard enter() else { return nil }
    defer { leave() }
    let opening = token
    advance()
    let key = expression()
    closeBracket(.rightBracket, opening)
    if !key.isLiteralKey { report(.computedKey(key.span.start, key.span.end)) }
    return PathStepSyntax(form: .key(key), span: span(from: start))
  }
}
