#if CommandLine
  import ArgumentParser
  import Charter
  import CharterYAML

  /// `charter eval`: one expression.
  struct EvalCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
      commandName: "eval",
      abstract: "Evaluates one expression.",
      usage: "charter eval [<options>] <expression>",
      discussion: """
        Prints the value as JSON, or `unknown` and why. The keys of the file given with --with \
        are names in the expression.

        Example: charter eval '24h + 30m'
        Example: charter eval --with orders.yaml 'status in ["active", "draft"]'
        """)

    @OptionGroup var policies: PolicyOptions
    @OptionGroup var time: TimeOption

    @Option(
      name: .customLong("with"),
      help: ArgumentHelp("A JSON or YAML file; - is standard input.", valueName: "file"))
    var file: String?

    @Flag(help: "No colours; also where NO_COLOR is set, and in what is no terminal.")
    var noColor = false

    @Argument(help: "The expression.")
    var expression: String

    /// The arguments with a `--` before an expression that starts with a negative number, which
    /// would be taken for an option.
    static func withMarkedExpression(_ arguments: [String]) -> [String] {
      guard arguments.first == configuration.commandName, !arguments.contains("--"),
        let last = arguments.last, last.first == "-", last.dropFirst().first?.isNumber == true
      else { return arguments }
      return arguments.dropLast() + ["--", last]
    }

    func run(in terminal: Terminal) async throws -> ExitStatus {
      let time = try time.time(terminal.now())
      let set: PolicySet
      switch try policies.load(policies.folders, in: terminal).result {
      case .success(let compiled): set = compiled
      case .failure(let failure): return complain(failure.diagnostics, .policiesBroken, terminal)
      }
      var document: Document?
      if let file {
        switch read(file, set.limits, in: terminal) {
        case .success(let read): document = read
        case .failure(let error): return complain(error.diagnostics, .inputBroken, terminal)
        }
      }
      do throws(CompilationFailure) {
        switch try set.evaluate(expression, with: document, at: time) {
        case .value(let json): return print("\(json)\n", .clean, terminal)
        case .unknown(let reasons):
          let text = (["unknown"] + reasons.map { "  \($0)" }).map { $0 + "\n" }.joined()
          return print(text, .nothingJudged, terminal)
        }
      } catch {
        return complain(error.diagnostics, .policiesBroken, terminal)
      }
    }

    private func read(
      _ file: String, _ limits: Limits, in terminal: Terminal
    ) -> Result<Document, DocumentError> {
      let path = NamedPath(file, in: terminal.workingDirectory)
      do {
        let bytes =
          file == "-"
          ? try terminal.readInput()
          : try FileSystem.contents(of: path.absolute, .anything, atMost: limits.documentBytes)
        let documents = try Document.read(
          bytes, file: file == "-" ? "-" : path.display, limits: limits)
        guard documents.count == 1, let document = documents.first else {
          throw DocumentError([.unreadableFile("it holds \(documents.count) documents, not one")])
        }
        return .success(document)
      } catch let problem as FileProblem {
        var diagnostic = Diagnostic.unreadableFile(problem)
        diagnostic.message = "`\(file)`: \(diagnostic.message)"
        return .failure(DocumentError([diagnostic]))
      } catch let error as DocumentError {
        return .failure(error)
      } catch {
        preconditionFailure("reading throws only what is handled above")
      }
    }

    private func complain(
      _ diagnostics: [Diagnostic], _ status: ExitStatus, _ terminal: Terminal
    ) -> ExitStatus {
      for diagnostic in diagnostics { terminal.complain(diagnostic, noColor: noColor) }
      return status
    }

    private func print(_ text: String, _ status: ExitStatus, _ terminal: Terminal) -> ExitStatus {
      do throws(FileProblem) {
        try terminal.write(Array(text.utf8), .output)
        return status
      } catch {
        return .told(of: [status, .notWritten])
      }
    }
  }
#endif
