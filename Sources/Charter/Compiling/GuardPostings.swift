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
  }

  /// Rules, those of one group together, groups of one shape together.
  private let rules: FlatArray<Int32>
  let groups: FlatArray<Group>
  let shapes: FlatArray<Shape>
  /// Numbers of groups by the hash of their shape and keys; -1 where there is none.
  private let table: FlatArray<Int32>

  /// - Parameter demanding: Each rule, and what it demands, in the order of the rules.
  init(_ demanding: some Sequence<(rule: Int32, demands: GuardIndex.Demands)>) {
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
    rules = FlatArray(sorted.map(\.rule))
    self.groups = FlatArray(groups)
    self.shapes = FlatArray(shapes)
    self.table = FlatArray(table)
  }

  /// Calls with each rule whose demands are all met or cannot be told, in no order.
  ///
  /// Cost: the shapes, and the rules that are found; of a shape with a path that cannot be told, its
  /// groups.
  @inline(__always)
  func forEachRule(_ known: UnsafeBufferPointer<UInt32>, _ body: (Int32) -> Void) {
    for number in 0..<shapes.count {
      let shape = shapes.pointer[number]
      let wanted = GuardKeys(
        shape.paths.first == 0 ? 0 : known[Int(shape.paths.first)],
        shape.paths.second == 0 ? 0 : known[Int(shape.paths.second)],
        shape.paths.third == 0 ? 0 : known[Int(shape.paths.third)])
      if wanted.holdsUnknown {
        for group in shape.groups where groups.pointer[Int(group)].keys.mayBe(wanted) {
          visit(group, body)
        }
      } else if let group = group(wanted, of: Int32(number)) {
        visit(group, body)
      }
    }
  }

  @inline(__always)
  private func visit(_ group: Int32, _ body: (Int32) -> Void) {
    let group = groups.pointer[Int(group)]
    for place in group.first..<group.first + group.count { body(rules.pointer[Int(place)]) }
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
