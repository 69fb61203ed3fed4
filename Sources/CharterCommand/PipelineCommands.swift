#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Commands to a pipeline in what is written to its log: `##vso[…]`, `##[…]`, `##teamcity[…]`, which some
/// servers obey wherever they stand.
enum PipelineCommands {
  /// Bytes of a report with the second sign of each such command written as JSON escapes it.
  ///
  /// A report for a person shows none of them as it is, so this is for JSON, where a text means the same
  /// afterwards.
  static func broken(in bytes: [UInt8]) -> [UInt8] {
    var places = self.places(in: bytes)[...]
    guard !places.isEmpty else { return bytes }
    var broken: [UInt8] = []
    broken.reserveCapacity(bytes.count + 5 * places.count)
    for (index, byte) in bytes.enumerated() {
      if index == places.first {
        broken += Array("\\u0023".utf8)
        places.removeFirst()
      } else {
        broken.append(byte)
      }
    }
    return broken
  }

  /// Where the second signs stand.
  private static func places(in bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBytes { raw in
      var places: [Int] = []
      guard let start = raw.baseAddress else { return places }
      var from = 0
      while let found = memchr(start + from, 0x23, raw.count - from) {
        from = start.distance(to: UnsafeRawPointer(found)) + 1
        guard from < raw.count, raw[from] == 0x23 else { continue }
        var end = from + 1
        while end < raw.count, raw[end] | 0x20 >= 0x61, raw[end] | 0x20 <= 0x7A { end += 1 }
        if end < raw.count, raw[end] == UInt8(ascii: "[") { places.append(from) }
      }
      return places
    }
  }
}
