// Conditions of rules, each value kept for the input where several rules ask the same.

/// What conditions came to for the input that is judged.
struct ConditionMemo: ~Copyable {
  private struct Entry {
    /// The input that the value is of.
    var input: UInt32
    var value: Value
  }

  private let entries: UnsafeMutablePointer<Entry>
  private let count: Int
  private var input: UInt32 = 0

  init(count: Int) {
    self.count = count
    entries = .allocate(capacity: max(count, 1))
    entries.initialize(repeating: Entry(input: 0, value: .absent), count: max(count, 1))
  }

  deinit { entries.deallocate() }

  /// Forgets every value.
  mutating func forget() {
    if input == .max {
      for place in 0..<count { entries[place].input = 0 }
      input = 0
    }
    input += 1
  }

  @inline(__always)
  subscript(place: Int32) -> Value? {
    get {
      let entry = entries[Int(place)]
      return entry.input == input ? entry.value : nil
    }
    set {
      guard let newValue else { return }
      entries[Int(place)] = Entry(input: input, value: newValue)
    }
  }
}

extension Evaluator {
  /// The value of a condition for the inputs in the frame.
  ///
  /// Whether it could be told within the cost limit is the same whoever asks first: see
  /// ``CostBudget``.
  @inline(__always)
  mutating func condition(
    _ number: Int32, of conditions: UnsafePointer<ConditionCode>
  ) -> Value {
    let code = conditions[Int(number)]
    // What only an index may look up was counted for one rule, and may be unknown for it alone.
    let isShared = code.memo >= 0 && !mustNarrow
    if isShared, let known = memo[code.memo] { return known }
    if code.kind == .node, !isShared { return evaluate(code.first) }
    return condition(code, isShared: isShared, of: conditions)
  }

  /// A condition that joins others, or whose value is kept.
  private mutating func condition(
    _ code: ConditionCode, isShared: Bool, of conditions: UnsafePointer<ConditionCode>
  ) -> Value {
    let value: Value
    switch code.kind {
    case .node: value = evaluate(code.first)
    case .and:
      let left = condition(code.first, of: conditions)
      value = left.isFalse ? .false : and(left, condition(code.second, of: conditions))
    case .or:
      let left = condition(code.first, of: conditions)
      value = left.isTrue ? .true : or(left, condition(code.second, of: conditions))
    }
    if isShared { memo[code.memo] = value }
    return value
  }
}
