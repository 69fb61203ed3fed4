import Charter

/// A syntax tree as an s-expression: what `grammar/corpus` holds.
indirect enum SyntaxDump {
  case word(String)
  case group([SyntaxDump])

  init(_ head: String, _ parts: [SyntaxDump]) { self = .group([.word(head)] + parts) }

  /// On one line, every two parts parted by one blank.
  var line: String {
    switch self {
    case .word(let word): word
    case .group(let parts): "(" + parts.map(\.line).joined(separator: " ") + ")"
    }
  }

  /// On one line where that is short, else every part on a line of its own below the head.
  func text(indentation: Int = 0) -> String {
    let blanks = String(repeating: " ", count: indentation)
    let line = line
    guard case .group(let parts) = self, indentation + line.count > 96 else { return blanks + line }
    // Words stay behind the head that they belong to.
    let head = parts.prefix { if case .word = $0 { true } else { false } }
    let rest = parts.dropFirst(head.count).map { $0.text(indentation: indentation + 2) }
    return blanks + "(" + head.map(\.line).joined(separator: " ") + "\n"
      + rest.joined(separator: "\n") + ")"
  }
}

extension SyntaxDump {
  init(_ tree: SyntaxTree) {
    self.init("file", tree.declarations.map(SyntaxDump.init))
  }

  init(_ declaration: Declaration) {
    let inner: SyntaxDump =
      switch declaration.form {
      case .policy(let policy): SyntaxDump(policy)
      case .param(let param): SyntaxDump(param)
      case .define(let define): SyntaxDump(define)
      case .enumeration(let enumeration): SyntaxDump(enumeration)
      case .record(let record):
        SyntaxDump("record", [.word(record.name.text)] + record.fields.map(SyntaxDump.init))
      case .extend(let extend):
        SyntaxDump("extend", [.word(extend.name.text)] + extend.fields.map(SyntaxDump.init))
      case .subject(let subject):
        SyntaxDump(
          "subject",
          [.word(subject.name.text), .word(subject.permitsByDefault ? "permit" : "deny")]
            + subject.inputs.map(SyntaxDump.init))
      case .data(let data): SyntaxDump(data)
      case .standard(let standard): SyntaxDump(standard)
      case .waiver(let waiver): SyntaxDump(waiver)
      case .test(let test): SyntaxDump(test)
      }
    self = inner.documented(declaration.documentation)
  }

  func documented(_ documentation: String) -> SyntaxDump {
    guard !documentation.isEmpty, case .group(let parts) = self else { return self }
    return .group(parts + [SyntaxDump("doc", [SyntaxDump.quoted(documentation)])])
  }

  init(_ policy: PolicyDeclaration) {
    var parts: [SyntaxDump] = [.word(policy.name.text)]
    if let domain = policy.domain {
      parts.append(SyntaxDump("for", [SyntaxDump.named(domain.text)]))
    }
    if let owner = policy.owner { parts.append(SyntaxDump("owner", [SyntaxDump(owner)])) }
    if let version = policy.version { parts.append(SyntaxDump("version", [SyntaxDump(version)])) }
    for member in policy.members {
      let inner: SyntaxDump =
        switch member.form {
        case .param(let param): SyntaxDump(param)
        case .define(let define): SyntaxDump(define)
        case .data(let data): SyntaxDump(data)
        case .rule(let rule): SyntaxDump(rule)
        case .domainsMay(let may): SyntaxDump(may)
        case .set(let set): SyntaxDump(set)
        case .tighten(let tighten): SyntaxDump(tighten)
        }
      parts.append(inner.documented(member.documentation))
    }
    self.init("policy", parts)
  }

  init(_ param: ParamDeclaration) {
    self.init(
      "param",
      [.word(param.name.text), SyntaxDump(param.type), SyntaxDump(param.value)]
        + (param.direction.map { [.word($0.rawValue)] } ?? []))
  }

  init(_ define: DefineDeclaration) {
    self.init(
      "define",
      [.word(define.name.text)] + define.parameters.map(SyntaxDump.init)
        + [SyntaxDump(define.body)])
  }

  init(_ parameter: Parameter) {
    self.init(
      "input",
      [.word(parameter.name.text), SyntaxDump(parameter.type)]
        + (parameter.value.map { [SyntaxDump($0)] } ?? []))
  }

  init(_ enumeration: EnumDeclaration) {
    self.init(
      "enum",
      [.word(enumeration.name.text)] + (enumeration.isOpen ? [.word("open")] : [])
        + (enumeration.isOrdered ? [.word("ordered")] : [])
        + enumeration.cases.map(SyntaxDump.init))
  }

