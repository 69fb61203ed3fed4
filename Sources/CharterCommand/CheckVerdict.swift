#if CommandLine
  import Charter

  /// What a run may say of itself, once everything is judged.
  ///
  /// A run is clean only if everything that it was asked about was judged and nothing of it is
  /// denied. Whatever falls short of that has a reason and an exit status here.
  struct CheckVerdict {
    /// What was found under the paths that were named.
    let found: DescriptorFinder.Findings
    /// What was decided about it.
    let decisions: [Decision]
    /// What the policies ask for.
    let rules: [RuleSummary]
    /// Inputs given up on purpose.
    let givenUp: Set<DecisionOptions.OptionalInput>
    /// Inputs that were supplied beside the descriptors.
    var supplied: Set<DecisionOptions.OptionalInput> = []
    /// What products were before; nil where nobody asked for it.
    var previous: PreviousFiles?
    /// The decision time.
    let time: Timestamp
    /// Whether it is that of the clock.
    let isGating: Bool

    /// What could not be judged, by file and place.
    var faults: [Report.Fault] {
      let descriptors = Dictionary(
        found.descriptors.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
      let malformed = decisions.flatMap { decision in
        decision.errors.map {
          Report.Fault(file: decision.file, advised($0, descriptors[decision.file]))
        }
      }
      let all = found.faults + (previous?.faults ?? []) + malformed + duplicates
      return all.enumerated().sorted { left, right in
        let (leftFile, rightFile) = (left.element.file ?? "", right.element.file ?? "")
        return leftFile == rightFile
          ? left.offset < right.offset : precedesByBytes(leftFile, rightFile)
      }.map(\.element)
    }

    /// Why the run lets nothing pass though no rule blocks and no input is broken.
    var shortfalls: [String] {
      var shortfalls: [String] = []
      if decisions.isEmpty, found.faults.isEmpty {
        shortfalls.append(
          "there was no descriptor to judge: no .yaml, .yml or .json file that no .charterignore "
            + "names")
      }
      for folder in found.policyFolders {
        shortfalls.append("`\(folder)` holds policies of this run and is never judged")
      }
      let products = decisions.filter { $0.subject == "product" }
      let uncovered = products.count { $0.outcome == .notCovered }
      if uncovered > 0 {
        shortfalls.append("no rule was asked about \(uncovered) of \(products.count) products")
      }
      if !isGating { shortfalls.append(notGating(time)) }
      for (input, names) in missingInputs {
        shortfalls.append(shortfall(of: input, readBy: names))
      }
      return shortfalls
    }

    /// Everything that the exit status must tell.
    var statuses: Set<ExitStatus> {
      var statuses: Set<ExitStatus> = []
      if !faults.isEmpty { statuses.insert(.inputBroken) }
      if !shortfalls.isEmpty { statuses.insert(.nothingJudged) }
      for decision in decisions {
        switch decision.outcome {
        case .permit: break
        case .review: statuses.insert(.needsReview)
        case .deny: statuses.insert(.denied)
        case .notCovered: statuses.insert(.nothingJudged)
        case .malformed: statuses.insert(.inputBroken)
        }
      }
      return statuses
    }

    /// One fault for each decision whose id another has too, naming the others.
    private var duplicates: [Report.Fault] {
      let identified = decisions.filter { $0.id != nil && $0.subject == "product" }
      return Dictionary(grouping: identified) { $0.id ?? "" }.values
        .filter { $0.count > 1 && !areVersions($0) }
        .flatMap { alike in
          alike.indices.map { index in
            let others = alike.indices.prefix(4).filter { $0 != index }.prefix(3)
              .map { "`\(Self.place(alike[$0]))`" }
            let more = alike.count - 1 - others.count
            return Report.Fault(
              file: alike[index].file,
              Diagnostic(
                code: "duplicate-id",
                message: "the id `\(alike[index].id ?? "")` is also in "
                  + others.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""),
                place: alike[index].place,
                help: "give each product an id of its own, or name one of the files in "
                  + ".charterignore"))
          }
        }
    }

    /// Whether several products with one id are versions of it, of which one was there before: a new
    /// major version beside the old one.
    private func areVersions(_ alike: [Decision]) -> Bool {
      let versions = alike.compactMap(\.version)
      guard let previous, let id = alike[0].id, Set(versions).count == alike.count else {
        return false
      }
      return previous.has(id, versions)
    }

    private static func place(_ decision: Decision) -> String {
      decision.document.map { "\(decision.file), document \($0)" } ?? decision.file
    }

    /// Rules in force that read an input which was neither supplied nor given up, by input.
    private var missingInputs: [(DecisionOptions.OptionalInput, [String])] {
      var (subjects, known): (Set, Set) = (["product"], supplied.union(givenUp))
      if previous != nil {
        subjects.formUnion(["change", "removal"])
        known.insert(.previous)
      }
      return rules.readingInputs(of: subjects, beside: known, at: time)
    }

    /// The diagnostic, with the line of `.charterignore` that would leave the file out where it
    /// is none that a standard recognises.
    private func advised(_ diagnostic: Diagnostic, _ descriptor: Descriptor?) -> Diagnostic {
      guard Self.unrecognisedCodes.contains(diagnostic.code), let descriptor,
        let folder = descriptor.folder
      else { return diagnostic }
      var advised = diagnostic
      let ignoreFile = folder.appending(".charterignore").display
      let line = IgnorePatterns.line(for: descriptor.pathBelow)
      let help = "where it is no descriptor, add this line to `\(ignoreFile)`: \(line)"
      advised.help = diagnostic.help.map { "\($0); \(help)" } ?? help
      return advised
    }

    /// Codes that say that a file is not a descriptor of any standard.
    private static let unrecognisedCodes: Set<String> = ["unrecognized-descriptor"]
  }

  extension [RuleSummary] {
    /// The rules on some subjects that are in force, at any level.
    func inForce(on subjects: Set<String>, at time: Timestamp) -> [RuleSummary] {
      let today = time.date.description
      return filter { rule in
        subjects.contains(rule.subject) && (rule.until.map { $0 >= today } ?? true)
          && rule.levels.contains { $0.from.map { $0 <= today } ?? true }
      }
    }

    /// Rules in force on some subjects that read an input of which nothing is known, by input.
    func readingInputs(
      of subjects: Set<String>, beside known: Set<DecisionOptions.OptionalInput>,
      at time: Timestamp
    ) -> [(DecisionOptions.OptionalInput, [String])] {
      let inForce = inForce(on: subjects, at: time)
      return DecisionOptions.OptionalInput.allCases.compactMap { input in
        guard !known.contains(input) else { return nil }
        let names = inForce.filter { $0.reads.contains(input) }.map(\.name)
        return names.isEmpty ? nil : (input, names.sorted(by: precedesByBytes))
      }
    }
  }

  /// Says that a run cannot gate, because of its time.
  func notGating(_ time: Timestamp) -> String {
    "the decision time \(time.description) is not now, so nothing may pass by it"
  }

  /// Says which rules read an input that nobody supplied.
  func shortfall(of input: DecisionOptions.OptionalInput, readBy names: [String]) -> String {
    "\(names.joined(separator: ", ")) read\(names.count == 1 ? "s" : "") `\(input.rawValue)`, "
      + "which was not supplied: `--without \(input.rawValue)` gives it up"
  }
#endif
