#if CommandLine
  import Charter

  /// What an analysis says of itself, once the policies are judged.
  struct AnalyzeVerdict {
    /// The rules of the set.
    let rules: [RuleSummary]
    /// What was decided about them, and about the domains of the registry.
    let ruleDecisions: [Decision]
    let domainDecisions: [Decision]
    /// Inputs that were supplied, or given up on purpose.
    let known: Set<DecisionOptions.OptionalInput>
    /// Whether nothing is to be known of the mesh.
    let givesUpCatalog: Bool
    /// Whether there is a registry of domains.
    let hasRegistry: Bool
    /// Pairs of rules that were not compared.
    let uncompared: Int
    /// The decision time.
    let time: Timestamp
    /// Whether it is that of the clock.
    let isGating: Bool

    private var decisions: [Decision] { ruleDecisions + domainDecisions }

    /// What could not be judged.
    var faults: [Report.Fault] {
      decisions.flatMap { decision in
        decision.errors.map { Report.Fault(file: decision.file, $0) }
      }
    }

    /// Why the run lets nothing pass though no rule blocks.
    var shortfalls: [String] {
      var shortfalls: [String] = []
      if rules.isEmpty {
        shortfalls.append("the policies hold no rule")
      } else if ruleDecisions.isEmpty {
        shortfalls.append(
          "no rule of the set is about rules, so nothing was asked of its "
            + (rules.count == 1 ? "rule" : "\(rules.count) rules"))
      }
      for (decisions, noun) in [(ruleDecisions, "rules"), (domainDecisions, "domains")] {
        let uncovered = decisions.count { $0.outcome == .notCovered }
        if uncovered > 0 {
          shortfalls.append("no rule was asked about \(uncovered) of \(decisions.count) \(noun)")
        }
      }
      if !isGating { shortfalls.append(notGating(time)) }
      for (input, names) in rules.readingInputs(of: ["rule", "domain"], beside: known, at: time) {
        shortfalls.append(shortfall(of: input, readBy: names))
      }
      if uncompared > 0 {
        shortfalls.append(
          "\(uncompared) pairs of rules that speak of one thing were not compared, there are too many"
        )
      }
      if let shortfall = missingRegistry { shortfalls.append(shortfall) }
      return shortfalls
    }

    /// Rules about domains are in force, and there is none to ask them of.
    private var missingRegistry: String? {
      let names = rules.inForce(on: ["domain"], at: time).map(\.name)
      guard !names.isEmpty, !hasRegistry, !givesUpCatalog else { return nil }
      return "\(names.sorted(by: precedesByBytes).joined(separator: ", ")) "
        + (names.count == 1 ? "is" : "are") + " about domains, and there is no registry of them: "
        + "`--catalog` names a mesh with a `domains.yaml`, `--without catalog` gives it up"
    }

    /// Everything that the exit status must tell.
    var statuses: Set<ExitStatus> {
      var statuses = Set(decisions.map { ExitStatus.telling($0.outcome) })
      if !shortfalls.isEmpty { statuses.insert(.nothingJudged) }
      return statuses
    }
  }
#endif
