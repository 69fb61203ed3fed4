extension ReportFormat {
  /// For people: what stops each file, with the lines that matter, and the sums last.
  static let text = ReportFormat(name: "text", summary: "for people") { report, style in
    TextReport(report: report, style: style).bytes
  }
}

/// Writes a report for people.
///
/// Findings are shown by file and rule. A report that would be long shows less of each file, down
/// to its first rule in full and the names of some others, so that a handful of failing files
/// fits on a screen or two; `--all` shows everything.
struct TextReport {
  /// How much of each decision is shown.
  struct Detail {
    /// Rules that block are shown in full up to this many a decision.
    var fullRules: Int
    /// Findings of one rule with their lines.
    var elements: Int
    /// The rules after those on a line each, or all on one line.
    var listsRules: Bool
    /// An empty line after each decision that is not clean.
    var separates: Bool
  }

  let report: Report
  let style: ReportStyle
  let paint: Paint

  /// Lines that a report may take before it shows less.
  private static let comfortableLength = 60
  private static let everything = Detail(
    fullRules: .max, elements: .max, listsRules: true, separates: true)
  /// From the most to the least that is shown; the first that is short enough is taken.
  private static let details: [Detail] =
    [.max, 4, 3, 2, 1].map {
      Detail(fullRules: $0, elements: 3, listsRules: true, separates: true)
    }
    + [true, false].map {
      Detail(fullRules: 1, elements: 1, listsRules: false, separates: $0)
    }

  init(report: Report, style: ReportStyle) {
    self.report = report
    self.style = style
    self.paint = Paint(isOn: style.useColor)
  }

  /// The report as UTF-8.
  var bytes: [UInt8] {
    let end = faultLines + waiverLines + summaryLines
    var details = style.showsAll ? [Self.everything] : Self.details
    let least = details.removeLast()
    let limit = Self.comfortableLength - end.count
    for detail in details {
      if let lines = decisionLines(detail, atMost: limit) { return bytes(of: lines + end) }
    }
    return bytes(of: (decisionLines(least, atMost: .max) ?? []) + end)
  }

