/// Tells which rules cannot apply to a subject before any of them is asked.
///
/// A rule whose `when` demands that a path equals a constant does not apply where the path is known
/// to be something else, whatever the rest of its `when` says. So the path is read once, and each
/// rule that demands something of it costs one comparison of numbers; the same of lists that are to
/// hold a constant.
final class GuardIndex: Sendable {
  /// What one rule demands of a path.
  struct Demand: Sendable {
    /// Number of the path, from 1; of a list from 0, with the mark of lists.
    var path: UInt32
    /// A symbol, or a case: what the path equals, or what the list holds.
    var key: UInt32

    init(path: UInt32, key: UInt32) {
      self.path = path
      self.key = key
    }

    /// What a list is to hold.
    init(_ test: GuardTest) {
      self.init(path: UInt32(test.path) | GuardPostings.list, key: test.key)
    }

    /// The same as a test.
    var test: GuardTest {
      isOfList
        ? GuardTest(kind: .holds, path: Int32(path & ~GuardPostings.list), key: key)
        : GuardTest(kind: .equal, path: Int32(path), key: key)
    }

    var isOfList: Bool { path & GuardPostings.list != 0 }
  }

  /// What one rule is found by: the first equalities of its `when`, three at most, by the numbers of
  /// their paths; where they are fewer, behind them the first constant that a list is to hold.
  struct Demands: Sendable {
    /// 0 where there is none.
    private(set) var paths = GuardKeys()
    private(set) var keys = GuardKeys()

    static let most = 3

    init(_ demands: some Sequence<Demand> = []) {
      for (place, demand) in demands.sorted(by: { $0.path < $1.path }).enumerated() {
        set(demand, at: place)
      }
    }

    /// How many there are.
    var count: Int { paths.third != 0 ? 3 : paths.second != 0 ? 2 : paths.first != 0 ? 1 : 0 }

    /// Takes the last one away.
    mutating func removeLast() -> Demand {
      let last = count - 1
      let (path, key) =
        switch last {
        case 2: (paths.third, keys.third)
        case 1: (paths.second, keys.second)
        default: (paths.first, keys.first)
        }
      set(Demand(path: 0, key: 0), at: last)
      return Demand(path: path, key: key)
    }

    private mutating func set(_ demand: Demand, at place: Int) {
      switch place {
      case 0: (paths.first, keys.first) = (demand.path, demand.key)
      case 1: (paths.second, keys.second) = (demand.path, demand.key)
      default: (paths.third, keys.third) = (demand.path, demand.key)
      }
    }
  }

  /// By rule: what is left of its guard that can be told by lists.
  let listTests: GuardTests
  /// A node that reads each path, those of one subject together; the first is of no rule.
  let paths: FlatArray<Int32>
  /// By subject, where its paths start, and one more for the end.
  let starts: FlatArray<Int32>
  /// The same of paths to lists.
  let lists: FlatArray<Int32>
  let listStarts: FlatArray<Int32>
  /// By subject: its rules by what each demands.
  let postings: [GuardPostings]
  /// By rule.
  let subjects: FlatArray<Int32>

  /// The key of a value that is not known to be a text or a case: every rule is asked.
  static let unknown = UInt32.max

  /// Fewer rules with the same paths are found by one path less.
  private static let leastOfShape = 8
  /// The same of those with a list: then what was found for an input is not kept for others like it.
  private static let leastOfListShape = 256

  init(_ rules: [RulePlan], subjects count: Int, _ program: Program) {
    var parts = GuardParts(program)
    var demands = Array(repeating: Demands(), count: rules.count)
    var tests: [[GuardTest]] = Array(repeating: [], count: rules.count)
    var listTests: [[GuardTest]] = Array(repeating: [], count: rules.count)
    var starts: [Int32] = [1]
    var listStarts: [Int32] = [0]
    for subject in 0..<count {
      parts.beginSubject()
      for number in rules.indices where rules[number].subject == subject {
        let found = parts.take(rules[number].when)
        demands[number] = found.demands
        tests[number] = found.tests
        listTests[number] = found.listTests
      }
      starts.append(Int32(parts.paths.count))
      listStarts.append(Int32(parts.lists.count))
    }
    // A shape of few rules is not worth looking for.
    for size in (1...Demands.most).reversed() {
      var shapes: [GuardKeys: Int] = [:]
      for found in demands where found.count == size { shapes[found.paths, default: 0] += 1 }
      for number in demands.indices where demands[number].count == size {
        let paths = demands[number].paths
        let isOfList = paths.last & GuardPostings.list != 0
        // One path is looked up however few the rules are.
        let least = isOfList ? Self.leastOfListShape : size > 1 ? Self.leastOfShape : 0
        guard shapes[paths, default: 0] < least else { continue }
        let test = demands[number].removeLast().test
        if isOfList {
          listTests[number].insert(test, at: 0)
        } else {
          tests[number].insert(test, at: 0)
        }
      }
    }
    postings = (0..<count).map { subject in
      GuardPostings(
        rules.indices.filter { rules[$0].subject == subject }.map {
          (rule: Int32($0), demands: demands[$0])
        }, tests: tests, keys: parts.keys)
    }
    self.listTests = GuardTests(listTests, keys: [])
    paths = FlatArray(parts.paths)
    self.starts = FlatArray(starts)
    lists = FlatArray(parts.lists)
    self.listStarts = FlatArray(listStarts)
    self.subjects = FlatArray(rules.map { Int32($0.subject) })
  }

