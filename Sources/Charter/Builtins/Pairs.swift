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
    let (start, problem) = cursor(list)
    guard var elements = start else { return problem }
    let offset = workspace.allocate(slots: elements.count * 2)
    var made = 0
    while let (_, element) = elements.next(in: workspace) {
      let key = asText(rawField(of: element, key: name.symbol))
      let held = rawField(of: element, key: value.symbol)
      if held.tag == .raw, isTracking { mark(held.node, 2) }
      guard key.tag == .text else { continue }
      workspace.slots[offset + made * 2] = key
      workspace.slots[offset + made * 2 + 1] = held
      made += 1
    }
    made = keepFirsts(of: made, at: offset, stride: 2)
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
