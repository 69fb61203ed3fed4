/// Digests of short texts that are worked out four at a time, and written where they were left out.
///
/// Each step of SHA-256 waits for the one before it; in four texts that have nothing to do with each
/// other four steps wait together. A text joins those of its number of blocks until they are four.
struct PendingDigests: ~Copyable {
  /// Texts of one number of blocks.
  private struct Group {
    /// How many there are, and how many of them have their place.
    var count = 0
    var settled = 0
  }

  /// Most texts of a group.
  static let most = 64
  /// Most bytes of a text: what ends it takes nine.
  static let longest = mostBlocks * SHA256.blockSize - 9
  /// How many digits are written of each.
  static let digits = 16

  private static let mostBlocks = 2
  private static let wordsOfBlock = SHA256.blockSize / 4
  private static let wordsOfText = mostBlocks * wordsOfBlock

  private var groups = (Group(), Group())
  /// The words of each text with what ends it, those of a group behind each other.
  private let words: UnsafeMutablePointer<UInt32>
  /// Where the digits of each text go.
  private let places: UnsafeMutablePointer<Int>

  init() {
    words = .allocate(capacity: Self.mostBlocks * Self.most * Self.wordsOfText)
    places = .allocate(capacity: Self.mostBlocks * Self.most)
  }

  deinit {
    words.deallocate()
    places.deallocate()
  }

  /// Adds a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - place: Where its digits go, from a start that ``settle(from:)`` tells.
  /// - Returns: False where it is too long, or too many wait.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, place: Int) -> Bool {
    guard let base = text.baseAddress, text.count <= Self.longest else { return false }
    let blocks = text.count < SHA256.blockSize - 8 ? 1 : 2
    let count = blocks == 1 ? groups.0.count : groups.1.count
    guard count < Self.most else { return false }
    let number = (blocks - 1) * Self.most + count
    places[number] = place
    let first = words + number * Self.wordsOfText
    let raw = UnsafeRawPointer(base)
    let whole = text.count / 4
    for index in 0..<whole {
      first[index] = UInt32(
        bigEndian: raw.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
    }
    // A one bit, zeros, and the length in bits.
    var last: UInt32 = 0x80
    for index in (whole * 4..<text.count).reversed() { last = last << 8 | UInt32(text[index]) }
    first[whole] = last.byteSwapped
    let end = blocks * Self.wordsOfBlock
    (first + whole + 1).update(repeating: 0, count: end - whole - 1)
    first[end - 1] = UInt32(truncatingIfNeeded: text.count << 3)
    if blocks == 1 { groups.0.count += 1 } else { groups.1.count += 1 }
    return true
  }

  /// Forgets the texts that have no place yet.
  mutating func discard() {
    groups.0.count = groups.0.settled
    groups.1.count = groups.1.settled
  }

  /// Moves the places of the texts that have none yet.
  mutating func move(by distance: Int) {
    for number in groups.0.settled..<groups.0.count { places[number] += distance }
    for number in groups.1.settled..<groups.1.count { places[Self.most + number] += distance }
  }

  /// Gives the texts that have none yet their places, which count from a start.
  mutating func settle(from start: Int) {
    move(by: start)
    groups.0.settled = groups.0.count
    groups.1.settled = groups.1.count
  }

  /// Writes the digits of texts that have their places, as long as four of a group are there.
  mutating func writeFours(to output: inout [UInt8]) {
    if groups.0.settled >= 4 { groups.0 = write(groups.0, blocks: 1, least: 4, &output) }
    if groups.1.settled >= 4 { groups.1 = write(groups.1, blocks: 2, least: 4, &output) }
  }

  /// Writes the digits of all texts that have their places, and forgets the others.
  mutating func writeAll(to output: inout [UInt8]) {
    discard()
    groups.0 = write(groups.0, blocks: 1, least: 1, &output)
    groups.1 = write(groups.1, blocks: 2, least: 1, &output)
  }

  /// Works from the last to the first, so that what is left stands at the start.
  private func write(
    _ group: Group, blocks: Int, least: Int, _ output: inout [UInt8]
  ) -> Group {
    precondition(group.count == group.settled)
    var rest = group.count
    output.withUnsafeMutableBytes { output in
      while rest >= least {
        let first = max(0, rest - 4)
        let start = (blocks - 1) * Self.most + first
        // Lanes that nobody needs work on the last text again.
        let (one, other) = digest(from: start, to: start + rest - first - 1, blocks: blocks)
        for lane in 0..<rest - first {
          let place = places[start + lane]
          output.storeBytes(
            of: SHA256.digits(of: one[lane]).littleEndian, toByteOffset: place, as: UInt64.self)
          output.storeBytes(
            of: SHA256.digits(of: other[lane]).littleEndian, toByteOffset: place + 8,
            as: UInt64.self)
        }
        rest = first
      }
    }
    return Group(count: rest, settled: rest)
  }

