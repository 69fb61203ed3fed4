extension Builtin {
  static let flat = Builtin(
    "flat", .flat, .flat,
    usage: "flat(lists)",
    summary: "The elements of every list in a list, in order.",
    examples: [("flat([[1, 2], [3], []])", "[1,2,3]")])
}

extension Evaluator {
  mutating func flat(_ node: Node) -> Value {
    let list = argument(node, 0)
    let (first, problem) = cursor(list)
    guard let start = first else { return list.isAbsent ? list : problem }
    // Count first: the elements stand side by side.
    var total = 0
    var cursor = start
    while let (_, inner) = cursor.next(in: workspace) {
      guard inner.isPresent else { return .unknown(over: inner) }
      guard let elements = ElementCursor(inner, in: workspace) else {
        return .unknown(.malformed, origin: inner.origin)
      }
      total += elements.count
    }
    guard total <= Self.listLimit else { return .unknown(.limit, origin: list.origin) }
    let offset = workspace.allocate(slots: total)
    var made = 0
    cursor = start
    while let (_, inner) = cursor.next(in: workspace) {
      guard var elements = ElementCursor(inner, in: workspace) else { continue }
      while let (_, element) = elements.next(in: workspace) {
        workspace.slots[offset + made] = element
        made += 1
      }
    }
    return .list(space: 1, offset: offset, count: made, origin: list.origin)
  }
}
