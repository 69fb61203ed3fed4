import Charter
import Testing

/// What a request holds, what it names, and what is said of one that cannot be judged.
@Suite struct RequestReadingTests {
  /// `REST` after `{"subject": "access", "requester": {"name": "analyst-1"}, ` on line 1, or a whole
  /// request; what comes of it, with the place of each error and its help.
  static let rows: [(request: String, expected: String)] = [
    // A product by its id.
    (#""product": "orders""#, "permit; email hash; phone hash"),
    (#""product": "churn""#, "permit"),
    (
      #""product": "ordres""#,
      "malformed; unknown-product 1:70 (did you mean `orders`?)"
    ),
    (
      #""product": "xyz""#,
      "malformed; unknown-product 1:70 (there are `churn`, `margins`, `orders`)"
    ),
    (
      #""product": "Orders""#, "malformed; unknown-product 1:70 (did you mean `orders`?)"
    ),
    (#""product": """#, "malformed; unknown-product 1:70 (there are `churn`, `margins`, `orders`)"),
    (
      #""product": 5"#,
      "malformed; input-is-no-map 1:70 (`charter explain missing-input` shows a whole request)"
    ),
    (
      #""product": ["orders"]"#,
      "malformed; input-is-no-map 1:70 (`charter explain missing-input` shows a whole request)"
    ),
    (
      #""product": null"#,
      "malformed; missing-input 1:1 (`charter explain missing-input` lists what a request holds)"
    ),
    (
      #""purpose": "audit""#,
      "malformed; missing-input 1:1 (`charter explain missing-input` lists what a request holds)"
    ),
    // A product in place.
    (
      #""product": {"id": "new", "name": "New"}"#, "deny; p.masked undetermined"
    ),
    (
      #""product": {"id": "new"}"#,
      "malformed; missing-input 1:59 (`charter explain missing-input` lists what a request holds)"
    ),
    (
      #""product": {"name": "New"}"#,
      "malformed; missing-input 1:59 (`charter explain missing-input` lists what a request holds)"
    ),
    (
      #""product": {"id": "new", "name": "New", "ownr": {"name": "x"}}"#,
      "malformed; unknown-input-key 1:99 (did you mean `owner`?)"
    ),
    (
      #""product": {"id": "new", "name": "New", "tables": [{"name": "t", "columns": [{"name": "c", "table": "t", "categories": ["personal"]}]}]}, "columns": ["c"]"#,
      "permit; c hash"
    ),
    (
      #""product": {"id": "new", "name": "New", "tables": [{"name": "t", "columns": [{"name": "c"}]}]}"#,
      "malformed; missing-input 1:137 (`charter explain missing-input` lists what a request holds)"
    ),
    // Columns.
    (#""product": "orders", "columns": ["email"]"#, "permit; email hash"),
    (#""product": "orders", "columns": ["orders.email"]"#, "permit; email hash"),
    (#""product": "orders", "columns": ["email", "orders.email"]"#, "permit; email hash"),
    (#""product": "orders", "columns": ["items.order_id"]"#, "permit"),
    (#""product": "orders", "columns": ["price"]"#, "permit"),
    // A name with a dot of its own comes before an address.
    (#""product": "orders", "columns": ["items.price"]"#, "permit"),
    (
      #""product": "orders", "columns": ["order_id"]"#,
      "malformed; ambiguous-column 1:92 (write `orders.order_id`)"
    ),
    (
      #""product": "orders", "columns": ["emial"]"#,
      "malformed; unknown-column 1:92 (did you mean `email`?)"
    ),
    (
      #""product": "orders", "columns": ["email", "emial", "phne"]"#,
      "malformed; unknown-column 1:101 (did you mean `email`?); unknown-column 1:110 (did you mean `phone`?)"
    ),
    (
      #""product": "orders", "columns": ["orders.emial"]"#,
      "malformed; unknown-column 1:92 (did you mean `orders.email`?)"
    ),
    (
      #""product": "churn", "columns": ["score"]"#,
      "malformed; unknown-column 1:91 (none is known here)"
    ),
    (
      #""product": "orders", "columns": "email""#,
      "malformed; columns-are-no-list 1:91 (write `[\"order_id\", \"customers.email\"]`, or leave it out for all columns)"
    ),
    (
      #""product": "orders", "columns": {"email": true}"#,
      "malformed; columns-are-no-list 1:91 (write `[\"order_id\", \"customers.email\"]`, or leave it out for all columns)"
    ),
    (
      #""product": "orders", "columns": [5]"#,
      "malformed; columns-are-no-list 1:92 (write `[\"order_id\", \"customers.email\"]`, or leave it out for all columns)"
    ),
    (
      #""product": "orders", "columns": []"#,
      "malformed; no-columns 1:91 (leave it out to ask for all columns of the product)"
    ),
    (#""product": "orders", "columns": null"#, "permit; email hash; phone hash"),
    // One mistake, one error: nobody knows the columns of a product that is not there.
    (
      #""product": "ordres", "columns": ["emial"]"#,
      "malformed; unknown-product 1:70 (did you mean `orders`?)"
    ),
    (
      #""product": "ordres", "port": "v9""#,
      "malformed; unknown-product 1:70 (did you mean `orders`?)"
    ),
    // Ports.
    (#""product": "orders", "port": "v1", "columns": ["price"]"#, "permit"),
    (
      #""product": "orders", "port": "v11""#,
      "malformed; unknown-port 1:88 (did you mean `v1`?)"
    ),
    (
      #""product": "churn", "port": "v1""#,
      "malformed; unknown-port 1:87 (none is known here)"
    ),
    (
      #""product": "churn", "port": 1"#,
      "malformed; input-is-no-map 1:87 (`charter explain missing-input` shows a whole request)"
    ),
    // Cases.
    (#""product": "churn", "purpose": "reporting""#, "permit"),
    (#""product": "churn", "purpose": "analytics""#, "permit"),
    (#""product": "churn", "purpose": "Product Analytics""#, "permit"),
    (
      #""product": "churn", "purpose": "reprting""#,
      "malformed; unknown-purpose 1:90 (did you mean `reporting`?)"
    ),
    (
      #""product": "churn", "purpose": 3"#,
      "malformed; unknown-purpose 1:90 (there are `advertising`, `analytics`, `audit`, `billing`, `campaigns`, `fraud_prevention`, `logistics`, `machine_learning` and 11 more)"
    ),
    (
      #""product": "churn", "environment": "prood""#,
      "malformed; unknown-environment 1:94 (did you mean `prod`?)"
    ),
    (
      #""product": "churn", "operation": "selct""#,
      "malformed; unknown-operation 1:92 (did you mean `select`?)"
    ),
    (
      #""product": "churn", "legal_basis": "consnt""#,
      "malformed; unknown-legal-basis 1:94 (did you mean `consent`?)"
    ),
    // Keys.
    (
      #""product": "churn", "purpos": "audit""#,
      "malformed; unknown-input 1:79 (did you mean `purpose`?)"
    ),
    (
      #""product": "churn", "approvals": []"#,
      "malformed; unknown-input 1:79 (it may have `columns`, `consumer`, `duration`, `environment`, `id`, `justification`, `legal_basis`, `operation`, `port`, `product`, `purpose`, `requester`, `subject`)"
    ),
    (
      #""product": "churn", "consumer": {"domian": "sales"}"#,
      "malformed; unknown-input-key 1:92 (did you mean `domain`?)"
    ),
    (
      #""product": "churn", "consumer": "growth""#,
      "malformed; input-is-no-map 1:91 (`charter explain missing-input` shows a whole request)"
    ),
    // Several mistakes are said at once.
    (
      #""product": "ordres", "purpose": "reprting", "enviroment": "prod""#,
      "malformed; unknown-input 1:103 (did you mean `environment`?); unknown-product 1:70 (did you mean `orders`?); unknown-purpose 1:91 (did you mean `reporting`?)"
    ),
    // What a request is.
    (
      #"{"product": "orders"}"#,
      "malformed; not-a-request 1:1 (a request is a map with the key `subject`, one of `access`, `read`)"
    ),
    (
      #"{"subject": 5}"#,
      "malformed; not-a-request 1:13 (a request is a map with the key `subject`, one of `access`, `read`)"
    ),
    (
      #"{"subject": "acces"}"#,
      "malformed; unknown-request-subject 1:13 (did you mean `access`?)"
    ),
    (
      #"{"subject": "product", "product": "orders"}"#,
      "malformed; unknown-request-subject 1:13 (there are `access`, `read`)"
    ),
    ("[]", "malformed; no-requests 1:1 (a file holds a request, or a list of requests)"),
    (
      #"["orders"]"#,
      "malformed; not-a-request 1:2 (a request is a map with the key `subject`, one of `access`, `read`)"
    ),
    (
      #""orders" "#,
      "malformed; not-a-request 1:1 (a request is a map with the key `subject`, one of `access`, `read`)"
    ),
    (
      #"{"subject": "access", "product": "orders"}"#,
      "malformed; missing-input 1:1 (`charter explain missing-input` lists what a request holds)"
    ),
    (
      #"{"subject": "access", "requester": {"team": "growth"}, "product": "churn"}"#,
      "malformed; missing-input 1:23 (`charter explain missing-input` lists what a request holds)"
    ),
    (
      #"{"subject": "read", "product": "orders"}"#,
      "malformed; missing-input 1:1 (`charter explain missing-input` lists what a request holds)"
    ),
    (#"{"subject": "read", "consumer": {}, "product": "orders"}"#, "permit"),
    (
      #"{"subject": "read", "consumer": {}, "product": "orders", "requester": {"name": "x"}}"#,
      "malformed; unknown-input 1:58 (it may have `columns`, `consumer`, `environment`, `id`, `operation`, `port`, `product`, `purpose`, `subject`)"
    ),
    (
      #"[{"subject": "read", "consumer": {}, "product": "orders"}, {"subject": "red"}]"#,
      "permit | malformed; unknown-request-subject 1:72 (did you mean `read`?)"
    ),
  ]

  @Test(arguments: rows.indices)
  func whatIsSaidOfARequest(index: Int) throws {
    let row = Self.rows[index]
    let isWhole =
      row.request.hasPrefix("{") || row.request.hasPrefix("[") || row.request.hasSuffix(" ")
    let request =
      isWhole
      ? row.request
      : #"{"subject": "access", "requester": {"name": "analyst-1"}, "# + row.request + "}"
    let found = try RequestMesh.decide(request).map(RequestMesh.summary).joined(separator: " | ")
    #expect(found == row.expected, "\(row.request)")
  }

  @Test func aProductByItsIdNeedsACatalog() throws {
    let set = try RequestMesh.policies()
    let options = DecisionOptions(at: Timestamp(microseconds: 0))
    let request = #"{"subject": "read", "consumer": {}, "product": "orders"}"#
    let decisions = set.decide(
      requests: try RequestMesh.document(request, file: "r.json"), options: options)
    #expect(decisions.flatMap(\.errors).map(\.code) == ["product-without-catalog"])
  }

  @Test func aCatalogBelongsToTheSetThatMadeIt() throws {
    let catalog = try RequestMesh.catalog(by: try RequestMesh.policies())
    let decisions = try RequestMesh.decide(
      #"{"subject": "read", "consumer": {}, "product": "orders"}"#, with: catalog)
    #expect(decisions.flatMap(\.errors).map(\.code) == ["catalog-of-another-set"])
  }

  @Test func theIdIsKeptAsItWasWritten() throws {
    for (id, expected) in [
      (#""REQ-7""#, #""REQ-7""#), ("7", "7"), ("3.50", "3.50"), ("true", "true"),
      ("null", "null"), ("[1]", "null"),
    ] {
      let line = #"{"subject": "read", "id": \#(id), "consumer": {}, "product": "ordres"}"#
      let set = try RequestMesh.policies()
      var judge = Judge(set)
      var output: [UInt8] = []
      var counts = OutcomeCounts()
      judge.decide(
        lines: Array(line.utf8), first: 1,
        options: DecisionOptions(
          at: Timestamp(microseconds: 0), catalog: try RequestMesh.catalog(by: set)),
        into: &output, counting: &counts)
      #expect(counts.outcomes == [.malformed] && counts.malformed == 1)
      let text = String(decoding: output, as: UTF8.self)
      #expect(
        text.hasPrefix(#"{"id": \#(expected), "outcome": "malformed", "errors": [{"#), "\(text)")
    }
  }

  /// What a request leaves out, as the model fills it.
  @Test func theConsumerIsTheRequesterUnlessSaid() throws {
    let set = try RequestMesh.policies(
      """
      rule r on access {
        permit
        require consumer.domain == "marketing"
        otherwise "{consumer.person} {consumer.team} {consumer.domain}"
      }
      """)
    let request = { (consumer: String) in
      #"{"subject": "access", "requester": {"name": "a", "team": "t", "domain": "sales"}, "product": "churn"\#(consumer)}"#
    }
    let own = try RequestMesh.decide(request(""), by: set)
    #expect(own.flatMap(\.findings).map(\.message) == ["a t sales"])
    let other = try RequestMesh.decide(
      request(#", "consumer": {"domain": "marketing"}"#), by: set)
    #expect(other.map(\.outcome) == [.permit])
  }
}
