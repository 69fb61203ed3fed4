/// A set of code points, as ranges.
struct CodePointSet: Hashable, Sendable {
  /// From first to last, apart from each other by at least one.
  private(set) var ranges: [ClosedRange<UInt32>]

  /// The greatest code point.
  static let last: UInt32 = 0x10_FFFF

  /// Joins ranges in any order.
  init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let before = self.ranges.last, range.lowerBound <= before.upperBound + 1 {
        let end = max(before.upperBound, range.upperBound)
        self.ranges[self.ranges.count - 1] = before.lowerBound...end
      } else {
        self.ranges.append(range)
      }
    }
  }

  init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

  static let digits = CodePointSet([0x30...0x39])
  /// Letters, digits and `_` of ASCII.
  static let wordCharacters = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// Blank, `\t`, `\n`, U+000B, U+000C and `\r`.
  static let spaces = CodePointSet([0x09...0x0D, 0x20...0x20])
  /// What `.` stands for: anything but `\n`, `\r`, U+0085, U+2028 and U+2029.
  static let anythingInLine = CodePointSet([
    0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029,
  ]).complement

  var isEmpty: Bool { ranges.isEmpty }

  /// Every other code point.
  var complement: CodePointSet {
    var others: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { others.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= Self.last { others.append(next...Self.last) }
    return CodePointSet(others)
  }

  func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= value
  }

  /// This set and every code point that differs from one of its members in case alone.
  var withEveryCase: CodePointSet {
    guard let last = ranges.last else { return self }
    var mates: [ClosedRange<UInt32>] = []
    if last.upperBound < 0x80 {
      for value in UInt32(0x41)...0x5A where contains(value) || contains(value | 0x20) {
        mates += [value...value, value | 0x20...value | 0x20]
        // LATIN SMALL LETTER LONG S and KELVIN SIGN.
        if value == 0x53 { mates.append(0x17F...0x17F) }
        if value == 0x4B { mates.append(0x212A...0x212A) }
      }
    } else {
      for group in SimpleCase.groups where group.contains(where: contains) {
        mates += group.map { $0...$0 }
      }
    }
    return CodePointSet(ranges + mates)
  }
}
