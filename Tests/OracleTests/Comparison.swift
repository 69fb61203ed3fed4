import Charter
import Oracle

/// Where the engine and the oracle differ about one question; nil where they agree.
///
/// Counts what came up, so that nobody takes two that are silent for two that agree.
struct Comparison {
  var counts = Counts()

  struct Counts {
    var outcomes: [String: Int] = [:]
    var effects: [String: Int] = [:]
    var reasons: [String: Int] = [:]
    var statuses: [String: Int] = [:]
    /// What came of waivers, and why one was not granted.
    var waivers: [String: Int] = [:]
    /// Outcomes by kind of set.
    var kinds: [String: Int] = [:]
    var operators: [String: Int] = [:]
    var values = 0
    var reads = 0
    var questions = 0

    mutating func take(_ oracle: Oracle) { operators.merge(oracle.counts) { $0 + $1 } }

    /// What came up too seldom to say that both agree about it: an outcome in less than 5 % of the
    /// questions, anything else less than 100 times.
    var missing: [String] {
      var missing: [String] = []
      for outcome in Decision.Outcome.allCases
      where outcomes[outcome.rawValue, default: 0] * 20 < questions {
        missing.append("outcome \(outcome) \(outcomes[outcome.rawValue, default: 0]) times")
      }
      func require(_ kind: String, _ names: [String], _ counts: [String: Int]) {
        for name in names where counts[name, default: 0] < 100 {
          missing.append("\(kind) \(name) \(counts[name, default: 0]) times")
        }
      }
      require("effect", Self.effects, effects)
      require("operator", Self.operators, operators)
      require("reason", Self.reasons, reasons)
      require("finding", ["violated", "undetermined", "waived"], statuses)
      require(
        "waiver",
        Oracle.WaiverAnswer.State.allCases.map(\.rawValue) + Self.refusals
          + ["granted for nothing", "granted for several"], waivers)
      require("limit of", Self.limits, limits)
      return missing
    }

    /// Why a waiver is not granted.
    private static let refusals = [
      "no directory", "nobody", "several", "roles unknown", "another role", "no owner",
      "owner unknown", "no such team", "in the team", "perhaps in the team",
      "path \(Reason.several.rawValue)",
    ]

    /// What may take too long.
    private static let limits = ["lists", "loops", "messages", "pairs"]

    private var limits: [String: Int] {
      var limits: [String: Int] = [:]
      for name in Self.limits { limits[name] = operators["limit of \(name)"] }
      return limits
    }

    private static let effects = [
      "require", "forbid", "deny", "permit", "require approval by", "mask", "filter", "aggregate",
      "limit to", "reassess after",
    ]

    private static let operators =
      BinaryOperator.allCases.map(\.rawValue) + Quantifier.allCases.map(\.rawValue)
      + Builtin.all.filter { !$0.isForStandards && !untold.contains($0.name) }.map(\.name)
      + [
        "not", "is", "is not", "is present", "is missing", "like", "matches", "as", "fits", "if",
        "count", "share", "[for]", "[]", "{}", "define",
      ]

    /// What `LineageAgreementTests` asks about, and what nobody does.
    private static let untold: Set = ["changes", "cycle", "part_of", "source_of"]

    /// All but two: what `LineageAgreementTests` asks about, and rules that compare with a version before are compiled and never asked.
    private static let reasons = Reason.allCases
      .filter { $0 != .noPrevious && $0 != .unresolvedPort }.map(\.rawValue)

    /// A table of what came up.
    var described: String {
      func table(_ name: String, _ counts: [String: Int]) -> String {
        "\(name): "
          + counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(
            separator: ", ")
      }
      return """
        \(questions) questions, \(values) parts of messages, \(reads) values read
        \(table("outcomes", outcomes))
        \(table("by kind of set", kinds))
        \(table("findings", statuses))
        \(table("waivers", waivers))
        \(table("effects", effects))
        \(table("operators", operators))
        \(table("reasons", reasons))
        """
    }
  }

  mutating func difference(
    _ decision: Decision, _ verdict: Verdict, _ oracle: Oracle
  ) -> String? {
    counts.questions += 1
    counts.outcomes[verdict.outcome, default: 0] += 1
    for (effect, times) in verdict.effects { counts.effects[effect, default: 0] += times }
    guard decision.outcome.rawValue == verdict.outcome else {
      return
        "the engine says \(decision.outcome) \(decision.errors.map(\.message)), the oracle \(verdict.outcome)"
    }
    if verdict.outcome == "malformed" { return nil }
    guard decision.rulesAsked == verdict.asked else {
      return
        "the engine asked \(decision.rulesAsked) rules, the oracle \(verdict.asked): \(decision.findings.map(\.rule)) \(verdict.findings.map(\.rule)) \(verdict.outcome)"
    }
    return findings(decision, verdict, oracle) ?? waivers(decision, verdict)
      ?? obligations(decision, verdict) ?? filters(decision, verdict, oracle)
  }

