// Texts: plain ones, and those with values between braces, which become several tokens.

extension Lexer {
  /// Reads a text from behind its quote, or from behind the brace that ended a value in it.
  mutating func text(from start: Int, continues: Bool, head: OpenText? = nil) {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x22:
        offset += 1
        return add(continues ? .textTail : .text, from: start)
      case 0x5C: escape()
      case 0x7B: return openValue(from: start, continues: continues, head: head)
      case 0x7D:
        report(.unmatchedBraceInText(offset))
        offset += 1
      case 0x0A, 0x0D:
        return endBrokenText(startingAt: head?.start ?? start, inner: head)
      case 0x00..<0x09, 0x0B..<0x20, 0x7F:
        report(.controlCharacter(bytes[offset], offset))
        offset += 1
      default: offset += 1
      }
    }
    endBrokenText(startingAt: head?.start ?? start, inner: head)
  }

  private mutating func openValue(from start: Int, continues: Bool, head: OpenText?) {
    let brace = offset
    offset += 1
    let opened =
      if var head {
        { () -> OpenText in
          head.brace = brace
          return head
        }()
      } else {
        OpenText(
          head: tokens.count, start: start, brace: brace, depth: depth, problems: problems.count)
      }
    openTexts.append(opened)
    add(continues ? .textMiddle : .textHead, from: start)
  }

  /// Checks what follows a backslash; an escape is read where the text enters the tree.
  private mutating func escape() {
    let start = offset
    let next = peek()
    switch next {
    case 0x22, 0x5C, 0x6E, 0x74, 0x7B, 0x7D: offset += 2
    case 0x75:
      offset += 2
      guard offset < bytes.count, bytes[offset] == 0x7B else {
        return report(.invalidEscape("\\u", start, offset))
      }
      var value: UInt32 = 0
      var digits = 0
      offset += 1
      while offset < bytes.count, let digit = Lexer.hexadecimal(bytes[offset]) {
        if digits < 7 { value = value << 4 | digit }
        digits += 1
        offset += 1
      }
      let isClosed = offset < bytes.count && bytes[offset] == 0x7D
      if isClosed { offset += 1 }
      if !isClosed || digits == 0 || digits > 6 || Unicode.Scalar(value) == nil {
        report(
          .invalidEscape(String(decoding: bytes[start..<offset], as: UTF8.self), start, offset))
      }
    case 0x00, 0x0A, 0x0D: offset += 1
    default:
      let length = max(1, SourceCheck.scalarLength(bytes, at: offset + 1))
      offset += 1 + length
      report(.invalidEscape(String(decoding: bytes[start..<offset], as: UTF8.self), start, offset))
    }
  }

  static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  // MARK: Texts that do not end

  /// Ends a text at the end of its line: one problem, one token for all of it.
  ///
  /// What was read of an outer text's values is taken back, and brackets that the line opened and
  /// closes at its end are left to be read.
  mutating func endBrokenText(startingAt innermost: Int, inner: OpenText? = nil) {
    let outer = openTexts.first ?? inner
    let start = outer?.start ?? innermost
    let brace = openTexts.last?.brace
    if let outer {
      steps.add(tokens.count - outer.head)
      tokens.removeSubrange(outer.head...)
      problems.removeSubrange(outer.problems...)
      depth = outer.depth
    }
    openTexts.removeAll()
    offset = lineEnd(from: start) - closersAtLineEnd(of: start)
    // A brace may be meant for what stands outside.
    var first = problems.count
    while first > 0, problems[first - 1].start > Int32(start) { first -= 1 }
    problems.replaceSubrange(
      first..., with: problems[first...].filter { $0.code != "unmatched-brace" })
    if let brace {
      report(.unclosedValueInText(brace))
    } else if !isClosingQuoteOfBrokenText(start) {
      report(.unterminatedText(start, offset))
    }
    markBroken(from: start)
    add(.brokenText, from: start)
  }

  /// A text over several lines is one mistake: its last quote is none of its own.
  private func isClosingQuoteOfBrokenText(_ start: Int) -> Bool {
    guard let last = brokenLines.last else { return false }
    let line = lineStart(of: start)
    guard line > 0, Int(last.upperBound) >= line - 2, Int(last.upperBound) <= line else {
      return false
    }
    for index in (start + 1)..<max(start + 1, lineEnd(from: start)) {
      switch bytes[index] {
      case 0x20, 0x09, 0x29, 0x5D, 0x7D, 0x2C: continue
      default: return false
      }
    }
    return true
  }

  /// Remembers that the rest of this line is not what was meant.
  mutating func markBroken(from start: Int) {
    brokenLines.append(Int32(lineStart(of: start))..<Int32(lineEnd(from: start)))
  }

  func lineStart(of index: Int) -> Int {
    var start = index
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    steps.add(index - start)
    return start
  }

  func lineEnd(from index: Int) -> Int {
    var end = index
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    steps.add(end - index)
    return end
  }

  /// Length of the closing brackets at the end of a line that match those opened before a text.
  private func closersAtLineEnd(of start: Int) -> Int {
    let line = lineStart(of: start)
    var opened: [UInt8] = []
    var first = tokens.count
    while first > 0, Int(tokens[first - 1].start) >= line { first -= 1 }
    steps.add(tokens.count - first)
    for token in tokens[first...] {
      switch token.kind {
      case .leftParenthesis: opened.append(0x29)
      case .leftBracket: opened.append(0x5D)
      case .leftBrace: opened.append(0x7D)
      case .rightParenthesis, .rightBracket, .rightBrace: _ = opened.popLast()
      default: continue
      }
    }
    let end = lineEnd(from: start)
    var index = end
    // From the last to the first.
    var closers: [UInt8] = []
    var taken = end
    while index > start + 1 {
      let byte = bytes[index - 1]
      if byte == 0x29 || byte == 0x5D || byte == 0x7D, closers.count < opened.count {
        closers.append(byte)
        taken = index - 1
      } else if byte == 0x2C, closers.isEmpty {
        taken = index - 1
      } else if byte != 0x20, byte != 0x09 {
        break
      }
      index -= 1
    }
    steps.add(end - index)
    guard closers.elementsEqual(opened.suffix(closers.count)) else { return 0 }
    return end - taken
  }
}
