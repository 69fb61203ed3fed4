// A decision about a request, as the reviewer reads it who must answer for it.

extension TextReport {
  /// What a verdict says, in words.
  func verdict(on decision: Decision) -> String {
    switch decision.outcome {
    case .permit:
      return decision.obligations.isEmpty ? "it may go ahead" : "it may go ahead, with conditions"
    case .review:
      let count = decision.approvals.count
      return count == 1
        ? "it may go ahead once one party agrees"
        : "it may go ahead once \(count) parties agree"
    case .deny:
      let rules = Set(decision.findings.filter(\.blocks).map(\.rule)).count
      return rules == 0
        ? "no rule permits it"
        : "\(counted(rules, "rule")) "
          + (rules == 1 ? "stands against it" : "stand against it")
    case .notCovered, .malformed: return decision.outcome.rawValue
    }
  }

  /// The lines of a request below its heading.
  func requestLines(
    _ decision: Decision, _ groups: [FindingGroup], _ detail: Detail,
    _ explained: inout Set<String>
  ) -> [String] {
    var lines = errorLines(decision.errors)
    if detail.listsRules { lines += askedLines(decision) }
    lines += ruleLines(groups, of: decision, detail, &explained)
    guard !style.isQuiet else { return lines }
    lines += grantLines(decision)
    let conditions = approvalLines(decision) + obligationLines(decision)
    if decision.outcome == .deny, !conditions.isEmpty {
      lines.append("  if it were permitted:")
      lines += conditions.map { "  \($0)" }
    } else {
      lines += conditions
    }
    return lines + outlookLines(decision)
  }

  private func askedLines(_ decision: Decision) -> [String] {
    guard let request = decision.request, !request.lines.isEmpty else { return [] }
    return ["  asked:"] + table(request.lines.map { ($0.name, visible($0.text, atMost: 100)) })
  }

  /// The rules that permit; of a denial, those that could not be confirmed.
  private func grantLines(_ decision: Decision) -> [String] {
    let permits = decision.reasons.filter { $0.effect == EffectKind.permit.words }
    guard !permits.isEmpty else { return [] }
    let isGranted = permits.allSatisfy(\.isConfirmed)
    let shown = style.showsAll ? permits[...] : permits.prefix(3)
    var lines = [isGranted ? "  permitted by:" : "  could not be confirmed:"]
    for permit in shown {
      lines.append("    \(paint.strong(permit.rule))\(meaning(of: permit.rule))")
      if let rule = report.rules[permit.rule] { lines.append(note(place(of: rule))) }
      if let explanation = permit.explanation {
        lines += ExplanationText(useColor: style.useColor).lines(explanation, indent: 6)
      }
    }
    if permits.count > shown.count {
      lines.append("    and \(permits.count - shown.count) more: --all")
    }
    return lines
  }

  func approvalLines(_ decision: Decision) -> [String] {
    guard !decision.approvals.isEmpty else { return [] }
    let isOne = decision.approvals.count == 1
    var lines = [isOne ? "  who must agree:" : "  who must agree, all of them:"]
    for approval in decision.approvals {
      lines.append("    \(approval.kind.rawValue) \(paint.strong(visible(approval.by)))")
      lines += because(approval.rules)
    }
    return lines
  }

  private func obligationLines(_ decision: Decision) -> [String] {
    let obligations = decision.obligations
    var lines: [String] = []
    if !obligations.masks.isEmpty {
      lines.append("  columns that are masked:")
      var groups: [(method: String, columns: [String], rules: [String])] = []
      for mask in obligations.masks {
        let column = mask.column + (mask.isAssumed ? " (to be safe)" : "")
        let method = mask.method.text
        if let index = groups.firstIndex(where: { $0.method == method && $0.rules == mask.rules }) {
          groups[index].columns.append(column)
        } else {
          groups.append((method, [column], mask.rules))
        }
      }
      for group in groups {
        lines.append("    \(paint.strong(group.method)): \(visible(listed(group.columns)))")
        lines += because(group.rules)
      }
    }
    if !obligations.filters.isEmpty {
      lines.append("  rows that are shown:")
      for filter in obligations.filters {
        lines.append(
          "    \(paint.strong(visible(filter.table))): \(visible(filter.filter.expression))")
        lines.append(note("sql: \(visible(filter.sql))"))
        lines += because(filter.rules)
      }
    }
    if let group = obligations.minimumGroup {
      lines.append("  only groups of at least \(counted(group.value, "row"))")
      lines += because(group.rules)
    }
    if let end = obligations.expires {
      lines.append("  ends: \(paint.strong(end.value.description))")
      lines += because(end.rules)
    }
    if let next = obligations.reassess {
      lines.append("  looked at again: \(paint.strong(next.value.description))")
      lines += because(next.rules)
    }
    return lines
  }

  private func listed(_ names: [String]) -> String {
    let shown = style.showsAll ? names[...] : names.prefix(12)
    let more = names.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more: --all" : "")
  }

  private func because(_ rules: [String]) -> [String] {
    rules.map { note("because of \($0)\(meaning(of: $0))") }
  }

  /// What the set says of a rule, on the same line.
  private func meaning(of rule: String) -> String {
    guard let documentation = report.rules[rule]?.documentation,
      let first = documentation.split(separator: "\n").first
    else { return "" }
    return ": \(visible(String(first), atMost: 100))"
  }

  private func place(of rule: RuleSummary) -> String {
    "\(visible(rule.place.file)):\(rule.place.start.line): "
      + visible(rule.source.squeezed, atMost: 100)
  }

  /// Names and texts below each other.
  private func table(_ lines: [(name: String, text: String)]) -> [String] {
    let width = lines.map(\.name.count).max() ?? 0
    return lines.map { name, text in
      "    \(name)\(String(repeating: " ", count: width - name.count + 2))\(text)"
    }
  }
}

extension Decision {
  /// Whether it is about a request, which is permitted only where a rule says so.
  var isAboutRequest: Bool { request != nil || ["access", "read", "request"].contains(subject) }
}
