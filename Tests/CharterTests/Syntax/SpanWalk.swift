import Charter

/// Every expression of a tree, outermost first.
struct SpanWalk {
  private(set) var expressions: [Expression] = []

  init(_ tree: SyntaxTree) {
    for declaration in tree.declarations {
      switch declaration.form {
      case .policy(let policy):
        for member in policy.members {
          switch member.form {
          case .param(let param): walk(param.value)
          case .define(let define): walk(define.body)
          case .data(let data): walk(data)
          case .rule(let rule): walk(rule)
          case .domainsMay(let may): walk(may.condition)
          case .set(let set): walk(set.value)
          case .tighten: continue
          }
        }
      case .param(let param): walk(param.value)
      case .define(let define): walk(define.body)
      case .data(let data): walk(data)
      case .record(let record): for field in record.fields { walk(field.value) }
      case .extend(let extend): for field in extend.fields { walk(field.value) }
      case .subject(let subject): for input in subject.inputs { walk(input.value) }
      case .standard(let standard): walk(standard)
      case .waiver(let waiver): walk(waiver.path)
      case .test(let test): walk(test)
      case .enumeration: continue
      }
    }
  }

  init(_ expression: Expression) { walk(expression) }

  private mutating func walk(_ data: DataDeclaration) {
    if case .literal(let literal) = data.content { walk(literal) }
  }

  private mutating func walk(_ rule: RuleDeclaration) {
    walk(rule.when)
    for loop in rule.loops { walk(loop.list, loop.condition) }
    for effect in rule.effects {
      switch effect.form {
      case .require(let condition), .forbid(let condition): walk(condition)
      case .deny, .permit: continue
      case .approval(let value), .aggregate(let value), .limit(let value), .reassess(let value):
        walk(value)
      case .mask(let mask):
        walk(mask.binder)
        walk(mask.method.argument)
      case .filter(let filter):
        if let tables = filter.tables { walk(tables) }
        walk(filter.condition)
      }
    }
    for text in [rule.otherwise, rule.help].compactMap({ $0 }) { walk(text) }
    walk(rule.waivable?.duration)
  }

  private mutating func walk(_ path: KeyPathSyntax?) {
    for case .key(let key) in path?.steps.map(\.form) ?? [] { walk(key) }
  }

  private mutating func walk(_ test: TestDeclaration) {
    for given in test.givens {
      if case .value(let value) = given.content { walk(value) }
      for edit in given.edits {
        walk(edit.path)
        walk(edit.value)
      }
    }
    for expectation in test.expectations {
      switch expectation.form {
      case .review(let approver): walk(approver)
      case .mask(_, let method): walk(method.argument)
      case .limit(let value), .reassess(let value), .aggregate(let value): walk(value)
      case .permit, .deny, .level, .not, .undetermined, .filter: continue
      }
    }
  }

  private mutating func walk(_ standard: StandardDeclaration) {
    walk(standard.recognize)
    if let each = standard.each { walk(each.list, each.condition) }
    for file in standard.files { walk(file.path) }
    for define in standard.defines { walk(define.body) }
    for field in standard.fields { walk(field) }
  }

  private mutating func walk(_ mapping: FieldMapping) {
    switch mapping.form {
    case .value(let value): walk(value)
    case .record(let fields): for field in fields { walk(field) }
    case .list(_, _, let list, let condition, let fields):
      walk(list, condition)
      for field in fields { walk(field) }
    }
  }

  private mutating func walk(_ text: TextLiteral) {
    for case .expression(let value) in text.parts { walk(value) }
  }

  private mutating func walk(_ binder: Binder) { walk(binder.list, binder.condition) }

  private mutating func walk(_ expressions: Expression?...) {
    for case .some(let expression) in expressions { walkOne(expression) }
  }

  private mutating func walkOne(_ expression: Expression) {
    expressions.append(expression)
    switch expression.form {
    case .missing, .bool, .integer, .decimal, .ratio, .duration, .date, .timestamp, .version,
      .name, .invalid:
      break
    case .text(let text): walk(text)
    case .field(let base, _): walk(base)
    case .index(let base, let key): walk(base, key)
    case .call(_, let arguments): for argument in arguments { walk(argument) }
    case .list(let members): for member in members { walk(member) }
    case .record(let fields): for field in fields { walk(field.value) }
    case .comprehension(let element, let binder):
      walk(element)
      walk(binder)
    case .quantifier(_, let binder, let body):
      walk(binder)
      walk(body)
    case .count(let binder), .share(let binder): walk(binder)
    case .not(let operand), .isCase(let operand, _, _), .presence(let operand, _),
      .matches(let operand, _, _), .cast(let operand, _), .fits(let operand, _):
      walk(operand)
    case .binary(_, let left, let right): walk(left, right)
    case .like(let operand, let template):
      walk(operand)
      walk(template)
    case .conditional(let condition, let yes, let no): walk(condition, yes, no)
    }
  }
}
