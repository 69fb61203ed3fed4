#if CommandLine
  import Charter

  /// Where a contract stands that a product names.
  struct NamedContract: Sendable {
    var descriptor: Descriptor
    /// Place among the descriptors of the run.
    var index: Int
    /// Number of the document in its file; nil for the only one.
    var document: Int?

    /// Reads it again; nil where it is not there any more.
    func file(_ limits: Limits) -> ContractFile? {
      guard let path = descriptor.path,
        let bytes = try? FileSystem.contents(
          of: path.absolute, descriptor.readable, atMost: limits.documentBytes),
        let documents = try? CheckRun.documents(of: descriptor, in: bytes, limits),
        documents.indices.contains((document ?? 1) - 1)
      else { return nil }
      let folder = DescriptorFolder(of: descriptor, limits)
      return ContractFile(
        documents[(document ?? 1) - 1], path: descriptor.pathBelow
      ) { (path) throws(DocumentError) in try folder?.document(path) }
    }
  }
#endif
