extension Builtin {
  static let lower = Builtin(
    "lower", .lower, .fixed([.text], .text),
    usage: "lower(text)",
    summary: "A text in lower case, by Unicode's own table, the same on every machine.",
    examples: [(#"lower("Orders TEAM")"#, #""orders team""#), (#"lower("ÄÖ")"#, #""äö""#)])
}

extension Evaluator {
  mutating func lower(_ node: Node) -> Value {
    let text = argument(node, 0)
    guard text.isPresent else { return .unknown(over: text) }
    if TextOperations.isLowercaseASCII(workspace.bytes(text)) { return text.retagged(.text) }
    var bytes: [UInt8] = []
    TextOperations.lowercase(workspace.bytes(text), into: &bytes)
    return make(text: bytes, origin: text.origin)
  }
}
