import Charter
import Testing

/// A product that is judged beside a catalog: LAWS 5e.
@Suite struct RegistryTests {
  private static let rules = """
    rule one_name on product {
      require count(other in catalog.products where other.name == product.name) == 1
    }
    rule in_its_domain on product {
      require product.domain == "sales"
      otherwise "it is in {product.domain}"
    }
    rule columns on product {
      require count(entry in catalog.columns where entry.address like "orders.*") <= 1
    }
    """

  private func decide(_ descriptor: String, standard: String? = nil) throws -> Decision {
    let set = try RequestMesh.policies(Self.rules)
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let decisions = set.decide(
      try RequestMesh.document(descriptor, file: "pr/orders.json"),
      options: DecisionOptions(at: time, catalog: try RequestMesh.catalog(by: set)))
    return try #require(decisions.first)
  }

  /// A descriptor, and the findings about it.
  static let rows: [(descriptor: String, expected: String)] = [
    // Its own entry is replaced: two products of one name, of which one is older, are one.
    (#"{"test": "orders", "domain": "sales", "owner": "x"}"#, "permit"),
    (
      #"{"test": "orders", "domain": "sales", "owner": "x", "tables": [{"name": "t", "columns": [{"name": "a"}, {"name": "b"}]}]}"#,
      "deny; p.columns violated"
    ),
    // It is looked for under its own name among the others.
    (
      #"{"test": "orders", "name": "churn", "domain": "sales", "owner": "x"}"#,
      "deny; p.one_name violated"
    ),
    // A product that the catalog does not have stands in it beside the others.
    (#"{"test": "zebra", "domain": "sales", "owner": "x"}"#, "deny; p.columns violated"),
    (
      #"{"test": "aardvark", "name": "orders", "domain": "sales", "owner": "x"}"#,
      "deny; p.columns violated; p.one_name violated"
    ),
    // The registry says the domain, and a descriptor that says another does not pass.
    (
      #"{"test": "orders", "domain": "marketing", "owner": "x"}"#,
      "deny; domain-disagrees violated"
    ),
    (
      #"{"test": "churn", "domain": "sales", "owner": "x"}"#,
      "deny; domain-disagrees violated; p.columns violated; p.in_its_domain violated"
    ),
    (#"{"test": "orders", "domain": "SALES", "owner": "x"}"#, "permit"),
    (
      #"{"test": "orders", "domain": 5, "owner": "x"}"#,
      "deny; domain-disagrees undetermined"
    ),
    // One that says none has that of the registry.
    (#"{"test": "orders", "owner": "x"}"#, "permit"),
    // One that nobody registered is what it says.
    (
      #"{"test": "zebra", "domain": "marketing", "owner": "x"}"#,
      "deny; p.columns violated; p.in_its_domain violated"
    ),
  ]

  @Test(arguments: rows.indices)
  func theRegistryDecidesWhoseProductItIs(index: Int) throws {
    let row = Self.rows[index]
    #expect(RequestMesh.summary(try decide(row.descriptor)) == row.expected, "\(row.descriptor)")
  }

  @Test func theDisagreementPointsAtBothSides() throws {
    let decision = try decide(#"{"test": "orders", "domain": "marketing", "owner": "x"}"#)
    let finding = try #require(decision.findings.first)
    #expect(
      finding.message == "orders says that its domain is marketing; the catalog says sales")
    #expect(finding.policy.file == "mesh/0.json")
    #expect(finding.policy.start == LineIndex.Position(line: 1, column: 30))
    #expect(finding.input?.file == "pr/orders.json")
    #expect(finding.path == "/domain")
  }

  @Test func theNextProductIsJudgedByTheCatalogAsItIs() throws {
    let set = try RequestMesh.policies(Self.rules)
    let catalog = try RequestMesh.catalog(by: set)
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let options = DecisionOptions(at: time, catalog: catalog)
    var judge = Judge(set)
    let renamed = try RequestMesh.document(
      #"{"test": "orders", "name": "churn", "domain": "sales", "owner": "x"}"#, file: "a.json")
    let other = try RequestMesh.document(
      #"{"test": "margins", "domain": "sales", "owner": "x"}"#, file: "b.json")
    _ = judge.decide(renamed, options: options)
    let alone = set.decide(other, options: options).map(RequestMesh.summary)
    #expect(judge.decide(other, options: options).map(RequestMesh.summary) == alone)
  }

  @Test func aProductInARequestIsJudgedByItsRegisteredDomainToo() throws {
    let set = try RequestMesh.policies(
      #"rule r on access { when product.domain == "marketing" permit }"#)
    let decisions = try RequestMesh.decide(
      """
      {"subject": "access", "requester": {"name": "a"},
       "product": {"id": "orders", "name": "orders", "domain": "marketing"}}
      """, by: set)
    #expect(decisions.map(\.outcome) == [.deny])
    #expect(decisions.flatMap(\.findings).map(\.rule) == ["domain-disagrees"])
  }

  @Test func anAgreementIsNoProduct() throws {
    let decision = try decide(CatalogTests.agreement)
    #expect(decision.outcome == .malformed)
    #expect(decision.errors.map(\.code) == ["agreement-is-no-product"])
  }
}
