extension Builtin {
  static let only = Builtin(
    "only", .only, .only,
    usage: "only(list)",
    summary: "The one element of a list; missing if it has none, unknown if it has several.",
    examples: [
      (#"only(["a"])"#, #""a""#),
      (#"only(split("", ",")) or else "none""#, #""""#),
    ])
}

extension Evaluator {
  mutating func only(_ node: Node) -> Value {
    let list = argument(node, 0)
    let (start, problem) = cursor(list)
    guard var elements = start else { return list.isAbsent ? list : problem }
    switch elements.count {
    case 0: return Value(.absent, 0, auxiliary: 0, origin: list.origin)
    case 1: return elements.next(in: workspace)?.element ?? .absent
    default: return .unknown(.several, origin: list.origin)
    }
  }
}
