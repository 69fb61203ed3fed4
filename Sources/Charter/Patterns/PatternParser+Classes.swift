// Classes and escapes, and the constructs of other languages that patterns leave out.

extension PatternParser {
  // MARK: Classes

  /// What stands after `[`, up to `]`.
  mutating func characterClass(from start: Int) throws(PatternError) -> CodePointSet {
    let isNegated = peek() == "^"
    if isNegated { position += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    var escapes: [ClosedRange<UInt32>] = []
    let first = position
    while true {
      guard let scalar = peek() else { throw error(.unclosedClass, from: start, to: start + 1) }
      if scalar == "]" { break }
      let memberStart = position
      let member = try classMember(isFirst: position == first)
      guard startsWith("-"), position + 1 < scalars.count, scalars[position + 1] != "]" else {
        switch member {
        case .character(let value): ranges.append(value...value)
        case .set(let set): escapes += set.ranges
        }
        continue
      }
      ranges.append(try range(from: member, at: memberStart))
      if peek() == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        throw error(.strayHyphen, from: position, to: position + 1)
      }
    }
    if position == first { throw error(.emptyClass, from: start, to: position + 1) }
    position += 1
    // Escapes stand for what they say; ignoring case adds only to what is spelled out.
    var set = CodePointSet(ranges)
    if ignoresCase { set = set.withEveryCase }
    set = CodePointSet(set.ranges + escapes)
    if isNegated { set = set.complement }
    if set.isEmpty { throw error(.emptyClass, from: start, to: position) }
    return set
  }

  private enum Member {
    case character(UInt32)
    case set(CodePointSet)
  }

  private mutating func classMember(isFirst: Bool) throws(PatternError) -> Member {
    let start = position
    let scalar = scalars[position]
    switch scalar {
    case "[":
      if let end = posixClassEnd() {
        throw error(.posixClass(text(start, end)), from: start, to: end)
      }
      throw error(.nestedClass, from: start, to: start + 1)
    case "&" where startsWith("&&"): throw error(.setOperation, from: start, to: start + 2)
    case "-" where !isFirst && position + 1 < scalars.count && scalars[position + 1] != "]":
      throw error(.strayHyphen, from: start, to: start + 1)
    case "\\":
      position += 1
      if let value = try characterEscape(from: start) { return .character(value.value) }
      return .set(try classEscape(from: start))
    default:
      position += 1
      return .character(scalar.value)
    }
  }

  /// The rest of `a-z`, at its `-`.
  private mutating func range(
    from member: Member, at start: Int
  ) throws(PatternError) -> ClosedRange<UInt32> {
    guard case .character(let first) = member else {
      throw error(.strayHyphen, from: position, to: position + 1)
    }
    position += 1
    let endStart = position
    if peek() == "-" { throw error(.strayHyphen, from: endStart, to: endStart + 1) }
    guard case .character(let last) = try classMember(isFirst: true) else {
      throw error(.rangeOfClass(text(endStart, position)), from: endStart, to: position)
    }
    guard first <= last else {
      throw error(.rangeBackwards(text(start, position)), from: start, to: position)
    }
    return first...last
  }

  /// The end of `[:alpha:]`, `[.a.]` or `[=a=]`, where one starts here.
  private func posixClassEnd() -> Int? {
    guard position + 1 < scalars.count else { return nil }
    let mark = scalars[position + 1]
    guard mark == ":" || mark == "." || mark == "=" else { return nil }
    var index = position + 2
    while index + 1 < scalars.count {
      if scalars[index] == mark, scalars[index + 1] == "]" { return index + 2 }
      index += 1
    }
    return nil
  }

  // MARK: Escapes

  /// What stands after `\`, outside a class.
  mutating func escape(from start: Int) throws(PatternError) -> CodePointSet {
    if let scalar = try characterEscape(from: start) { return literal(scalar) }
    return try classEscape(from: start)
  }

  /// An escape that stands for one character; nil where a letter or digit follows that does not.
  private mutating func characterEscape(
    from start: Int
  ) throws(PatternError) -> Unicode.Scalar? {
    guard let scalar = peek() else {
      throw error(.escapeAtEnd, from: start, to: start + 1)
    }
    switch scalar {
    case "n", "t", "r":
      position += 1
      return scalar == "n" ? "\n" : scalar == "t" ? "\t" : "\r"
    case "u":
      position += 1
      return try codePoint(from: start)
    case "!"..."/", ":"..."@", "["..."`", "{"..."~":
      position += 1
      return scalar
    default: return nil
    }
  }

