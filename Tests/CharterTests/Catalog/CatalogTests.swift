import Charter
import Testing

/// What is read of a mesh, what is within what in it, and what of it is refused.
@Suite struct CatalogTests {
  private static func codes(
    _ descriptors: [String] = [RequestMesh.orders], _ registers: [String: String] = [:]
  ) throws -> [String] {
    let catalog = try RequestMesh.catalog(
      by: try RequestMesh.policies(), descriptors: descriptors, registers: registers)
    return catalog.faults.map { fault in
      fault.code + (fault.place.map { " \($0.file):\($0.start.line):\($0.start.column)" } ?? "")
    }
  }

  @Test func productsStandByTheirIds() throws {
    let catalog = try RequestMesh.catalog(by: try RequestMesh.policies())
    #expect(catalog.faults.isEmpty)
    #expect(catalog.products == ["churn", "margins", "orders"])
  }

  /// Files, registers, and what is said of them.
  static let rows: [(descriptors: [String], registers: [String: String], expected: [String])] = [
    ([RequestMesh.orders], RequestMesh.registers, []),
    (
      [RequestMesh.orders, RequestMesh.orders], [:], ["duplicate-product mesh/1.json:1:10"]
    ),
    ([#"{"note": "none"}"#], [:], ["unrecognized-descriptor mesh/0.json:1:2"]),
    ([#"{"test": 5}"#], [:], ["unreadable-id mesh/0.json:1:10"]),
    (
      [RequestMesh.orders], ["domains": #"[{"parent": "sales"}]"#],
      ["register-lacks-key mesh/domains.json:1:3"]
    ),
    (
      [RequestMesh.orders], ["domains": #"[{"name": "sales", "parent": 5}]"#],
      ["register-does-not-fit mesh/domains.json:1:30"]
    ),
    (
      [RequestMesh.orders], ["domains": #"{"domains": [{"name": "sales"}]}"#], []
    ),
    (
      [RequestMesh.orders], ["domains": #"{"domain": [{"name": "sales"}], "more": 1}"#],
      ["register-does-not-fit mesh/domains.json:1:1"]
    ),
    (
      [RequestMesh.orders],
      ["domains": #"[{"name": "a", "parent": "b"}, {"name": "b", "parent": "a"}]"#],
      ["parent-cycle"]
    ),
    (
      [RequestMesh.orders],
      ["directory": #"{"teams": [{"name": "a", "parent": "a"}], "people": []}"#],
      ["parent-cycle"]
    ),
    (
      [RequestMesh.orders], ["directory": #"{"people": []}"#],
      ["register-lacks-key mesh/directory.json:1:2"]
    ),
    (
      [RequestMesh.orders],
      ["agreements": #"[{"id": "a", "product": "orders", "status": "agreed"}]"#],
      ["register-does-not-fit mesh/agreements.json:1:45"]
    ),
    (
      [RequestMesh.orders, agreement, agreement], [:], ["duplicate-agreement mesh/2.json:1:59"]
    ),
    (
      [RequestMesh.orders, agreement],
      ["agreements": #"[{"id": "one", "product": "orders", "status": "approved"}]"#],
      ["duplicate-agreement mesh/1.json:1:59"]
    ),
    (
      [RequestMesh.orders, agreement],
      ["agreements": #"[{"id": "two", "product": "orders", "status": "approved"}]"#], []
    ),
  ]

  static let agreement = """
    {"apiVersion": "v0.9.0", "kind": "AccessAgreement", "id": "one", "status": "approved",
     "description": {"purpose": "Find out who leaves."}, "startTimestamp": "2026-01-01T00:00:00Z",
     "provider": {"teamId": "orders-team", "dataProductId": "orders", "outputPortId": "v1"},
     "consumer": {"teamId": "growth", "dataProductId": "churn"}}
    """

  @Test(arguments: rows.indices)
  func whatIsSaidOfAMesh(index: Int) throws {
    let row = Self.rows[index]
    #expect(try Self.codes(row.descriptors, row.registers) == row.expected)
  }

  @Test func aCycleIsToldFromEndToEnd() throws {
    let catalog = try RequestMesh.catalog(
      by: try RequestMesh.policies(),
      registers: [
        "domains": """
        [{"name": "a", "parent": "b"}, {"name": "b", "parent": "c"}, {"name": "c", "parent": "a"},
         {"name": "d", "parent": "a"}]
        """
      ])
    #expect(
      catalog.faults.map(\.message)
        == ["`mesh/domains.json`: `a` is within itself: `a` → `b` → `c` → `a`"])
  }

  /// `within` by catalog and directory: as far up as it goes, and unknown where a name is not there.
  static let within: [(expression: String, expected: String)] = [
    (#"domain "sales" "sales""#, "true"),
    (#"domain "sales" "company""#, "true"),
    (#"domain "campaigns" "company""#, "true"),
    (#"domain "campaigns" "sales""#, "false"),
    (#"domain "company" "sales""#, "false"),
    (#"domain "Campaigns" "COMPANY""#, "true"),
    (#"domain "nowhere" "company""#, "unknown"),
    (#"domain "sales" "nowhere""#, "unknown"),
    (#"team "growth" "growth""#, "true"),
    (#"team "growth" "commerce""#, "true"),
    (#"team "growth" "everyone""#, "true"),
    (#"team "everyone" "growth""#, "false"),
    (#"team "orders-team" "everyone""#, "unknown"),
    (#"team "orders-team" "orders-team""#, "true"),
    (#"team "ghosts" "everyone""#, "unknown"),
    (#"person "analyst-1" "growth""#, "true"),
    (#"person "analyst-1" "everyone""#, "true"),
    (#"person "clerk-1" "growth""#, "unknown"),
    (#"person "clerk-1" "orders-team""#, "true"),
    (#"person "guest-1" "growth""#, "false"),
    (#"person "nobody" "growth""#, "unknown"),
  ]

  @Test(arguments: within.indices)
  func whatIsWithinWhat(index: Int) throws {
    let row = Self.within[index]
    let parts = row.expression.split(separator: " ")
    let inner =
      ["domain": "requester.domain", "team": "requester.team", "person": "requester.name"][
        String(parts[0])] ?? ""
    let outer = parts[0] == "domain" ? "consumer.domain" : "consumer.team"
    let outerKey = parts[0] == "domain" ? "domain" : "team"
    let set = try RequestMesh.policies(
      """
      rule inside on access { when \(inner) within \(outer) permit }
      rule outside on access { when not (\(inner) within \(outer)) permit }
      rule asked on access { require true or purpose is present }
      """)
    let name = parts[0] == "person" ? String(parts[1]) : #""x""#
    let own = parts[0] == "person" ? "" : #", "\#(outerKey)": \#(parts[1])"#
    let decisions = try RequestMesh.decide(
      #"{"subject": "access", "requester": {"name": \#(name)\#(own)}, "consumer": {"\#(outerKey)": \#(parts[2])}, "product": "churn"}"#,
      by: set)
    let reasons = decisions.flatMap(\.reasons).filter(\.isConfirmed).map(\.rule)
    #expect(
      reasons
        == (row.expected == "true" ? ["p.inside"] : row.expected == "false" ? ["p.outside"] : []),
      "\(row.expression)")
  }

  @Test func withoutADirectoryNobodyIsWithin() throws {
    let set = try RequestMesh.policies(
      "rule r on read { when consumer.team within consumer.team permit }")
    let catalog = try RequestMesh.catalog(by: set, registers: [:])
    let decisions = try RequestMesh.decide(
      #"{"subject": "read", "consumer": {"team": "growth"}, "product": "churn"}"#, by: set,
      with: catalog)
    #expect(decisions.map(\.outcome) == [.deny])
    #expect(decisions.flatMap(\.reasons).map(\.isConfirmed) == [false])
  }
}
