extension Builtin {
  static let pairs = Builtin(
    "pairs", .pairs, .fixed([.any, .text, .text], .map(.any)),
    usage: #"pairs(list, "property", "value")"#,
    summary: "A map made of a list of names and values of a document; the first of a name counts.",
    examples: [], isForStandards: true)
}

extension Evaluator {
  mutating func pairs(_ node: Node) -> Value {
    let list = argument(node, 0)
    let name = argument(node, 1)
    let value = argument(node, 2)
    guard list.isPresent else { return list }
    guard name.isPresent, value.isPresent else { return .unknown(.malformed) }
    var (cursor, problem) = cursor(list)
    guard let count = cursor?.count else { return problem }
    let offset = workspace.allocate(slots: count * 2)
    var made = 0
    while let (_, element) = cursor?.next(in: workspace) {
      let key = asText(rawField(of: element, key: name.symbol))
      let held = rawField(of: element, key: value.symbol)
      if held.tag == .raw, isTracking { mark(held.node, 2) }
      guard key.tag == .text else { continue }
      var isNew = true
      for index in 0..<made where equals(workspace.slots[offset + index * 2], key) == true {
        isNew = false
        break
      }
      guard isNew else { continue }
      workspace.slots[offset + made * 2] = key
      workspace.slots[offset + made * 2 + 1] = held
      made += 1
    }
    return .map(space: 1, offset: offset, count: made, origin: list.origin)
  }

  /// A document's text as a text; anything else as it is.
  func asText(_ value: Value) -> Value {
    guard value.tag == .raw, workspace.nodes[value.node].kind == .text else { return value }
    let raw = workspace.nodes[value.node]
    return .text(
      space: Int(raw.space), offset: Int(raw.textOffset), length: Int(raw.textLength),
      symbol: raw.symbol, origin: value.origin)
  }
}
