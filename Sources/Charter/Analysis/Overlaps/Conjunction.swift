/// What a conjunction of conditions says of each path, and the conditions of it that are not looked into.
///
/// A path is a number that ``ConjunctionReader`` gave it.
struct Conjunction {
  /// What conditions say of one path.
  struct Saying {
    /// The values for which they are true, where it is there.
    var values = ValueSet.everything
    /// They are true only where it is there; where it is not.
    var needsPresent = false
    var needsMissing = false
    /// Some condition is false, and not unknown, where it is not there.
    var isFalseWhereMissing = false
    /// The first condition that says something of it.
    var node: Int32

    init(node: Int32) { self.node = node }

    /// Whether nothing makes them true; nil where that cannot be told.
    func isEmpty(_ evaluator: inout Evaluator) -> Bool? {
      if needsMissing { return needsPresent }
      return needsPresent ? values.isEmpty(&evaluator) : false
    }

    func common(_ other: Saying?, _ evaluator: inout Evaluator) -> Saying {
      guard let other else { return self }
      var both = self
      both.values = values.common(other.values, &evaluator)
      both.needsPresent = needsPresent || other.needsPresent
      both.needsMissing = needsMissing || other.needsMissing
      both.isFalseWhereMissing = isFalseWhereMissing || other.isFalseWhereMissing
      return both
    }

    /// Whether the other is true wherever this is.
    func implies(_ other: Saying, _ evaluator: inout Evaluator) -> Bool {
      if other.needsMissing { return needsMissing }
      if other.needsPresent, !needsPresent { return false }
      return !needsMissing && values.isSubset(of: other.values, &evaluator)
    }

    /// Whether the other is false wherever this is.
    func isDenied(with other: Saying, _ evaluator: inout Evaluator) -> Bool {
      if isFalseWhereMissing, !other.isFalseWhereMissing { return false }
      // One that asks that it is missing is unknown where another is, and then finds less for sure.
      if needsMissing || other.needsMissing { return needsMissing && other.needsMissing }
      return other.values.isSubset(of: values, &evaluator)
    }
  }

  private(set) var sayings: [Int: Saying] = [:]
  /// Numbers of conditions that are not looked into, equal for equal ones.
  var others: Set<Int> = []
  /// It is true of nothing.
  var isNever = false
  /// Everything that it says is in `sayings`, of paths that nothing else is a part of.
  var isClosed = true

  /// Whether it says nothing at all.
  var isEmpty: Bool { sayings.isEmpty && others.isEmpty && !isNever }

  /// Adds what a condition says of a path.
  mutating func add(_ saying: Saying, to path: Int, _ evaluator: inout Evaluator) {
    sayings[path] = sayings[path]?.common(saying, &evaluator) ?? saying
  }

  /// The same, where each path that is there says that what it starts from is there too.
  ///
  /// - Parameters:
  ///   - parents: What each path starts from; nil for an input.
  ///   - evaluator: Compares constants.
  /// - Returns: The conjunction, which says no more than before of the paths themselves.
  func withParents(_ parents: [Int?], _ evaluator: inout Evaluator) -> Conjunction {
    var result = self
    for (path, saying) in sayings where saying.needsPresent {
      var parent = parents[path]
      while let path = parent {
        var there = Saying(node: saying.node)
        there.needsPresent = true
        result.add(there, to: path, &evaluator)
        parent = parents[path]
      }
    }
    return result
  }
}
