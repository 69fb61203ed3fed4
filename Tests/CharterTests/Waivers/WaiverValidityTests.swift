import Charter
import Testing

/// Whether a waiver holds: every clause must be known to, and the first that does not is told.
@Suite struct WaiverValidityTests {
  /// A waiver, a product, the day, the directory, and the waiver's state with its reason.
  struct Row {
    var waiver = WaiverMesh.waiver()
    var product = WaiverMesh.product()
    var day = "2026-03-01"
    var directory: String? = WaiverMesh.directory
    /// Nil where the waiver is not about the product.
    var state: WaiverUse.State?
    /// A part of the reason.
    var reason: String?
  }

  static func column(_ path: String, of rule: String = "core.classified") -> String {
    WaiverMesh.waiver(of: rule, for: #"product "orders" at \#(path)"#)
  }

  static let rows: [Row] = [
    Row(state: .granted),
    // The subject's id, exactly
    Row(product: WaiverMesh.product("orders2"), state: nil),
    Row(product: WaiverMesh.product("Orders"), state: nil),
    Row(waiver: WaiverMesh.waiver(for: #"product "Orders""#), state: nil),
    Row(waiver: WaiverMesh.waiver(for: #"product "orders ""#), state: nil),
    // Dates: both days count
    Row(day: "2026-01-31", state: .notYetValid),
    Row(day: "2026-02-01", state: .granted),
    Row(day: "2026-04-30", state: .granted),
    Row(day: "2026-05-01", state: .expired),
    // One element
    Row(waiver: column(#"tables["ledger"].columns["iban"]"#), state: .granted),
    Row(waiver: column(#"columns["iban"]"#), state: .granted),
    Row(
      waiver: column(#"tables["ledger"].columns["bic"]"#), state: .orphaned,
      reason: "leads to nothing"),
    Row(waiver: column(#"tables["lager"].columns["iban"]"#), state: .orphaned),
    Row(
      waiver: column(#"columns["iban"]"#), product: WaiverMesh.product(tables: "null"),
      state: .orphaned),
    Row(
      waiver: column(#"columns["iban"]"#),
      product: WaiverMesh.product(
        tables:
          #"[{"name": "a", "columns": [{"name": "iban"}]}, {"name": "b", "columns": [{"name": "iban"}]}]"#
      ), state: .notGranted, reason: "several"),
    Row(
      waiver: column(#"tables["a"].columns["iban"]"#),
      product: WaiverMesh.product(
        tables:
          #"[{"name": "a", "columns": [{"name": "iban"}]}, {"name": "b", "columns": [{"name": "iban"}]}]"#
      ), state: .granted),
    Row(
      waiver: column(#"tables["a"].columns["iban"]"#),
      product: WaiverMesh.product(
        tables: #"[{"name": "a", "columns": [{"name": "iban"}]}, {"name": "a", "columns": []}]"#),
      state: .notGranted, reason: "several"),
    Row(
      waiver: column(#"columns["iban"]"#),
      product: WaiverMesh.product(
        tables: #"[{"name": "a", "columns": [{"name": "iban"}, {"name": ["odd"]}]}]"#),
      state: .notGranted, reason: "unknown"),
    Row(
      waiver: column(#"columns["iban"]"#), product: WaiverMesh.product(tables: #""none""#),
      state: .notGranted),
    // Who approved it
    Row(waiver: WaiverMesh.waiver(by: "dpo-1"), state: .granted),
    Row(waiver: WaiverMesh.waiver(by: " DPO-1 "), state: .granted),
    Row(
      waiver: WaiverMesh.waiver(by: "DPO@example.com"), state: .notGranted,
      reason: "has no `DPO@example.com`"),
    Row(waiver: WaiverMesh.waiver(by: "nobody"), state: .notGranted, reason: "has no `nobody`"),
    Row(
      waiver: WaiverMesh.waiver(by: "twin@example.com"), state: .notGranted, reason: "several"),
    Row(waiver: WaiverMesh.waiver(by: "twin-1"), state: .granted),
    Row(
      waiver: WaiverMesh.waiver(by: "clerk@example.com"), state: .notGranted,
      reason: "does not hold the role `data_protection_officer`"),
    Row(
      waiver: WaiverMesh.waiver(by: "silent-1"), state: .notGranted,
      reason: "does not say which roles"),
    Row(waiver: WaiverMesh.waiver(by: "member-1"), state: .notGranted, reason: "does not hold"),
    Row(directory: nil, state: .notGranted, reason: "no directory"),
    Row(
      directory: #"{"teams": [{"name": "orders-team"}], "people": []}"#, state: .notGranted,
      reason: "has no"),
    // Not within the owner's team
    Row(
      waiver: WaiverMesh.waiver(by: "seller@example.com"), state: .notGranted,
      reason: "is in the team `orders-team`"),
    Row(
      waiver: WaiverMesh.waiver(by: "seller-1"), product: WaiverMesh.product(owner: "council"),
      state: .granted),
    Row(
      waiver: WaiverMesh.waiver(by: "seller-1"), product: WaiverMesh.product(owner: "SALES"),
      state: .notGranted, reason: "is in the team `sales`"),
    Row(waiver: WaiverMesh.waiver(by: "sales-lead"), state: .granted),
    Row(product: WaiverMesh.product(owner: nil), state: .notGranted, reason: "is missing"),
    Row(
      product: WaiverMesh.product(owner: "strangers"), state: .notGranted,
      reason: "has no team `strangers`"),
    Row(
      waiver: WaiverMesh.waiver(by: "lost-1"), state: .notGranted,
      reason: "not known to be outside"),
    // The first clause that fails is told.
    Row(waiver: WaiverMesh.waiver(by: "nobody"), day: "2026-05-01", state: .expired),
    Row(
      waiver: column(#"columns["bic"]"#), product: WaiverMesh.product(owner: nil),
      state: .orphaned),
  ]

  @Test func eachClauseIsAsked() throws {
    for row in Self.rows {
      let decision = try WaiverMesh.decide(
        row.product, by: WaiverMesh.policies(row.waiver), on: row.day, directory: row.directory)
      let use = decision.waivers.first
      let label = "\(row.waiver)\(row.product) \(row.day): \(use?.reason ?? "-")"
      #expect(use?.state == row.state, "\(label)")
      if let reason = row.reason { #expect(use?.reason?.contains(reason) ?? false, "\(label)") }
      // Only what is granted covers anything.
      #expect(
        decision.findings.contains { $0.status == .waived } == (row.state == .granted), "\(label)")
    }
  }

  @Test func aMeshOfAnotherSetGrantsNothing() throws {
    let set = try WaiverMesh.policies(WaiverMesh.waiver())
    let other = try WaiverMesh.policies(WaiverMesh.waiver("other", of: "core.banned"))
    let document = try Document(json: Array(WaiverMesh.product().utf8), file: "test.json")
    let options = try WaiverMesh.options("2026-03-01", WaiverMesh.catalog(by: other))
    let decision = try #require(set.decide(document, options: options).first)
    #expect(decision.waivers.map(\.state) == [.notGranted])
  }

  /// Subjects of tests: a change and a domain have their own ids and owners.
  static let tests: [(given: String, waiver: String, passes: Bool)] = [
    (
      #"on domain { given domain { name: "sales", owner: "sales" } "#,
      WaiverMesh.waiver(
        of: "core.named", for: #"domain " SALES ""#, by: "member-1", as: "council_member"), true
    ),
    (
      #"on domain { given domain { name: "sales", owner: "council" } "#,
      WaiverMesh.waiver(
        of: "core.named", for: #"domain "sales""#, by: "member-1", as: "council_member"), false
    ),
    (
      #"on domain { given domain { name: "stock", owner: "sales" } "#,
      WaiverMesh.waiver(
        of: "core.named", for: #"domain "sales""#, by: "member-1", as: "council_member"), false
    ),
    (
      #"on domain { given domain { name: "sales" } "#,
      WaiverMesh.waiver(
        of: "core.named", for: #"domain "sales""#, by: "member-1", as: "council_member"), false
    ),
    (
      #"on change { given product { id: "orders", name: "o", version: v1.0.0, owner: { name: "sales", team: "sales" } } given previous { id: "orders", name: "o", version: v2.0.0 } "#,
      WaiverMesh.waiver(
        of: "core.stepped", for: #"change "orders""#, by: "member-1", as: "council_member"), true
    ),
    (
      #"on change { given product { id: "orders", name: "o", version: v1.0.0, owner: { name: "council", team: "council" } } given previous { id: "orders", name: "o", version: v2.0.0 } "#,
      WaiverMesh.waiver(
        of: "core.stepped", for: #"change "orders""#, by: "member-1", as: "council_member"), false
    ),
  ]

  @Test func otherSubjectsAreWaivedByTheirOwnIds() throws {
    for (given, waiver, passes) in Self.tests {
      let test = """
        test "t" \(given)
          given now 2026-03-01
          given directory \(Self.people)
          expect \(passes ? "permit" : "deny")
        }
        """
      let set = try WaiverMesh.policies(waiver, more: test)
      var coverage: Coverage?
      let results = set.run(
        set.tests, at: try #require(Timestamp("2026-03-01T00:00:00Z")), files: TestFiles(),
        coverage: &coverage)
      #expect(results.flatMap(\.failures).map(\.message) == [], "\(given)\(waiver)")
    }
  }

  static let people = """
    { teams: [{ name: "council" }, { name: "sales" }],
            people: [{ name: "member-1", teams: ["council"], roles: [council_member] }] }
    """
}
