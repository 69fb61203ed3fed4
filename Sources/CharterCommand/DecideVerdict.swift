#if CommandLine
  import Charter

  /// What a dry run says of itself, once every request is decided.
  struct DecideVerdict {
    let decisions: [Decision]
    /// What the policies ask for.
    let rules: [RuleSummary]
    /// Inputs that were supplied, or given up on purpose.
    let known: Set<DecisionOptions.OptionalInput>
    /// The decision time.
    let time: Timestamp

    /// What could not be judged, in the order of the requests.
    var faults: [Report.Fault] {
      decisions.flatMap { decision in
        decision.errors.map { Report.Fault(file: decision.file, $0) }
      }
    }

    /// Why the run tells nothing though no rule stands against a request.
    var shortfalls: [String] {
      var shortfalls: [String] = []
      if decisions.isEmpty { shortfalls.append("there was no request to judge") }
      let uncovered = decisions.count { $0.outcome == .notCovered }
      if uncovered > 0 {
        shortfalls.append("no rule was asked about \(uncovered) of \(decisions.count) requests")
      }
      let subjects = Set(decisions.map(\.subject))
      for (input, names) in rules.readingInputs(of: subjects, beside: known, at: time) {
        shortfalls.append(shortfall(of: input, readBy: names))
      }
      return shortfalls
    }

    /// Everything that the exit status must tell.
    var statuses: Set<ExitStatus> {
      var statuses = Set(decisions.map { ExitStatus.telling($0.outcome) })
      if !shortfalls.isEmpty { statuses.insert(.nothingJudged) }
      return statuses
    }
  }

  extension ExitStatus {
    /// What one outcome tells.
    static func telling(_ outcome: Decision.Outcome) -> ExitStatus {
      switch outcome {
      case .permit: .clean
      case .review: .needsReview
      case .deny: .denied
      case .notCovered: .nothingJudged
      case .malformed: .inputBroken
      }
    }
  }
#endif
