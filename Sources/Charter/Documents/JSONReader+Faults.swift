// What the JSON reader says. Each `stop…` records the fault that ends the reading.

extension JSONReader {
  private mutating func stop(_ fault: DocumentFault) -> ReadingStopped {
    builder.faults.add(fault)
    builder.compareKeysOfOpenMaps()
    return ReadingStopped()
  }

  /// A fault of syntax at what stands at `index`; one of encoding where that is not UTF-8.
  private mutating func stop(
    _ message: (String) -> String, at index: Int, help: String? = nil,
    note: DocumentFault.Note? = nil
  ) -> ReadingStopped {
    do { try checkUTF8() } catch { return error }
    let found = found(at: index)
    return stop(
      DocumentFault(
        "json-syntax", message(found.text), start: index, end: found.end,
        help: help ?? self.help(at: index, end: found.end), note: note))
  }

  mutating func stopForEncoding(_ encoding: String) -> ReadingStopped {
    stop(
      DocumentFault(
        "unsupported-encoding", "the text is encoded as \(encoding)", start: 0, end: 0,
        help: "save it as UTF-8"))
  }

  mutating func stopForEmptiness() -> ReadingStopped {
    stop(
      DocumentFault("empty-document", "there is nothing in the document", start: 0, end: 0))
  }

  mutating func stopForInvalidUTF8(at index: Int) -> ReadingStopped {
    stop(.invalidUTF8(base[index], at: index))
  }

  mutating func stopForSize(at index: Int) -> ReadingStopped { stop(.tooLargeDecoded(at: index)) }

  mutating func stopForDepth(at index: Int) -> ReadingStopped {
    stop(.tooDeep(builder.limits.documentDepth, start: index, end: index + 1))
  }

  mutating func stopForTrailingContent(at index: Int) -> ReadingStopped {
    do { try checkUTF8() } catch { return error }
    let found = found(at: index)
    let isComment = base[index] == 0x2F || base[index] == 0x23
    return stop(
      DocumentFault(
        "trailing-content", "nothing may follow the value of the document, found \(found.text)",
        start: index, end: found.end,
        help: isComment ? Self.noComments : "a JSON file holds one value"))
  }

  mutating func stopForMissingValue(at index: Int) -> ReadingStopped {
    let isAfterComma = isAfterComma(index)
    return stop(
      { "expected a value\(isAfterComma ? " after the `,`" : ""), found \($0)" }, at: index,
      help: isAfterComma && base[index] == 0x5D ? Self.lastComma : nil,
      note: index >= count ? opened() : nil)
  }

  mutating func stopForMissingKey(at index: Int) -> ReadingStopped {
    let isAfterComma = isAfterComma(index)
    let expected = isAfterComma ? "a key after the `,`" : "a key or `}`"
    return stop(
      { "expected \(expected), found \($0)" }, at: index,
      help: isAfterComma && base[index] == 0x7D
        ? Self.lastComma
        : Self.isWord(base[index]) ? "keys stand in double quotes" : nil,
      note: index >= count ? opened() : nil)
  }

  mutating func stopForMissingColon(at index: Int) -> ReadingStopped {
    stop(
      { "expected `:` after the key, found \($0)" }, at: index, help: "write `\"key\": value`",
      note: index >= count ? opened() : nil)
  }

  mutating func stopForMissingComma(at index: Int) -> ReadingStopped {
    let close = builder.isInMap ? "}" : "]"
    let isBracket = base[index] == 0x5D || base[index] == 0x7D
    return stop(
      { "expected `,` or `\(close)`, found \($0)" }, at: index,
      help: startsValue(base[index]) ? "put a `,` between the two values" : nil,
      note: index >= count || isBracket ? opened() : nil)
  }

