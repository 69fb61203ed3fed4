extension Builtin {
  static let words = Builtin(
    "words", .words, .fixed([.text], .integer),
    usage: "words(text)",
    summary: "How many words a text has: runs of anything but white space.",
    examples: [(#"words("Complete order data")"#, "3"), (#"words("")"#, "0")])
}

extension Evaluator {
  mutating func words(_ node: Node) -> Value {
    let text = argument(node, 0)
    guard text.isPresent else { return .unknown(over: text) }
    return .integer(Int64(TextOperations.words(workspace.bytes(text))))
  }
}
