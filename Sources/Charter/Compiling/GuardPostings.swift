/// The rules on one subject by what each demands, so that those that cannot apply are never looked at.
struct GuardPostings: Sendable {
  /// Rules that demand the same values of the same paths.
  struct Group: Sendable {
    /// What they are to be, by the paths of the shape; 0 where there is no path.
    var keys: GuardKeys
    /// Number of the shape.
    var shape: Int32
    var first: Int32
    var count: Int32
  }

  /// Groups of the same paths.
  struct Shape: Sendable {
    /// Up to three, in their order; 0 where a rule demands nothing else, or few do: then it is a test.
    var paths: GuardKeys
    var groups: Range<Int32>

    /// The list that is to hold the last of the keys; nil where every path is to equal its key.
    var list: Int? {
      paths.last & GuardPostings.list == 0 ? nil : Int(paths.last & ~GuardPostings.list)
    }
  }

  /// Marks a path that is a list, which comes behind all that are none.
  static let list: UInt32 = 1 << 31

  /// Some shape has a list.
  let asksLists: Bool
  /// Rules, those of one group together, groups of one shape together.
  private let rules: FlatArray<Int32>
  let groups: FlatArray<Group>
  let shapes: FlatArray<Shape>
  /// What is left of each rule's guard, in the order of the rules here: one group's stand together.
  let tests: GuardTests
  /// Numbers of groups by the hash of their shape and keys; -1 where there is none.
  private let table: FlatArray<Int32>

  /// - Parameters:
  ///   - demanding: Each rule, and what it demands, in the order of the rules.
  ///   - tests: Of all rules: what can be told beside that.
  ///   - keys: Of those tests.
  init(
    _ demanding: [(rule: Int32, demands: GuardIndex.Demands)],
    tests: [[GuardTest]], keys: [UInt32]
  ) {
    let sorted = demanding.sorted { left, right in
      let (one, other) = (left.demands, right.demands)
      if one.paths != other.paths { return one.paths < other.paths }
      if one.keys != other.keys { return one.keys < other.keys }
      return left.rule < right.rule
    }
    var groups: [Group] = []
    var shapes: [Shape] = []
    for (place, entry) in sorted.enumerated() {
      let (paths, keys) = (entry.demands.paths, entry.demands.keys)
      if shapes.last?.paths == paths, groups.last?.keys == keys {
        groups[groups.count - 1].count += 1
        continue
      }
      let number = Int32(groups.count)
      if shapes.last?.paths == paths {
        shapes[shapes.count - 1].groups = shapes[shapes.count - 1].groups.lowerBound..<number + 1
      } else {
        shapes.append(Shape(paths: paths, groups: number..<number + 1))
      }
      groups.append(
        Group(keys: keys, shape: Int32(shapes.count - 1), first: Int32(place), count: 1))
    }
    var size = 8
    while size < groups.count * 2 { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    for (number, group) in groups.enumerated() {
      var place = Self.hash(group.keys, of: group.shape) & (size - 1)
      while table[place] >= 0 { place = (place + 1) & (size - 1) }
      table[place] = Int32(number)
    }
    asksLists = shapes.contains { $0.list != nil }
    rules = FlatArray(sorted.map(\.rule))
    self.tests = GuardTests(sorted.map { tests[Int($0.rule)] }, keys: keys)
    self.groups = FlatArray(groups)
    self.shapes = FlatArray(shapes)
    self.table = FlatArray(table)
  }

  /// Calls with each rule of which no demand and no test is known to fail, in no order; some perhaps
  /// twice.
  ///
  /// Cost: the shapes and the elements of their lists, and the rules that are found; of a shape with a
  /// path that cannot be told, its groups.
  @inline(__always)
  func forEachRule(
    _ known: UnsafeBufferPointer<UInt32>, _ lists: borrowing GuardLists, _ body: (Int32) -> Void
  ) {
    for number in 0..<shapes.count {
      let shape = shapes.pointer[number]
      var wanted = shape.paths.keys(known)
      guard let list = shape.list else {
        visit(wanted, of: shape, Int32(number), known, body)
        continue
      }
      guard lists.isWhole(list) else {
        wanted.last = GuardIndex.unknown
        visit(wanted, of: shape, Int32(number), known, body)
        continue
      }
      for place in 0..<lists.count(list) {
        var one = wanted
        one.last = lists.key(place, of: list)
        visit(one, of: shape, Int32(number), known, body)
      }
    }
  }

  @inline(__always)
  private func visit(
    _ wanted: GuardKeys, of shape: Shape, _ number: Int32,
    _ known: UnsafeBufferPointer<UInt32>, _ body: (Int32) -> Void
  ) {
    if wanted.holdsUnknown {
      for group in shape.groups where groups.pointer[Int(group)].keys.mayBe(wanted) {
        visit(group, known, body)
      }
    } else if let group = group(wanted, of: number) {
      visit(group, known, body)
    }
  }

  @inline(__always)
  private func visit(
    _ group: Int32, _ known: UnsafeBufferPointer<UInt32>, _ body: (Int32) -> Void
  ) {
    let group = groups.pointer[Int(group)]
    for place in Int(group.first)..<Int(group.first + group.count)
    where !tests.ruleOut(place, known) {
      body(rules.pointer[place])
    }
  }

  @inline(__always)
  private func group(_ keys: GuardKeys, of shape: Int32) -> Int32? {
    let mask = table.count - 1
    var place = Self.hash(keys, of: shape) & mask
    while true {
      let number = table.pointer[place]
      guard number >= 0 else { return nil }
      let group = groups.pointer[Int(number)]
      if group.shape == shape, group.keys == keys { return number }
      place = (place + 1) & mask
    }
  }

  @inline(__always)
  private static func hash(_ keys: GuardKeys, of shape: Int32) -> Int {
    var hash = UInt64(keys.first) << 32 | UInt64(keys.second)
    hash = (hash ^ UInt64(UInt32(bitPattern: shape)) << 13) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 29 ^ UInt64(keys.third)) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: hash >> 32)
  }
}

