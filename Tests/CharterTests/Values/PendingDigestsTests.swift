import Testing

@testable import Charter

@Suite struct PendingDigestsTests {
  /// Texts of every length that is taken, each with what the digest of one text says.
  private static let texts = (1...PendingDigests.longest).map { length in
    (0..<length).map { UInt8(truncatingIfNeeded: length &* 31 &+ $0 &* 7) }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8, 63])
  func digestsAreThoseOfOneText(_ together: Int) {
    var pending = PendingDigests()
    for first in stride(from: 0, to: Self.texts.count, by: together) {
      let texts = Self.texts[first..<min(first + together, Self.texts.count)]
      var output: [UInt8] = Array("before ".utf8)
      var expected = "before "
      let start = output.count
      for text in texts {
        let isAdded = text.withUnsafeBufferPointer { pending.add($0, place: output.count - start) }
        #expect(isAdded)
        output += [UInt8](repeating: 0x2E, count: PendingDigests.digits)
        output.append(0x20)
        expected += SHA256.prefix(of: text) + " "
      }
      pending.settle(from: start)
      pending.writeFours(to: &output)
      pending.writeAll(to: &output)
      #expect(String(decoding: output, as: UTF8.self) == expected)
    }
  }

  @Test func whatHasNoPlaceIsForgotten() {
    var pending = PendingDigests()
    var output = [UInt8](repeating: 0x2E, count: 32)
    let text = Self.texts[20]
    _ = text.withUnsafeBufferPointer { pending.add($0, place: 16) }
    pending.settle(from: 0)
    for other in Self.texts { _ = other.withUnsafeBufferPointer { pending.add($0, place: 0) } }
    pending.discard()
    pending.writeAll(to: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == String(repeating: ".", count: 16) + SHA256.prefix(of: text))
  }

  @Test func whatIsTooLongOrTooManyIsLeftToOthers() {
    var pending = PendingDigests()
    let long = [UInt8](repeating: 1, count: PendingDigests.longest + 1)
    #expect(!long.withUnsafeBufferPointer { pending.add($0, place: 0) })
    for number in 0..<PendingDigests.most {
      #expect(Self.texts[0].withUnsafeBufferPointer { pending.add($0, place: number * 16) })
    }
    #expect(!Self.texts[0].withUnsafeBufferPointer { pending.add($0, place: 0) })
    #expect(Self.texts[99].withUnsafeBufferPointer { pending.add($0, place: 0) })
  }
}
