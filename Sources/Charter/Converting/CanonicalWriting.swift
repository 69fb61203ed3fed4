// Canonical products as JSON, as YAML, and line by line with where each value came from.

extension CanonicalValue {
  /// Whether it has no list and no map in it.
  private var isPlain: Bool {
    switch form {
    case .list, .map: false
    default: true
    }
  }

  private var isEmpty: Bool {
    switch form {
    case .list(let elements): elements.isEmpty
    case .map(let entries): entries.isEmpty
    default: false
    }
  }

  // MARK: JSON

  /// As JSON, one entry a line; lists of plain values stand on one line.
  ///
  /// - Returns: The text, with a line end behind it.
  public func json() -> String {
    var writer = JSONWriter()
    write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private func write(to writer: inout JSONWriter) {
    switch form {
    case .list(let elements):
      writer.array(elements.allSatisfy(\.isPlain) ? .inline : .lines) { writer in
        for element in elements { element.write(to: &writer) }
      }
    case .map(let entries):
      writer.object(.lines) { writer in
        for entry in entries {
          writer.key(named: entry.key)
          entry.value.write(to: &writer)
        }
      }
    default: writer.raw(scalarJSON)
    }
  }

  /// As JSON on one line.
  package var inlineJSON: String {
    switch form {
    case .list(let elements): "[\(elements.map(\.inlineJSON).joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\(JSONText.quoted($0.key)): \($0.value.inlineJSON)" }.joined(separator: ", "))}"
    default: scalarJSON
    }
  }

  private var scalarJSON: String {
    switch form {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let spelling): spelling
    case .text(let text): JSONText.quoted(text)
    case .list, .map: ""
    }
  }

  // MARK: YAML

  /// As YAML 1.2 in block style: texts that any reader could take for something else are quoted.
  ///
  /// - Returns: The text, with a line end behind it.
  public func yaml() -> String {
    guard !isPlain, !isEmpty else { return inlineYAML + "\n" }
    var text = ""
    writeYAML(to: &text, indent: 0, isFirstLineOpen: false)
    return text
  }

  private func writeYAML(to text: inout String, indent: Int, isFirstLineOpen: Bool) {
    let blanks = String(repeating: " ", count: indent)
    var isOpen = isFirstLineOpen
    func start() {
      if !isOpen { text += blanks }
      isOpen = false
    }
    switch form {
    case .map(let entries):
      for entry in entries {
        start()
        text += Self.yaml(text: entry.key) + ":"
        if entry.value.standsInline {
          text += " \(entry.value.inlineYAML)\n"
        } else {
          text += "\n"
          entry.value.writeYAML(to: &text, indent: indent + 2, isFirstLineOpen: false)
        }
      }
    case .list(let elements):
      for element in elements {
        start()
        text += "- "
        if element.standsInline {
          text += "\(element.inlineYAML)\n"
        } else {
          element.writeYAML(to: &text, indent: indent + 2, isFirstLineOpen: true)
        }
      }
    default: text += inlineYAML + "\n"
    }
  }

  private var standsInline: Bool {
    if isPlain || isEmpty { return true }
    if case .list(let elements) = form { return elements.allSatisfy(\.isPlain) }
    return false
  }

  private var inlineYAML: String {
    switch form {
    case .text(let text): Self.yaml(text: text)
    case .list(let elements): "[\(elements.map(\.inlineYAML).joined(separator: ", "))]"
    case .map: "{}"
    default: scalarJSON
    }
  }

  /// A text as YAML: plain where it can be nothing but that text, in whatever version of YAML.
  private static func yaml(text: String) -> String {
    let words = [
      "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf",
    ]
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == 0x5F }
    guard let first = text.utf8.first, isLetter(first), text.utf8.last != 0x20,
      !words.contains(text.lowercased())
    else { return JSONText.quoted(text) }
    let isSafe = text.utf8.allSatisfy { byte in
      isLetter(byte) || byte &- 0x30 < 10 || [0x20, 0x2E, 0x2F, 0x2B, 0x40, 0x2D].contains(byte)
    }
    return isSafe ? text : JSONText.quoted(text)
  }
}
