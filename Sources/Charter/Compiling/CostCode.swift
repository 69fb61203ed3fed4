/// What is known of a node's cost before there is an input.
struct CostCode: Sendable {
  /// Number of nodes after defines are inlined.
  var size: Int32
  /// How deep lists are walked inside lists.
  var depth: Int32
  /// How deep operations stand inside operations, after defines are inlined.
  var height: Int32 = 1
  /// How often the greatest length of an input may multiply: `depth`, and what goes through a list
  /// or a text by itself, such as `in`, `like` and reading a list of a document.
  var walks: Int32 = 0
  /// What multiplies with it: the nodes, and more of those that walk.
  var weight: Int32
  /// How often a list or text may become twice as long as the longest of the input.
  var doublings: Int32 = 0
  /// A list may be longer than that: only an exact count says.
  var isIrregular = false
  /// It goes through texts, which may be longer than any list.
  var walksTexts = false

  init(size: Int32, depth: Int32) {
    self.size = size
    self.depth = depth
    weight = size
  }

  /// Greatest height: what the stack of a thread of 8 MiB holds without optimisation too, where a call
  /// of a define and the operation in it take 20 KiB.
  static let heightLimit: Int32 = 500

  /// The cost of both side by side.
  func joined(with other: CostCode) -> CostCode {
    var both = self
    both.size = Self.sum(size, other.size)
    both.weight = Self.sum(weight, other.weight)
    both.depth = max(depth, other.depth)
    both.height = max(height, other.height)
    both.walks = max(walks, other.walks)
    both.doublings = min(Self.sum(doublings, other.doublings), 64)
    both.isIrregular = isIrregular || other.isIrregular
    both.walksTexts = walksTexts || other.walksTexts
    return both
  }

  /// The cost of the same for each element of a list.
  var walked: CostCode {
    var walked = self
    walked.depth += 1
    walked.walks += 1
    return walked
  }

  /// An upper bound of the cost over inputs of which nothing is longer than this.
  @inline(__always)
  func bound(longest: Double) -> Double {
    if isIrregular { return .infinity }
    var bound = Double(weight)
    let longest = doublings == 0 ? longest : longest * Double(1 << Int(min(doublings, 40)))
    for _ in 0..<walks { bound *= longest }
    return bound
  }

  /// The greatest length, in whole numbers, with which the bound stays within a limit; -1 for none.
  func greatestLength(within limit: Double) -> Double {
    guard bound(longest: 1) <= limit else { return -1 }
    // Whole numbers: rounding would need the C library, which embedders need not have.
    var fitting = 1
    var beyond = 1 << 32
    if bound(longest: Double(beyond)) <= limit { return Double(beyond) }
    while beyond - fitting > 1 {
      let middle = (fitting + beyond) / 2
      if bound(longest: Double(middle)) <= limit { fitting = middle } else { beyond = middle }
    }
    return Double(fitting)
  }

  private static func sum(_ one: Int32, _ other: Int32) -> Int32 {
    let (sum, overflow) = one.addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

extension CostCode {
  /// A node that stands alone.
  ///
  /// - Parameters:
  ///   - node: The node, whose operands are joined by the caller.
  ///   - types: The types of the program so far.
  ///   - extraWalks: How deep the lists are that it compares or puts together.
  init(of node: Node, types: [TypeCode], extraWalks: Int32) {
    self.init(size: 1, depth: 0)
    walks = Self.walks(of: node, types: types) + extraWalks
    weight += walks
    switch node.operation {
    case .add: doublings = extraWalks > 0 ? 1 : 0
    case .element where node.flag > 0: weight += Int32(CostEstimate.foundAtOnce)
    case .matches: walksTexts = true
    case .like:
      walksTexts = true
      weight += node.c * Int32(CostEstimate.printedElements)
    case .interpolation:
      walksTexts = true
      // Ten elements of a list are printed, and what stands between them.
      weight += node.b * Int32(CostEstimate.printedElements)
      doublings = 4 + Int32(32 - max(node.b, 1).leadingZeroBitCount)
    case .coerce, .fits: isIrregular = Self.readsRecord(node.b, types)
    case .builtin:
      walksTexts = Self.walksTexts(BuiltinOperation(rawValue: node.a))
      switch BuiltinOperation(rawValue: node.a) {
      case .flat, .nested, .changes: isIrregular = true
      case .split: doublings = 7
      case .lower, .withUnit: doublings = 2
      default: break
      }
    default: break
    }
  }

  /// How often a node by itself multiplies its cost with the length of a list or text.
  private static func walks(of node: Node, types: [TypeCode]) -> Int32 {
    switch node.operation {
    case .element where node.flag > 0: return 0
    case .member, .notMember, .element, .entry, .like, .matches, .interpolation: return 1
    case .coerce, .fits:
      let type = types[Int(node.b)]
      guard type.kind == .list || type.kind == .map else { return 0 }
      return 1 + walks(of: Node(.coerce, 0, type.index), types: types)
    case .builtin:
      switch BuiltinOperation(rawValue: node.a) {
      case .distinct: return node.flag == 1 ? 2 : 1
      case .cycle, .upstream, .downstream, .flat, .nested, .pairs, .after, .before, .length, .lower,
        .split, .trim, .words,
        .withUnit:
        return 1
      default: return 0
      }
    default: return 0
    }
  }

  private static func walksTexts(_ operation: BuiltinOperation?) -> Bool {
    switch operation {
    case .after, .before, .length, .lower, .split, .trim, .words, .withUnit: true
    default: false
    }
  }

  private static func readsRecord(_ number: Int32, _ types: [TypeCode]) -> Bool {
    let type = types[Int(number)]
    switch type.kind {
    case .record: return true
    case .list, .map: return readsRecord(type.index, types)
    default: return false
    }
  }
}
