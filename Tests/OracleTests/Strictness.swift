import Charter

/// Which of two decisions about one subject lets more pass: laws 3 to 5.
enum Strictness {
  /// Mildest first; what cannot be read at all lets nothing pass.
  private static let outcomes: [Decision.Outcome] = [
    .notCovered, .permit, .review, .deny, .malformed,
  ]

  static func rank(_ outcome: Decision.Outcome) -> Int { outcomes.firstIndex(of: outcome) ?? 0 }

  /// What the second lets pass that the first does not; nil where nothing.
  static func looser(_ one: Decision, _ other: Decision) -> String? {
    if rank(other.outcome) < rank(one.outcome) { return "\(other.outcome) after \(one.outcome)" }
    if other.outcome == .malformed { return nil }
    let blocking = Set(one.findings.filter { $0.level == .block }.map(\.rule))
    let still = Set(other.findings.filter { $0.level == .block }.map(\.rule))
    if let gone = blocking.subtracting(still).min() { return "\(gone) blocks no more" }
    // What is denied shows nothing.
    if other.outcome == .deny { return nil }
    return obligations(one, other)
  }

  private static func obligations(_ one: Decision, _ other: Decision) -> String? {
    for mask in one.obligations.masks {
      let now = other.obligations.masks.first { $0.table == mask.table && $0.name == mask.name }
      guard let now else { return "\(mask.column) is not masked any more" }
      guard now.method.joined(with: mask.method) == now.method else {
        return "\(mask.column) is masked by \(now.method.text) after \(mask.method.text)"
      }
    }
    for filter in one.obligations.filters {
      guard let now = other.obligations.filters.first(where: { $0.table == filter.table }),
        now.filter.and(filter.filter).expression == now.filter.expression
      else { return "\(filter.table) shows more rows" }
    }
    func isLooser<V: Comparable>(_ before: V?, _ after: V?, _ isStrict: (V, V) -> Bool) -> Bool {
      guard let before else { return false }
      return after.map { !isStrict($0, before) } ?? true
    }
    if isLooser(one.obligations.expires?.value, other.obligations.expires?.value, <=) {
      return "it lasts longer"
    }
    if isLooser(one.obligations.reassess?.value, other.obligations.reassess?.value, <=) {
      return "it is looked at later"
    }
    if isLooser(one.obligations.minimumGroup?.value, other.obligations.minimumGroup?.value, >=) {
      return "smaller groups are shown"
    }
    let parties = Set(other.approvals.map { "\($0.kind) \($0.by)" })
    let gone = one.approvals.map { "\($0.kind) \($0.by)" }.filter { !parties.contains($0) }
    return gone.isEmpty ? nil : "\(gone) need not agree any more"
  }
}
