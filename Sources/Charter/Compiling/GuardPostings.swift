/// The rules on one subject by two things that each demands, so that those that cannot apply are never
/// looked at.
struct GuardPostings: Sendable {
  /// Rules that demand one value of one path, and one of another.
  struct Group: Sendable {
    var path: Int32
    var key: UInt32
    /// 0 where a rule demands nothing else, or few do: then it is a test of the rule.
    var otherPath: Int32
    var otherKey: UInt32
    var first: Int32
    var count: Int32
  }

  /// Groups of the same two paths, by their keys.
  private struct Shape: Sendable {
    var path: Int32
    var otherPath: Int32
    var groups: Range<Int32>
  }

  /// Rules, those of one group together, groups of one shape together.
  private let rules: FlatArray<Int32>
  let groups: FlatArray<Group>
  /// The first is of rules that demand nothing.
  private let shapes: FlatArray<Shape>

  /// - Parameter demanding: Each rule, and what it demands, in the order of the rules.
  init(_ demanding: some Sequence<(rule: Int32, demands: GuardIndex.Demands)>) {
    let sorted = demanding.sorted { left, right in
      let (one, other) = (left.demands, right.demands)
      return (one.first.path, one.second.path, one.first.key, one.second.key, left.rule)
        < (other.first.path, other.second.path, other.first.key, other.second.key, right.rule)
    }
    var groups: [Group] = []
    var shapes: [Shape] = []
    for (place, entry) in sorted.enumerated() {
      let (first, second) = (entry.demands.first, entry.demands.second)
      if let last = groups.last, last.path == first.path, last.key == first.key,
        last.otherPath == second.path, last.otherKey == second.key
      {
        groups[groups.count - 1].count += 1
        continue
      }
      groups.append(
        Group(
          path: first.path, key: first.key, otherPath: second.path, otherKey: second.key,
          first: Int32(place), count: 1))
      let end = Int32(groups.count)
      if let last = shapes.last, last.path == first.path, last.otherPath == second.path {
        shapes[shapes.count - 1].groups = last.groups.lowerBound..<end
      } else {
        shapes.append(Shape(path: first.path, otherPath: second.path, groups: end - 1..<end))
      }
    }
    rules = FlatArray(sorted.map(\.rule))
    self.groups = FlatArray(groups)
    self.shapes = FlatArray(shapes)
  }

  /// Calls with each rule whose two demands are met or cannot be told, in no order.
  ///
  /// Cost: the shapes, and the rules that are found.
  @inline(__always)
  func forEachRule(_ keys: UnsafeBufferPointer<UInt32>, _ body: (Int32) -> Void) {
    for place in 0..<shapes.count {
      let shape = shapes.pointer[place]
      let key = keys[Int(shape.path)]
      let other = shape.otherPath == 0 ? 0 : keys[Int(shape.otherPath)]
      if shape.path == 0 || (key == GuardIndex.unknown && other == GuardIndex.unknown) {
        for group in shape.groups { visit(group, body) }
      } else if key == GuardIndex.unknown {
        // All values of the first path, one of the second.
        for group in shape.groups
        where shape.otherPath == 0 || groups.pointer[Int(group)].otherKey == other {
          visit(group, body)
        }
      } else if other == GuardIndex.unknown {
        var group = first(shape.groups, notBelow: UInt64(key) << 32)
        while group < shape.groups.upperBound, groups.pointer[Int(group)].key == key {
          visit(group, body)
          group += 1
        }
      } else {
        let wanted = UInt64(key) << 32 | UInt64(other)
        let group = first(shape.groups, notBelow: wanted)
        if group < shape.groups.upperBound, pair(of: group) == wanted { visit(group, body) }
      }
    }
  }

  @inline(__always)
  private func visit(_ group: Int32, _ body: (Int32) -> Void) {
    let group = groups.pointer[Int(group)]
    for place in group.first..<group.first + group.count { body(rules.pointer[Int(place)]) }
  }

  @inline(__always)
  private func pair(of group: Int32) -> UInt64 {
    let group = groups.pointer[Int(group)]
    return UInt64(group.key) << 32 | UInt64(group.otherKey)
  }

  @inline(__always)
  private func first(_ range: Range<Int32>, notBelow wanted: UInt64) -> Int32 {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if pair(of: middle) < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
