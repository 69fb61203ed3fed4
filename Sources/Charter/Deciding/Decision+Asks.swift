extension Decision {
  /// Takes over what rules asked for, in an order that says nothing of theirs.
  ///
  /// - Parameters:
  ///   - run: What rules found and asked for.
  ///   - evaluator: Holds the columns.
  ///   - columns: The columns of the product, to tell which names are clear alone.
  mutating func take(_ run: borrowing RuleRun, _ evaluator: borrowing Evaluator, columns: Value) {
    let asks = run.asks
    func ruleNames(_ rules: [Int]) -> [String] { rules.map { run.policies.rules[$0].name } }
    func ruleNames(_ chain: RuleChains.Chain) -> [String] { ruleNames(asks.rules(of: chain)) }
    func bound<V: Comparable & Hashable & Sendable>(
      _ bound: RuleAsks.Bound<V>?
    ) -> Obligations.Bound<V>? {
      bound.map { Obligations.Bound(value: $0.value, rules: ruleNames($0.rules)) }
    }
    if !asks.approvals.isEmpty {
      approvals = asks.approvals.map {
        RequiredApproval(by: $0.party.by, kind: $0.party.kind, rules: ruleNames($0.rules))
      }.sorted { left, right in
        left.kind == right.kind
          ? precedes(left.by, right.by) : left.kind.rawValue < right.kind.rawValue
      }
    }
    if !asks.masks.isEmpty {
      let keys = asks.masks.map {
        RuleAsks.ColumnKey(
          table: evaluator.printed($0.table), name: evaluator.printed($0.name))
      }
      let names = ColumnNames(of: keys, among: columns, run, evaluator)
      obligations.masks = zip(asks.masks, keys).map { mask, key in
        let (table, name) = (key.table, key.name)
        return Obligations.Mask(
          column: names.isClear(name) ? name : "\(table).\(name)", table: table, name: name,
          method: mask.method.applied(toText: mask.isText), isAssumed: mask.isAssumed,
          rules: ruleNames(mask.rules))
      }.sorted { left, right in
        left.table == right.table
          ? precedes(left.name, right.name) : precedes(left.table, right.table)
      }
    }
    obligations.filters = asks.renderedFilters(run)
    obligations.minimumGroup = asks.minimumGroup.map {
      Obligations.Bound(value: Int($0.value), rules: ruleNames($0.rules))
    }
    obligations.expires = bound(asks.expires)
    obligations.reassess = bound(asks.reassess)
    takeReasons(asks, ruleNames)
    if run.explainer != nil { explainReasons(run) }
  }

  /// Puts what was evaluated to each reason.
  private mutating func explainReasons(_ run: borrowing RuleRun) {
    var numbers: [String: Int] = [:]
    for number in run.explanations.keys { numbers[run.policies.rules[number].name] = number }
    for index in reasons.indices {
      let name = reasons[index].rule
      let found = findings.filter { $0.rule == name && $0.blocks }
      let trees = found.compactMap(\.explanation)
      if let first = trees.first, reasons[index].effect != EffectKind.permit.words {
        var joined = first
        if found.count > 1 {
          joined.because = []
          joined.children = trees
          joined.omitted = found.count - trees.count
          let isViolated = found.contains { $0.status == .violated }
          joined.answer = isViolated ? .false : .unknown
        }
        reasons[index].explanation = joined
      } else if let number = numbers[name] {
        reasons[index].explanation = run.explanations[number]
      }
    }
  }

  /// The rules that made the outcome what it is.
  private mutating func takeReasons(_ asks: RuleAsks, _ names: ([Int]) -> [String]) {
    switch outcome {
    case .permit:
      reasons = names(asks.grants).map { Reason(rule: $0, effect: "permit", isConfirmed: true) }
    case .review:
      let rules = Set(approvals.flatMap(\.rules)).sorted(by: precedes)
      reasons = rules.map {
        Reason(rule: $0, effect: "require approval by", isConfirmed: true)
      }
    case .deny:
      var seen: Set<String> = []
      for finding in findings where finding.blocks && seen.insert(finding.rule).inserted {
        reasons.append(
          Reason(
            rule: finding.rule, effect: finding.effect, isConfirmed: finding.status == .violated))
      }
      if asks.grants.isEmpty {
        reasons += names(asks.unconfirmed).map {
          Reason(rule: $0, effect: "permit", isConfirmed: false)
        }
      }
    case .notCovered, .malformed: reasons = []
    }
  }
}

private func precedes(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

extension RuleAsks {
  /// What lets rows through, by table, in the dialect of a run.
  func renderedFilters(_ run: borrowing RuleRun) -> [Obligations.Filter] {
    filters.compactMap { table, entry in
      // Each rule's part was said in the dialect when it was taken in, and so can all of them.
      guard let sql = try? entry.filter.sql(run.dialect) else { return nil }
      return Obligations.Filter(
        table: table, filter: entry.filter, sql: sql,
        rules: entry.rules.map { run.policies.rules[$0].name })
    }.sorted { precedes($0.table, $1.table) }
  }
}

extension RuleRun {
  /// Calls with each column of a list that is there.
  func forEachColumn(
    of list: Value, _ evaluator: borrowing Evaluator, _ body: (RuleAsks.ColumnKey) -> Void
  ) {
    guard let plan = policies.column, list.tag == .list else { return }
    for index in 0..<list.count {
      let column = evaluator.workspace.slot(list, index)
      let name = evaluator.field(of: column, plan.name)
      let table = evaluator.field(of: column, plan.table)
      guard column.tag == .record, name.isPresent, table.isPresent else { continue }
      body(RuleAsks.ColumnKey(table: evaluator.printed(table), name: evaluator.printed(name)))
    }
  }
}
