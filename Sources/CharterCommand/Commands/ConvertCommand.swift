#if CommandLine
  import ArgumentParser
  import Charter
  import CharterYAML

  /// `charter convert`: descriptors in the model's words.
  struct ConvertCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
      commandName: "convert",
      abstract: "Prints descriptors as canonical products.",
      usage: "charter convert [<options>] <file> ...",
      discussion: """
        Prints the product that policies judge: the fields of the model in its order, and under \
        `custom` what the standard has beside them. What is missing is left out; what cannot be \
        read stands as it was written. Products of several descriptors follow each other, in YAML \
        after a line `---`.

        Example: charter convert orders.odcs.yaml
        Example: charter convert --trace orders.odcs.yaml
        """)

    @OptionGroup var policies: PolicyOptions

    @Option(help: ArgumentHelp("How products are written: `yaml` or `json`.", valueName: "name"))
    var format = "yaml"

    @Option(help: ArgumentHelp("Read every descriptor by this standard.", valueName: "name"))
    var standard: String?

    @Flag(help: "Print, for each field, the place that it was read from.")
    var trace = false

    @Flag(help: "No colours; also where NO_COLOR is set, and in what is no terminal.")
    var noColor = false

    @Argument(
      help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "file"))
    var paths: [String]

    func validate() throws {
      guard Self.formats.contains(format) else {
        throw ValidationError(unknownName("format", format, among: Self.formats))
      }
    }

    private static let formats = ["json", "yaml"]

    func run(in terminal: Terminal) async throws -> ExitStatus {
      let (files, result) = try policies.load(folders(in: terminal), in: terminal)
      let found = DescriptorFinder.find(
        paths, workingDirectory: terminal.workingDirectory, policyFolders: files.folders)
      if !found.missing.isEmpty {
        throw ValidationError(
          "no such file or folder: " + found.missing.map { "`\($0)`" }.joined(separator: ", "))
      }
      let set: PolicySet
      switch result {
      case .success(let compiled): set = compiled
      case .failure(let failure):
        for diagnostic in failure.diagnostics { terminal.complain(diagnostic, noColor: noColor) }
        return .policiesBroken
      }
      if let standard, !set.standards.contains(standard) {
        throw ValidationError(unknownName("standard", standard, among: set.standards))
      }
      return convert(found, by: set, in: terminal)
    }

    /// The folders named, or the one that is meant where there is one: a standard of the house may
    /// stand in it.
    private func folders(in terminal: Terminal) -> [String] {
      guard policies.isEmpty else { return policies.folders }
      let usual = NamedPath("policies", in: terminal.workingDirectory)
      let kind = try? FileSystem.kind(of: usual.absolute)
      return kind == .folder ? ["policies"] : []
    }

    private func convert(
      _ found: DescriptorFinder.Findings, by set: PolicySet, in terminal: Terminal
    ) -> ExitStatus {
      var statuses: Set<ExitStatus> = []
      for fault in found.faults {
        terminal.complain(fault.diagnostic, about: fault.file, noColor: noColor)
        statuses.insert(.inputBroken)
      }
      if found.descriptors.isEmpty {
        terminal.complain("Error: there is no descriptor to convert\n")
        statuses.insert(.nothingJudged)
      }
      var text = ""
      for descriptor in found.descriptors {
        for product in products(of: descriptor, by: set, in: terminal) {
          for error in product.errors {
            terminal.complain(error, about: product.file, noColor: noColor)
          }
          guard let value = product.value else {
            statuses.insert(.inputBroken)
            continue
          }
          if !text.isEmpty, format == "yaml" { text += trace ? "\n" : "---\n" }
          text += written(value)
        }
      }
      do throws(FileProblem) {
        if !text.isEmpty { try terminal.write(Array(text.utf8), .output) }
      } catch {
        statuses.insert(.notWritten)
      }
      return .told(of: statuses)
    }

    private func written(_ value: CanonicalValue) -> String {
      switch (format, trace) {
      case ("json", false): value.json()
      case ("json", true): value.traceJSON()
      case (_, false): value.yaml()
      case (_, true): value.trace()
      }
    }

    private func products(
      of descriptor: Descriptor, by set: PolicySet, in terminal: Terminal
    ) -> [CanonicalProduct] {
      let documents: [Document]
      do {
        let bytes =
          if let path = descriptor.path {
            try FileSystem.contents(
              of: path.absolute, descriptor.readable, atMost: set.limits.documentBytes)
          } else {
            try terminal.readInput()
          }
        documents = try CheckRun.documents(of: descriptor, in: bytes, set.limits)
        if documents.isEmpty { throw DocumentError([.emptyDocument]) }
      } catch let problem as FileProblem {
        return [unread(descriptor, [.unreadableFile(problem)])]
      } catch let error as DocumentError {
        return [unread(descriptor, error.diagnostics)]
      } catch {
        preconditionFailure("reading throws only what is handled above")
      }
      var options = DecisionOptions(at: terminal.now(), standard: standard)
      options.path = descriptor.path == nil ? nil : descriptor.pathBelow
      let folder = DescriptorFolder(of: descriptor, set.limits)
      return documents.flatMap { document in
        set.convert(document, options: options, tracing: trace) { (path) throws(DocumentError) in
          try folder?.document(path)
        }
      }
    }

    private func unread(
      _ descriptor: Descriptor, _ errors: [Diagnostic]
    ) -> CanonicalProduct {
      CanonicalProduct(file: descriptor.file, errors: errors)
    }
  }
#endif
