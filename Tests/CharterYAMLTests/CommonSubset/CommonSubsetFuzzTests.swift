#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// Random and damaged texts: the reader of the common subset gives up, or reads what libyaml reads.
  @Suite struct CommonSubsetFuzzTests {
    @Test func generatedDocumentsAreReadTheSame() {
      var comparison = SubsetComparison()
      var generator = CommonSubsetGenerator(seed: 20_261_130)
      for number in 0..<4_000 { comparison.compare(generator.next(), "document \(number)") }
      #expect(comparison.differences.isEmpty, "\(comparison.summary)")
      #expect(comparison.percentTaken >= 50, "\(comparison.percentTaken) %")
    }

    @Test func prefixesAndSuffixesOfRowsAreReadTheSame() {
      var comparison = SubsetComparison()
      for row in yamlRows where row.source.utf8.count < 200 {
        let yaml = row.bytes
        for length in 0...yaml.count {
          comparison.compare(Array(yaml[..<length]), row.name)
          comparison.compare(Array(yaml[length...]), row.name)
        }
      }
      #expect(comparison.differences.isEmpty, "\(comparison.summary)")
      #expect(comparison.taken > 1_000, "\(comparison.taken)")
    }

    @Test func damagedFilesAreReadTheSame() throws {
      var comparison = SubsetComparison()
      var random = SubsetRandom(seed: 20_261_201)
      for (name, yaml) in try Self.files() {
        for index in yaml.indices {
          for _ in 0..<6 {
            comparison.compare(Self.damaged(yaml, at: index, &random), "\(name) at \(index)")
          }
        }
      }
      #expect(comparison.differences.isEmpty, "\(comparison.summary)")
      #expect(comparison.count > 20_000, "\(comparison.count)")
      #expect((20...90).contains(comparison.percentTaken), "\(comparison.percentTaken) %")
    }

    @Test func filesWithLinesInDisorderAreReadTheSame() throws {
      var comparison = SubsetComparison()
      var random = SubsetRandom(seed: 20_261_202)
      for (name, yaml) in try Self.files() {
        for number in 0..<600 {
          comparison.compare(Self.disordered(yaml, &random), "\(name), \(number)")
        }
      }
      #expect(comparison.differences.isEmpty, "\(comparison.summary)")
      #expect((10...90).contains(comparison.percentTaken), "\(comparison.percentTaken) %")
    }

    @Test func damagedDocumentsAreReadTheSame() {
      var comparison = SubsetComparison()
      var random = SubsetRandom(seed: 20_261_203)
      var generator = CommonSubsetGenerator(seed: 20_261_204)
      for number in 0..<1_500 {
        let yaml = generator.next()
        for _ in 0..<4 {
          let damaged =
            random.percent(70)
            ? Self.damaged(yaml, at: random.below(yaml.count), &random)
            : Self.disordered(yaml, &random)
          comparison.compare(damaged, "document \(number)")
        }
      }
      #expect(comparison.differences.isEmpty, "\(comparison.summary)")
      #expect((10...90).contains(comparison.percentTaken), "\(comparison.percentTaken) %")
    }

    // MARK: Damage

    private static let telling =
      Array(":-# \t\n\r\"'&*!|>%@`,[]{}?.~<=\\0x".utf8) + [0x00, 0x7F, 0xC3, 0xE2, 0xEF]

    /// A text with one byte replaced, removed or inserted, or a few bytes that mean something.
    private static func damaged(
      _ yaml: [UInt8], at index: Int, _ random: inout SubsetRandom
    ) -> [UInt8] {
      var text = yaml
      let byte = random.choice(telling)
      switch random.below(10) {
      case 0...3: text[index] = byte
      case 4: text.remove(at: index)
      case 5...7: text.insert(byte, at: index)
      case 8: text.insert(contentsOf: [byte, random.choice(telling)], at: index)
      default:
        let words = [
          "\n", "\r\n", "\n---\n", "\n...\n", " #", ": ", "- ", "\n- ", "? ", "|\n", "\u{2028}",
          "\u{85}",
          "\u{FEFF}", "e\u{301}", "\n ", "\n  ", "\n#", "''", "\\", "null: ", "<<: ", "*a", "&a ",
          "!!str ",
        ]
        text.insert(contentsOf: Array(random.choice(words).utf8), at: index)
      }
      return text
    }

    /// A text with lines indented otherwise, left out, doubled, swapped or joined.
    private static func disordered(_ yaml: [UInt8], _ random: inout SubsetRandom) -> [UInt8] {
      var lines = yaml.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      for _ in 0...random.below(3) {
        let index = random.below(lines.count)
        switch random.below(8) {
        case 0: lines[index].insert(contentsOf: [0x20, 0x20].prefix(1 + random.below(2)), at: 0)
        case 1: lines[index].removeFirst(min(lines[index].count, 1 + random.below(2)))
        case 2 where lines.count > 1: lines.remove(at: index)
        case 3: lines.insert(lines[random.below(lines.count)], at: index)
        case 4: lines.swapAt(index, random.below(lines.count))
        case 5: lines.insert([], at: index)
        case 6 where index + 1 < lines.count:
          lines[index] += lines.remove(at: index + 1)
        default: lines[index] = Array(lines[index].prefix(random.below(lines[index].count + 1)))
        }
      }
      return Array(lines.joined(separator: [0x0A]))
    }

    /// Real descriptors, each up to the end of a line, and a text with all that the subset has.
    private static func files() throws -> [(name: String, yaml: [UInt8])] {
      let names = [
        "corrected/orders.yaml", "dps/orders.dataproduct.yaml", "odcs/cities-v1.odcs.yaml",
        "odps4/demo_product.yaml", "datahub/dataproduct.yaml",
      ]
      var files = try names.map { name in
        (name, cut(Array(try textInPackage("Tests/Corpus/" + name).utf8)))
      }
      files.append(("everything", Array(everything.utf8)))
      let crlf = everything.split(separator: "\n", omittingEmptySubsequences: false)
      files.append(("everything, CRLF", Array(crlf.joined(separator: "\r\n").utf8)))
      return files
    }

    private static func cut(_ yaml: [UInt8]) -> [UInt8] {
      let end = yaml[min(700, yaml.count)...].firstIndex(of: 0x0A) ?? yaml.count
      return Array(yaml[..<end])
    }

    private static let everything = """
      # A descriptor
      ---
      name: orders  # trailing
      'quoted': "a\\tb é"
      version: 1.0.0
      empty:
      none: ~
      list:
      - one
      - two: 2
        three:
          - [a, 'b', {c: d, "e":1}]
          - - deep
            -
      text: one
        two

        three
      folded: "one
        two \\
        three"
      literal: |-
        # no comment
          more: x

        last
      wrapped: >+
        a
        b
         c

        d

      end: {x: [],
        y: {}}
      """
  }
#endif
