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
      let limits = policies.limits
      options.contract = { id in contracts[id]?.file(limits) }
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

    /// The contracts that were judged under ids that products name.
    private func contracts(
      _ named: Set<String>, _ parts: [[Decision]], _ descriptors: [Descriptor]
    ) -> [String: NamedContract] {
      var contracts: [String: NamedContract] = [:]
      var repeated: Set<String> = []
      for (index, part) in parts.enumerated() {
        for decision in part where decision.isContract && decision.outcome != .malformed {
          guard let id = decision.id, named.contains(id) else { continue }
          if contracts[id] != nil { repeated.insert(id) }
          contracts[id] = NamedContract(
            descriptor: descriptors[index], index: index, document: decision.document)
        }
      }
      return contracts.filter { !repeated.contains($0.key) }
    }

    /// Warns of contracts that products name and that are not there, and of contracts that are there and
    /// that no product names: of the first where there is any contract, of the second where any product
    /// names one.
    ///
    /// - Parameters:
    ///   - decisions: What was decided, contracts joined.
    ///   - parts: What came of each descriptor by itself.
    ///   - descriptors: Files are read again to say where something stands.
    /// - Returns: The warnings, in the order of the decisions.
    func contractWarnings(
      _ decisions: [Decision], _ parts: [[Decision]], _ descriptors: [Descriptor]
    ) -> [Diagnostic] {
      let given = Set(parts.joined().filter(\.isContract).map { $0.id ?? "" })
      let named = Set(parts.joined().flatMap(\.contracts))
      guard !given.isEmpty, !named.isEmpty else { return [] }
      return decisions.flatMap { decision -> [Diagnostic] in
        let missing = decision.missingContracts.filter { !given.contains($0.id) }
        let isNobodys = decision.isContract && decision.id.map { !named.contains($0) } ?? false
        guard decision.subject == "product", !missing.isEmpty || isNobodys else { return [] }
        let document = document(of: decision, among: descriptors)
        let warnings = missing.map { reference in
          Diagnostic.contractNotGiven(
            reference.id, by: decision.id ?? "",
            document.flatMap { decision.place(of: reference, in: $0) })
        }
        guard isNobodys, let id = decision.id else { return warnings }
        return warnings + [.contractNotNamed(id, document.flatMap { decision.place(in: $0) })]
      }
    }

    /// The document that a decision is about, read again; nil where it cannot be.
    private func document(of decision: Decision, among descriptors: [Descriptor]) -> Document? {
      guard let descriptor = descriptors.first(where: { $0.file == decision.file }),
        let path = descriptor.path,
        let bytes = try? FileSystem.contents(
          of: path.absolute, descriptor.readable, atMost: policies.limits.documentBytes),
        let documents = try? Self.documents(of: descriptor, in: bytes, policies.limits),
        documents.indices.contains((decision.document ?? 1) - 1)
      else { return nil }
      return documents[(decision.document ?? 1) - 1]
    }
  }

  extension Diagnostic {
    fileprivate static func contractNotGiven(
      _ contract: String, by product: String, _ place: Place?
    ) -> Diagnostic {
      Diagnostic(
        code: "contract-not-given", severity: .warning,
        message: "`\(product)` names the contract `\(contract)`, which is in none of the files",
        place: place,
        help: "name its file too, or the folder that it stands in: what it says is not judged")
    }

    fileprivate static func contractNotNamed(_ contract: String, _ place: Place?) -> Diagnostic {
      Diagnostic(
        code: "contract-not-named", severity: .warning,
        message: "no product of these files names the contract `\(contract)`, so it is judged as a "
          + "product of its own",
        place: place, help: "name it as the contract of the output port that it is for")
    }
  }
#endif