  // MARK: Four at once

  private typealias Lanes = SIMD4<UInt32>

  /// The first two words of the digests of up to four texts.
  private func digest(from first: Int, to last: Int, blocks: Int) -> (Lanes, Lanes) {
    let start = SHA256.start
    var state = LaneState(
      a: Lanes(repeating: start[0]), b: Lanes(repeating: start[1]),
      c: Lanes(repeating: start[2]), d: Lanes(repeating: start[3]),
      e: Lanes(repeating: start[4]), f: Lanes(repeating: start[5]),
      g: Lanes(repeating: start[6]), h: Lanes(repeating: start[7]))
    let text = (
      words + first * Self.wordsOfText, words + min(first + 1, last) * Self.wordsOfText,
      words + min(first + 2, last) * Self.wordsOfText,
      words + min(first + 3, last) * Self.wordsOfText
    )
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 64) { schedule in
      for block in 0..<blocks {
        let offset = block * Self.wordsOfBlock
        for index in 0..<Self.wordsOfBlock {
          let place = offset + index
          schedule.initializeElement(
            at: index,
            to: Lanes(text.0[place], text.1[place], text.2[place], text.3[place]))
        }
        state.add(schedule)
      }
    }
    return (state.a, state.b)
  }
}

/// The eight words of four digests.
private struct LaneState {
  var a: SIMD4<UInt32>
  var b: SIMD4<UInt32>
  var c: SIMD4<UInt32>
  var d: SIMD4<UInt32>
  var e: SIMD4<UInt32>
  var f: SIMD4<UInt32>
  var g: SIMD4<UInt32>
  var h: SIMD4<UInt32>

  /// Works in a block of each, whose 16 words stand at the start of the schedule.
  mutating func add(_ schedule: UnsafeMutableBufferPointer<SIMD4<UInt32>>) {
    for index in 16..<64 {
      let early = schedule[index &- 15]
      let late = schedule[index &- 2]
      let mixedEarly = early.rotated(7) ^ early.rotated(18) ^ (early &>> 3)
      let mixedLate = late.rotated(17) ^ late.rotated(19) ^ (late &>> 10)
      let word = schedule[index &- 16] &+ mixedEarly &+ schedule[index &- 7] &+ mixedLate
      schedule.initializeElement(at: index, to: word)
    }
    let before = self
    SHA256.constants.withUnsafeBufferPointer { constants in
      for index in stride(from: 0, to: 64, by: 8) {
        func word(_ offset: Int) -> SIMD4<UInt32> {
          schedule[index &+ offset] &+ SIMD4(repeating: constants[index &+ offset])
        }
        Self.round(a, b, c, &d, e, f, g, &h, word(0))
        Self.round(h, a, b, &c, d, e, f, &g, word(1))
        Self.round(g, h, a, &b, c, d, e, &f, word(2))
        Self.round(f, g, h, &a, b, c, d, &e, word(3))
        Self.round(e, f, g, &h, a, b, c, &d, word(4))
        Self.round(d, e, f, &g, h, a, b, &c, word(5))
        Self.round(c, d, e, &f, g, h, a, &b, word(6))
        Self.round(b, c, d, &e, f, g, h, &a, word(7))
      }
    }
    a &+= before.a
    b &+= before.b
    c &+= before.c
    d &+= before.d
    e &+= before.e
    f &+= before.f
    g &+= before.g
    h &+= before.h
  }

  /// One round: `h` becomes what `a` is in the next, `d` what `e` is.
  @inline(__always)
  private static func round(
    _ a: SIMD4<UInt32>, _ b: SIMD4<UInt32>, _ c: SIMD4<UInt32>, _ d: inout SIMD4<UInt32>,
    _ e: SIMD4<UInt32>, _ f: SIMD4<UInt32>, _ g: SIMD4<UInt32>, _ h: inout SIMD4<UInt32>,
    _ word: SIMD4<UInt32>
  ) {
    let sumE = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ word &+ choice &+ sumE
    let sumA = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ first
    h = first &+ sumA &+ majority
  }
}

extension SIMD4<UInt32> {
  /// Rotated to the right.
  @inline(__always)
  fileprivate func rotated(_ count: UInt32) -> SIMD4<UInt32> {
    (self &>> count) | (self &<< (32 &- count))
  }
}
