#if CommandLine
  import ArgumentParser
  import Charter

  /// `charter explain`: what a code or a rule means.
  struct ExplainCommand: TerminalCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Explains the code of a diagnostic, a rule, or a waiver.",
      usage: "charter explain [<options>] <code|rule|waiver>",
      discussion: """
        A code is what stands in brackets: error[unknown-field]. A rule is named as in a report, \
        or by its last part where no other policy has it; a waiver by its name.

        Example: charter explain unknown-field
        Example: charter explain --policies policies ownership.owned_by_a_team
        """)

    @OptionGroup var policies: PolicyOptions

    @Flag(help: "No colours; also where NO_COLOR is set, and in what is no terminal.")
    var noColor = false

    @Argument(
      help: ArgumentHelp(
        "A code, or the name of a rule or a waiver.", valueName: "code|rule|waiver"))
    var name: String

    func run(in terminal: Terminal) async throws -> ExitStatus {
      if let explanation = DiagnosticExplanation.all.first(where: { $0.code == name }) {
        return print(explanation.text, .clean, terminal)
      }
      var rules: [RuleSummary] = []
      var waivers: [WaiverSummary] = []
      if !policies.isEmpty || hasPolicies(terminal) {
        switch try policies.load(policies.foldersOrDefault, in: terminal).result {
        case .success(let set): (rules, waivers) = (set.rules, set.waivers)
        case .failure(let failure):
          for diagnostic in failure.diagnostics {
            terminal.complain(diagnostic, noColor: noColor)
          }
          return .policiesBroken
        }
      }
      let named = rules.filter { $0.name == name || $0.name.hasSuffix(".\(name)") }
      let waiver = waivers.first { $0.name == name }
      guard named.count + (waiver == nil ? 0 : 1) <= 1 else {
        let names =
          named.map { "`\($0.name)`" } + (waiver.map { ["the waiver `\($0.name)`"] } ?? [])
        throw ValidationError(
          "`\(name)` is the name of several: " + names.joined(separator: ", "))
      }
      if let waiver { return print(visibleLines(waiver.text), .clean, terminal) }
      guard let rule = named.first else { throw unknown(among: rules, waivers) }
      return print(visibleLines(rule.text(waivers)), .clean, terminal)
    }

    private func hasPolicies(_ terminal: Terminal) -> Bool {
      let path = NamedPath(policies.foldersOrDefault[0], in: terminal.workingDirectory)
      return (try? FileSystem.kind(of: path.absolute)) == .folder
    }

    private func unknown(
      among rules: [RuleSummary], _ waivers: [WaiverSummary]
    ) -> ValidationError {
      let names = DiagnosticExplanation.all.map(\.code) + rules.map(\.name) + waivers.map(\.name)
      let near = nearestName(to: name, among: names).map { "; did you mean `\($0)`?" } ?? ""
      return ValidationError("`\(name)` is no code, no rule and no waiver\(near)")
    }

    private func print(_ text: String, _ status: ExitStatus, _ terminal: Terminal) -> ExitStatus {
      do throws(FileProblem) {
        try terminal.write(Array(text.utf8), .output)
        return status
      } catch {
        return .notWritten
      }
    }
  }

  extension DiagnosticExplanation {
    /// The explanation for a person: what the code means, how it comes about, how it is mended.
    fileprivate var text: String {
      """
      \(code)

      \(summary.wrapped(at: 80))

      Wrong:
      \(wrong.indented)

      Right:
      \(right.indented)

      """
    }
  }

  extension RuleSummary {
    /// What the set says of the rule, for a person.
    fileprivate func text(_ waivers: [WaiverSummary]) -> String {
      var lines = ["\(name)  (asked of each \(subject))", "\(place.file):\(place.start.line)", ""]
      if !documentation.isEmpty { lines += [documentation, ""] }
      if let owner { lines.append("owner: \(owner)") }
      for (from, level) in levels {
        lines.append("level: \(level.rawValue)" + (from.map { ", from \($0)" } ?? ""))
      }
      if let until { lines.append("until: \(until)") }
      if let waivable {
        lines.append("waivable: by \(waivable.role) for at most \(waivable.longest)")
      }
      for waiver in waivers where waiver.rule == name {
        lines.append(
          "waiver: \(waiver.name), for \(waiver.whom), from \(waiver.on) until \(waiver.until)")
      }
      if !tags.isEmpty { lines.append("tags: \(tags.joined(separator: ", "))") }
      if !reads.isEmpty {
        let names = reads.map(\.rawValue).sorted(by: precedesByBytes)
        lines.append("reads: \(names.joined(separator: ", "))")
      }
      if let help { lines.append("help: \(help)") }
      return lines.joined(separator: "\n") + "\n\n\(source.unindented.indented)\n"
    }
  }

  extension WaiverSummary {
    /// What it is for, in words.
    fileprivate var whom: String { "\(subject) \(id)" + (path.map { " at \($0)" } ?? "") }

    /// What the set says of the waiver, for a person.
    fileprivate var text: String {
      var lines = ["\(name)  (waives \(rule))", "\(place.file):\(place.start.line)", ""]
      if !documentation.isEmpty { lines += [documentation, ""] }
      lines += [
        "for: \(whom)", "because: \(because)", "approved by: \(approver) as \(role)",
        "from: \(on)", "until: \(until)",
      ]
      return lines.joined(separator: "\n") + "\n"
    }
  }

  extension String {
    /// The words of the text on lines of at most so many code points, where no word is longer.
    fileprivate func wrapped(at width: Int) -> String {
      var lines = [""]
      for word in split(separator: " ") {
        let line = lines[lines.count - 1]
        if line.isEmpty {
          lines[lines.count - 1] += word
        } else if line.unicodeScalars.count + 1 + word.unicodeScalars.count <= width {
          lines[lines.count - 1] += " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines.joined(separator: "\n")
    }

    /// The text with its later lines moved left as far as they go together.
    fileprivate var unindented: String {
      let lines = split(separator: "\n", omittingEmptySubsequences: false)
      let depth =
        lines.dropFirst().filter { $0.contains { $0 != " " } }
        .map { $0.prefix { $0 == " " }.count }.min() ?? 0
      return ([lines[0]] + lines.dropFirst().map { $0.dropFirst(depth) }).joined(separator: "\n")
    }

    fileprivate var indented: String {
      split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "  \($0)" }
        .joined(separator: "\n")
    }
  }
#endif
