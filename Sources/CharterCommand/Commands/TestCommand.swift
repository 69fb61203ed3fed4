#if CommandLine
  import ArgumentParser
  import Charter
  import CharterYAML

  /// `charter test`: the tests that stand in the policies.
  struct TestCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Runs the tests written in the policies.",
      usage: "charter test [<options>]",
      discussion: """
        Exits with 1 when a test fails or coverage is under the minimum, with 5 when there is no \
        test. A test that no rule is asked in fails: it says nothing.

        Example: charter test --policies policies/core
        Example: charter test --coverage --min-coverage 90
        Example: charter test --mutate --only product_standard.fresh_enough
        """)

    @OptionGroup var policies: PolicyOptions
    @OptionGroup var time: TimeOption

    @Option(help: ArgumentHelp("Only tests whose title holds this text.", valueName: "text"))
    var filter: String?

    @Flag(help: "Say which rules, effects and conditions no test has seen.")
    var coverage = false

    @Option(help: ArgumentHelp("Least coverage, in percent.", valueName: "percent"))
    var minCoverage: Int?

    @Flag(help: "Change rules a little, one change at a time, and say which no test notices.")
    var mutate = false

    @Option(
      parsing: .singleValue,
      help: ArgumentHelp("Change only this rule; may be repeated.", valueName: "rule"))
    var only: [String] = []

    @Option(
      help: ArgumentHelp(
        "How the report is written: "
          + TestReport.Format.all.map { "`\($0.name)` \($0.summary)" }.joined(separator: ", ")
          + ".",
        valueName: "name"))
    var format = "text"

    @Option(help: ArgumentHelp("Write the report to this file.", valueName: "file"))
    var output: String?

    @Flag(help: "No colours; also where NO_COLOR is set, and in what is no terminal.")
    var noColor = false

    func validate() throws {
      guard TestReport.Format.all.contains(where: { $0.name == format }) else {
        throw ValidationError(
          unknownName("format", format, among: TestReport.Format.all.map(\.name)))
      }
      if let minCoverage, !(0...100).contains(minCoverage) {
        throw ValidationError("`--min-coverage` is a share in percent, from 0 to 100")
      }
    }

    func run(in terminal: Terminal) async throws -> ExitStatus {
      let time = try time.time(terminal.now())
      let (files, result) = try policies.load(policies.foldersOrDefault, in: terminal)
      let set: PolicySet
      switch result {
      case .success(let compiled): set = compiled
      case .failure(let failure):
        for diagnostic in failure.diagnostics { terminal.complain(diagnostic, noColor: noColor) }
        return .policiesBroken
      }
      for rule in only where !set.rules.contains(where: { $0.name == rule }) {
        throw ValidationError(unknownName("rule", rule, among: set.rules.map(\.name)))
      }
      let reader = TestReader(files, workingDirectory: terminal.workingDirectory)
      let source = reader.files
      var tests = set.tests
      if let filter { tests = tests.filter { $0.title.contains(filter) } }
      var seen: Coverage? = coverage || minCoverage != nil ? Coverage(of: set) : nil
      var report = TestReport(
        results: set.run(tests, at: time, files: source, coverage: &seen))
      report.coverage = seen?.points
      report.leastCoverage = minCoverage
      if mutate, report.failed == 0, !tests.isEmpty {
        report.mutants = mutants(of: set, files, tests, time, source)
      }
      var statuses: Set<ExitStatus> = []
      if report.failed > 0 || report.isCoverageShort { statuses.insert(.denied) }
      if tests.isEmpty { statuses.insert(.nothingJudged) }
      if !write(report, in: terminal) { statuses.insert(.notWritten) }
      return .told(of: statuses)
    }

    /// Makes each mutation by itself and runs the tests until one notices it.
    private func mutants(
      of set: PolicySet, _ files: PolicyFiles, _ tests: [PolicyTest], _ time: Timestamp,
      _ source: TestFiles
    ) -> TestReport.Mutants {
      let titles = Set(tests.map(\.title))
      var mutants = TestReport.Mutants(made: 0, refused: 0, survivors: [])
      for mutation in set.mutations where only.isEmpty || only.contains(mutation.rule) {
        let sources = set.sources(files.sources, with: mutation)
        let mutated = try? PolicySet(compiling: sources, limits: files.limits) {
          (path) throws(DocumentError) in
          try files.document(path)
        }
        guard let mutated else {
          mutants.refused += 1
          continue
        }
        mutants.made += 1
        var nothing: Coverage?
        let isNoticed = mutated.tests.contains { test in
          guard titles.contains(test.title) else { return false }
          let result = mutated.run([test], at: time, files: source, coverage: &nothing)
          return result.contains { !$0.failures.isEmpty }
        }
        if !isNoticed { mutants.survivors.append(mutation) }
      }
      return mutants
    }

    private func write(_ report: TestReport, in terminal: Terminal) -> Bool {
      let format = TestReport.Format.all.first { $0.name == self.format }
      let bytes = Array((format?.render(report) ?? "").utf8)
      do throws(FileProblem) {
        if let output {
          let path = NamedPath(output, in: terminal.workingDirectory)
          try FileSystem.replace(path.absolute, with: bytes)
        } else {
          try terminal.write(bytes, .output)
        }
        return true
      } catch {
        terminal.complain(
          Diagnostic(
            code: "report-not-written",
            message: "the report could not be written: \(error.reason)", place: nil),
          noColor: noColor)
        return false
      }
    }
  }
#endif
