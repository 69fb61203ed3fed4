// The roots: what each clause of a rule does when it comes out truer or larger.

extension PolarityWalk {
  /// Goes through all of a rule but its words.
  mutating func walk(_ rule: RulePlan) {
    let permits = rule.clauses.contains { $0.kind == .permit }
    let restricts = rule.clauses.contains { $0.kind != .permit }
    let guardSign: Polarity = permits ? (restricts ? .both : .loosens) : .tightens
    walk(rule.when, guardSign)
    for loop in rule.loops {
      walk(loop.list, guardSign)
      walk(loop.condition, guardSign)
    }
    for clause in rule.clauses { walk(clause) }
  }

  private mutating func walk(_ clause: RulePlan.Clause) {
    switch clause.kind {
    case .require: walk(clause.node, .loosens)
    case .forbid: walk(clause.node, .tightens)
    case .deny: return
    // What the council asks of a domain's permit, which is one.
    case .permit: walk(clause.node, .loosens)
    case .approval: walk(clause.node, .both)
    // A larger group shows less.
    case .aggregate: walk(clause.node, .tightens)
    // What lasts longer lets more pass.
    case .limit, .reassess: walk(clause.node, .loosens)
    case .mask:
      walk(clause.node, .tightens)
      walk(clause.mask?.condition ?? -1, .tightens)
    case .filter:
      walk(clause.node, .tightens)
      guard let filter = clause.filter else { return }
      walk(filter.condition, .tightens)
      walk(filter.rows)
    }
  }

  // MARK: Rows

  private mutating func walk(_ rows: RowPlan) {
    // Arguments of defines stand in slots, as those of calls do; what they do is not followed.
    for binding in rows.bindings { walk(binding.node, .both) }
    walk(rows.tree, .loosens)
  }

  private mutating func walk(_ tree: RowPlan.Tree, _ sign: Polarity) {
    switch tree {
    case .column: return
    case .presence(let inner, let isPresent):
      guard sign.contains(isPresent ? .tightens : .loosens) else { return }
      open(isPresent ? .isPresent : .isMissing, inner, sign)
    case .value(let operand): walk(operand.node, sign)
    case .all(let parts), .any(let parts):
      for part in parts { walk(part, sign) }
    case .not(let inner): walk(inner, sign.negated)
    case .implies(let one, let other):
      walk(one, sign.negated)
      walk(other, sign)
    case .compare(let comparison, let one, let other):
      switch comparison {
      case .equal, .notEqual:
        walk(one, sign.either)
        walk(other, sign.either)
      case .less, .lessOrEqual:
        walk(one, sign.negated)
        walk(other, sign)
      case .greater, .greaterOrEqual:
        walk(one, sign)
        walk(other, sign.negated)
      }
    case .member(let inner, let elements, _):
      walk(inner, sign.either)
      for element in elements { walk(element, sign.either) }
    case .memberOf(let inner, let list, let negated):
      walk(inner, sign.either)
      walk(list.node, negated ? sign.negated : sign)
    case .orElse(let one, let other):
      open(.orElse, one, sign)
      walk(one, sign)
      walk(other, sign)
    case .conditional(let condition, let yes, let no):
      walk(condition, sign.either)
      walk(yes, sign)
      walk(no, sign)
    case .like(let inner, let parts):
      walk(inner, sign.either)
      for case .text(let operand) in parts { walk(operand.node, sign.either) }
    case .sum(let one, let other, _, _):
      walk(one, sign.either)
      walk(other, sign.either)
    }
  }

  /// A column of a row that may be NULL.
  private mutating func open(_ kind: Opening.Kind, _ tree: RowPlan.Tree, _ sign: Polarity) {
    var first: RowPlan.Column?
    tree.forEachColumn { if first == nil { first = $0 } }
    guard let first else { return }
    open(kind, first.span, sign, reads: ["row.\(first.name)"])
  }
}
