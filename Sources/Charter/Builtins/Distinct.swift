extension Builtin {
  static let distinct = Builtin(
    "distinct", .distinct, .distinct,
    usage: "distinct(list)",
    summary: "Each element once, where it stood first. Unknown where an element is.",
    examples: [
      (#"distinct(["b", "a", "b"])"#, #"["b","a"]"#),
      ("distinct([1, 1, 1])", "[1]"),
    ])
}

extension Evaluator {
  mutating func distinct(_ node: Node) -> Value {
    let list = argument(node, 0)
    var (cursor, problem) = cursor(list)
    guard let count = cursor?.count else { return list.isAbsent ? list : problem }
    let offset = workspace.allocate(slots: count)
    var made = 0
    while let (_, element) = cursor?.next(in: workspace) {
      guard element.isPresent else { return .unknown(over: element) }
      var isNew = true
      for index in 0..<made {
        switch equals(workspace.slots[offset + index], element) {
        case true?: isNew = false
        case false?: continue
        case nil: return unknownEquality(element).from(element.origin)
        }
        if !isNew { break }
      }
      if isNew {
        workspace.slots[offset + made] = element
        made += 1
      }
    }
    return .list(space: 1, offset: offset, count: made, origin: list.origin)
  }
}
