import Charter
import Testing

@Suite struct DiagnosticRendererTests {
  /// The place of what stands between `‹` and `›` in a file.
  private func place(_ marked: String, file: String = "policies/a.charter") -> Place {
    let pieces = marked.utf8.split(
      separator: "‹".utf8, maxSplits: 1, omittingEmptySubsequences: false)
    let rest = pieces[1].split(separator: "›".utf8, maxSplits: 1, omittingEmptySubsequences: false)
    let start = pieces[0].count
    let bytes = Array(pieces[0]) + Array(rest[0]) + Array(rest[1])
    return Place(file: file, lines: LineIndex(bytes), start: start, end: start + rest[0].count)
  }

  private func render(_ diagnostic: Diagnostic) -> String {
    DiagnosticRenderer(useColor: false).render(diagnostic)
  }

  private func excerpt(_ marked: String, label: String? = nil) -> String {
    DiagnosticRenderer(useColor: false).excerpt(place: place(marked), label: label)
      .joined(separator: "\n")
  }

  @Test func theStyleOfTheHouse() {
    let source = """
      policy ownership "Ownership" {
        rule owned on product {
          // Everybody has one.
        require product.‹ownr› != null
        }
      }
      """
    let diagnostic = Diagnostic(
      code: "unknown-field", message: "`product` has no field `ownr`",
      place: place(source, file: "policies/ownership.charter"), help: "did you mean `owner`?")
    #expect(
      render(diagnostic) == """
        error[unknown-field]: `product` has no field `ownr`
          --> policies/ownership.charter:4:19
           |
         4 |   require product.ownr != null
           |                   ^^^^
           = help: did you mean `owner`?

        """)
  }

  @Test func warningsAndBareMessages() {
    let warning = Diagnostic(
      code: "constant-condition", severity: .warning, message: "this is the same for every product",
      place: place("require ‹1 == 1›"))
    #expect(
      render(warning) == """
        warning[constant-condition]: this is the same for every product
          --> policies/a.charter:1:9
           |
         1 | require 1 == 1
           |         ^^^^^^

        """)
    let bare = Diagnostic(
      code: "empty-set", message: "no policies were given", place: nil, help: "name a folder")
    #expect(
      render(bare) == """
        error[empty-set]: no policies were given
          = help: name a folder

        """)
  }

  @Test func notesShareTheMargin() {
    let first = place("rule ‹a›", file: "global.charter")
    let lines = String(repeating: "\n", count: 119)
    let diagnostic = Diagnostic(
      code: "duplicate-rule", message: "there are two rules `a`",
      place: place(lines + "rule ‹a›", file: "domains/sales.charter"), help: "name it otherwise",
      notes: [Diagnostic.Note(message: "the first is here", place: first)])
    #expect(
      render(diagnostic) == """
        error[duplicate-rule]: there are two rules `a`
            --> domains/sales.charter:120:6
             |
         120 | rule a
             |      ^
             = help: name it otherwise
        note: the first is here
            --> global.charter:1:6
             |
           1 | rule a
             |      ^

        """)
  }

  private static let rows: [(String, String?, String)] = [
    // What is marked.
    ("a ‹bc› d", nil, " 1 | a bc d\n   |   ^^"),
    ("a ‹bc› d", "what", " 1 | a bc d\n   |   ^^ what"),
    ("a ‹bc› d", "", " 1 | a bc d\n   |   ^^"),
    ("a ‹›bc", nil, " 1 | a bc\n   |   ^"),
    ("abc‹›", "here", " 1 | abc\n   |    ^ here"),
    ("‹›", nil, " 1 |\n   | ^"),
    ("x\n‹›\ny", nil, " 2 |\n   | ^"),
    ("a ‹b\nc\nd› e", nil, " 1 | a b\n   |   ^"),
    ("a ‹{\r\n}›\r\n", nil, " 1 | a {\n   |   ^"),
    ("a‹\nb›", nil, " 1 | a\n   |  ^"),
    ("\n\n\n\n\n\n\n\n\n‹a›", nil, " 10 | a\n    | ^"),
    // Tabs stop at every fourth cell.
    ("\t‹a›", nil, " 1 |     a\n   |     ^"),
    ("ab\t‹c›\td", nil, " 1 | ab  c   d\n   |     ^"),
    ("abcd\t‹e\t›f", nil, " 1 | abcd    e   f\n   |         ^^^^"),
    // Width on a terminal.
    ("é ‹ö› x", nil, " 1 | é ö x\n   |   ^"),
    ("e\u{301} ‹x›", nil, " 1 | e\u{301} x\n   |   ^"),
    ("价格 ‹表格› x", nil, " 1 | 价格 表格 x\n   |      ^^^^"),
    ("한국 ‹x›", nil, " 1 | 한국 x\n   |      ^"),
    ("ｗ‹x›", nil, " 1 | ｗx\n   |   ^"),
    ("😀 ‹x›", nil, " 1 | 😀 x\n   |    ^"),
    ("カ\u{3099}‹x›", nil, " 1 | カ\u{3099}x\n   |   ^"),
    // Nothing moves the cursor.
    ("\u{1B}[2J‹a›", nil, " 1 | \\u{1B}[2Ja\n   |          ^"),
    ("a‹\u{0}›b", nil, " 1 | a\\u{0}b\n   |  ^^^^^"),
    ("\u{7F}\u{85}‹\u{9B}›", nil, " 1 | \\u{7F}\\u{85}\\u{9B}\n   |             ^^^^^^"),
    ("\u{202E}‹abc›\u{202C}", nil, " 1 | \\u{202E}abc\\u{202C}\n   |         ^^^"),
    (
      "\u{2066}\u{2067}\u{2068}‹\u{2069}›", nil,
      " 1 | \\u{2066}\\u{2067}\\u{2068}\\u{2069}\n   |                         ^^^^^^^^"
    ),
    ("a\u{200B}\u{FEFF}‹b›", nil, " 1 | a\\u{200B}\\u{FEFF}b\n   |                  ^"),
    ("‹a›", "\u{1B}[31m\nred", " 1 | a\n   | ^ \\u{1B}[31m\\u{A}red"),
    ("\u{8}‹a›", nil, " 1 | \\u{8}a\n   |      ^"),
  ]

  @Test(arguments: rows)
  func row(_ marked: String, _ label: String?, _ expected: String) {
    #expect(excerpt(marked, label: label) == expected)
  }

  @Test func hostileMessagesAreShown() {
    let diagnostic = Diagnostic(
      code: "x\u{1B}", message: "`a\u{1B}[2K\r\nb`",
      place: place("‹a›", file: "b\u{202E}\u{7}.yaml"),
      help: "\u{9B}31m", notes: [Diagnostic.Note(message: "\u{1B}c", place: place("‹a›"))])
    let text = render(diagnostic)
    #expect(
      text == """
        error[x\\u{1B}]: `a\\u{1B}[2K\\u{D}\\u{A}b`
          --> b\\u{202E}\\u{7}.yaml:1:1
           |
         1 | a
           | ^
           = help: \\u{9B}31m
        note: \\u{1B}c
          --> policies/a.charter:1:1
           |
         1 | a
           | ^

        """)
  }

  // MARK: Long lines

  private func letters(_ count: Int) -> String {
    String(String.UnicodeScalarView((0..<count).compactMap { Unicode.Scalar(97 + $0 % 26) }))
  }

  /// What is marked in the drawing of a long line, which must fit.
  private func marked(_ source: String) -> (line: String, mark: String) {
    let lines = excerpt(source).split(separator: "\n")
    let line = lines[0].drop { $0 != "|" }.dropFirst(2)
    let mark = lines[1].drop { $0 != "|" }.dropFirst(2)
    #expect(line.unicodeScalars.count <= 160)
    let start = mark.prefix { $0 == " " }.count
    return (String(line), String(line.dropFirst(start).prefix(mark.count - start)))
  }

  @Test func longLinesAreCutAroundTheMark() {
    let whole = marked(letters(150) + "‹OWNER›" + letters(5))
    #expect(whole.line == letters(150) + "OWNER" + letters(5))
    #expect(whole.mark == "OWNER")

    let start = marked("ab‹OWNER›" + letters(1_000))
    #expect(start.line.hasPrefix("abOWNERabc"))
    #expect(start.line.hasSuffix("…"))
    #expect(start.line.count == 160)
    #expect(start.mark == "OWNER")

    let middle = marked(letters(1_000) + "‹OWNER›" + letters(1_000))
    #expect(middle.line.hasPrefix("…") && middle.line.hasSuffix("…"))
    #expect(middle.line.count == 160)
    #expect(middle.mark == "OWNER")

    let end = marked(letters(1_000) + "‹OWNER›")
    #expect(end.line.hasPrefix("…") && end.line.hasSuffix("OWNER"))
    #expect(end.mark == "OWNER")
    #expect(end.line.count > 150)

    let past = excerpt(letters(1_000) + "‹›")
    #expect(past.hasSuffix("l\n   | " + String(repeating: " ", count: 159) + "^"))

    let wide = marked(letters(300) + "‹" + letters(500) + "›" + letters(300))
    #expect(wide.line.hasSuffix("…"))
    #expect(wide.mark.hasPrefix(letters(90)) && wide.mark.hasSuffix("…"))

    let justBefore = marked(letters(129) + "‹O›" + letters(100))
    #expect(justBefore.line.hasPrefix("abc"))
    let justPast = marked(letters(130) + "‹O›" + letters(100))
    #expect(justPast.line.hasPrefix("…"))
    #expect(justPast.mark == "O")
  }

  @Test(arguments: ["价", "\u{1B}", "\t", "e\u{301}", "\u{301}", "😀", "é"])
  func longLinesOfAnythingFit(_ part: String) {
    for (before, after) in [(0, 400), (100, 400), (400, 400), (400, 0), (3_000, 3_000)] {
      let source =
        String(repeating: part, count: before) + "x‹OWNER›" + String(repeating: part, count: after)
      let lines = DiagnosticRenderer(useColor: false).excerpt(place: place(source), label: nil)
      func cells(_ text: Substring) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
          sum + (scalar == "价" || scalar == "😀" ? 2 : scalar == "\u{301}" ? 0 : 1)
        }
      }
      let line = lines[0].dropFirst(5)
      #expect(cells(line) <= 160, "\(before) and \(after)")
      guard let found = line.unicodeScalars.firstIndex(of: "x") else {
        Issue.record("the mark is cut off: \(before) and \(after)")
        continue
      }
      let indent = cells(line[..<found]) + 1
      #expect(lines[1] == "   | " + String(repeating: " ", count: indent) + "^^^^^")
    }
  }

  @Test func hugeLinesTakeNoTime() {
    let line = String(repeating: "a", count: 200_000)
    let text = excerpt(line + "‹b›" + line)
    #expect(text.utf8.count < 600)
  }

  // MARK: Colour

  @Test func colourIsOnlyAddedToTheText() {
    let diagnostic = Diagnostic(
      code: "unknown-field", message: "`product` has no field `ownr`",
      place: place("a ‹b\u{1B}› c"), help: "did you mean `owner`?",
      notes: [Diagnostic.Note(message: "declared here", place: place("‹a›"))])
    let colored = DiagnosticRenderer(useColor: true).render(diagnostic)
    #expect(colored.hasPrefix("\u{1B}[1;31merror[unknown-field]\u{1B}[0m\u{1B}[1m: `product`"))
    #expect(colored.contains("\u{1B}[1;31m^^^^^^^\u{1B}[0m\n"))
    #expect(plain(colored) == render(diagnostic))
    let warning = Diagnostic(code: "a", severity: .warning, message: "b", place: place("‹a›"))
    #expect(
      DiagnosticRenderer(useColor: true).render(warning).hasPrefix(
        "\u{1B}[1;33mwarning[a]\u{1B}[0m"))
    #expect(plain(DiagnosticRenderer(useColor: true).render(warning)) == render(warning))
  }

  /// A text without ANSI sequences.
  private func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var isInSequence = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isInSequence = true }
      if !isInSequence { plain.append(scalar) }
      if scalar == "m" { isInSequence = false }
    }
    return String(plain)
  }
}
