// The cost of list expressions is known before they run, from the lengths of the input's lists
// alone, so a limit never depends on the order of evaluation.

/// What is known of a node's cost before there is an input.
struct CostCode: Sendable {
  /// Number of nodes after defines are inlined.
  var size: Int32
  /// How deep lists are walked inside lists.
  var depth: Int32
  /// How deep operations stand inside operations, after defines are inlined.
  var height: Int32 = 1
  /// How often the greatest length of a list may multiply: `depth`, and what goes through a list by
  /// itself, such as `in` and reading a list of a document.
  var walks: Int32 = 0

  /// Greatest height: what the stack of any thread holds with room to spare.
  static let heightLimit: Int32 = 1_000
}

extension Evaluator {
  /// Most steps that one list expression may take.
  static var costLimit: Double { 10_000_000 }

  /// Unknown where an outermost list expression would take too long.
  @inline(__always)
  mutating func overCost(_ number: Int32) -> Value? {
    let code = program.costs[Int(number)]
    // Every list at its longest: an upper bound that costs nothing to find.
    let longest = Double(max(workspace.longestList, 1))
    var bound = Double(code.size)
    for _ in 0..<code.walks { bound *= longest }
    return bound <= Self.costLimit ? nil : overExactCost(number)
  }

  @inline(never)
  private mutating func overExactCost(_ number: Int32) -> Value? {
    cost(of: number) <= Self.costLimit ? nil : .unknown(.limit)
  }

  /// Leaf 1; operator 1 + sum; over a list: 1 + cost(L) + N(L) × (cost(where) + cost(body)).
  func cost(of number: Int32) -> Double {
    let node = nodes[Int(number)]
    switch node.operation {
    case .comprehension, .some, .every, .no, .count, .share:
      let binder = binders[Int(node.a)]
      var inner = 0.0
      if binder.condition >= 0 { inner += cost(of: binder.condition) }
      if binder.body >= 0 { inner += cost(of: binder.body) }
      return 1 + cost(of: binder.list) + greatestLength(of: binder.list) * inner
    case .member, .notMember:
      return 1 + cost(of: node.a) + cost(of: node.b) + greatestLength(of: node.b)
    case .element, .entry:
      return 1 + cost(of: node.a) + cost(of: node.b) + greatestLength(of: node.a)
    case .coerce:
      let length = greatestLength(of: node.a)
      return 1 + cost(of: node.a) + readingCost(node.b, length: length, depth: 0)
    case .within: return 64 + cost(of: node.a) + cost(of: node.b)
    case .like, .matches, .interpolation: return 1_024 + operands(of: node)
    case .call: return 1 + operands(of: node) + cost(of: functions[Int(node.a)].body)
    case .builtin:
      var total = 1 + operands(of: node)
      if node.c > 0 { total += greatestLength(of: extra[Int(node.b)]) }
      return total
    default: return 1 + operands(of: node)
    }
  }

  /// What reading a value of a document as a type costs beside the operation itself.
  private func readingCost(_ type: Int32, length: Double, depth: Int) -> Double {
    let code = types[Int(type)]
    switch code.kind {
    case .list, .map:
      guard depth < 4 else { return Double(workspace.nodeCount) }
      return length * (1 + readingCost(code.index, length: length, depth: depth + 1))
    case .record:
      guard depth < 4 else { return Double(workspace.nodeCount) }
      let start = program.recordStarts[Int(code.index)]
      let end = program.recordStarts[Int(code.index) + 1]
      var total = 0.0
      for field in start..<end {
        let type = program.fields[Int(field)].type
        total += 1 + readingCost(type, length: length, depth: depth + 1)
      }
      return total
    default: return 0
    }
  }

  private func operands(of node: Node) -> Double {
    var total = 0.0
    program.forEachOperand(of: node) { total += cost(of: $0) }
    return total
  }

  /// The greatest length that this list has anywhere in this input.
  private func greatestLength(of number: Int32) -> Double {
    let node = nodes[Int(number)]
    switch node.operation {
    case .field: return Double(max(workspace.longestLists[Int(node.c)], 1))
    case .constant:
      let value = constants[Int(node.a)]
      return value.tag == .list ? Double(value.count) : 1
    case .comprehension: return greatestLength(of: binders[Int(node.a)].list)
    case .list: return Double(node.b)
    case .add: return greatestLength(of: node.a) + greatestLength(of: node.b)
    case .coerce: return greatestLength(of: node.a)
    case .builtin where node.a == BuiltinOperation.split.rawValue: return 65_536
    default: return Double(max(workspace.longestList, 1))
    }
  }
}
