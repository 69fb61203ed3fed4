// Equality, order, membership in an enum's tree.
//
// What compares is `mutating` though it changes nothing: an evaluator that is only lent is copied
// whole at every call.

extension Evaluator {
  /// Whether two values of one type are equal; nil where that is unknown.
  mutating func equals(_ left: Value, _ right: Value) -> Bool? {
    guard left.isPresent, right.isPresent else { return nil }
    switch left.tag {
    case .bool, .integer, .date, .timestamp, .enumCase:
      guard left.tag == right.tag else { return equalsDocumentValue(left, right) }
      return left.payload == right.payload
    case .text, .email, .url, .domain, .team, .person:
      guard right.tag != .raw else { return equalsDocumentValue(left, right) }
      return equalTexts(left, right)
    case .decimal, .ratio:
      if right.tag == left.tag {
        return left.payload == right.payload && left.auxiliary == right.auxiliary
      }
      guard right.tag != .raw else { return equalsDocumentValue(left, right) }
      return decimal(left) == decimal(right)
    case .wideDecimal, .wideRatio:
      guard right.tag != .raw else { return equalsDocumentValue(left, right) }
      return decimal(left) == decimal(right)
    case .duration: return left.duration.isEqual(to: right.duration)
    case .version: return order(ofVersions: left, right) == .equal
    case .list:
      guard right.tag == .list else { return equalsDocumentValue(left, right) }
      guard left.count == right.count else { return false }
      var result: Bool? = true
      for index in 0..<left.count {
        switch equals(workspace.slot(left, index), workspace.slot(right, index)) {
        case true?: continue
        case false?: return false
        case nil: result = nil
        }
      }
      return result
    case .raw: return equalsDocumentValue(left, right)
    case .map, .record, .absent, .missingOperand, .unreadable: return nil
    }
  }

  private mutating func equalTexts(_ left: Value, _ right: Value) -> Bool {
    let one = left.symbol
    let other = right.symbol
    if one != 0, other != 0 {
      if one != other { return false }
      if one != Value.noSymbol { return true }
    }
    return ByteComparison.areEqual(workspace.bytes(left), workspace.bytes(right))
  }

  /// Two values of which one at least is a document's, without a type: equal where they are of one
  /// kind and say the same.
  ///
  /// Only standards compare so.
  private mutating func equalsDocumentValue(_ left: Value, _ right: Value) -> Bool? {
    func scalar(_ value: Value) -> (kind: DocumentNode.Kind, text: Value)? {
      switch value.tag {
      case .text: return (.text, value)
      case .raw:
        let raw = workspace.nodes[value.node]
        guard raw.kind != .list, raw.kind != .map else { return nil }
        return (
          raw.kind,
          .text(
            space: Int(raw.space), offset: Int(raw.textOffset), length: Int(raw.textLength),
            symbol: raw.symbol)
        )
      default: return nil
      }
    }
    guard let one = scalar(left), let other = scalar(right) else { return nil }
    guard one.kind == other.kind else { return false }
    return equalTexts(one.text, other.text)
  }

  /// `==` … `>=`.
  mutating func comparison(_ node: Node) -> Value {
    if node.flag == 1 { return intervalComparison(node) }
    let left = operand(node.a)
    let right = operand(node.b)
    guard left.isPresent else { return .unknown(over: left) }
    guard right.isPresent else { return .unknown(over: right) }
    return compare(left, right, node.operation)
  }

  mutating func compare(_ left: Value, _ right: Value, _ operation: Node.Operation) -> Value {
    switch operation {
    case .equal, .notEqual:
      guard let equal = equals(left, right) else { return unknownEquality(left) }
      return .bool(equal == (operation == .equal))
    default: break
    }
    if left.tag == .duration {
      let a = left.duration
      let b = right.duration
      let result: Bool? =
        switch operation {
        case .less: a.isLess(than: b)
        case .lessOrEqual: a.isAtMost(b)
        case .greater: b.isLess(than: a)
        default: b.isAtMost(a)
        }
      guard let result else { return .unknown(.dependsOnStartDay) }
      return .bool(result)
    }
    let order = order(left, right)
    switch operation {
    case .less: return .bool(order == .less)
    case .lessOrEqual: return .bool(order != .greater)
    case .greater: return .bool(order == .greater)
    default: return .bool(order != .less)
    }
  }

  /// Why it is unknown whether two present values are equal.
  func unknownEquality(_ left: Value) -> Value {
    left.tag == .duration ? .unknown(.dependsOnStartDay) : .unknown(.unknownElements)
  }

  enum Order { case less, equal, greater }

  /// The order of two values of one type that has one; durations aside.
  mutating func order(_ left: Value, _ right: Value) -> Order {
    switch left.tag {
    case .decimal where right.tag == .decimal, .ratio where right.tag == .ratio:
      if left.auxiliary == right.auxiliary { return order(left.integer, right.integer) }
      return order(decimal(left), decimal(right))
    case .decimal, .ratio, .wideDecimal, .wideRatio: return order(decimal(left), decimal(right))
    case .version: return order(ofVersions: left, right)
    case .integer where right.tag != .integer: return order(decimal(left), decimal(right))
    // Cases are numbered in the order they are declared, least first.
    default: return order(left.integer, right.integer)
    }
  }

  private func order<T: Comparable>(_ left: T, _ right: T) -> Order {
    left < right ? .less : left == right ? .equal : .greater
  }

  private mutating func order(ofVersions left: Value, _ right: Value) -> Order {
    for part in 1...3 {
      let order = order(workspace.slot(left, part).integer, workspace.slot(right, part).integer)
      if order != .equal { return order }
    }
    let one = version(left)
    let other = version(right)
    return one < other ? .less : other < one ? .greater : .equal
  }
}
