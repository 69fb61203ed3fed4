extension Builtin {
  static let length = Builtin(
    "length", .length, .fixed([.text], .integer),
    usage: "length(text)",
    summary: "How many Unicode code points a text has.",
    examples: [(#"length("orders")"#, "6"), (#"length("é")"#, "1"), (#"length("")"#, "0")])
}

extension Evaluator {
  mutating func length(_ node: Node) -> Value {
    let text = argument(node, 0)
    guard text.isPresent else { return .unknown(over: text) }
    return .integer(Int64(TextOperations.length(workspace.bytes(text))))
  }
}
