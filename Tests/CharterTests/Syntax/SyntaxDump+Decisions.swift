import Charter

// Effects, federation, waivers and tests.

extension SyntaxDump {
  init(_ effect: EffectSyntax) {
    switch effect.form {
    case .require(let condition): self.init("require", [SyntaxDump(condition)])
    case .forbid(let condition): self.init("forbid", [SyntaxDump(condition)])
    case .deny: self.init("deny", [])
    case .permit: self.init("permit", [])
    case .approval(let approvers): self.init("approval", [SyntaxDump(approvers)])
    case .mask(let mask):
      self.init("mask", SyntaxDump.binder(mask.binder) + [SyntaxDump(mask.method)])
    case .filter(let filter):
      self.init(
        "filter",
        (filter.tables.map { [SyntaxDump("tables", SyntaxDump.binder($0))] } ?? [])
          + [SyntaxDump("rows", [SyntaxDump(filter.condition)])])
    case .aggregate(let least): self.init("aggregate", [SyntaxDump(least)])
    case .limit(let duration): self.init("limit", [SyntaxDump(duration)])
    case .reassess(let duration): self.init("reassess", [SyntaxDump(duration)])
    }
  }

  init(_ method: MaskMethodSyntax) {
    self.init(
      "with", [.word(method.name.text)] + (method.argument.map { [SyntaxDump($0)] } ?? []))
  }

  init(_ level: LevelSyntax) {
    self.init("level", [.word(level.level.rawValue)] + SyntaxDump.dates([level.from]))
  }

  // MARK: Federation

  init(_ may: DomainsMayDeclaration) {
    self.init(
      "domains-may",
      [.word(may.subject.text)]
        + (may.condition.map { [SyntaxDump("where", [SyntaxDump($0)])] } ?? []))
  }

  init(_ set: SetDeclaration) {
    self.init("set", [SyntaxDump(set.param), SyntaxDump(set.value)])
  }

  init(_ tighten: TightenDeclaration) {
    self.init("tighten", [SyntaxDump(tighten.rule)] + tighten.levels.map(SyntaxDump.init))
  }

  init(_ name: QualifiedName) { self = .word(name.text) }

  init(_ waiver: WaiverDeclaration) {
    var parts: [SyntaxDump] = [.word(waiver.name.text)]
    if let rule = waiver.rule { parts.append(SyntaxDump("of", [SyntaxDump(rule)])) }
    if let subject = waiver.subject {
      parts.append(
        SyntaxDump(
          "for",
          [.word(subject.text)] + (waiver.id.map { [SyntaxDump($0)] } ?? [])
            + (waiver.path.map { [SyntaxDump($0)] } ?? [])))
    }
    if let because = waiver.because { parts.append(SyntaxDump("because", [SyntaxDump(because)])) }
    if let approver = waiver.approver {
      parts.append(
        SyntaxDump(
          "approved",
          [SyntaxDump(approver)] + (waiver.role.map { [.word($0.text)] } ?? [])
            + SyntaxDump.dates([waiver.on])))
    }
    if let until = waiver.until { parts.append(SyntaxDump("until", SyntaxDump.dates([until]))) }
    self.init("waiver", parts)
  }

  init(_ path: KeyPathSyntax) {
    self.init(
      "path",
      path.steps.map { step in
        switch step.form {
        case .field(let name): .word(name)
        case .key(let key): SyntaxDump("key", [SyntaxDump(key)])
        }
      })
  }

  /// A word where it is one, else a text in quotes.
  static func named(_ name: String) -> SyntaxDump {
    name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? .word(name) : quoted(name)
  }

  // MARK: Tests

  init(_ test: TestDeclaration) {
    self.init(
      "test",
      [SyntaxDump(test.title)] + (test.subject.map { [SyntaxDump("on", [.word($0.text)])] } ?? [])
        + test.givens.map(SyntaxDump.init) + test.expectations.map(SyntaxDump.init))
  }

  init(_ given: GivenSyntax) {
    let content: SyntaxDump =
      switch given.content {
      case .value(let value): SyntaxDump(value)
      case .file(let path): SyntaxDump("from", ([path] + given.contracts).map { SyntaxDump($0) })
      }
    let edits = given.edits.map { SyntaxDump(":", [SyntaxDump($0.path), SyntaxDump($0.value)]) }
    self.init(
      "given",
      [.word(given.input.text), content] + (edits.isEmpty ? [] : [SyntaxDump("with", edits)]))
  }

  init(_ expectation: ExpectationSyntax) {
    let parts: [SyntaxDump] =
      switch expectation.form {
      case .permit: [.word("permit")]
      case .review(let approver):
        [.word("review")] + (approver.map { [SyntaxDump("by", [SyntaxDump($0)])] } ?? [])
      case .deny(let rule): [.word("deny")] + (rule.map { [SyntaxDump($0)] } ?? [])
      case .level(let level, let rule): [.word(level.rawValue), SyntaxDump(rule)]
      case .not(let rule): [.word("not"), SyntaxDump(rule)]
      case .undetermined(let rule): [.word("undetermined"), SyntaxDump(rule)]
      case .mask(let column, let method): [.word("mask"), SyntaxDump(column), SyntaxDump(method)]
      case .filter(let table, let condition):
        [.word("filter"), SyntaxDump(table), SyntaxDump("with", [SyntaxDump(condition)])]
      case .limit(let value): [.word("limit"), SyntaxDump(value)]
      case .reassess(let value): [.word("reassess"), SyntaxDump(value)]
      case .aggregate(let value): [.word("aggregate"), SyntaxDump(value)]
      }
    self.init("expect", parts)
  }
}
