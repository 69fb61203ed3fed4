/// Compares and digests bytes eight at a time.
package enum ByteComparison {
  /// Whether two runs of bytes of one length are the same.
  @inline(__always)
  package static func areEqual(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    guard let a = UnsafeRawPointer(left.baseAddress), let b = UnsafeRawPointer(right.baseAddress)
    else { return count == 0 }
    if count >= 8 {
      var index = 0
      while index + 8 <= count {
        if word(a, index) != word(b, index) { return false }
        index += 8
      }
      // The rest, together with bytes that were compared already.
      return word(a, count - 8) == word(b, count - 8)
    }
    return short(a, count) == short(b, count)
  }

  /// Spreads over 64 bits; the same bytes give the same on every run.
  @inline(__always)
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let count = bytes.count
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return hash }
    var last: UInt64
    if count >= 8 {
      var index = 0
      while index + 8 < count {
        hash = (hash ^ word(base, index)) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 29
        index += 8
      }
      last = word(base, count - 8)
    } else {
      last = short(base, count)
    }
    hash = (hash ^ last) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }

  @inline(__always)
  private static func word(_ base: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Up to seven bytes as one number: different bytes of one length give different numbers.
  @inline(__always)
  private static func short(_ base: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 4 {
      let low = base.loadUnaligned(as: UInt32.self)
      let high = base.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(low) | UInt64(high) << 32
    }
    guard count > 0 else { return 0 }
    let first = base.load(as: UInt8.self)
    let middle = base.load(fromByteOffset: count >> 1, as: UInt8.self)
    let last = base.load(fromByteOffset: count - 1, as: UInt8.self)
    return UInt64(first) | UInt64(middle) << 8 | UInt64(last) << 16
  }
}
