#if CommandLine
  import Charter

  extension CheckRun {
    /// Finds where the ids stand that several products have.
    ///
    /// Files are read again for it: keeping a line of every file would cost more than reading the few
    /// whose id is not theirs alone. Standard input cannot be, and a file that changed meanwhile
    /// may say something else; then only the file is named.
    func locatingDuplicates(
      _ decisions: [Decision], among descriptors: [Descriptor]
    ) -> [Decision] {
      let products = decisions.indices.filter {
        decisions[$0].id != nil && decisions[$0].subject == "product"
      }
      let alike = Dictionary(grouping: products) { decisions[$0].id ?? "" }.values
        .filter { $0.count > 1 }.flatMap { $0 }
      guard !alike.isEmpty else { return decisions }
      let byFile = Dictionary(
        descriptors.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
      var located = decisions
      for (file, indices) in Dictionary(grouping: alike, by: { decisions[$0].file }) {
        guard let descriptor = byFile[file], let path = descriptor.path,
          let bytes = try? FileSystem.contents(
            of: path.absolute, atMost: policies.limits.documentBytes),
          let documents = try? Self.documents(of: descriptor, in: bytes, policies.limits)
        else { continue }
        for index in indices {
          let number = decisions[index].document ?? 1
          guard documents.indices.contains(number - 1) else { continue }
          located[index].place = decisions[index].place(in: documents[number - 1])
        }
      }
      return located
    }
  }
#endif
