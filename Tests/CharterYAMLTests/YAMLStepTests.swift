#if DEBUG && YAML
  import Charter
  @testable import CharterYAML
  import TestSupport
  import Testing

  /// The worst YAML texts that were found take steps in proportion to their length, by both readers.
  ///
  /// Of libyaml only its events are counted: it goes through a text once, and stops where values stand too
  /// deep.
  @Suite struct YAMLStepTests {
    static let shapes: [WorstText] = [
      WorstText("keys of one map") { count in
        (0..<count).map { "k\($0): 1\n" }.joined()
      },
      WorstText("one key", "k: 1\n", "k: 1\n"),
      WorstText("one key between braces", "- {k: 1", ", k: 1", "}\n"),
      WorstText("maps between brackets", "- [0", ",{}", "]\n"),
      WorstText("documents", repeated: "--- 1\n"),
      WorstText("many anchors, and documents with one") { count in
        (0..<count).map { "- &a\($0) 1\n" }.joined()
          + String(repeating: "--- &a 1\n", count: count)
      },
      WorstText("aliases", "a: &k 1\nb:\n- *k\n", "- *k\n"),
      WorstText("aliases of lists", "a: &k [1, 2, 3]\nb:\n- *k\n", "- *k\n"),
      WorstText("aliases of nothing", repeated: "- *k\n"),
      WorstText("tags", repeated: "- !x 1\n"),
      WorstText("tags that do not fit", repeated: "- !!int x\n"),
      WorstText("a long tag", "- !", "x", " 1\n"),
      WorstText("a long anchor", "- &", "x", " 1\n"),
      WorstText("anchors of lists that are not ASCII") { count in
        (0..<count).map { "- &a\($0) [é]\n" }.joined()
      },
      WorstText("keys that are not ASCII") { count in
        (0..<count).map { "é\($0): \"é\"\n" }.joined() + "z: &z 1\n"
      },
      WorstText("pairs between brackets that are not ASCII", "- &a [é: é", ", é: é", "]\n"),
      WorstText("block texts", repeated: "- |\n  a\n"),
      WorstText("block texts with an anchor", repeated: "- &a |\n  a\n"),
      WorstText("blank lines behind a block text", "- |\n  a\n", "\n"),
      WorstText(
        "blank lines behind block texts",
        repeated: "- |\n  a\n" + String(repeating: "\n", count: 40)),
      WorstText("a text of many lines", "- b\n", "  c\n"),
      WorstText("texts of many lines", repeated: "- b\n" + String(repeating: "  c\n", count: 40)),
      WorstText("a quoted text of many lines", "a: \"b\n", "b\n", "\"\n"),
      WorstText("comments", "- a\n", "#\n"),
      WorstText("blanks and comments behind an anchor", "- &a\n", "  #c\n", "  - 1\n"),
      WorstText("values that are left out", repeated: "-\n"),
      WorstText("values that are left out, with an anchor", repeated: "- &a\n"),
      WorstText("keys behind `?`") { count in
        (0..<count).map { "? k\($0)\n: b\n" }.joined()
      },
      WorstText("lists that are not closed", repeated: "["),
      WorstText("merge keys", repeated: "- {<<: 1}\n"),
      WorstText("keys that are left out", repeated: "- {: 1}\n"),
      WorstText("directives", repeated: "%YAML 1.2\n---\n1\n...\n"),
      WorstText("`%`", repeated: "%"),
    ]

    /// Long texts that are written once and named many times: what aliases may add bounds what is done with
    /// them, however long the text is.
    static let aliases: [WorstText] = [
      WorstText("a long text as a key") { count in
        "a: &k \"" + String(repeating: "x", count: count * 10) + "\"\nb:\n"
          + String(repeating: "  *k : 1\n", count: count)
      },
      WorstText("a long text as the key of many maps") { count in
        "a: &k \"" + String(repeating: "x", count: count * 12) + "\"\nb:\n"
          + String(repeating: "- {*k : 1}\n", count: count)
      },
      WorstText("a long text in a list that is copied") { count in
        "a: &k [\"" + String(repeating: "x", count: count * 6) + "\"]\nb:\n"
          + String(repeating: "- *k\n", count: count)
      },
    ]

    @Test(arguments: aliases.indices, [100_000, 200_000])
    func longTextsAreNamedSoOften(_ shape: Int, _ bytes: Int) {
      let text = Self.aliases[shape].text(bytes / 20)
      let most = 4 * Document.bytesOfAliasedValue * Document.mostAliasedValues + 8 * text.utf8.count
      #expect(Self.steps(ofLibyaml: text) < most)
    }

    private static func steps(ofLibyaml text: String) -> Int {
      Array(text.utf8).withUnsafeBufferPointer { source in
        var reader = YAMLReader(source, limits: Limits())
        try? reader.read()
        return reader.builder.steps.value
      }
    }

    @Test(arguments: shapes.indices) func libyamlTakesStepsByTheLength(_ shape: Int) {
      let problem = Self.shapes[shape].growth(bytes: 12_000, most: 8, steps: Self.steps(ofLibyaml:))
      #expect(problem == nil)
    }

    @Test(arguments: shapes.indices) func theCommonSubsetTakesStepsByTheLength(_ shape: Int) {
      let problem = Self.shapes[shape].growth(bytes: 12_000, most: 8) { text in
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { source in
          [UInt8](padding: source).withUnsafeBufferPointer { padded in
            guard var reader = try? CommonSubsetReader(padded: padded, count: source.count) else {
              return 1
            }
            try? reader.read()
            return max(1, reader.builder.steps.value)
          }
        }
      }
      #expect(problem == nil)
    }
  }
#endif
