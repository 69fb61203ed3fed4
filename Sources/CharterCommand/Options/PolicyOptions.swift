#if CommandLine
  import ArgumentParser
  import Charter

  /// Which policies a command loads.
  struct PolicyOptions: ParsableArguments {
    @Option(
      name: .customLong("policies"), parsing: .singleValue,
      help: ArgumentHelp(
        "A folder of policies; may be repeated. (default: policies)", valueName: "dir"))
    var folders: [String] = []

    @Option(
      name: .customLong("domain-policies"), parsing: .singleValue,
      help: ArgumentHelp(
        "A folder of policies of one domain, as if below domains/D/; may be repeated.",
        valueName: "d=dir"))
    var domainFolders: [String] = []

    func validate() throws {
      for argument in domainFolders where DomainFolder(argument) == nil {
        throw ValidationError(
          "`--domain-policies \(argument)` names no domain and folder; write `orders=DIR`")
      }
    }

    /// The folders of domains that were named.
    var domains: [DomainFolder] { domainFolders.compactMap(DomainFolder.init) }

    /// Whether no folder was named.
    var isEmpty: Bool { folders.isEmpty && domainFolders.isEmpty }

    /// Loads and compiles the policies.
    ///
    /// - Parameters:
    ///   - folders: The folders to load.
    ///   - domains: Folders of one domain each.
    ///   - terminal: Says in which folder relative paths start.
    /// - Returns: The files, and what they compile to.
    /// - Throws: `ValidationError` where a path is no folder.
    static func load(
      _ folders: [String], domains: [DomainFolder], in terminal: Terminal
    ) throws -> (files: PolicyFiles, result: Result<PolicySet, CompilationFailure>) {
      let files: PolicyFiles
      do throws(FileProblem) {
        files = try PolicyFiles(
          folders, domains: domains, workingDirectory: terminal.workingDirectory)
      } catch {
        throw ValidationError(error.reason)
      }
      do throws(CompilationFailure) {
        let set = try PolicySet(compiling: files.sources) { (path) throws(DocumentError) in
          try files.document(path)
        }
        guard files.faults.isEmpty else { throw CompilationFailure(files.faults) }
        return (files, .success(set))
      } catch {
        let known = Set(error.diagnostics)
        let faults = files.faults.filter { !known.contains($0) }
        return (files, .failure(CompilationFailure(faults + error.diagnostics)))
      }
    }

    /// The folders named, or the one that is meant where none is.
    var foldersOrDefault: [String] { folders.isEmpty ? ["policies"] : folders }
  }
#endif
