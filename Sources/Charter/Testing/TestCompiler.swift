/// Checks the tests of a set: inputs, names, paths and rules, so that a typo in a test is an error
/// and no test that passes for the wrong reason.
struct TestCompiler {
  private let checker: Checker
  private let files: [SourceFile]

  init(checker: Checker, files: [SourceFile]) {
    self.checker = checker
    self.files = files
  }

  /// The tests that have no errors, in the order of the files.
  func compile(_ declarations: [Declaration]) -> [TestPlan] {
    var plans: [TestPlan] = []
    var titles: [String: Span] = [:]
    // What checking emits is of no use to any rule.
    let mark = checker.emitter.mark
    defer { checker.emitter.rewind(to: mark) }
    for declaration in declarations {
      guard case .test(let test) = declaration.form else { continue }
      let title = test.title.plain ?? ""
      if let first = titles[title] {
        checker.report(.duplicate("test", title, test.title.span, first: first))
      }
      titles[title] = test.title.span
      if let plan = compile(test, declaration.span) { plans.append(plan) }
    }
    return plans
  }

  private func compile(_ test: TestDeclaration, _ span: Span) -> TestPlan? {
    let name = test.subject?.text ?? "product"
    guard let subject = checker.schema.subject(named: name) else {
      checker.report(
        checker.noSuchSubject(test.subject ?? Identifier(text: name, span: span)))
      return nil
    }
    let inputs = checker.schema.subjects[subject].inputs
    var seen: [String: Span] = [:]
    var givens: [TestPlan.Given] = []
    for given in test.givens {
      if let first = seen[given.input.text] {
        checker.report(.duplicate("given", given.input.text, given.input.span, first: first))
      }
      seen[given.input.text] = given.input.span
      if let plan = compile(given, inputs) { givens.append(plan) }
    }
    return TestPlan(
      title: test.title.plain ?? "", subject: subject, givens: givens,
      expectations: test.expectations.compactMap(compile), span: span)
  }

  // MARK: What is given

  private func compile(
    _ given: GivenSyntax, _ inputs: [SubjectType.Input]
  ) -> TestPlan.Given? {
    let name = given.input.text
    let type: Type
    switch name {
    case "now": type = .timestamp
    case "catalog", "directory":
      type = checker.schema.types[name == "catalog" ? "Catalog" : "Directory"] ?? .invalid
    default:
      guard let input = inputs.first(where: { $0.name == name }) else {
        checker.report(
          .unknownGiven(
            name, given.input.span, inputs.map(\.name) + ["now", "catalog", "directory"]))
        return nil
      }
      type = input.type
    }
    let content: TestPlan.Given.Content
    switch given.content {
    case .file(let path): content = .file(pathInSet(path))
    case .value(let expression):
      if name == "now", case .date(let date) = expression.form {
        content = .value(.text(date.startOfDay.description))
      } else {
        if !isName(expression, of: type) { check(expression, as: type) }
        guard let value = GivenValue(expression) else {
          checker.report(.literalExpected(expression.span))
          return nil
        }
        content = .value(value)
      }
    }
    if let contract = given.contracts.first, name != "product", name != "previous" {
      checker.report(.contractsOfNoProduct(name, contract.span))
    }
    return TestPlan.Given(
      input: name, content: content, contracts: given.contracts.map(pathInSet),
      edits: given.edits.compactMap { compile($0, in: type) }, span: given.span)
  }

