/// What a run found, before it is written in any format.
///
/// Everything that a format shows is in here, so the same report gives the same bytes on any
/// machine, with any number of threads, in any locale.
package struct Report: Sendable {
  /// Who says what the products are.
  package enum Facts: String, Sendable {
    /// The catalog's registry.
    case registry
    /// The descriptors themselves.
    case selfDeclared = "self-declared"
    /// The policies themselves, of which it is asked.
    case policies
  }

  /// Something that kept an input, or the policies, from being judged.
  package struct Fault: Sendable {
    /// The file it concerns; missing where it is about no file.
    package var file: String?
    /// What is wrong.
    package var diagnostic: Diagnostic

    package init(file: String?, _ diagnostic: Diagnostic) {
      self.file = file ?? diagnostic.place?.file
      self.diagnostic = diagnostic
    }
  }

  /// Hash of the policies; missing where they did not compile.
  package var policies: String?
  /// The decision time.
  package var time: Timestamp
  /// Whether the run may let a change pass: its time is that of the clock.
  package var isGating: Bool
  /// Who says what the products are.
  package var facts: Facts
  /// The decisions, in the order they are shown.
  package var decisions: [Decision]
  /// What could not be read or judged, in the order it is shown.
  package var faults: [Fault]
  /// What the set says of its rules, by name: what a report tells beside the decisions.
  package var rules: [String: RuleSummary] = [:]
  /// Why the run lets nothing pass though no rule blocks: sentences without a period.
  package var shortfalls: [String]
  /// What is worth a look in policies or files and stops nothing; missing where nothing looked for it.
  package var warnings: [Diagnostic]?
  /// What came of each waiver of the set, by name; empty where the set has none.
  package var waivers: [WaiverReview] = []

  package init(
    policies: String?, time: Timestamp, isGating: Bool = true, facts: Facts = .selfDeclared,
    decisions: [Decision] = [], faults: [Fault] = [], shortfalls: [String] = []
  ) {
    self.policies = policies
    self.time = time
    self.isGating = isGating
    self.facts = facts
    self.decisions = decisions
    self.faults = faults
    self.shortfalls = shortfalls
  }
}

extension Report {
  /// The counts over all decisions.
  package struct Summary: Sendable {
    /// Decisions by outcome.
    package var outcomes: [Decision.Outcome: Int] = [:]
    /// Findings by level, but for those that are waived.
    package var findings: [Finding.Level: Int] = [:]
    /// Findings that are waived; missing where the set has no waivers.
    package var waived: Int?
    /// Rules not asked because they read an input that was given up.
    package var rulesNotAsked = 0
  }

  /// Counts the decisions and what they found.
  package var summary: Summary {
    var summary = Summary()
    if !waivers.isEmpty { summary.waived = 0 }
    for decision in decisions {
      summary.outcomes[decision.outcome, default: 0] += 1
      summary.rulesNotAsked = max(summary.rulesNotAsked, decision.rulesNotAsked)
      for finding in decision.findings {
        if finding.status == .waived {
          summary.waived = (summary.waived ?? 0) + 1
        } else {
          summary.findings[finding.level, default: 0] += 1
        }
      }
    }
    return summary
  }

  /// The rules that block, those that block most decisions first, then by name.
  package var blockingRules: [(rule: String, decisions: Int)] {
    var counts: [String: Int] = [:]
    for decision in decisions {
      for rule in Set(decision.findings.filter(\.blocks).map(\.rule)) {
        counts[rule, default: 0] += 1
      }
    }
    return counts.map { (rule: $0.key, decisions: $0.value) }.sorted {
      $0.decisions != $1.decisions
        ? $0.decisions > $1.decisions : $0.rule.utf8.lexicographicallyPrecedes($1.rule.utf8)
    }
  }
}

extension Decision {
  /// Says that a file could not be judged, because it could not be read.
  package static func unread(_ file: String, _ errors: [Diagnostic]) -> Decision {
    Decision(
      subject: "product", id: nil, file: file, document: nil, standard: nil, outcome: .malformed,
      findings: [], errors: errors, rulesAsked: 0, rulesNotAsked: 0)
  }
}
