#if CommandLine
  import ArgumentParser
  import Charter

  /// What a command knows of the mesh beside its input.
  struct MeshOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The folder of the mesh: every descriptor in it, and domains.yaml, agreements.yaml, "
          + "approvals.yaml, usage.yaml and directory.yaml beside them.",
        valueName: "dir"))
    var catalog: String?

    @Option(
      help: ArgumentHelp(
        "A file of teams and people, in place of the catalog's.", valueName: "file"))
    var directory: String?

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp(
        "Give up an input: previous, catalog or directory. Rules that read it are not asked.",
        valueName: "input"))
    var without: [String] = []

    func validate() throws {
      let inputs = DecisionOptions.OptionalInput.allCases.map(\.rawValue)
      for input in without where !inputs.contains(input) {
        throw ValidationError(unknownName("input", input, among: inputs))
      }
      let given = [
        (DecisionOptions.OptionalInput.catalog, catalog), (.directory, directory),
      ]
      for (input, value) in given where value != nil && givenUp.contains(input) {
        throw ValidationError(
          "`--\(input.rawValue)` supplies what `--without \(input.rawValue)` gives up")
      }
    }

    /// What was given up on purpose.
    var givenUp: Set<DecisionOptions.OptionalInput> {
      Set(without.compactMap(DecisionOptions.OptionalInput.init(rawValue:)))
    }

    /// Reads the mesh.
    ///
    /// - Parameters:
    ///   - set: The set that decides by it.
    ///   - policyFolders: The run's folders of policies, without links.
    ///   - terminal: Says in which folder relative paths start.
    /// - Returns: What was read; no mesh where none was named.
    /// - Throws: `ValidationError` where a path leads nowhere.
    func load(
      by set: PolicySet, policyFolders: Set<String>, in terminal: Terminal
    ) throws -> LoadedMesh {
      guard catalog != nil || directory != nil else { return LoadedMesh() }
      do throws(FileProblem) {
        let files = try MeshFiles(
          catalog: catalog, directory: directory, workingDirectory: terminal.workingDirectory,
          policyFolders: policyFolders)
        return files.load(by: set)
      } catch {
        throw ValidationError(error.reason)
      }
    }
  }

  /// What is known of the mesh, and what could not be read of it.
  struct LoadedMesh {
    /// Nil where no mesh was named.
    var catalog: Catalog?
    /// The registry of domains, as it was read; nil where there is none.
    var domains: Document?
    /// The inputs that rules may read.
    var supplied: Set<DecisionOptions.OptionalInput> = []
    /// In the order of the files.
    var faults: [Report.Fault] = []

    /// Who says what the products are.
    var facts: Report.Facts { supplied.contains(.catalog) ? .registry : .selfDeclared }
  }
#endif
