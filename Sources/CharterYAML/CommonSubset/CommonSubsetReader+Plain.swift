#if YAML
  import Charter

  // Scalars without quotes.

  extension CommonSubsetReader {
    /// Whether a plain scalar starts there that this reader takes.
    @inline(__always)
    func isPlainStart(_ index: Int) -> Bool {
      switch base[index] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
      case 0x2D: base[index + 1] > 0x20  // -
      // No blank, and none of ? : , [ ] { } # & * ! | > ' " % @ and the backtick.
      case 0x24, 0x28, 0x29, 0x2B, 0x2E, 0x2F, 0x3B, 0x3C, 0x3D, 0x5C, 0x5E, 0x5F, 0x7E: true
      default: false
      }
    }

    /// Where a plain scalar stops in its line: at a `:` with a blank behind it, a `#` with a blank
    /// before it, or the end of the line.
    @inline(__always)
    func plainStop(from start: Int) throws(OutsideSubset) -> Int {
      var index = start
      while true {
        index = skipPlain(from: index)
        switch base[index] {
        case 0x3A where base[index + 1] > 0x20, 0x23 where base[index - 1] != 0x20: index += 1
        case 0x09: throw OutsideSubset()
        default: return index
        }
      }
    }

    /// The first byte from `index` that is `:`, `#` or a control character.
    @inline(__always)
    private func skipPlain(from start: Int) -> Int {
      var index = start
      while true {
        let word = word(at: index)
        let colon = word ^ 0x3A3A_3A3A_3A3A_3A3A
        let hash = word ^ 0x2323_2323_2323_2323
        // Each sets the upper bit of the first byte that is meant, and perhaps of some behind it.
        var found = (colon &- 0x0101_0101_0101_0101) & ~colon
        found |= (hash &- 0x0101_0101_0101_0101) & ~hash
        found |= (word &- 0x2020_2020_2020_2020) & ~word
        found &= 0x8080_8080_8080_8080
        if found != 0 { return index + found.trailingZeroBitCount >> 3 }
        index += 8
      }
    }

    /// The end of a text without the spaces behind it.
    @inline(__always)
    func trimmed(_ stop: Int) -> Int {
      var end = stop
      while base[end - 1] == 0x20 { end -= 1 }
      return end
    }

    // MARK: Keys

    /// Names the next value by a plain scalar of one line.
    @inline(__always)
    mutating func setPlainKey(from start: Int, to end: Int) throws(OutsideSubset) {
      switch base[start] {
      case 0x6E, 0x4E, 0x7E:  // n, N or ~: perhaps a null, which cannot be a key
        if case .null = CoreSchema.resolve(builder.text(at: start, length: end - start)) {
          throw OutsideSubset()
        }
      case 0x3C where base[start + 1] == 0x3C && end - start == 2:  // <<
        throw OutsideSubset()
      default: break
      }
      let text = try normal(offset: start, length: end - start)
      builder.setKey(start: start, end: end, offset: text.offset, length: text.length)
      lastEnd = end
    }

    // MARK: Values

    /// Adds the plain scalar of a block that stops at `stop` in its first line, with those that
    /// continue it; gives the start of the line behind it.
    @inline(__always)
    mutating func addPlain(from start: Int, to stop: Int) throws(OutsideSubset) -> Int {
      let end = trimmed(stop)
      if base[stop] == 0x23 {
        try addPlainLine(from: start, to: end)
        return skipBreak(at: lineBreak(from: stop))
      }
      let next = skipBlankLines(behind: stop)
      guard isContinued(at: next.index, line: next.line) else {
        try addPlainLine(from: start, to: end)
        return next.line
      }
      return try addFolded(from: start, to: end, blank: next.blank, next: next.index)
    }

    /// Whether a line goes on with the plain scalar before it: it is indented deeper than what
    /// holds the scalar, and no comment.
    @inline(__always)
    private func isContinued(at index: Int, line: Int) -> Bool {
      index - line > levels[builder.depth].column && index < count && base[index] != 0x23
    }

    /// Adds a plain scalar of one line.
    @inline(__always)
    mutating func addPlainLine(from start: Int, to end: Int) throws(OutsideSubset) {
      lastEnd = end
      let spelling = UnsafeBufferPointer(start: base + start, count: end - start)
      var kind = DocumentNode.Kind.text
      var isTrue = false
      switch CoreSchema.resolve(spelling) {
      case .text:
        let text = try normal(offset: start, length: end - start)
        builder.addScalar(
          .text, start: start, end: end, textOffset: text.offset, textLength: text.length)
        return
      case .null: kind = .null
      case .bool(let value):
        kind = .bool
        isTrue = value
      case .integer: kind = try integerKind(spelling)
      case .number:
        guard NumberSpelling.isInRange(spelling) else { throw OutsideSubset() }
        kind = .number
      case .notFinite: throw OutsideSubset()
      }
      builder.addScalar(
        kind, isTrue: isTrue, start: start, end: end, textOffset: start, textLength: end - start)
    }

    private func integerKind(
      _ spelling: UnsafeBufferPointer<UInt8>
    ) throws(OutsideSubset) -> DocumentNode.Kind {
      let isDecimal = spelling.count < 2 || spelling[1] <= 0x39
      // Up to 18 characters always fit 64 bits.
      if isDecimal, spelling.count <= 18 { return .integer }
      if NumberSpelling.int64(spelling) != nil { return .integer }
      guard isDecimal, NumberSpelling.isInRange(spelling) else { throw OutsideSubset() }
      return .number
    }

    /// Adds a plain scalar of several lines: a break is a space, and blank lines are breaks.
    @inline(never)
    private mutating func addFolded(
      from start: Int, to firstEnd: Int, blank: Int, next: Int
    ) throws(OutsideSubset) -> Int {
      guard var text = DecodedText(&builder, at: start, limit: count) else { throw OutsideSubset() }
      text.append(base + start, count: firstEnd - start)
      var next = (blank: blank, line: 0, index: next)
      var end: Int
      while true {
        if next.blank == 0 { text.append(0x20) } else { text.appendBreaks(next.blank) }
        let stop = try plainStop(from: next.index)
        guard base[stop] != 0x3A else { throw OutsideSubset() }
        end = trimmed(stop)
        text.append(base + next.index, count: end - next.index)
        if base[stop] == 0x23 {
          next.line = skipBreak(at: lineBreak(from: stop))
          break
        }
        next = skipBlankLines(behind: stop)
        guard isContinued(at: next.index, line: next.line) else { break }
      }
      let place = try keep(text, at: start)
      builder.addScalar(
        .text, start: start, end: end, textOffset: place.offset, textLength: place.length)
      lastEnd = end
      return next.line
    }
  }
#endif