  // MARK: Findings

  private mutating func findings(
    _ decision: Decision, _ verdict: Verdict, _ oracle: Oracle
  ) -> String? {
    for (number, pair) in zip(decision.findings, verdict.findings).enumerated() {
      let difference = finding(pair.0, pair.1) ?? reads(pair.0, pair.1, verdict, oracle)
      if let difference { return "finding \(number): \(difference)" }
    }
    guard decision.findings.count == verdict.findings.count else {
      return
        "the engine found \(decision.findings.map(\.rule)), the oracle \(verdict.findings.map(\.rule))"
    }
    return nil
  }

  private mutating func finding(_ engine: Finding, _ oracle: Verdict.Finding) -> String? {
    guard engine.rule == oracle.rule else { return "\(engine.rule), oracle \(oracle.rule)" }
    guard engine.level.rawValue == oracle.level else {
      return "\(engine.rule) \(engine.level), oracle \(oracle.level)"
    }
    guard engine.waivers.map(\.name) == oracle.waivers,
      (engine.status == .waived) == !oracle.waivers.isEmpty
    else {
      return
        "\(engine.rule) is \(engine.status) by \(engine.waivers.map(\.name)): \(engine.message); oracle by \(oracle.waivers)"
    }
    guard ((engine.found ?? engine.status) == .violated) == oracle.isViolated else {
      return "\(engine.rule) is \(engine.status) to the engine alone: \(engine.message)"
    }
    counts.statuses[engine.status.rawValue, default: 0] += 1
    // What the engine itself finds has a text that is its own.
    if oracle.clauses.isEmpty { return nil }
    guard engine.clauses.count == oracle.clauses.count, engine.effect == oracle.effect else {
      return
        "\(engine.rule): \(engine.message) \(engine.values.map { "\($0.path) \($0.json)" }) \(engine.clauses.count) clauses, \(engine.effect); oracle \(oracle.clauses.count), \(oracle.effect)"
    }
    if oracle.effect == "filter" { return nil }
    return message(engine.message, oracle.message, engine.rule)
      ?? (engine.help == nil).whenDiffers(from: oracle.help == nil, "\(engine.rule): help")
      ?? oracle.help.flatMap { message(engine.help ?? "", $0, engine.rule) }
  }

  /// Whatever the engine says it read stands there.
  private mutating func reads(
    _ engine: Finding, _ finding: Verdict.Finding, _ verdict: Verdict, _ oracle: Oracle
  ) -> String? {
    // A mask or filter shows the last of the columns or tables that it went through.
    if finding.clauses.isEmpty || ["mask", "filter"].contains(finding.effect) { return nil }
    if finding.isTooCostly {
      let limit = "{\"unknown\":\"\(Reason.limit.rawValue)\"}"
      if engine.values.map(\.json) == [limit] { return nil }
      return "\(engine.rule) reads \(engine.values), and its loops would take too long"
    }
    for read in engine.values {
      let (json, reasons) = oracle.read(read.path, at: finding, of: verdict)
      counts.reads += 1
      if let json, read.json == json || reasons.isEmpty {
        if json == "null" { counts.reasons[Reason.missing.rawValue, default: 0] += 1 }
        guard read.json == json else {
          return "\(engine.rule) reads \(read.path) as \(read.json), oracle \(json)"
        }
        continue
      }
      let said = reasons.first {
        read.json == ($0 == .missing ? "null" : "{\"unknown\":\"\($0.rawValue)\"}")
      }
      guard let said else {
        return "\(engine.rule) reads \(read.path) as \(read.json), oracle \(reasons)"
      }
      counts.reasons[said.rawValue, default: 0] += 1
    }
    return nil
  }

  /// A message has each part in its place; what is unknown gives one of the reasons that are right.
  private mutating func message(
    _ text: String, _ parts: [Verdict.MessagePart], _ rule: String
  ) -> String? {
    // A message that is too long is cut.
    if text.unicodeScalars.count >= 4_096 { return nil }
    var rest = text[...]
    for part in parts {
      counts.values += 1
      switch part {
      case .text(let expected):
        guard rest.unicodeScalars.starts(with: expected.unicodeScalars) else {
          return "\(rule) says\n  \(text)\nand the oracle has `\(expected)` where `\(rest)` stands"
        }
        rest =
          rest[
            rest.unicodeScalars.index(rest.startIndex, offsetBy: expected.unicodeScalars.count)...]
      case .unknown(let source, let reasons):
        let said = reasons.first { reason in
          rest.hasPrefix(
            reason == .missing
              ? "‹missing: \(source)›" : "‹unknown: \(source) (\(reason.rawValue))›")
        }
        guard let said else {
          return
            "\(rule) says\n  \(text)\nand the oracle has `\(source)` unknown, \(reasons), where `\(rest)` stands"
        }
        counts.reasons[said.rawValue, default: 0] += 1
        let end = rest.firstIndex(of: "›").map { rest.index(after: $0) } ?? rest.endIndex
        rest = rest[end...]
      }
    }
    return rest.isEmpty ? nil : "\(rule) says more than the oracle: \(rest)"
  }

