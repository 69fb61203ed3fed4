// Literals of one token, and texts.

extension Parser {
  /// A number, share, duration, date, instant or version.
  mutating func literal() -> Expression {
    let start = token.start
    let isNegative = kind == .minus
    if isNegative {
      advance()
      guard kind == .integer || kind == .decimal || kind == .ratio || kind == .brokenLiteral else {
        fail(.minusBeforeOther(at: tokens[position - 1]))
        return invalid(from: start)
      }
    }
    let literal = token
    let form = bytes.withUnsafeBufferPointer { bytes in
      value(
        of: literal, isNegative: isNegative,
        UnsafeBufferPointer(rebasing: bytes[Int(literal.start)..<Int(literal.end)]))
    }
    advance()
    height = 0
    guard let form else {
      report(.literalWithoutValue(literal, text(of: literal)))
      return node(.invalid, from: start)
    }
    return node(form, from: start)
  }

  /// What a literal says; nil where there is no such value.
  private func value(
    of literal: Token, isNegative: Bool, _ text: UnsafeBufferPointer<UInt8>
  ) -> ExpressionForm? {
    switch literal.kind {
    case .integer: integer(text, isNegative: isNegative).map { .integer($0) }
    case .decimal:
      decimal(text).map { .decimal(isNegative ? ExactDecimal(scaled: -$0.scaled) : $0) }
    case .ratio: ratio(text, isNegative: isNegative)
    case .duration: CalendarDuration.parseLiteral(text).map { .duration($0) }
    case .date: CivilDate.parse(text).map { .date($0) }
    case .timestamp: Timestamp.parse(text).map { .timestamp($0) }
    case .version: SemanticVersion.parseLiteral(text).map { .version($0) }
    default: .invalid
    }
  }

  private func integer(_ text: UnsafeBufferPointer<UInt8>, isNegative: Bool) -> Int64? {
    var value: Int64 = 0
    for byte in text {
      let (tens, isOver) = value.multipliedReportingOverflow(by: 10)
      let (next, isOut) = tens.subtractingReportingOverflow(Int64(byte - 0x30))
      guard !isOver, !isOut else { return nil }
      value = next
    }
    guard !isNegative else { return value }
    return value == .min ? nil : -value
  }

  private func decimal(_ text: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
    switch ExactDecimal.parse(text) {
    case .success(let decimal): decimal
    case .failure: nil
    }
  }

  /// `99.5%`, as a fraction of one.
  private func ratio(_ text: UnsafeBufferPointer<UInt8>, isNegative: Bool) -> ExpressionForm? {
    let number = UnsafeBufferPointer(rebasing: text.dropLast())
    guard let percent = decimal(number) else { return nil }
    let (quotient, remainder) = percent.scaled.quotientAndRemainder(dividingBy: 100)
    guard remainder == 0 else { return nil }
    return .ratio(ExactDecimal(scaled: isNegative ? -quotient : quotient))
  }

  /// A date where only one may stand.
  mutating func date(after word: String) -> DateSyntax? {
    guard kind == .date else {
      if kind == .brokenLiteral {
        advance()
        return nil
      }
      fail(
        .expectedDate(
          word, at: missingPlace, found: foundText, isText: kind == .text,
          isInstant: kind == .timestamp))
      return nil
    }
    let expression = literal()
    guard case .date(let date) = expression.form else { return nil }
    return DateSyntax(days: date.days, span: expression.span)
  }

  // MARK: Texts

