// `+ - * /`: exact, or unknown with the reason; nothing traps.

extension Evaluator {
  mutating func arithmetic(_ node: Node) -> Value {
    let left = evaluate(node.a)
    let right = evaluate(node.b)
    guard left.isPresent else { return .unknown(over: left) }
    guard right.isPresent else { return .unknown(over: right) }
    return computed(left, right, node.operation)
  }

  mutating func added(_ left: Value, _ right: Value) -> Value { computed(left, right, .add) }

  mutating func computed(
    _ left: Value, _ right: Value, _ operation: Node.Operation
  ) -> Value {
    switch (left.tag, right.tag) {
    case (.integer, .integer): return integers(left.integer, right.integer, operation)
    case (.date, .duration):
      let duration = operation == .add ? right.duration : right.duration.negated
      guard let duration, let date = left.date.adding(duration) else { return .unknown(.notADate) }
      return .date(date)
    case (.timestamp, .duration):
      let duration = operation == .add ? right.duration : right.duration.negated
      guard let duration, let time = left.timestamp.adding(duration) else {
        return .unknown(.notADate)
      }
      return .timestamp(time)
    case (.date, .date):
      guard
        let length = left.date.startOfDay.subtracting(right.date.startOfDay)
      else { return .unknown(.overflow) }
      return .duration(length)
    case (.timestamp, .timestamp):
      guard let length = left.timestamp.subtracting(right.timestamp) else {
        return .unknown(.overflow)
      }
      return .duration(length)
    case (.duration, .duration):
      let result =
        operation == .add
        ? left.duration.adding(right.duration) : left.duration.subtracting(right.duration)
      guard let result else { return .unknown(.overflow) }
      return .duration(result)
    case (.duration, .integer): return scaled(left.duration, right.integer)
    case (.integer, .duration): return scaled(right.duration, left.integer)
    case (.list, .list): return concatenation(left, right)
    default: return decimals(left, right, operation)
    }
  }

  private mutating func integers(
    _ left: Int64, _ right: Int64, _ operation: Node.Operation
  ) -> Value {
    let result: (partialValue: Int64, overflow: Bool)
    switch operation {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    default:
      guard right != 0 else { return .unknown(.divisionByZero) }
      guard let quotient = ExactDecimal(left).dividing(by: ExactDecimal(right)) else {
        return .unknown(.overflow)
      }
      return make(decimal: quotient, isRatio: false)
    }
    return result.overflow ? .unknown(.overflow) : .integer(result.partialValue)
  }

  private mutating func decimals(
    _ left: Value, _ right: Value, _ operation: Node.Operation
  ) -> Value {
    let one = decimal(left)
    let other = decimal(right)
    // A share times a number is a number.
    let isRatio =
      (left.tag == .ratio || left.tag == .wideRatio)
      && (operation == .add || operation == .subtract)
    let result: ExactDecimal?
    switch operation {
    case .add: result = one.adding(other)
    case .subtract: result = one.subtracting(other)
    case .multiply: result = one.multiplying(other)
    default:
      if other == .zero { return .unknown(.divisionByZero) }
      result = one.dividing(by: other)
    }
    guard let result else { return .unknown(.overflow) }
    return make(decimal: result, isRatio: isRatio)
  }

  private func scaled(_ duration: CalendarDuration, _ factor: Int64) -> Value {
    guard let result = duration.multiplied(by: factor) else { return .unknown(.overflow) }
    return .duration(result)
  }

  private mutating func concatenation(_ left: Value, _ right: Value) -> Value {
    let count = left.count + right.count
    guard count <= Self.listLimit else { return .unknown(.limit) }
    let offset = workspace.allocate(slots: count)
    for index in 0..<left.count {
      workspace.slots[offset + index] = workspace.slot(left, index)
    }
    for index in 0..<right.count {
      workspace.slots[offset + left.count + index] = workspace.slot(right, index)
    }
    return .list(
      space: 1, offset: offset, count: count, origin: left.origin != 0 ? left.origin : right.origin)
  }
}
