#if CommandLine
  import Charter

  extension CheckRun {
    /// Judges contracts with the products that name them, instead of as products of their own.
    ///
    /// Only products whose standard looks into contracts, and that name one that was judged, are judged
    /// again; of two contracts with one id nobody knows which is meant, and both stay.
    ///
    /// - Parameters:
    ///   - parts: What came of each descriptor by itself.
    ///   - descriptors: In the same order.
    /// - Returns: What comes of each, nothing of a contract that a product names.
    func joiningContracts(
      _ parts: [[Decision]], of descriptors: [Descriptor]
    ) async -> [[Decision]] {
      let named = Set(parts.joined().flatMap(\.contracts))
      guard !named.isEmpty else { return parts }
      let contracts = contracts(named, parts, descriptors)
      let joined = parts.indices.filter { index in
        parts[index].contains { $0.contracts.contains { contracts[$0] != nil } }
      }
      guard !joined.isEmpty else { return parts }
      var options = options
      options.contract = { id in contracts[id].flatMap(file) }
      let again = await judge(joined.map { descriptors[$0] }, options)
      var result = parts
      for (index, decisions) in zip(joined, again) { result[index] = decisions }
      let used = Set(again.joined().flatMap { $0.contracts.filter { contracts[$0] != nil } })
      for id in used {
        guard let contract = contracts[id] else { continue }
        result[contract.index].removeAll { $0.id == id && $0.document == contract.document }
      }
      return result
    }

    /// Where a contract stands.
    private struct Contract: Sendable {
      var descriptor: Descriptor
      /// Place among the descriptors.
      var index: Int
      /// Number of the document in its file; nil for the only one.
      var document: Int?
    }

    /// The contracts that were judged under ids that products name.
    private func contracts(
      _ named: Set<String>, _ parts: [[Decision]], _ descriptors: [Descriptor]
    ) -> [String: Contract] {
      var contracts: [String: Contract] = [:]
      var repeated: Set<String> = []
      for (index, part) in parts.enumerated() {
        for decision in part where decision.isContract && decision.outcome != .malformed {
          guard let id = decision.id, named.contains(id) else { continue }
          if contracts[id] != nil { repeated.insert(id) }
          contracts[id] = Contract(
            descriptor: descriptors[index], index: index, document: decision.document)
        }
      }
      return contracts.filter { !repeated.contains($0.key) }
    }

    /// Reads a contract again; nil where it is not there any more.
    private func file(_ contract: Contract) -> ContractFile? {
      guard let path = contract.descriptor.path,
        let bytes = try? FileSystem.contents(
          of: path.absolute, contract.descriptor.readable, atMost: policies.limits.documentBytes),
        let documents = try? Self.documents(of: contract.descriptor, in: bytes, policies.limits),
        documents.indices.contains((contract.document ?? 1) - 1)
      else { return nil }
      let folder = DescriptorFolder(of: contract.descriptor, policies.limits)
      return ContractFile(
        documents[(contract.document ?? 1) - 1], path: contract.descriptor.pathBelow
      ) { (path) throws(DocumentError) in try folder?.document(path) }
    }
  }
#endif
