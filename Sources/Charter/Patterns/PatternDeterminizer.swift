/// Makes the deterministic automaton of a pattern, one state after the other.
///
/// A state of it is a set of the states of the pattern's automaton. State 0 is the empty set, from
/// which nothing matches; state 1 is where matching starts.
struct PatternDeterminizer {
  private let automaton: PatternAutomaton
  /// Most states that are kept.
  private let capacity: Int
  private let wordsPerSet: Int
  /// The sets, a bit for each state of the automaton, rows of `wordsPerSet`.
  private var sets: [UInt64]
  /// Numbers of the states by the hash of their sets, probed linearly; -1 is free.
  private var entries: [Int32]
  /// The set that is being made, and where its closure goes on.
  private var scratch: [UInt64]
  private var stack: [Int32] = []

  /// How many states there are.
  private(set) var count = 0
  /// How many states of the automaton were visited so far: the work done.
  private(set) var work = 0

  static let dead = 0
  static let start = 1

  init(_ automaton: PatternAutomaton, capacity: Int) {
    self.automaton = automaton
    self.capacity = capacity
    wordsPerSet = (automaton.states.count + 63) / 64
    sets = []
    var slots = 16
    while slots < capacity * 2 { slots *= 2 }
    entries = Array(repeating: -1, count: slots)
    scratch = Array(repeating: 0, count: wordsPerSet)
    addFirstStates()
  }

  /// Whether a text that ends in a state matches.
  func isAccepting(_ state: Int) -> Bool {
    // The accepting state of the automaton is the first that was added.
    sets[state * wordsPerSet] & 1 != 0
  }

  /// The state after a character of a class.
  ///
  /// - Returns: Nil where it would be one more than the capacity; ``startAgain()`` makes room.
  mutating func step(from state: Int, over number: Int) -> Int? {
    clearScratch()
    let row = state * wordsPerSet
    for word in 0..<wordsPerSet {
      var bits = sets[row + word]
      while bits != 0 {
        let member = automaton.states[word << 6 + bits.trailingZeroBitCount]
        bits &= bits - 1
        work += 1
        if member.kind == .set, automaton.classes.contains(number, set: Int(member.set)) {
          addClosure(of: member.next)
        }
      }
    }
    return numberOfScratch()
  }

  /// Forgets every state but the first two and the one that found no room; gives its number.
  mutating func startAgain() -> Int {
    let pending = scratch
    sets.removeAll(keepingCapacity: true)
    for index in entries.indices { entries[index] = -1 }
    count = 0
    addFirstStates()
    scratch = pending
    guard let number = numberOfScratch() else {
      preconditionFailure("there is always room for three states")
    }
    return number
  }

  private mutating func addFirstStates() {
    clearScratch()
    _ = numberOfScratch()
    addClosure(of: Int32(automaton.start))
    _ = numberOfScratch()
  }

  private mutating func clearScratch() {
    for word in scratch.indices { scratch[word] = 0 }
  }

  /// Adds a state of the automaton and all that it reaches over nothing.
  private mutating func addClosure(of state: Int32) {
    stack.append(state)
    while let top = stack.popLast() {
      let index = Int(top)
      let bit: UInt64 = 1 << UInt64(index & 63)
      if scratch[index >> 6] & bit != 0 { continue }
      scratch[index >> 6] |= bit
      work += 1
      let member = automaton.states[index]
      if member.kind == .split {
        stack.append(member.other)
        stack.append(member.next)
      }
    }
  }

  /// The state that is the set being made: found, or added where there is room.
  private mutating func numberOfScratch() -> Int? {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in scratch {
      hash = (hash ^ word) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    let mask = entries.count - 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while entries[index] >= 0 {
      let number = Int(entries[index])
      let row = number * wordsPerSet
      if sets[row..<row + wordsPerSet].elementsEqual(scratch) { return number }
      index = (index + 1) & mask
    }
    guard count < capacity else { return nil }
    entries[index] = Int32(count)
    sets.append(contentsOf: scratch)
    count += 1
    return count - 1
  }
}
