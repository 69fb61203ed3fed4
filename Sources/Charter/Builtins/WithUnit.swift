extension Builtin {
  static let withUnit = Builtin(
    "with_unit", .withUnit, .fixed([.any, .any], .any),
    usage: "with_unit(value, unit)",
    summary: """
      A number of a document and its unit as one text, `4 d`, to be read as what its place \
      expects; without a unit, the value as it is.
      """,
    examples: [], isForStandards: true)
}

extension Evaluator {
  mutating func withUnit(_ node: Node) -> Value {
    let value = argument(node, 0)
    let unit = argument(node, 1)
    guard value.isPresent, unit.isPresent else { return unit.isUnreadable ? unit : value }
    var bytes: [UInt8] = []
    print(value, into: &bytes)
    // A value that brings its own unit keeps it.
    let isNumber = bytes.withUnsafeBufferPointer { spelling in
      if case .success = ExactDecimal.parse(spelling) { return true }
      return false
    }
    guard isNumber else { return value }
    bytes.append(UInt8(ascii: " "))
    print(unit, into: &bytes)
    return make(text: bytes, origin: value.origin)
  }
}
