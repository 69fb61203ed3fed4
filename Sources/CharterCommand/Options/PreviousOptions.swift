#if CommandLine
  import ArgumentParser
  import Charter

  /// What products were before.
  struct PreviousOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The folder with the version before: products are joined by id, and rules on `change` "
          + "and `removal` are asked.", valueName: "dir"))
    var previous: String?

    @Option(
      help: ArgumentHelp(
        "The git revision with the version before, in place of a folder.", valueName: "rev"))
    var base: String?

    func validate() throws {
      if previous != nil, base != nil {
        throw ValidationError("`--previous` and `--base` both say what was before: give one")
      }
    }

    /// The option that was given, as it is written.
    var name: String? { previous != nil ? "--previous" : base != nil ? "--base" : nil }

    /// Reads what was before; nil where nobody asked.
    ///
    /// - Throws: `ValidationError` where it is not there.
    func load(
      _ paths: [String], found: DescriptorFinder.Findings, by set: PolicySet,
      _ options: DecisionOptions, policyFolders: Set<String>, in terminal: Terminal
    ) throws -> PreviousFiles? {
      do throws(FileProblem) {
        if let previous {
          var files = try PreviousFiles(
            folder: previous, workingDirectory: terminal.workingDirectory,
            policyFolders: policyFolders, set, options)
          // Of a file that was named nobody knows which folder would be whole.
          files.isWhole = found.descriptors.allSatisfy { $0.folder != nil }
          return files
        }
        guard let base else { return nil }
        return try PreviousFiles(
          revision: base, under: paths, workingDirectory: terminal.workingDirectory,
          policyFolders: policyFolders, set, options)
      } catch {
        throw ValidationError("\(name ?? "") `\(previous ?? base ?? "")`: \(error.reason)")
      }
    }
  }
#endif
