import Charter
import Testing

/// Agreements of Bitol's standard and of the Data Usage Agreement Specification: as requests, and as
/// what a catalog knows.
@Suite struct AgreementTests {
  /// A rule that is never met and says what it read of the request.
  private static let telling = """
    rule tell on access {
      require id == "none"
      otherwise "{id}: {requester.name}, {consumer.product}, {consumer.team}, {consumer.domain}; {product.id} {port.name}; {purpose}; {duration}; {justification}"
    }
    """

  private static let oaas = """
    {"apiVersion": "v0.9.0", "kind": "AccessAgreement", "id": "a-1", "status": "requested",
     "description": {"purpose": "PURPOSE"}, "startTimestamp": "2026-07-01T00:00:00Z",
     "endTimestamp": "2026-09-29T00:00:00Z",
     "provider": {"teamId": "orders-team", "dataProductId": "orders", "outputPortId": "v1"},
     "consumer": CONSUMER, "customProperties": [CUSTOM]}
    """
  private static let dua = """
    {"dataUsageAgreementSpecification": "0.0.1", "id": "d-1",
     "info": {"purpose": "PURPOSE", "status": "approved", "active": true, "startDate": "2026-07-01",
      "endDate": "2026-07-01"},
     "provider": {"teamId": "orders-team", "dataProductId": "orders", "outputPortId": "v1"},
     "consumer": CONSUMER, "tags": [], "links": {}, "custom": {CUSTOM}}
    """

  /// Which file, its purpose, its consumer, its own properties; what the request is.
  static let rows:
    [(file: String, purpose: String, consumer: String, custom: String, expected: String)] = [
      (
        "oaas", "reporting", #"{"teamId": "growth", "dataProductId": "churn"}"#, "",
        "a-1: ‹missing: requester.name›, churn, growth, marketing; orders v1; reporting; 90d; reporting"
      ),
      (
        "oaas", "Find out who leaves.", #"{"userId": "analyst-1"}"#, "",
        "a-1: analyst-1, ‹missing: consumer.product›, ‹missing: consumer.team›, ‹missing: consumer.domain›; orders v1; ‹missing: purpose›; 90d; Find out who leaves."
      ),
      (
        "oaas", "Find out who leaves.", #"{"teamId": "growth"}"#,
        #"{"property": "purpose", "value": "ml_training"}"#,
        "a-1: ‹missing: requester.name›, ‹missing: consumer.product›, growth, marketing; orders v1; ml_training; 90d; Find out who leaves."
      ),
      (
        "dua", "Find out who leaves.", #"{"teamId": "growth", "dataProductId": "churn"}"#,
        #""purpose": "ml_training""#,
        "d-1: ‹missing: requester.name›, churn, growth, marketing; orders v1; ml_training; 23h 59m 59s; Find out who leaves."
      ),
      (
        "dua", "audit", #"{"userId": "analyst-1"}"#, "",
        "d-1: analyst-1, ‹missing: consumer.product›, ‹missing: consumer.team›, ‹missing: consumer.domain›; orders v1; audit; 23h 59m 59s; audit"
      ),
    ]

  private static func text(_ name: String, _ purpose: String, _ consumer: String, _ custom: String)
    -> String
  {
    (name == "oaas" ? oaas : dua).replacing("PURPOSE", with: purpose)
      .replacing("CONSUMER", with: consumer).replacing("CUSTOM", with: custom)
  }

  @Test(arguments: rows.indices)
  func anAgreementIsTheRequestForWhatItGrants(index: Int) throws {
    let row = Self.rows[index]
    let set = try RequestMesh.policies(Self.telling)
    let decisions = try RequestMesh.decide(
      Self.text(row.file, row.purpose, row.consumer, row.custom), by: set)
    #expect(decisions.map(\.standard) == [row.file])
    #expect(decisions.flatMap(\.findings).map(\.message) == [row.expected])
  }

  /// What an agreement names must be there, as for any request.
  @Test func anAgreementNamesWhatThereIs() throws {
    let changes: [(from: String, to: String, expected: String)] = [
      (#""dataProductId": "orders""#, #""dataProductId": "ordres""#, "unknown-product"),
      (#""outputPortId": "v1""#, #""outputPortId": "v3""#, "unknown-port"),
      (#""dataProductId": "orders", "#, "", "missing-key"),
      (#""id": "a-1", "#, "", "missing-key"),
      (#""id": "a-1""#, #""id": 1"#, "unreadable-id"),
    ]
    for change in changes {
      let text = Self.text("oaas", "audit", "{}", "").replacing(change.from, with: change.to)
      let decisions = try RequestMesh.decide(text)
      #expect(decisions.flatMap(\.errors).map(\.code) == [change.expected], "\(change)")
    }
  }

  @Test func anAgreementMayNameColumns() throws {
    let named = #"{"property": "columns", "value": ["email"]}"#
    let some = try RequestMesh.decide(Self.text("oaas", "audit", "{}", named))
    #expect(some.map(RequestMesh.summary) == ["permit; email hash"])
    let all = try RequestMesh.decide(Self.text("oaas", "audit", "{}", ""))
    #expect(all.map(RequestMesh.summary) == ["permit; email hash; phone hash"])
    let wrong = #"{"property": "columns", "value": ["emial"]}"#
    let none = try RequestMesh.decide(Self.text("oaas", "audit", "{}", wrong))
    #expect(none.flatMap(\.errors).map(\.code) == ["unknown-column"])
  }

  @Test func aCatalogKnowsWhatIsAgreed() throws {
    let rules = """
      rule agreed on read {
        when some agreement in catalog.agreements has (
          agreement.product == product.id and agreement.consumer_product == consumer.product
          and agreement.status is approved and agreement.end >= now
        )
        permit
      }
      """
    let set = try RequestMesh.policies(rules)
    func outcome(_ agreement: String) throws -> [Decision.Outcome] {
      let catalog = try RequestMesh.catalog(
        by: set, descriptors: [RequestMesh.orders, RequestMesh.churn, agreement])
      #expect(catalog.faults.isEmpty)
      return try RequestMesh.decide(
        #"{"subject": "read", "consumer": {"product": "churn"}, "product": "orders"}"#, by: set,
        with: catalog
      ).map(\.outcome)
    }
    let consumer = #"{"teamId": "growth", "dataProductId": "churn"}"#
    let requested = Self.text("oaas", "audit", consumer, "")
    #expect(try outcome(requested) != [.permit])
    #expect(
      try outcome(requested.replacing(#""status": "requested""#, with: #""status": "approved""#))
        == [.permit])
    let used = Self.text("dua", "audit", consumer, "")
    #expect(try outcome(used) == [.permit])
    // One that is no longer active has ended, whatever its last day.
    #expect(
      try outcome(used.replacing(#""active": true"#, with: #""active": false"#)) != [.permit])
  }
}
