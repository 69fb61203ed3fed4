import Charter

/// What is known of the mesh, as its files say it.
package struct Mesh: Sendable {
  /// Descriptors.
  package var products: [Written]
  /// The registers of domains, and of teams and people; nil where they are not supplied.
  package var domains: Written?
  package var directory: Written?
  /// Tells it from other meshes that one oracle is asked beside; nil where nobody numbered it.
  package var number: Int?

  package init(products: [Written], domains: Written?, directory: Written?) {
    self.products = products
    self.domains = domains
    self.directory = directory
  }
}

// Whether one is within another: section 17 of the reference.

extension Oracle {
  func nameWithin(_ inner: Value, _ outer: Value) -> Value {
    guard case .name(let kind, let name) = inner, let other = outer.string else {
      fatalError("no \(inner) is within \(outer)")
    }
    if kind == "Domain" { return domainWithin(name, folded(other)) }
    guard let teams = entries(of: facts.directory, "teams"),
      let people = entries(of: facts.directory, "people")
    else { return .unknown([.noDirectory]) }
    let isTeam: Bool
    if case .name("Team", _) = outer { isTeam = true } else { isTeam = kind == "Team" }
    if kind == "Team" {
      return Value(climb(from: name, to: folded(other), teams), else: .notRegistered)
    }
    guard let person = people[name] else { return .unknown([.notRegistered]) }
    guard isTeam else {
      return people[folded(other)] == nil
        ? .unknown([.notRegistered]) : .bool(name == folded(other))
    }
    let own = (field(of: person, "teams").elements ?? []).compactMap(\.string)
    let answers = own.map { climb(from: $0, to: folded(other), teams) }
    if teams[folded(other)] == nil { return .unknown([.notRegistered]) }
    if answers.contains(true) { return .yes }
    return answers.contains(nil) ? .unknown([.notRegistered]) : .no
  }

  /// Whether a domain is another or inside it, by the register of domains.
  func domainWithin(_ inner: String, _ outer: String) -> Value {
    guard let domains = entries(of: facts.catalog, "domains") else { return .unknown([.noCatalog]) }
    return Value(climb(from: inner, to: outer, domains), else: .notRegistered)
  }

  /// The entries of a register by their names; nil where it is not supplied.
  func entries(of holder: Value?, _ field: String) -> [String: Value]? {
    guard let holder, let elements = self.field(of: holder, field).elements else { return nil }
    var entries: [String: Value] = [:]
    for element in elements {
      if let name = self.field(of: element, "name").string { entries[name] = element }
    }
    return entries
  }

  /// Goes up by parents; nil where a name on the way, or the one that is looked for, is not registered.
  private func climb(from inner: String, to outer: String, _ entries: [String: Value]) -> Bool? {
    guard entries[inner] != nil, entries[outer] != nil else { return nil }
    var name = inner
    while name != outer {
      guard let entry = entries[name] else { return nil }
      guard let parent = field(of: entry, "parent").string else { return false }
      name = parent
    }
    return true
  }

  // MARK: What rules read of it

  /// Makes a mesh known.
  func use(_ mesh: Mesh?) {
    facts.catalog = nil
    facts.directory = nil
    guard let mesh else { return }
    if let number = mesh.number {
      if known[number] == nil {
        read(mesh)
        known[number] = (facts.catalog, facts.directory)
      }
      facts.catalog = known[number]?.catalog
      facts.directory = known[number]?.directory
    } else {
      read(mesh)
    }
  }

  private func read(_ mesh: Mesh) {
    if let directory = mesh.directory {
      facts.directory = readRecord(directory, "Directory")
    }
    let unsupplied = Value.unknown([.noCatalog])
    var catalog: [String: Value] = [:]
    for field in schema.records["Catalog"] ?? [] { catalog[field.name] = unsupplied }
    if let domains = mesh.domains {
      catalog["domains"] = readRecord(.map([("domains", domains)]), "Catalog").fields["domains"]
    }
    catalog["products"] = .list(mesh.products.map { product($0) }.filter { $0.isPresent })
    facts.catalog = .record(of: "Catalog", catalog)
  }

  private func readRecord(_ written: Written, _ type: String) -> Value {
    read(
      .written(written),
      as: TypeSyntax(form: .name(type), isOptional: false, span: Span(file: 0, start: 0, end: 0)))
  }
}

extension Value {
  var fields: [String: Value] {
    if case .record(_, let fields) = self { return fields }
    return [:]
  }
}
