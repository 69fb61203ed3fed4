/// What one thread needs to match a pattern whose automaton is too large to be made ahead.
///
/// The automaton's states are made as texts need them and kept for the next text; past a bound
/// they are forgotten and made again. A text of the kind that was matched before allocates nothing.
package struct PatternMatcher {
  private let table: PatternTable
  private var determinizer: PatternDeterminizer
  /// A row for each state so far: the next state's row for each class, -1 where it is not known
  /// yet; and 1 where the state accepts.
  private var rows: [Int32] = []
  private let stride: Int

  /// Most states, and most entries of all rows, that are kept.
  private static let mostStates = 2_000
  private static let mostEntries = 500_000

  package init(_ pattern: Pattern) { self.init(pattern, states: Self.mostStates) }

  /// Keeps at most so many states, three at least.
  package init(_ pattern: Pattern, states: Int) {
    table = pattern.table
    stride = table.stride
    let capacity = max(3, min(states, Self.mostEntries / stride))
    determinizer = PatternDeterminizer(table.automaton, capacity: capacity)
    addRows()
  }

  /// How many states of the pattern's automaton were visited so far, beside one row for each character.
  package var work: Int { determinizer.work }

  /// Whether a whole text, UTF-8 in Normalization Form C, matches.
  package mutating func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var state = PatternDeterminizer.start * stride
    var index = 0
    while true {
      let missing = run(text, &state, &index)
      if missing < 0 { break }
      state = step(from: state, over: missing)
      if state == PatternDeterminizer.dead { return false }
    }
    return rows[state + stride - 1] == 1
  }

  /// Follows the rows to the end of the text or of what is known.
  ///
  /// - Returns: The class over which no next state is known, the text being past its character;
  ///   -1 at the end. A dead end is an end too, in state 0, which does not accept.
  private func run(
    _ text: UnsafeBufferPointer<UInt8>, _ state: inout Int, _ index: inout Int
  ) -> Int {
    rows.withUnsafeBufferPointer { rows in
      table.withASCIIClasses { ascii in
        var current = state
        var position = index
        var missing = -1
        while position < text.count {
          let byte = text[position]
          let number: Int
          if byte < 0x80 {
            number = Int(ascii[Int(byte)])
            position += 1
          } else {
            let found = table.classOfSequence(in: text, at: position)
            number = found.number
            position += found.length
          }
          let next = Int(rows[current + number])
          if next <= 0 {
            if next < 0 { missing = number } else { current = 0 }
            break
          }
          current = next
        }
        state = current
        index = position
        return missing
      }
    }
  }

  /// Makes the state after another; gives its row.
  private mutating func step(from state: Int, over number: Int) -> Int {
    if let next = determinizer.step(from: state / stride, over: number) {
      addRows()
      rows[state + number] = Int32(next * stride)
      return next * stride
    }
    rows.removeAll(keepingCapacity: true)
    let next = determinizer.startAgain()
    addRows()
    return next * stride
  }

  /// Adds the rows of states that have none yet.
  private mutating func addRows() {
    while rows.count < determinizer.count * stride {
      let state = rows.count / stride
      let isDead = state == PatternDeterminizer.dead
      for _ in 1..<stride { rows.append(isDead ? 0 : -1) }
      rows.append(determinizer.isAccepting(state) ? 1 : 0)
    }
  }
}
