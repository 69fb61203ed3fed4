#if CommandLine
  import Charter
  import CharterYAML

  /// What products were before, by their ids.
  struct PreviousFiles: Sendable {
    /// A product of a file.
    struct Entry: Sendable {
      var version: PreviousVersion
      /// Number of the version, in words.
      var number: String?
      /// Path of its file below the folder that was named.
      var path: String
      var file: String
    }

    private(set) var entries: [String: [Entry]] = [:]
    /// Files of which nothing is known, by their paths below the folder that was named.
    private(set) var unreadable: Set<String> = []
    /// What could not be searched.
    private(set) var faults: [Report.Fault] = []
    /// Whether what is not there any more is gone: whole folders were named.
    var isWhole = true
    /// Keeps the files of a revision.
    private var folder: TemporaryFolder?

    /// Reads the files of a folder.
    ///
    /// - Throws: ``FileProblem`` where the folder is none.
    init(
      folder named: String, workingDirectory: String, policyFolders: Set<String>,
      _ set: PolicySet, _ options: DecisionOptions
    ) throws(FileProblem) {
      let path = NamedPath(named, in: workingDirectory)
      guard try FileSystem.kind(of: path.absolute) == .folder else {
        throw FileProblem("it is no folder")
      }
      let found = DescriptorFinder.find(
        [named], workingDirectory: workingDirectory, policyFolders: policyFolders)
      faults = found.faults
      read(found.descriptors, set, options)
    }

    /// Reads the files of a revision under paths.
    ///
    /// - Throws: ``FileProblem`` that says what git could not do.
    init(
      revision name: String, under paths: [String], workingDirectory: String,
      policyFolders: Set<String>, _ set: PolicySet, _ options: DecisionOptions
    ) throws(FileProblem) {
      let named = paths.filter { $0 != "-" }.map { NamedPath($0, in: workingDirectory) }
      let revision = try GitRevision(name, under: named)
      folder = revision.folder
      let home = FileSystem.realPath(of: workingDirectory) ?? workingDirectory
      let places = named.compactMap {
        revision.place(of: FileSystem.realPath(of: $0.absolute) ?? $0.absolute)
      }
      let found = DescriptorFinder.find(
        places, workingDirectory: revision.place(of: home) ?? revision.folder.path,
        policyFolders: Set(policyFolders.compactMap(revision.place)))
      let tree = NamedPath.joined(revision.folder.path, "tree")
      read(
        found.descriptors.map { descriptor in
          guard let path = descriptor.path,
            let below = NamedPath.path(of: path.absolute, below: tree)
          else { return descriptor }
          return Descriptor(
            path: path.shown(as: "\(name):\(below)"), pathBelow: descriptor.pathBelow,
            folder: descriptor.folder)
        }, set, options)
    }

    private mutating func read(
      _ descriptors: [Descriptor], _ set: PolicySet, _ options: DecisionOptions
    ) {
      var judge = Judge(set)
      for descriptor in descriptors {
        var options = options
        options.path = descriptor.pathBelow
        guard let path = descriptor.path,
          let bytes = try? FileSystem.contents(of: path.absolute, atMost: set.limits.documentBytes),
          let documents = try? CheckRun.documents(of: descriptor, in: bytes, set.limits)
        else {
          unreadable.insert(descriptor.pathBelow)
          continue
        }
        let files = DescriptorFolder(of: descriptor, set.limits)
        for document in documents {
          let version = PreviousVersion(document, path: descriptor.pathBelow) {
            (path) throws(DocumentError) in try files?.document(path)
          }
          let products = judge.products(
            in: document, options: options, reading: version.reading)
          if products.isEmpty { unreadable.insert(descriptor.pathBelow) }
          for product in products {
            entries[product.id, default: []].append(
              Entry(
                version: version, number: product.version, path: descriptor.pathBelow,
                file: descriptor.file))
          }
        }
      }
    }

    /// The previous version of a product; nil where it is new.
    ///
    /// Of several with its id, that of its own file; where that cannot be told, or its file could not
    /// be read, nothing is known of it.
    func version(of id: String, at path: String) -> PreviousVersion? {
      var version = versionAlone(of: id, at: path)
      if version?.document != nil { version?.contract = { contract($0) } }
      return version
    }

    /// A contract as it was; nil where there was none, or several.
    private func contract(_ id: String) -> ContractFile? {
      guard let known = entries[id], known.count == 1, let document = known[0].version.document
      else { return nil }
      return ContractFile(document, path: known[0].path, reading: known[0].version.reading)
    }

    private func versionAlone(of id: String, at path: String) -> PreviousVersion? {
      let known = entries[id] ?? []
      if let same = known.first(where: { Self.isSame($0.path, path) }) { return same.version }
      if known.count == 1 { return known[0].version }
      let mayBeThere = unreadable.contains { Self.isSame($0, path) }
      return known.isEmpty && !mayBeThere ? nil : PreviousVersion(nil)
    }

    /// Whether a file is the one of before; one that was named itself has the longer path.
    private static func isSame(_ before: String, _ now: String) -> Bool {
      before == now || now.hasSuffix("/" + before)
    }

    /// Whether it has a version of a product.
    func has(_ id: String, _ numbers: [String]) -> Bool {
      entries[id]?.contains { $0.number.map(numbers.contains) ?? false } ?? false
    }

    /// The products that are there no more, by file and id.
    ///
    /// - Parameters:
    ///   - ids: Of the products that are.
    ///   - paths: Files that could not be read now: what they held may still be there.
    /// - Returns: Each with its last version; none where nobody knows what is gone.
    func gone(
      but ids: Set<String>, unreadable paths: Set<String>
    ) -> [(id: String, entry: Entry)] {
      guard isWhole else { return [] }
      return entries.filter { !ids.contains($0.key) }
        .compactMap { id, known in known.first.map { (id: id, entry: $0) } }
        .filter { !paths.contains($0.entry.path) }
        .sorted {
          $0.entry.file == $1.entry.file
            ? precedesByBytes($0.id, $1.id) : precedesByBytes($0.entry.file, $1.entry.file)
        }
    }
  }
#endif
