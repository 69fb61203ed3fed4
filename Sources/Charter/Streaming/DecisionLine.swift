/// One decision of a stream while it is made: what was found is written at once, and what was read
/// of the line is kept for places.
///
/// A line says what ``StreamedDecision`` says of the same decision, byte for byte. It serves one
/// line after another and keeps its memory between them.
struct DecisionLine: ~Copyable {
  /// A finding that was written.
  struct Noted {
    var rule: Int32
    /// Nil where the list of a `for` could not be told.
    var effect: EffectKind?
    var isViolated: Bool
    var isBlocking: Bool
  }

  let texts: RuleTexts
  /// Holds the nodes of the line, with their places.
  var builder: DocumentBuilder?
  /// Number of the line in the stream, from 1.
  var number = 1
  /// The node that says what the request is called.
  var id: Int?
  /// Every byte of the line is a column of its own.
  private var isASCII = true
  /// The findings, without the brackets around them.
  var findings = ByteBuffer()
  private(set) var noted: [Noted] = []
  /// The line that goes out.
  var text = ByteBuffer()
  /// For texts that are put together.
  private var scratch = ByteBuffer()
  private var message: [UInt8] = []

  init(_ policies: CompiledPolicies) { texts = RuleTexts(policies) }

  /// Starts another line; false for one that other programs may count as several, or that starts
  /// with a byte order mark.
  mutating func begin(_ line: LineBytes.Line, first: UInt8?, number: Int) -> Bool {
    self.number = number
    guard let first, first < 0x80, !line.isBroken else { return false }
    isASCII = line.isASCII
    id = nil
    findings.removeAll()
    noted.removeAll(keepingCapacity: true)
    text.removeAll()
    return true
  }

  // MARK: Findings

  /// Writes what a rule found.
  ///
  /// - Parameters:
  ///   - draft: What it found.
  ///   - policies: The set.
  ///   - problem: Why a row filter cannot be had.
  ///   - evaluator: Holds what was read.
  mutating func add(
    _ draft: FindingDraft, _ policies: CompiledPolicies, problem: String?,
    _ evaluator: inout Evaluator
  ) {
    let number = draft.rule.number
    let rule = texts.rules.pointer[number]
    let code = policies.codes.pointer[number]
    let kind =
      draft.list == nil
      ? policies.clauses.pointer[Int(code.firstClause) + draft.firstClause].kind : nil
    let clause =
      draft.list == nil
      ? texts.clauses.pointer[Int(rule.firstClause) + draft.firstClause]
      : texts.loops.pointer[Int(rule.firstLoop) + draft.loops]
    if !noted.isEmpty { findings.append(", ") }
    findings.append("{\"rule\": ")
    findings.append(texts[rule.quoted])
    findings.append(draft.rule.level.member)
    findings.append(draft.status.member)
    findings.append(", \"message\": ")
    if let words = policies.rules[number].otherwise {
      write(words, &evaluator)
    } else if kind == .filter, let problem {
      JSONText.append(quoted: problem, to: &findings)
    } else {
      findings.append(texts[draft.status == .undetermined ? clause.cannotBeTold : clause.notMet])
    }
    if let words = policies.rules[number].help {
      findings.append(", \"help\": ")
      write(words, &evaluator)
    }
    findings.append(", \"fingerprint\": \"")
    writeFingerprint(draft, rule, policies, evaluator)
    findings.append("\", \"policy\": ")
    findings.append(texts[clause.place])
    let anchor = anchor(of: draft, policies, evaluator)
    findings.append(", \"input\": {\"file\": \"-\", \"line\": ")
    writePlace(of: anchor)
    findings.append(", \"path\": \"")
    writePointer(of: anchor, evaluator)
    findings.append("\"}, \"values\": {")
    writeValues(draft, policies, evaluator)
    findings.append("}}")
    noted.append(
      Noted(
        rule: Int32(number), effect: kind, isViolated: draft.status == .violated,
        isBlocking: draft.rule.level == .block))
  }

  private mutating func write(_ words: MessagePlan, _ evaluator: inout Evaluator) {
    message.removeAll(keepingCapacity: true)
    evaluator.render(words, into: &message)
    message.withUnsafeBufferPointer { JSONText.append(quoted: $0, to: &findings) }
  }

