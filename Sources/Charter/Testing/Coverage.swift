/// Which rules, effects and conditions of a set were seen while tests ran.
public struct Coverage: Sendable {
  /// One thing that tests should see of a rule.
  public struct Point: Sendable, Hashable {
    /// `policy.rule`.
    public var rule: String
    /// The condition or effect as written; empty for the rule itself.
    public var source: String
    /// `asked`, `applied`, `true`, `false` or `unknown`.
    public var seen: String
    /// Where it stands.
    public var line: Int
    /// File in which it stands.
    public var file: String
  }

  private let policies: CompiledPolicies
  /// For each rule, what was seen of each of its parts.
  private var seen: [Int: [RuleObserver.Seen]] = [:]

  /// Starts with nothing seen.
  public init(of set: PolicySet) { policies = set.compiled }

  mutating func add(_ parts: [RuleObserver.Seen], of rule: Int) {
    guard var known = seen[rule] else {
      seen[rule] = parts
      return
    }
    for index in parts.indices { known[index].formUnion(parts[index]) }
    seen[rule] = known
  }

  /// Everything that there is to see, and whether it was seen, by rule and place.
  public var points: [(point: Point, isSeen: Bool)] {
    var points: [(point: Point, isSeen: Bool)] = []
    for (number, plan) in policies.rules.enumerated() {
      let parts = RuleObserver.parts(of: plan, policies.program)
      for (index, part) in parts.enumerated() {
        let place = policies.place(of: part.span)
        for wanted in part.wanted.elements {
          points.append(
            (
              Point(
                rule: plan.name, source: index == 0 ? "" : policies.source(of: part.span),
                seen: wanted.word, line: place.start.line, file: place.file),
              seen[number]?[index].contains(wanted) ?? false
            ))
        }
      }
    }
    return points
  }
}
