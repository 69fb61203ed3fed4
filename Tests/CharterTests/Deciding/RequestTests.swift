import Charter
import TestSupport
import Testing

/// Requests judged by a handful of rules: what comes of each, in one line.
@Suite struct RequestTests {
  static let product = ThreeValueCase.product

  private static func decide(_ rules: String, _ request: String) throws -> [Decision] {
    let policies = try PolicySet(compiling: [
      SourceFile(path: "p.charter", text: "global policy p {\n\(rules)\n}")
    ])
    let json = request.replacing("PRODUCT", with: product)
    let time = try #require(Timestamp("2026-11-21T00:00:00Z"))
    let document = try Document(json: Array(json.utf8), file: "request.json")
    return policies.decide(requests: document, options: DecisionOptions(at: time))
  }

  static func summary(_ decision: Decision) -> String {
    var parts = [decision.outcome.rawValue]
    parts += decision.errors.map { error in
      "\(error.code)\(error.place.map { " \($0.start.line):\($0.start.column)" } ?? "")"
    }
    parts += decision.findings.map { "\($0.rule) \($0.status) \($0.path ?? "-")" }
    parts += decision.approvals.map { "\($0.kind) \($0.by)" }
    parts += decision.obligations.masks.map {
      "\($0.column) \($0.method.text)\($0.isAssumed ? " assumed" : "")"
    }
    parts += decision.obligations.filters.map { "\($0.table): \($0.filter.expression)" }
    if let group = decision.obligations.minimumGroup { parts.append("groups of \(group.value)") }
    if let expiry = decision.obligations.expires { parts.append("until \(expiry.value)") }
    if let again = decision.obligations.reassess { parts.append("again \(again.value)") }
    return parts.joined(separator: ", ")
  }

  private static let open = "rule open on access { when product.access_model is internal permit }"

  /// Rules, what the request holds beside subject, product and requester, and what comes of it.
  static let rows: [(rules: String, request: String, expected: String)] = [
    (open, "", "permit"),
    ("rule r on access { when product.access_model is public permit }", "", "notCovered"),
    ("rule r on access { require true or purpose is present }", "", "deny"),
    (
      open + "rule d on access { when purpose is campaigns deny }", "",
      "deny, p.d undetermined /purpose"
    ),
    (
      open + "rule d on access { when purpose is campaigns deny }",
      #""purpose": "campaigns""#, "deny, p.d violated /purpose"
    ),
    (
      open + "rule d on access { when purpose is campaigns deny }",
      #""purpose": "research""#, "permit"
    ),
    (
      open + "rule a on access { require approval by product.owner.team }", "",
      "review, team orders-team"
    ),
    (
      open + "rule a on access { require approval by data_protection_officer }", "",
      "review, role data_protection_officer"
    ),
    (
      open + "rule a on access { require approval by [security_officer, council_member] }", "",
      "review, role council_member, role security_officer"
    ),
    (
      open + "rule a on access { require approval by requester.name }", "",
      "deny, p.a violated /requester/name"
    ),
    (
      open + "rule a on access { require approval by product.owner.person }", "",
      "deny, p.a undetermined /product/owner/person"
    ),
    (
      open + "rule m on access { mask c in columns where personal in c.categories with hash }",
      #""columns": ["email", "region"]"#, "permit, email hash"
    ),
    (
      open + "rule m on access { mask c in columns where personal in c.categories with redact }",
      #""columns": ["email", "note"]"#, "permit, email redact, note null assumed"
    ),
    (
      open + "rule m on access { mask c in columns with last(4) }"
        + "rule n on access { mask c in columns where c.name == \"email\" with hash }"
        + "rule o on access { mask c in columns with last(2) }",
      #""columns": ["email", "items.order_id"]"#, "permit, items.order_id last(2), email redact"
    ),
    (
      open + "rule m on access { mask c in columns with join_only mask c in columns with hash }",
      #""columns": ["email"]"#, "permit, email null"
    ),
    (
      open + "rule m on access { mask c in columns with join_only mask c in columns with hide }",
      #""columns": ["email"]"#, "permit, email hide"
    ),
    (
      open + "rule f on access { filter rows where row.region == \"eu\" }",
      #""columns": ["email"]"#, #"permit, orders: row.region == "eu""#
    ),
    (
      open + "rule f on access { filter rows where row.region == \"eu\" }",
      #""columns": ["orders.order_id", "items.order_id"]"#,
      #"deny, p.f undetermined , orders: row.region == "eu""#
    ),
    (
      open
        + "rule f on access { filter t in product.tables where t.name == \"orders\" to rows where row.region == \"{requester.domain}\" }",
      #""columns": ["email"]"#, #"permit, orders: row.region == "orders""#
    ),
    (
      open + "rule l on access { limit to 30d limit to 2mo reassess after 1w }", "",
      "permit, until 2026-12-21T00:00:00Z, again 2026-11-28T00:00:00Z"
    ),
    (
      open + "rule l on access { limit to duration }", #""duration": "90d""#,
      "permit, until 2027-02-19T00:00:00Z"
    ),
    (open + "rule l on access { limit to duration }", "", "deny, p.l undetermined /duration"),
    (
      open + "rule g on access { aggregate groups of at least 10 }"
        + "rule h on access { aggregate groups of at least 5 }", "", "permit, groups of 10"
    ),
    (
      open
        + "rule o on access { when not (purpose is campaigns) mask c in columns with hash limit to 1d }",
      #""columns": ["email"]"#, "permit, email hash, until 2026-11-22T00:00:00Z"
    ),
    // What a request names must be there.
    (open, #""columns": ["emial"]"#, "malformed, unknown-column"),
    (open, #""columns": ["order_id"]"#, "malformed, ambiguous-column"),
    (open, #""columns": "email""#, "malformed, columns-are-no-list"),
    (open, #""port": "v3""#, "malformed, unknown-port"),
    (open, #""port": "v2""#, "permit"),
    (open, #""purpose": "reserch""#, "malformed, unknown-purpose"),
    (open, #""purpose": "analytics""#, "permit"),
    (open, #""environment": "moon""#, "malformed, unknown-environment"),
    (open, #""purpos": "research""#, "malformed, unknown-input"),
    (open, #""duration": "a while""#, "permit"),
  ]

  @Test(arguments: rows.indices)
  func whatComesOfARequest(index: Int) throws {
    let row = Self.rows[index]
    let request = """
      {"subject": "access", "requester": {"name": "analyst-1", "team": "growth", "domain": "orders"},
       "product": PRODUCT\(row.request.isEmpty ? "" : ", " + row.request)}
      """
    let decisions = try Self.decide(row.rules, request)
    #expect(decisions.count == 1)
    // Places of errors are asked for elsewhere.
    let found = decisions.map(Self.summary).joined(separator: " | ")
      .replacing(#/ \d+:\d+/#, with: "")
    #expect(found == row.expected, "\(row.rules)\n\(row.request)")
  }
}
