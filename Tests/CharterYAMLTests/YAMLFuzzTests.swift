#if YAML
  import Charter
  import CharterYAML
  import Testing

  @Suite struct YAMLFuzzTests {
    /// Random numbers from a seed, the same in every run.
    private struct Seeded: RandomNumberGenerator {
      var state: UInt64

      mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
      }
    }

    /// Reads a text that may be anything: it must come to whole documents or to faults with places
    /// in order.
    private func expectAnswer(_ yaml: [UInt8], _ name: String) {
      do throws(DocumentError) {
        let documents = try Document.read(yaml: yaml, file: "test.yaml")
        if documents.isEmpty { Issue.record("\(name): no documents") }
        for document in documents {
          if Int(document.nodes[0].next) != document.nodes.count { Issue.record("\(name)") }
          if document.json(ofNode: 0).isEmpty { Issue.record("\(name)") }
          for node in document.nodes where node.start > node.end || node.keyStart > node.keyEnd {
            Issue.record("\(name): \(String(decoding: yaml, as: UTF8.self))")
          }
        }
      } catch {
        if error.diagnostics.isEmpty { Issue.record("\(name): no diagnostics") }
        for diagnostic in error.diagnostics {
          guard let place = diagnostic.place else { continue }
          let isInOrder =
            (place.start.line, place.start.column) <= (place.end.line, place.end.column)
          if !isInOrder || diagnostic.message.isEmpty {
            Issue.record("\(name): \(String(decoding: yaml, as: UTF8.self))")
          }
        }
      }
    }

    @Test func everyPrefixHasAnAnswer() {
      for row in yamlRows {
        let yaml = row.bytes
        for length in 0..<yaml.count { expectAnswer(Array(yaml[..<length]), row.name) }
      }
    }

    @Test func everySuffixHasAnAnswer() {
      for row in yamlRows {
        let yaml = row.bytes
        for start in 0..<yaml.count { expectAnswer(Array(yaml[start...]), row.name) }
      }
    }

    @Test func flippedBytesHaveAnAnswer() {
      var random = Seeded(state: 20_260_301)
      let telling = Array("\"'\\{}[]:,-?&*!|>%@`#~ \n\r\t<=1.a".utf8) + [0x80, 0xC3, 0xE2, 0xFF, 0]
      for row in yamlRows {
        let yaml = row.bytes
        guard !yaml.isEmpty else { continue }
        for _ in 0..<16 {
          var changed = yaml
          for _ in 0...Int.random(in: 0...2, using: &random) {
            let index = Int.random(in: 0..<changed.count, using: &random)
            changed[index] = telling[Int.random(in: telling.indices, using: &random)]
          }
          expectAnswer(changed, row.name)
        }
      }
    }
  }
#endif
