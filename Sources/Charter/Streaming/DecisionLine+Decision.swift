// The line of a decision, once every rule was asked.

extension DecisionLine {
  /// Writes the line into ``text``.
  ///
  /// - Parameters:
  ///   - subject: Number of the subject.
  ///   - outcome: What was decided.
  ///   - run: What rules asked for.
  ///   - masks: The masks in their order, with what each column is called.
  ///   - evaluator: Holds the request.
  mutating func write(
    subject: Int, _ outcome: Decision.Outcome, _ run: borrowing RuleRun, masks: [MaskedColumn],
    _ evaluator: borrowing Evaluator
  ) {
    text.append("{\"subject\": ")
    text.append(texts[texts.subjects.pointer[subject]])
    if let id {
      text.append(", \"id\": ")
      writeID(id, evaluator)
    }
    text.append(", \"file\": \"-\", \"outcome\": \"")
    text.append(string: outcome.rawValue)
    text.append("\", \"findings\": [")
    text.append(findings.contents)
    text.append("], \"approvals\": [")
    writeApprovals(run.asks)
    text.append("], \"obligations\": {\"masks\": [")
    writeMasks(run.asks, masks)
    text.append("], \"filters\": [")
    writeFilters(run)
    text.append("]")
    if let group = run.asks.minimumGroup {
      text.append(", \"minimumGroup\": ")
      text.append(digitsOf: Int(group.value))
    }
    if let bound = run.asks.reassess {
      text.append(", \"reassess\": ")
      text.append(quoted: bound.value)
    }
    if let bound = run.asks.expires {
      text.append(", \"expires\": ")
      text.append(quoted: bound.value)
    }
    text.append("}, \"reasons\": [")
    writeReasons(outcome, run.asks)
    text.append("], \"changes\": []}\n")
  }

  /// Writes the id as the request has it.
  private mutating func writeID(_ node: Int, _ evaluator: borrowing Evaluator) {
    let spelled = evaluator.workspace.bytes(ofNode: node)
    switch evaluator.workspace.nodes[node].kind {
    case .text: JSONText.append(quoted: spelled, to: &text)
    case .integer, .number:
      var json: [UInt8] = []
      JSONText.append(number: Array(spelled)[...], to: &json)
      text.append(json)
    default: text.append(string: evaluator.json(.raw(node)))
    }
  }

  private mutating func writeRules(_ asks: RuleAsks, _ chain: RuleChains.Chain) {
    text.append(", \"rules\": [")
    var isFirst = true
    asks.forEachRule(of: chain) { rule in
      if !isFirst { text.append(", ") }
      isFirst = false
      text.append(texts[texts.rules.pointer[rule].quoted])
    }
    text.append("]}")
  }

  private mutating func writeApprovals(_ asks: RuleAsks) {
    guard !asks.approvals.isEmpty else { return }
    let sorted =
      asks.approvals.count == 1
      ? asks.approvals : asks.approvals.sorted { $0.party.precedes($1.party) }
    for (index, approval) in sorted.enumerated() {
      text.append(index == 0 ? "{\"by\": " : ", {\"by\": ")
      JSONText.append(quoted: approval.party.by, to: &text)
      text.append(", \"kind\": \"")
      text.append(string: approval.party.kind.rawValue)
      text.append("\"")
      writeRules(asks, approval.rules)
    }
  }

  private mutating func writeMasks(_ asks: RuleAsks, _ columns: [MaskedColumn]) {
    for (index, column) in columns.enumerated() {
      let mask = asks.masks[column.mask]
      text.append(index == 0 ? "{\"column\": " : ", {\"column\": ")
      text.append(UInt8(ascii: "\""))
      if !column.isClear {
        JSONText.append(inner: column.table, to: &text)
        text.append(UInt8(ascii: "."))
      }
      JSONText.append(inner: column.name, to: &text)
      text.append("\", \"with\": \"")
      text.append(string: mask.method.applied(toText: mask.isText).text)
      text.append("\"")
      if mask.isAssumed { text.append(", \"assumed\": true") }
      writeRules(asks, mask.rules)
    }
  }

  private mutating func writeFilters(_ run: borrowing RuleRun) {
    guard !run.asks.filters.isEmpty else { return }
    var json = JSONWriter(isCompact: true)
    json.array { json in
      for filter in run.asks.renderedFilters(run) { json.filter(filter) }
    }
    // Without the brackets around them.
    let bytes = json.bytes.dropFirst().dropLast()
    bytes.withUnsafeBufferPointer { text.append($0) }
  }

  private mutating func writeReasons(_ outcome: Decision.Outcome, _ asks: RuleAsks) {
    var count = 0
    switch outcome {
    case .permit:
      for rule in asks.grants { writeReason(rule, .permit, isConfirmed: true, &count) }
    case .review:
      // Rules are numbered in the order of their names.
      var rules: [Int] = []
      for approval in asks.approvals { asks.forEachRule(of: approval.rules) { rules.append($0) } }
      if rules.count > 1 { rules.sort() }
      for (index, rule) in rules.enumerated() where index == 0 || rules[index - 1] != rule {
        writeReason(rule, .approval, isConfirmed: true, &count)
      }
    case .deny:
      for (index, finding) in noted.enumerated() where finding.isBlocking {
        // What a rule found stands together.
        let isRepeated = noted[..<index].last { $0.isBlocking }?.rule == finding.rule
        if isRepeated { continue }
        writeReason(Int(finding.rule), finding.effect, isConfirmed: finding.isViolated, &count)
      }
      if asks.grants.isEmpty {
        for rule in asks.unconfirmed { writeReason(rule, .permit, isConfirmed: false, &count) }
      }
    case .notCovered, .malformed: return
    }
  }

  private mutating func writeReason(
    _ rule: Int, _ effect: EffectKind?, isConfirmed: Bool, _ count: inout Int
  ) {
    text.append(count == 0 ? "{\"rule\": " : ", {\"rule\": ")
    count += 1
    text.append(texts[texts.rules.pointer[rule].quoted])
    text.append(", \"effect\": \"")
    if let effect { text.append(string: effect.words) }
    text.append(isConfirmed ? "\"}" : "\", \"confirmed\": false}")
  }
}

extension RuleAsks.Party {
  /// By kind, then by name.
  func precedes(_ other: RuleAsks.Party) -> Bool {
    kind == other.kind
      ? by.utf8.lexicographicallyPrecedes(other.by.utf8) : kind.rawValue < other.kind.rawValue
  }
}