  /// As ``RuleRun`` makes it: rule, subject, the elements by their keys, and the values read.
  private mutating func writeFingerprint(
    _ draft: FindingDraft, _ rule: RuleTexts.Rule, _ policies: CompiledPolicies,
    _ evaluator: borrowing Evaluator
  ) {
    scratch.removeAll()
    scratch.append(texts[rule.name])
    scratch.append(0)
    if let id { scratch.append(evaluator.workspace.bytes(ofNode: id)) }
    scratch.append(0)
    for index in 0..<draft.loops {
      let loops = policies.rules[draft.rule.number].loops
      let element = evaluator.local(loops[index].slot)
      let field = loops[index].keyField
      evaluator.print(
        field >= 0 ? evaluator.field(of: element, Int(field)) : element, into: &scratch)
      scratch.append(0)
    }
    if let list = draft.list {
      scratch.append(string: policies.rules[draft.rule.number].loops[draft.loops].text)
      scratch.append(UInt8(ascii: "="))
      evaluator.append(briefJSON: list, to: &scratch)
      scratch.append(0)
    }
    for (read, value) in evaluator.reads {
      scratch.append(texts[texts.reads.pointer[Int(read)].path])
      scratch.append(UInt8(ascii: "="))
      evaluator.append(briefJSON: value, to: &scratch)
      scratch.append(0)
    }
    SHA256.append(prefixOf: scratch.contents, to: &findings)
  }

  private mutating func writeValues(
    _ draft: FindingDraft, _ policies: CompiledPolicies, _ evaluator: borrowing Evaluator
  ) {
    if let list = draft.list {
      let text = policies.rules[draft.rule.number].loops[draft.loops].text
      JSONText.append(quoted: text, to: &findings)
      findings.append(": ")
      evaluator.append(briefJSON: list, to: &findings)
    }
    var isFirst = true
    for (read, value) in evaluator.reads {
      if !isFirst { findings.append(", ") }
      isFirst = false
      findings.append(texts[texts.reads.pointer[Int(read)].quoted])
      findings.append(": ")
      evaluator.append(briefJSON: value, to: &findings)
    }
  }

  // MARK: Places

  /// The value that a finding points at: what it is about, the innermost element, or all.
  private func anchor(
    of draft: FindingDraft, _ policies: CompiledPolicies, _ evaluator: borrowing Evaluator
  ) -> Value {
    if let culprit = draft.culprit, culprit.origin != 0 { return culprit }
    let loops = policies.rules[draft.rule.number].loops
    for index in (0..<draft.loops).reversed() {
      let element = evaluator.local(loops[index].slot)
      if element.origin != 0 { return element }
    }
    return Value(.absent, origin: 1)
  }

  private mutating func writePlace(of value: Value) {
    guard let nodes = builder?.nodesInPlace else { return }
    let place = Int(value.origin) - 1
    let node = nodes[place]
    var (start, end) = (Int(node.start), Int(node.end))
    if value.tag == .absent || value.tag == .missingOperand {
      // Its nearest ancestor's key; of the line itself its first key.
      let isRoot = !node.hasKey && node.kind == .map && node.count > 0
      let named = isRoot ? nodes[place + 1] : node
      if named.hasKey { (start, end) = (Int(named.keyStart), Int(named.keyEnd)) }
    }
    findings.append(digitsOf: number)
    findings.append(", \"column\": ")
    findings.append(digitsOf: column(of: start))
    findings.append(", \"endLine\": ")
    findings.append(digitsOf: number)
    findings.append(", \"endColumn\": ")
    findings.append(digitsOf: column(of: max(start, end)))
  }

  /// The column of an offset into the line, in code points from 1.
  private mutating func column(of offset: Int) -> Int {
    guard !isASCII, let source = builder?.source else { return offset + 1 }
    return TextOperations.length(UnsafeBufferPointer(rebasing: source[..<offset])) + 1
  }

  /// Writes the JSON Pointer of a value, as a text of JSON is written.
  private mutating func writePointer(of value: Value, _ evaluator: borrowing Evaluator) {
    scratch.removeAll()
    if let nodes = builder?.nodesInPlace {
      let node = Int(value.origin) - 1
      var index = 0
      while index != node {
        var child = index + 1
        var place = 0
        while child <= node, Int(nodes[child].next) <= node {
          child = Int(nodes[child].next)
          place += 1
        }
        guard child <= node else { break }
        scratch.append(UInt8(ascii: "/"))
        if nodes[child].hasKey {
          scratch.append(pointerToken: evaluator.workspace.keyBytes(ofNode: child))
        } else {
          scratch.append(digitsOf: place)
        }
        index = child
      }
    }
    if value.tag == .absent || value.tag == .missingOperand {
      for key in value.trail where key != Value.noSymbol {
        scratch.append(UInt8(ascii: "/"))
        evaluator.program.symbols.withText(of: key) { scratch.append(pointerToken: $0) }
      }
    }
    JSONText.append(inner: scratch.contents, to: &findings)
  }
}

extension Finding.Level {
  fileprivate var member: StaticString {
    switch self {
    case .advise: ", \"level\": \"advise\""
    case .warn: ", \"level\": \"warn\""
    case .block: ", \"level\": \"block\""
    }
  }
}

extension Finding.Status {
  fileprivate var member: StaticString {
    switch self {
    case .violated: ", \"status\": \"violated\""
    case .undetermined: ", \"status\": \"undetermined\""
    case .waived: ", \"status\": \"waived\""
    }
  }
}
