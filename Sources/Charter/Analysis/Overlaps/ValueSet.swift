/// The values of one path for which conditions over it are true: a finite set, or an interval with
/// holes.
///
/// Where two bounds cannot be told apart, as 6mo and 182d, the set is one that holds the exact one, and
/// says so: that it is empty, or within another, is true of the exact one too.
struct ValueSet {
  struct Bound {
    var value: Value
    /// The value itself is not in it.
    var isStrict: Bool
  }

  /// Nothing but these; nil: no finite set is known.
  var allowed: [Value]?
  var excluded: [Value] = []
  var low: Bound?
  var high: Bound?
  private(set) var isRough = false

  /// All values of the path's type.
  static let everything = ValueSet()

  /// Whether all values are in it.
  var isEverything: Bool {
    allowed == nil && excluded.isEmpty && low == nil && high == nil && !isRough
  }

  /// Whether a value is in it; nil where that cannot be told.
  func holds(_ value: Value, _ evaluator: inout Evaluator) -> Bool? {
    var isOpen = isRough
    func ask(_ answer: Bool?) -> Bool {
      if answer == nil { isOpen = true }
      return answer != false
    }
    if let allowed {
      let answers = allowed.map { evaluator.equals($0, value) }
      if !answers.contains(true), !ask(answers.contains(nil) ? nil : false) { return false }
    }
    for other in excluded where !ask(evaluator.equals(other, value).map { !$0 }) { return false }
    if let low {
      let operation: Node.Operation = low.isStrict ? .greater : .greaterOrEqual
      if !ask(evaluator.holds(value, operation, low.value)) { return false }
    }
    if let high {
      let operation: Node.Operation = high.isStrict ? .less : .lessOrEqual
      if !ask(evaluator.holds(value, operation, high.value)) { return false }
    }
    return isOpen ? nil : true
  }

  /// The values that are in both.
  func common(_ other: ValueSet, _ evaluator: inout Evaluator) -> ValueSet {
    var result = self
    result.isRough = isRough || other.isRough
    result.excluded += other.excluded
    result.low = tighter(low, other.low, .greater, &result.isRough, &evaluator)
    result.high = tighter(high, other.high, .less, &result.isRough, &evaluator)
    guard let candidates = allowed ?? other.allowed else { return result }
    var isRough = result.isRough
    result.allowed = candidates.filter { value in
      let one = holds(value, &evaluator)
      let two = other.holds(value, &evaluator)
      if one == nil || two == nil { isRough = true }
      return one != false && two != false
    }
    result.isRough = isRough
    return result
  }

  private func tighter(
    _ one: Bound?, _ other: Bound?, _ inward: Node.Operation, _ isRough: inout Bool,
    _ evaluator: inout Evaluator
  ) -> Bound? {
    guard let one, let other else { return one ?? other }
    let (first, second) = (
      evaluator.holds(one.value, inward, other.value),
      evaluator.holds(other.value, inward, one.value)
    )
    if first == true { return one }
    if second == true { return other }
    if first == nil || second == nil { isRough = true }
    return Bound(value: one.value, isStrict: one.isStrict || other.isStrict)
  }

  /// Whether no value is in it; nil where that cannot be told.
  func isEmpty(_ evaluator: inout Evaluator) -> Bool? {
    if let allowed { return allowed.isEmpty ? true : isRough ? nil : false }
    guard let low, let high else { return isRough ? nil : false }
    switch evaluator.holds(low.value, .greater, high.value) {
    case true?: return true
    case nil: return nil
    case false?: break
    }
    guard let isOne = evaluator.equals(low.value, high.value) else { return nil }
    if isOne {
      if low.isStrict || high.isStrict { return true }
      let answers = excluded.map { evaluator.equals($0, low.value) }
      return answers.contains(true) ? true : answers.contains(nil) || isRough ? nil : false
    }
    // Whether whole numbers stand between two bounds that are left out is not looked into.
    return isRough || !excluded.isEmpty || (low.isStrict && high.isStrict) ? nil : false
  }

  /// Whether each of its values is known to be in another.
  func isSubset(of other: ValueSet, _ evaluator: inout Evaluator) -> Bool {
    if other.isRough { return false }
    if let allowed { return allowed.allSatisfy { other.holds($0, &evaluator) == true } }
    guard other.allowed == nil else { return false }
    for value in other.excluded where holds(value, &evaluator) != false { return false }
    return reaches(low, other.low, .greater, &evaluator)
      && reaches(high, other.high, .less, &evaluator)
  }

  /// Whether a bound is at least as far inward as another.
  private func reaches(
    _ own: Bound?, _ other: Bound?, _ inward: Node.Operation, _ evaluator: inout Evaluator
  ) -> Bool {
    guard let other else { return true }
    guard let own else { return false }
    if evaluator.holds(own.value, inward, other.value) == true { return true }
    return (own.isStrict || !other.isStrict) && evaluator.equals(own.value, other.value) == true
  }
}

extension Evaluator {
  /// Whether a comparison of two constants holds; nil where it depends on the day.
  fileprivate mutating func holds(
    _ left: Value, _ operation: Node.Operation, _ right: Value
  ) -> Bool? {
    let answer = compare(left, right, operation)
    return answer.isTrue ? true : answer.isFalse ? false : nil
  }
}
