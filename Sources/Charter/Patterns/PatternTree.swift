/// What a pattern says, without its spelling.
indirect enum PatternTree: Sendable {
  /// No characters.
  case empty
  /// One character of a set, by its number.
  case set(Int)
  case sequence([PatternTree])
  case choice([PatternTree])
  /// At least and at most so many times; any number where the second is nil.
  case repeated(PatternTree, Int, Int?)
}

/// A part of a pattern and what it costs, worked out before anything is built.
struct PatternPart: Sendable {
  let tree: PatternTree
  /// How many states of the automaton it takes: one for each set, alternative past the first and
  /// choice to stop or go on, repetitions written out; one past the limit stands for any number.
  let states: Int

  static let empty = PatternPart(tree: .empty, states: 0)

  static func set(_ number: Int) -> PatternPart { PatternPart(tree: .set(number), states: 1) }

  static func sequence(_ parts: [PatternPart]) -> PatternPart {
    let parts = parts.filter { !$0.isEmpty }
    if parts.count <= 1 { return parts.first ?? .empty }
    return PatternPart(
      tree: .sequence(parts.map(\.tree)), states: total(parts.map(\.states)))
  }

  static func choice(_ parts: [PatternPart]) -> PatternPart {
    if parts.allSatisfy(\.isEmpty) { return .empty }
    if parts.count == 1 { return parts[0] }
    return PatternPart(
      tree: .choice(parts.map(\.tree)), states: total(parts.map(\.states) + [parts.count - 1]))
  }

  static func repeated(_ part: PatternPart, _ least: Int, _ most: Int?) -> PatternPart {
    if part.isEmpty || most == 0 { return .empty }
    let tree = PatternTree.repeated(part.tree, least, most)
    if let most {
      return PatternPart(tree: tree, states: total([times(part.states, most), most - least]))
    }
    return PatternPart(tree: tree, states: total([times(part.states, max(least, 1)), 1]))
  }

  private var isEmpty: Bool {
    if case .empty = tree { true } else { false }
  }

  private static func total(_ counts: [Int]) -> Int {
    var sum = 0
    for count in counts {
      sum = min(sum + min(count, Pattern.stateLimit + 1), Pattern.stateLimit + 1)
    }
    return sum
  }

  private static func times(_ count: Int, _ factor: Int) -> Int {
    let (product, overflow) = count.multipliedReportingOverflow(by: factor)
    return overflow ? Pattern.stateLimit + 1 : min(product, Pattern.stateLimit + 1)
  }
}
