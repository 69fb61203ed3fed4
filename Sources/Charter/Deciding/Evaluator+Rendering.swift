// Values as a person and as JSON read them.

extension Evaluator {
  /// Most code points of a message.
  static var messageLimit: Int { 4_096 }

  /// A message with its values; what is missing prints `‹missing: path›` and changes nothing.
  mutating func render(_ message: MessagePlan) -> String {
    var bytes: [UInt8] = []
    render(message, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a message.
  mutating func render(_ message: MessagePlan, into bytes: inout [UInt8]) {
    let start = bytes.count
    for part in message.parts {
      switch part {
      case .text(let literal): bytes.append(contentsOf: literal.utf8)
      case .value(let node, let source):
        let value = evaluate(node)
        if value.isPresent {
          print(value, into: &bytes)
        } else if let reason = value.reason {
          bytes.append(contentsOf: "‹unknown: \(source) (\(reason.description))›".utf8)
        } else {
          bytes.append(contentsOf: "‹missing: \(source)›".utf8)
        }
      }
    }
    let limit = program.limits.messageLength
    guard bytes.count - start > limit else { return }
    // Cut after so many code points, of which each starts with a byte that goes on none.
    var points = 0
    var cut = start
    for index in start..<bytes.count where bytes[index] & 0xC0 != 0x80 {
      points += 1
      if points == limit { cut = index }
    }
    guard points > limit else { return }
    bytes.removeLast(bytes.count - cut)
    bytes.append(contentsOf: "…".utf8)
  }

  /// A value in a line of a report: short, and never empty.
  func described(_ value: Value) -> String {
    switch value.tag {
    case .absent, .missingOperand: return "missing"
    case .unreadable:
      guard value.origin != 0 else { return "unknown: \(value.reason?.description ?? "")" }
      let spelled = printed(.raw(Int(value.origin) - 1))
      return "unknown: `\(shortened(spelled))` \(value.reason?.description ?? "")"
    case .list where value.count > 0 && workspace.slot(value, 0).tag == .record:
      return value.count == 1 ? "1 element" : "\(value.count) elements"
    case .text: return "\"\(shortened(printed(value)))\""
    case .record: return "present"
    default: return shortened(printed(value))
    }
  }

  private func shortened(_ text: String) -> String {
    guard text.unicodeScalars.count > 60 else { return text }
    var cut = String.UnicodeScalarView()
    cut.append(contentsOf: text.unicodeScalars.prefix(59))
    return String(cut) + "…"
  }

  /// A value as JSON, no longer than a person reads: what holds records, and long lists, by their
  /// number of elements.
  func briefJSON(_ value: Value) -> String {
    switch value.tag {
    case .record: return "{\"present\":true}"
    case .list, .map:
      let holdsRecords = value.count > 0 && workspace.slot(value, 0).tag == .record
      guard holdsRecords || value.count > 20 else { return json(value) }
      return "{\"count\":\(value.count)}"
    case .raw:
      let kind = workspace.nodes[value.node].kind
      guard kind == .list || kind == .map else { return json(value) }
      return "{\"count\":\(workspace.nodes[value.node].count)}"
    default: return json(value)
    }
  }

  /// Appends what ``briefJSON(_:)`` gives.
  func append(briefJSON value: Value, to bytes: inout ByteBuffer) {
    if value.tag == .list, value.count <= 20,
      value.count == 0 || workspace.slot(value, 0).tag == .text
    {
      bytes.append("[")
      for index in 0..<value.count {
        if index > 0 { bytes.append(",") }
        append(json: workspace.slot(value, index), to: &bytes)
      }
      return bytes.append("]")
    }
    append(json: value, to: &bytes)
  }

  private func append(json value: Value, to bytes: inout ByteBuffer) {
    switch value.tag {
    case .absent, .missingOperand: bytes.append("null")
    case .text, .email, .url, .domain, .team, .person:
      JSONText.append(quoted: workspace.bytes(value), to: &bytes)
    case .enumCase:
      program.symbols.withText(of: program.cases[value.caseNumber].name) {
        JSONText.append(quoted: $0, to: &bytes)
      }
    case .bool: bytes.append(value.isTrue ? "true" : "false")
    case .integer: bytes.append(digitsOf: Int(value.integer))
    case .duration:
      // Spelled in ASCII without quotes.
      bytes.append("\"")
      value.duration.print(into: &bytes)
      bytes.append("\"")
    default: bytes.append(string: briefJSON(value))
    }
  }

  /// A value as JSON: exact numbers, dates and the like as text, absent as null.
  func json(_ value: Value) -> String {
    switch value.tag {
    case .absent, .missingOperand: return "null"
    case .unreadable:
      return "{\"unknown\":\(JSONText.quoted(value.reason?.description ?? "unknown"))}"
    case .bool, .integer, .decimal, .wideDecimal: return printed(value)
    case .raw:
      switch workspace.nodes[value.node].kind {
      case .null: return "null"
      case .bool: return workspace.nodes[value.node].isTrue ? "true" : "false"
      case .integer, .number: return jsonNumber(value)
      case .text: return JSONText.quoted(printed(value))
      case .list, .map: return jsonElements(value)
      }
    case .list, .map: return jsonElements(value)
    case .record: return jsonRecord(value)
    default: return JSONText.quoted(printed(value))
    }
  }

  private func jsonNumber(_ value: Value) -> String {
    switch ExactDecimal.parse(workspace.bytes(ofNode: value.node)) {
    case .success(let decimal): decimal.description
    case .failure: JSONText.quoted(printed(value))
    }
  }

  private func jsonElements(_ value: Value) -> String {
    guard var cursor = ElementCursor(value, in: workspace) else { return "null" }
    var parts: [String] = []
    while let (key, element) = cursor.next(in: workspace) {
      parts.append(
        cursor.hasKeys ? "\(JSONText.quoted(printed(key))):\(json(element))" : json(element))
    }
    let joined = parts.joined(separator: ",")
    return cursor.hasKeys ? "{\(joined)}" : "[\(joined)]"
  }

  private func jsonRecord(_ value: Value) -> String {
    let type = Int(value.auxiliary)
    let start = Int(program.recordStarts[type])
    let count = Int(program.recordStarts[type + 1]) - start
    var parts: [String] = []
    for index in 0..<count {
      let slot = workspace.slot(value, index)
      if slot.isAbsent { continue }
      let name = program.symbols.text(of: program.fields[start + index].symbol)
      parts.append("\(JSONText.quoted(name)):\(json(slot))")
    }
    return "{\(parts.joined(separator: ","))}"
  }
}
