/// Tells which rules cannot apply to a subject before any of them is asked.
///
/// A rule whose `when` demands that a path equals a constant does not apply where the path is known
/// to be something else, whatever the rest of its `when` says. So the path is read once, and each
/// rule that demands something of it costs one comparison of numbers.
struct GuardIndex: Sendable {
  /// What one rule demands.
  struct Demand: Sendable {
    /// Number of the path; -1 where nothing can be told ahead.
    var path: Int32
    /// A symbol, or a case.
    var key: UInt32
  }

  /// By rule.
  let demands: FlatArray<Demand>
  /// A node that reads each path, those of one subject together.
  let paths: FlatArray<Int32>
  /// By subject, where its paths start, and one more for the end.
  let starts: [Int32]
  /// By rule.
  let subjects: FlatArray<Int32>

  /// The key of a value that is not known to be a text or a case: every rule is asked.
  static let unknown = UInt32.max

  init(_ rules: [RulePlan], subjects count: Int, _ program: Program) {
    var demands = Array(repeating: Demand(path: -1, key: 0), count: rules.count)
    var paths: [Int32] = []
    var starts: [Int32] = [0]
    for subject in 0..<count {
      var known: [[Int32]: Int32] = [:]
      for number in rules.indices where rules[number].subject == subject {
        guard let (node, steps, key) = Self.demand(of: rules[number].when, program) else {
          continue
        }
        let path = known[steps] ?? Int32(paths.count)
        if known.updateValue(path, forKey: steps) == nil { paths.append(node) }
        demands[number] = Demand(path: path, key: key)
      }
      starts.append(Int32(paths.count))
    }
    self.demands = FlatArray(demands)
    self.paths = FlatArray(paths)
    self.starts = starts
    self.subjects = FlatArray(rules.map { Int32($0.subject) })
  }

  /// The first part of a conjunction that demands one value of a path.
  private static func demand(
    of number: Int32, _ program: Program
  ) -> (node: Int32, steps: [Int32], key: UInt32)? {
    guard number >= 0 else { return nil }
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .and: return demand(of: node.a, program) ?? demand(of: node.b, program)
    case .isCase where node.flag == 0:
      guard let steps = steps(of: node.a, program) else { return nil }
      return (node.a, steps, UInt32(node.b))
    case .equal where node.flag == 0:
      for (path, constant) in [(node.a, node.b), (node.b, node.a)] {
        guard let steps = steps(of: path, program), let key = key(ofConstant: constant, program)
        else { continue }
        return (path, steps, key)
      }
      return nil
    default: return nil
    }
  }

  /// The slot that a path starts at and its fields, innermost last; nil where it is no path.
  private static func steps(of number: Int32, _ program: Program) -> [Int32]? {
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .local: return [node.a]
    case .field: return steps(of: node.a, program).map { $0 + [node.c] }
    default: return nil
    }
  }

  private static func key(ofConstant number: Int32, _ program: Program) -> UInt32? {
    let node = program.nodes[Int(number)]
    guard node.operation == .constant else { return nil }
    let key = key(of: program.constants[Int(node.a)])
    return key == unknown || key == Value.noSymbol ? nil : key
  }

  /// What a value is compared by.
  static func key(of value: Value) -> UInt32 {
    switch value.tag {
    case .text, .email, .url, .domain, .team, .person:
      value.symbol == 0 ? unknown : value.symbol
    case .enumCase: UInt32(truncatingIfNeeded: value.caseNumber)
    default: unknown
    }
  }
}

extension Evaluator {
  /// Reads the paths that the rules on a rule's subject demand something of.
  mutating func readGuards(_ index: GuardIndex, of rule: Int) {
    let subject = Int(index.subjects[rule])
    for path in Int(index.starts[subject])..<Int(index.starts[subject + 1]) {
      let key = GuardIndex.key(of: evaluate(index.paths[path]))
      while path >= guardKeys.count { guardKeys.append(GuardIndex.unknown) }
      guardKeys[path] = key
    }
  }

  /// Whether what a rule demands is known not to be so.
  @inline(__always)
  func rulesOut(_ demand: GuardIndex.Demand) -> Bool {
    guard demand.path >= 0 else { return false }
    let key = guardKeys[Int(demand.path)]
    return key != GuardIndex.unknown && key != demand.key
  }
}
