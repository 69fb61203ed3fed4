// Comparisons with counts and shares that are not exact.

/// What a side of a comparison may come to.
private struct Bounds {
  var least: Value
  var most: Value
  /// Why it is not exact; absent where it is.
  var unknown = Value.absent
  /// Of a share that is not exact: it is one of these parts of the total.
  var parts: (range: ClosedRange<Int>, total: Int)?

  var isExact: Bool { unknown.isAbsent }
}

extension Evaluator {
  /// A comparison with a `count` or `share`: decided when every completion of what is unknown
  /// agrees.
  mutating func intervalComparison(_ node: Node) -> Value {
    let left = bounds(node.a)
    let right = bounds(node.b)
    guard left.least.isPresent else { return .unknown(over: left.least) }
    guard right.least.isPresent else { return .unknown(over: right.least) }
    switch node.operation {
    case .equal, .notEqual:
      guard let isEqual = areEqual(left, right) else {
        return .unknown(over: left.isExact ? right.unknown : left.unknown)
      }
      return .bool(isEqual == (node.operation == .equal))
    default: break
    }
    // The comparison at both ends: it is monotone in each side.
    let isUpward = node.operation == .greater || node.operation == .greaterOrEqual
    let best = compare(
      isUpward ? left.most : left.least, isUpward ? right.least : right.most, node.operation)
    let worst = compare(
      isUpward ? left.least : left.most, isUpward ? right.most : right.least, node.operation)
    if best.isTrue, worst.isTrue { return .true }
    if best.isFalse, worst.isFalse { return .false }
    return .unknown(over: left.isExact ? right.unknown : left.unknown)
  }

  /// Nil where some completions say so and others do not.
  private mutating func areEqual(_ left: Bounds, _ right: Bounds) -> Bool? {
    if order(left.most, right.least) == .less || order(right.most, left.least) == .less {
      return false
    }
    if left.isExact, right.isExact { return true }
    return canMeet(left, right) ? nil : false
  }

  /// Whether two sides that overlap can come to one value: a share of three elements is never a half.
  private mutating func canMeet(_ left: Bounds, _ right: Bounds) -> Bool {
    guard let (range, total) = left.parts else {
      // Every whole number between two is a count.
      return right.parts == nil ? true : canMeet(right, left)
    }
    for part in range where includes(right, ratio(part, of: total)) { return true }
    return false
  }

  private mutating func includes(_ bounds: Bounds, _ share: Value) -> Bool {
    guard let (range, total) = bounds.parts else { return order(bounds.least, share) == .equal }
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if order(ratio(middle, of: total), share) == .less { low = middle + 1 } else { high = middle }
    }
    return order(ratio(low, of: total), share) == .equal
  }

  private mutating func bounds(_ number: Int32) -> Bounds {
    let node = nodes[Int(number)]
    guard node.operation == .count || node.operation == .share else {
      let value = evaluate(number)
      return Bounds(least: value, most: value)
    }
    let (interval, problem) = interval(node, number)
    guard let interval else { return Bounds(least: problem, most: problem) }
    if node.operation == .count {
      return Bounds(
        least: .integer(Int64(interval.least)), most: .integer(Int64(interval.most)),
        unknown: interval.unknown)
    }
    guard interval.total > 0 else {
      return Bounds(least: .unknown(.emptyList), most: .absent)
    }
    return Bounds(
      least: ratio(interval.least, of: interval.total),
      most: ratio(interval.most, of: interval.total), unknown: interval.unknown,
      parts: interval.least == interval.most
        ? nil : (interval.least...interval.most, interval.total))
  }
}
