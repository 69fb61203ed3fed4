/// Reads JSON strictly by RFC 8259, in one pass over the bytes.
///
/// Where going on is safe it goes on after a fault, so that one run reports all that is wrong;
/// after an error of syntax nothing more is said. Time grows with the bytes, or with n log n for
/// the keys of one map.
struct JSONReader: ~Copyable {
  var builder: DocumentBuilder
  /// The text, followed by at least ``Document/padding`` zero bytes.
  let base: UnsafePointer<UInt8>
  /// Length of the text.
  let count: Int
  /// The whole text is known to be UTF-8, which is not asked before it proves not to be ASCII.
  private var isUTF8 = false

  /// Takes the text and at least ``Document/padding`` zero bytes behind it, which must stay where
  /// they are while they are read.
  init(padded: UnsafeBufferPointer<UInt8>, count: Int, limits: Limits = Limits()) {
    precondition(padded.count >= count + Document.padding)
    base = padded.baseAddress.unsafelyUnwrapped
    self.count = count
    builder = DocumentBuilder(
      source: UnsafeBufferPointer(start: base, count: count), limits: limits)
  }

  /// The same, with the memory of a builder that is done.
  init(
    padded: UnsafeBufferPointer<UInt8>, count: Int, reusing builder: consuming DocumentBuilder
  ) {
    precondition(padded.count >= count + Document.padding)
    base = padded.baseAddress.unsafelyUnwrapped
    self.count = count
    builder.restart(source: UnsafeBufferPointer(start: base, count: count))
    self.builder = builder
  }

  /// Gives the builder away.
  consuming func finish() -> DocumentBuilder { builder }

  /// Reads the one value of the text into ``builder``.
  ///
  /// - Throws: Where the rest cannot be read. Faults may have been added in either case.
  mutating func read() throws(ReadingStopped) {
    if let encoding = ByteOrderMark.foreignEncoding(of: builder.source) {
      throw stopForEncoding(encoding)
    }
    var index = skipBlank(from: ByteOrderMark.length(in: builder.source))
    guard index < count else { throw stopForEmptiness() }
    value: while true {
      switch base[index] {
      case 0x22:  // "
        index = try readText(at: index)
      case 0x7B:  // {
        guard builder.open(.map, start: index) else { throw stopForDepth(at: index) }
        index = skipBlank(from: index + 1)
        if base[index] != 0x7D {
          index = try readKey(at: index)
          continue value
        }
        index += 1
        builder.close(end: index)
      case 0x5B:  // [
        guard builder.open(.list, start: index) else { throw stopForDepth(at: index) }
        index = skipBlank(from: index + 1)
        if base[index] != 0x5D { continue value }
        index += 1
        builder.close(end: index)
      case 0x2D, 0x30...0x39:  // - or a digit
        index = try readNumber(at: index)
      default:
        index = try readWord(at: index)
      }
      // A value has ended.
      while true {
        index = skipBlank(from: index)
        if builder.depth == 0 {
          guard index == count else { throw stopForTrailingContent(at: index) }
          return
        }
        let byte = base[index]
        if byte == 0x2C {  // ,
          index = skipBlank(from: index + 1)
          if builder.isInMap { index = try readKey(at: index) }
          continue value
        }
        guard byte == (builder.isInMap ? 0x7D : 0x5D) else {
          throw stopForMissingComma(at: index)
        }
        index += 1
        builder.close(end: index)
      }
    }
  }

  // MARK: Blanks

