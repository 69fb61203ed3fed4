package import Charter

extension Workload {
  /// Workload F: a whole mesh is read, and each of its products judged beside the others.
  static let mesh = Workload(
    name: "mesh", summary: "read a mesh and judge each product beside the others"
  ) { options, report in
    for count in options.sizes.isEmpty ? [1_000, 10_000] : options.sizes {
      guard count >= 10 else { throw WorkloadFailure(message: "a mesh has 10 products or more") }
      try MeshRun().run(count: count, rounds: count < 10_000 ? options.rounds : 1, report)
    }
  }
}

/// Measures the judging of meshes.
package struct MeshRun {
  private let policies: PolicySet
  private let time: Timestamp

  /// The files of `policies/mesh/products` that hold its rules.
  private static let files = ["agreements", "claims", "contracts", "lineage", "privacy"]

  /// Compiles the rules.
  ///
  /// - Parameter root: The package's folder.
  /// - Throws: What cannot be read of them, or does not compile.
  package init(root: String = ".") throws {
    var sources = [SourceFile(path: "bench.charter", text: MeshGenerator.standard)]
    for name in Self.files {
      let path = "\(root)/policies/mesh/products/\(name).charter"
      sources.append(
        SourceFile(path: path, text: String(decoding: try FileBytes.read(path), as: UTF8.self)))
    }
    policies = try PolicySet(compiling: sources)
    guard let time = Timestamp("2026-11-21T00:00:00Z") else {
      throw WorkloadFailure(message: "the decision time does not read")
    }
    self.time = time
  }

  /// The mesh as a catalog.
  package func catalog(of mesh: MeshGenerator) throws -> Catalog {
    var files = CatalogFiles()
    files.descriptors.reserveCapacity(mesh.count)
    for product in 0..<mesh.count {
      files.descriptors.append((try document(product, mesh), "\(product).json"))
    }
    for (name, text) in [("agreements", mesh.agreements), ("usage", mesh.usage)] {
      files.registers[name] = try Document(json: Array(text.utf8), file: "\(name).json")
    }
    let catalog = policies.catalog(of: files)
    if let fault = catalog.faults.first { throw WorkloadFailure(message: fault.message) }
    return catalog
  }

  private func document(_ product: Int, _ mesh: MeshGenerator) throws -> Document {
    try Document(json: Array(mesh.descriptor(product).utf8), file: "\(product).json")
  }

  /// Judges every product, and gives how often each rule found something.
  package func judge(_ mesh: MeshGenerator, beside catalog: Catalog) throws -> [String: Int] {
    let options = DecisionOptions(at: time, catalog: catalog)
    var judge = Judge(policies)
    var found: [String: Int] = [:]
    for product in 0..<mesh.count {
      for decision in judge.decide(try document(product, mesh), options: options) {
        if let error = decision.errors.first { throw WorkloadFailure(message: error.message) }
        for finding in decision.findings {
          found["\(finding.rule) \(finding.status)", default: 0] += 1
        }
      }
    }
    return found
  }

  func run(count: Int, rounds: Int, _ report: (Figure) -> Void) throws {
    let mesh = MeshGenerator(count: count)
    var (reading, judging) = (Timing(), Timing())
    var found: [String: Int] = [:]
    for _ in 0..<rounds {
      var catalog: Catalog?
      try reading.round { catalog = try self.catalog(of: mesh) }
      guard let catalog else { continue }
      try judging.round { found = try judge(mesh, beside: catalog) }
    }
    report(figure("mesh.read", count, reading, [:]))
    report(figure("mesh.judge", count, judging, found))
  }

  private func figure(
    _ name: String, _ count: Int, _ timing: Timing, _ found: [String: Int]
  ) -> Figure {
    Figure(
      workload: "F", name: name, n: count, rules: policies.rules.count, item: "product",
      timing: timing, bytes: nil,
      answers: found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }
}
