/// What an analysis of the rules of a set beside each other found.
public struct RuleOverlaps: Sendable {
  /// A warning for each pair of rules that cannot be met together (`contradicting-rules`), and for each rule
  /// that finds nothing that another does not find (`shadowed-rule`), by file and place.
  public var warnings: [Diagnostic]
  /// Pairs of rules that speak of one thing and were not compared, because there are too many.
  public var uncompared: Int
}

extension PolicySet {
  /// Compares the rules of the set with each other: every warning is certain, and what it does not look into
  /// it says nothing of.
  ///
  /// Rules are looked into that require, forbid or deny, and are not over on a day.
  ///
  /// - Parameter time: The instant from whose day on rules count.
  /// - Returns: What is worth a look. Costs about as much as compiling the set.
  public func overlaps(at time: Timestamp) -> RuleOverlaps {
    let found = OverlapFinder.find(in: compiled, on: time.date)
    var problems: [Problem] = []
    for pair in found.contradictions {
      // The one that comes later by name points at the one that was there.
      let (rule, other) = (compiled.rules[pair.second], compiled.rules[pair.first])
      let node = compiled.program.nodes[Int(pair.secondNode)]
      let nodes = [node, compiled.program.nodes[Int(pair.firstNode)]]
      problems.append(
        .contradictingRules(
          rule.name, other.name, compiled.path(spokenOfAt: pair.secondNode),
          isOfPresence: nodes.contains { $0.operation == .presence },
          each: rule.loops.isEmpty
            ? compiled.schema.subjects[rule.subject].name
            : "element of `\(rule.loops[rule.loops.count - 1].text)`",
          compiled.program.spans[Int(pair.secondNode)],
          other: compiled.program.spans[Int(pair.firstNode)]))
    }
    for pair in found.shadows {
      let (rule, other) = (compiled.rules[pair.rule], compiled.rules[pair.by])
      problems.append(
        .shadowedRule(rule.name, by: other.name, rule.nameSpan, other: other.nameSpan))
    }
    var places = PlaceResolver(compiled.files)
    let warnings = problems.sorted {
      ($0.span.file, $0.span.start, $0.message) < ($1.span.file, $1.span.start, $1.message)
    }
    return RuleOverlaps(
      warnings: warnings.map { places.diagnostic($0) }, uncompared: found.uncompared)
  }
}

extension CompiledPolicies {
  /// The path that a condition of an overlap speaks of, as written.
  fileprivate func path(spokenOfAt number: Int32) -> String {
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .field, .local: return source(of: program.spans[Int(number)])
    case .not, .presence, .isCase: return path(spokenOfAt: node.a)
    case .member, .notMember:
      let list = program.nodes[Int(node.b)].operation == .constant ? node.a : node.b
      return path(spokenOfAt: list)
    default:
      let isFirst = program.nodes[Int(node.a)].operation != .constant
      return path(spokenOfAt: isFirst ? node.a : node.b)
    }
  }
}
