/// The SHA-256 digest of bytes that come in parts.
///
/// Source: FIPS 180-4, "Secure Hash Standard", sections 4.1.2, 5 and 6.2.
package struct SHA256: Sendable {
  private var state = DigestState()
  /// Bytes of a block that is not full yet.
  private var pending: [UInt8] = []
  /// How many bytes came in.
  private var length: UInt64 = 0

  fileprivate static let blockSize = 64

  package init() {}

  /// The digest of bytes, 64 lower-case hexadecimal digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// The first 16 hexadecimal digits of the digest of bytes.
  package static func prefix(of bytes: [UInt8]) -> String {
    bytes.withUnsafeBufferPointer { digested($0).hexadecimal(digits: 16) }
  }

  /// Appends the first 16 hexadecimal digits of the digest of bytes.
  static func append(prefixOf bytes: UnsafeBufferPointer<UInt8>, to text: inout ByteBuffer) {
    let digits = digested(bytes).firstDigits
    text.append(littleEndian: digits.low)
    text.append(littleEndian: digits.high)
  }

  private static func digested(_ bytes: UnsafeBufferPointer<UInt8>) -> DigestState {
    let whole = bytes.count & ~(blockSize - 1)
    var state = DigestState()
    let raw = UnsafeRawBufferPointer(bytes)
    for start in stride(from: 0, to: whole, by: blockSize) {
      state.add(UnsafeRawBufferPointer(rebasing: raw[start..<start + blockSize]))
    }
    state.end(UnsafeRawBufferPointer(rebasing: raw[whole...]), of: UInt64(bytes.count))
    return state
  }

  /// Takes in more bytes.
  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { update($0) }
  }

  /// Takes in more bytes.
  package mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    length &+= UInt64(bytes.count)
    var index = 0
    if !pending.isEmpty {
      index = min(Self.blockSize - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<index])
      guard pending.count == Self.blockSize else { return }
      pending.withUnsafeBytes { state.add($0) }
      pending.removeAll(keepingCapacity: true)
    }
    let raw = UnsafeRawBufferPointer(bytes)
    while raw.count - index >= Self.blockSize {
      state.add(UnsafeRawBufferPointer(rebasing: raw[index..<index + Self.blockSize]))
      index += Self.blockSize
    }
    pending.append(contentsOf: bytes[index...])
  }

  /// The digest of all that came in, 64 lower-case hexadecimal digits; more may come after.
  package func finish() -> String {
    var last = state
    pending.withUnsafeBytes { last.end($0, of: length) }
    return last.hexadecimal(digits: 64)
  }
}

/// The eight words that the blocks are worked into.
private struct DigestState: Sendable {
  /// First 32 bits of the fractional parts of the square roots of the first 8 primes.
  private var words = SIMD8<UInt32>(
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C,
    0x1F83_D9AB, 0x5BE0_CD19
  )

  /// The first of 64 lower-case hexadecimal digits.
  func hexadecimal(digits: Int) -> String {
    String(unsafeUninitializedCapacity: digits) { text in
      for index in 0..<digits { text[index] = digit(index) }
      return digits
    }
  }

  /// The first 16 digits, the first of each eight in the lowest byte.
  var firstDigits: (low: UInt64, high: UInt64) {
    (Self.digits(of: words[0]), Self.digits(of: words[1]))
  }

  /// Each half of a byte becomes a byte of its own, and that a digit.
  private static func digits(of word: UInt32) -> UInt64 {
    var spread = UInt64(word.byteSwapped)
    spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
    spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
    spread = (spread >> 4 | spread << 8) & 0x0F0F_0F0F_0F0F_0F0F
    // A one in each byte that is more than nine.
    let letters = (spread &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return spread &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
  }

  /// One of the 64 digits.
  func digit(_ index: Int) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: words[index / 8] >> UInt32(28 - index % 8 * 4)) & 15
    return digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }

  /// Works in what is left of the bytes, less than a block, and what ends them: a one bit, zeros,
  /// and the length of all in bits at the end of a block.
  mutating func end(_ rest: UnsafeRawBufferPointer, of length: UInt64) {
    let size = rest.count < SHA256.blockSize - 8 ? SHA256.blockSize : SHA256.blockSize * 2
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { tail in
      tail.initializeMemory(as: UInt8.self, repeating: 0)
      tail.copyMemory(from: rest)
      tail[rest.count] = 0x80
      tail.storeBytes(of: (length &<< 3).bigEndian, toByteOffset: size - 8, as: UInt64.self)
      for start in stride(from: 0, to: size, by: SHA256.blockSize) {
        add(UnsafeRawBufferPointer(rebasing: tail[start..<start + SHA256.blockSize]))
      }
    }
  }

  /// First 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1,
    0x923F_82A4, 0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3,
    0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786,
    0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147,
    0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13,
    0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A,
    0x5B9C_CA4F, 0x682E_6FF3, 0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208,
    0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]

  /// Works in one block of 64 bytes.
  mutating func add(_ block: UnsafeRawBufferPointer) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      for index in 0..<16 {
        let word = block.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
        schedule.initializeElement(at: index, to: UInt32(bigEndian: word))
      }
      for index in 16..<64 {
        let early = schedule[index - 15]
        let late = schedule[index - 2]
        let mixedEarly = early.rotated(7) ^ early.rotated(18) ^ (early >> 3)
        let mixedLate = late.rotated(17) ^ late.rotated(19) ^ (late >> 10)
        let word = schedule[index - 16] &+ mixedEarly &+ schedule[index - 7] &+ mixedLate
        schedule.initializeElement(at: index, to: word)
      }
      mix(UnsafeBufferPointer(schedule))
    }
  }

  private mutating func mix(_ schedule: UnsafeBufferPointer<UInt32>) {
    var (a, b, c, d) = (words[0], words[1], words[2], words[3])
    var (e, f, g, h) = (words[4], words[5], words[6], words[7])
    Self.constants.withUnsafeBufferPointer { constants in
      // Eight rounds at a time, so that nothing moves from name to name.
      for index in stride(from: 0, to: 64, by: 8) {
        func word(_ offset: Int) -> UInt32 {
          constants[index &+ offset] &+ schedule[index &+ offset]
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
    words &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  /// One round: `h` becomes what `a` is in the next, `d` what `e` is.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    // One turn inside the other takes fewer instructions and more time: each waits for the one before.
    let sumE = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ sumE &+ choice &+ word
    let sumA = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ first
    h = first &+ sumA &+ majority
  }
}

extension UInt32 {
  /// Rotated to the right.
  @inline(__always)
  fileprivate func rotated(_ count: UInt32) -> UInt32 {
    (self &>> count) | (self &<< (32 &- count))
  }
}
