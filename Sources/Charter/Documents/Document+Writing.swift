extension Document {
  /// A value as JSON, in full: the same numbers digit by digit, texts escaped by ``JSONText``.
  package func json(ofNode node: Int) -> String {
    var json: [UInt8] = []
    appendJSON(ofNode: node, to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  /// Appends a value as JSON, on one line, with a space after each `,` and `:`.
  package func appendJSON(ofNode node: Int, to json: inout [UInt8]) {
    // The lists and maps that are open: where each ends, and how.
    var open: [(end: Int, close: UInt8)] = []
    let last = Int(nodes[node].next)
    var index = node
    var isFirst = true
    while true {
      while let innermost = open.last, innermost.end == index {
        json.append(innermost.close)
        open.removeLast()
        isFirst = false
      }
      guard index < last else { return }
      let value = nodes[index]
      if !isFirst { json += [0x2C, 0x20] }
      isFirst = false
      if value.hasKey, index != node {
        JSONText.append(quoted: key(of: index), to: &json)
        json += [0x3A, 0x20]
      }
      switch value.kind {
      case .null: json.append(contentsOf: "null".utf8)
      case .bool: json.append(contentsOf: (value.isTrue ? "true" : "false").utf8)
      case .integer, .number: JSONText.append(number: text(of: index), to: &json)
      case .text: JSONText.append(quoted: text(of: index), to: &json)
      case .list, .map:
        json.append(value.kind == .list ? 0x5B : 0x7B)
        open.append((Int(value.next), value.kind == .list ? 0x5D : 0x7D))
        isFirst = true
      }
      index += 1
    }
  }
}
