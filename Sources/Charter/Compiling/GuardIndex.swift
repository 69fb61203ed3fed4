/// Tells which rules cannot apply to a subject before any of them is asked.
///
/// A rule whose `when` demands that a path equals a constant does not apply where the path is known
/// to be something else, whatever the rest of its `when` says. So the path is read once, and each
/// rule that demands something of it costs one comparison of numbers.
struct GuardIndex: Sendable {
  /// What one rule demands of a path.
  struct Demand: Sendable {
    /// Number of the path; 0 where nothing can be told ahead, which no key ever is known of.
    var path: Int32 = 0
    /// A symbol, or a case.
    var key: UInt32 = 0
  }

  /// What one rule demands: the first two equalities of its `when`.
  struct Demands: Sendable {
    var first = Demand()
    var second = Demand()
  }

  /// By rule.
  let demands: FlatArray<Demands>
  /// A node that reads each path, those of one subject together; the first is of no rule.
  let paths: FlatArray<Int32>
  /// By subject, where its paths start, and one more for the end.
  let starts: [Int32]
  /// By subject: its rules by the first thing that each demands.
  let postings: [GuardPostings]
  /// By rule.
  let subjects: FlatArray<Int32>

  /// The key of a value that is not known to be a text or a case: every rule is asked.
  static let unknown = UInt32.max

  init(_ rules: [RulePlan], subjects count: Int, _ program: Program) {
    var demands = Array(repeating: Demands(), count: rules.count)
    var paths: [Int32] = [-1]
    var starts: [Int32] = [1]
    for subject in 0..<count {
      var known: [[Int32]: Int32] = [:]
      for number in rules.indices where rules[number].subject == subject {
        var found: [Demand] = []
        Self.forEachDemand(of: rules[number].when, program) { node, steps, key in
          guard found.count < 2 else { return }
          let path = known[steps] ?? Int32(paths.count)
          if known.updateValue(path, forKey: steps) == nil { paths.append(node) }
          found.append(Demand(path: path, key: key))
        }
        if let first = found.first { demands[number].first = first }
        if found.count > 1 { demands[number].second = found[1] }
      }
      starts.append(Int32(paths.count))
    }
    postings = (0..<count).map { subject in
      GuardPostings(
        rules.indices.lazy.filter { rules[$0].subject == subject }.map {
          (Int32($0), demands[$0].first)
        })
    }
    self.demands = FlatArray(demands)
    self.paths = FlatArray(paths)
    self.starts = starts
    self.subjects = FlatArray(rules.map { Int32($0.subject) })
  }

  /// The numbers of the paths that rules on the subject of a rule demand something of.
  func paths(ofRule rule: Int) -> Range<Int> {
    let subject = Int(subjects.pointer[rule])
    return Int(starts[subject])..<Int(starts[subject + 1])
  }

