// Approvals and obligations of a rule that applies, or may apply.
//
// What cannot be computed is not left out: the rule gets a finding, and that denies.

extension RuleRun {
  /// Why something that is asked for cannot be had.
  enum Shortfall {
    /// It is known to be impossible: nobody to approve, a limit that is over already.
    case violated
    case undetermined
  }

  /// Takes in what a clause asks for; nil where that is known in full.
  mutating func ask(
    _ clause: ClauseCode, at place: Int, of rule: Int, _ evaluator: inout Evaluator
  ) -> Shortfall? {
    if clause.kind == .filter { return filter(at: place, rule, &evaluator) }
    let value = clause.node >= 0 ? evaluator.evaluate(clause.node) : .absent
    guard value.isPresent else { return .undetermined }
    switch clause.kind {
    case .approval: return approve(value, rule, &evaluator)
    case .mask:
      guard let mask = clause.mask else { return .undetermined }
      return self.mask(value, mask, rule, &evaluator)
    case .aggregate:
      guard value.integer >= 1 else { return .violated }
      asks.group(atLeast: value.integer, rule: rule)
      return nil
    case .limit, .reassess:
      guard let end = evaluator.now.adding(value.duration) else { return .undetermined }
      guard end > evaluator.now else { return .violated }
      if clause.kind == .limit {
        asks.expire(at: end, rule: rule)
      } else {
        asks.reassess(at: end, rule: rule)
      }
      return nil
    case .filter, .require, .forbid, .deny, .permit: return .undetermined
    }
  }

  // MARK: Approvals

  private mutating func approve(
    _ value: Value, _ rule: Int, _ evaluator: inout Evaluator
  ) -> Shortfall? {
    guard value.tag == .list else { return approve(one: value, rule, evaluator) }
    guard value.count > 0 else { return .violated }
    var shortfall: Shortfall?
    for index in 0..<value.count {
      let party = evaluator.workspace.slot(value, index)
      guard party.isPresent else {
        shortfall = shortfall ?? .undetermined
        continue
      }
      if let found = approve(one: party, rule, evaluator) { shortfall = found }
    }
    return shortfall
  }

  private mutating func approve(
    one party: Value, _ rule: Int, _ evaluator: borrowing Evaluator
  ) -> Shortfall? {
    let kind: RequiredApproval.Kind
    switch party.tag {
    case .team: kind = .team
    case .person: kind = .person
    case .enumCase: kind = .role
    default: return .undetermined
    }
    let name = evaluator.printed(party)
    // Nobody approves what they ask for themselves.
    if kind == .person, name == evaluator.requesterName(policies, subject) { return .violated }
    asks.approve(RuleAsks.Party(by: name, kind: kind), rule: rule)
    return nil
  }

  // MARK: Masks

  /// Whether a value stands where rules make theirs.
  private func isMade(_ value: Value) -> Bool {
    value.slotSpace == 1 && value.slotOffset >= firstMade
  }

  private mutating func mask(
    _ list: Value, _ mask: MaskPlan, _ rule: Int, _ evaluator: inout Evaluator
  ) -> Shortfall? {
    guard let column = policies.column else { return .undetermined }
    let (start, _) = evaluator.cursor(list)
    guard var elements = start else { return .undetermined }
    var shortfall: Shortfall?
    while let (_, element) = elements.next(in: evaluator.workspace) {
      evaluator.setLocal(mask.slot, element)
      var isAssumed = false
      if mask.condition >= 0 {
        let passes = evaluator.evaluate(mask.condition)
        if passes.isFalse { continue }
        isAssumed = !passes.isTrue
      }
      let name = evaluator.field(of: element, column.name)
      let table = evaluator.field(of: element, column.table)
      guard element.tag == .record, name.isPresent, table.isPresent else {
        shortfall = .undetermined
        continue
      }
      let type = column.type >= 0 ? evaluator.field(of: element, column.type) : .absent
      // Columns of the input and of the mesh stay; what the rule made would be gone with it.
      if isMade(element) { holdsMadeColumns = true }
      asks.mask(
        element, table: table, name: name, mask.method,
        isText: type.tag == .enumCase && type.caseNumber == column.textCase,
        isAssumed: isAssumed, rule: rule)
    }
    return shortfall
  }
}
