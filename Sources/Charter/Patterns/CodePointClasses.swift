/// Code points sorted into classes that no set of a pattern tells apart.
///
/// An automaton steps on classes, so its tables are as wide as the pattern is rich, not as Unicode
/// is large.
struct CodePointClasses: Sendable {
  /// The first code point of each run of one class, ascending from 0.
  let starts: [UInt32]
  /// The class of each run.
  let numbers: [UInt16]
  /// How many classes there are, one and more.
  let count: Int
  /// For each set the classes in it: a bit for each class, rows of `wordsPerSet`.
  private let members: [UInt64]
  private let wordsPerSet: Int

  /// Takes time in proportion to the ranges times the sets that hold them.
  init(of sets: [CodePointSet]) {
    var boundaries: [UInt32] = [0]
    for set in sets {
      for range in set.ranges {
        boundaries.append(range.lowerBound)
        if range.upperBound < CodePointSet.last { boundaries.append(range.upperBound + 1) }
      }
    }
    boundaries.sort()
    var runs: [UInt32] = []
    for boundary in boundaries where runs.last != boundary { runs.append(boundary) }

    // Every run starts in class 0; each set splits the classes that it cuts through.
    var classes = [Int](repeating: 0, count: runs.count)
    var sizes = [runs.count]
    let runsOfSets = sets.map { Self.runs(runs, in: $0) }
    for inside in runsOfSets {
      var runsInside = [Int](repeating: 0, count: sizes.count)
      for run in inside { runsInside[classes[run]] += 1 }
      // The class that takes the part of each class that is inside; the class itself if all is.
      var parts = [Int](repeating: -1, count: sizes.count)
      for run in inside {
        let whole = classes[run]
        if parts[whole] < 0 {
          if runsInside[whole] == sizes[whole] {
            parts[whole] = whole
          } else {
            parts[whole] = sizes.count
            sizes.append(runsInside[whole])
            sizes[whole] -= runsInside[whole]
          }
        }
        classes[run] = parts[whole]
      }
    }

    // Numbered in the order of their first code points.
    var renumbered = [Int](repeating: -1, count: sizes.count)
    var count = 0
    for index in classes.indices {
      if renumbered[classes[index]] < 0 {
        renumbered[classes[index]] = count
        count += 1
      }
      classes[index] = renumbered[classes[index]]
    }
    let wordsPerSet = (count + 63) / 64
    var members = [UInt64](repeating: 0, count: wordsPerSet * sets.count)
    for (set, inside) in runsOfSets.enumerated() {
      for run in inside {
        members[set * wordsPerSet + classes[run] >> 6] |= 1 << UInt64(classes[run] & 63)
      }
    }
    var starts: [UInt32] = []
    var numbers: [UInt16] = []
    for (run, number) in zip(runs, classes) where numbers.last.map(Int.init) != number {
      starts.append(run)
      numbers.append(UInt16(number))
    }
    self.starts = starts
    self.numbers = numbers
    self.count = count
    self.members = members
    self.wordsPerSet = wordsPerSet
  }

  /// Whether the code points of a class are in a set.
  @inline(__always)
  func contains(_ number: Int, set: Int) -> Bool {
    members[set * wordsPerSet + number >> 6] >> UInt64(number & 63) & 1 != 0
  }

  /// The class of a code point.
  func number(of value: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= value { low = middle } else { high = middle }
    }
    return Int(numbers[low])
  }

  /// Which runs a set holds, by number.
  private static func runs(_ starts: [UInt32], in set: CodePointSet) -> [Int] {
    var inside: [Int] = []
    var run = 0
    for range in set.ranges {
      // The first run of the range: its start is a boundary.
      var high = starts.count
      while run < high {
        let middle = (run + high) / 2
        if starts[middle] < range.lowerBound { run = middle + 1 } else { high = middle }
      }
      while run < starts.count, starts[run] <= range.upperBound {
        inside.append(run)
        run += 1
      }
    }
    return inside
  }
}