  /// Calls with each part of a conjunction that demands one value of a path.
  private static func forEachDemand(
    of number: Int32, _ program: Program, _ body: (Int32, [Int32], UInt32) -> Void
  ) {
    guard number >= 0 else { return }
    let node = program.nodes[Int(number)]
    switch node.operation {
    case .and:
      forEachDemand(of: node.a, program, body)
      forEachDemand(of: node.b, program, body)
    case .isCase where node.flag == 0:
      if let steps = steps(of: node.a, program) { body(node.a, steps, UInt32(node.b)) }
    case .equal where node.flag == 0:
      for (path, constant) in [(node.a, node.b), (node.b, node.a)] {
        guard let steps = steps(of: path, program), let key = key(ofConstant: constant, program)
        else { continue }
        return body(path, steps, key)
      }
    default: return
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
    if guardKeys.isEmpty { guardKeys.append(GuardIndex.unknown) }
    for path in Int(index.starts[subject])..<Int(index.starts[subject + 1]) {
      let key = GuardIndex.key(of: evaluate(index.paths[path]))
      while path >= guardKeys.count { guardKeys.append(GuardIndex.unknown) }
      guardKeys[path] = key
    }
  }

  /// Places, in a list of rules, of those that may apply by what they demand; `readGuards` was called.
  ///
  /// - Parameters:
  ///   - index: The guards.
  ///   - active: Rules on one subject, by number.
  ///   - isWhole: None of them was given up; one that was is always among those that are found.
  ///
  /// Cost: the number of rules that are found, where the list is whole.
  mutating func findCandidates(
    _ index: GuardIndex, among active: [ActiveRule], isWhole: Bool
  ) {
    candidateCount = 0
    guard let first = active.first else { return }
    guard isWhole else { return findAll(index, among: active) }
    let words = (index.subjects.count + 63) / 64
    if candidateBits.count < words { candidateBits = Array(repeating: 0, count: words) }
    if candidates.count < active.count { candidates = Array(repeating: 0, count: active.count) }
    if let known = recall(index, active) {
      candidateCount = known
      return
    }
    // Lent to nobody else meanwhile.
    var bits: [UInt64] = []
    swap(&bits, &candidateBits)
    var found: [Int32] = []
    swap(&found, &candidates)
    bits.withUnsafeMutableBufferPointer { bits in
      mark(index, of: Int(index.subjects.pointer[first.number]), bits)
      found.withUnsafeMutableBufferPointer { found in
        candidateCount = active.withUnsafeBufferPointer { Self.take(bits, of: $0, into: found) }
      }
    }
    swap(&bits, &candidateBits)
    swap(&found, &candidates)
    remember(index, active)
  }

  private mutating func recall(_ index: GuardIndex, _ active: [ActiveRule]) -> Int? {
    let paths = index.paths(ofRule: active[0].number)
    return guardKeys.withUnsafeBufferPointer { keys in
      candidateCache.find(Self.slice(paths, of: keys), among: active, into: &candidates)
    }
  }

  private mutating func remember(_ index: GuardIndex, _ active: [ActiveRule]) {
    let paths = index.paths(ofRule: active[0].number)
    guardKeys.withUnsafeBufferPointer { keys in
      candidates.withUnsafeBufferPointer { found in
        candidateCache.keep(
          Self.slice(paths, of: keys), among: active,
          UnsafeBufferPointer(rebasing: found[..<candidateCount]))
      }
    }
  }

  /// What is known of some paths; those of other subjects may not have been read.
  private static func slice(
    _ paths: Range<Int>, of keys: UnsafeBufferPointer<UInt32>
  ) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(rebasing: keys[paths.isEmpty ? 0..<0 : paths])
  }

  /// Sets the bit of each rule that may apply.
  private func mark(
    _ index: GuardIndex, of subject: Int, _ bits: UnsafeMutableBufferPointer<UInt64>
  ) {
    let demands = index.demands.pointer
    guardKeys.withUnsafeBufferPointer { keys in
      index.postings[subject].forEachRule(keys) { rule in
        let second = demands[Int(rule)].second
        let key = keys[Int(second.path)]
        if key != GuardIndex.unknown, key != second.key { return }
        bits[Int(rule) >> 6] |= 1 << UInt64(rule & 63)
      }
    }
  }

  /// Clears the bits and puts down the places of their rules; gives how many there are.
  private static func take(
    _ bits: UnsafeMutableBufferPointer<UInt64>, of active: UnsafeBufferPointer<ActiveRule>,
    into found: UnsafeMutableBufferPointer<Int32>
  ) -> Int {
    var count = 0
    var place = 0
    for word in bits.indices where bits[word] != 0 {
      var rest = bits[word]
      bits[word] = 0
      while rest != 0 {
        let rule = word << 6 + rest.trailingZeroBitCount
        rest &= rest - 1
        guard let next = self.place(of: rule, in: active, from: place) else { continue }
        place = next
        found[count] = Int32(next)
        count += 1
      }
    }
    return count
  }

  /// The place of a rule in a list by number; nil where it is not in force.
  private static func place(
    of rule: Int, in active: UnsafeBufferPointer<ActiveRule>, from start: Int
  ) -> Int? {
    var low = start
    // Numbers grow by one at least from place to place.
    var high = min(low + max(rule - active[low].number, 0), active.count - 1)
    if active[high].number == rule { return high }
    while low < high {
      let middle = (low + high) / 2
      if active[middle].number < rule { low = middle + 1 } else { high = middle }
    }
    return active[low].number == rule ? low : nil
  }

  private mutating func findAll(_ index: GuardIndex, among active: [ActiveRule]) {
    candidates.removeAll(keepingCapacity: true)
    defer { candidateCount = candidates.count }
    guardKeys.withUnsafeBufferPointer { keys in
      let demands = index.demands.pointer
      for place in active.indices {
        let (first, second) = (
          demands[active[place].number].first, demands[active[place].number].second
        )
        let (one, other) = (keys[Int(first.path)], keys[Int(second.path)])
        let isRuledOut =
          (one != GuardIndex.unknown && one != first.key)
          || (other != GuardIndex.unknown && other != second.key)
        if isRuledOut, !active[place].isGivenUp { continue }
        candidates.append(Int32(place))
      }
    }
  }
}
