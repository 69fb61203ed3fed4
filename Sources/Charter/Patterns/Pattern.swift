/// A text pattern, compiled: it matches a whole text or does not, in one pass over its bytes.
///
/// Patterns are on code points, and know no locale. Matching takes time in proportion to the text,
/// whatever the pattern. A pattern whose deterministic automaton is small, as nearly all are, is
/// complete: it is a table that never changes and serves every thread. For the rest a
/// ``PatternMatcher`` makes the automaton while it matches.
package struct Pattern: Sendable {
  /// Most characters that a pattern has.
  package static let longest = 1_000
  /// Most states that a pattern's automaton has, repetitions written out.
  package static let stateLimit = 10_000
  /// Deepest nesting of groups.
  package static let depthLimit = 64

  let table: PatternTable

  /// Compiles a pattern.
  ///
  /// - Parameter source: What stands between the slashes, UTF-8; `\/` and `/` are both the slash.
  ///   The pattern is taken in Normalization Form C, as every text is.
  /// - Returns: The pattern, ready for every thread.
  /// - Throws: ``PatternError`` for the first place that is not a pattern, or is beyond the limits.
  package static func compile(_ source: [UInt8]) throws(PatternError) -> Pattern {
    var parser = try PatternParser(source)
    var part = try parser.parse()
    if let normal = source.withUnsafeBufferPointer({ CanonicalText.normalised($0) }) {
      // Errors of the pattern as it was written came first, so that their places are right.
      do throws(PatternError) {
        parser = try PatternParser(normal)
        part = try parser.parse()
      } catch {
        throw PatternError(
          message: error.message, help: error.help, offset: 0, length: source.count)
      }
    }
    return Pattern(table: PatternTable(PatternAutomaton(part, sets: parser.sets)))
  }

  /// Whether a whole text matches.
  ///
  /// - Parameter text: UTF-8 in Normalization Form C.
  /// - Returns: Nil where the pattern is not complete, and a ``PatternMatcher`` has to answer.
  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    table.isComplete ? table.matches(text) : nil
  }
}

/// What matching reads: one table, written once.
final class PatternTable: Sendable {
  /// The class of each ASCII character, then a row for each state of the deterministic automaton:
  /// where the row of the next state starts for each class, and 1 where the state accepts.
  private let code: [UInt16]
  private let hasRows: Bool
  let automaton: PatternAutomaton

  /// Most states, and most entries of all rows, of a table that is made ahead; and the most work
  /// that making it may take.
  private static let mostStates = 256
  private static let mostEntries = 16_384
  private static let mostWork = 200_000

  init(_ automaton: PatternAutomaton) {
    self.automaton = automaton
    let classes = automaton.classes
    let ascii = (UInt32(0)..<128).map { UInt16(classes.number(of: $0)) }
    let rows = Self.rows(of: automaton, from: ascii.count)
    code = ascii + (rows ?? [])
    hasRows = rows != nil
  }

  var isComplete: Bool { hasRows }

  /// How many numbers the row of a state has.
  var stride: Int { automaton.classes.count + 1 }

  /// The rows of the whole deterministic automaton; nil where it is too large.
  private static func rows(of automaton: PatternAutomaton, from base: Int) -> [UInt16]? {
    let classCount = automaton.classes.count
    let stride = classCount + 1
    let capacity = min(mostStates, mostEntries / stride)
    guard capacity >= 3 else { return nil }
    var determinizer = PatternDeterminizer(automaton, capacity: capacity)
    var rows: [UInt16] = []
    var state = 0
    while state < determinizer.count {
      for number in 0..<classCount {
        guard determinizer.work < mostWork,
          let next = determinizer.step(from: state, over: number)
        else { return nil }
        rows.append(UInt16(base + next * stride))
      }
      rows.append(determinizer.isAccepting(state) ? 1 : 0)
      state += 1
    }
    return rows
  }

  /// Whether a whole text matches, by the rows.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    code.withUnsafeBufferPointer { code in
      let dead = 128
      let classCount = automaton.classes.count
      var state = dead + classCount + 1
      var index = 0
      while index < text.count {
        let byte = text[index]
        let number: Int
        if byte < 0x80 {
          number = Int(code[Int(byte)])
          index += 1
        } else {
          let found = classOfSequence(in: text, at: index)
          number = found.number
          index += found.length
        }
        state = Int(code[state + number])
        if state == dead { return false }
      }
      return code[state + classCount] != 0
    }
  }

  /// Gives the class of each ASCII character.
  func withASCIIClasses<T>(_ body: (UnsafePointer<UInt16>) -> T) -> T {
    code.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) }
  }

  /// The class of the code point at an offset, which is not ASCII, and how many bytes it has.
  @inline(never)
  func classOfSequence(
    in text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (number: Int, length: Int) {
    let lead = UInt32(text[index])
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    // A document's text is valid; what is not never reads past its end.
    guard lead >= 0xC2, index + length <= text.count else {
      return (automaton.classes.number(of: 0xFFFD), 1)
    }
    var value = lead & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[index + offset]) & 0x3F }
    return (automaton.classes.number(of: value), length)
  }
}
