// What rules demand of an input beside the equalities that they are found by: told by numbers too, one rule at a time.

/// A part of a guard that can be told from what is known of one path.
struct GuardTest: Sendable {
  enum Kind: UInt8, Sendable {
    /// The path equals the key; it does not.
    case equal, notEqual
    /// The path equals one of the keys that stand from `key`.
    case oneOf
    /// The path is a case no further, or no less far, in its enum's order than the key.
    case atMost, atLeast
    /// The list at the path holds the key; it does not.
    case holds, lacks
  }

  var kind: Kind
  /// How many keys `oneOf` has.
  var count: UInt16 = 0
  /// Number of the path, or of the path to a list.
  var path: Int32
  var key: UInt32
}

/// The tests of all rules; those of lists apart, since what is known of a list is more than a number.
struct GuardTests: Sendable {
  let tests: FlatArray<GuardTest>
  /// By rule, where its tests start, and one more for the end.
  let starts: FlatArray<Int32>
  /// The keys of every `oneOf`.
  let keys: FlatArray<UInt32>

  /// Most tests of a rule, and most keys of one of them.
  static let most = 8
  static let mostKeys = 32

  init(_ perRule: [[GuardTest]], keys: [UInt32]) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(perRule.count + 1)
    for tests in perRule { starts.append(starts[starts.count - 1] + Int32(tests.count)) }
    tests = FlatArray(perRule.flatMap { $0 })
    self.starts = FlatArray(starts)
    self.keys = FlatArray(keys)
  }

  /// Whether one of a rule's tests is known to fail.
  @inline(__always)
  func ruleOut(_ rule: Int, _ known: UnsafeBufferPointer<UInt32>) -> Bool {
    var place = starts.pointer[rule]
    let end = starts.pointer[rule + 1]
    while place < end {
      if fails(tests.pointer[Int(place)], known) { return true }
      place += 1
    }
    return false
  }

  @inline(__always)
  private func fails(_ test: GuardTest, _ known: UnsafeBufferPointer<UInt32>) -> Bool {
    let key = known[Int(test.path)]
    if key == GuardIndex.unknown { return false }
    switch test.kind {
    case .equal: return key != test.key
    case .notEqual: return key == test.key
    case .oneOf:
      let first = keys.pointer + Int(test.key)
      for place in 0..<Int(test.count) where first[place] == key { return false }
      return true
    case .atMost: return key > test.key
    case .atLeast: return key < test.key
    case .holds, .lacks: return false
    }
  }

  /// The same of tests of lists.
  @inline(__always)
  func ruleOut(_ rule: Int, _ lists: borrowing GuardLists) -> Bool {
    var place = starts.pointer[rule]
    let end = starts.pointer[rule + 1]
    while place < end {
      let test = tests.pointer[Int(place)]
      let holds = lists.holds(test.key, list: Int(test.path))
      if test.kind == .holds ? holds == false : holds == true { return true }
      place += 1
    }
    return false
  }
}

/// What is known of the lists that guards ask of, for the input that is judged.
struct GuardLists: ~Copyable {
  private struct List {
    var first: Int32 = 0
    var count: Int32 = 0
    /// It can be told of every element what it is.
    var isWhole = false
  }

  private var lists: [List] = []
  private var keys: [UInt32] = []

  /// Most elements that are looked at.
  static let longest = 64

  /// Makes room for so many lists of which nothing is known.
  mutating func removeAll(count: Int) {
    keys.removeAll(keepingCapacity: true)
    for place in lists.indices { lists[place] = List() }
    while lists.count < count { lists.append(List()) }
  }

  /// Begins a list; what is appended next stands in it.
  mutating func begin(_ list: Int) {
    lists[list] = List(first: Int32(keys.count), count: 0, isWhole: true)
  }

  mutating func append(_ key: UInt32, to list: Int) {
    if key == GuardIndex.unknown {
      lists[list].isWhole = false
    } else {
      keys.append(key)
      lists[list].count += 1
    }
  }

  /// Whether a list holds a key; nil where that cannot be told.
  @inline(__always)
  func holds(_ key: UInt32, list: Int) -> Bool? {
    let list = lists[list]
    for place in 0..<Int(list.count) where keys[Int(list.first) + place] == key { return true }
    return list.isWhole ? false : nil
  }
}
