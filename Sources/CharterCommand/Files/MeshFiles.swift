#if CommandLine
  import Charter
  import CharterYAML

  /// The files of a mesh: descriptors anywhere in a folder, and the registers at its root.
  struct MeshFiles {
    private var descriptors: [Descriptor] = []
    /// Where each register is, by its name.
    private var registers: [String: NamedPath] = [:]
    /// The register that a person named, which may be a pipe.
    private var named: NamedPath?
    private let hasCatalog: Bool
    private var faults: [Report.Fault] = []

    /// Finds the files.
    ///
    /// - Parameters:
    ///   - catalog: The folder, as it was named.
    ///   - directory: The file of teams and people that stands for the folder's own.
    ///   - workingDirectory: Where relative paths start.
    ///   - policyFolders: Folders of policies, without links: nothing of the mesh is in them.
    /// - Throws: ``FileProblem`` where the folder is none, or the file is not there.
    init(
      catalog: String?, directory: String?, workingDirectory: String, policyFolders: Set<String>
    ) throws(FileProblem) {
      hasCatalog = catalog != nil
      if let catalog {
        try find(in: catalog, workingDirectory, policyFolders)
      }
      guard let directory else { return }
      let path = NamedPath(directory, in: workingDirectory)
      do throws(FileProblem) {
        guard try FileSystem.kind(of: path.absolute) != .folder else {
          throw FileProblem("it is a folder")
        }
      } catch {
        throw FileProblem("directory `\(directory)`: \(error.reason)")
      }
      registers["directory"] = path
      named = path
    }

    private mutating func find(
      in catalog: String, _ workingDirectory: String, _ policyFolders: Set<String>
    ) throws(FileProblem) {
      let folder = NamedPath(catalog, in: workingDirectory)
      do throws(FileProblem) {
        guard try FileSystem.kind(of: folder.absolute) == .folder else {
          throw FileProblem("it is no folder")
        }
      } catch {
        throw FileProblem("catalog `\(catalog)`: \(error.reason)")
      }
      let found = DescriptorFinder.find(
        [catalog], workingDirectory: workingDirectory, policyFolders: policyFolders)
      faults = found.faults
      for descriptor in found.descriptors {
        guard let name = Self.register(descriptor), let path = descriptor.path else {
          descriptors.append(descriptor)
          continue
        }
        if let other = registers[name] {
          faults.append(Report.Fault(file: descriptor.file, .twoRegisters(name, other.display)))
        }
        registers[name] = path
      }
      if descriptors.isEmpty, faults.isEmpty {
        faults.append(Report.Fault(file: folder.display, .emptyCatalog))
      }
    }

    /// The register that a file at the root is, by its name.
    private static func register(_ descriptor: Descriptor) -> String? {
      let endings = [".yaml", ".yml", ".json"]
      return CatalogFiles.registerNames.first { name in
        endings.contains { descriptor.pathBelow == name + $0 }
      }
    }

    /// Reads the files and keeps what they say.
    func load(by set: PolicySet) -> LoadedMesh {
      var mesh = LoadedMesh(faults: faults)
      var files = CatalogFiles(hasCatalog: hasCatalog)
      let folders = Dictionary(
        descriptors.map { ($0.file, DescriptorFolder(of: $0, set.limits)) },
        uniquingKeysWith: { first, _ in first })
      for descriptor in descriptors {
        guard let path = descriptor.path else { continue }
        for document in documents(of: path, set.limits, &mesh.faults) {
          files.descriptors.append((document, descriptor.pathBelow))
        }
      }
      for (name, path) in registers.sorted(by: { precedesByBytes($0.key, $1.key) }) {
        let documents = documents(of: path, set.limits, &mesh.faults)
        if documents.count > 1 {
          mesh.faults.append(Report.Fault(file: path.display, .severalRegisters))
        }
        files.registers[name] = documents.first
      }
      let catalog = set.catalog(of: files) { (file, path) throws(DocumentError) in
        try folders[file]??.document(path)
      }
      mesh.catalog = catalog
      mesh.domains = files.registers["domains"]
      mesh.faults += catalog.faults.map { Report.Fault(file: nil, $0) }
      if hasCatalog { mesh.supplied.insert(.catalog) }
      if files.registers["directory"] != nil { mesh.supplied.insert(.directory) }
      return mesh
    }

    private func documents(
      of path: NamedPath, _ limits: Limits, _ faults: inout [Report.Fault]
    ) -> [Document] {
      let bytes: [UInt8]
      do throws(FileProblem) {
        bytes = try FileSystem.contents(
          of: path.absolute, path == named ? .anything : .file, atMost: limits.documentBytes)
      } catch {
        faults.append(Report.Fault(file: path.display, .unreadableFile(error)))
        return []
      }
      do throws(DocumentError) {
        let documents = try Document.read(bytes, file: path.display, limits: limits)
        if documents.isEmpty {
          faults.append(Report.Fault(file: path.display, .emptyDocument))
        }
        return documents
      } catch {
        faults += error.diagnostics.map { Report.Fault(file: path.display, $0) }
        return []
      }
    }
  }

  extension Diagnostic {
    fileprivate static let emptyCatalog = Diagnostic(
      code: "empty-catalog", message: "the catalog holds no descriptor", place: nil,
      help: "`--catalog` names the folder of the mesh; one without products is never what was meant"
    )

    fileprivate static let severalRegisters = Diagnostic(
      code: "several-registers", message: "a register is one document, and this file holds several",
      place: nil, help: "put all entries into one list")

    fileprivate static func twoRegisters(_ name: String, _ other: String) -> Diagnostic {
      Diagnostic(
        code: "two-registers", message: "`\(other)` says what is in the register `\(name)` too",
        place: nil, help: "keep one of the two files")
    }
  }
#endif
