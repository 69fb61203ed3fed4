import Charter
import Testing

/// What a waiver covers: findings of its rule about its element, and nothing else.
@Suite struct WaiverCoverTests {
  static let iban = #"product "orders" at tables["ledger"].columns["iban"]"#
  static let two = #"""
    [{"name": "ledger", "columns": [{"name": "iban"}, {"name": "id", "classification": "public"}]},
     {"name": "more", "columns": [{"name": "iban", "classification": "public"}]}]
    """#

  /// Waivers, a product, and what is found; the outcome at the end.
  static let rows: [(waivers: String, product: String, found: [String])] = [
    (
      "", WaiverMesh.product(freshness: "48h", tables: "[]"),
      ["core.fresh violated block /freshness", "deny"]
    ),
    (
      WaiverMesh.waiver(), WaiverMesh.product(tables: "[]"),
      ["core.fresh waived block /freshness", "permit"]
    ),
    // What is undetermined is covered like what is violated.
    (
      WaiverMesh.waiver(), WaiverMesh.product(freshness: "soon", tables: "[]"),
      ["core.fresh waived block /freshness", "permit"]
    ),
    // Nothing found, nothing waived.
    (WaiverMesh.waiver(), WaiverMesh.product(freshness: "1h", tables: "[]"), ["permit"]),
    // Another rule's finding stays.
    (
      WaiverMesh.waiver(), WaiverMesh.product("banned", tables: "[]"),
      ["core.banned violated block /test", "core.fresh violated block /freshness", "deny"]
    ),
    (
      WaiverMesh.waiver(for: #"product "banned""#), WaiverMesh.product("banned", tables: "[]"),
      ["core.banned violated block /test", "core.fresh waived block /freshness", "deny"]
    ),
    (
      WaiverMesh.waiver(of: "core.banned", for: #"product "banned""#),
      WaiverMesh.product("banned", freshness: "1h", tables: "[]"),
      ["core.banned waived block /test", "permit"]
    ),
    // A warning is shown as waived too.
    (
      WaiverMesh.waiver(
        of: "core.tagged", by: "member-1", as: "council_member", on: "2026-02-15",
        until: "2026-03-10"),
      WaiverMesh.product(freshness: "1h", tables: "[]", tags: #"["silver"]"#),
      ["core.tagged waived warn /tags", "permit"]
    ),
    // An approval is asked for all the same.
    (
      WaiverMesh.waiver(for: #"product "reviewed""#), WaiverMesh.product("reviewed", tables: "[]"),
      ["core.fresh waived block /freshness", "review"]
    ),
    // One element of several
    (
      WaiverMesh.waiver(of: "core.classified", for: iban), WaiverMesh.product(freshness: "1h"),
      [
        "core.classified waived block /tables/0/columns/0/classification",
        "core.classified violated block /tables/0/columns/1/classification", "deny",
      ]
    ),
    (
      WaiverMesh.waiver("a", of: "core.classified", for: iban)
        + WaiverMesh.waiver(
          "b", of: "core.classified", for: #"product "orders" at columns["id"]"#),
      WaiverMesh.product(freshness: "1h"),
      [
        "core.classified waived block /tables/0/columns/0/classification",
        "core.classified waived block /tables/0/columns/1/classification", "permit",
      ]
    ),
    // The element of the last `for`, of this rule alone
    (
      WaiverMesh.waiver(of: "core.nested", for: iban),
      WaiverMesh.product(freshness: "1h", tables: two),
      [
        "core.classified undetermined block /tables/0/columns/0/classification",
        "core.classified violated block /tables/0/columns/1/classification",
        "core.classified violated block /tables/1/columns/0/classification",
        "core.nested waived block /tables/0/columns/0/classification", "deny",
      ]
    ),
    // A list that cannot be told is about no element.
    (
      WaiverMesh.waiver(of: "core.classified", for: iban),
      WaiverMesh.product(freshness: "1h", tables: #""none""#),
      [
        "core.classified undetermined block /tables", "core.filled undetermined block /tables",
        "core.nested undetermined block /tables", "deny",
      ]
    ),
    (
      WaiverMesh.waiver(of: "core.filled", for: #"product "orders" at tables["ledger"]"#),
      WaiverMesh.product(freshness: "1h", tables: #"[{"name": "ledger", "columns": []}]"#),
      ["core.filled waived block /tables/0/columns", "permit"]
    ),
    // Nothing of a waiver that is not granted
    (
      WaiverMesh.waiver(by: "clerk-1"), WaiverMesh.product(tables: "[]"),
      ["core.fresh violated block /freshness", "deny"]
    ),
  ]

  @Test func eachRowIsFound() throws {
    for (waivers, product, found) in Self.rows {
      let decision = try WaiverMesh.decide(product, by: WaiverMesh.policies(waivers))
      #expect(
        WaiverMesh.found(decision) + [decision.outcome.rawValue] == found, "\(waivers)\(product)")
    }
  }

  @Test func aFindingKeepsAllButItsWeight() throws {
    let before = try WaiverMesh.decide(
      WaiverMesh.product(tables: "[]"), by: WaiverMesh.policies(""))
    let after = try WaiverMesh.decide(
      WaiverMesh.product(tables: "[]"), by: WaiverMesh.policies(WaiverMesh.waiver()))
    let (one, other) = (try #require(before.findings.first), try #require(after.findings.first))
    #expect(one.fingerprint == other.fingerprint)
    #expect(one.message == other.message)
    #expect(other.found == one.status)
    #expect(one.found == nil)
    #expect(one.blocks)
    #expect(!other.blocks)
    #expect(other.waivers.map(\.name) == ["w"])
    #expect(after.waivers.map(\.findings) == [1])
    #expect(after.reasons.isEmpty)
  }

  @Test func overlappingWaiversAllCover() throws {
    let set = try WaiverMesh.policies(
      WaiverMesh.waiver("b", until: "2026-03-01") + WaiverMesh.waiver("a")
        + WaiverMesh.waiver("c", by: "clerk-1") + WaiverMesh.waiver("d", until: "2026-02-20"))
    let decision = try WaiverMesh.decide(WaiverMesh.product(tables: "[]"), by: set)
    #expect(decision.findings.map { $0.waivers.map(\.name) } == [["a", "b"]])
    #expect(
      decision.waivers.map { "\($0.name) \($0.state.rawValue) \($0.findings)" }
        == ["a granted 1", "b granted 1", "c notGranted 0", "d expired 0"])
  }

  /// What a rule requires of a product whose tags are many and whose freshness does not fit.
  static let limits: [(require: String, isWaived: Bool)] = [
    ("require count(t in product.tags where t != product.name) > 5000", true),
    ("require product.sla.freshness <= 24h", true),
    ("require crowded(product)", false),
    ("require not crowded(product)", false),
    ("require product.sla.freshness <= 24h and crowded(product)", false),
    ("require both(product)", false),
    ("require every t in product.tags has (t != \"\" and crowded(product))", false),
    ("require product.name == \"other\" require crowded(product)", false),
    ("require product.name == \"other\" or crowded(product)", false),
    ("require product.name == \"other\" and crowded(product)", true),
    ("when crowded(product) deny", false),
  ]

  @Test func limitsAreNeverWaived() throws {
    let tags = "[" + (0..<4_000).map { #""t\#($0)""# }.joined(separator: ", ") + "]"
    for (require, isWaived) in Self.limits {
      let rule = """
        global policy big {
          define crowded(p: Product) =
            count(t in p.tags where every u in p.tags has (u != t or u == t)) > 0
          define both(p: Product) = p.sla.freshness <= 24h and crowded(p)
          rule wide on product {
            \(require)
            waivable by data_protection_officer for at most 180d
          }
        }

