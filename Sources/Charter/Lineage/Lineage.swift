/// Which product of a mesh rests on which: by the input ports of the one and what the other offers.
///
/// Products go by their places in the list that it was made of. A contract that one product's port
/// names is a part of that product, and stands for it.
final class Lineage: Sendable {
  /// What it was put together from.
  let ports: LineageReader
  /// What keeps the way up from a product from being known.
  enum Gap: UInt8, Sendable, Comparable {
    case none
    /// An input port leads to nothing that the mesh has, or to several.
    case unresolved
    /// What an input port says, or the list of them, cannot be read.
    case unreadable

    static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  /// Of each product, the products that it reads itself, and those that read it, ascending.
  let inputs: Neighbours
  let readers: Neighbours
  /// Of each product, the product that it is a part of: most often itself.
  let whole: FlatArray<Int32>
  /// Of each product, what keeps its own way up from being known, or that of what it reads.
  let gaps: FlatArray<Gap>
  /// Whether it cannot be read of some product what it reads.
  let hasUnreadable: Bool
  /// Of each product, the cycle that it is on; -1 for none.
  let cycleOf: FlatArray<Int32>
  /// The products of each cycle, ascending.
  let cycles: Neighbours

  /// Products beside each of many, one after the other.
  struct Neighbours: Sendable {
    let starts: FlatArray<Int32>
    let products: FlatArray<Int32>

    /// Takes pairs apart; each once, both ascending.
    init(of count: Int, _ pairs: [(from: Int32, to: Int32)]) {
      var starts = [Int32](repeating: 0, count: count + 1)
      for pair in pairs { starts[Int(pair.from) + 1] += 1 }
      for index in 0..<count { starts[index + 1] += starts[index] }
      var places = starts
      var all = [Int32](repeating: 0, count: pairs.count)
      for pair in pairs {
        all[Int(places[Int(pair.from)])] = pair.to
        places[Int(pair.from)] += 1
      }
      var products: [Int32] = []
      products.reserveCapacity(pairs.count)
      for index in 0..<count {
        let own = all[Int(starts[index])..<Int(starts[index + 1])].sorted()
        starts[index] = Int32(products.count)
        for product in own where product != products.last || products.count == starts[index] {
          products.append(product)
        }
      }
      starts[count] = Int32(products.count)
      self.starts = FlatArray(starts)
      self.products = FlatArray(products)
    }

    @inline(__always)
    subscript(product: Int32) -> UnsafeBufferPointer<Int32> {
      let start = Int(starts.pointer[Int(product)])
      let end = Int(starts.pointer[Int(product) + 1])
      return UnsafeBufferPointer(start: products.pointer + start, count: end - start)
    }
  }

  /// Puts it together.
  ///
  /// - Parameters:
  ///   - ports: Says where single ports lead.
  ///   - reads: Which product reads which.
  ///   - own: What keeps each product's own input ports from being known.
  ///   - whole: Of each product, the product that it is a part of.
  init(
    _ ports: LineageReader, _ reads: [(from: Int32, to: Int32)], own: [Gap], whole: [Int32]
  ) {
    self.ports = ports
    let count = whole.count
    inputs = Neighbours(of: count, reads)
    readers = Neighbours(of: count, reads.map { ($0.to, $0.from) })
    self.whole = FlatArray(whole)
    hasUnreadable = own.contains(.unreadable)
    gaps = FlatArray(Self.spread(own, to: readers))
    let components = Components(of: count, inputs)
    cycleOf = FlatArray(components.cycleOf)
    cycles = Neighbours(
      of: components.cycleCount,
      components.cycleOf.enumerated().filter { $0.element >= 0 }
        .map { ($0.element, Int32($0.offset)) })
  }

  /// What is not known of a product is not known of those that rest on it.
  private static func spread(_ own: [Gap], to readers: Neighbours) -> [Gap] {
    var gaps = own
    for gap in [Gap.unreadable, .unresolved] {
      var pending = own.indices.filter { own[$0] == gap }.map(Int32.init)
      while let product = pending.popLast() {
        for reader in readers[product] where gaps[Int(reader)] < gap {
          gaps[Int(reader)] = gap
          pending.append(reader)
        }
      }
    }
    return gaps
  }
}

/// Products that rest on each other, by Tarjan's algorithm without recursion.
///
/// Cost: one step a product, and one for each that it reads.
private struct Components {
  /// Of each product, the number of its cycle; -1 for none.
  private(set) var cycleOf: [Int32]
  private(set) var cycleCount = 0

  init(of count: Int, _ inputs: Lineage.Neighbours) {
    cycleOf = Array(repeating: -1, count: count)
    var order = [Int32](repeating: -1, count: count)
    var low = [Int32](repeating: 0, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    var next: Int32 = 0
    var open: [Int32] = []
    var path: [(product: Int32, input: Int)] = []
    for start in 0..<Int32(count) where order[Int(start)] < 0 {
      path.append((start, 0))
      while let (product, input) = path.last {
        let place = Int(product)
        if input == 0 {
          order[place] = next
          low[place] = next
          next += 1
          open.append(product)
          isOpen[place] = true
        }
        let own = inputs[product]
        if input < own.count {
          path[path.count - 1].input += 1
          let other = own[input]
          if order[Int(other)] < 0 {
            path.append((other, 0))
          } else if isOpen[Int(other)] {
            low[place] = min(low[place], order[Int(other)])
          }
          continue
        }
        path.removeLast()
        if let (above, _) = path.last { low[Int(above)] = min(low[Int(above)], low[place]) }
        guard low[place] == order[place] else { continue }
        close(product, &open, &isOpen, isCycle: own.contains(product))
      }
    }
  }

  /// Takes the products of one component off the stack.
  private mutating func close(
    _ product: Int32, _ open: inout [Int32], _ isOpen: inout [Bool], isCycle: Bool
  ) {
    let isCycle = isCycle || open.last != product
    while let last = open.popLast() {
      isOpen[Int(last)] = false
      if isCycle { cycleOf[Int(last)] = Int32(cycleCount) }
      if last == product { break }
    }
    if isCycle { cycleCount += 1 }
  }
}
