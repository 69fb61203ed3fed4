extension Builtin {
  static let sum = Builtin(
    "sum", .sum, .sum,
    usage: "sum(list)",
    summary: "The sum of numbers or durations; 0 of none. Exact, or unknown.",
    examples: [
      ("sum([1, 2, 3])", "6"), ("sum([1.5, 2.25])", "3.75"), ("sum([1h, 30m])", #""90m""#),
    ])
}

extension Evaluator {
  /// `flag` of the node says what nothing sums to: 0 integer, 1 decimal, 2 ratio, 3 duration.
  mutating func sum(_ node: Node) -> Value {
    let list = argument(node, 0)
    let (start, problem) = cursor(list)
    guard var elements = start else { return problem }
    var total: Value =
      switch node.flag {
      case 1: make(decimal: .zero, isRatio: false)
      case 2: make(decimal: .zero, isRatio: true)
      case 3: .duration(CalendarDuration(months: 0, microseconds: 0))
      default: .integer(0)
      }
    while let (_, element) = elements.next(in: workspace) {
      guard element.isPresent else { return .unknown(over: element) }
      total = added(total, element)
      guard total.isPresent else { return total }
    }
    return total
  }
}
