import Charter
import Testing

@Suite struct SHA256Tests {
  /// Source: NIST, "Cryptographic Standards and Guidelines: Examples with Intermediate Values",
  /// and the SHA Test Vectors for Hashing Byte-Oriented Messages (SHA256ShortMsg).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func publishedVectors(_ text: String, _ digest: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == digest)
  }

  @Test(
    arguments: [
      ([0xD3], "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
      ([0x11, 0xAF], "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
      ([0xB4, 0x19, 0x0E], "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2"),
      (
        [0xC9, 0x8C, 0x8E, 0x55], "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"
      ),
    ] as [([UInt8], String)])
  func publishedByteVectors(_ bytes: [UInt8], _ digest: String) {
    #expect(SHA256.hexadecimal(of: bytes) == digest)
  }

  @Test func aMillionLetters() {
    var digest = SHA256()
    let part = [UInt8](repeating: 0x61, count: 1_000)
    for _ in 0..<1_000 { digest.update(part) }
    #expect(
      digest.finish() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func partsMakeNoDifference() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for length in [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 300] {
      let whole = SHA256.hexadecimal(of: Array(bytes[..<length]))
      for size in [1, 3, 55, 63, 64, 65, 128] {
        var digest = SHA256()
        var index = 0
        while index < length {
          let end = min(index + size, length)
          digest.update(Array(bytes[index..<end]))
          index = end
        }
        #expect(digest.finish() == whole, "\(length) bytes in parts of \(size)")
      }
    }
  }

  @Test func finishingLeavesRoomForMore() {
    var digest = SHA256()
    digest.update(Array("a".utf8))
    let first = digest.finish()
    #expect(first == digest.finish())
    digest.update(Array("bc".utf8))
    #expect(digest.finish() == SHA256.hexadecimal(of: Array("abc".utf8)))
  }
}
