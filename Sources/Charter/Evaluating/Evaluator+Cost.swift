// The cost of list expressions is known before they run, from the lengths of the input's lists
// alone, so a limit never depends on the order of evaluation.

/// Whether what is evaluated may walk lists.
enum CostBudget: UInt8 {
  /// Each outermost list expression is counted before it runs.
  case counted
  /// What is around it was counted.
  case granted
  /// Nothing may.
  case refused
}

/// A define that is running, while what it runs is counted.
struct CallSite {
  /// Where the arguments stand in ``Program/extra``; -1 where they are known values.
  var firstArgument: Int32
  var count: Int32
  /// Where its frame begins.
  var base: Int
  /// How much longer than all of the input its arguments may be, and those of all calls around it.
  var doublings: Int32 = 0
  var isIrregular = false
}

extension Evaluator {
  /// Most steps that one list expression, or all loops of one rule, may take.
  static var costLimit: Double { 10_000_000 }

  /// The same, or fewer where the set is held to fewer.
  @inline(__always)
  var greatestCost: Double { Double(program.limits.expressionCost) }

  /// Runs an outermost list expression, unknown where it would take too long.
  @inline(never)
  mutating func outermost(_ number: Int32) -> Value {
    if let problem = overCost(number) { return problem }
    budget = .granted
    let value = evaluate(number)
    budget = .counted
    mustNarrow = false
    return value
  }

  /// Notes that a define runs over arguments that stand here, or over known values.
  func callSite(arguments first: Int, count: Int, base: Int) -> CallSite {
    var site = CallSite(firstArgument: Int32(first), count: Int32(count), base: base)
    var longest = CostCode(size: 0, depth: 0)
    if first >= 0 {
      for index in 0..<count {
        longest = longest.joined(with: program.costs.pointer[Int(extra[first + index])])
      }
    }
    site.doublings = min(longest.doublings + (callSites.last?.doublings ?? 0), 64)
    site.isIrregular = longest.isIrregular || callSites.last?.isIrregular ?? false
    return site
  }

  /// Unknown where an outermost list expression would take too long.
  @inline(never)
  mutating func overCost(_ number: Int32) -> Value? {
    if budget == .refused { return .unknown(.limit) }
    // Every list at its longest: an upper bound that costs nothing to find.
    var code = program.costs.pointer[Int(number)]
    if let site = callSites.last {
      code.doublings += site.doublings
      code.isIrregular = code.isIrregular || site.isIrregular
    }
    if code.bound(longest: workspace.lengths.scale) <= greatestCost { return nil }
    var frame = EstimateFrame(live: callSites.count)
    if estimate(number, &frame).cost * workspace.lengths.unit <= greatestCost { return nil }
    guard snapshot?.indexes.isEmpty == false else { return .unknown(.limit) }
    frame = EstimateFrame(live: callSites.count)
    frame.looksUp = true
    mustNarrow = estimate(number, &frame).cost * workspace.lengths.unit <= greatestCost
    return mustNarrow ? nil : .unknown(.limit)
  }

  /// Unknown where comparing a list with itself in pairs would take too long.
  @inline(never)
  mutating func overCost(ofDistinct node: Node) -> Value? {
    if budget == .refused { return .unknown(.limit) }
    var frame = EstimateFrame(live: callSites.count)
    let cost = estimate(builtin: node, &frame).cost * workspace.lengths.unit
    return cost <= greatestCost ? nil : .unknown(.limit)
  }

  /// Remembers how long a list field is.
  @inline(__always)
  mutating func noteLength(of value: Value, field: Int) {
    guard value.tag == .list || value.tag == .map else { return }
    noteLengths(of: value, field: field)
  }

  private mutating func noteLengths(of value: Value, field: Int) {
    guard !workspace.lengths.areFixed else { return }
    workspace.lengths.note(value.count, isMap: value.tag == .map, field: field)
    let type = types[Int(program.fields.pointer[field].type)]
    switch type.kind {
    case .list, .map:
      let element = types[Int(type.index)].kind
      if element == .list || element == .map || element == .any { noteInner(of: value) }
    case .any: noteInner(of: value)
    default: return
    }
  }

  /// Lists in lists; those of a document are counted already.
  mutating func noteInner(of value: Value) {
    let isMap = value.tag == .map
    for index in 0..<value.count {
      let inner = workspace.slot(value, isMap ? index * 2 + 1 : index)
      guard inner.tag == .list || inner.tag == .map else { continue }
      workspace.lengths.note(inner: inner.count, isMap: inner.tag == .map)
      noteInner(of: inner)
    }
  }
}
