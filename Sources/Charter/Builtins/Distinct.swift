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
    // Values that may be neither equal nor different are compared in pairs, which is counted.
    if node.flag == 1, budget != .granted, let problem = overCost(ofDistinct: node) {
      return problem
    }
    let list = argument(node, 0)
    let (start, problem) = cursor(list)
    guard var elements = start else { return list.isAbsent ? list : problem }
    let offset = workspace.allocate(slots: elements.count)
    var made = 0
    var kind: ComparisonKind?
    /// The tag of the elements so far, where it says enough of them.
    var tag: Value.Tag?
    // As long as each is known to be equal to another or to differ, none need be compared with all.
    var isExact = elements.count > Self.mostComparedInPairs
    while let (_, element) = elements.next(in: workspace) {
      guard element.isPresent else { return .unknown(over: element) }
      if isExact {
        if element.tag == tag {
          workspace.slots[offset + made] = element
          made += 1
          continue
        }
        if let exact = comparisonKind(of: element), let joined = exact.joined(with: kind) {
          kind = joined
          tag = joined.isToldByTag ? element.tag : nil
          workspace.slots[offset + made] = element
          made += 1
          continue
        }
        isExact = false
        made = keepFirsts(of: made, at: offset)
      }
      switch isAmong(made, at: offset, element) {
      case true?: continue
      case false?:
        workspace.slots[offset + made] = element
        made += 1
      case nil: return unknownEquality(element).from(element.origin)
      }
    }
    if isExact { made = keepFirsts(of: made, at: offset) }
    return .list(space: 1, offset: offset, count: made, origin: list.origin)
  }

  /// Whether a value equals one of those kept; nil where the first that does not differ cannot be
  /// told from it.
  private mutating func isAmong(_ count: Int, at offset: Int, _ element: Value) -> Bool? {
    for index in 0..<count {
      switch equals(workspace.slots[offset + index], element) {
      case true?: return true
      case false?: continue
      case nil: return nil
      }
    }
    return false
  }
}