  /// A path beside the test's file, as one of the set.
  private func pathInSet(_ path: TextLiteral) -> String {
    let file = files[Int(path.span.file)].path
    let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file[...$0] } ?? ""
    return folder + (path.plain ?? "")
  }

  /// A product or a port by its key, columns by their names.
  private func isName(_ expression: Expression, of type: Type) -> Bool {
    switch (expression.form, type) {
    case (.text, .record): return true
    case (.list(let elements), .list(.record)):
      return elements.allSatisfy { element in
        if case .text = element.form { return true }
        return false
      }
    default: return false
    }
  }

  private func check(_ expression: Expression, as type: Type) {
    var context = Checker.Context()
    context.isLiteral = true
    context.allowsGroups = true
    context.isTest = true
    _ = checker.within(context) { checker.check(expression, as: type) }
  }

  private func compile(_ edit: EditSyntax, in type: Type) -> TestPlan.Edit? {
    var type = type
    var steps: [TestPlan.Step] = []
    for step in edit.path.steps {
      switch step.form {
      case .field(let name):
        guard case .record(let number) = type else {
          checker.report(
            .operatorNeeds(".", "a record", checker.schema.describe(type), step.span))
          return nil
        }
        let record = checker.schema.records[number]
        guard let place = record.index(of: name) else {
          checker.report(
            .unknownField(
              name, of: record.name, step.span, checker.suggested(record.fields.map(\.name))))
          return nil
        }
        type = record.fields[place].type
        steps.append(.field(name))
      case .key(let expression):
        guard let key = GivenValue(expression) else { return nil }
        switch type {
        case .list(.record(let number)):
          guard let place = checker.schema.records[number].keyIndex else { return nil }
          steps.append(.key(field: checker.schema.records[number].fields[place].name, key))
          type = .record(number)
        case .map(let element):
          steps.append(.key(field: nil, key))
          type = element
        default:
          checker.report(
            .operatorNeeds(
              "[…]", "a list with keys, or a map", checker.schema.describe(type), step.span))
          return nil
        }
      }
    }
    if case .missing = edit.value.form {
      return TestPlan.Edit(path: steps, value: nil, span: edit.path.span)
    }
    if case .name("unreadable") = edit.value.form {
      return TestPlan.Edit(
        path: steps, value: GivenValue(unreadableAs: type), span: edit.path.span)
    }
    check(edit.value, as: type)
    guard let value = GivenValue(edit.value) else {
      checker.report(.literalExpected(edit.value.span))
      return nil
    }
    return TestPlan.Edit(path: steps, value: value, span: edit.path.span)
  }

  // MARK: What is expected

  private func compile(_ expectation: ExpectationSyntax) -> TestPlan.Expectation? {
    func rule(_ name: QualifiedName) -> String? {
      if checker.ruleNames[name.text] != nil { return name.text }
      checker.report(
        checker.policyNames[name.policy.text] == nil
          ? checker.noSuchPolicy(name.policy) : checker.noSuchRule(name))
      return nil
    }
    let expected: TestPlan.Expected?
    switch expectation.form {
    case .permit: expected = .permit
    case .review(let party):
      guard let party else {
        expected = .review(by: nil)
        break
      }
      guard case .text(let name)? = GivenValue(party) else {
        checker.report(.literalExpected(party.span))
        return nil
      }
      expected = .review(by: name)
    case .deny(let name):
      guard let name else {
        expected = .deny(by: nil)
        break
      }
      expected = rule(name).map { .deny(by: $0) }
    case .level(let level, let name):
      let kind: Finding.Level =
        switch level {
        case .advise: .advise
        case .warn: .warn
        case .block: .block
        }
      expected = rule(name).map { .level(kind, by: $0) }
    case .not(let name): expected = rule(name).map { .not($0) }
    case .undetermined(let name): expected = rule(name).map { .undetermined($0) }
    case .mask(let column, let method):
      expected = .mask(
        column: column.plain ?? "", RuleCompiler(checker: checker).method(method))
    case .filter(let table, let condition):
      expected = .filter(table: table.plain ?? "", condition: condition.plain ?? "")
    case .limit(let value): expected = duration(value).map { .limit($0) }
    case .reassess(let value): expected = duration(value).map { .reassess($0) }
    case .aggregate(let value):
      if case .integer(let size) = value.form {
        expected = .aggregate(size)
      } else {
        checker.report(.literalExpected(value.span))
        expected = nil
      }
    }
    return expected.map { TestPlan.Expectation(expected: $0, span: expectation.span) }
  }
}

extension TestCompiler {
  private func duration(_ expression: Expression) -> CalendarDuration? {
    if case .duration(let duration) = expression.form { return duration }
    checker.report(.literalExpected(expression.span))
    return nil
  }
}

extension Problem {
  /// Either name may be the one that is misspelt, so the nearest rule is shown too.
  static func noSuchRule(
    _ name: String, _ span: Span, _ known: [String: Span], among names: [String]
  ) -> Problem {
    let nearest = nearestName(to: name, among: names)
    let declared = nearest.flatMap { known[$0] }
    return Problem(
      code: "unknown-rule", message: "there is no rule `\(name)`", span: span,
      help: nearest.map { "did you mean `\($0)`?" }
        ?? "a rule is named with its policy: `policy.rule`",
      notes: declared.map { [Note(message: "the rule of nearly this name", span: $0)] } ?? [],
      unknown: (name, nearest))
  }

  static func noSuchPolicy(
    _ name: String, _ span: Span, _ known: [String: Span], among names: [String]
  ) -> Problem {
    let nearest = nearestName(to: name, among: names)
    let declared = nearest.flatMap { known[$0] }
    return Problem(
      code: "unknown-rule", message: "there is no policy `\(name)`", span: span,
      help: nearest.map { "did you mean `\($0)`?" }
        ?? "a rule is named with its policy: `policy.rule`",
      notes: declared.map { [Note(message: "the policy of nearly this name", span: $0)] } ?? [],
      unknown: (name, nearest))
  }

  static func contractsOfNoProduct(_ name: String, _ span: Span) -> Problem {
    Problem(
      code: "contracts-of-no-product",
      message: "`\(name)` is read from one file: only a product has contracts in others",
      span: span,
      help:
        "give one file behind `from`; `and` adds the contracts of a `product` or a `previous` one")
  }

  static func unknownGiven(_ name: String, _ span: Span, _ known: [String]) -> Problem {
    Problem(
      code: "unknown-given", message: "nothing called `\(name)` can be given here", span: span,
      help: nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
        ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))")
  }
}
