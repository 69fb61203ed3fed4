#if CommandLine
  import ArgumentParser
  import Charter

  /// `charter init`: a starting tree for a council.
  struct InitCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Writes a small set of policies to start from.",
      usage: "charter init [<options>] [<dir>]",
      discussion: """
        Writes policies of a council and of one domain, a data file, their tests, a product that \
        meets them, a pipeline that runs both checks, and a README. Nothing that is there is ever \
        changed: where one of these files exists, none is written.

        Example: charter init
        Example: charter init governance
        """)

    @Flag(help: "No colours; also where NO_COLOR is set, and in what is no terminal.")
    var noColor = false

    @Argument(
      help: ArgumentHelp("The folder to start in; made where it is not there.", valueName: "dir"))
    var folder = "."

    func run(in terminal: Terminal) async throws -> ExitStatus {
      let root = NamedPath(folder, in: terminal.workingDirectory)
      if FileSystem.isTaken(root.absolute), (try? FileSystem.kind(of: root.absolute)) != .folder {
        throw ValidationError("`\(root.display)` is no folder")
      }
      let taken = StarterTree.files.compactMap { obstacle($0.path, in: root) }
      guard taken.isEmpty else {
        let names = Set(taken).sorted(by: precedesByBytes).map { "`\($0)`" }
        throw ValidationError(
          "\(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") there already, "
            + "so nothing was written")
      }
      var report = ""
      for file in StarterTree.files {
        let path = root.appending(file.path)
        do throws(FileProblem) {
          try FileSystem.create(path.absolute, with: Array(file.text.utf8))
        } catch {
          terminal.complain(
            Diagnostic(
              code: "file-not-written",
              message: "`\(path.display)` could not be written: \(error.reason)", place: nil,
              help: "what was written before stays; remove it before another try"),
            noColor: noColor)
          return .notWritten
        }
        report += "wrote \(path.display)\n"
      }
      report += "\n" + next(root)
      do throws(FileProblem) {
        try terminal.write(Array(report.utf8), .output)
      } catch {
        return .notWritten
      }
      return .clean
    }

    /// What stands where a file of the tree is to be, or one of its folders; nil where nothing does.
    private func obstacle(_ path: String, in root: NamedPath) -> String? {
      var place = root
      for part in path.split(separator: "/").dropLast() {
        place = place.appending(String(part))
        if FileSystem.isTaken(place.absolute), (try? FileSystem.kind(of: place.absolute)) != .folder
        {
          return place.display
        }
      }
      let file = root.appending(path)
      return FileSystem.isTaken(file.absolute) ? file.display : nil
    }

    /// The commands to try.
    private func next(_ root: NamedPath) -> String {
      let policies = root.appending("policies").display
      let option = policies == "policies" ? "" : " --policies \(policies)"
      return """
        Both pass now:
          charter test\(option)
          charter check\(option) \(root.appending("products").display)

        """
    }
  }
#endif
