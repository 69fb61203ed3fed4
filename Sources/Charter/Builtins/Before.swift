extension Builtin {
  static let before = Builtin(
    "before", .before, .fixed([.text, .text], .text),
    usage: "before(text, separator)",
    summary: "What stands in front of the first place of a separator; missing where there is none.",
    examples: [
      (#"before("orders/crm.yaml", "/")"#, #""orders""#),
      (#"before("crm.yaml", "/") or else "no folder""#, #""no folder""#),
    ])
}

extension Evaluator {
  mutating func before(_ node: Node) -> Value {
    cut(node) { text, separator in TextOperations.before(text, separator) }
  }
}