/// Up to three numbers that belong to the paths of a guard, in the order of the paths.
struct GuardKeys: Sendable, Equatable, Comparable, Hashable {
  var first: UInt32 = 0
  var second: UInt32 = 0
  var third: UInt32 = 0

  init(_ first: UInt32 = 0, _ second: UInt32 = 0, _ third: UInt32 = 0) {
    self.first = first
    self.second = second
    self.third = third
  }

  static func < (left: GuardKeys, right: GuardKeys) -> Bool {
    (left.first, left.second, left.third) < (right.first, right.second, right.third)
  }

  /// The last that is not 0.
  @inline(__always)
  var last: UInt32 {
    get { third != 0 ? third : second != 0 ? second : first }
    set {
      if third != 0 {
        third = newValue
      } else if second != 0 {
        second = newValue
      } else {
        first = newValue
      }
    }
  }

  /// Of paths: what is known of each; of a list 1, where what it is to hold goes.
  @inline(__always)
  func keys(_ known: UnsafeBufferPointer<UInt32>) -> GuardKeys {
    func key(_ path: UInt32) -> UInt32 {
      path == 0 ? 0 : path & GuardPostings.list != 0 ? 1 : known[Int(path)]
    }
    return GuardKeys(key(first), key(second), key(third))
  }

  /// One of them cannot be told.
  @inline(__always)
  var holdsUnknown: Bool {
    first == GuardIndex.unknown || second == GuardIndex.unknown || third == GuardIndex.unknown
  }

  /// Whether what is known of an input does not speak against them.
  @inline(__always)
  func mayBe(_ known: GuardKeys) -> Bool {
    (known.first == first || known.first == GuardIndex.unknown)
      && (known.second == second || known.second == GuardIndex.unknown)
      && (known.third == third || known.third == GuardIndex.unknown)
  }
}
