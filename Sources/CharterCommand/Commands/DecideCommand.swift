#if CommandLine
  import ArgumentParser
  import Charter
  import CharterYAML

  /// `charter decide`: what would be decided about a request.
  struct DecideCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
      commandName: "decide",
      abstract: "Dry-runs requests for access, and cross-domain reads.",
      usage: """
        charter decide [<options>] <request> ...
        charter decide [<options>] --as <person> --product <id> [--columns <names>] ...
        charter decide [<options>] --stream
        """,
      discussion: """
        A request is a file of JSON or YAML: one request, a list of them, or an agreement \
        (kind: AccessAgreement, or dataUsageAgreementSpecification). It may also be given as \
        options. `charter explain missing-input` shows all that a request may hold.

        Example: charter decide --catalog mesh/ request.yaml
        Example: charter decide --catalog mesh/ --as analyst-1 --team growth --product orders \
        --columns email,order_id --purpose reporting --duration 90d
        Example: charter decide --catalog mesh/ --read --consumer-product churn \
        --consumer-domain marketing --product orders --purpose ml_training
        Example: charter decide --catalog mesh/ --stream < requests.ndjson
        """)

    @OptionGroup var policies: PolicyOptions
    @OptionGroup var mesh: MeshOptions
    @OptionGroup var time: TimeOption
    @OptionGroup(title: "REQUEST") var request: RequestOptions
    @OptionGroup var output: OutputOptions

    @Option(
      help: ArgumentHelp(
        "The SQL of row filters: "
          + SQLDialect.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "name"))
    var dialect = SQLDialect.trino.rawValue

    @Option(help: ArgumentHelp("Judge only by policies with this hash.", valueName: "hash"))
    var expectPolicies: String?

    @Flag(
      help: ArgumentHelp(
        "Read a request a line from standard input, write a decision a line, in order."))
    var stream = false

    @Option(help: ArgumentHelp("How many requests to judge at once. (default: cores)"))
    var jobs: Int?

    @Argument(
      help: ArgumentHelp("Files of requests, or - for standard input.", valueName: "request"))
    var paths: [String] = []

    func validate() throws {
      let dialects = SQLDialect.allCases.map(\.rawValue)
      if !dialects.contains(dialect) {
        throw ValidationError(unknownName("dialect", dialect, among: dialects))
      }
      if let jobs, jobs < 1 { throw ValidationError("`--jobs` must be at least 1") }
    }

    func run(in terminal: Terminal) async throws -> ExitStatus {
      let decisionTime = try time.time(terminal.now())
      let given = try givenRequest()
      let files = try policies.files(policies.foldersOrDefault, in: terminal)
      var report = Report(policies: nil, time: decisionTime)
      var statuses: Set<ExitStatus> = []
      // The mesh is of any standard, and so are the agreements of a stream.
      let isAlone = mesh.catalog == nil && !stream
      let requests = Result {
        stream || given != nil ? [] : try RequestFile.all(paths, in: terminal)
      }
      let known = isAlone ? KnownFiles(try? requests.get(), files.limits) : nil
      switch files.compiled(builtinStandards: known?.standards) {
      case .failure(let failure):
        report.faults = failure.diagnostics.map { Report.Fault(file: nil, $0) }
        statuses.insert(.policiesBroken)
      case .success(let set):
        report.policies = set.hash
        if let unexpected = set.unexpected(expectPolicies) {
          report.faults = [Report.Fault(file: nil, unexpected)]
          statuses.insert(.policiesBroken)
          break
        }
        if !output.quiet {
          for warning in set.warnings { terminal.complain(warning, noColor: output.noColor) }
        }
        let mesh = try mesh.load(by: set, policyFolders: files.folders, in: terminal)
        report.facts = mesh.facts
        report.faults = mesh.faults
        if !mesh.faults.isEmpty {
          statuses.insert(.inputBroken)
        } else if stream {
          return await run(streaming: set, mesh, decisionTime, in: terminal)
        } else {
          var set = set
          let requests = try requests.get()
          var decisions = decide(given, requests, known, by: set, mesh, decisionTime, in: terminal)
          // Of what none recognises all standards say why.
          if !set.isWhole, decisions.contains(where: \.isUnrecognized),
            case .success(let whole) = files.compiled()
          {
            set = whole
            decisions = decide(given, requests, known, by: set, mesh, decisionTime, in: terminal)
          }
          statuses = complete(&report, with: decisions, by: set, mesh)
        }
      }
      for fault in report.faults {
        terminal.complain(fault.diagnostic, about: fault.file, noColor: output.noColor)
      }
      if !output.write(report, in: terminal) { statuses.insert(.notWritten) }
      return ExitStatus.told(of: statuses)
    }

    /// The request that the options make; there is one source of requests, never none or two.
    private func givenRequest() throws -> Document? {
      let given: Document?
      do throws(DocumentError) {
        given = try request.document()
      } catch {
        throw ValidationError(error.diagnostics.map(\.message).joined(separator: "; "))
      }
      let sources = [given != nil, stream, !paths.isEmpty].count { $0 }
      guard sources <= 1 else {
        throw ValidationError(
          "requests come from files, from options or from `--stream`, not from two of them")
      }
      guard sources == 1 else {
        throw ValidationError(
          "there is no request: name a file, or say who asks for what: "
            + "`--as analyst-1 --product orders`")
      }
      return given
    }

    /// Judges the requests, in their order.
    private func decide(
      _ given: Document?, _ files: [RequestFile], _ known: KnownFiles?, by set: PolicySet,
      _ mesh: LoadedMesh, _ time: Timestamp, in terminal: Terminal
    ) -> [Decision] {
      var judge = Judge(set)
      let options = options(mesh, time)
      if let given { return judge.decide(requests: given, options: options) }
      var decisions: [Decision] = []
      for file in files {
        switch file.documents(in: terminal, set.limits, known: known?.contents ?? [:]) {
        case .success(let documents):
          for document in documents {
            decisions += judge.decide(requests: document, options: options)
          }
        case .failure(let error):
          var unread = Decision.unread(file.name, error.diagnostics)
          unread.subject = "request"
          decisions.append(unread)
        }
      }
      return decisions
    }

    /// Completes the report.
    ///
    /// - Returns: Everything that the exit status must tell.
    private func complete(
      _ report: inout Report, with decisions: [Decision], by set: PolicySet, _ mesh: LoadedMesh
    ) -> Set<ExitStatus> {
      let verdict = DecideVerdict(
        decisions: decisions, rules: set.rules, known: mesh.supplied.union(self.mesh.givenUp),
        time: report.time)
      report.decisions = decisions
      report.faults = verdict.faults
      report.shortfalls = verdict.shortfalls
      report.rules = Dictionary(
        set.rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      return verdict.statuses
    }

    /// How requests are judged.
    private func options(_ mesh: LoadedMesh, _ time: Timestamp) -> DecisionOptions {
      var options = DecisionOptions(
        at: time, without: self.mesh.givenUp, catalog: mesh.catalog)
      options.dialect = SQLDialect(rawValue: dialect) ?? .trino
      // A reviewer asks about few requests; a stream is for many.
      options.explains = output.explain || (output.format == "json" && !stream)
      options.findsChanges = output.explain || !stream
      options.findsNextChange = output.explain || !stream
      return options
    }

    private func run(
      streaming set: PolicySet, _ mesh: LoadedMesh, _ time: Timestamp, in terminal: Terminal
    ) async -> ExitStatus {
      var options = options(mesh, time)
      options.describesRequests = false
      var world = terminal
      var file: PendingFile?
      var outcome = DecisionStream.Outcome()
      do throws(FileProblem) {
        if let path = output.output {
          let pending = try PendingFile(NamedPath(path, in: terminal.workingDirectory).absolute)
          world.write = { (bytes, stream) throws(FileProblem) in
            if stream == .output {
              try pending.write(bytes)
            } else {
              try terminal.write(bytes, stream)
            }
          }
          file = pending
        }
        outcome = await DecisionStream(
          policies: set, options: options, jobs: jobs ?? terminal.cores, terminal: world
        ).run()
        // Decisions of half of the requests would look like those of all.
        if outcome.problem == nil { try file?.finish() } else { file?.abandon() }
      } catch {
        outcome.statuses.insert(.notWritten)
        outcome.problem = output.notWritten(error)
      }
      if let problem = outcome.problem {
        terminal.complain(problem, noColor: output.noColor)
      }
      return ExitStatus.told(of: outcome.statuses)
    }
  }

  extension PolicySet {
    /// What is wrong with the set where its hash had to be another.
    func unexpected(_ expected: String?) -> Diagnostic? {
      guard let expected, expected != hash else { return nil }
      return Diagnostic(
        code: "unexpected-policies",
        message: "the policies have the hash `\(hash)`, not `\(expected)`", place: nil,
        help: "the policies have changed; pin the new hash once the change is approved")
    }
  }
#endif
