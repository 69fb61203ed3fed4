#if CommandLine
  import ArgumentParser
  import Charter

  /// `charter analyze`: questions about a whole set.
  struct AnalyzeCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
      commandName: "analyze",
      abstract: "Lists the openings of a policy set.",
      usage: "charter analyze --openings [<options>]",
      discussion: """
        An opening is where a rule lets something pass because something is missing: `or else`, \
        `is missing`, and their like. Everywhere else, what is missing never helps.

        Example: charter analyze --openings
        Example: charter analyze --openings --policies policies --format json
        """)

    @OptionGroup var policies: PolicyOptions

    @Flag(help: "List the openings.")
    var openings = false

    @Option(
      help: ArgumentHelp(
        "How the list is written: `json` for programs, `text` for people.", valueName: "name"))
    var format = "text"

    @Flag(help: "No colours; also where NO_COLOR is set, and in what is no terminal.")
    var noColor = false

    func validate() throws {
      guard openings else { throw ValidationError("say what to list: `--openings`") }
      let formats = ["json", "text"]
      guard formats.contains(format) else {
        throw ValidationError(unknownName("format", format, among: formats))
      }
    }

    func run(in terminal: Terminal) async throws -> ExitStatus {
      let (_, result) = try policies.load(policies.foldersOrDefault, in: terminal)
      let set: PolicySet
      switch result {
      case .success(let compiled): set = compiled
      case .failure(let failure):
        for diagnostic in failure.diagnostics { terminal.complain(diagnostic, noColor: noColor) }
        return .policiesBroken
      }
      let report = OpeningsReport(set)
      let isColoured = !noColor && terminal.usesColor(on: .output)
      do throws(FileProblem) {
        try terminal.write(
          format == "json" ? report.json : Array(report.text(useColor: isColoured).utf8), .output)
        return .clean
      } catch {
        return .notWritten
      }
    }
  }
#endif
