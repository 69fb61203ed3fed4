extension Builtin {
  static let trim = Builtin(
    "trim", .trim, .fixed([.text], .text),
    usage: "trim(text)",
    summary: "A text without white space at its ends.",
    examples: [(#"trim("  orders ")"#, #""orders""#)])
}

extension Evaluator {
  mutating func trim(_ node: Node) -> Value {
    let text = argument(node, 0)
    guard text.isPresent else { return .unknown(over: text) }
    let bytes = workspace.bytes(text)
    let range = TextOperations.trimmed(bytes)
    return range.count == bytes.count ? text.retagged(.text) : subtext(text, range)
  }
}
