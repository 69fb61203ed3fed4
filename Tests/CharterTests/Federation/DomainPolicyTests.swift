import Charter
import TestSupport
import Testing

/// What domains make of a set: params, levels, rules and permits, for whom and from when.
@Suite struct DomainPolicyTests {
  static let standard = """
    // standard.charter
    standard test for product {
      recognize when raw.test is present
      id = raw.test
      name = raw.test
      domain = raw.domain
      tags = raw.tags
      sla { freshness = raw.freshness }
      custom = raw
    }

    """

  static let council = """
    // core.charter
    global policy core {
      param oldest: Duration = 24h, domains may lower
      param fewest: Int = 3, domains may raise
      param regions: [Text] = ["eu", "us", "apac"], domains may shrink
      param needed: [Text] = ["a"], domains may grow
      rule fresh on product { require product.sla.freshness <= oldest }
      rule named on product { require length(product.name) >= fewest }
      rule placed on product {
        when product.tags is present
        require every t in product.tags has t in regions
      }
      rule keyed on product {
        when product.tags is present
        require every n in needed has n in product.tags or n == "a"
      }
    }
    global policy later {
      rule warned on product {
        require (product.custom["ok"] as Bool) or else true
        level warn from 2026-01-01
        level block from 2027-01-01
        until 2027-06-30
      }
    }

    """

  static let domains = """
    // domains/orders/orders.charter
    domain policy orders for orders {
      param least: Int = 4
      set core.oldest = 12h
      set core.regions = ["eu", "us"]
      tighten later.warned { level block from 2026-06-01 }
      rule long on product { require length(product.name) >= least }
    }
    // domains/orders/returns/returns.charter
    domain policy returns for Returns {
      set core.oldest = 6h
      set core.needed = ["a", "us"]
      set core.regions = ["us"]
      tighten later.warned { level block from 2025-06-01 }
    }
    // domains/billing/billing.charter
    domain policy billing for billing {
      set core.fewest = 6
      rule short on product { forbid length(product.name) > 8 }
    }

    """

