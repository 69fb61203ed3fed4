extension Builtin {
  static let after = Builtin(
    "after", .after, .fixed([.text, .text], .text),
    usage: "after(text, separator)",
    summary: "What stands behind the first place of a separator; missing where there is none.",
    examples: [
      (#"after("Finance: Confirmed", ":")"#, #"" Confirmed""#),
      (#"after("Finance", ":") or else "nothing""#, #""nothing""#),
    ])
}

extension Evaluator {
  mutating func after(_ node: Node) -> Value {
    cut(node) { text, separator in TextOperations.after(text, separator) }
  }

  /// A part of a text that a separator marks off; absent where the separator is not there.
  mutating func cut(
    _ node: Node,
    _ part: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Range<Int>?
  ) -> Value {
    let text = argument(node, 0)
    let separator = argument(node, 1)
    guard text.isPresent else { return text }
    guard separator.isPresent else { return .unknown(over: separator) }
    guard let range = part(workspace.bytes(text), workspace.bytes(separator)) else {
      return Value(.absent, 0, auxiliary: 0, origin: text.origin)
    }
    return subtext(text, range)
  }

  /// A part of a text, where it stands.
  func subtext(_ text: Value, _ range: Range<Int>) -> Value {
    .text(
      space: text.textSpace, offset: text.textOffset + range.lowerBound, length: range.count,
      origin: text.origin)
  }
}
