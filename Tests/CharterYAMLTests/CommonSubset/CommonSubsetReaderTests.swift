#if YAML
  import Charter
  import CharterYAML
  import Testing

  @Suite struct CommonSubsetReaderTests {
    @Test func trapsAreTakenOrLeft() {
      var comparison = SubsetComparison()
      var wrong: [String] = []
      for trap in subsetTraps {
        for source in trap.taken where !comparison.compare(Array(source.utf8), trap.name) {
          wrong.append("\(trap.name): left \(source.debugDescription)")
        }
        for source in trap.left where comparison.compare(Array(source.utf8), trap.name) {
          wrong.append("\(trap.name): taken \(source.debugDescription)")
        }
      }
      #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
      #expect(comparison.differences.isEmpty, "\(comparison.summary)")
    }

    @Test func rowsOfTheReaderAreReadTheSame() {
      var comparison = SubsetComparison()
      for row in yamlRows { comparison.compare(row.bytes, row.name) }
      #expect(comparison.differences.isEmpty, "\(comparison.summary)")
      #expect(comparison.taken > 0)
    }

    @Test func limitsAreLeftToLibyaml() {
      func maps(_ depth: Int) -> String {
        (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
      }
      let long = String(repeating: "a", count: 1_000)
      let keys = (0..<5_000).map { "key\($0): \($0)\n" }.joined()
      let rows: [(source: String, isTaken: Bool)] = [
        (maps(100), true), (maps(101), false),
        (String(repeating: "- ", count: 100) + "a\n", true),
        (String(repeating: "- ", count: 101) + "a\n", false),
        (String(repeating: "[", count: 100) + String(repeating: "]", count: 100), true),
        (String(repeating: "[", count: 101) + String(repeating: "]", count: 101), false),
        ("a: " + String(repeating: "[", count: 100) + String(repeating: "]", count: 100), false),
        ("\(long): b\n", true), ("\(long)a: b\n", false), ("{\(long): b}\n", true),
        ("'\(long)': b\n", false), ("{\"\(long)\": b}\n", false), ("a: \(long)\(long)\n", true),
        ("- '\(long)\(long)'\n", true), (keys, true), (keys + "key77: 1\n", false),
        (String(repeating: "[", count: 100_000), false),
        (String(repeating: "- ", count: 100_000), false),
      ]
      var comparison = SubsetComparison()
      for (number, row) in rows.enumerated() {
        #expect(comparison.compare(Array(row.source.utf8), "\(number)") == row.isTaken, "\(number)")
      }
      #expect(comparison.differences.isEmpty, "\(comparison.differences.count)")
      #expect(
        Document.read(commonYAML: [UInt8](repeating: 0x23, count: 64 << 20 + 1), file: "") == nil)
    }
  }
#endif