        """
      let set = try WaiverMesh.policies(WaiverMesh.waiver(of: "big.wide"), more: rule)
      let product = WaiverMesh.product(freshness: "soon", tables: "[]", tags: tags)
      let finding = try #require(
        try WaiverMesh.decide(product, by: set).findings.first { $0.rule == "big.wide" },
        "\(require)")
      #expect((finding.status == .waived) == isWaived, "\(require): \(finding.status)")
    }
  }

  @Test func requestsAreNeverWaived() throws {
    let set = try WaiverMesh.policies(WaiverMesh.waiver())
    let catalog = try WaiverMesh.catalog(
      by: set, products: [WaiverMesh.product(freshness: "1h")], hasCatalog: true)
    let request =
      #"{"subject": "access", "requester": {"name": "a", "trainings": []}, "product": "orders"}"#
    let decision = try #require(
      set.decide(
        requests: try Document(json: Array(request.utf8), file: "r.json"),
        options: try WaiverMesh.options("2026-03-01", catalog)
      ).first)
    #expect(decision.outcome == .deny)
    #expect(decision.waivers.isEmpty)
    #expect(decision.findings.map(\.status) == [.violated])
  }

  @Test func changesAndTheNextChangeKnowWaivers() throws {
    let waivers =
      WaiverMesh.waiver() + WaiverMesh.waiver("late", on: "2026-05-03", until: "2026-05-04")
    let set = try WaiverMesh.policies(waivers)
    let catalog = try WaiverMesh.catalog(by: set)
    let document = try Document(json: Array(WaiverMesh.product(tables: "[]").utf8), file: "t.json")
    let expected = [
      ("2026-01-15", "deny", "2026-02-01T00:00:00Z permit", 1),
      ("2026-03-01", "permit", "2026-05-01T00:00:00Z deny", 0),
      ("2026-05-01", "deny", "2026-05-03T00:00:00Z permit", 1),
      ("2026-05-04", "permit", "2026-05-05T00:00:00Z deny", 0),
      ("2026-05-05", "deny", "- -", 1),
    ]
    for (day, outcome, next, ways) in expected {
      var options = try WaiverMesh.options(day, catalog)
      options.findsNextChange = true
      options.findsChanges = true
      let decision = try #require(set.decide(document, options: options).first)
      #expect(decision.outcome.rawValue == outcome, "\(day)")
      let change = try #require(decision.nextChange)
      #expect(
        "\(change.at?.description ?? "-") \(change.outcome?.rawValue ?? "-")" == next, "\(day)")
      #expect(change.exact)
      #expect(decision.changes.count == ways, "\(day)")
    }
  }

  @Test func changesLeaveAloneWhatIsWaived() throws {
    let set = try WaiverMesh.policies(WaiverMesh.waiver(of: "core.classified", for: Self.iban))
    let catalog = try WaiverMesh.catalog(by: set)
    let document = try Document(json: Array(WaiverMesh.product().utf8), file: "t.json")
    var options = try WaiverMesh.options("2026-03-01", catalog)
    options.findsChanges = true
    options.explains = true
    let decision = try #require(set.decide(document, options: options).first)
    // The classification of a column is fixed, so nothing is proposed for the other one.
    #expect(decision.reasons.map(\.rule) == ["core.classified", "core.fresh"])
    let fields = decision.changes.flatMap { $0.map(\.field) }
    #expect(!fields.contains { $0.contains("iban") })
  }

  /// What is expected of a product that is waived, and whether that is so.
  static let expectations: [(expect: String, message: String?)] = [
    ("expect permit", nil),
    ("expect deny by core.fresh", "expected deny, found permit"),
    ("expect not core.fresh", "expected nothing of core.fresh, found:"),
    ("expect not core.banned", nil),
    ("expect undetermined core.fresh", "expected core.fresh undetermined, found waived"),
  ]

  @Test func testsOfTheSetSeeWaivers() throws {
    for (expect, message) in Self.expectations {
      let test = """
        test "t" {
          given product { id: "orders", name: "o", sla: { freshness: 48h }, tables: [], tags: ["gold"], owner: { name: "sales", team: "sales" } }
          given now 2026-03-01
          given directory { teams: [{ name: "sales" }], people: [{ name: "dpo-1", email: "dpo@example.com", teams: [], roles: [data_protection_officer] }] }
          \(expect)
        }
        """
      let set = try WaiverMesh.policies(WaiverMesh.waiver(), more: test)
      var coverage: Coverage? = Coverage(of: set)
      let results = set.run(
        set.tests, at: try #require(Timestamp("2026-03-01T00:00:00Z")), files: TestFiles(),
        coverage: &coverage)
      let failures = results.flatMap(\.failures).map(\.message)
      #expect(failures.count == (message == nil ? 0 : 1), "\(expect): \(failures)")
      if let message { #expect(failures.first?.hasPrefix(message) ?? false, "\(failures)") }
      // Every mutation of a waivable rule is a set that compiles, or says why not.
      #expect(!set.mutations.isEmpty)
    }
  }
}
