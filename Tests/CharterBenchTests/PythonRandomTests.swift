import CharterBench
import Testing

/// Every expected value was printed by Python 3.11.
@Suite struct PythonRandomTests {
  private static let digests: [(text: String, digest: String)] = [
    (
      "",
      "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"
    ),
    (
      "abc",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
    (
      String(repeating: "a", count: 111),
      "fa9121c7b32b9e01733d034cfc78cbf67f926c7ed83e82200ef86818196921760b4beff48404df811b953828274461673c68d04e297b0eb7b2b4d60fc6b566a2"
    ),
    (
      String(repeating: "a", count: 112),
      "c01d080efd492776a1c43bd23dd99d0a2e626d481e16782e75d54c2503b5dc32bd05f0f1ba33e568b88fd2d970929b719ecbb152f58f130a407c8830604b70ca"
    ),
  ]

  @Test func digestsAreThoseOfTheStandard() {
    for (text, digest) in Self.digests {
      #expect(hexadecimal(SHA512.digest(of: Array(text.utf8))) == digest, "\(text.count) letters")
    }
  }

  @Test func seedsOfAnyLengthGivePythonsBits() {
    let rows: [(seed: String, first: Int)] = [
      ("B/1", 1_904_707_355), ("", 4_124_137_760),
      (String(repeating: "a", count: 200), 312_660_169),
    ]
    for (seed, first) in rows {
      var random = PythonRandom(seed: seed)
      #expect(random.bits() == UInt32(first), "seed \(seed)")
    }
    var random = PythonRandom(seed: "B/1")
    #expect(
      (0..<3).map { _ in "\(random.random())" } == [
        "0.44347423882835313", "0.05129475992303045", "0.9652725462985513",
      ])
  }

  @Test func choicesSamplesAndShufflesArePythons() {
    var random = PythonRandom(seed: "x")
    #expect(
      (0..<8).map { _ in random.integer(in: 0...30) } == [20, 10, 19, 19, 15, 2, 24, 29])
    #expect((0..<8).map { _ in random.choice(Array("abcdefg")) } == Array("dedfddbd"))
    #expect(random.sample(Array(1...20), 3) == [16, 19, 17])
    #expect(random.sample(Array(0..<24), 4) == [16, 0, 11, 1])
    #expect(random.sample(Array(0..<24), 5) == [5, 16, 15, 19, 14])
    var numbers = Array(0..<20)
    random.shuffle(&numbers)
    #expect(numbers == [15, 3, 19, 9, 11, 10, 17, 18, 6, 14, 16, 8, 12, 5, 13, 2, 4, 0, 7, 1])
  }

  @Test func roundingToHundredthsIsExact() {
    let rows: [(value: Double, rounded: Double)] = [
      (0, 0), (0.005, 0.01), (0.015, 0.01), (0.125, 0.12), (2.675, 2.67), (1.005, 1),
      (0.285, 0.28), (95, 95), (99.995, 100), (99.865, 99.86), (1e-9, 0),
      (4_503_599_627.375, 4_503_599_627.38),
    ]
    for (value, rounded) in rows {
      #expect(roundedToHundredths(value) == rounded, "\(value)")
    }
  }

  @Test func roundedNumbersPrintAsPythonPrintsThem() {
    var random = PythonRandom(seed: "r")
    let numbers = (0..<20_000).map { _ in "\(roundedToHundredths(99.2 + random.random() * 0.7))" }
    #expect(
      hexadecimal(SHA512.digest(of: Array(numbers.joined(separator: " ").utf8)))
        == "a3d3743c9b2cc01c0ae07830ca8968dc301a6c0358020aa0dc92bd7bf7823ab63bc0e0d9f2c7d3decbb411c1b65c61fd4eb461cda0195b3d2c0f460a0080817f"
    )
  }
}

func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
