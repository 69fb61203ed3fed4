// Operators, and the characters that people write for them in other languages or that word
// processors make of them.

extension Lexer {
  mutating func symbol(_ byte: UInt8) {
    let next = peek()
    switch byte {
    case 0x3D: equals(next)
    case 0x21: exclamation(next)
    case 0x3C: less(next)
    case 0x3E: next == 0x3D ? take(.greaterOrEqual, 2) : take(.greater, 1)
    case 0x2A: next == 0x2A ? foreign(.star, 2, nil) : take(.star, 1)
    case 0x26: foreign(.and, next == 0x26 ? 2 : 1, "and")
    case 0x7C: foreign(.or, next == 0x7C ? 2 : 1, "or")
    case 0x3B:
      report(.foreignPunctuation(";", offset, offset + 1))
      offset += 1
    case 0x23: hashComment()
    case 0x27, 0x60: quoted(closedBy: byte)
    default:
      report(.unexpectedCharacter(Unicode.Scalar(byte), offset, offset + 1))
      offset += 1
    }
  }

  private mutating func equals(_ next: UInt8) {
    switch next {
    case 0x3D: peek(2) == 0x3D ? foreign(.equal, 3, "==") : take(.equal, 2)
    case 0x3E: foreign(.implies, 2, "implies")
    case 0x3C: foreign(.lessOrEqual, 2, "<=")
    default: take(.assign, 1)
    }
  }

  private mutating func exclamation(_ next: UInt8) {
    if next == 0x3D {
      peek(2) == 0x3D ? foreign(.notEqual, 3, "!=") : take(.notEqual, 2)
    } else {
      foreign(.not, 1, "not")
    }
  }

  private mutating func less(_ next: UInt8) {
    switch next {
    case 0x3D: take(.lessOrEqual, 2)
    case 0x3E: foreign(.notEqual, 2, "!=")
    default: take(.less, 1)
    }
  }

  /// Reads an operator of another language as the one it stands for, and says so.
  mutating func foreign(_ kind: TokenKind, _ length: Int, _ spelling: String?) {
    let written = String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
    report(.foreignOperator(written, offset, offset + length, write: spelling))
    take(kind, length)
  }

  private mutating func hashComment() {
    report(.foreignComment("#", offset, offset + 1))
    while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
  }

  /// A text in other quotes; without a closing one on its line, only the quote is skipped.
  private mutating func quoted(closedBy quote: UInt8) {
    let start = offset
    var end = offset + 1
    while end < bytes.count, bytes[end] != quote, bytes[end] != 0x0A { end += 1 }
    guard end < bytes.count, bytes[end] == quote else {
      report(.unexpectedCharacter(Unicode.Scalar(quote), start, start + 1))
      offset += 1
      return
    }
    offset = end + 1
    report(.foreignQuote(String(decoding: [quote], as: UTF8.self), start, offset))
    add(.brokenText, from: start)
  }

  // MARK: Beyond ASCII

  /// A character beyond ASCII where a token begins.
  mutating func lookalike() {
    let length = SourceCheck.scalarLength(bytes, at: offset)
    let scalar = scalar(length)
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069: offset += length
    case 0xA0, 0x1680, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
      report(.foreignBlank(scalar, offset, offset + length))
      offset += length
    case 0x201C...0x201F, 0xAB, 0x2018...0x201B, 0x300C, 0xFF02: typographicText(length)
    case 0x2264: foreign(.lessOrEqual, length, "<=")
    case 0x2265: foreign(.greaterOrEqual, length, ">=")
    case 0x2260: foreign(.notEqual, length, "!=")
    case 0x2227: foreign(.and, length, "and")
    case 0x2228: foreign(.or, length, "or")
    case 0xAC: foreign(.not, length, "not")
    case 0x21D2, 0x2192: foreign(.implies, length, "implies")
    case 0x2208: foreign(.in, length, "in")
    case 0x2010...0x2015, 0x2212: foreign(.minus, length, "-")
    case 0xD7: foreign(.star, length, "*")
    case 0xF7: foreign(.slash, length, "/")
    case 0xFF0C: foreign(.comma, length, ",")
    case 0xFF1A: foreign(.colon, length, ":")
    case 0xFF08: foreign(.leftParenthesis, length, "(")
    case 0xFF09: foreign(.rightParenthesis, length, ")")
    default:
      if scalar.properties.isAlphabetic, continueName(from: offset) { return }
      report(.unexpectedCharacter(scalar, offset, offset + length))
      offset += length
    }
  }

  /// The scalar at the current offset.
  private func scalar(_ length: Int) -> Unicode.Scalar {
    var decoder = UTF8()
    var iterator = bytes[offset..<(offset + max(1, length))].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
    return "\u{FFFD}"
  }

  /// A text in quotes that a word processor made: it ends at any quote on its line.
  private mutating func typographicText(_ length: Int) {
    let start = offset
    let quote = String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
    let opening = scalar(length).value
    let isSingle = opening >= 0x2018 && opening <= 0x201B
    offset += length
    while offset < bytes.count, bytes[offset] != 0x0A {
      let step = SourceCheck.scalarLength(bytes, at: offset)
      let value = scalar(step).value
      offset += max(1, step)
      switch value {
      case 0x201C where opening == 0x201C, 0x2018 where opening == 0x2018: continue
      case 0x22 where !isSingle, 0x201C where !isSingle, 0x201D where !isSingle,
        0xBB where !isSingle, 0x300D where !isSingle, 0xFF02 where !isSingle,
        0x27 where isSingle, 0x2018 where isSingle, 0x2019 where isSingle:
        report(.foreignQuote(quote, start, offset))
        return add(.brokenText, from: start)
      default: continue
      }
    }
    report(.foreignQuote(quote, start, start + length))
    markBroken(from: start)
    add(.brokenText, from: start)
  }

  /// A name with letters that names do not have; false where what follows is none.
  mutating func continueName(from start: Int) -> Bool {
    let first = offset
    while offset < bytes.count {
      if Lexer.isWord(bytes[offset]) {
        offset += 1
        continue
      }
      guard bytes[offset] >= 0x80 else { break }
      let length = SourceCheck.scalarLength(bytes, at: offset)
      let properties = scalar(length).properties
      guard properties.isAlphabetic || properties.generalCategory == .nonspacingMark else { break }
      offset += length
    }
    guard offset > first else { return false }
    report(.invalidName(String(decoding: bytes[start..<offset], as: UTF8.self), start, offset))
    add(.identifier, from: start)
    return true
  }
}