  init(_ enumCase: EnumCaseSyntax) {
    self.init(
      "case",
      [.word(enumCase.name.text)]
        + (enumCase.spellings.isEmpty
          ? [] : [SyntaxDump("also", enumCase.spellings.map(SyntaxDump.init))])
        + enumCase.members.map(SyntaxDump.init))
  }

  init(_ field: FieldSyntax) {
    var parts: [SyntaxDump] = [.word(field.name.text)]
    if field.isKey { parts.append(.word("key")) }
    if field.isFixed { parts.append(.word("fixed")) }
    if field.isSensitive { parts.append(.word("sensitive")) }
    parts.append(SyntaxDump(field.type))
    if let value = field.value { parts.append(SyntaxDump(value)) }
    self = SyntaxDump("field", parts).documented(field.documentation)
  }

  init(_ data: DataDeclaration) {
    let content: SyntaxDump =
      switch data.content {
      case .literal(let expression): SyntaxDump(expression)
      case .file(let path): SyntaxDump("from", [SyntaxDump(path)])
      }
    self.init("data", [.word(data.name.text), SyntaxDump(data.type), content])
  }

  init(_ type: TypeSyntax) {
    let form: SyntaxDump =
      switch type.form {
      case .name(let name): .word(name)
      case .list(let element): SyntaxDump("list", [SyntaxDump(element)])
      case .map(let element): SyntaxDump("map", [SyntaxDump(element)])
      }
    self = type.isOptional ? SyntaxDump("optional", [form]) : form
  }
}

// MARK: Rules and standards

extension SyntaxDump {
  init(_ rule: RuleDeclaration) {
    var parts: [SyntaxDump] = [.word(rule.name.text), .word(rule.subject.text)]
    if let when = rule.when { parts.append(SyntaxDump("when", [SyntaxDump(when)])) }
    parts += rule.loops.map { SyntaxDump("for", $0) }
    parts += rule.effects.map(SyntaxDump.init)
    if let text = rule.otherwise { parts.append(SyntaxDump("otherwise", [SyntaxDump(text)])) }
    if let help = rule.help { parts.append(SyntaxDump("help", [SyntaxDump(help)])) }
    parts += rule.levels.map(SyntaxDump.init)
    if let until = rule.until { parts.append(SyntaxDump("until", SyntaxDump.dates([until]))) }
    if let decided = rule.decided {
      parts.append(
        SyntaxDump("decided", [SyntaxDump(decided.text)] + SyntaxDump.dates([decided.on])))
    }
    if let waivable = rule.waivable {
      parts.append(
        SyntaxDump("waivable", [.word(waivable.role.text), SyntaxDump(waivable.duration)]))
    }
    if !rule.tags.isEmpty { parts.append(SyntaxDump("tags", rule.tags.map { .word($0.text) })) }
    self.init("rule", parts)
  }

  static func dates(_ dates: [DateSyntax?]) -> [SyntaxDump] {
    dates.compactMap { $0 }.map { .word("\(CivilDate(days: $0.days))") }
  }

  private init(_ head: String, _ loop: LoopSyntax) {
    self.init(
      head,
      [.word(loop.variable.text), SyntaxDump(loop.list)]
        + (loop.condition.map { [SyntaxDump("where", [SyntaxDump($0)])] } ?? []))
  }

  init(_ standard: StandardDeclaration) {
    var parts: [SyntaxDump] = [.word(standard.name.text), .word(standard.kind.text)]
    if let recognize = standard.recognize {
      parts.append(SyntaxDump("recognize", [SyntaxDump(recognize)]))
    }
    if let each = standard.each { parts.append(SyntaxDump("each", each)) }
    parts += standard.files.map {
      SyntaxDump("other-file", [.word($0.name.text), SyntaxDump($0.path)])
    }
    parts += standard.defines.map { SyntaxDump($0) }
    parts += standard.fields.map { SyntaxDump($0) }
    self.init("standard", parts)
  }

  init(_ mapping: FieldMapping) {
    switch mapping.form {
    case .value(let expression):
      self.init("map", [.word(mapping.name.text), SyntaxDump(expression)])
    case .record(let fields):
      self.init("map-record", [.word(mapping.name.text)] + fields.map(SyntaxDump.init))
    case .list(let key, let variable, let list, let condition, let fields):
      var parts: [SyntaxDump] = [.word(mapping.name.text)]
      if let key { parts.append(.word(key.text)) }
      parts += [.word(variable.text), SyntaxDump(list)]
      if let condition { parts.append(SyntaxDump("where", [SyntaxDump(condition)])) }
      self.init("map-list", parts + fields.map(SyntaxDump.init))
    }
  }
}

