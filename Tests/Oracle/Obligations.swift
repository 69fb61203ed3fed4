import Charter

// What goes with a permission: section 4 of the reference, law 4.

extension Judging {
  /// Takes in what an effect asks for; what keeps it from being known in full.
  mutating func oblige(
    _ effect: EffectSyntax, _ rule: Oracle.Rule, _ scope: Oracle.Scope
  ) -> Shortfall? {
    switch effect.form {
    case .approval(let party): return approve(oracle.value(of: party, scope), rule)
    case .aggregate(let least):
      guard case .int(let size) = oracle.value(of: least, scope) else { return .undetermined }
      guard size >= 1 else { return .violated }
      verdict.group = max(verdict.group ?? size, size)
      return nil
    case .limit(let length): return end(length, scope) { $0.expires = min($0.expires ?? $1, $1) }
    case .reassess(let length):
      return end(length, scope) { $0.reassess = min($0.reassess ?? $1, $1) }
    case .mask(let mask): return self.mask(mask, rule, scope)
    case .filter(let filter): return self.filter(filter, rule, scope)
    default: return nil
    }
  }

  private mutating func end(
    _ length: Expression, _ scope: Oracle.Scope, _ join: (inout Verdict, Int) -> Void
  ) -> Shortfall? {
    let end = oracle.arithmetic(.add, .instant(oracle.facts.now), oracle.value(of: length, scope))
    guard case .instant(let time) = end else { return .undetermined }
    guard time > oracle.facts.now else { return .violated }
    join(&verdict, time)
    return nil
  }

  /// A team, a person, a role, or a list of them; never who asks.
  private mutating func approve(_ value: Value, _ rule: Oracle.Rule) -> Shortfall? {
    if let parties = value.elements {
      if parties.isEmpty { return .violated }
      var shortfall: Shortfall?
      for party in parties {
        guard let found = approve(party, rule) else { continue }
        if found == .violated || shortfall == nil { shortfall = found }
      }
      return shortfall
    }
    let kind: String
    switch value {
    case .name("Team", _): kind = "team"
    case .name("Person", let name):
      if name == requester { return .violated }
      kind = "person"
    case .enumCase("Role", _), .word: kind = "role"
    default: return .undetermined
    }
    verdict.approvals["\(kind) \(oracle.printed(value))", default: []].insert(rule.name)
    return nil
  }

  private mutating func mask(
    _ syntax: MaskSyntax, _ rule: Oracle.Rule, _ scope: Oracle.Scope
  ) -> Shortfall? {
    guard let columns = oracle.value(of: syntax.binder.list, scope).elements else {
      return .undetermined
    }
    var method = Verdict.Method.word(syntax.method.name.text)
    if let argument = syntax.method.argument,
      case .int(let count) = oracle.value(of: argument, scope)
    {
      method = .last(count)
    }
    var shortfall: Shortfall?
    for column in columns {
      var isAssumed = false
      if let condition = syntax.binder.condition {
        let holds = oracle.value(of: condition, scope.with(syntax.binder.variable.text, column))
        if holds.truth == false { continue }
        isAssumed = holds.truth == nil
      }
      guard let name = oracle.field(of: column, "name").string,
        let table = oracle.field(of: column, "table").string
      else {
        shortfall = .undetermined
        continue
      }
      var isText = false
      if case .enumCase(_, "text") = oracle.field(of: column, "type") { isText = true }
      var mask = Verdict.Mask(
        method: method, isText: isText, isAssumed: isAssumed, rules: [rule.name])
      if let other = verdict.masks["\(table).\(name)"] {
        mask.method = mask.method.joined(with: other.method)
        mask.isText = mask.isText && other.isText
        mask.isAssumed = mask.isAssumed && other.isAssumed
        mask.rules.formUnion(other.rules)
      }
      verdict.masks["\(table).\(name)"] = mask
    }
    return shortfall
  }

  // MARK: Row filters

  private mutating func filter(
    _ syntax: FilterSyntax, _ rule: Oracle.Rule, _ scope: Oracle.Scope
  ) -> Shortfall? {
    var shortfall: Shortfall?
    guard let binder = syntax.tables else {
      guard let tables = requestedTables(scope) else { return .undetermined }
      for table in tables where !take(table, syntax.condition, rule, scope) {
        shortfall = .undetermined
      }
      return shortfall
    }
    guard let tables = oracle.value(of: binder.list, scope).elements else { return .undetermined }
    for table in tables {
      let inner = scope.with(binder.variable.text, table)
      if let condition = binder.condition, oracle.value(of: condition, inner).truth == false {
        continue
      }
      if !take(table, syntax.condition, rule, inner) { shortfall = .undetermined }
    }
    return shortfall
  }

  /// The tables of the columns that are asked for.
  private func requestedTables(_ scope: Oracle.Scope) -> [Value]? {
    guard let columns = scope.locals["columns"]?.elements, !columns.isEmpty,
      let tables = oracle.field(of: scope.locals["product"] ?? .absent, "tables").elements
    else { return nil }
    let wanted = columns.map { oracle.field(of: $0, "table").string }
    let names = tables.map { oracle.field(of: $0, "name").string }
    guard !wanted.contains(nil), columns.allSatisfy({ oracle.field(of: $0, "name").isPresent }),
      !names.contains(nil), wanted.allSatisfy(names.contains)
    else { return nil }
    return tables.indices.filter { place in
      wanted.contains(names[place]) && names.firstIndex(of: names[place]) == place
    }.map { tables[$0] }
  }

  /// Whether the filter can be had for a table: its columns are stated, of the type that is expected,
  /// and all that is not of the row is known.
  private mutating func take(
    _ table: Value, _ condition: Expression, _ rule: Oracle.Rule, _ scope: Oracle.Scope
  ) -> Bool {
    guard let name = oracle.field(of: table, "name").string,
      oracle.canFilter(condition, oracle.field(of: table, "columns"), scope)
    else { return false }
    var filter = verdict.filters[name] ?? Verdict.Filter(conditions: [], rules: [])
    filter.conditions.append((condition, scope))
    filter.rules.insert(rule.name)
    verdict.filters[name] = filter
    return true
  }
}