  private func bytes(of lines: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  // MARK: Decisions

  /// The lines of all decisions; nil where there are more than the limit.
  private func decisionLines(_ detail: Detail, atMost limit: Int) -> [String]? {
    var lines: [String] = []
    var explained: Set<String> = []
    for decision in report.decisions {
      if style.isQuiet, decision.outcome == .permit { continue }
      if decision.isAboutPolicies, decision.outcome == .permit, decision.findings.isEmpty,
        !style.showsAll
      {
        continue
      }
      let groups = FindingGroup.groups(of: decision.findings)
      lines.append(heading(of: decision, groups))
      let body =
        decision.isAboutRequest
        ? requestLines(decision, groups, detail, &explained)
        : errorLines(decision.errors) + ruleLines(groups, of: decision, detail, &explained)
          + approvalLines(decision) + outlookLines(decision)
      lines += body
      if detail.separates, !body.isEmpty { lines.append("") }
      if lines.count > limit { return nil }
    }
    if let last = lines.last, !last.isEmpty { lines.append("") }
    return lines.count > limit ? nil : lines
  }

  private func heading(of decision: Decision, _ groups: [FindingGroup]) -> String {
    var subject = decision.subject
    if let id = decision.id { subject += " \(visible(id, atMost: 80))" }
    if let standard = decision.standard { subject += ", \(standard)" }
    var counts: [String] = []
    for level in Finding.Level.allCases.reversed() {
      let count = groups.count { $0.level == level && !$0.isWaived }
      guard count > 0 else { continue }
      let rules = counts.isEmpty ? counted(count, "rule") : String(count)
      counts.append("\(rules) \(level.verb(count))")
    }
    let waived = groups.count(where: \.isWaived)
    if waived > 0 {
      let rules = counts.isEmpty ? counted(waived, "rule") : String(waived)
      counts.append("\(rules) \(waived == 1 ? "is" : "are") waived")
    }
    switch decision.outcome {
    case .notCovered: counts = ["no rule asked it anything"]
    case .malformed: counts = [counted(decision.errors.count, "error")]
    case .permit, .review, .deny:
      if decision.isAboutRequest || (decision.outcome == .review && counts.isEmpty) {
        counts = [verdict(on: decision)]
      } else if decision.outcome == .permit, counts.isEmpty {
        counts = ["\(counted(decision.rulesAsked, "rule")) asked"]
      }
    }
    let outcome = paint.outcome(decision.outcome, decision.outcome.words)
    let place = paint.strong(place(of: decision)) + contracts(of: decision)
    return "\(place): \(outcome) (\(subject)): " + counts.joined(separator: ", ")
  }

  func place(of decision: Decision) -> String {
    guard let document = decision.document else { return visible(decision.file) }
    return "\(visible(decision.file)), document \(document)"
  }

  private func contracts(of decision: Decision) -> String {
    guard let first = decision.contractFiles.first else { return "" }
    let others = decision.contractFiles.count - 1
    return others == 0 ? " with \(visible(first))" : " with \(visible(first)) and \(others) more"
  }

  func errorLines(_ errors: [Diagnostic]) -> [String] {
    let shown = style.showsAll ? errors[...] : errors.prefix(3)
    var lines = shown.map { error in
      let place = error.place.map { "\($0.start.line):\($0.start.column): " } ?? ""
      return "  \(place)\(paint.bad("error"))[\(error.code)]: \(visible(error.message))"
    }
    if errors.count > shown.count {
      lines.append("  and \(errors.count - shown.count) more: --all")
    }
    return lines
  }

  // MARK: Rules

  /// The lines of a decision's rules.
  ///
  /// Where few are shown in full, those come first that no decision before has explained.
  func ruleLines(
    _ groups: [FindingGroup], of decision: Decision, _ detail: Detail,
    _ explained: inout Set<String>
  ) -> [String] {
    let groups = groups.filter { !style.isQuiet || $0.blocks }
    var full = groups.indices.filter { groups[$0].blocks || style.showsAll }
    if full.count > detail.fullRules {
      let new = full.filter { !explained.contains(groups[$0].rule) }
      let old = full.filter { explained.contains(groups[$0].rule) }
      full = (new + old).prefix(detail.fullRules).sorted()
    }
    var lines: [String] = []
    for index in full {
      explained.insert(groups[index].rule)
      lines += fullLines(groups[index], in: decision.file, elements: detail.elements)
    }
    let rest = groups.indices.filter { !full.contains($0) }.map { groups[$0] }
    if detail.listsRules {
      for group in rest { lines += [shortLine(group)] + waiverNotes(group) }
    } else if !rest.isEmpty {
      lines.append(namesLine(rest))
    }
    return lines
  }

  /// One rule with its lines of the document, its own line, what it read, and its help.
  func fullLines(_ group: FindingGroup, in file: String, elements: Int) -> [String] {
    let renderer = DiagnosticRenderer(useColor: style.useColor)
    let shown = group.findings.prefix(elements)
    let isFirstOnly = elements == 1 && group.findings.count > 1
    var lines = ["  \(name(of: group))\(isFirstOnly ? ", the first: --all" : "")"]
    var shownFile = file
    for finding in shown {
      if let place = finding.input {
        // What a product consists of may stand in several files.
        if place.file != shownFile { lines.append("    \(visible(place.file)):") }
        shownFile = place.file
        lines += renderer.excerpt(place: place, label: finding.message).map { "    \($0)" }
      } else {
        lines.append("      \(visible(finding.message))")
      }
    }
    if group.findings.count > shown.count, elements > 1 {
      lines.append("      and \(group.findings.count - shown.count) more: --all")
    }
    for place in distinct(shown.compactMap(\.previous)) {
      let line = visible(String(place.line.trimmingBlanks), atMost: 100)
      lines.append(note("before: \(visible(place.file)):\(place.start.line): \(line)"))
    }
    let clauses = distinct(shown.flatMap { $0.clauses.isEmpty ? [$0.policy] : $0.clauses })
    for place in clauses.prefix(elements) {
      let clause = visible(String(place.line.trimmingBlanks), atMost: 100)
      lines.append(note("\(visible(place.file)):\(place.start.line): \(clause)"))
    }
    let explanations = shown.compactMap(\.explanation)
    for explanation in explanations {
      lines += ExplanationText(useColor: style.useColor).lines(explanation, indent: 6)
    }
    for read in distinct(shown.map(values)) where !read.isEmpty && explanations.isEmpty {
      lines.append(note("read: \(read)"))
    }
    lines += waiverNotes(group)
    for help in distinct(shown.compactMap(\.help)) { lines.append(note("help: \(visible(help))")) }
    return lines
  }

  /// What would make it pass, and when the outcome is another, where that was looked for.
  func outlookLines(_ decision: Decision) -> [String] {
    let text = ExplanationText(useColor: style.useColor)
    return text.changeLines(decision, indent: 2)
      + [text.nextChangeLine(decision, indent: 2)].compactMap { $0 }
  }

  func note(_ text: String) -> String { "      \(paint.faint("=")) \(text)" }

  private func name(of group: FindingGroup) -> String {
    let kind =
      group.isWaived ? paint.good("waived") : paint.level(group.level, group.level.rawValue)
    var text = "\(kind) \(paint.strong(group.rule))"
    if group.findings.count > 1 { text += ", \(group.findings.count) times" }
    let undetermined = group.findings.count { ($0.found ?? $0.status) == .undetermined }
    if undetermined == group.findings.count {
      text += " (undetermined)"
    } else if undetermined > 0 {
      text += " (\(undetermined) undetermined)"
    }
    return text
  }

  private func values(_ finding: Finding) -> String {
    finding.values
      .map { "\(visible($0.path, atMost: 60)) is \(visible($0.text, atMost: 60))" }
      .joined(separator: "; ")
  }

  /// One rule on one line: where, what, and how often.
  private func shortLine(_ group: FindingGroup) -> String {
    let first = group.findings[0]
    let place = first.input.map { " \($0.start.line):\($0.start.column)" } ?? ""
    return "  \(name(of: group))\(place): \(visible(first.message, atMost: 120))"
  }

  /// Several rules by name alone.
  private func namesLine(_ groups: [FindingGroup]) -> String {
    var parts: [String] = []
    var left = groups.count
    for level in Finding.Level.allCases.reversed() {
      let names = groups.filter { $0.level == level && !$0.isWaived }.prefix(3).map(\.rule)
      guard !names.isEmpty, parts.count < 2 else { continue }
      left -= names.count
      parts.append("\(paint.level(level, level.rawValue)) \(names.joined(separator: ", "))")
    }
    let waived = groups.filter(\.isWaived).prefix(3).map(\.rule)
    if !waived.isEmpty, parts.count < 2 {
      left -= waived.count
      parts.append("\(paint.good("waived")) \(waived.joined(separator: ", "))")
    }
    return "  also: \(parts.joined(separator: "; "))"
      + (left > 0 ? "; and \(left) more: --all" : "")
  }

  // MARK: The end

  /// What concerns no single decision; the errors of a decision stand with it.
  private var faultLines: [String] {
    let malformed = Set(report.decisions.filter { $0.outcome == .malformed }.map(\.file))
    let faults = report.faults.filter { fault in
      fault.file.map { !malformed.contains($0) || fault.diagnostic.code == "duplicate-id" } ?? true
    }
    let shown = style.showsAll ? faults[...] : faults.prefix(5)
    var lines = shown.map { fault in
      let start = fault.diagnostic.place?.start
      let position = start.map { "\($0.line):\($0.column): " } ?? ""
      let file = fault.file.map { paint.strong(visible($0)) + (start == nil ? ": " : ":") } ?? ""
      return "\(file)\(position)\(paint.bad("error"))[\(fault.diagnostic.code)]: "
        + visible(fault.diagnostic.message)
    }
    if faults.count > shown.count { lines.append("and \(faults.count - shown.count) more: --all") }
    return lines.isEmpty ? [] : lines + [""]
  }

  private var summaryLines: [String] {
    let summary = report.summary
    let isGreen =
      report.faults.isEmpty && report.shortfalls.isEmpty
      && report.decisions.allSatisfy { $0.outcome == .permit }
    if style.isQuiet, isGreen { return [] }
    var lines = [countsLine(summary)]
    lines += warningLines
    let blocking = report.blockingRules
    if !blocking.isEmpty {
      lines.append(blocking.count > 5 ? "the five rules that block most:" : "the rules that block:")
      let width = String(blocking[0].decisions).count
      for (rule, decisions) in blocking.prefix(5) {
        let count = String(decisions)
        lines.append(
          String(repeating: " ", count: 2 + width - count.count) + "\(count)  \(paint.strong(rule))"
        )
      }
    }
    lines += report.shortfalls.map { "\(paint.bad("not green")): \(visible($0))" }
    if let policies = report.policies {
      lines.append(
        paint.faint(
          "policies \(policies), at \(report.time.description), facts: \(report.facts.rawValue)")
      )
    }
    return lines
  }

  /// How many warnings there are, by code; they themselves are diagnostics.
  private var warningLines: [String] {
    guard let warnings = report.warnings, !warnings.isEmpty else { return [] }
    let codes = distinct(warnings.map(\.code)).map { code in
      "\(warnings.count { $0.code == code }) \(code)"
    }
    return ["\(counted(warnings.count, "warning")): \(codes.joined(separator: ", "))"]
  }

  private func countsLine(_ summary: Report.Summary) -> String {
    guard !report.decisions.isEmpty else { return "nothing was judged" }
    var parts: [String] = []
    for outcome in [Decision.Outcome.deny, .review, .malformed, .notCovered, .permit] {
      if let count = summary.outcomes[outcome] {
        parts.append(paint.outcome(outcome, "\(count) \(outcome.words)"))
      }
    }
    let subjects = Set(report.decisions.map { $0.isAboutRequest ? "request" : $0.subject })
    let nouns: Set = ["product", "request", "rule", "domain"]
    let noun =
      subjects.first.flatMap {
        subjects.count == 1 && nouns.contains($0) ? $0 : nil
      } ?? "decision"
    var line = "\(counted(report.decisions.count, noun)): \(parts.joined(separator: ", "))"
    let found = Finding.Level.allCases.reversed().compactMap { level in
      summary.findings[level].map { "\($0) \(level.rawValue)" }
    }
    let all = found + [summary.waived.map { "\($0) waived" }].compactMap { $0 }
    if !all.isEmpty { line += "; findings: \(all.joined(separator: ", "))" }
    if summary.rulesNotAsked > 0 {
      line += "; \(counted(summary.rulesNotAsked, "rule")) not asked (--without)"
    }
    return line
  }
}

extension Decision {
  /// Whether it is about what the council keeps: of that, only what is found is worth a line.
  fileprivate var isAboutPolicies: Bool { subject == "rule" || subject == "domain" }
}

extension Finding.Level {
  fileprivate func verb(_ count: Int) -> String {
    switch self {
    case .block: count == 1 ? "blocks" : "block"
    case .warn: count == 1 ? "warns" : "warn"
    case .advise: count == 1 ? "advises" : "advise"
    }
  }
}

extension Decision.Outcome {
  fileprivate var words: String { self == .notCovered ? "not covered" : rawValue }
}

extension String {
  fileprivate var trimmingBlanks: Substring {
    var rest = self[...]
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest.drop { $0 == " " || $0 == "\t" }
  }
}

func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// The values without repetitions, each where it came first.
func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
  var seen: Set<Value> = []
  return values.filter { seen.insert($0).inserted }
}