  /// A product, when it is judged, and what is found.
  static let rows: [(product: String, day: String, found: [String])] = [
    // What nobody sets is as the council has it.
    (#"{"test": "abc", "domain": "sales", "freshness": "24h"}"#, "2026-03-01", []),
    (
      #"{"test": "abc", "domain": "sales", "freshness": "25h"}"#, "2026-03-01",
      ["core.fresh violated block"]
    ),
    (#"{"test": "abc", "domain": "sales", "freshness": "1h", "tags": ["apac"]}"#, "2026-03-01", []),
    // A domain's own value, rules and levels.
    (#"{"test": "abcd", "domain": "orders", "freshness": "12h"}"#, "2026-03-01", []),
    (
      #"{"test": "abcd", "domain": " ORDERS ", "freshness": "13h"}"#, "2026-03-01",
      ["core.fresh violated block"]
    ),
    (
      #"{"test": "abc", "domain": "orders", "freshness": "1h"}"#, "2026-03-01",
      ["orders.long violated block"]
    ),
    (#"{"test": "abcd", "domain": "orders", "freshness": "1h", "tags": ["us"]}"#, "2026-03-01", []),
    (
      #"{"test": "abcd", "domain": "orders", "freshness": "1h", "tags": ["apac"]}"#, "2026-03-01",
      ["core.placed violated block"]
    ),
    (#"{"test": "abcdef", "domain": "billing", "freshness": "24h"}"#, "2026-03-01", []),
    (
      #"{"test": "abcde", "domain": "billing", "freshness": "24h"}"#, "2026-03-01",
      ["core.named violated block"]
    ),
    (
      #"{"test": "abcdefghi", "domain": "billing", "freshness": "24h"}"#, "2026-03-01",
      ["billing.short violated block"]
    ),
    // A domain below another has both.
    (#"{"test": "abcd", "domain": "returns", "freshness": "6h"}"#, "2026-03-01", []),
    (
      #"{"test": "abc", "domain": "returns", "freshness": "7h"}"#, "2026-03-01",
      ["core.fresh violated block", "orders.long violated block"]
    ),
    (
      #"{"test": "abcd", "domain": "returns", "freshness": "1h", "tags": ["eu"]}"#, "2026-03-01",
      ["core.keyed violated block", "core.placed violated block"]
    ),
    (
      #"{"test": "abcd", "domain": "returns", "freshness": "1h", "tags": ["us"]}"#, "2026-03-01", []
    ),
    // Levels by date.
    (#"{"test": "abcd", "domain": "sales", "freshness": "1h", "ok": false}"#, "2025-12-31", []),
    (
      #"{"test": "abcd", "domain": "sales", "freshness": "1h", "ok": false}"#, "2026-06-01",
      ["later.warned violated warn"]
    ),
    (
      #"{"test": "abcd", "domain": "orders", "freshness": "1h", "ok": false}"#, "2026-05-31",
      ["later.warned violated warn"]
    ),
    (
      #"{"test": "abcd", "domain": "orders", "freshness": "1h", "ok": false}"#, "2026-06-01",
      ["later.warned violated block"]
    ),
    (#"{"test": "abcd", "domain": "returns", "freshness": "1h", "ok": false}"#, "2025-05-31", []),
    (
      #"{"test": "abcd", "domain": "returns", "freshness": "1h", "ok": false}"#, "2025-06-01",
      ["later.warned violated block"]
    ),
    (
      #"{"test": "abcd", "domain": "returns", "freshness": "1h", "ok": false}"#, "2027-06-30",
      ["later.warned violated block"]
    ),
    // What has ended stays ended.
    (#"{"test": "abcd", "domain": "returns", "freshness": "1h", "ok": false}"#, "2027-07-01", []),
    // A domain that is not known: every restriction, and params that someone sets are unknown.
    (
      #"{"test": "abcdefghi", "freshness": "1h"}"#, "2026-03-01",
      [
        "billing.short undetermined block", "core.fresh undetermined block",
        "core.named undetermined block",
      ]
    ),
    (
      #"{"test": "abc", "domain": 7, "freshness": "1h", "ok": false}"#, "2026-07-01",
      [
        "core.fresh undetermined block", "core.named undetermined block",
        "later.warned violated block", "orders.long undetermined block",
      ]
    ),
  ]

  @Test(arguments: rows.indices) func domainsTightenForTheirOwn(_ index: Int) throws {
    let row = Self.rows[index]
    let set = try PolicySet(compiling: sources(Self.standard + Self.council + Self.domains))
    let decision = try Self.decide(row.product, by: set, at: row.day)
    let found = decision.findings.map { "\($0.rule) \($0.status) \($0.level)" }
    #expect(found == row.found, "\(row.product) on \(row.day)")
    let isDenied = row.found.contains { $0.hasSuffix("block") }
    #expect(decision.outcome == (isDenied ? .deny : .permit))
  }

  static func decide(
    _ product: String, by set: PolicySet, at day: String, catalog: Catalog? = nil
  ) throws -> Decision {
    let time = try #require(Timestamp("\(day)T00:00:00Z"))
    let document = try Document(json: Array(product.utf8), file: "test.json")
    let decisions = set.decide(document, options: DecisionOptions(at: time, catalog: catalog))
    return try #require(decisions.first)
  }

  /// One judge keeps nothing of a product for the next.
  @Test func judgesForgetTheDomainBefore() throws {
    let set = try PolicySet(compiling: sources(Self.standard + Self.council + Self.domains))
    var judge = Judge(set)
    for (index, row) in (Self.rows + Self.rows.reversed()).enumerated() {
      let time = try #require(Timestamp("\(row.day)T00:00:00Z"))
      let document = try Document(json: Array(row.product.utf8), file: "test.json")
      let decision = judge.decide(document, options: DecisionOptions(at: time))[0]
      let found = decision.findings.map { "\($0.rule) \($0.status) \($0.level)" }
      #expect(found == row.found, "\(index): \(row.product) on \(row.day)")
    }
  }

  /// Only the council covers a product; a domain can still deny.
  @Test func aDomainCoversNothing() throws {
    let text =
      Self.standard + """
        // core.charter
        global policy core { rule r on product { when product.name == "covered"  require product.id is present } }
        // domains/orders/o.charter
        domain policy orders for orders { rule r on product { forbid product.name == "bad" } }
        """
    let set = try PolicySet(compiling: sources(text))
    for (name, outcome) in [
      ("covered", Decision.Outcome.permit), ("other", .notCovered), ("bad", .deny),
    ] {
      let decision = try Self.decide(
        #"{"test": "\#(name)", "domain": "orders"}"#, by: set, at: "2026-03-01")
      #expect(decision.outcome == outcome, "\(name)")
    }
  }

  /// With a catalog, what is within what stands there too; a domain that it lacks is unknown.
  @Test func catalogsSayWhatIsBelowWhat() throws {
    let set = try PolicySet(compiling: sources(Self.standard + Self.council + Self.domains))
    let register = """
      [{"name": "orders"}, {"name": "returns", "parent": "orders"}, {"name": "claims", "parent": "returns"},
       {"name": "billing"}, {"name": "sales"}]
      """
    let catalog = set.catalog(
      of: CatalogFiles(
        registers: ["domains": try Document(json: Array(register.utf8), file: "domains.json")]))
    #expect(catalog.faults.isEmpty, "\(catalog.faults)")
    let rows: [(domain: String, found: [String])] = [
      ("sales", []),
      ("billing", ["core.named violated"]),
      ("orders", ["orders.long violated"]),
      ("claims", ["core.fresh violated", "orders.long violated"]),
      (
        "nowhere",
        ["core.fresh undetermined", "core.named undetermined", "orders.long undetermined"]
      ),
    ]
    for row in rows {
      let decision = try Self.decide(
        #"{"test": "abc", "domain": "\#(row.domain)", "freshness": "7h"}"#, by: set,
        at: "2026-03-01", catalog: catalog)
      #expect(decision.findings.map { "\($0.rule) \($0.status)" } == row.found, "\(row.domain)")
    }
  }

  /// Where domains are registered, a domain's own name alone does not make a product its own.
  @Test func aDomainThatIsNotRegisteredPermitsNothing() throws {
    let set = try PolicySet(compiling: sources(Self.reads))
    for (register, outcome) in [
      (#"[{"name": "orders"}]"#, Decision.Outcome.permit), (#"[{"name": "sales"}]"#, .deny),
    ] {
      let catalog = set.catalog(
        of: CatalogFiles(
          registers: ["domains": try Document(json: Array(register.utf8), file: "domains.json")]))
      let request = """
        {"subject": "read", "consumer": {"domain": "orders"}, "purpose": "reporting",
         "product": {"id": "p", "name": "p", "domain": "orders", "access_model": "internal",
           "tables": [{"name": "t", "columns": [{"name": "c", "table": "t", "classification": "public"}]}]}}
        """
      let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
      let document = try Document(json: Array(request.utf8), file: "request.json")
      let decision = set.decide(
        requests: document, options: DecisionOptions(at: time, catalog: catalog))[0]
      #expect(decision.outcome == outcome, "\(register): \(decision.findings.map(\.message))")
    }
  }

  // MARK: Permits

  static let reads = """
    // core.charter
    global policy core {
      domains may permit read where product.access_model is internal
      rule public on read { when product.access_model is public  permit }
      rule classified on read { forbid some c in columns has c.classification > internal }
    }
    // domains/orders/o.charter
    domain policy orders for orders {
      rule friends on read { when consumer.domain == product.domain  permit }
      rule short on read { limit to 30d }
      rule not_for_ml on read { when purpose within machine_learning  deny }
    }
    """

  /// A product's parts, a request's, and what comes of it.
  static let requests: [(product: String, request: String, outcome: String)] = [
    (
      #""domain": "orders", "access_model": "internal""#, #""purpose": "reporting""#,
      "permit until 2026-03-31T00:00:00Z"
    ),
    (#""domain": "orders", "access_model": "internal""#, #""purpose": "ml_training""#, "deny"),
    (#""domain": "orders", "access_model": "restricted""#, #""purpose": "reporting""#, "deny"),
    (#""domain": "orders""#, #""purpose": "reporting""#, "deny"),
    (
      #""domain": "orders", "access_model": "public""#, #""purpose": "reporting""#,
      "permit until 2026-03-31T00:00:00Z"
    ),
    (#""domain": "sales", "access_model": "public""#, #""purpose": "ml_training""#, "permit"),
    (#""domain": "sales", "access_model": "internal""#, #""purpose": "reporting""#, "deny"),
    (#""access_model": "internal""#, #""purpose": "reporting""#, "deny"),
    (#""access_model": "public""#, #""purpose": "ml_training""#, "deny"),
    (#""access_model": "public""#, #""purpose": "reporting""#, "permit until 2026-03-31T00:00:00Z"),
  ]

  @Test(arguments: requests.indices) func domainsPermitOnlyWhatTheCouncilLetsThem(
    _ index: Int
  ) throws {
    let row = Self.requests[index]
    let set = try PolicySet(compiling: sources(Self.reads))
    let request = """
      {"subject": "read", "consumer": {"domain": "orders"}, \(row.request),
       "product": {"id": "p", "name": "p", \(row.product),
         "tables": [{"name": "t", "columns": [{"name": "c", "table": "t", "classification": "public"}]}]}}
      """
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let document = try Document(json: Array(request.utf8), file: "request.json")
    let decision = set.decide(requests: document, options: DecisionOptions(at: time))[0]
    let expiry = decision.obligations.expires.map { " until \($0.value)" } ?? ""
    let outcome = decision.outcome.rawValue + (decision.outcome == .permit ? expiry : "")
    #expect(outcome == row.outcome, "\(row)\n\(decision.errors.map(\.message))")
  }
}
