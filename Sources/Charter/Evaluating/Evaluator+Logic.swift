// Kleene's logic over three values: what does not matter may be unknown.

extension Evaluator {
  @inline(__always)
  func negated(_ value: Value) -> Value {
    if value.isTrue { return .false }
    if value.isFalse { return .true }
    return .unknown(over: value)
  }

  mutating func and(_ node: Node) -> Value {
    let left = evaluate(node.a)
    if left.isFalse, !isTracking { return .false }
    return and(left, evaluate(node.b))
  }

  @inline(__always)
  func and(_ left: Value, _ right: Value) -> Value {
    if left.isFalse || right.isFalse { return .false }
    if left.isTrue { return right.isTrue ? .true : .unknown(over: right) }
    return .unknown(over: left)
  }

  mutating func or(_ node: Node) -> Value {
    let left = evaluate(node.a)
    if left.isTrue, !isTracking { return .true }
    return or(left, evaluate(node.b))
  }

  @inline(__always)
  func or(_ left: Value, _ right: Value) -> Value {
    if left.isTrue || right.isTrue { return .true }
    if left.isFalse { return right.isFalse ? .false : .unknown(over: right) }
    return .unknown(over: left)
  }

  mutating func implies(_ node: Node) -> Value {
    let left = evaluate(node.a)
    if left.isFalse, !isTracking { return .true }
    let right = evaluate(node.b)
    if left.isFalse || right.isTrue { return .true }
    if left.isTrue { return right.isFalse ? .false : .unknown(over: right) }
    return .unknown(over: left)
  }
}
