/// A semantic version.
struct Release: Equatable, Sendable {
  /// As it was written.
  var text: String
  /// Major, minor, patch.
  var numbers: [Int]
  /// Behind the `-`, parted at the dots; empty where there is none.
  var before: [String]

  /// Reads `v1.4.0-rc.1+build`, and of a document `4.1` and `v2`.
  init?(_ text: String) {
    self.text = text
    var rest = text.hasPrefix("v") || text.hasPrefix("V") ? text.dropFirst() : text[...]
    if let plus = rest.firstIndex(of: "+") { rest = rest[..<plus] }
    var before: [String] = []
    if let dash = rest.firstIndex(of: "-") {
      before = rest[rest.index(after: dash)...].split(separator: ".").map(String.init)
      guard !before.isEmpty else { return nil }
      rest = rest[..<dash]
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count),
      parts.allSatisfy({ part in
        !part.isEmpty && part.allSatisfy { ("0"..."9").contains($0) }
          && (part.count == 1 || part.first != "0")
      })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    self.numbers = numbers + Array(repeating: 0, count: 3 - numbers.count)
    self.before = before
  }

  /// Negative where this comes before the other, zero where neither does.
  func order(_ other: Release) -> Int {
    for (one, two) in zip(numbers, other.numbers) where one != two { return one < two ? -1 : 1 }
    if before.isEmpty || other.before.isEmpty {
      return before.isEmpty == other.before.isEmpty ? 0 : before.isEmpty ? 1 : -1
    }
    for (one, two) in zip(before, other.before) where one != two {
      switch (Int(one), Int(two)) {
      case (let a?, let b?): return a < b ? -1 : 1
      case (_?, nil): return -1
      case (nil, _?): return 1
      default: return one.utf8.lexicographicallyPrecedes(two.utf8) ? -1 : 1
      }
    }
    return before.count == other.before.count ? 0 : before.count < other.before.count ? -1 : 1
  }
}
