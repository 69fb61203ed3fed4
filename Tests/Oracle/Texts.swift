import Charter

// `like` and `matches`: every way of matching is tried, one after the other.

extension Oracle {
  func like(_ value: Value, _ template: TextLiteral, _ scope: Scope) -> Value {
    /// Nil for a star.
    var pieces: [Unicode.Scalar?] = []
    var unknown: [Value] = []
    for part in template.parts {
      switch part {
      case .text(let text): pieces += text.unicodeScalars.map { $0 == "*" ? nil : $0 }
      case .expression(let inner):
        let value = self.value(of: inner, scope)
        let isLiteral: Bool
        if case .text = inner.form { isLiteral = true } else { isLiteral = false }
        guard value.isPresent else {
          unknown.append(value)
          continue
        }
        let text = printed(value)
        if text.isEmpty, !isLiteral { unknown.append(.unknown([.emptyPart])) }
        pieces += text.unicodeScalars.map { $0 }
      }
    }
    guard let text = value.string else { return .over([value] + unknown) }
    if !unknown.isEmpty { return .over(unknown) }
    return .bool(covers(pieces[...], Array(text.unicodeScalars)[...]))
  }

  private func covers(
    _ pieces: ArraySlice<Unicode.Scalar?>, _ text: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let piece = pieces.first else { return text.isEmpty }
    guard let scalar = piece else {
      return covers(pieces.dropFirst(), text) || (!text.isEmpty && covers(pieces, text.dropFirst()))
    }
    return text.first == scalar && covers(pieces.dropFirst(), text.dropFirst())
  }
}

/// Patterns: literals, `.`, classes, `\d \w \s` and their opposites, groups, `|`, and repetition.
struct Backtracker {
  private indirect enum Part {
    case one((Unicode.Scalar) -> Bool)
    case sequence([Part])
    case choice([Part])
    case repeated(Part, least: Int, most: Int)
  }

  private var source: [Character]
  private var place = 0
  private var root = Part.sequence([])

  init(_ pattern: String) {
    source = Array(pattern)
    if source.first == "^" { place = 1 }
    if source.last == "$", source.dropLast().last != "\\" { source.removeLast() }
    root = choice()
  }

  func matches(_ text: String) -> Bool {
    match(root, Array(text.unicodeScalars)[...]) { $0.isEmpty }
  }

  private func match(
    _ part: Part, _ text: ArraySlice<Unicode.Scalar>,
    _ rest: (ArraySlice<Unicode.Scalar>) -> Bool
  ) -> Bool {
    switch part {
    case .one(let takes):
      guard let first = text.first, takes(first) else { return false }
      return rest(text.dropFirst())
    case .sequence(let parts):
      guard let first = parts.first else { return rest(text) }
      return match(first, text) { match(.sequence(Array(parts.dropFirst())), $0, rest) }
    case .choice(let parts): return parts.contains { match($0, text, rest) }
    case .repeated(let part, let least, let most):
      if least == 0, rest(text) { return true }
      guard most > 0 else { return false }
      return match(part, text) { left in
        // What takes nothing may be repeated for ever.
        guard left.count < text.count || least > 0 else { return false }
        return match(
          .repeated(part, least: max(0, least - 1), most: most == .max ? .max : most - 1), left,
          rest)
      }
    }
  }

  // MARK: Reading a pattern

  private var next: Character? { place < source.count ? source[place] : nil }

  private mutating func choice() -> Part {
    var parts = [sequence()]
    while next == "|" {
      place += 1
      parts.append(sequence())
    }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() -> Part {
    var parts: [Part] = []
    while let character = next, character != "|", character != ")" {
      let part = atom()
      parts.append(repetition(of: part))
    }
    return .sequence(parts)
  }

  private mutating func repetition(of part: Part) -> Part {
    switch next {
    case "*":
      place += 1
      return .repeated(part, least: 0, most: .max)
    case "+":
      place += 1
      return .repeated(part, least: 1, most: .max)
    case "?":
      place += 1
      return .repeated(part, least: 0, most: 1)
    case "{":
      let end = source[place...].firstIndex(of: "}") ?? source.count
      let counts = String(source[(place + 1)..<end]).split(
        separator: ",", omittingEmptySubsequences: false)
      place = end + 1
      let least = Int(counts[0]) ?? 0
      return .repeated(
        part, least: least, most: counts.count == 1 ? least : Int(counts[1]) ?? .max)
    default: return part
    }
  }

  private mutating func atom() -> Part {
    let character = source[place]
    place += 1
    switch character {
    case "(":
      let inner = choice()
      place += 1
      return inner
    case ".": return .one { !"\n\r\u{2028}\u{2029}\u{85}".unicodeScalars.contains($0) }
    case "[": return characterClass()
    case "\\": return .one(escape())
    default: return .one { $0 == character.unicodeScalars.first }
    }
  }

  private mutating func escape() -> (Unicode.Scalar) -> Bool {
    let letter = source[place]
    place += 1
    let isDigit: (Unicode.Scalar) -> Bool = { ("0"..."9").contains($0) }
    let isWord: (Unicode.Scalar) -> Bool = {
      isDigit($0) || ("a"..."z").contains($0) || ("A"..."Z").contains($0) || $0 == "_"
    }
    let isBlank: (Unicode.Scalar) -> Bool = { " \t\n\r\u{b}\u{c}".unicodeScalars.contains($0) }
    switch letter {
    case "d": return isDigit
    case "D": return { !isDigit($0) }
    case "w": return isWord
    case "W": return { !isWord($0) }
    case "s": return isBlank
    case "S": return { !isBlank($0) }
    default: return { $0 == letter.unicodeScalars.first }
    }
  }

  private mutating func characterClass() -> Part {
    let isNegated = next == "^"
    if isNegated { place += 1 }
    var takes: [(Unicode.Scalar) -> Bool] = []
    while let character = next, character != "]" {
      place += 1
      if character == "\\" {
        takes.append(escape())
      } else if next == "-", place + 1 < source.count, source[place + 1] != "]",
        let first = character.unicodeScalars.first,
        let last = source[place + 1].unicodeScalars.first
      {
        place += 2
        takes.append { (first...last).contains($0) }
      } else {
        takes.append { $0 == character.unicodeScalars.first }
      }
    }
    place += 1
    return .one { scalar in takes.contains { $0(scalar) } != isNegated }
  }
}
