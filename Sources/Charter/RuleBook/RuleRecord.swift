// The rules of a set as the model's `RuleInfo`: what rules about rules are asked of.

extension CompiledPolicies {
  /// A rule as a request gives it, as it stands on a day: its level and its status change with the day.
  ///
  /// What the rule does not say is left out, so that it is absent and not unreadable.
  func request(about rule: RulePlan, on day: CivilDate) -> GivenValue {
    var entries: [GivenValue.Entry] = []
    func add(_ key: String, _ value: GivenValue?) {
      if let value { entries.append(GivenValue.Entry(key: key, value: value)) }
    }
    func add(_ key: String, _ text: String?) { add(key, text.map { GivenValue.text($0) }) }
    func add(_ key: String, days: Int32?) {
      add(key, days.map { CivilDate(days: $0).description })
    }
    add("name", rule.name)
    add("policy", rule.policy)
    add("subject", schema.subjects[rule.subject].name)
    add("version", rule.origin.version)
    add("domain", rule.origin.domain)
    add("file", files[Int(rule.span.file)].path)
    add("owner", rule.owner)
    add("explanation", rule.documentation.isEmpty ? nil : rule.documentation)
    add("message", rule.otherwise.map(written))
    add("help", rule.help.map(written))
    add("effects", .list(distinct(rule.clauses.map { .text($0.kind.words) })))
    add("status", rule.status(on: day).rawValue)
    add("level", rule.level(on: day)?.rawValue)
    add("in_force_from", days: rule.levels.first?.from)
    add("blocks_from", days: rule.levels.first { $0.level == .block }?.from)
    add("until", days: rule.until)
    add("decided", rule.origin.decided)
    add("decided_on", days: rule.origin.decidedOn)
    add("waivable", .bool(rule.waivable != nil))
    add("waivable_by", rule.waivable?.roleName)
    add("waivable_for", rule.waivable?.longest.description)
    add("tags", .list(rule.tags.map { .text($0) }))
    return .map([
      GivenValue.Entry(key: "subject", value: .text("rule")),
      GivenValue.Entry(key: "id", value: .text(rule.name)),
      GivenValue.Entry(key: "rule", value: .map(entries)),
    ])
  }
}

extension RulePlan {
  /// What has come of a rule, in the order of its life; named as in the model.
  enum Status: String, Sendable {
    /// Not in force yet.
    case draft
    /// In force, and to get stricter.
    case grace
    /// In force as it is meant to be.
    case enabled
    /// In force, and to end.
    case deprecated
    /// Over.
    case retired
  }

  func status(on day: CivilDate) -> Status {
    if let until, until < day.days { return .retired }
    guard let level = level(on: day) else { return .draft }
    if until != nil { return .deprecated }
    let getsStricter = levels.contains {
      ($0.from ?? .min) > day.days && $0.level.rank > level.rank
    }
    return getsStricter ? .grace : .enabled
  }
}