  @inline(__always)
  func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }

  /// The first byte from `index` that is no blank; at most `count`, because a zero follows.
  @inline(__always)
  func skipBlank(from index: Int) -> Int {
    base[index] > 0x20 ? index : skipBlanks(from: index)
  }

  @inline(__always)
  private func skipBlanks(from start: Int) -> Int {
    var index = start
    while true {
      // Indentation: eight spaces at once.
      let other = word(at: index) ^ 0x2020_2020_2020_2020
      if other == 0 {
        index += 8
        continue
      }
      index += other.trailingZeroBitCount >> 3
      let byte = base[index]
      guard byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x20 else { return index }
      index += 1
    }
  }

  // MARK: Keys and texts

  /// Reads a key and the `:` behind it; gives the first byte of its value.
  @inline(__always)
  private mutating func readKey(at start: Int) throws(ReadingStopped) -> Int {
    guard base[start] == 0x22 else { throw stopForMissingKey(at: start) }
    let close = skipPlain(from: start + 1)
    var end = close + 1
    if base[close] == 0x22 {
      builder.setKey(start: start, end: end, offset: start + 1, length: close - start - 1)
    } else {
      let text = try readLongText(at: start, from: close)
      end = text.end
      builder.setKey(start: start, end: end, offset: text.offset, length: text.length)
    }
    let colon = skipBlank(from: end)
    guard base[colon] == 0x3A else { throw stopForMissingColon(at: colon) }
    return skipBlank(from: colon + 1)
  }

  /// Reads a text; gives the first byte behind it.
  @inline(__always)
  private mutating func readText(at start: Int) throws(ReadingStopped) -> Int {
    let close = skipPlain(from: start + 1)
    if base[close] == 0x22 {
      builder.addScalar(
        .text, isQuoted: true, start: start, end: close + 1, textOffset: start + 1,
        textLength: close - start - 1)
      return close + 1
    }
    let text = try readLongText(at: start, from: close)
    builder.addScalar(
      .text, isQuoted: true, start: start, end: text.end, textOffset: text.offset,
      textLength: text.length)
    return text.end
  }

  /// The first byte from `index` that is a quote, a backslash, a control character or not ASCII.
  @inline(__always)
  func skipPlain(from start: Int) -> Int {
    var index = start
    while true {
      let word = word(at: index)
      let quote = word ^ 0x2222_2222_2222_2222
      let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
      // Each sets the upper bit of the first byte that is meant, and perhaps of some behind it.
      var found = (quote &- 0x0101_0101_0101_0101) & ~quote
      found |= (backslash &- 0x0101_0101_0101_0101) & ~backslash
      found |= (word &- 0x2020_2020_2020_2020) & ~word
      found = (found | word) & 0x8080_8080_8080_8080
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
  }

  /// Makes sure, once, that the whole text is UTF-8.
  mutating func checkUTF8() throws(ReadingStopped) {
    guard !isUTF8 else { return }
    if let bad = CanonicalText.isValidUTF8(builder.source) {
      throw stopForInvalidUTF8(at: bad)
    }
    isUTF8 = true
  }

  // MARK: Numbers and words

  @inline(__always)
  private mutating func readNumber(at start: Int) throws(ReadingStopped) -> Int {
    let first = base[start] == 0x2D ? start + 1 : start
    var index = first
    while base[index] &- 0x30 < 10 { index += 1 }
    // Up to 18 digits always fit 64 bits.
    guard index > first, index - first <= 18, base[first] != 0x30 || index == first + 1,
      !Self.isWord(base[index])
    else { return try readLongNumber(at: start) }
    builder.addScalar(
      .integer, start: start, end: index, textOffset: start, textLength: index - start)
    return index
  }

  /// `true`, `false`, `null`, or a fault.
  @inline(__always)
  private mutating func readWord(at start: Int) throws(ReadingStopped) -> Int {
    let length: Int
    let kind: DocumentNode.Kind
    let word = word(at: start)
    if word & 0xFFFF_FFFF == 0x6575_7274 {
      (kind, length) = (.bool, 4)
    } else if word & 0xFFFF_FFFF == 0x6C6C_756E {
      (kind, length) = (.null, 4)
    } else if word & 0xFF_FFFF_FFFF == 0x65_736C_6166 {
      (kind, length) = (.bool, 5)
    } else {
      throw stopForMissingValue(at: start)
    }
    let end = start + length
    guard !Self.isWord(base[end]) else { throw stopForMissingValue(at: start) }
    builder.addScalar(
      kind, isTrue: kind == .bool && length == 4, start: start, end: end, textOffset: start,
      textLength: length)
    return end
  }

  /// Whether a byte would go on a word or number that it stands behind.
  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x2B, 0x2D, 0x2E, 0x80...0xFF: true
    default: false
    }
  }
}
