import Charter

// Where the expressions of a file stand, and those that they are made of.

extension Expression {
  /// What it is made of, in the order of the source.
  var parts: [Expression] {
    func inner(_ text: TextLiteral) -> [Expression] {
      text.parts.compactMap { if case .expression(let part) = $0 { part } else { nil } }
    }
    func inner(_ binder: Binder) -> [Expression] {
      [binder.list] + [binder.condition].compactMap { $0 }
    }
    switch form {
    case .missing, .bool, .integer, .decimal, .ratio, .duration, .date, .timestamp, .version, .name,
      .invalid:
      return []
    case .text(let text): return inner(text)
    case .field(let base, _): return [base]
    case .index(let base, let key): return [base, key]
    case .call(_, let arguments): return arguments
    case .list(let elements): return elements
    case .record(let fields): return fields.map(\.value)
    case .comprehension(let element, let binder): return [element] + inner(binder)
    case .quantifier(_, let binder, let body): return inner(binder) + [body]
    case .count(let binder), .share(let binder): return inner(binder)
    case .not(let operand), .isCase(let operand, _, _), .presence(let operand, _),
      .matches(let operand, _, _), .cast(let operand, _), .fits(let operand, _):
      return [operand]
    case .like(let operand, let template): return [operand] + inner(template)
    case .binary(_, let left, let right): return [left, right]
    case .conditional(let condition, let yes, let no): return [condition, yes, no]
    }
  }

  /// It and all that it is made of, each before its parts.
  var all: [Expression] { [self] + parts.flatMap(\.all) }
}

extension SyntaxTree {
  /// The expressions of rules, defines, params and what is beside them; those in others left out.
  var expressions: [Expression] {
    declarations.flatMap { declaration -> [Expression] in
      switch declaration.form {
      case .policy(let policy): policy.members.flatMap { Self.expressions(in: $0) }
      case .record(let record): record.fields.compactMap(\.value)
      case .extend(let extend): extend.fields.compactMap(\.value)
      default: []
      }
    }
  }

  private static func expressions(in member: PolicyMember) -> [Expression] {
    switch member.form {
    case .param(let param): [param.value]
    case .define(let define): [define.body]
    case .data: []
    case .rule(let rule): expressions(in: rule)
    case .domainsMay(let may): [may.condition].compactMap { $0 }
    case .set(let set): [set.value]
    case .tighten: []
    }
  }

  private static func expressions(in rule: RuleDeclaration) -> [Expression] {
    var found = [rule.when].compactMap { $0 }
    for loop in rule.loops { found += [loop.list] + [loop.condition].compactMap { $0 } }
    for effect in rule.effects {
      switch effect.form {
      case .require(let value), .forbid(let value), .approval(let value), .aggregate(let value),
        .limit(let value), .reassess(let value):
        found.append(value)
      case .mask(let mask):
        found += [mask.binder.list] + [mask.binder.condition].compactMap { $0 }
      case .filter(let filter): found.append(filter.condition)
      case .deny, .permit: continue
      }
    }
    for text in [rule.otherwise, rule.help].compactMap({ $0 }) {
      for case .expression(let part) in text.parts { found.append(part) }
    }
    return found
  }
}
