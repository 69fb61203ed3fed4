// Tests written in the language.

extension Parser {
  /// `test "…" [on SUBJECT] { given … expect … }`.
  mutating func test() -> TestDeclaration {
    advance()
    let start = token
    let title = plainText(of: "test") ?? TextLiteral(parts: [], span: span(missingPlace))
    var test = TestDeclaration(title: title, subject: nil, givens: [], expectations: [])
    if kind == .for, !isFirstOnLine(position) {
      report(.expected("on", at: token, found: foundText))
      advance()
      test.subject = name("what the test is about")
    } else if take(.on) {
      test.subject = name("what the test is about")
    }
    var progress = ClauseProgress(.test)
    let known = problemCount
    let wasRead = block(.test) { $0.testPart(of: &test, &progress) }
    if wasRead, !progress.hasEffect, problemCount == known {
      report(.testWithoutExpectation(start.start, max(start.end, title.span.end)))
    }
    return test
  }

  /// What is given or expected; false where a declaration shows that the test is over.
  mutating func testPart(of test: inout TestDeclaration, _ progress: inout ClauseProgress) -> Bool {
    if startsDeclaration { return false }
    let word = token
    switch kind {
    case .given:
      checkOrder(0, word, &progress)
      if let given = given() { test.givens.append(given) }
    case .expect:
      checkOrder(1, word, &progress)
      progress.hasEffect = true
      if let expectation = expectation() { test.expectations.append(expectation) }
    default: return foreignTestPart(of: &test, &progress)
    }
    return true
  }

  /// `given INPUT VALUE`, `given INPUT from "file" and "file"`, each perhaps `with { … }`.
  mutating func given() -> GivenSyntax? {
    let start = token.start
    startClause()
    let input = name("the name of an input")
    guard !isFailing else { return nil }
    skipGivenSign()
    let content: GivenSyntax.Content
    var contracts: [TextLiteral] = []
    if take(.from) {
      guard let file = plainText(of: "from") else { return nil }
      content = .file(file)
      while take(.and) {
        guard let contract = plainText(of: "and") else { return nil }
        contracts.append(contract)
      }
    } else {
      let isUnopened = startsUnopenedRecord && !isFirstOnLine(position)
      content = .value(isUnopened ? unopenedRecord() : expression())
    }
    var edits: [EditSyntax] = []
    if kind == .leftBrace, !isFailing {
      report(.expected("with", at: missingPlace, found: foundText))
      edits = self.edits()
    } else if take(.with) {
      edits = self.edits()
    }
    return GivenSyntax(
      input: input, content: content, contracts: contracts, edits: edits, span: span(from: start))
  }

  /// `{ PATH: VALUE, … }` behind `with`.
  mutating func edits() -> [EditSyntax] {
    var edits: [EditSyntax] = []
    if kind.isName, !startsNextPart(position) {
      report(.expected("{", at: missingPlace, found: foundText))
      unopenedElements(until: .rightBrace) { parser in
        if let edit = parser.edit() { edits.append(edit) }
      }
      return edits
    }
    guard kind == .leftBrace else {
      fail(.expected("{", at: missingPlace, found: foundText))
      return []
    }
    let opening = token
    advance()
    elements(until: .rightBrace, opening) { parser in
      if let edit = parser.edit() { edits.append(edit) }
    }
    return edits
  }

  /// `PATH: VALUE`; `missing` is a value here.
  mutating func edit() -> EditSyntax? {
    let known = problemCount
    let path = kind == .text ? quotedPath() : keyPath()
    guard !isFailing else { return nil }
    if kind == .assign {
      report(.expected(":", at: token, found: "`=`"))
      advance()
    } else if !take(.colon) {
      // Where the path was refused already, what follows is no second mistake.
      problemCount > known
        ? failQuietly() : fail(.expected(":", at: missingPlace, found: foundText))
      return nil
    }
    return EditSyntax(
      path: path, value: startsUnopenedRecord ? unopenedRecord() : expression())
  }

  /// `expect …`.
  mutating func expectation() -> ExpectationSyntax? {
    let start = token.start
    startClause()
    guard let form = expected() else { return nil }
    return ExpectationSyntax(form: form, span: span(from: start))
  }

  /// What goes with a permission: `limit to D`, `reassess after D`, `aggregate groups of at least N`.
  mutating func expectedBound() -> ExpectationSyntax.Form? {
    switch kind == .limit ? limit() : kind == .reassess ? reassess() : aggregate() {
    case .limit(let value): .limit(value)
    case .reassess(let value): .reassess(value)
    case .aggregate(let value): .aggregate(value)
    default: nil
    }
  }

  /// `permit`, `review [by X]`, `deny [by RULE]`, `warn|advise by RULE`, `not RULE`,
  /// `undetermined RULE`, `mask column "…" with METHOD`, `filter table "…" with "…"`.
  private mutating func expected() -> ExpectationSyntax.Form? {
    let word = token
    switch kind {
    case .permit:
      advance()
      return .permit
    case .deny:
      advance()
      return .deny(by: expectedRule())
    case .not:
      advance()
      return qualifiedName("a rule: `policy.rule`").map { .not($0) }
    case .mask:
      advance()
      return expectedMask()
    case .filter:
      advance()
      return expectedFilter()
    case .limit, .reassess, .aggregate: return expectedBound()
    default: break
    }
    guard kind.isName || kind.isReserved, !startsNextPart(position) else {
      fail(
        .expectedName(
          "an outcome, such as `deny by policy.rule`", at: missingPlace, found: foundText))
      return nil
    }
    let name = text(of: word)
    switch name {
    case "review":
      advance()
      return .review(by: take(.by) ? alternative() : nil)
    case "undetermined":
      advance()
      return qualifiedName("a rule: `policy.rule`").map { .undetermined($0) }
    case "warn", "advise":
      advance()
      let level: LevelSyntax.Level = name == "warn" ? .warn : .advise
      expectWord(.by, "by")
      return qualifiedName("a rule: `policy.rule`").map { .level(level, by: $0) }
    default:
      failBehind(unknownOutcome(name, at: word))
      return nil
    }
  }

  /// `[by RULE]`, behind `deny`.
  mutating func expectedRule() -> QualifiedName? {
    if take(.by) { return qualifiedName("a rule: `policy.rule`") }
    guard kind.isName, !isFirstOnLine(position), !startsTestPart(position) else { return nil }
    report(.expected("by", at: token, found: foundText))
    return qualifiedName("a rule: `policy.rule`")
  }

  /// `column "…" with METHOD`, behind `mask`.
  mutating func expectedMask() -> ExpectationSyntax.Form? {
    guard let column = named("column") else { return nil }
    expectMaskWord()
    return .mask(column: column, method: maskMethod())
  }

  /// `table "…" with "…"`, behind `filter`.
  mutating func expectedFilter() -> ExpectationSyntax.Form? {
    guard let table = named("table") else { return nil }
    expectWord(.with, "with")
    guard let condition = plainText(of: "with") else { return nil }
    return .filter(table: table, condition: condition)
  }

  /// `column "…"`, `table "…"`: a word, and the name of one.
  private mutating func named(_ word: String) -> TextLiteral? {
    if kind.isName, text(of: token) == word {
      advance()
    } else if kind.isText {
      report(.expected(word, at: token, found: foundText))
    } else {
      fail(.expected(word, at: missingPlace, found: foundText))
    }
    return plainText(of: word)
  }
}
