#if YAML
  import Charter

  // Scalars in quotes.

  extension CommonSubsetReader {
    /// A text in quotes, and the first byte behind its closing quote.
    struct QuotedText {
      var end: Int
      var offset: Int
      var length: Int
      var isOneLine = true
    }

    /// Reads the text whose opening quote stands at `start`.
    @inline(__always)
    mutating func readQuoted(at start: Int) throws(OutsideSubset) -> QuotedText {
      let quote = base[start]
      let close = skipQuoted(from: start + 1, to: quote)
      guard base[close] == quote, quote == 0x22 || base[close + 1] != quote else {
        return try readLongQuoted(at: start)
      }
      let text = try normal(offset: start + 1, length: close - start - 1)
      return QuotedText(end: close + 1, offset: text.offset, length: text.length)
    }

    /// The first byte from `index` that is the quote, a control character, or, between double
    /// quotes, a backslash.
    @inline(__always)
    private func skipQuoted(from start: Int, to quote: UInt8) -> Int {
      let ones: UInt64 = 0x0101_0101_0101_0101
      let quotes = ones &* UInt64(quote)
      let escapes = ones &* (quote == 0x22 ? 0x5C : UInt64(quote))
      var index = start
      while true {
        let word = word(at: index)
        let close = word ^ quotes
        let escape = word ^ escapes
        // Each sets the upper bit of the first byte that is meant, and perhaps of some behind it.
        var found = (close &- ones) & ~close
        found |= (escape &- ones) & ~escape
        found |= (word &- 0x2020_2020_2020_2020) & ~word
        found &= 0x8080_8080_8080_8080
        if found != 0 { return index + found.trailingZeroBitCount >> 3 }
        index += 8
      }
    }

    @inline(__always)
    mutating func addQuoted(_ text: QuotedText, start: Int) {
      builder.addScalar(
        .text, isQuoted: true, start: start, end: text.end, textOffset: text.offset,
        textLength: text.length)
      lastEnd = text.end
    }

    @inline(__always)
    mutating func setQuotedKey(_ text: QuotedText, start: Int) {
      builder.setKey(start: start, end: text.end, offset: text.offset, length: text.length)
      lastEnd = text.end
    }

    // MARK: Escapes and line breaks

    /// Reads a text in quotes with escapes, doubled quotes, tabs or several lines.
    @inline(never)
    private mutating func readLongQuoted(at start: Int) throws(OutsideSubset) -> QuotedText {
      let quote = base[start]
      guard var text = DecodedText(&builder, at: start, limit: count) else { throw OutsideSubset() }
      var index = start + 1
      var isOneLine = true
      while true {
        guard index < count, base[index - 1] != 0x0A || !isLineIndicator(base[index]) else {
          throw OutsideSubset()
        }
        var isLineEscaped = false
        while base[index] > 0x20 {
          let byte = base[index]
          if byte == quote {
            guard quote == 0x27, base[index + 1] == quote else { break }
            index += 1
          } else if byte == 0x5C, quote == 0x22 {
            isLineEscaped = isBreak(base[index + 1])
            if isLineEscaped {
              index = skipBreak(at: index + 1)
              break
            }
            index = try decodeEscape(at: index, to: &text)
            continue
          }
          text.append(byte)
          index += 1
        }
        if base[index] == quote, !isLineEscaped { break }
        let blanks = index
        while base[index] == 0x20 || base[index] == 0x09 { index += 1 }
        guard isLineEscaped || isBreak(base[index]) else {
          text.append(base + blanks, count: index - blanks)
          continue
        }
        isOneLine = false
        var breaks = isLineEscaped ? 0 : -1
        while base[index] == 0x20 || base[index] == 0x09 || isBreak(base[index]) {
          if isBreak(base[index]) {
            breaks += 1
            index = skipBreak(at: index)
          } else {
            index += 1
          }
        }
        if breaks > 0 {
          text.appendBreaks(breaks)
        } else if !isLineEscaped {
          text.append(0x20)
        }
      }
      let place = try keep(text, at: start + 1)
      return QuotedText(
        end: index + 1, offset: place.offset, length: place.length, isOneLine: isOneLine)
    }

    /// Decodes the escape whose backslash stands at `start`; gives the first byte behind it.
    ///
    /// Those that are longer decoded than written are left to libyaml.
    private func decodeEscape(
      at start: Int, to text: inout DecodedText
    ) throws(OutsideSubset) -> Int {
      switch base[start + 1] {
      case 0x20, 0x22, 0x2F, 0x5C, 0x09: text.append(base[start + 1])
      case 0x30: text.append(0x00)
      case 0x61: text.append(0x07)
      case 0x62: text.append(0x08)
      case 0x74: text.append(0x09)
      case 0x6E: text.append(0x0A)
      case 0x76: text.append(0x0B)
      case 0x66: text.append(0x0C)
      case 0x72: text.append(0x0D)
      case 0x65: text.append(0x1B)
      case 0x5F: try append(0xA0, to: &text)
      case 0x78: return try decodeScalar(from: start + 2, digits: 2, to: &text)
      case 0x75: return try decodeScalar(from: start + 2, digits: 4, to: &text)
      case 0x55: return try decodeScalar(from: start + 2, digits: 8, to: &text)
      default: throw OutsideSubset()
      }
      return start + 2
    }

    private func decodeScalar(
      from start: Int, digits: Int, to text: inout DecodedText
    ) throws(OutsideSubset) -> Int {
      var code: UInt32 = 0
      for index in start..<start + digits {
        let digit: UInt8
        switch base[index] {
        case 0x30...0x39: digit = base[index] - 0x30
        case 0x41...0x46: digit = base[index] - 0x37
        case 0x61...0x66: digit = base[index] - 0x57
        default: throw OutsideSubset()
        }
        code = code << 4 | UInt32(digit)
      }
      try append(code, to: &text)
      return start + digits
    }

    private func append(_ code: UInt32, to text: inout DecodedText) throws(OutsideSubset) {
      guard let scalar = Unicode.Scalar(code) else { throw OutsideSubset() }
      for unit in UTF8.encode(scalar).unsafelyUnwrapped { text.append(unit) }
    }
  }
#endif