  mutating func stopForUnclosedText(from start: Int, to end: Int) -> ReadingStopped {
    stop(
      DocumentFault(
        "json-syntax",
        "the text is not closed before the end of the \(end < count ? "line" : "document")",
        start: start, end: end,
        help: end < count
          ? #"close it with `"`, or write the end of a line in it as `\n`"# : nil))
  }

  mutating func stopForNumber(at index: Int) -> ReadingStopped {
    stop({ "\($0) is not a number" }, at: index)
  }

  mutating func reportControl(at index: Int) {
    let name = MessageText.name(Unicode.Scalar(base[index]))
    builder.faults.add(
      DocumentFault(
        "control-character", "the control character \(name) stands in a text", start: index,
        end: index + 1,
        help: base[index] == 0x09
          ? #"write it as `\t`"# : #"write it as `\u\#(name.dropFirst(2).lowercased())`"#))
  }

  mutating func reportEscape(at start: Int, end: Int) {
    var end = min(end, count)
    while end < count, base[end] & 0xC0 == 0x80 { end += 1 }
    builder.faults.add(
      DocumentFault(
        "invalid-escape",
        "\(MessageText.quoted(builder.text(at: start, length: end - start))) is no escape of JSON",
        start: start, end: end,
        help: base[start + 1] == 0x75
          ? #"`\u` takes four hexadecimal digits"# : #"a backslash itself is written `\\`"#))
  }

  mutating func reportSurrogate(at start: Int) {
    builder.faults.add(
      DocumentFault(
        "unpaired-surrogate",
        "\(MessageText.quoted(builder.text(at: start, length: 6))) is only half of a character",
        start: start, end: start + 6,
        help: #"such a character is written as two escapes, `\ud83d\ude00`"#))
  }

  mutating func reportRange(at start: Int, end: Int) {
    builder.faults.add(DocumentFault.numberOutOfRange(builder.source, start: start, end: end))
  }

  // MARK: What was found

  private static let lastComma = "JSON has no comma after the last one"
  private static let noComments = "JSON has no comments"
  private static let quotes = "texts stand in double quotes"

  private func startsValue(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x5B || byte == 0x7B || Self.isWord(byte)
  }

  /// What stands at a place, in words, and where it ends.
  private func found(at index: Int) -> (text: String, end: Int) {
    guard index < count else { return ("the end of the document", index) }
    if base[index] == 0x22 { return ("a text", textEnd(from: index)) }
    var end = index
    while end < count, base[end] < 0x80, Self.isWord(base[end]) { end += 1 }
    if end == index {
      end += 1
      while end < count, base[end] & 0xC0 == 0x80 { end += 1 }
    }
    return (MessageText.quoted(builder.text(at: index, length: end - index)), end)
  }

  /// The end of a text or of its line, whichever comes first.
  private func textEnd(from start: Int) -> Int {
    var end = start + 1
    while end < count, base[end] != 0x0A, base[end] != 0x0D {
      if base[end] == 0x22 { return end + 1 }
      end += base[end] == 0x5C && end + 1 < count ? 2 : 1
    }
    return end
  }

  /// What to do about what was found, where that can be told.
  private func help(at start: Int, end: Int) -> String? {
    guard start < count else { return nil }
    switch base[start] {
    case 0x27: return "JSON texts stand in double quotes"
    case 0x2F, 0x23: return Self.noComments
    case 0x30...0x39, 0x2D, 0x2B, 0x2E: return numberHelp(at: start, end: end)
    default: break
    }
    switch String(decoding: builder.text(at: start, length: min(end - start, 10)), as: UTF8.self) {
    case "True", "TRUE": return "JSON writes `true`"
    case "False", "FALSE": return "JSON writes `false`"
    case "None", "Null", "NULL", "nil", "undefined": return "JSON writes `null`"
    case "NaN", "nan", "Inf", "inf", "Infinity": return "JSON knows finite numbers only"
    case "“", "”", "‘", "’": return "JSON texts stand in plain double quotes"
    default: return Self.isWord(base[start]) && base[start] < 0x80 ? Self.quotes : nil
    }
  }

  private func numberHelp(at start: Int, end: Int) -> String? {
    let isSigned = base[start] == 0x2D || base[start] == 0x2B
    let word = builder.text(at: start, length: end - start).dropFirst(isSigned ? 1 : 0)
    func digit(_ offset: Int) -> Bool {
      offset < word.count && word[word.startIndex + offset] &- 0x30 < 10
    }
    let digits = word.prefix { $0 &- 0x30 < 10 }.count
    let next = digits < word.count ? word[word.startIndex + digits] : 0
    switch (base[start], digits, next) {
    case (0x2B, _, _): return "JSON numbers have no `+`"
    case (_, 0, 0): return nil
    case (_, 0, 0x2E): return "JSON numbers have a digit before the point"
    case (_, 0, _): return "JSON knows finite numbers only"
    case (_, 1, 0x78): return "JSON numbers are decimal"
    case (_, 2..., _) where word.first == 0x30:
      return "JSON numbers start with a zero only where it is their one digit before the point"
    case (_, _, 0x2E) where !digit(digits + 1):
      return "JSON numbers have a digit behind the point"
    default:
      return word.last.map { $0 | 0x20 == 0x65 || $0 < 0x30 && $0 != 0x2E } == true
        ? "JSON numbers have a digit behind the `e`" : Self.quotes
    }
  }

  private func isAfterComma(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, base[before] <= 0x20 { before -= 1 }
    return before >= 0 && base[before] == 0x2C
  }

  /// Where the innermost open list or map starts.
  private func opened() -> DocumentFault.Note? {
    guard builder.depth > 0 else { return nil }
    let start = Int(builder.node(builder.innermost).start)
    return DocumentFault.Note(
      "`\(builder.isInMap ? "{" : "[")` was opened here", start: start, end: start + 1)
  }
}