  /// The numbers of the paths that rules on the subject of a rule demand something of.
  func paths(ofRule rule: Int) -> Range<Int> {
    let subject = Int(subjects.pointer[rule])
    return Int(starts.pointer[subject])..<Int(starts.pointer[subject + 1])
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
    let subject = Int(index.subjects.pointer[rule])
    let end = Int(index.starts.pointer[subject + 1])
    while guardKeys.count < max(end, 1) { guardKeys.append(GuardIndex.unknown) }
    for path in Int(index.starts.pointer[subject])..<end {
      let key = GuardIndex.key(of: evaluate(index.paths.pointer[path]))
      guardKeys[path] = key
    }
    let lists = Int(index.listStarts.pointer[subject])..<Int(index.listStarts.pointer[subject + 1])
    asksLists = !lists.isEmpty
    if asksLists { readLists(index, lists) }
  }

  private mutating func readLists(_ index: GuardIndex, _ lists: Range<Int>) {
    guardLists.removeAll(count: lists.upperBound)
    for list in lists {
      let value = evaluate(index.lists.pointer[list])
      guard value.tag == .list, value.count <= GuardLists.longest else { continue }
      guardLists.begin(list)
      for place in 0..<value.count {
        guardLists.append(GuardIndex.key(of: workspace.slot(value, place)), to: list)
      }
    }
  }

  /// Places, in a list of rules, of those that may apply by what they demand; `readGuards` was called.
  ///
  /// - Parameters:
  ///   - index: The guards.
  ///   - active: Rules on one subject, by number.
  ///   - isWhole: None of them was given up; one that was is always among those that are found.
  ///
  /// Cost: the number of rules that are found, and of all where some were given up.
  mutating func findCandidates(
    _ index: GuardIndex, among active: [ActiveRule], isWhole: Bool
  ) {
    candidateCount = 0
    guard let first = active.first else { return }
    let words = (index.subjects.count + 63) / 64
    if candidateBits.count < words { candidateBits = Array(repeating: 0, count: words) }
    reserveCandidates(active.count)
    let subject = Int(index.subjects.pointer[first.number])
    // What lists hold and what was given up are no part of what inputs are kept by.
    let isKept = isWhole && !index.postings[subject].asksLists
    if isKept, let known = recall(index, active) {
      candidateCount = known
      return
    }
    // Lent to nobody else meanwhile.
    var bits: [UInt64] = []
    swap(&bits, &candidateBits)
    bits.withUnsafeMutableBufferPointer { bits in
      mark(index, of: subject, bits)
      if !isWhole {
        for rule in active where rule.isGivenUp {
          bits[rule.number >> 6] |= 1 << UInt64(rule.number & 63)
        }
      }
      candidateCount = active.withUnsafeBufferPointer { Self.take(bits, of: $0, into: candidates) }
    }
    swap(&bits, &candidateBits)
    if isKept { remember(index, active) }
  }

  private mutating func recall(_ index: GuardIndex, _ active: [ActiveRule]) -> Int? {
    let paths = index.paths(ofRule: active[0].number)
    return guardKeys.withUnsafeBufferPointer { keys in
      candidateCache.find(Self.slice(paths, of: keys), among: active, into: candidates)
    }
  }

  private mutating func remember(_ index: GuardIndex, _ active: [ActiveRule]) {
    let paths = index.paths(ofRule: active[0].number)
    guardKeys.withUnsafeBufferPointer { keys in
      candidateCache.keep(
        Self.slice(paths, of: keys), among: active,
        UnsafeBufferPointer(start: candidates, count: candidateCount))
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
    guardKeys.withUnsafeBufferPointer { keys in
      index.postings[subject].forEachRule(keys, guardLists) { rule in
        bits[Int(rule) >> 6] |= 1 << UInt64(rule & 63)
      }
    }
  }

  /// Clears the bits and puts down the places of their rules; gives how many there are.
  private static func take(
    _ bits: UnsafeMutableBufferPointer<UInt64>, of active: UnsafeBufferPointer<ActiveRule>,
    into found: UnsafeMutablePointer<Int32>
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
}
