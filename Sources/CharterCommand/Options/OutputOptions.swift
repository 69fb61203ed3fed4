#if CommandLine
  import ArgumentParser
  import Charter

  /// How and where a command writes its report.
  struct OutputOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "How the report is written: "
          + ReportFormat.all.map { "`\($0.name)` \($0.summary)" }.joined(separator: ", ") + ".",
        valueName: "name"))
    var format = "text"

    @Option(help: ArgumentHelp("Write the report to this file.", valueName: "file"))
    var output: String?

    @Flag(help: "Only what stops the run.")
    var quiet = false

    @Flag(help: "Every finding in full, however many there are.")
    var all = false

    @Flag(
      help: ArgumentHelp(
        "How each rule came to its answer, what would make it pass, and when that changes."))
    var explain = false

    @Flag(help: "No colours; also where NO_COLOR is set, and in what is no terminal.")
    var noColor = false

    func validate() throws {
      guard ReportFormat.named(format) != nil else {
        throw ValidationError(
          unknownName("format", format, among: ReportFormat.all.map(\.name)))
      }
    }

    /// Writes a report where it was asked for.
    ///
    /// - Returns: Whether it could be written; standard error says why not.
    func write(_ report: Report, in terminal: Terminal) -> Bool {
      let isColoured = output == nil && !noColor && terminal.usesColor(on: .output)
      let style = ReportStyle(useColor: isColoured, showsAll: all || explain, isQuiet: quiet)
      return write(ReportFormat.named(format)?.render(report, style) ?? [], in: terminal)
    }

    /// Writes what was rendered where it was asked for.
    ///
    /// - Returns: Whether it could be written; standard error says why not.
    func write(_ bytes: [UInt8], in terminal: Terminal) -> Bool {
      do throws(FileProblem) {
        if let output {
          let path = NamedPath(output, in: terminal.workingDirectory)
          try FileSystem.replace(path.absolute, with: bytes)
        } else if !bytes.isEmpty {
          try terminal.write(bytes, .output)
        }
        return true
      } catch {
        terminal.complain(notWritten(error), noColor: noColor)
        return false
      }
    }

    /// Says that the report could not be written where it was asked for.
    func notWritten(_ problem: FileProblem) -> Diagnostic {
      let place = output.map { "to `\($0)`" } ?? "to standard output"
      return Diagnostic(
        code: "report-not-written",
        message: "the report could not be written \(place): \(problem.reason)", place: nil)
    }
  }

  extension Terminal {
    /// Shows a diagnostic on standard error.
    ///
    /// - Parameters:
    ///   - diagnostic: What to show.
    ///   - file: The file it concerns, where the diagnostic itself has no place.
    ///   - noColor: Whether colours are off in any case.
    func complain(_ diagnostic: Diagnostic, about file: String? = nil, noColor: Bool) {
      let renderer = DiagnosticRenderer(useColor: !noColor && usesColor(on: .error))
      var diagnostic = diagnostic
      if diagnostic.place == nil, let file {
        diagnostic.message = "`\(file)`: \(diagnostic.message)"
      }
      complain(renderer.render(diagnostic))
    }
  }
#endif