  // MARK: Waivers

  /// Both say the same of every waiver for the subject.
  private mutating func waivers(_ decision: Decision, _ verdict: Verdict) -> String? {
    let engine = decision.waivers.map { "\($0.name) \($0.state.rawValue) \($0.findings)" }
    let oracle = verdict.waivers.map { "\($0.name) \($0.state.rawValue) \($0.findings)" }
    if engine != oracle {
      return "waivers \(engine) \(decision.waivers.compactMap(\.reason)), oracle \(oracle)"
    }
    for waiver in verdict.waivers {
      counts.waivers[waiver.state.rawValue, default: 0] += 1
      if !waiver.reason.isEmpty { counts.waivers[waiver.reason, default: 0] += 1 }
      if waiver.state == .granted, waiver.findings != 1 {
        counts.waivers["granted for \(waiver.findings == 0 ? "nothing" : "several")", default: 0] += 1
      }
    }
    return nil
  }

  // MARK: What goes with a permission

  private mutating func obligations(_ decision: Decision, _ verdict: Verdict) -> String? {
    let approvals = Dictionary(
      uniqueKeysWithValues: decision.approvals.map { ("\($0.kind) \($0.by)", Set($0.rules)) })
    if approvals != verdict.approvals {
      return "approvals \(approvals), oracle \(verdict.approvals)"
    }
    let masks = decision.obligations.masks.map {
      "\($0.table).\($0.name) \($0.method.text) \($0.isAssumed) \(Set($0.rules).sorted())"
    }
    let others = verdict.masks.map { column, mask in
      let method =
        mask.method == .word("redact") && !mask.isText ? "null" : mask.method.text
      return "\(column) \(method) \(mask.isAssumed) \(mask.rules.sorted())"
    }
    if masks.sorted() != others.sorted() { return "masks \(masks), oracle \(others)" }
    let bounds = [
      decision.obligations.minimumGroup?.value,
      decision.obligations.expires.map { Int($0.value.microseconds) },
      decision.obligations.reassess.map { Int($0.value.microseconds) },
    ]
    if bounds != [verdict.group, verdict.expires, verdict.reassess] {
      return "bounds \(bounds), oracle \([verdict.group, verdict.expires, verdict.reassess])"
    }
    return nil
  }
}

extension Comparison {
  /// Rows with every value that the conditions of the tests ask for.
  private static let rows: [[String: (RowValue, Written)]] = {
    var rows: [[String: (RowValue, Written)]] = [[:]]
    let columns: [(String, [(RowValue, Written)])] = [
      ("region", [(.text("eu"), .text("eu")), (.text("a"), .text("a")), (.null, .null)]),
      ("visits", [(.integer(1), .number("1")), (.integer(4), .number("4")), (.null, .null)]),
      ("consent", [(.bool(true), .bool(true)), (.bool(false), .bool(false)), (.null, .null)]),
      (
        "born",
        [(.date(days: 20_513), .text("2026-03-01")), (.date(days: 10), .text("1970-01-11"))]
      ),
    ]
    for (name, values) in columns {
      rows = rows.flatMap { row in values.map { row.merging([name: $0]) { $1 } } }
    }
    return rows
  }()

  /// Both let the same rows through.
  private func filters(
    _ decision: Decision, _ verdict: Verdict, _ oracle: Oracle
  ) -> String? {
    let mine = Dictionary(uniqueKeysWithValues: decision.obligations.filters.map { ($0.table, $0) })
    guard Set(mine.keys) == Set(verdict.filters.keys) else {
      return "filters of \(mine.keys.sorted()), oracle \(verdict.filters.keys.sorted())"
    }
    for (table, filter) in verdict.filters {
      guard let own = mine[table], Set(own.rules) == filter.rules else {
        return "filter of \(table) by \(mine[table]?.rules ?? []), oracle \(filter.rules)"
      }
      for row in Self.rows
      where own.filter.keeps(row.mapValues(\.0))
        != oracle.keeps(filter, of: verdict, row.mapValues(\.1))
      {
        return
          "\(own.filter.expression) of \(row.mapValues(\.1.json)): oracle \(oracle.keeps(filter, of: verdict, row.mapValues(\.1)))"
      }
    }
    return nil
  }
}

extension Bool {
  fileprivate func whenDiffers(from other: Bool, _ message: String) -> String? {
    self == other ? nil : message
  }
}
