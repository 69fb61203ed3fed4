#if YAML
  /// Random documents in random spellings: what the subset has, and what stands at its borders.
  struct CommonSubsetGenerator {
    var random: SubsetRandom
    private var text = ""
    private var lineEnd = "\n"
    private var keyNumber = 0

    init(seed: UInt64) { random = SubsetRandom(seed: seed) }

    /// The next document.
    mutating func next() -> [UInt8] {
      text = ""
      keyNumber = 0
      lineEnd = random.percent(15) ? "\r\n" : "\n"
      if random.percent(20) { noise(5) }
      if random.percent(30) { endLine(random.percent(20) ? "--- # start" : "---") }
      if random.percent(50) { noise(5) }
      switch random.below(10) {
      case 0: endLine(flow(depth: 0))
      case 1...3: list(indent: random.percent(20) ? 2 : 0, depth: 0, inline: false)
      default: map(indent: random.percent(10) ? 1 : 0, depth: 0, inline: false)
      }
      if random.percent(20) { noise(5) }
      if random.percent(15) {
        while let last = text.last, last.isNewline { text.removeLast() }
      }
      return Array(text.utf8)
    }

    // MARK: Lines

    private mutating func endLine(_ end: String = "") {
      text += end
      if random.percent(5) { text += "  " }
      if random.percent(4) { text += " # " + random.choice(["note", "a: b", "'", "é", "- x"]) }
      text += lineEnd
      if random.percent(6) { noise(2) }
    }

    private mutating func noise(_ most: Int) {
      for _ in 0..<random.below(most) {
        text += String(repeating: " ", count: random.below(6))
        if random.percent(50) { text += random.choice(["#", "# comment", "#: x", "# - \"b"]) }
        text += lineEnd
      }
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    // MARK: Collections

    private mutating func map(indent: Int, depth: Int, inline: Bool) {
      for number in 0..<1 + random.below(4) {
        if number > 0 || !inline { text += spaces(indent) }
        text += key() + (random.percent(3) ? " " : "") + ":"
        value(indent: indent, depth: depth + 1, inMap: true)
      }
    }

    private mutating func list(indent: Int, depth: Int, inline: Bool) {
      for number in 0..<1 + random.below(4) {
        if number > 0 || !inline { text += spaces(indent) }
        text += "-"
        let gap = random.percent(85) ? 1 : 1 + random.below(4)
        if depth < 5, random.percent(45) {
          text += spaces(gap)
          if random.percent(25) {
            list(indent: indent + 1 + gap, depth: depth + 1, inline: true)
          } else {
            map(indent: indent + 1 + gap, depth: depth + 1, inline: true)
          }
        } else {
          value(indent: indent, depth: depth + 1, inMap: false)
        }
      }
    }

    /// What follows a `:` or `-`, from the blank behind it.
    private mutating func value(indent: Int, depth: Int, inMap: Bool) {
      switch depth < 5 ? random.below(20) : random.below(12) {
      case 0: endLine()
      case 1: endLine(" " + flow(depth: depth))
      case 2:
        text += " "
        block(indent: indent)
      case 3: endLine(" " + folded(indent: indent))
      case 4:
        endLine()
        text += spaces(indent + 1 + random.below(4))
        endLine(scalar())
      case 5...11: endLine(spaces(random.percent(90) ? 1 : 3) + scalar())
      case 12...15:
        endLine()
        map(indent: indent + 1 + random.below(4), depth: depth, inline: false)
      default:
        endLine()
        let isIndentless = inMap && random.percent(50)
        list(
          indent: isIndentless ? indent : indent + 1 + random.below(4), depth: depth, inline: false)
      }
    }

    private mutating func flow(depth: Int) -> String {
      let isMap = random.percent(50)
      let count = random.below(4)
      var parts: [String] = []
      for _ in 0..<count {
        var part = ""
        if isMap {
          let key = key()
          part = key + ":" + (key.hasPrefix("\"") && random.percent(30) ? "" : " ")
        }
        part += depth < 5 && random.percent(20) ? flow(depth: depth + 1) : flowScalar()
        parts.append(part)
      }
      if count > 0, random.percent(5) { parts.append("") }
      let gap = random.percent(80) ? "" : random.choice([" ", "  ", lineEnd, lineEnd + "   "])
      let comma =
        random.percent(80)
        ? ", "
        : random.choice([
          ",", " , ", ",\(lineEnd)    ", ", # note\(lineEnd) ", "\(lineEnd)  , ",
        ])
      return (isMap ? "{" : "[") + gap + parts.joined(separator: comma) + gap + (isMap ? "}" : "]")
    }

    // MARK: Scalars

    private mutating func key() -> String {
      keyNumber += 1
      let name = random.choice(["a", "name", "größe", "x.y", "with space", "b#c", "k:v", "-d"])
      switch random.below(12) {
      case 0: return "\"\(name)\(keyNumber)\""
      case 1: return "'\(name)\(keyNumber)'"
      case 2: return "\"\(name)\\u00e9\(keyNumber)\""
      case 3: return "\(keyNumber)"
      case 4:
        return random.choice(["yes", "true", "1.5", "n", "null1", "e\u{301}"]) + "\(keyNumber)"
      default: return name + "\(keyNumber)"
      }
    }

    private mutating func scalar() -> String {
      if random.percent(2) { return random.choice(Self.doubtful) }
      return random.percent(55) ? random.choice(Self.plain) : random.choice(Self.quoted)
    }

    private mutating func flowScalar() -> String {
      if random.percent(2) { return random.choice(Self.doubtful) }
      return random.percent(55)
        ? random.choice(Self.plain.filter { !$0.contains { ",[]{}".contains($0) } })
        : random.choice(Self.quoted)
    }

    /// Without quotes.
    private static let plain = [
      "text", "two words", "a#b", "urn:a:b", "https://example.com:80/a?b=c#d", "10:30", "1", "-1",
      "+12", "0", "007", "0o17", "0x1F", "1_000", "012", "1.5", "4.0", ".5", "5.", "1e3", "1e",
      "1.0.0", "9223372036854775808", "true", "True", "FALSE", "tRUE", "null", "~", "NULL", "yes",
      "off", "y", "2014-08-02", "2022-11-15 02:59:43", "99.9%", "-a", "--x", "a, b", "a [b] {c}",
      "it's", "a\"b", "x & y * z !", "größe €", "e\u{301}", "日本", "😀 x", "a :b", "a   b", "a|b>c",
      "...", "$5", "(x)", "a\\b", "<<", "12345678901234567890123456789012345678",
      "0x7fffffffffffffff", "123456789012345678", "1234567890123456789", "-9223372036854775808",
    ]

    /// In quotes.
    private static let quoted = [
      "''", "\"\"", "'x'", "\"x\"", "'it''s'", "''''", "\"\\\"\"", "\"\\\\\"",
      "\"a\\nb\\t\\u00e9\"", "'a: b # c'", "\"a: b # c\"", "'größe'", "\"größe\"", "\"e\\u0301\"",
      "'e\u{301}'", "\"\\x41\\U0001F600\"", "\"\\0\\a\\b\\v\\f\\r\\e\\ \\/\\_\"", "' x '",
      "\"a\tb\"", "'[x]'", "\"{{ x }}\"", "'a\\b'", "'\"'", "\"'\"",
    ]

    /// Wrong, or outside of the subset, or so in brackets.
    private static let doubtful = [
      "a: b", "a :b", "%", "- x", ".inf", "1:", "@x", "`x`", "?x", ":x", "0x8000000000000000",
      "\"\\N\"", "\"\\d\"", "\"\\u\"", "\"\\ud83d\"", "-a", "--x", "*x", "&x y", "!x y", "1e-19",
      "a\tb", "x]", "'x", "\"x",
    ]

    /// A plain or quoted scalar of several lines.
    private mutating func folded(indent: Int) -> String {
      let lines = [
        "one", "two three", "- four", "five#six", "se'ven", "größe", "e\u{301}", "8", "... x",
      ]
      let escapes = random.percent(20) ? "\\" : ""
      let quote = random.choice(["", "", "'", "\""])
      var text = quote + random.choice(lines)
      for _ in 0..<1 + random.below(3) {
        if quote == "\"", random.percent(30) { text += escapes }
        if random.percent(20) { text += "  " }
        text += lineEnd
        while random.percent(20) { text += spaces(random.below(5)) + lineEnd }
        let column = quote.isEmpty || random.percent(90) ? indent + 1 + random.below(4) : 0
        text += spaces(column) + random.choice(lines.filter { $0 != "se'ven" || quote != "'" })
      }
      return text + (quote.isEmpty ? "" : random.choice(["", " ", lineEnd + "  "])) + quote
    }

    private mutating func block(indent: Int) {
      let explicit = random.percent(15) ? 1 + random.below(4) : 0
      let sign = random.choice(["", "", "-", "+"])
      let digit = explicit > 0 ? "\(explicit)" : ""
      text += random.choice(["|", "|", ">"]) + (random.percent(50) ? sign + digit : digit + sign)
      if random.percent(10) { text += " # note" }
      text += lineEnd
      let column = explicit > 0 ? indent + explicit : indent + 1 + random.below(4)
      let lines = [
        "one", "two words", "- three", "four: 4", "# five", "  six", "größe", "\tseven", "é ",
        "' \"", "\u{65}\u{301}",
      ]
      while random.percent(15) { text += spaces(random.below(column + 2)) + lineEnd }
      for _ in 0..<random.below(5) {
        text += spaces(column) + random.choice(lines)
        if random.percent(10) { text += "  " }
        text += lineEnd
        while random.percent(15) { text += spaces(random.below(column + 3)) + lineEnd }
      }
    }
  }
#endif
