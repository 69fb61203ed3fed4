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

    /// Loads and compiles the policies.
    ///
    /// - Parameters:
    ///   - folders: The folders to load.
    ///   - terminal: Says in which folder relative paths start.
    /// - Returns: The files, and what they compile to.
    /// - Throws: `ValidationError` where a path is no folder.
    static func load(
      _ folders: [String], in terminal: Terminal
    ) throws -> (files: PolicyFiles, result: Result<PolicySet, CompilationFailure>) {
      let files: PolicyFiles
      do throws(FileProblem) {
        files = try PolicyFiles(folders, workingDirectory: terminal.workingDirectory)
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
