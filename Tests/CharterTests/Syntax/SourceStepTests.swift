#if DEBUG
  @testable import Charter
  import TestSupport
  import Testing

  /// The worst policy texts that were found take steps in proportion to their length.
  @Suite struct SourceStepTests {
    private static let rule = "global policy p { rule r on product { require "

    static let shapes: [WorstText] = [
      WorstText("closing braces", repeated: "}"),
      WorstText("opening braces", repeated: "{"),
      WorstText("braces that open on one line and close on many") { count in
        "global policy p {\n" + String(repeating: "{", count: count) + "\n"
          + String(repeating: "}\n", count: count)
      },
      WorstText("blocks of which none is closed") { count in
        "global policy p {\n" + (0..<count).map { "rule r\($0) on product {\n" }.joined()
      },
      WorstText("parentheses", rule, "("),
      WorstText("a text that does not end between parentheses") { count in
        rule + String(repeating: "(", count: count) + "\"" + String(repeating: ")", count: count)
      },
      WorstText("quotes on one line", repeated: "\""),
      WorstText("a quote on each line", repeated: "\"\n"),
      WorstText("texts in texts", rule, "\"{"),
      WorstText("values of texts that do not end", rule + "x == \"a\n", "\"{\"\n"),
      WorstText("words", repeated: "a "),
      WorstText("words on lines", repeated: "a\n"),
      WorstText("indented words", repeated: String(repeating: " ", count: 40) + "a\n"),
      WorstText("blanks before a word", rule, " ", "x x x x x x"),
      WorstText("one parenthesis too few, and many parts", rule + "(a == 1\n", "and ) b == 1\n"),
      WorstText("`and` beside `or`, and parentheses", rule + "a and b or c\n", ") )\n"),
      WorstText("commas", rule + "x in [", ","),
      WorstText("elements that are missing", rule + "x in [1", ", ,1"),
      WorstText("records without braces", rule + "x == [", "a: 1 },"),
      WorstText("brackets that close nothing", rule + "x == [{a: [{b: ", "1] },\n"),
      WorstText("rules in rules", rule, "rule r on product { require "),
      WorstText("`not`", rule, "not "),
      WorstText("`implies`", rule + "a", " implies a"),
      WorstText("sums", rule + "1", " + 1"),
      WorstText("hyphens in a name", "global policy a", "-a"),
      WorstText("comments of other languages", repeated: "/* a */ "),
      WorstText("documentation", repeated: "///\n"),
      WorstText("escapes", "\"", "\\q"),
      WorstText("letters that look like others", repeated: "\u{430}"),
      WorstText("cases in cases", "enum e { ", "c { "),
      WorstText("levels", rule + "a\n", "level warn from 2026-01-01\n"),
      WorstText("rules") { count in
        "global policy p {\n" + (0..<count).map { "rule r\($0) on product { deny }\n" }.joined()
          + "}"
      },
    ]

    /// What stands in a policy again and again, and is wrong there.
    private static let damage = [
      "rule r on product { require a contains b }\n", "a b c\n", "require x in [a b, \"{c d}\n",
      "}\n", "\"\n", "waiver w { of a.b for c",
      "test \"a\" { given b c with { d: e, expect deny by f\n",
      "rule r on read { mask a in b with hash to rows filter c of at least 5\n",
      "domain policy d for e-f { set g = 1 tighten h.i { require j }\n", "mask a in b where c d\n",
      "} define f( 1.2.3 count( ", "“x ; && ", "rule r on product { deny\n",
    ]

    @Test(arguments: shapes.indices) func stepsGrowWithTheText(_ shape: Int) {
      let problem = Self.shapes[shape].growth(bytes: 8_000, most: 40) { text in
        var parser = Parser(SourceFile(path: "a.charter", text: text), index: 0)
        _ = parser.file()
        return parser.steps.value
      }
      #expect(problem == nil)
    }
  }
#endif