  /// `"…"`, with its `{…}` values; the next token is its first.
  mutating func text() -> TextLiteral {
    let first = token
    height = 0
    guard kind == .textHead else {
      advance()
      let isWhole = first.kind == .text || bytes[Int(first.start)] == 0x22
      let part = content(
        first, isWhole ? 1 : quoteLength(first.start),
        first.kind == .text ? 1 : closingLength(first))
      return TextLiteral(parts: part.isEmpty ? [] : [.text(part)], span: span(first))
    }
    guard enter() else { return TextLiteral(parts: [], span: span(first)) }
    defer { leave() }
    var parts: [TextLiteral.Part] = []
    var tallest = 0
    let outer = depths
    while kind == .textHead || kind == .textMiddle || kind == .textTail {
      let piece = content(token, 1, 1)
      if !piece.isEmpty { parts.append(.text(piece)) }
      if kind == .textTail { break }
      let opening = token
      advance()
      if kind == .textMiddle || kind == .textTail {
        report(.emptyValueInText(opening.end - 1, token.start + 1))
        continue
      }
      let value = expression()
      tallest = max(tallest, height)
      parts.append(.expression(value))
      if !isFailing, kind != .textMiddle, kind != .textTail {
        fail(strayInExpression(inText: true))
      }
      if isFailing { skipToText(outer) }
    }
    advance()
    height = tallest
    return TextLiteral(parts: parts, span: span(from: first.start))
  }

  /// A text without values, where one with values has no meaning.
  mutating func plainText(of word: String) -> TextLiteral? {
    guard kind.isText else {
      fail(.expectedText(word, at: missingPlace, found: foundText))
      return nil
    }
    let literal = text()
    for case .expression(let value) in literal.parts {
      report(.valueInPlainText(word, value.span.start, value.span.end))
      break
    }
    return literal
  }

  /// A text that a person reads, with values in it.
  mutating func message(of word: String) -> TextLiteral? {
    guard kind.isText else {
      fail(.expectedText(word, at: missingPlace, found: foundText))
      return nil
    }
    return text()
  }

  /// What stands between the first and the last bytes of a token, escapes read, in NFC.
  private func content(_ token: Token, _ leading: Int, _ trailing: Int) -> String {
    let start = Int(token.start) + leading
    let end = max(start, Int(token.end) - trailing)
    return bytes.withUnsafeBufferPointer { bytes in
      let written = UnsafeBufferPointer(rebasing: bytes[start..<end])
      var isPlain = true
      for byte in written where byte >= 0x80 || byte == 0x5C { isPlain = false }
      if isPlain { return String(decoding: written, as: UTF8.self) }
      var read = unescaped(written)
      if let normalised = read.withUnsafeBufferPointer({ CanonicalText.normalised($0) }) {
        read = normalised
      }
      return String(decoding: read, as: UTF8.self)
    }
  }

  /// Reads escapes; one that is wrong was reported by the lexer and stays as it is.
  private func unescaped(_ written: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var read: [UInt8] = []
    read.reserveCapacity(written.count)
    var index = 0
    while index < written.count {
      guard written[index] == 0x5C, index + 1 < written.count else {
        read.append(written[index])
        index += 1
        continue
      }
      let next = written[index + 1]
      index += 2
      switch next {
      case 0x6E: read.append(0x0A)
      case 0x74: read.append(0x09)
      case 0x75:
        var value: UInt32 = 0
        var end = index + 1
        while end < written.count, let digit = Lexer.hexadecimal(written[end]), end - index < 8 {
          value = value << 4 | digit
          end += 1
        }
        index = min(end + 1, written.count)
        if let scalar = Unicode.Scalar(value) {
          read.append(contentsOf: Array(String(scalar).utf8))
        }
      default: read.append(next)
      }
    }
    return read
  }

  private func quoteLength(_ start: Int32) -> Int {
    bytes.withUnsafeBufferPointer { max(1, SourceCheck.scalarLength($0, at: Int(start))) }
  }

  /// Bytes of the quote that ends a text in other quotes; none where it does not end.
  private func closingLength(_ token: Token) -> Int {
    guard bytes[Int(token.start)] != 0x22 else { return 0 }
    var last = Int(token.end) - 1
    while last > Int(token.start), bytes[last] & 0xC0 == 0x80 { last -= 1 }
    return Int(token.end) - last
  }
}
