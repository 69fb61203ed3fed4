// Texts with escapes or beyond ASCII, and numbers that are not plain small integers.

extension JSONReader {
  /// A text of the source or of the decoded ones, and the first byte behind its closing quote.
  struct LongText {
    var end: Int
    var offset: Int
    var length: Int
  }

  /// Reads a text with escapes, control characters or characters beyond ASCII.
  ///
  /// `start` is its opening quote, `first` the first byte in it that is not plain.
  @inline(never)
  mutating func readLongText(at start: Int, from first: Int) throws(ReadingStopped) -> LongText {
    var index = first
    var hasEscape = false
    var isASCII = true
    var hasControl = false
    scan: while true {
      index = skipPlain(from: index)
      switch base[index] {
      case 0x22: break scan
      case 0x5C:
        hasEscape = true
        index += 1
        // Control characters behind it are part of one wrong escape, but for the end of the line.
        if index < count, base[index] < 0x80, base[index] != 0x0A, base[index] != 0x0D {
          index += 1
        }
      case 0x80...0xFF:
        isASCII = false
        try checkUTF8()
        while base[index] >= 0x80 { index += 1 }
      default:
        if index >= count || base[index] == 0x0A || base[index] == 0x0D {
          throw stopForUnclosedText(from: start, to: index)
        }
        if !hasControl { reportControl(at: index) }
        hasControl = true
        index += 1
      }
    }
    var offset = start + 1
    var length = index - offset
    if hasEscape {
      (offset, length) = try decode(from: offset, to: index)
      isASCII = CanonicalText.isASCII(builder.text(at: offset, length: length))
    }
    if !isASCII {
      guard let normal = builder.normalise(offset: offset, length: length) else {
        throw stopForSize(at: start)
      }
      (offset, length) = normal
    }
    return LongText(end: index + 1, offset: offset, length: length)
  }

  /// Decodes what stands between two quotes, behind the other decoded texts.
  private mutating func decode(
    from start: Int, to end: Int
  ) throws(ReadingStopped) -> (offset: Int, length: Int) {
    let offset = builder.nextOffset
    guard let room = builder.makeRoom(for: end - start) else { throw stopForSize(at: start) }
    var length = 0
    var index = start
    while index < end {
      let byte = base[index]
      guard byte == 0x5C else {
        room[length] = byte
        length += 1
        index += 1
        continue
      }
      let plain: UInt8
      switch base[index + 1] {
      case 0x22, 0x5C, 0x2F: plain = base[index + 1]
      case 0x62: plain = 0x08
      case 0x66: plain = 0x0C
      case 0x6E: plain = 0x0A
      case 0x72: plain = 0x0D
      case 0x74: plain = 0x09
      case 0x75:
        index = decodeUnit(at: index, to: room, length: &length)
        continue
      default:
        reportEscape(at: index, end: index + 2)
        index += 1
        continue
      }
      room[length] = plain
      length += 1
      index += 2
    }
    builder.keepDecoded(length)
    return (offset, length)
  }

  /// Decodes `\uXXXX`, or two of them that are one character; gives the first byte behind.
  private mutating func decodeUnit(
    at start: Int, to room: UnsafeMutablePointer<UInt8>, length: inout Int
  ) -> Int {
    guard var code = hexadecimal(at: start + 2) else {
      var end = start + 2
      while end < start + 6, digit(base[end]) != nil { end += 1 }
      reportEscape(at: start, end: end)
      return end
    }
    var end = start + 6
    if code & 0xF800 == 0xD800 {
      var low: UInt32?
      if code < 0xDC00, base[end] == 0x5C, base[end + 1] == 0x75 { low = hexadecimal(at: end + 2) }
      if let low, low & 0xFC00 == 0xDC00 {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        end += 6
      } else {
        reportSurrogate(at: start)
        code = 0xFFFD
      }
    }
    switch code {
    case 0..<0x80:
      room[length] = UInt8(truncatingIfNeeded: code)
      length += 1
      return end
    case 0x80..<0x800:
      room[length] = UInt8(truncatingIfNeeded: 0xC0 | code >> 6)
      length += 1
    case 0x800..<0x10000:
      room[length] = UInt8(truncatingIfNeeded: 0xE0 | code >> 12)
      room[length + 1] = UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F)
      length += 2
    default:
      room[length] = UInt8(truncatingIfNeeded: 0xF0 | code >> 18)
      room[length + 1] = UInt8(truncatingIfNeeded: 0x80 | code >> 12 & 0x3F)
      room[length + 2] = UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F)
      length += 3
    }
    room[length] = UInt8(truncatingIfNeeded: 0x80 | code & 0x3F)
    length += 1
    return end
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = digit(base[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// Reads a number that is long, has a point or an exponent, or is none.
  @inline(never)
  mutating func readLongNumber(at start: Int) throws(ReadingStopped) -> Int {
    var index = base[start] == 0x2D ? start + 1 : start
    let first = index
    var isInteger = true
    skipDigits(&index)
    var isNumber = index > first && (base[first] != 0x30 || index == first + 1)
    if isNumber, base[index] == 0x2E {
      isInteger = false
      index += 1
      isNumber = skipDigits(&index)
    }
    if isNumber, base[index] | 0x20 == 0x65 {
      isInteger = false
      index += 1
      if base[index] == 0x2B || base[index] == 0x2D { index += 1 }
      isNumber = skipDigits(&index)
    }
    guard isNumber, !Self.isWord(base[index]) else { throw stopForNumber(at: start) }
    let spelling = builder.text(at: start, length: index - start)
    if !NumberSpelling.isInRange(spelling) { reportRange(at: start, end: index) }
    if isInteger { isInteger = NumberSpelling.int64(spelling) != nil }
    builder.addScalar(
      isInteger ? .integer : .number, start: start, end: index, textOffset: start,
      textLength: index - start)
    return index
  }

  /// Whether there was one.
  @discardableResult
  private func skipDigits(_ index: inout Int) -> Bool {
    let start = index
    while base[index] &- 0x30 < 10 { index += 1 }
    return index > start
  }
}
