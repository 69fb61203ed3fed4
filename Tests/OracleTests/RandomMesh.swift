import Charter
import Oracle

/// What is known of the mesh, at random: domains, teams and people of which some lead nowhere.
extension RandomInputs {
  mutating func mesh() -> Mesh {
    Mesh(
      products: ["p1", "p2", "p3"].prefix(1 + dice.below(3)).map { product(id: $0, isWhole: true) },
      domains: dice.chance(80) ? Self.domains : nil,
      directory: dice.chance(80) ? Self.directory : nil)
  }

  private static let domains = Written(
    json: """
      [{"name": "company"}, {"name": "sales", "parent": "company"}, {"name": "orders", "parent": "sales"},
       {"name": "billing", "parent": "company"}, {"name": "lost", "parent": "nowhere-else"}]
      """)

  static let directory = Written(
    json: """
      {"teams": [{"name": "growth", "parent": "core"}, {"name": "core", "parent": "everyone"},
                 {"name": "everyone"}, {"name": "council"}, {"name": "outside", "parent": "unheard-of"}],
       "people": [{"name": "analyst-1", "teams": ["growth"]},
                  {"name": "clerk-1", "teams": ["core", "outside"]}, {"name": "guest-1", "teams": []},
                  {"name": "dpo-1", "email": "dpo@example.com", "teams": ["council"],
                   "roles": ["data_protection_officer"]},
                  {"name": "dpo-2", "teams": ["growth"], "roles": ["lead_steward", "data_protection_officer"]},
                  {"name": "lost-1", "teams": ["outside"], "roles": ["data_protection_officer", "lead_steward"]},
                  {"name": "odd-1", "teams": ["council"], "roles": ["data_protection_officer"]},
                  {"name": "silent-1", "teams": ["council"]},
                  {"name": "steward-1", "teams": [], "roles": ["lead_steward"]},
                  {"name": "member-1", "teams": ["council"], "roles": ["council_member"]},
                  {"name": "twin-1", "email": "twin@example.com", "teams": [], "roles": ["data_protection_officer"]},
                  {"name": "twin-2", "email": "twin@example.com", "teams": [], "roles": ["data_protection_officer"]}]}
      """)
}

/// Meshes as sets read them, each read once.
struct KnownMeshes {
  private var catalogs: [String: Catalog] = [:]

  /// A mesh as a set reads it; nil where there is none.
  mutating func catalog(of mesh: Mesh?, by set: PolicySet) throws -> Catalog? {
    guard let mesh else { return nil }
    let registers = [mesh.domains, mesh.directory].map { $0?.json ?? "none" }
    // The order of rules does not change the hash of a set, and a catalog is of the set that made it.
    let key = ([set.hash] + mesh.products.map(\.json) + registers)
      .joined(separator: "\u{0}")
    if let known = catalogs[key] { return known }
    let catalog = try mesh.catalog(by: set)
    catalogs[key] = catalog
    return catalog
  }
}

extension Mesh {
  /// The same for the engine, as the set reads it.
  func catalog(by set: PolicySet) throws -> Catalog {
    func document(_ written: Written, _ name: String) throws -> Document {
      try Document(json: Array(written.json.utf8), file: "\(name).json")
    }
    var files = CatalogFiles()
    for (number, product) in products.enumerated() {
      files.descriptors.append((try document(product, "\(number)"), "\(number).json"))
    }
    if let domains { files.registers["domains"] = try document(domains, "domains") }
    if let directory { files.registers["directory"] = try document(directory, "directory") }
    return set.catalog(of: files)
  }
}
