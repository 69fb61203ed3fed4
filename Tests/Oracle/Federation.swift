import Charter

// What domains change: section 18 of the reference, law 5.

extension Oracle {
  /// Every domain that the set speaks for, and the one in whose folder it stands.
  var domains: [String: String?] {
    var domains: [String: String?] = [:]
    var folders: [String: [String]] = [:]
    for declaration in declarations {
      guard case .policy(let policy) = declaration.form, let domain = policy.domain else {
        continue
      }
      let name = folded(domain.text)
      let path = sources[Int(declaration.span.file)].pathInSet.split(separator: "/").map(
        String.init)
      guard let start = path.firstIndex(of: "domains") else { continue }
      let above = path[(start + 1)...].prefix { folded($0) != name }.map { folded($0) }
      domains[name] = .some(nil)
      folders[name] = above
      if let outermost = above.first, domains[outermost] == nil { domains[outermost] = .some(nil) }
    }
    for (name, above) in folders {
      domains[name] = above.last { domains[$0] != nil }
    }
    return domains
  }

  /// Whether a subject belongs to each domain that the set speaks for.
  func lineage(of locals: [String: Value]) -> [String: Value] {
    let domains = domains
    let own = field(of: locals["product"] ?? .absent, "domain")
    guard let name = own.string else { return domains.mapValues { _ in .over(own) } }
    if let registered = entries(of: facts.catalog, "domains"), registered[name] == nil {
      return domains.mapValues { _ in .unknown([.notRegistered]) }
    }
    var lineage: [String: Value] = [:]
    for domain in domains.keys {
      lineage[domain] = steps(from: name, to: domain, domains, seen: [])
    }
    return lineage
  }

  /// Whether there is a way up, by folders and by the register of domains.
  private func steps(
    from name: String, to domain: String, _ domains: [String: String?], seen: Set<String>
  ) -> Value {
    if name == domain { return .yes }
    var answers: [Value] = []
    if let parent = domains[name] ?? nil, !seen.contains(parent) {
      answers.append(steps(from: parent, to: domain, domains, seen: seen.union([name])))
    }
    if let registered = entries(of: facts.catalog, "domains"), let entry = registered[name],
      let parent = field(of: entry, "parent").string, !seen.contains(parent)
    {
      // A way up that leads to who is not registered may lead anywhere.
      answers.append(
        registered[parent] == nil
          ? .unknown([.notRegistered])
          : steps(from: parent, to: domain, domains, seen: seen.union([name])))
    }
    if answers.contains(where: { $0.truth == true }) { return .yes }
    let unknown = answers.filter { $0.truth == nil }
    return unknown.isEmpty ? .no : .over(unknown)
  }

  // MARK: Levels

  /// The level of a rule at the decision time; nil where it is not in force.
  func level(of rule: Rule, _ lineage: [String: Value]) -> String? {
    let today = Instant.split(facts.now).day
    if let until = rule.syntax.until, today > Int(until.days) { return nil }
    var levels = rule.syntax.levels.isEmpty ? ["block"] : []
    if let own = level(rule.syntax.levels, today) { levels.append(own) }
    for declaration in declarations {
      guard case .policy(let policy) = declaration.form, let domain = policy.domain,
        lineage[folded(domain.text)]?.truth != false
      else { continue }
      for case .tighten(let tighten) in policy.members.map(\.form)
      where tighten.rule.text == rule.name {
        if let tightened = level(tighten.levels, today) { levels.append(tightened) }
      }
    }
    return ["block", "warn", "advise"].first(where: levels.contains)
  }

  /// The last level whose date has come.
  private func level(_ levels: [LevelSyntax], _ today: Int) -> String? {
    levels.last { $0.from.map { Int($0.days) <= today } ?? true }?.level.rawValue
  }

  // MARK: Params

  /// Gives every param the tightest value of those that the council and the subject's domains set;
  /// unknown where it is unknown whose the subject is.
  func settle(_ lineage: [String: Value]) {
    facts.settings = [:]
    for declaration in declarations {
      guard case .policy(let policy) = declaration.form, let domain = policy.domain else {
        continue
      }
      let isOurs = lineage[folded(domain.text)] ?? .no
      if isOurs.truth == false { continue }
      for case .set(let set) in policy.members.map(\.form) {
        settle(set, isOurs, policy.name.text)
      }
    }
  }

  private func settle(_ set: SetDeclaration, _ isOurs: Value, _ policy: String) {
    let name = set.param.text
    guard let constant = constants[set.param.policy.text]?[set.param.name.text],
      let direction = direction(of: set.param)
    else { return }
    let general = read(
      value(of: constant.value, Scope(policy: set.param.policy.text)), as: constant.type)
    let before = facts.settings[name] ?? general
    guard before.isPresent else { return }
    guard isOurs.truth == true else {
      facts.settings[name] = isOurs
      return
    }
    let other = read(value(of: set.value, Scope(policy: policy)), as: constant.type)
    facts.settings[name] = tightest(before, other, direction)
  }

  private func direction(of name: QualifiedName) -> ParamDeclaration.Direction? {
    for case .policy(let policy) in declarations.map(\.form)
    where policy.name.text == name.policy.text {
      for case .param(let param) in policy.members.map(\.form)
      where param.name.text == name.name.text {
        return param.direction
      }
    }
    return nil
  }

  private func tightest(
    _ one: Value, _ other: Value, _ direction: ParamDeclaration.Direction
  ) -> Value {
    switch direction {
    case .lower, .raise:
      let isTighter: BinaryOperator = direction == .lower ? .lessOrEqual : .greaterOrEqual
      if compare(isTighter, one, other).truth == true { return one }
      return compare(isTighter, other, one).truth == true ? other : .unknown([.startDay])
    case .shrink:
      if holdsAll(one, of: other) { return other }
      return .list((one.elements ?? []).filter { isIn(other, $0) })
    case .grow:
      if holdsAll(other, of: one) { return other }
      return .list((one.elements ?? []) + (other.elements ?? []).filter { !isIn(one, $0) })
    }
  }

  private func holdsAll(_ list: Value, of other: Value) -> Bool {
    (other.elements ?? []).allSatisfy { isIn(list, $0) }
  }

  private func isIn(_ list: Value, _ element: Value) -> Bool {
    (list.elements ?? []).contains { equal($0, element) == true }
  }

  // MARK: Leaves

  /// What the council lets domains permit.
  func leaves(for subject: String) -> [(policy: String, condition: Expression?)] {
    var leaves: [(policy: String, condition: Expression?)] = []
    for case .policy(let policy) in declarations.map(\.form) where policy.domain == nil {
      for case .domainsMay(let may) in policy.members.map(\.form) where may.subject.text == subject
      {
        leaves.append((policy.name.text, may.condition))
      }
    }
    return leaves
  }
}
