import Charter
import Testing

/// A small mesh, and the set that judges requests for it.
enum RequestMesh {
  /// One rule that permits, so that what is malformed shows.
  static let rules = """
    rule open on access { when product.id != "margins" or purpose is present permit }
    rule open_read on read { when consumer is present permit }
    rule masked on access { mask c in columns where personal in c.categories with hash }
    """

  static func policies(
    _ rules: String = rules, more: String = "", limits: Limits = Limits()
  ) throws -> PolicySet {
    let file =
      SourceFile(
        path: "test.charter",
        text: """
          standard test for product {
            recognize when raw.test is present
            id = raw.test
            name = raw.name or else raw.test
            domain = raw.domain
            access_model = raw.access_model
            owner { name = raw.owner team = raw.owner }
            output_ports for port in raw.ports {
              name = port
              asset = if port == "v2" then "db" else missing
            }
            tables for table in raw.tables {
              name = table.name
              physical_name = table.name
              columns for column in table.columns {
                name = column.name
                table = table.name
                type = column.type
                categories = column.categories
              }
            }
          }
          \(more)
          global policy p { \(rules) }
          """)
    return try PolicySet(compiling: [file], limits: limits)
  }

  static let orders = """
    {"test": "orders", "domain": "sales", "owner": "orders-team", "ports": ["v1", "v2"], "tables": [
      {"name": "orders", "columns": [
        {"name": "order_id", "type": "integer", "categories": []},
        {"name": "email", "type": "text", "categories": ["personal"]},
        {"name": "phone", "type": "text", "categories": ["personal"]},
        {"name": "items.price", "type": "text", "categories": []}]},
      {"name": "items", "columns": [
        {"name": "order_id", "type": "integer", "categories": []},
        {"name": "price", "type": "number", "categories": []}]}]}
    """
  static let margins = #"{"test": "margins", "domain": "sales", "owner": "controlling"}"#
  static let churn = #"{"test": "churn", "domain": "marketing", "owner": "growth", "tables": []}"#

  static let registers = [
    "domains":
      #"[{"name": "company"}, {"name": "sales", "parent": "company"}, {"name": "marketing", "parent": "company"}, {"name": "campaigns", "parent": "marketing"}]"#,
    "directory": """
    {"teams": [{"name": "growth", "domain": "marketing", "parent": "commerce"},
               {"name": "commerce", "parent": "everyone"}, {"name": "everyone"},
               {"name": "orders-team", "domain": "sales", "parent": "nowhere"}],
     "people": [{"name": "analyst-1", "teams": ["growth"]},
                {"name": "clerk-1", "teams": ["orders-team"]}, {"name": "guest-1", "teams": []}]}
    """,
  ]

  static func document(_ json: String, file: String) throws -> Document {
    try Document(json: Array(json.utf8), file: file)
  }

  static func catalog(
    by set: PolicySet, descriptors: [String] = [orders, margins, churn],
    registers: [String: String] = registers, hasCatalog: Bool = true
  ) throws -> Catalog {
    var files = CatalogFiles(hasCatalog: hasCatalog)
    for (number, descriptor) in descriptors.enumerated() {
      files.descriptors.append(
        (try document(descriptor, file: "mesh/\(number).json"), "\(number).json"))
    }
    for (name, json) in registers {
      files.registers[name] = try document(json, file: "mesh/\(name).json")
    }
    return set.catalog(of: files)
  }

  static func decide(
    _ request: String, by set: PolicySet? = nil, with catalog: Catalog? = nil
  ) throws -> [Decision] {
    let set = try set ?? policies()
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let known = try catalog ?? self.catalog(by: set)
    return set.decide(
      requests: try document(request, file: "request.json"),
      options: DecisionOptions(at: time, catalog: known))
  }

  /// Outcome, then errors with place and help, findings, approvals, masks.
  static func summary(_ decision: Decision) -> String {
    var parts = [decision.outcome.rawValue]
    parts += decision.errors.map { error in
      let place = error.place.map { " \($0.start.line):\($0.start.column)" } ?? ""
      return "\(error.code)\(place) (\(error.help ?? "-"))"
    }
    parts += decision.findings.map { "\($0.rule) \($0.status)" }
    parts += decision.approvals.map { "\($0.kind) \($0.by)" }
    parts += decision.obligations.masks.map { "\($0.column) \($0.method.text)" }
    if let end = decision.obligations.expires { parts.append("until \(end.value)") }
    return parts.joined(separator: "; ")
  }
}
