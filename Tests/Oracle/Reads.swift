import Charter

// What a finding says it read: each path, evaluated again where the finding was made.

extension Oracle {
  /// What stands at a path, as reports write it in JSON; where it is unknown, every reason that is right.
  package func read(
    _ path: String, at finding: Verdict.Finding, of verdict: Verdict
  ) -> (json: String?, [Reason]) {
    facts = verdict.facts
    let source = SourceFile(path: "path", text: path)
    sources.append(source)
    defer { sources.removeLast() }
    let expression = parseExpression(source, index: Int32(sources.count - 1)).expression
    let value = value(of: expression, finding.scope)
    // What a value of a document takes for its type stands around the path.
    if case .written = value { return (brief(value), [.doesNotFit]) }
    return value.isUnknown ? (nil, value.reasons) : (brief(value), [])
  }

  /// As JSON; what holds records, and long lists, by their number.
  private func brief(_ value: Value) -> String {
    switch value {
    case .record: return #"{"present":true}"#
    case .list(let elements):
      var holdsRecords = false
      if case .record? = elements.first { holdsRecords = true }
      return holdsRecords || elements.count > 20 ? "{\"count\":\(elements.count)}" : json(value)
    case .map(let entries): return entries.count > 20 ? "{\"count\":\(entries.count)}" : json(value)
    case .written(.list(let elements)): return "{\"count\":\(elements.count)}"
    case .written(.map(let entries)): return "{\"count\":\(entries.count)}"
    default: return json(value)
    }
  }

  private func json(_ value: Value) -> String {
    switch value {
    case .absent: return "null"
    case .unknown(let reasons): return "{\"unknown\":\"\((reasons.first ?? .missing).rawValue)\"}"
    case .bool, .int, .decimal: return printed(value)
    case .list(let elements): return "[\(elements.map(json).joined(separator: ","))]"
    case .map(let entries):
      return "{\(entries.map { "\(quoted($0.key)):\(json($0.value))" }.joined(separator: ","))}"
    case .written(let written):
      switch written {
      case .number(let text): return Number(text)?.text ?? text
      case .bool, .null: return written.json
      default: return quoted(printed(value))
      }
    default: return quoted(printed(value))
    }
  }

  private func quoted(_ text: String) -> String { Written.text(text).json }
}
