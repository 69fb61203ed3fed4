import Charter
import Testing

/// A source, and what reading it should come to, in words of ``outline(_:)``.
struct ReadingRow: Sendable, CustomStringConvertible {
  let name: String
  /// Text in which `‹FF 0A›` stands for bytes.
  let source: String
  let expected: String

  init(_ name: String, _ source: String, _ expected: String) {
    self.name = name
    self.source = source
    self.expected = expected
  }

  var description: String { name }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var rest = source[...]
    while let open = rest.firstIndex(of: "‹") {
      bytes += rest[..<open].utf8
      rest = rest[rest.index(after: open)...]
      let close = rest.firstIndex(of: "›") ?? rest.endIndex
      bytes += rest[..<close].split(separator: " ").compactMap { UInt8($0, radix: 16) }
      rest = rest[close...].dropFirst()
    }
    return bytes + rest.utf8
  }
}

/// A document as one line of text: kinds, texts, keys, and the pieces of the source that its spans
/// cut out wherever they are not plain to see.
///
/// `n` is a null, `b` a truth, `i` an integer, `d` another number, `t` a text, `q` a text in quotes
/// or of a block; `«…»` is what the span of the key or value before it cuts out.
func outline(_ document: Document) -> String {
  var text = ""
  func write(_ index: Int) {
    let node = document.nodes[index]
    if node.hasKey {
      let key = document.key(of: index)
      let span = document.bytes[Int(node.keyStart)..<Int(node.keyEnd)]
      text += shown(key)
      if !key.elementsEqual(span), !isQuoted(key, span) { text += "«\(shown(span))»" }
      text += ": "
    }
    let span = document.bytes[Int(node.start)..<Int(node.end)]
    if node.kind == .list || node.kind == .map {
      text += node.kind == .list ? "[" : "{"
      for (number, child) in document.children(of: index).enumerated() {
        if number > 0 { text += ", " }
        write(child)
      }
      text += node.kind == .list ? "]" : "}"
      let open = UInt8(ascii: node.kind == .list ? "[" : "{")
      if span.first != open { text += "«\(shown(span))»" }
      return
    }
    let value = document.text(of: index)
    switch node.kind {
    case .null: text += "n"
    case .bool: text += node.isTrue ? "b+" : "b-"
    case .integer: text += "i"
    case .number: text += "d"
    default: text += node.isQuoted ? "q" : "t"
    }
    text += shown(value)
    if node.isQuoted ? !isQuoted(value, span) : !value.elementsEqual(span) {
      text += "«\(shown(span))»"
    }
  }
  write(0)
  return text
}

private func isQuoted(_ text: ArraySlice<UInt8>, _ span: ArraySlice<UInt8>) -> Bool {
  span.first == 0x22 && span.last == 0x22 && span.dropFirst().dropLast().elementsEqual(text)
}

private func shown(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
    switch scalar {
    case "\n": "⏎"
    case "\r": "␍"
    case " ": " "
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned,
        .nonspacingMark:
        "‹\(String(scalar.value, radix: 16))›"
      default: String(scalar)
      }
    }
  }.joined()
}

/// Diagnostics as one line of text each: code, place, message.
func outline(_ diagnostics: [Diagnostic]) -> String {
  diagnostics.map { diagnostic in
    guard let place = diagnostic.place else { return "\(diagnostic.code) \(diagnostic.message)" }
    return "\(diagnostic.code) \(outline(place)) \(diagnostic.message)"
  }.joined(separator: "\n")
}

/// `line:column-endColumn`, or `line:column-endLine:endColumn`.
func outline(_ place: Place) -> String {
  let end =
    place.end.line == place.start.line
    ? "\(place.end.column)" : "\(place.end.line):\(place.end.column)"
  return "\(place.start.line):\(place.start.column)-\(end)"
}

/// What holds for the nodes of every document, however it is spelled.
func expectSoundness(of document: Document, _ name: String) {
  #expect(!document.nodes.isEmpty, "\(name)")
  #expect(document.bytes.suffix(16).allSatisfy { $0 == 0 }, "\(name)")
  #expect(Int(document.nodes.first?.next ?? 0) == document.nodes.count, "\(name)")
  for (index, node) in document.nodes.enumerated() {
    #expect(node.start <= node.end, "\(name)")
    #expect(Int(node.end) <= document.sourceLength, "\(name)")
    #expect(
      Int(node.textOffset + node.textLength) <= document.bytes.count - 16, "\(name)")
    #expect(Int(node.keyOffset + node.keyLength) <= document.bytes.count - 16, "\(name)")
    let children = Array(document.children(of: index))
    let isOpen = node.kind == .list || node.kind == .map
    #expect(children.count == (isOpen ? Int(node.count) : 0), "\(name)")
    #expect(isOpen || Int(node.next) == index + 1, "\(name)")
    for child in children {
      #expect(document.nodes[child].hasKey == (node.kind == .map), "\(name)")
    }
    let pointer = document.pointer(to: index)
    #expect(document.node(at: pointer) == index, "\(name): \(pointer)")
  }
}
