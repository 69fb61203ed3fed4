#if CommandLine
  import ArgumentParser
  import Charter

  /// The command `charter`.
  struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "charter",
      abstract: "Judges data products, and requests for them, by the policies of a data mesh.",
      discussion: """
        Example: charter check --policies policies products/
        Example: charter decide --catalog mesh/ request.yaml

        Reports go to standard output, diagnostics to standard error. Exit status: 0 nothing \
        blocks, 1 something is denied, 2 something needs review, 3 the policies do not compile, \
        4 an input is broken, 5 nothing was judged, 64 wrong usage, 74 the report could not be \
        written.
        """,
      version: "charter 0.1.0",
      subcommands: [
        AnalyzeCommand.self, CheckCommand.self, ConvertCommand.self, DecideCommand.self,
        EvalCommand.self, ExplainCommand.self, InitCommand.self, TestCommand.self,
      ])

    /// Runs the command.
    ///
    /// - Parameters:
    ///   - arguments: Without the name of the command.
    ///   - terminal: The world that it reads and writes.
    /// - Returns: What to tell the caller.
    static func run(_ arguments: [String], in terminal: Terminal) async -> ExitStatus {
      guard let first = arguments.first else {
        terminal.complain(helpMessage(columns: columns) + "\n")
        return .wrongUsage
      }
      if let status = await runPlain(first, arguments.dropFirst(), in: terminal) { return status }
      let names = configuration.subcommands.compactMap { $0.configuration.commandName }
      if !first.hasPrefix("-"), !(names + ["help"]).contains(first) {
        let message = unknownName("command", first, among: names)
        terminal.complain("Error: \(message)\n  See 'charter --help' for more information.\n")
        return .wrongUsage
      }
      do {
        let command = try parseAsRoot(EvalCommand.withMarkedExpression(arguments))
        guard let command = command as? any TerminalCommand else {
          var command = command
          try command.run()
          return .clean
        }
        return try await run(command, in: terminal)
      } catch {
        return explain(error, arguments, in: terminal)
      }
    }

    /// Runs one of the commands that pipelines start over and over, where its arguments are plain.
    ///
    /// - Returns: Nil where it was not run.
    private static func runPlain(
      _ name: String, _ arguments: ArraySlice<String>, in terminal: Terminal
    ) async -> ExitStatus? {
      do {
        switch name {
        case "check":
          guard let command = CheckCommand(plain: arguments) else { return nil }
          return try await run(command, in: terminal)
        case "decide":
          guard let command = DecideCommand(plain: arguments) else { return nil }
          return try await run(command, in: terminal)
        default: return nil
        }
      } catch {
        return explain(error, [name] + arguments, in: terminal)
      }
    }

    private static func run<Command: TerminalCommand>(
      _ command: Command, in terminal: Terminal
    ) async throws -> ExitStatus {
      do {
        return try await command.run(in: terminal)
      } catch let error as ValidationError {
        let name = Command.configuration.commandName ?? ""
        terminal.complain(
          """
          Error: \(error.message)
          Usage: \(usageString(for: Command.self))
            See 'charter \(name) --help' for more information.

          """)
        return .wrongUsage
      }
    }

    /// Shows what ended the reading of arguments: wrong usage, or a wish for help.
    private static func explain(
      _ error: any Error, _ arguments: [String], in terminal: Terminal
    ) -> ExitStatus {
      var message = fullMessage(for: error, columns: columns) + "\n"
      if exitCode(for: error) == .success {
        do {
          try terminal.write(Array(message.utf8), .output)
          return .clean
        } catch {
          return .notWritten
        }
      }
      if message.hasPrefix("Error: Unknown option"),
        let command = configuration.subcommands.first(where: {
          $0.configuration.commandName == arguments.first
        })
      {
        let first = message.prefix { $0 != "\n" }
        let options = optionNames(of: command).joined(separator: ", ")
        message = "\(first)\n  known: \(options)\(message.dropFirst(first.count))"
      }
      terminal.complain(message)
      return .wrongUsage
    }

    /// The options of a command, as its help lists them.
    private static func optionNames(of command: any ParsableCommand.Type) -> [Substring] {
      helpMessage(for: command, columns: columns).split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        return line.hasPrefix("  -") ? words.first { $0.hasPrefix("--") } : nil
      }
    }

    /// Width of help, whatever the terminal's, so that it reads the same in a log.
    private static let columns = 90
  }

  /// A command that reads and writes no world but the one that it is given.
  protocol TerminalCommand: ParsableCommand {
    /// Runs the command.
    ///
    /// - Parameter terminal: The world.
    /// - Returns: What to tell the caller.
    /// - Throws: `ValidationError` for wrong usage.
    func run(in terminal: Terminal) async throws -> ExitStatus
  }

  /// Says that a name is not known, which one is near, and which there are.
  func unknownName(_ kind: String, _ name: String, among names: [String]) -> String {
    let near = nearestName(to: name, among: names).map { "; did you mean `\($0)`?" } ?? ""
    let all = names.map { "`\($0)`" }.joined(separator: ", ")
    return "unknown \(kind) `\(name)`\(near)\n  known: \(all)"
  }
#endif
