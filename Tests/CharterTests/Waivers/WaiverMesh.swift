import Charter
import Testing

/// A small set with waivable rules, products that break them, and a directory of who may waive.
enum WaiverMesh {
  static let standard = """
    standard test for product {
      recognize when raw.test is present
      id = raw.test
      name = raw.test
      domain = raw.domain
      owner { name = raw.owner team = raw.owner }
      tags = raw.tags
      sla { freshness = raw.freshness }
      tables for table in raw.tables {
        name = table.name
        columns for column in table.columns {
          name = column.name
          table = table.name
          classification = column.classification
        }
      }
    }

    """

  /// Rules of every kind that bears on waivers.
  static let rules = """
    global policy core {
      rule fresh on product {
        require product.sla.freshness <= 24h
        waivable by data_protection_officer for at most 180d
      }
      rule tagged on product {
        require "gold" in product.tags
        level warn
        waivable by council_member for at most 30d
      }
      rule classified on product {
        for column in product.columns
        require column.classification >= internal
        otherwise "Column {column.name}"
        waivable by data_protection_officer for at most 180d
      }
      rule filled on product {
        for table in product.tables
        forbid count(c in table.columns) == 0
        waivable by data_protection_officer for at most 6mo
      }
      rule nested on product {
        for table in product.tables
        for column in table.columns where column.name like "i*"
        require column.classification is present
        waivable by data_protection_officer for at most 180d
      }
      rule strict on product { require length(product.name) > 0 }
      rule approved on product {
        when product.id == "reviewed"
        require product.sla is present
        require approval by council_member
      }
      rule banned on product {
        when product.id == "banned"
        deny
        waivable by data_protection_officer for at most 180d
      }
      rule trained on access { require "privacy" in requester.trainings }
      rule open on access { permit }
      rule read on read { permit }
      rule named on domain {
        require domain.parent is present
        waivable by council_member for at most 180d
      }
      rule stepped on change {
        require product.version > previous.version
        waivable by council_member for at most 180d
      }
      rule keyless on product {
        for tag in product.tags
        require length(tag) > 2
        waivable by council_member for at most 180d
      }
    }

    """

  /// A waiver, each of whose clauses can be another.
  static func waiver(
    _ name: String = "w", of rule: String = "core.fresh",
    for subject: String = #"product "orders""#,
    because: String = "It moves.", by approver: String = "dpo@example.com",
    as role: String = "data_protection_officer", on: String = "2026-02-01",
    until: String = "2026-04-30"
  ) -> String {
    """
    waiver \(name) {
      of \(rule)
      for \(subject)
      because "\(because)"
      approved by "\(approver)" as \(role) on \(on)
      until \(until)
    }

    """
  }

  static func policies(_ waivers: String, more: String = "") throws -> PolicySet {
    try PolicySet(compiling: sources(standard + rules + more + waivers))
  }

  static let directory = """
    {"teams": [{"name": "orders-team", "parent": "sales"}, {"name": "sales"}, {"name": "council"},
               {"name": "lost", "parent": "nowhere"}],
     "people": [
       {"name": "dpo-1", "email": "dpo@example.com", "teams": ["council"],
        "roles": ["data_protection_officer"]},
       {"name": "seller-1", "email": "seller@example.com", "teams": ["orders-team"],
        "roles": ["data_protection_officer"]},
       {"name": "sales-lead", "teams": ["sales"], "roles": ["data_protection_officer"]},
       {"name": "clerk-1", "email": "clerk@example.com", "teams": ["council"], "roles": []},
       {"name": "silent-1", "teams": ["council"]},
       {"name": "member-1", "teams": ["council"], "roles": ["council_member"]},
       {"name": "lost-1", "teams": ["lost"], "roles": ["data_protection_officer"]},
       {"name": "twin-1", "email": "twin@example.com", "teams": [],
        "roles": ["data_protection_officer"]},
       {"name": "twin-2", "email": "twin@example.com", "teams": [],
        "roles": ["data_protection_officer"]}]}
    """

  /// A product: what of it is not given is as the rules want it.
  static func product(
    _ id: String = "orders", owner: String? = "orders-team", freshness: String = "48h",
    tables: String =
      #"[{"name": "ledger", "columns": [{"name": "iban", "classification": "public"}, {"name": "id", "classification": "public"}]}]"#,
    tags: String = #"["gold"]"#
  ) -> String {
    let owner = owner.map { #""\#($0)""# } ?? "null"
    return
      #"{"test": "\#(id)", "owner": \#(owner), "freshness": "\#(freshness)", "tables": \#(tables), "tags": \#(tags)}"#
  }

  static func catalog(
    by set: PolicySet, directory: String? = directory, products: [String] = [],
    hasCatalog: Bool = false
  ) throws -> Catalog {
    var files = CatalogFiles(hasCatalog: hasCatalog)
    for (number, product) in products.enumerated() {
      files.descriptors.append(
        (try Document(json: Array(product.utf8), file: "\(number).json"), "\(number).json"))
    }
    if let directory {
      files.registers["directory"] = try Document(
        json: Array(directory.utf8), file: "directory.json")
    }
    let catalog = set.catalog(of: files)
    #expect(catalog.faults.isEmpty)
    return catalog
  }

  static func options(_ day: String, _ catalog: Catalog?) throws -> DecisionOptions {
    DecisionOptions(at: try #require(Timestamp("\(day)T12:00:00Z")), catalog: catalog)
  }

  /// What comes of a product.
  static func decide(
    _ product: String, by set: PolicySet, on day: String = "2026-03-01",
    directory: String? = directory
  ) throws -> Decision {
    let catalog = try catalog(by: set, directory: directory)
    let document = try Document(json: Array(product.utf8), file: "test.json")
    return try #require(set.decide(document, options: try options(day, catalog)).first)
  }

  /// The findings of a decision: rule, status, level, pointer.
  static func found(_ decision: Decision) -> [String] {
    decision.findings.map {
      "\($0.rule) \($0.status.rawValue) \($0.level.rawValue) \($0.path ?? "-")"
    }
  }
}
