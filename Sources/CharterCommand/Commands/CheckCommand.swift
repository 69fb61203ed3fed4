#if CommandLine
  import ArgumentParser
  import Charter

  /// `charter check`: the gate of a pipeline.
  struct CheckCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Judges descriptors of data products.",
      usage: "charter check [<options>] <path> ...",
      discussion: """
        Folders are searched for .yaml, .yml and .json files, each of which must be a descriptor \
        unless a .charterignore file names it. What no rule was asked about is never clean.

        Example: charter check --policies policies products/
        Example: charter check --catalog mesh/ mesh/orders/
        Example: charter check --base origin/main products/
        Example: charter check --format json --output report.json orders.odcs.yaml
        """)

    @OptionGroup var policies: PolicyOptions
    @OptionGroup var mesh: MeshOptions
    @OptionGroup var before: PreviousOptions
    @OptionGroup var time: TimeOption
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Judge only by policies with this hash.", valueName: "hash"))
    var expectPolicies: String?

    @Option(
      help: ArgumentHelp("Read every descriptor by this standard.", valueName: "name"))
    var standard: String?

    @Option(help: ArgumentHelp("How many descriptors to judge at once. (default: cores)"))
    var jobs: Int?

    @Argument(
      help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
    var paths: [String]

    func validate() throws {
      if let jobs, jobs < 1 { throw ValidationError("`--jobs` must be at least 1") }
      if let name = before.name, mesh.givenUp.contains(.previous) {
        throw ValidationError("`\(name)` supplies what `--without previous` gives up")
      }
    }

    func run(in terminal: Terminal) async throws -> ExitStatus {
      let clock = terminal.now()
      let decisionTime = try time.time(clock)
      let files = try policies.files(policies.foldersOrDefault, in: terminal)
      let found = DescriptorFinder.find(
        paths, workingDirectory: terminal.workingDirectory, policyFolders: files.folders)
      if !found.missing.isEmpty {
        throw ValidationError(
          "no such file or folder: " + found.missing.map { "`\($0)`" }.joined(separator: ", "))
      }
      var report = Report(
        policies: nil, time: decisionTime,
        isGating: decisionTime.isGating(at: clock))
      var statuses: Set<ExitStatus> = []
      // The mesh and what was before are of any standard.
      let isAlone = mesh.catalog == nil && before.name == nil
      let known = isAlone ? KnownFiles(found.descriptors, files.limits) : nil
      let standards = known?.standards.map { found in standard.map { [$0] } ?? found }
      switch files.compiled(builtinStandards: standards) {
      case .failure(let failure):
        report.faults = failure.diagnostics.map { Report.Fault(file: nil, $0) }
        statuses.insert(.policiesBroken)
      case .success(let set):
        report.policies = set.hash
        if let unexpected = set.unexpected(expectPolicies) {
          report.faults = [Report.Fault(file: nil, unexpected)]
          statuses.insert(.policiesBroken)
        } else {
          statuses = try await judge(found, by: set, of: files, known, &report, in: terminal)
        }
      }
      for fault in report.faults {
        terminal.complain(fault.diagnostic, about: fault.file, noColor: output.noColor)
      }
      if !output.write(report, in: terminal) { statuses.insert(.notWritten) }
      return ExitStatus.told(of: statuses)
    }

    /// Judges what was found and completes the report.
    ///
    /// - Returns: Everything that the exit status must tell.
    private func judge(
      _ found: DescriptorFinder.Findings, by set: PolicySet, of files: PolicyFiles,
      _ known: KnownFiles?, _ report: inout Report, in terminal: Terminal
    ) async throws -> Set<ExitStatus> {
      if let standard, !set.standards.contains(standard) {
        throw ValidationError(unknownName("standard", standard, among: set.standards))
      }
      if !output.quiet {
        for warning in set.warnings { terminal.complain(warning, noColor: output.noColor) }
      }
      let mesh = try mesh.load(by: set, policyFolders: files.folders, in: terminal)
      report.facts = mesh.facts
      guard mesh.faults.isEmpty else {
        // By a part of the mesh nothing can be judged.
        report.faults = mesh.faults
        return [.inputBroken]
      }
      var options = DecisionOptions(
        at: report.time, standard: standard, without: self.mesh.givenUp, catalog: mesh.catalog)
      options.explains = output.explain
      options.findsChanges = output.explain
      options.findsNextChange = output.explain
      let previous = try before.load(
        paths, found: found, by: set, options, policyFolders: files.folders, in: terminal)
      var run = CheckRun(
        policies: set, options: options, previous: previous,
        jobs: jobs ?? terminal.cores, contents: known?.contents ?? [:],
        readInput: terminal.readInput)
      let (decisions, warnings) = await decide(found.descriptors, &run, of: files, in: terminal)
      if !warnings.isEmpty { report.warnings = warnings }
      if !output.quiet {
        for warning in warnings { terminal.complain(warning, noColor: output.noColor) }
      }

      let verdict = CheckVerdict(
        found: found, decisions: decisions, rules: set.rules, givenUp: self.mesh.givenUp,
        supplied: mesh.supplied, previous: previous, time: report.time,
        isGating: report.isGating)
      report.decisions = decisions
      report.waivers = set.review(
        waiversAfter: decisions, at: report.time, catalog: mesh.catalog)
      report.faults = verdict.faults
      report.shortfalls = verdict.shortfalls
      return verdict.statuses
    }

    /// Judges descriptors; where some standards were left out and those that are there recognise one of
    /// them not, again with all, which then say why.
    private func decide(
      _ descriptors: [Descriptor], _ run: inout CheckRun, of files: PolicyFiles,
      in terminal: Terminal
    ) async -> (decisions: [Decision], warnings: [Diagnostic]) {
      let progress = Progress(
        of: descriptors.count,
        on: terminal.isErrorTerminal && !output.quiet ? terminal : nil)
      let result = await run.decide(descriptors, progress: progress)
      progress.finish()
      guard !run.policies.isWhole, result.decisions.contains(where: \.isUnrecognized),
        case .success(let set) = files.compiled()
      else { return result }
      run.policies = set
      return await decide(descriptors, &run, of: files, in: terminal)
    }
  }
#endif
