// Numbers, and what begins like one: shares, durations, dates, instants, versions.

extension Lexer {
  mutating func number() {
    let start = offset
    skipDigits()
    let digits = offset - start
    if digits == 4, date(from: start) { return }
    if digits == 3 || digits == 5, brokenDate(from: start) { return }
    if digits == 2, bytes[start] == 0x30, partOfDate(from: start) { return }
    var points = 0
    while offset + 1 < bytes.count, bytes[offset] == 0x2E, Lexer.isDigit(bytes[offset + 1]) {
      points += 1
      offset += 1
      skipDigits()
    }
    if points > 1 { return dotted(from: start) }
    var kind = points == 0 ? TokenKind.integer : .decimal
    if offset < bytes.count {
      if Lexer.isWord(bytes[offset]) { return unit(from: start, isWhole: points == 0) }
      if bytes[offset] == 0x25 {
        offset += 1
        kind = .ratio
      }
    }
    if digits > 1, bytes[start] == 0x30 {
      report(
        .leadingZero(String(decoding: bytes[start..<offset], as: UTF8.self), start, offset))
      kind = .brokenLiteral
    }
    add(kind, from: start)
  }

  private mutating func skipDigits() {
    while offset < bytes.count, Lexer.isDigit(bytes[offset]) { offset += 1 }
  }

  /// Letters right behind a number: a duration, or a mistake.
  private mutating func unit(from start: Int, isWhole: Bool) {
    let number = start..<offset
    while offset < bytes.count, Lexer.isWord(bytes[offset]) { offset += 1 }
    let unit = bytes[number.upperBound..<offset]
    let isKnown =
      switch unit.count {
      case 1: [0x73, 0x6D, 0x68, 0x64, 0x77, 0x79].contains(unit[unit.startIndex])
      case 2: unit[unit.startIndex] == 0x6D && unit[unit.startIndex + 1] == 0x6F
      default: false
      }
    if isKnown, isWhole { return add(.duration, from: start) }
    let written = String(decoding: bytes[start..<offset], as: UTF8.self)
    report(
      .invalidNumber(
        written, digits: String(decoding: bytes[number], as: UTF8.self),
        unit: String(decoding: unit, as: UTF8.self), isWhole: isWhole, start, offset))
    add(.brokenLiteral, from: start)
  }

  /// Digits and several points: a version without its `v`, or a date of another country.
  private mutating func dotted(from start: Int) {
    let written = String(decoding: bytes[start..<offset], as: UTF8.self)
    let groups = written.split(separator: ".")
    if groups.count == 3, groups[2].utf8.count == 4 || groups[0].utf8.count == 4 {
      report(.invalidDate(written, start, offset))
    } else {
      report(.versionWithoutLetter(written, start, offset))
    }
    add(.brokenLiteral, from: start)
  }

  // MARK: Dates

  /// Reads `-MM-DD` behind a year, and a time behind that; false where none is written.
  private mutating func date(from start: Int) -> Bool {
    guard offset < bytes.count, bytes[offset] == 0x2D else { return false }
    let month = digits(behind: offset + 1)
    guard month == 1 || month == 2, offset + 1 + month < bytes.count,
      bytes[offset + 1 + month] == 0x2D
    else { return false }
    let day = digits(behind: offset + 2 + month)
    guard day == 1 || day == 2 else { return false }
    let end = offset + 2 + month + day
    guard month == 2, day == 2 else {
      offset = end
      report(
        .invalidDate(String(decoding: bytes[start..<end], as: UTF8.self), start, end))
      add(.brokenLiteral, from: start)
      return true
    }
    offset = end
    if offset + 1 < bytes.count, bytes[offset] == 0x54 || bytes[offset] == 0x74,
      Lexer.isDigit(bytes[offset + 1])
    {
      time(from: start)
    } else {
      add(.date, from: start)
    }
    return true
  }

  /// Reads `-MM-DD` behind what was meant for a year.
  private mutating func brokenDate(from start: Int) -> Bool {
    guard offset + 6 <= bytes.count, bytes[offset] == 0x2D, bytes[offset + 3] == 0x2D,
      digits(behind: offset + 1) == 2, digits(behind: offset + 4) == 2
    else { return false }
    offset += 6
    report(.invalidDate(String(decoding: bytes[start..<offset], as: UTF8.self), start, offset))
    add(.brokenLiteral, from: start)
    return true
  }

  /// Reads `03-01`, which is what is left of a date.
  private mutating func partOfDate(from start: Int) -> Bool {
    guard offset < bytes.count, bytes[offset] == 0x2D, digits(behind: offset + 1) == 2 else {
      return false
    }
    offset += 3
    report(.invalidDate(String(decoding: bytes[start..<offset], as: UTF8.self), start, offset))
    add(.brokenLiteral, from: start)
    return true
  }

  private func digits(behind index: Int) -> Int {
    var end = index
    while end < bytes.count, Lexer.isDigit(bytes[end]) { end += 1 }
    return end - index
  }

  private mutating func time(from start: Int) {
    offset += 1
    while offset < bytes.count, Lexer.isDigit(bytes[offset]) || bytes[offset] == 0x3A {
      offset += 1
    }
    if offset + 1 < bytes.count, bytes[offset] == 0x2E, Lexer.isDigit(bytes[offset + 1]) {
      offset += 1
      skipDigits()
    }
    if offset < bytes.count {
      if bytes[offset] == 0x5A || bytes[offset] == 0x7A {
        offset += 1
      } else if bytes[offset] == 0x2B || bytes[offset] == 0x2D, Lexer.isDigit(peek()) {
        offset += 1
        while offset < bytes.count, Lexer.isDigit(bytes[offset]) || bytes[offset] == 0x3A {
          offset += 1
        }
      }
    }
    add(.timestamp, from: start)
  }

  // MARK: Versions

  /// Reads the rest of a version, where a word that begins with `v` is one.
  mutating func version(from start: Int) -> Bool {
    guard offset > start + 1, offset + 1 < bytes.count, bytes[offset] == 0x2E,
      Lexer.isDigit(bytes[offset + 1])
    else { return false }
    for index in (start + 1)..<offset where !Lexer.isDigit(bytes[index]) { return false }
    var points = 0
    while offset + 1 < bytes.count, bytes[offset] == 0x2E, Lexer.isDigit(bytes[offset + 1]) {
      points += 1
      offset += 1
      skipDigits()
    }
    for mark in [UInt8(0x2D), 0x2B] {
      guard offset + 1 < bytes.count, bytes[offset] == mark, Lexer.isWord(bytes[offset + 1])
      else { continue }
      offset += 1
      while offset < bytes.count, isVersionPart(offset) { offset += 1 }
    }
    add(.version, from: start)
    return true
  }

  /// Letters, digits and hyphens; a point only between two of them.
  private func isVersionPart(_ index: Int) -> Bool {
    if Lexer.isWord(bytes[index]) || bytes[index] == 0x2D { return true }
    return bytes[index] == 0x2E && index + 1 < bytes.count && Lexer.isWord(bytes[index + 1])
  }
}
