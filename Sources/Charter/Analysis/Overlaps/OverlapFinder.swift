/// Finds rules that cannot be met together, and rules that find nothing that another does not find.
///
/// Only what is certain is said; conditions that are not looked into make it say less, never more. Rules
/// are compared where they say something of one path, and what their guards pin to different values is not
/// compared, so that the cost grows with the rules and not with their pairs.
struct OverlapFinder: ~Copyable {
  struct Found {
    /// Pairs that cannot be met together, and the paths for which that is so: nodes of both.
    var contradictions: [(first: Int, second: Int, firstNode: Int32, secondNode: Int32)] = []
    /// A rule, and one that finds whatever it finds.
    var shadows: [(rule: Int, by: Int)] = []
    /// Pairs that were not compared, because there are too many of them.
    var uncompared = 0
  }

  /// Pairs that are compared, of each kind.
  static let mostPairs = 250_000

  private let today: CivilDate
  /// Rules that some domain tightens: what they find is not told by their own levels.
  private let tightened: Set<Int>
  private var shapes: [RuleShape] = []
  private var evaluator: Evaluator
  private var found = Found()
  private var left = Self.mostPairs

  /// Finds them among the rules of a set that are not over on a day.
  static func find(in policies: CompiledPolicies, on today: CivilDate) -> Found {
    var finder = OverlapFinder(policies, today)
    finder.findContradictions()
    finder.left = Self.mostPairs
    finder.findShadows()
    return finder.found
  }

  private init(_ policies: CompiledPolicies, _ today: CivilDate) {
    self.today = today
    evaluator = Evaluator(program: policies.program)
    var reader = ConjunctionReader(policies.program)
    tightened = Set(policies.federation?.tightenings.map(\.rule) ?? [])
    for (number, plan) in policies.rules.enumerated() {
      if let shape = RuleShape(number, plan, today: today, &reader, &evaluator) {
        shapes.append(shape)
      }
    }
  }

  // MARK: Which rules are compared

  /// Calls with the pairs of one list, or of two where there are two; leaves out those whose guards pin a
  /// path to different values, and those of a rule of which the call says that it is done with.
  private mutating func forEachPair(
    of some: [Int], with others: [Int]? = nil,
    _ body: (inout OverlapFinder, _ one: Int, _ other: Int) -> Bool
  ) {
    let all = some + (others ?? [])
    guard all.count > 24, let path = commonPin(all) else {
      forEachPair(one: some, others, body)
      return
    }
    var groups: [UInt64: (some: [Int], others: [Int])] = [:]
    var free: (some: [Int], others: [Int]) = ([], [])
    for shape in some {
      guard let pin = shapes[shape].pins[path] else {
        free.some.append(shape)
        continue
      }
      groups[pin.number, default: ([], [])].some.append(shape)
    }
    for shape in others ?? [] {
      guard let pin = shapes[shape].pins[path] else {
        free.others.append(shape)
        continue
      }
      groups[pin.number, default: ([], [])].others.append(shape)
    }
    let pinned = groups.sorted { $0.key < $1.key }.map(\.value)
    for group in pinned {
      forEachPair(ofPinned: group.some, others == nil ? nil : group.others, path, body)
    }
    forEachPair(ofPinned: free.some, others == nil ? nil : free.others, path, body)
    let isOneList = others == nil
    for group in pinned {
      forEachPair(ofPinned: group.some, isOneList ? free.some : free.others, path, body)
      if !isOneList { forEachPair(ofPinned: free.some, group.others, path, body) }
    }
  }

  /// Calls with all pairs.
  ///
  /// What a rule was done with is tried first with the next: it is often the strictest.
  private mutating func forEachPair(
    one some: [Int], _ others: [Int]?, _ body: (inout OverlapFinder, Int, Int) -> Bool
  ) {
    var others = others
    for (place, one) in some.enumerated() {
      let count = others?.count ?? some.count
      for index in (others == nil ? place + 1 : 0)..<count {
        let other = others?[index] ?? some[index]
        if other == one { continue }
        guard left > 0 else {
          found.uncompared += count - index
          break
        }
        left -= 1
        guard body(&self, one, other) else { continue }
        others?.swapAt(0, index)
        break
      }
    }
  }

  /// The same, for those that are alike at one path: it tells them apart no more.
  private mutating func forEachPair(
    ofPinned some: [Int], _ others: [Int]?, _ path: Int,
    _ body: (inout OverlapFinder, _ one: Int, _ other: Int) -> Bool
  ) {
    guard !some.isEmpty, others.map({ !$0.isEmpty }) ?? (some.count > 1) else { return }
    spent.insert(path)
    forEachPair(of: some, with: others, body)
    spent.remove(path)
  }

