// Whose the subject is: which domains' rules apply to it, and what params are for it.
//
// The joins here make a set safe by construction: whatever the checker let pass, a value that a
// domain set counts only where it is at least as tight as the others.

extension Evaluator {
  /// Makes room for what domains change, as it is where nobody changes anything.
  mutating func prepare(_ plan: FederationPlan?) {
    globals = plan?.params.map(\.value) ?? []
    lineage = Array(repeating: .false, count: plan?.domains.count ?? 0)
    lineageName = nil
  }

  /// Makes the domain of a subject known, whose inputs stand in the frame.
  mutating func enterDomain(of subject: Int, _ plan: FederationPlan) {
    let owner = plan.owners[subject]
    guard owner >= 0 else {
      setLineage(plan, .false)
      lineageName = nil
      return
    }
    let domain = evaluate(owner)
    guard domain.isPresent else {
      setLineage(plan, .unknown(over: domain))
      lineageName = nil
      return
    }
    let name = Array(workspace.bytes(domain))
    if name == lineageName { return }
    lineageName = name
    for number in plan.domains.indices { lineage[number] = within(domain, number, plan) }
    addParents(plan)
    setParams(plan)
    // What is unknown points at a place in this document.
    if lineage.contains(where: { !$0.isPresent }) { lineageName = nil }
  }

  private mutating func setLineage(_ plan: FederationPlan, _ value: Value) {
    for number in plan.domains.indices { lineage[number] = value }
    setParams(plan)
  }

  // MARK: What is within what

  /// Whether a domain is one that the set speaks for, or within it: by the catalog where there is
  /// one, which knows all domains; folders are followed by `addParents`.
  private func within(_ domain: Value, _ number: Int, _ plan: FederationPlan) -> Value {
    let isSame = workspace.bytes(domain).elementsEqual(plan.domains[number].name)
    guard let registered = snapshot?.domains else { return .bool(isSame) }
    // Where domains are registered, one that is not is nobody's: it has the permits of none.
    guard let inner = registered.number(of: workspace.bytes(domain)) else {
      return .unknown(.notRegistered, origin: domain.origin)
    }
    if isSame { return .true }
    return isWithin(inner, number, registered, plan, origin: domain.origin)
  }

  private func isWithin(
    _ inner: Int32, _ number: Int, _ registered: NameTree, _ plan: FederationPlan, origin: UInt32
  ) -> Value {
    let outer = plan.domains[number].name.withUnsafeBufferPointer { registered.number(of: $0) }
    // A way up that ends shows that what is not registered does not stand on it.
    guard let isWithin = registered.isWithin(inner, outer ?? -3) else {
      return .unknown(.notRegistered, origin: origin)
    }
    return .bool(isWithin)
  }

  /// Goes up from every domain that is on the way, by folders and by the catalog.
  private mutating func addParents(_ plan: FederationPlan) {
    var pending = plan.domains.indices.filter { !lineage[$0].isFalse }
    while let inner = pending.popLast() {
      for outer in plan.domains.indices where outer != inner {
        let step = isDirectly(inner, within: outer, plan)
        if step.isFalse { continue }
        let joined = step.isTrue ? lineage[inner] : lineage[inner].isTrue ? step : lineage[inner]
        let isMore = lineage[outer].isFalse || (!lineage[outer].isTrue && joined.isTrue)
        guard isMore else { continue }
        lineage[outer] = joined
        pending.append(outer)
      }
    }
  }

  private func isDirectly(_ inner: Int, within outer: Int, _ plan: FederationPlan) -> Value {
    if plan.domains[inner].parent == Int32(outer) { return .true }
    guard let registered = snapshot?.domains,
      let number = plan.domains[inner].name.withUnsafeBufferPointer({ registered.number(of: $0) })
    else { return .false }
    return isWithin(number, outer, registered, plan, origin: 0)
  }

  // MARK: Params

  private mutating func setParams(_ plan: FederationPlan) {
    for number in plan.params.indices { globals[number] = plan.params[number].value }
    for number in plan.domains.indices where !lineage[number].isFalse {
      for setting in plan.domains[number].settings {
        let direction = plan.params[setting.param].direction
        globals[setting.param] =
          lineage[number].isTrue
          ? tightest(globals[setting.param], setting.value, direction) : lineage[number]
      }
    }
  }

  /// The tightest of two values of a param; unknown where neither is known to be.
  mutating func tightest(
    _ one: Value, _ other: Value, _ direction: ParamDeclaration.Direction
  ) -> Value {
    guard one.isPresent else { return one }
    guard other.isPresent else { return other }
    switch direction {
    case .lower, .raise:
      let operation: Node.Operation = direction == .lower ? .lessOrEqual : .greaterOrEqual
      if compare(one, other, operation).isTrue { return one }
      if compare(other, one, operation).isTrue { return other }
      return .unknown(.dependsOnStartDay)
    case .shrink: return common(one, other)
    case .grow: return union(one, other)
    }
  }

  /// Whether a value is known to be at least as tight as another.
  mutating func isTight(
    _ value: Value, as other: Value, _ direction: ParamDeclaration.Direction
  ) -> Bool {
    guard value.isPresent, other.isPresent else { return false }
    switch direction {
    case .lower: return compare(value, other, .lessOrEqual).isTrue
    case .raise: return compare(value, other, .greaterOrEqual).isTrue
    case .shrink: return isSubset(value, of: other)
    case .grow: return isSubset(other, of: value)
    }
  }

  private mutating func isSubset(_ inner: Value, of outer: Value) -> Bool {
    for index in 0..<inner.count where contains(outer, workspace.slot(inner, index)) != true {
      return false
    }
    return true
  }

  private mutating func contains(_ list: Value, _ value: Value) -> Bool? {
    var result: Bool? = false
    for index in 0..<list.count {
      switch equals(workspace.slot(list, index), value) {
      case true?: return true
      case false?: continue
      case nil: result = nil
      }
    }
    return result
  }

  /// The elements of one list that stand in the other too.
  private mutating func common(_ one: Value, _ other: Value) -> Value {
    if isSubset(other, of: one) { return other }
    if isSubset(one, of: other) { return one }
    return kept(one) { evaluator, element in evaluator.contains(other, element) }
  }

  /// All elements of two lists.
  private mutating func union(_ one: Value, _ other: Value) -> Value {
    if isSubset(one, of: other) { return other }
    if isSubset(other, of: one) { return one }
    let more = kept(other) { evaluator, element in evaluator.contains(one, element).map { !$0 } }
    guard more.isPresent else { return more }
    // Its elements stand in the document of this decision only.
    lineageName = nil
    let offset = workspace.allocate(slots: one.count + more.count)
    for index in 0..<one.count { workspace.slots[offset + index] = workspace.slot(one, index) }
    for index in 0..<more.count {
      workspace.slots[offset + one.count + index] = workspace.slot(more, index)
    }
    return .list(space: 1, offset: offset, count: one.count + more.count)
  }

  private mutating func kept(
    _ list: Value, where isKept: (inout Evaluator, Value) -> Bool?
  ) -> Value {
    lineageName = nil
    let offset = workspace.allocate(slots: list.count)
    var count = 0
    for index in 0..<list.count {
      let element = workspace.slot(list, index)
      guard let keeps = isKept(&self, element) else { return .unknown(.unknownElements) }
      guard keeps else { continue }
      workspace.slots[offset + count] = element
      count += 1
    }
    return .list(space: 1, offset: offset, count: count)
  }
}
