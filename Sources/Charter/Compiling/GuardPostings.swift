/// The rules on one subject by the first thing that each demands, so that those that cannot apply are
/// never looked at.
struct GuardPostings: Sendable {
  /// Rules that demand one value of one path.
  struct Group: Sendable {
    var path: Int32
    var key: UInt32
    var first: Int32
    var count: Int32
  }

  /// Rules, those of one group together, groups of one path together.
  private let rules: FlatArray<Int32>
  let groups: FlatArray<Group>
  /// For each path that is demanded, its groups; the first is of rules that demand nothing.
  private let paths: [(path: Int32, groups: Range<Int32>)]

  /// - Parameter demanding: Each rule, and what it demands first, in the order of the rules.
  init(_ demanding: some Sequence<(rule: Int32, demand: GuardIndex.Demand)>) {
    let sorted = demanding.sorted { left, right in
      (left.demand.path, left.demand.key, left.rule)
        < (right.demand.path, right.demand.key, right.rule)
    }
    var groups: [Group] = []
    var paths: [(path: Int32, groups: Range<Int32>)] = []
    for (place, entry) in sorted.enumerated() {
      if let last = groups.last, last.path == entry.demand.path, last.key == entry.demand.key {
        groups[groups.count - 1].count += 1
        continue
      }
      groups.append(
        Group(
          path: entry.demand.path, key: entry.demand.key, first: Int32(place), count: 1))
      let end = Int32(groups.count)
      if paths.last?.path == entry.demand.path {
        paths[paths.count - 1].groups = paths[paths.count - 1].groups.lowerBound..<end
      } else {
        paths.append((entry.demand.path, end - 1..<end))
      }
    }
    rules = FlatArray(sorted.map(\.rule))
    self.groups = FlatArray(groups)
    self.paths = paths
  }

  /// Calls with each rule whose first demand is met or cannot be told, in no order.
  @inline(__always)
  func forEachRule(_ keys: UnsafeBufferPointer<UInt32>, _ body: (Int32) -> Void) {
    for (path, range) in paths {
      let key = keys[Int(path)]
      if path == 0 || key == GuardIndex.unknown {
        for group in range { visit(group, body) }
      } else if let group = group(key, in: range) {
        visit(group, body)
      }
    }
  }

  @inline(__always)
  private func visit(_ group: Int32, _ body: (Int32) -> Void) {
    let group = groups.pointer[Int(group)]
    for place in group.first..<group.first + group.count { body(rules.pointer[Int(place)]) }
  }

  private func group(_ key: UInt32, in range: Range<Int32>) -> Int32? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if groups.pointer[Int(middle)].key < key { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && groups.pointer[Int(low)].key == key ? low : nil
  }
}
