#if DEBUG
  @testable import Charter
  import TestSupport
  import Testing

  /// The worst JSON texts that were found take steps in proportion to their length.
  @Suite struct DocumentStepTests {
    static let shapes: [WorstText] = [
      WorstText("zeros", "[0", ",0", "]"),
      WorstText("empty lists", "[0", ",[]", "]"),
      WorstText("lists that are not closed", repeated: "["),
      WorstText("keys of one map") { count in
        "{" + (0..<count).map { "\"k\($0)\":1" }.joined(separator: ",") + "}"
      },
      WorstText("keys that start alike") { count in
        let start = String(repeating: "k", count: 200)
        return "{" + (0..<count).map { "\"\(start)\($0)\":1" }.joined(separator: ",") + "}"
      },
      WorstText("one key", "{\"k\":1", ",\"k\":1", "}"),
      WorstText("one long key", "{\"k\":1", ",\"\(String(repeating: "k", count: 200))\":1", "}"),
      WorstText("maps of 24 keys") { count in
        let map = "{" + (0..<24).map { "\"\($0 % 12)\":1" }.joined(separator: ",") + "}"
        return "[" + Array(repeating: map, count: count).joined(separator: ",") + "]"
      },
      WorstText("halves of characters", "[\"\"", ",\"\\ud800\"", "]"),
      WorstText("wrong escapes", "\"", "\\q", "\""),
      WorstText("control characters", "[\"\"", ",\"\u{1}\"", "]"),
      WorstText("numbers out of range", "[0", ",1e99", "]"),
      WorstText("marks on one letter", "\"a", "\u{301}\u{323}", "\""),
      WorstText("marks on many letters", "\"", "a\u{301}\u{323}", "\""),
      WorstText("texts that are decomposed", "[\"\"", ",\"e\u{301}\"", "]"),
      WorstText("one long number", "[", "1", "]"),
      WorstText("blanks before a fault", "[", " ", "x"),
    ]

    @Test(arguments: shapes.indices) func stepsGrowWithTheText(_ shape: Int) {
      let problem = Self.shapes[shape].growth(bytes: 16_000, most: 8) { text in
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { source in
          [UInt8](padding: source).withUnsafeBufferPointer { padded in
            var reader = JSONReader(padded: padded, count: source.count)
            try? reader.read()
            return reader.builder.steps.value
          }
        }
      }
      #expect(problem == nil)
    }
  }
#endif
