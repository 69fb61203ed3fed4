import Charter
import Testing

@Suite struct ByteComparisonTests {
  /// All runs of up to 40 bytes at all alignments, and every single change of a byte.
  @Test func everyByteCounts() {
    let bytes = (0..<64).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
    for length in 0...40 {
      for start in 0..<8 {
        let run = Array(bytes[start..<start + length])
        // The same bytes elsewhere.
        var moved = [UInt8](repeating: 0xEE, count: 3) + run + [0xEE]
        #expect(areEqual(run, moved[3..<3 + length]))
        #expect(hash(run) == hash(Array(moved[3..<3 + length])))
        for place in 0..<length {
          moved[3 + place] ^= 0x20
          #expect(!areEqual(run, moved[3..<3 + length]), "byte \(place) of \(length)")
          #expect(hash(run) != hash(Array(moved[3..<3 + length])), "byte \(place) of \(length)")
          moved[3 + place] ^= 0x20
        }
      }
    }
  }

  @Test func lengthsCount() {
    let zeros = [UInt8](repeating: 0, count: 20)
    for length in 0..<20 {
      #expect(!areEqual(Array(zeros[..<length]), zeros[...length]))
      #expect(hash(Array(zeros[..<length])) != hash(Array(zeros[...length])))
    }
  }

  private func areEqual(_ left: [UInt8], _ right: ArraySlice<UInt8>) -> Bool {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { ByteComparison.areEqual(left, $0) }
    }
  }

  private func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBufferPointer { ByteComparison.hash($0) }
  }
}
