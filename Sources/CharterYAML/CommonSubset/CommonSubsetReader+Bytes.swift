#if YAML
  import Charter

  // What is asked of all bytes before any is read.

  extension CommonSubsetReader {
    /// Makes sure that the text is UTF-8 without control characters, lone carriage returns, byte
    /// order marks, and what some readers take as the end of a line.
    ///
    /// - Returns: Whether it is ASCII.
    static func checkBytes(_ source: UnsafeBufferPointer<UInt8>) throws(OutsideSubset) -> Bool {
      var all: UInt64 = 0
      var controls: UInt64 = 0
      let words = UnsafeRawBufferPointer(source)
      var index = 0
      while index + 8 <= words.count {
        let word = words.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        all |= word
        controls |= controlBits(of: word)
        index += 8
      }
      while index < words.count {
        let word = spaces - 0x20 + UInt64(words[index])
        all |= word
        controls |= controlBits(of: word)
        index += 1
      }
      if controls != 0 { try checkControls(source) }
      guard all & uppers != 0 else { return true }
      guard CanonicalText.isValidUTF8(source) == nil else { throw OutsideSubset() }
      try checkCharacters(source)
      return false
    }

    private static let uppers: UInt64 = 0x8080_8080_8080_8080
    private static let spaces: UInt64 = 0x2020_2020_2020_2020

    /// Sets the upper bit of every byte that is a control character, but for line feeds.
    @inline(__always)
    private static func controlBits(of word: UInt64) -> UInt64 {
      let lower = word & ~uppers
      let isNoControl = lower &+ (uppers - spaces)
      let isNoFeed = (lower ^ 0x0A0A_0A0A_0A0A_0A0A) &+ ~uppers
      let isDelete = lower &+ 0x0101_0101_0101_0101
      return (~isNoControl & isNoFeed | isDelete) & ~word & uppers
    }

    private static func checkControls(
      _ source: UnsafeBufferPointer<UInt8>
    ) throws(OutsideSubset) {
      for index in source.indices {
        switch source[index] {
        case 0x09, 0x0A, 0x20...0x7E, 0x80...0xFF: continue
        case 0x0D where index + 1 < source.count && source[index + 1] == 0x0A: continue
        default: throw OutsideSubset()
        }
      }
    }

    /// Refuses U+0080 to U+009F, U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF in valid UTF-8.
    private static func checkCharacters(
      _ source: UnsafeBufferPointer<UInt8>
    ) throws(OutsideSubset) {
      for index in source.indices where source[index] >= 0xC0 {
        let isRefused =
          switch source[index] {
          case 0xC2: source[index + 1] < 0xA0
          case 0xE2: source[index + 1] == 0x80 && source[index + 2] | 1 == 0xA9
          case 0xEF:
            source[index + 1] == 0xBB && source[index + 2] == 0xBF
              || source[index + 1] == 0xBF && source[index + 2] >= 0xBE
          default: false
          }
        if isRefused { throw OutsideSubset() }
      }
    }
  }
#endif
