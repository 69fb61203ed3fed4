/// Findings of one rule at one level about one subject: all of them waived, or none.
struct FindingGroup {
  var rule: String
  var level: Finding.Level
  var findings: [Finding]

  var isWaived: Bool { findings.first?.status == .waived }
  var blocks: Bool { level == .block && !isWaived }

  /// Groups findings, those that block first and those that are waived last, each level in the
  /// order of the findings.
  static func groups(of findings: [Finding]) -> [FindingGroup] {
    groupsByLevel(of: findings.filter { $0.status != .waived })
      + groupsByLevel(of: findings.filter { $0.status == .waived })
  }

  private static func groupsByLevel(of findings: [Finding]) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    for level in Finding.Level.allCases.reversed() {
      let start = groups.count
      for finding in findings where finding.level == level {
        if let index = groups[start...].firstIndex(where: { $0.rule == finding.rule }) {
          groups[index].findings.append(finding)
        } else {
          groups.append(FindingGroup(rule: finding.rule, level: level, findings: [finding]))
        }
      }
    }
    return groups
  }
}
