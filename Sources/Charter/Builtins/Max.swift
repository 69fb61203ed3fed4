extension Builtin {
  static let max = Builtin(
    "max", .max, .extreme,
    usage: "max(list) or max(a, b, …)",
    summary: "The greatest. Unknown of an empty list, or where an element is unknown.",
    examples: [("max([3, 1, 2])", "3"), ("max(2h, 90m)", #""2h""#)])
}

extension Evaluator {
  mutating func extreme(_ node: Node, isGreatest: Bool) -> Value {
    if node.c > 1 {
      var best = argument(node, 0)
      for index in 1..<Int(node.c) {
        best = further(best, argument(node, index), isGreatest: isGreatest)
      }
      return best.isPresent ? best : .unknown(over: best)
    }
    let list = argument(node, 0)
    let (start, problem) = cursor(list)
    guard var elements = start else { return problem }
    var best: Value?
    while let (_, element) = elements.next(in: workspace) {
      guard element.isPresent else { return .unknown(over: element) }
      best = best.map { further($0, element, isGreatest: isGreatest) } ?? element
      if let best, !best.isPresent { return best }
    }
    return best ?? .unknown(.emptyList, origin: list.origin)
  }

  private mutating func further(_ left: Value, _ right: Value, isGreatest: Bool) -> Value {
    guard left.isPresent else { return .unknown(over: left) }
    guard right.isPresent else { return .unknown(over: right) }
    let isAtMost = compare(left, right, .lessOrEqual)
    if isAtMost.isTrue { return isGreatest ? right : left }
    if isAtMost.isFalse { return isGreatest ? left : right }
    return isAtMost
  }
}
