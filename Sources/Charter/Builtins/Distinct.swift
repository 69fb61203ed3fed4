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
    let (start, problem) = cursor(list)
    guard var elements = start else { return list.isAbsent ? list : problem }
    let offset = workspace.allocate(slots: elements.count)
    var made = 0
    var isHashed = elements.count > Self.mostComparedInPairs
    if isHashed {
      while isHashed, let (_, element) = elements.next(in: workspace) {
        guard element.isPresent else { return .unknown(over: element) }
        isHashed = isHashable(element) && (made == 0 || element.tag == workspace.slots[offset].tag)
        workspace.slots[offset + made] = element
        made += 1
      }
      if isHashed {
        made = keepFirsts(of: made, at: offset)
        return .list(space: 1, offset: offset, count: made, origin: list.origin)
      }
      elements = start ?? elements
      made = 0
    }
    while let (_, element) = elements.next(in: workspace) {
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
