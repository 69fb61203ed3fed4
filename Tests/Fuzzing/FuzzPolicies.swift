@testable import Charter

/// The policies that requests and descriptors are decided by, and the same in another order.
enum FuzzPolicies {
  private static let rules = [
    """
    rule open on access {
      when product.access_model is public or purpose within analytics
      permit
    }
    """,
    """
    rule owner_agrees on access {
      when product.access_model is restricted
      permit
      require approval by product.owner.team
      limit to 180d
    }
    """,
    """
    rule trained on access {
      when some c in columns has personal in c.categories
      require "privacy" in requester.trainings
      otherwise "{requester.name} of {requester.team} has no training."
    }
    """,
    "rule short on access { require (duration or else 30d) <= 90d }",
    "rule in_place on access { forbid port.region within eu and not requester.region within eu }",
    "rule reads on read { when purpose is present permit reassess after 30d }",
    """
    rule masked on read {
      when consumer.domain != product.domain
      mask c in columns where personal in c.categories with hash
      mask c in columns where "key" in c.tags with last(2)
    }
    """,
    "rule rows on read { when \"consent\" in product.tags filter rows where row.consent == true }",
    "rule groups on read { when purpose is research aggregate groups of at least 10 }",
    "rule owned on product { require product.owner is present help \"Say who.\" }",
    "rule fresh on product { when product.status is active require product.sla.freshness <= 24h level warn }",
    """
    rule classified on product {
      for c in product.columns where personal in c.categories
      require c.classification >= confidential
      otherwise "Column {c.name} of {c.table}."
    }
    """,
    "rule named on product { require product.name matches /[a-z][a-z0-9_]*/ or product.name like \"x*\" }",
    "rule versioned on product { require product.version >= v1.0.0 level advise }",
    "rule few on product { require count(t in product.tags where t != \"\") <= 5 }",
    "rule known on product { require product.domain within \"company\" or product.domain == \"sales\" }",
  ]

  static let set = compiled(rules)
  static let reversed = compiled(rules.reversed())

  private static func compiled(_ rules: [String]) -> PolicySet {
    let text = "global policy core {\n\(rules.joined(separator: "\n"))\n}\n"
    do {
      return try PolicySet(compiling: [SourceFile(path: "a.charter", text: text)])
    } catch {
      fatalError("\(error.diagnostics.map { "\($0.message) \($0.place?.start.line ?? 0)" })")
    }
  }

  static let options: DecisionOptions = {
    var options = DecisionOptions(at: Timestamp(microseconds: 1_772_323_200_000_000))
    options.describesRequests = false
    return options
  }()

  /// All of a decision but the places in policy files.
  static func described(_ decision: Decision) -> String {
    var lines = [
      "\(decision.subject) \(decision.id ?? "") \(decision.outcome) \(decision.rulesAsked)"
    ]
    lines += decision.findings.map { finding in
      "\(finding.rule) \(finding.level) \(finding.status) \(finding.message) \(finding.help ?? "") "
        + "\(finding.fingerprint) \(finding.path ?? "") "
        + finding.values.map { "\($0.path)=\($0.json)" }.joined(separator: ",")
    }
    lines += decision.errors.map { "\($0.code) \($0.message)" }
    lines += decision.approvals.map { "\($0)" }
    lines += decision.obligations.masks.map { "\($0)" }
    lines += decision.obligations.filters.map { "\($0.table) \($0.sql) \($0.rules)" }
    lines.append("\(decision.obligations.minimumGroup as Any)")
    lines.append("\(decision.obligations.expires as Any) \(decision.obligations.reassess as Any)")
    return lines.joined(separator: "\n")
  }
}
