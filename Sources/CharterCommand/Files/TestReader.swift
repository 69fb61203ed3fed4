#if CommandLine
  import Charter
  import CharterYAML

  /// Reads the files that tests name: anything inside the folders of the set, fixtures too.
  struct TestReader: Sendable {
    private let folders: Set<String>
    private let workingDirectory: String
    private let limits: Limits

    init(_ files: PolicyFiles, workingDirectory: String) {
      folders = files.folders
      limits = files.limits
      self.workingDirectory = workingDirectory
    }

    /// The files as tests ask for them.
    var files: TestFiles {
      TestFiles(
        document: { [self] (path) throws(DocumentError) in try document(path) },
        catalog: { [self] (path) throws(DocumentError) in try catalog(path) })
    }

    /// The place of a path in the set; nil where there is nothing, or it leads out of the set.
    private func real(_ path: String) -> NamedPath? {
      let named = NamedPath(NamedPath.folded(path), in: workingDirectory)
      guard let real = FileSystem.realPath(of: named.absolute),
        folders.contains(where: { NamedPath.path(of: real, below: $0) != nil })
      else { return nil }
      return named
    }

    private func document(_ path: String) throws(DocumentError) -> Document? {
      guard let file = real(path) else { return nil }
      let bytes: [UInt8]
      do throws(FileProblem) {
        bytes = try FileSystem.contents(of: file.absolute, atMost: limits.documentBytes)
      } catch {
        throw DocumentError([.unreadableFile(error)])
      }
      return try Document.read(bytes, file: file.display, limits: limits).first
    }

    private func catalog(_ path: String) throws(DocumentError) -> CatalogFiles? {
      guard let folder = real(path) else { return nil }
      let found = DescriptorFinder.find(
        [folder.display], workingDirectory: workingDirectory, policyFolders: [])
      if let fault = found.faults.first { throw DocumentError([fault.diagnostic]) }
      var files = CatalogFiles()
      for descriptor in found.descriptors {
        guard let place = descriptor.path else { continue }
        let bytes: [UInt8]
        do throws(FileProblem) {
          bytes = try FileSystem.contents(of: place.absolute, atMost: limits.documentBytes)
        } catch {
          throw DocumentError([.unreadableFile(error)])
        }
        let documents = try Document.read(bytes, file: place.display, limits: limits)
        let register = CatalogFiles.registerNames.first { name in
          [".yaml", ".yml", ".json"].contains { descriptor.pathBelow == name + $0 }
        }
        if let register {
          files.registers[register] = documents.first
        } else {
          files.descriptors += documents.map { ($0, descriptor.pathBelow) }
        }
      }
      return files
    }
  }
#endif
