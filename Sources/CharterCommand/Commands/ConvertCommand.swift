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
        after a line `---`; a contract that a product of another file names is part of that product.

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
      for product in products(of: found.descriptors, by: set, in: terminal) {
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

    /// The products of descriptors, contracts joined with those that name them, as `check` does.
    private func products(
      of descriptors: [Descriptor], by set: PolicySet, in terminal: Terminal
    ) -> [CanonicalProduct] {
      let options = DecisionOptions(at: terminal.now(), standard: standard)
      let read = descriptors.map { documents(of: $0, set.limits, in: terminal) }
      var parts = descriptors.indices.map { index in
        convert(read[index], of: descriptors[index], options, by: set)
      }
      let named = Set(parts.joined().flatMap(\.contracts))
      let contracts = self.contracts(named, parts, descriptors)
      guard !contracts.isEmpty else { return parts.flatMap { $0 } }
      var joining = options
      let limits = set.limits
      joining.contract = { id in contracts[id]?.file(limits) }
      for index in parts.indices
      where parts[index].contains(where: { $0.contracts.contains { contracts[$0] != nil } }) {
        parts[index] = convert(read[index], of: descriptors[index], joining, by: set)
      }
      for (id, contract) in contracts {
        parts[contract.index].removeAll { $0.id == id && $0.document == contract.document }
      }
      return parts.flatMap { $0 }
    }

    /// The contracts that were read under ids that products name; of two with one id nobody knows which
    /// is meant.
    private func contracts(
      _ named: Set<String>, _ parts: [[CanonicalProduct]], _ descriptors: [Descriptor]
    ) -> [String: NamedContract] {
      var contracts: [String: NamedContract] = [:]
      var repeated: Set<String> = []
      for (index, part) in parts.enumerated() where descriptors[index].path != nil {
        for product in part where product.isContract && product.value != nil {
          guard let id = product.id, named.contains(id) else { continue }
          if contracts[id] != nil { repeated.insert(id) }
          contracts[id] = NamedContract(
            descriptor: descriptors[index], index: index, document: product.document)
        }
      }
      return contracts.filter { !repeated.contains($0.key) }
    }

    private func convert(
      _ documents: Result<[Document], DocumentError>, of descriptor: Descriptor,
      _ options: DecisionOptions, by set: PolicySet
    ) -> [CanonicalProduct] {
      var options = options
      options.path = descriptor.path == nil ? nil : descriptor.pathBelow
      let folder = DescriptorFolder(of: descriptor, set.limits)
      switch documents {
      case .failure(let error): return [unread(descriptor, error.diagnostics)]
      case .success(let documents):
        return documents.flatMap { document in
          set.convert(document, options: options, tracing: trace) { (path) throws(DocumentError) in
            try folder?.document(path)
          }
        }
      }
    }

    private func documents(
      of descriptor: Descriptor, _ limits: Limits, in terminal: Terminal
    ) -> Result<[Document], DocumentError> {
      let bytes: [UInt8]
      do throws(FileProblem) {
        if let path = descriptor.path {
          bytes = try FileSystem.contents(
            of: path.absolute, descriptor.readable, atMost: limits.documentBytes)
        } else {
          bytes = try terminal.readInput()
        }
      } catch {
        return .failure(DocumentError([.unreadableFile(error)]))
      }
      return Result { () throws(DocumentError) in
        let documents = try CheckRun.documents(of: descriptor, in: bytes, limits)
        if documents.isEmpty { throw DocumentError([.emptyDocument]) }
        return documents
      }
    }

    private func unread(
      _ descriptor: Descriptor, _ errors: [Diagnostic]
    ) -> CanonicalProduct {
      CanonicalProduct(file: descriptor.file, errors: errors)
    }
  }
#endif
