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

    @Option(
      name: .customLong("limit"), parsing: .singleValue,
      help: ArgumentHelp(
        "Lower a limit; may be repeated. Known: "
          + Limits.settings.map { "\($0.name) (\($0.greatest))" }.joined(separator: ", ") + ".",
        valueName: "name=number"))
    var lowered: [String] = []

    func validate() throws {
      _ = try limits()
      for argument in domainFolders where DomainFolder(argument) == nil {
        throw ValidationError(
          "`--domain-policies \(argument)` names no domain and folder; write `orders=DIR`")
      }
    }

    /// The folders of domains that were named.
    var domains: [DomainFolder] { domainFolders.compactMap(DomainFolder.init) }

    /// The limits that were lowered, and the others as they are.
    ///
    /// - Throws: `ValidationError` where a limit is not known, or would be raised.
    func limits() throws -> Limits {
      var limits = Limits()
      for argument in lowered {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        let names = Limits.settings.map(\.name)
        guard let setting = Limits.settings.first(where: { $0.name == parts.first }) else {
          throw ValidationError(unknownName("limit", parts.first ?? "", among: names))
        }
        guard parts.count == 2, let number = Int(parts[1]), (1...setting.greatest).contains(number)
        else {
          throw ValidationError(
            "`--limit \(argument)`: \(setting.what) are limited to a number from 1 to "
              + "\(setting.greatest); limits are lowered, never raised")
        }
        limits[keyPath: setting.path] = number
      }
      return limits
    }

    /// Whether no folder was named.
    var isEmpty: Bool { folders.isEmpty && domainFolders.isEmpty }

    /// Loads and compiles the policies.
    ///
    /// - Parameters:
    ///   - folders: The folders to load.
    ///   - terminal: Says in which folder relative paths start.
    /// - Returns: The files, and what they compile to.
    /// - Throws: `ValidationError` where a path is no folder.
    func load(
      _ folders: [String], in terminal: Terminal
    ) throws -> (files: PolicyFiles, result: Result<PolicySet, CompilationFailure>) {
      let files = try files(folders, in: terminal)
      return (files, files.compiled())
    }

    /// Reads the files of the policies.
    ///
    /// - Throws: `ValidationError` where a path is no folder.
    func files(_ folders: [String], in terminal: Terminal) throws -> PolicyFiles {
      let limits = try limits()
      do throws(FileProblem) {
        return try PolicyFiles(
          folders, domains: domains, limits: limits,
          workingDirectory: terminal.workingDirectory)
      } catch {
        throw ValidationError(error.reason)
      }
    }

    /// The folders named, or the one that is meant where none is.
    var foldersOrDefault: [String] { folders.isEmpty ? ["policies"] : folders }
  }
#endif