// MARK: Expressions

extension SyntaxDump {
  init(_ expression: Expression) {
    let inner = SyntaxDump.form(expression.form)
    self = expression.isParenthesised ? SyntaxDump("paren", [inner]) : inner
  }

  private static func form(_ form: ExpressionForm) -> SyntaxDump {
    switch form {
    case .missing: .word("missing")
    case .bool(let value): .word("\(value)")
    case .integer(let value): .word("\(value)")
    case .decimal(let value): SyntaxDump("decimal", [.word("\(value)")])
    case .ratio(let value): SyntaxDump("ratio", [.word("\(value)")])
    case .duration(let value):
      SyntaxDump("duration", [SyntaxDump.quoted("\(value)")])
    case .date(let value): SyntaxDump("date", [.word("\(value)")])
    case .timestamp(let value): SyntaxDump("timestamp", [.word("\(value)")])
    case .version(let value): SyntaxDump("version", [.word("\(value)")])
    case .text(let text): SyntaxDump(text)
    case .name(let name): .word(name)
    case .field(let base, let field): SyntaxDump(".", [SyntaxDump(base), .word(field.text)])
    case .index(let base, let key): SyntaxDump("index", [SyntaxDump(base), SyntaxDump(key)])
    case .call(let name, let arguments):
      SyntaxDump("call", [.word(name.text)] + arguments.map(SyntaxDump.init))
    case .list(let members): SyntaxDump("list", members.map(SyntaxDump.init))
    case .record(let fields):
      SyntaxDump(
        "record", fields.map { SyntaxDump(":", [.word($0.name.text), SyntaxDump($0.value)]) })
    case .comprehension(let element, let binder):
      SyntaxDump("each", [SyntaxDump(element)] + SyntaxDump.binder(binder))
    case .quantifier(let quantifier, let binder, let body):
      SyntaxDump(
        quantifier.rawValue, SyntaxDump.binder(binder) + [SyntaxDump("has", [SyntaxDump(body)])])
    case .count(let binder): SyntaxDump("count", SyntaxDump.binder(binder))
    case .share(let binder): SyntaxDump("share", SyntaxDump.binder(binder))
    case .not(let operand): SyntaxDump("not", [SyntaxDump(operand)])
    case .binary(let operation, let left, let right):
      SyntaxDump(
        operation.rawValue.replacing(" ", with: "-"), [SyntaxDump(left), SyntaxDump(right)])
    case .isCase(let operand, let name, let isNegated):
      SyntaxDump(isNegated ? "is-not" : "is", [SyntaxDump(operand), .word(name.text)])
    case .presence(let operand, let isPresent):
      SyntaxDump(isPresent ? "is-present" : "is-missing", [SyntaxDump(operand)])
    case .like(let operand, let template):
      SyntaxDump("like", [SyntaxDump(operand), SyntaxDump(template)])
    case .matches(let operand, let pattern, _):
      SyntaxDump("matches", [SyntaxDump(operand), SyntaxDump.quoted(pattern)])
    case .cast(let operand, let type): SyntaxDump("as", [SyntaxDump(operand), SyntaxDump(type)])
    case .fits(let operand, let type):
      SyntaxDump("fits", [SyntaxDump(operand), SyntaxDump(type)])
    case .conditional(let condition, let yes, let no):
      SyntaxDump("if", [SyntaxDump(condition), SyntaxDump(yes), SyntaxDump(no)])
    case .invalid: .word("INVALID")
    }
  }

  static func binder(_ binder: Binder) -> [SyntaxDump] {
    [.word(binder.variable.text), SyntaxDump(binder.list)]
      + (binder.condition.map { [SyntaxDump("where", [SyntaxDump($0)])] } ?? [])
  }

  init(_ text: TextLiteral) {
    if let plain = text.plain {
      self = SyntaxDump.quoted(plain)
      return
    }
    self.init(
      "text",
      text.parts.map { part in
        switch part {
        case .text(let text): SyntaxDump.quoted(text)
        case .expression(let expression): SyntaxDump("value", [SyntaxDump(expression)])
        }
      })
  }

  static func quoted(_ text: String) -> SyntaxDump { .word(String(reflecting: text)) }
}
