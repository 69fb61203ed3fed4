import Charter
import Testing

/// Whatever is done to a policy, reading it ends and says what is wrong.
@Suite struct DamagedSourceTests {
  @Test func everyPrefixReads() {
    for (name, source) in SampleSources.corpus {
      let bytes = Array(source.utf8)
      for length in 0..<bytes.count {
        let prefix = Array(bytes[..<length])
        check(prefix, "\(name), first \(length) bytes")
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func oneTokenMore(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    var counts: [Int] = []
    for (name, source) in SampleSources.corpus {
      let pieces = Self.pieces(of: source)
      for round in 0..<12 {
        let damaged = Self.damaged(pieces, &random)
        counts.append(check(Array(damaged.utf8), "\(name), seed \(seed), round \(round)"))
      }
    }
    let mean = Double(counts.reduce(0, +)) / Double(counts.count)
    // One token is one mistake; a brace may show in two places.
    #expect(mean < 1.25, "\(mean) diagnostics for one token")
    #expect(counts.filter { $0 > 4 }.count * 50 < counts.count, "\(counts.sorted().suffix(20))")
  }

  /// Reads a source and checks what holds of any; gives the number of diagnostics.
  @discardableResult
  private func check(_ bytes: [UInt8], _ name: String) -> Int {
    let (tree, diagnostics) = parse(SourceFile(path: "p", bytes: bytes), index: 0)
    let last = LineIndex(bytes).position(of: bytes.count)
    var previous = LineIndex.Position(line: 1, column: 1)
    for diagnostic in diagnostics {
      guard let place = diagnostic.place else {
        Issue.record("\(name): no place: \(diagnostic)")
        continue
      }
      #expect(!isBefore(place.start, previous), "\(name): out of order: \(diagnostic)")
      #expect(
        !isBefore(place.end, place.start) && !isBefore(last, place.end), "\(name): \(diagnostic)")
      previous = place.start
    }
    for expression in SpanWalk(tree).expressions {
      let span = expression.span
      #expect(0 <= span.start && span.start <= span.end && Int(span.end) <= bytes.count, "\(name)")
      if case .invalid = expression.form { #expect(!diagnostics.isEmpty, "\(name)") }
    }
    return diagnostics.count
  }

  // MARK: Damage

  private static let others = [
    "{", "}", "(", ")", "[", "]", ",", ":", ".", "=", "==", "<", "a", "5", "24h", "2026-01-01",
    "\"", "\"x\"", "\"{", "and", "or", "not", "is", "in", "some", "has", "if", "then", "else",
    "for", "where", "require", "when", "otherwise", "level", "rule", "global", "record", "/",
    "//", "&&", "“", ";", "?", "-", "missing", "data", "permit", "\n",
    "with", "to", "rows", "of", "by", "mask", "filter", "domain", "tighten", "waiver", "until",
    "test",
    "given", "expect", "deny",
  ]

  /// Words, numbers, texts, signs and blanks.
  private static func pieces(of source: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    var isText = false
    for character in source {
      let isWord = character.isLetter || character.isNumber || character == "_"
      if isText || isWord && !word.isEmpty && !word.hasPrefix("\"") {
        word.append(character)
        if isText, character == "\"" {
          isText = false
          pieces.append(word)
          word = ""
        }
        continue
      }
      if !word.isEmpty { pieces.append(word) }
      word = ""
      if isWord {
        word = String(character)
      } else if character == "\"" {
        isText = true
        word = "\""
      } else {
        pieces.append(String(character))
      }
    }
    if !word.isEmpty { pieces.append(word) }
    return pieces
  }

  /// Deletes, inserts, replaces or swaps one token.
  private static func damaged(_ pieces: [String], _ random: inout SplitMix) -> String {
    var pieces = pieces
    let places = pieces.indices.filter { pieces[$0] != " " && pieces[$0] != "\n" }
    guard let place = places.randomElement(using: &random) else { return "" }
    let other = others.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<4, using: &random) {
    case 0: pieces[place] = ""
    case 1: pieces.insert(" \(other) ", at: place)
    case 2: pieces[place] = " \(other) "
    default:
      let second = places.randomElement(using: &random) ?? place
      pieces.swapAt(place, second)
    }
    return pieces.joined()
  }

  // MARK: Depth and length

  @Test(arguments: [
    ("(", ")", 1), ("not ", "", 1), ("[", "]", 1), ("{ a: ", " }", 1), ("if a then b else ", "", 1),
    ("if ", " then a else b", 1), ("some a in b has ", "", 1), ("\"{", "}\"", 1), ("f(", ")", 1),
    ("a[", "]", 1), ("-", "", 1), ("a or ", "", 1), ("a and ", "", 1), ("a + ", "", 1),
    ("a or else ", "", 1), ("a == ", "", 1), ("a implies ", "", 1), ("count(x in ", ")", 1),
    ("[x for x in ", "]", 1),
  ])
  func aHundredThousandAtOnce(_ opening: String, _ closing: String, _ mistakes: Int) {
    let count = 100_000 / max(1, opening.utf8.count)
    let source =
      String(repeating: opening, count: count) + "a" + String(repeating: closing, count: count)
    let (_, diagnostics) = parseExpression(SourceFile(path: "p", text: source), index: 0)
    #expect(diagnostics.count == mistakes, "\(diagnostics.prefix(3).map(\.message))")
    let rule =
      "global policy p { rule r on product { require \(source) } rule s on product { deny } }"
    #expect(parse(SourceFile(path: "p", text: rule), index: 0).diagnostics.count <= 2)
  }

  @Test(arguments: [
    ("data x: ", "[", "T"), ("data x: ", "{Text: ", "T"), ("enum E { ", "a { ", ""),
    ("standard s for product { ", "a { ", ""), ("standard s for product { ", "a for b in c { ", ""),
    ("", "global policy p {", ""), ("", "waiver w {", ""), ("", "}", ""),
    ("", "domain policy p for d {", ""), ("domain policy p for d {", "tighten a.b {", ""),
    ("", "test \"t\" {", ""), ("test \"t\" { given a ", "{ b: ", "1"),
    ("test \"t\" { given a b with ", "{ c: ", "1"), ("waiver w { for p \"i\" at a", "[b", "]"),
    ("global policy p { rule r on s { ", "mask c in ", "d"),
    ("global policy p { rule r on s { mask c in d with ", "last(", "4"),
    ("global policy p { rule r on s { ", "filter ", "rows"),
    ("global policy p { rule r on s { ", "require approval by ", "a"),
  ])
  func declarationsOfAnyDepth(_ head: String, _ part: String, _ tail: String) {
    let source = head + String(repeating: part, count: 100_000 / part.utf8.count) + tail
    let diagnostics = parse(SourceFile(path: "p", text: source), index: 0).diagnostics
    #expect(!diagnostics.isEmpty && diagnostics.count <= 1_001)
  }

  /// Mistakes past the limit are not listed, and one line says so.
  @Test func tooManyMistakes() {
    let source = String(repeating: "data a: Int = ;\n", count: 2_000)
    let diagnostics = parse(SourceFile(path: "p", text: source), index: 0).diagnostics
    #expect(diagnostics.count == 1_001)
    #expect(diagnostics.last?.code == "too-many-errors")
  }
}

/// Whether one position stands before another.
private func isBefore(_ left: LineIndex.Position, _ right: LineIndex.Position) -> Bool {
  (left.line, left.column) < (right.line, right.column)
}
