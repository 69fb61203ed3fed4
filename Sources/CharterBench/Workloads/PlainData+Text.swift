// Plain data as the peers' generators write it.

extension PlainData {
  /// JSON as Python's `json.dumps` writes it; texts are ASCII.
  package var json: String {
    var text = ""
    writeJSON(to: &text)
    return text
  }

  private func writeJSON(to text: inout String) {
    switch self {
    case .text(let value): text += Self.quoted(value)
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += "\(value)"
    case .integer(let value): text += "\(value)"
    case .list(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        element.writeJSON(to: &text)
      }
      text += "]"
    case .map(let entries):
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += ", " }
        text += Self.quoted(entry.key) + ": "
        entry.value.writeJSON(to: &text)
      }
      text += "}"
    }
  }

  private static func quoted(_ value: String) -> String {
    precondition(
      value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C },
      "the generators write plain ASCII")
    return "\"\(value)\""
  }

  /// YAML in block style, as the peers' `to_yaml` writes it.
  package var yaml: String { yamlLines(indent: 0).map { $0 + "\n" }.joined() }

  private func yamlLines(indent: Int) -> [String] {
    let pad = String(repeating: "  ", count: indent)
    switch self {
    case .map(let entries):
      return entries.flatMap { key, value in
        value.isEmptyOrScalar
          ? ["\(pad)\(key): \(value.yamlScalar)"]
          : ["\(pad)\(key):"] + value.yamlLines(indent: indent + 1)
      }
    case .list(let elements):
      return elements.flatMap { element -> [String] in
        guard case .map = element else { return ["\(pad)- \(element.yamlScalar)"] }
        var lines = element.yamlLines(indent: indent + 1)
        lines[0] = "\(pad)- " + lines[0].dropFirst(pad.count + 2)
        return lines
      }
    default: return [pad + yamlScalar]
    }
  }

  private var isEmptyOrScalar: Bool {
    switch self {
    case .list(let elements): elements.isEmpty
    case .map(let entries): entries.isEmpty
    default: true
    }
  }

  private var yamlScalar: String {
    switch self {
    case .text(let value): return Self.isPlain(value) ? value : Self.quoted(value)
    case .bool(let value): return value ? "true" : "false"
    case .number(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .list: return "[]"
    case .map: return "{}"
    }
  }

  /// `^[A-Za-z][A-Za-z0-9_.()\-/ ]*$`, and no word that YAML takes for something else.
  private static func isPlain(_ value: String) -> Bool {
    guard let first = value.utf8.first, isLetter(first), !value.hasSuffix(" ") else { return false }
    guard !["true", "false", "null", "yes", "no"].contains(value) else { return false }
    return value.utf8.allSatisfy { byte in
      isLetter(byte) || (0x30...0x39).contains(byte) || "_.()-/ ".utf8.contains(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
