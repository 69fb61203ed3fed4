#if YAML
  import Charter

  // Lines, blanks and comments. A carriage return stands only before a line feed here.

  extension CommonSubsetReader {
    /// Skips what comes before the document: blank lines, comments, one `---`.
    mutating func skipStart() throws(OutsideSubset) -> Int {
      let first = try nextContent(from: 0)
      guard first.column == 0, first.index < count, isMarker(first.index),
        base[first.index] == 0x2D, base[first.index + 3] <= 0x20
      else { return first.index - first.column }
      return try finishLine(from: first.index + 3)
    }

    /// Whether `---` or `...` stands there: where a document may end.
    @inline(__always)
    func isMarker(_ index: Int) -> Bool {
      let byte = base[index]
      return (byte == 0x2D || byte == 0x2E) && base[index + 1] == byte && base[index + 2] == byte
    }

    /// Whether a line that starts so may mean something inside of quotes or brackets too: `---`,
    /// `...` or a directive.
    @inline(__always)
    func isLineIndicator(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2E || byte == 0x25 }

    /// Whether a dash stands there that announces an element.
    @inline(__always)
    func isElement(_ index: Int) -> Bool { base[index] == 0x2D && base[index + 1] <= 0x20 }

    /// Whether nothing but a comment follows in the line; a blank must stand before `index`.
    @inline(__always)
    func isLineEnd(_ index: Int) -> Bool {
      let byte = base[index]
      return byte == 0x0A || byte == 0x23 || byte == 0x0D || index >= count
    }

    @inline(__always)
    func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    @inline(__always)
    func word(at index: Int) -> UInt64 {
      UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
    }

    /// The first byte from `index` that is no space; at most `count`, because a zero follows.
    @inline(__always)
    func skipSpaces(from start: Int) -> Int {
      var index = start
      while true {
        let other = word(at: index) ^ 0x2020_2020_2020_2020
        if other != 0 { return index + other.trailingZeroBitCount >> 3 }
        index += 8
      }
    }

    /// The end of a line, where its line feed or carriage return stands; at most `count`.
    @inline(__always)
    func lineBreak(from start: Int) -> Int {
      var index = start
      while true {
        let word = word(at: index)
        // Sets the upper bit of the first control character, and perhaps of some behind it.
        let found = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
        if found == 0 {
          index += 8
          continue
        }
        index += found.trailingZeroBitCount >> 3
        if base[index] != 0x09 { return index }
        index += 1
      }
    }

    /// The first byte behind a line break; `count` where there is none.
    @inline(__always)
    func skipBreak(at index: Int) -> Int {
      switch base[index] {
      case 0x0A: index + 1
      case 0x0D: index + 2
      default: index
      }
    }

    /// The start of the line behind a value, which nothing but a comment may follow in its own.
    @inline(__always)
    func finishLine(from start: Int) throws(OutsideSubset) -> Int {
      let index = skipSpaces(from: start)
      switch base[index] {
      case 0x0A: return index + 1
      case 0x23 where base[index - 1] <= 0x20: return skipBreak(at: lineBreak(from: index))
      case 0x0D: return index + 2
      default:
        guard index >= count else { throw OutsideSubset() }
        return index
      }
    }

    /// The first byte that is no blank and not in a comment, from the start of a line, and how far
    /// it is indented; at the end of the text its length.
    @inline(__always)
    func nextContent(from start: Int) throws(OutsideSubset) -> (index: Int, column: Int) {
      var line = start
      while true {
        let index = skipSpaces(from: line)
        switch base[index] {
        case 0x0A: line = index + 1
        case 0x23: line = skipBreak(at: lineBreak(from: index))
        case 0x0D: line = index + 2
        default: return (index, index - line)
        }
      }
    }

    /// The line behind a break that is not blank: how many blank ones come before it, where it
    /// starts, and its first byte that is no space.
    @inline(__always)
    func skipBlankLines(
      behind end: Int
    ) -> (blank: Int, line: Int, index: Int) {
      var blank = 0
      var line = skipBreak(at: end)
      while true {
        let index = skipSpaces(from: line)
        guard isBreak(base[index]) else { return (blank, line, index) }
        blank += 1
        line = skipBreak(at: index)
      }
    }
  }
#endif
