// Effects of a rule: what each takes, and where each may stand.

extension RuleCompiler {
  func compile(_ effect: EffectSyntax, own: Set<Int32>) -> RulePlan.Clause {
    func clause(_ kind: EffectKind, _ node: Int32, mask: MaskPlan? = nil) -> RulePlan.Clause {
      RulePlan.Clause(
        kind: kind, node: node, mask: mask, span: effect.span,
        reads: node >= 0 ? paths(of: node, own) : [])
    }
    switch effect.form {
    case .deny: return clause(.deny, -1)
    case .permit: return clause(.permit, -1)
    case .require(let condition): return clause(.require, checker.check(condition, as: .bool))
    case .forbid(let condition): return clause(.forbid, checker.check(condition, as: .bool))
    case .approval(let party): return clause(.approval, approver(party))
    case .aggregate(let least): return clause(.aggregate, groupSize(least))
    case .limit(let duration): return clause(.limit, checker.check(duration, as: .duration))
    case .reassess(let duration): return clause(.reassess, checker.check(duration, as: .duration))
    case .mask(let mask): return masking(mask, effect.span, own)
    case .filter(let filter): return filtering(filter, effect.span, own)
    }
  }

  // MARK: Who must agree

  /// A team, a person, a role, or a list of them.
  private func approver(_ expression: Expression) -> Int32 {
    let role = checker.schema.types["Role"]
    var expected = role
    if case .list = expression.form { expected = role.map { .list($0) } }
    let checked = checker.check(expression, expecting: expected)
    var type = checked.type
    if case .list(let element) = type { type = element }
    let isParty = type == .team || type == .person || type == role || type.isOpen
    if !isParty {
      checker.report(
        .noApprover(checker.schema.describe(checked.type), expression.span))
    }
    return checked.node
  }

  private func groupSize(_ expression: Expression) -> Int32 {
    let node = checker.check(expression, as: .integer)
    if case .integer(let size) = expression.form, size < 1 {
      checker.report(.groupTooSmall(expression.span))
    }
    return node
  }

  // MARK: Masks

  private func masking(
    _ syntax: MaskSyntax, _ span: Span, _ own: Set<Int32>
  ) -> RulePlan.Clause {
    let list = checker.check(syntax.binder.list, expecting: nil)
    let element = list.type.element ?? .invalid
    if list.type.element == nil {
      checker.report(
        .listExpected(checker.schema.describe(list.type), syntax.binder.list.span))
    } else if element != checker.schema.types["Column"], !element.isOpen {
      checker.report(.maskNeedsColumns(checker.schema.describe(element), syntax.binder.list.span))
    }
    let slot = checker.addLocal(syntax.binder.variable, element)
    let condition = syntax.binder.condition.map { checker.check($0, as: .bool) } ?? -1
    checker.removeLocal()
    var reads = paths(of: list.node, own)
    if condition >= 0 { reads += paths(of: condition, own.union([slot])) }
    return RulePlan.Clause(
      kind: .mask, node: list.node,
      mask: MaskPlan(slot: slot, condition: condition, method: method(syntax.method)),
      span: span, reads: reads)
  }

  /// The method that a word names; `hide`, the strictest, in place of one that was refused.
  func method(_ syntax: MaskMethodSyntax) -> MaskMethod {
    let name = syntax.name
    guard name.text == "last" else {
      if let argument = syntax.argument {
        checker.report(.maskWithoutNumber(name.text, argument.span))
      }
      switch name.text {
      case "join_only": return .joinOnly
      case "null": return .null
      case "redact": return .redact
      case "hash": return .hash
      default: return .hide
      }
    }
    guard let argument = syntax.argument, case .integer(let count) = argument.form, count >= 1,
      count <= 1_000
    else {
      checker.report(.maskNeedsNumber(syntax.argument?.span ?? name.span))
      return .hide
    }
    return .last(Int(count))
  }

  // MARK: Row filters

  private func filtering(
    _ syntax: FilterSyntax, _ span: Span, _ own: Set<Int32>
  ) -> RulePlan.Clause {
    var list: Int32 = -1
    var slot: Int32 = -1
    var condition: Int32 = -1
    var own = own
    var reads: [ReadPath] = []
    if let binder = syntax.tables {
      let tables = checker.check(binder.list, expecting: nil)
      let element = tables.type.element ?? .invalid
      if tables.type.element == nil {
        checker.report(.listExpected(checker.schema.describe(tables.type), binder.list.span))
      } else if element != checker.schema.types["Table"], !element.isOpen {
        checker.report(.filterNeedsTables(checker.schema.describe(element), binder.list.span))
      }
      list = tables.node
      reads = paths(of: list, own)
      slot = checker.addLocal(binder.variable, element)
      own.insert(slot)
      condition = binder.condition.map { checker.check($0, as: .bool) } ?? -1
      if condition >= 0 { reads += paths(of: condition, own) }
    }
    let rows = checker.compileRowFilter(syntax.condition)
    if syntax.tables != nil { checker.removeLocal() }
    for node in rows?.nodes ?? [] { reads += paths(of: node, own) }
    return RulePlan.Clause(
      kind: .filter, node: list,
      filter: rows.map { FilterPlan(slot: slot, condition: condition, rows: $0) }, span: span,
      reads: reads)
  }

  // MARK: Where an effect may stand

  func checkEffects(_ rule: RuleDeclaration, subject: SubjectType) {
    let effects = rule.effects.map { ($0, kind(of: $0)) }
    for (effect, kind) in effects {
      let grants = kind == .permit || kind.isObligation
      if grants, subject.permitsByDefault {
        checker.report(
          .grantByDefault(kind.words, subject.name, isObligation: kind.isObligation, effect.span))
      } else if grants, let loop = rule.loops.first {
        checker.report(.grantForEach(kind.words, effect.span, loop: loop.span))
      }
    }
    guard let soft = rule.levels.first(where: { $0.level != .block }),
      let (effect, kind) = effects.first(where: { !$0.1.takesLevel })
    else { return }
    checker.report(.levelOfGrant(soft.level.rawValue, kind.words, soft.span, effect: effect.span))
  }

  private func kind(of effect: EffectSyntax) -> EffectKind {
    switch effect.form {
    case .require: .require
    case .forbid: .forbid
    case .deny: .deny
    case .permit: .permit
    case .approval: .approval
    case .mask: .mask
    case .filter: .filter
    case .aggregate: .aggregate
    case .limit: .limit
    case .reassess: .reassess
    }
  }
}
