/// What is known of the mesh: its data products, agreements and domains, its teams and people.
///
/// Made once by ``PolicySet/catalog(of:reading:)`` for the set that decides by it, then shared by
/// any number of threads.
public struct Catalog: Sendable {
  let snapshot: CatalogSnapshot
  /// The set that made it.
  let policies: CompiledPolicies
  /// The contracts that were joined with products, by their ids.
  let contractFiles: [String: ContractFile]
  /// What could not be read, by file and place; empty where everything was.
  public let faults: [Diagnostic]

  /// Ids of the products, in ascending order of bytes.
  public var products: [String] { snapshot.products.map(\.id) }
}

/// The files that a catalog is made of.
public struct CatalogFiles: Sendable {
  /// Descriptors, in any order, and each one's path below the folder of the catalog.
  public var descriptors: [(document: Document, path: String)]
  /// The files that are typed as fields of the model's `Catalog` or as its `Directory`, by the
  /// name of the field or `directory`.
  public var registers: [String: Document]
  /// Whether there is a catalog; without one only the directory is known.
  public var hasCatalog: Bool

  /// Names of the registers that a catalog may have beside its descriptors.
  public static let registerNames = ["agreements", "approvals", "directory", "domains", "usage"]

  /// Makes the list of a catalog's files.
  public init(
    descriptors: [(document: Document, path: String)] = [], registers: [String: Document] = [:],
    hasCatalog: Bool = true
  ) {
    self.descriptors = descriptors
    self.registers = registers
    self.hasCatalog = hasCatalog
  }
}

extension PolicySet {
  /// Reads a mesh.
  ///
  /// Never throws: what could not be read is in ``Catalog/faults``, and a caller that decides all
  /// the same decides by a part of the mesh.
  ///
  /// - Parameters:
  ///   - files: What it is made of.
  ///   - reading: Gives another file of a descriptor's folder, by the descriptor's file and the
  ///     path from its folder; nil where there is none.
  /// - Returns: The catalog. Cost grows with the bytes of the files.
  public func catalog(
    of files: CatalogFiles,
    reading: @escaping @Sendable (String, String) throws(DocumentError) -> Document? = {
      (_, _) throws(DocumentError) in nil
    }
  ) -> Catalog {
    var builder = CatalogBuilder(self)
    return builder.build(files, reading)
  }
}
