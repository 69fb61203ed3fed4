extension Builtin {
  static let split = Builtin(
    "split", .split, .fixed([.text, .text], .list(.text)),
    usage: "split(text, separator)",
    summary: "The parts of a text between separators; a text without one is one part.",
    examples: [(#"split("a, b,c", ",")"#, #"["a"," b","c"]"#)])
}

extension Evaluator {
  mutating func split(_ node: Node) -> Value {
    let text = argument(node, 0)
    let separator = argument(node, 1)
    guard text.isPresent else { return text }
    guard separator.isPresent else { return .unknown(over: separator) }
    let parts = TextOperations.split(workspace.bytes(text), workspace.bytes(separator))
    guard parts.count <= Self.textLimit else { return .unknown(.limit, origin: text.origin) }
    let offset = workspace.allocate(slots: parts.count)
    for (index, range) in parts.enumerated() {
      workspace.slots[offset + index] = subtext(text, range)
    }
    return .list(space: 1, offset: offset, count: parts.count, origin: text.origin)
  }
}