  /// Paths by which rules are told apart already.
  private var spent: Set<Int> = []

  /// The path that most of the rules pin to one value; nil where fewer than half pin the same.
  private func commonPin(_ some: [Int]) -> Int? {
    var counts: [Int: Int] = [:]
    for shape in some {
      for path in shapes[shape].pins.keys where !spent.contains(path) {
        counts[path, default: 0] += 1
      }
    }
    let most = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    return most.flatMap { $0.value * 2 >= some.count ? $0.key : nil }
  }

  // MARK: Contradictions

  private mutating func findContradictions() {
    var values: [RuleShape.Topic: [Int]] = [:]
    var present: [RuleShape.Topic: [Int]] = [:]
    var missing: [RuleShape.Topic: [Int]] = [:]
    for (number, shape) in shapes.enumerated()
    where shape.guards.isClosed && !shape.guards.isNever && !shape.needs.isNever {
      for (path, saying) in shape.allNeeds.sayings {
        let topic = RuleShape.Topic(scope: shape.scope, path: path)
        if saying.needsMissing {
          missing[topic, default: []].append(number)
        } else {
          if !saying.values.isEverything { values[topic, default: []].append(number) }
          present[topic, default: []].append(number)
        }
      }
    }
    var seen: Set<[Int]> = []
    func compare(
      _ finder: inout OverlapFinder, _ one: Int, _ other: Int, _ path: Int
    ) -> Bool {
      let pair = [min(one, other), max(one, other)]
      guard !seen.contains(pair), finder.contradict(pair[0], pair[1], at: path) else {
        return false
      }
      seen.insert(pair)
      let nodes = pair.map { finder.shapes[$0].allNeeds.sayings[path]?.node ?? -1 }
      finder.found.contradictions.append(
        (finder.shapes[pair[0]].number, finder.shapes[pair[1]].number, nodes[0], nodes[1]))
      return false
    }
    for (topic, rules) in values.sorted(by: { $0.value[0] < $1.value[0] })
    where rules.count > 1 && !meetTogether(rules, at: topic.path) {
      forEachPair(of: rules) { compare(&$0, $1, $2, topic.path) }
    }
    for (topic, rules) in missing.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let others = present[topic] else { continue }
      forEachPair(of: rules, with: others) { compare(&$0, $1, $2, topic.path) }
    }
    found.contradictions.sort { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// Whether some value of a path meets all of several rules, and no guard says anything of it: then no
  /// two of them contradict each other there.
  private mutating func meetTogether(_ rules: [Int], at path: Int) -> Bool {
    var all = ValueSet.everything
    for rule in rules {
      guard shapes[rule].allGuards.sayings[path] == nil,
        let saying = shapes[rule].allNeeds.sayings[path]
      else { return false }
      all = all.common(saying.values, &evaluator)
    }
    return all.isEmpty(&evaluator) == false
  }

  /// Whether two rules can both be asked, and each be met then, but not both, for what they need of a path.
  private mutating func contradict(_ one: Int, _ other: Int, at path: Int) -> Bool {
    let (a, b) = (shapes[one], shapes[other])
    guard a.plan.domain < 0 || b.plan.domain < 0 || a.plan.domain == b.plan.domain,
      a.isInForce(with: b, from: today), let need = a.allNeeds.sayings[path],
      let against = b.allNeeds.sayings[path]
    else { return false }
    let first = need.common(a.allGuards.sayings[path], &evaluator)
      .common(b.allGuards.sayings[path], &evaluator)
    let second = against.common(a.allGuards.sayings[path], &evaluator)
      .common(b.allGuards.sayings[path], &evaluator)
    guard first.common(second, &evaluator).isEmpty(&evaluator) == true,
      first.isEmpty(&evaluator) == false, second.isEmpty(&evaluator) == false
    else { return false }
    for (path, saying) in a.allGuards.sayings {
      guard saying.common(b.allGuards.sayings[path], &evaluator).isEmpty(&evaluator) == false else {
        return false
      }
    }
    guard b.allGuards.sayings.values.allSatisfy({ $0.isEmpty(&evaluator) == false }) else {
      return false
    }
    return isMeetable(a, a, b) && isMeetable(b, a, b)
  }

  /// Whether what a rule needs is not known to be impossible where two rules are asked.
  private mutating func isMeetable(_ rule: RuleShape, _ one: RuleShape, _ other: RuleShape) -> Bool
  {
    for (path, saying) in rule.allNeeds.sayings {
      let all = saying.common(one.allGuards.sayings[path], &evaluator)
        .common(other.allGuards.sayings[path], &evaluator)
      if all.isEmpty(&evaluator) == true { return false }
    }
    return true
  }

  // MARK: Shadows

  /// What a rule speaks of and what its guards speak of, where it is looked for: nil for a denial, and for a
  /// rule that is always asked.
  private struct Place: Hashable {
    var need: RuleShape.Topic?
    var guarding: RuleShape.Topic?
  }

  private mutating func findShadows() {
    // Whatever finds as much as a rule does speaks of all that the rule needs, and its guards of no more
    // than the rule's: it is looked for where the fewest do.
    var needing: [RuleShape.Topic: Int] = [:]
    var guarding: [RuleShape.Topic: Int] = [:]
    for shape in shapes {
      for topic in shape.topics(of: shape.allNeeds) { needing[topic, default: 0] += 1 }
      for topic in shape.topics(of: shape.guards) { guarding[topic, default: 0] += 1 }
    }
    func rarest(_ topics: [RuleShape.Topic], _ counts: [RuleShape.Topic: Int]) -> RuleShape.Topic? {
      topics.min { counts[$0] ?? 0 < counts[$1] ?? 0 }
    }
    var finding: [Place: [Int]] = [:]
    for (number, shape) in shapes.enumerated() where !shape.guards.isNever {
      let guarded = rarest(shape.topics(of: shape.guards), guarding)
      let needs = shape.needs.isNever ? [nil] : shape.topics(of: shape.allNeeds).map { $0 }
      for need in needs {
        finding[Place(need: need, guarding: guarded), default: []].append(number)
      }
    }
    var looking: [Place: [Int]] = [:]
    for (number, shape) in shapes.enumerated() where !shape.guards.isNever {
      let guards = [nil] + shape.topics(of: shape.guards).map { $0 }
      let need = shape.needs.isNever ? nil : rarest(shape.topics(of: shape.needs), needing)
      for place in guards.flatMap({ guarding in
        Set([need, nil]).map { Place(need: $0, guarding: guarding) }
      }) where finding[place] != nil && finding[place] != [number] {
        looking[place, default: []].append(number)
      }
    }
    var shadowed: Set<Int> = []
    func compare(_ finder: inout OverlapFinder, _ rule: Int, _ by: Int) -> Bool {
      if shadowed.contains(rule) { return true }
      guard finder.shadows(by, rule) else { return false }
      // Of two that find the same, the one that comes first by name stays.
      if rule < by, finder.shadows(rule, by) { return false }
      shadowed.insert(rule)
      finder.found.shadows.append((finder.shapes[rule].number, finder.shapes[by].number))
      return true
    }
    func order(_ place: Place) -> (Int, Int) {
      (place.need?.path ?? .min, place.guarding?.path ?? .min)
    }
    for (place, some) in looking.sorted(by: {
      $0.value[0] == $1.value[0]
        ? order($0.key) < order($1.key) : $0.value[0] < $1.value[0]
    }) {
      forEachPair(of: some, with: finding[place] ?? []) { compare(&$0, $1, $2) }
    }
    found.shadows.sort { $0 < $1 }
  }

  /// Whether one rule finds, no milder, whatever another finds.
  private mutating func shadows(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = (shapes[one], shapes[other])
    guard a.scope == b.scope, a.plan.domain < 0 || a.plan.domain == b.plan.domain,
      a.plan.reads.isSubset(of: b.plan.reads),
      a.plan.waivable == nil || b.plan.waivable != nil,
      !b.needs.isEmpty, !b.guards.isNever, !tightened.contains(b.number),
      a.guards.others.isSubset(of: b.guards.others),
      a.isAtLeastAsStrict(as: b, from: today)
    else { return false }
    for (path, saying) in a.guards.sayings {
      guard let its = b.guards.sayings[path], saying.isDenied(with: its, &evaluator) else {
        return false
      }
    }
    if a.needs.isNever { return true }
    guard !b.needs.isNever, b.needs.others.isSubset(of: a.needs.others) else { return false }
    for (path, its) in b.needs.sayings {
      guard let saying = a.allNeeds.sayings[path], saying.implies(its, &evaluator) else {
        return false
      }
    }
    return true
  }
}

extension Value {
  /// A number that is equal for equal values of one path.
  fileprivate var number: UInt64 {
    switch tag {
    case .text, .email, .url, .domain, .team, .person: UInt64(symbol)
    default: payload
    }
  }
}
