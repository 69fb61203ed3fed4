#if CommandLine
  import ArgumentParser
  import Charter

  /// `charter analyze`: the gate of the policies themselves.
  struct AnalyzeCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
      commandName: "analyze",
      abstract: "Judges the policies themselves.",
      usage: "charter analyze [<options>]",
      discussion: """
        Every rule of the set is judged by its rules about rules and, where --catalog names a mesh, \
        every domain of the registry by its rules about domains. Rules that contradict each other, \
        and rules that others make needless, are warned of.

        With --openings, lists where a rule lets something pass because something is missing: \
        `or else`, `is missing`, and their like. Everywhere else, what is missing never helps.

        Example: charter analyze --policies policies
        Example: charter analyze --policies policies --format json --output report.json
        Example: charter analyze --openings
        """)

    @OptionGroup var policies: PolicyOptions
    @OptionGroup var mesh: MeshOptions
    @OptionGroup var time: TimeOption
    @OptionGroup var output: OutputOptions

    @Flag(help: "List the openings, and judge nothing.")
    var openings = false

    func run(in terminal: Terminal) async throws -> ExitStatus {
      let clock = terminal.now()
      let decisionTime = try time.time(clock)
      let (files, result) = try policies.load(policies.foldersOrDefault, in: terminal)
      var report = Report(
        policies: nil, time: decisionTime, isGating: decisionTime.isGating(at: clock),
        facts: .policies)
      var statuses: Set<ExitStatus> = []
      switch result {
      case .success(let set):
        if openings { return list(OpeningsReport(set), in: terminal) }
        report.policies = set.hash
        statuses = try judge(by: set, files.folders, &report, in: terminal)
      case .failure(let failure):
        report.faults = failure.diagnostics.map { Report.Fault(file: nil, $0) }
        statuses.insert(.policiesBroken)
      }
      for fault in report.faults {
        terminal.complain(fault.diagnostic, about: fault.file, noColor: output.noColor)
      }
      guard !openings else { return .policiesBroken }
      if !output.write(report, in: terminal) { statuses.insert(.notWritten) }
      return ExitStatus.told(of: statuses)
    }

    private func list(_ report: OpeningsReport, in terminal: Terminal) -> ExitStatus {
      let isColoured =
        output.output == nil && !output.noColor && terminal.usesColor(on: .output)
      let bytes =
        output.format == "json" ? report.json : Array(report.text(useColor: isColoured).utf8)
      return output.write(bytes, in: terminal) ? .clean : .notWritten
    }

    /// Judges what the council keeps and completes the report.
    ///
    /// - Returns: Everything that the exit status must tell.
    private func judge(
      by set: PolicySet, _ policyFolders: Set<String>, _ report: inout Report,
      in terminal: Terminal
    ) throws -> Set<ExitStatus> {
      let overlaps = set.overlaps(at: report.time)
      let warnings = set.warnings + overlaps.warnings
      report.warnings = warnings
      if !output.quiet {
        for warning in warnings { terminal.complain(warning, noColor: output.noColor) }
      }
      let mesh = try mesh.load(by: set, policyFolders: policyFolders, in: terminal)
      guard mesh.faults.isEmpty else {
        // By a part of the mesh nothing can be judged.
        report.faults = mesh.faults
        return [.inputBroken]
      }
      if mesh.supplied.contains(.catalog) { report.facts = .registry }
      var options = DecisionOptions(
        at: report.time, without: self.mesh.givenUp, catalog: mesh.catalog)
      options.explains = output.explain
      var judge = Judge(set)
      let rules = judge.decideRules(options: options)
      let domains = mesh.domains.map { judge.decideDomains(of: $0, options: options) } ?? []
      let verdict = AnalyzeVerdict(
        rules: set.rules, ruleDecisions: rules, domainDecisions: domains,
        known: mesh.supplied.union(self.mesh.givenUp),
        givesUpCatalog: self.mesh.givenUp.contains(.catalog), hasRegistry: mesh.domains != nil,
        uncompared: overlaps.uncompared,
        time: report.time, isGating: report.isGating)
      report.decisions = (rules + domains).enumerated().sorted { one, other in
        one.element.file == other.element.file
          ? one.offset < other.offset : precedesByBytes(one.element.file, other.element.file)
      }.map(\.element)
      report.faults = verdict.faults
      report.shortfalls = verdict.shortfalls
      return verdict.statuses
    }
  }
#endif