  private mutating func classEscape(from start: Int) throws(PatternError) -> CodePointSet {
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "d": return .digits
    case "D": return CodePointSet.digits.complement
    case "w": return .wordCharacters
    case "W": return CodePointSet.wordCharacters.complement
    case "s": return .spaces
    case "S": return CodePointSet.spaces.complement
    default: throw escapeError(scalar, from: start)
    }
  }

  /// `{1F600}`, after `\u`.
  private mutating func codePoint(from start: Int) throws(PatternError) -> Unicode.Scalar {
    guard peek() == "{" else { throw error(.badCodePoint, from: start, to: position) }
    position += 1
    var value: UInt32 = 0
    var digits = 0
    while let scalar = peek(), digits <= 6, let digit = scalar.hexadecimalDigit {
      value = value << 4 | digit
      digits += 1
      position += 1
    }
    let isClosed = peek() == "}"
    if isClosed { position += 1 }
    guard isClosed, (1...6).contains(digits), let scalar = Unicode.Scalar(value) else {
      throw error(.badCodePoint, from: start, to: position)
    }
    return scalar
  }

  // MARK: What is left out

  /// The error for a letter or digit after `\` that patterns give no meaning; past it already.
  private func escapeError(_ scalar: Unicode.Scalar, from start: Int) -> PatternError {
    var end = position
    func fault() -> PatternFault {
      let written = text(start, position)
      switch scalar {
      case "1"..."9", "k", "g":
        while end < scalars.count, ("0"..."9").contains(scalars[end]), scalar <= "9" { end += 1 }
        return .backReference(text(start, end))
      case "b", "B": return .wordBoundary(written)
      case "A", "z", "Z", "G": return .anchorEscape(written)
      case "p", "P":
        if peek() == "{", let close = scalars[position...].firstIndex(of: "}") { end = close + 1 }
        return .unicodeProperty(text(start, end))
      case "x":
        while end < scalars.count, end < position + 2, scalars[end].hexadecimalDigit != nil {
          end += 1
        }
        let digits = text(position, end)
        return .codePointEscape(text(start, end), "\\u{\(digits.isEmpty ? "E9" : digits)}")
      case "0": return .codePointEscape(written, "\\u{0}")
      case "a": return .codePointEscape(written, "\\u{7}")
      case "e": return .codePointEscape(written, "\\u{1B}")
      case "f": return .codePointEscape(written, "\\u{C}")
      case "v": return .codePointEscape(written, "\\u{B}")
      case "h": return .codePointEscape(written, "[ \\t]")
      case "R": return .codePointEscape(written, "(\\r\\n|[\\r\\n])")
      default: return .needlessEscape(written)
      }
    }
    let fault = fault()
    return error(fault, from: start, to: end)
  }

  /// The error for what starts with `(?`, at its `?`.
  func groupError(from start: Int) -> PatternError {
    let next = position + 1 < scalars.count ? scalars[position + 1] : "\0"
    let after = position + 2 < scalars.count ? scalars[position + 2] : "\0"
    func opening(_ length: Int) -> String { text(start, start + length) }
    func fault(_ fault: PatternFault, _ length: Int) -> PatternError {
      error(fault, from: start, to: start + length)
    }
    switch (next, after) {
    case ("=", _), ("!", _): return fault(.lookaround(opening(3)), 3)
    case ("<", "="), ("<", "!"): return fault(.lookaround(opening(4)), 4)
    case ("<", _), ("'", _): return fault(.namedGroup(opening(3)), 3)
    case ("P", "<"): return fault(.namedGroup(opening(4)), 4)
    case ("P", "="): return fault(.backReference(opening(4)), 4)
    case ("P", ">"): return fault(.recursion(opening(4)), 4)
    case (">", _): return fault(.atomicGroup, 3)
    case ("#", _): return fault(.comment, 3)
    case ("(", _): return fault(.conditional, 3)
    case ("R", _), ("&", _), ("0"..."9", _), ("+", "0"..."9"), ("-", "0"..."9"):
      return fault(.recursion(opening(3)), 3)
    case ("a"..."z", _), ("A"..."Z", _), ("-", _), ("^", _):
      var end = position + 1
      while end < scalars.count, scalars[end] != ")", scalars[end] != ":", end < start + 8 {
        end += 1
      }
      return fault(.flags(text(start, end + 1)), end + 1 - start)
    default: return fault(.unknownGroup(opening(3)), 3)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var hexadecimalDigit: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "a"..."f": value - 0x61 + 10
    case "A"..."F": value - 0x41 + 10
    default: nil
    }
  }
}
