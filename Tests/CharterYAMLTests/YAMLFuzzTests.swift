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

    /// What came of many texts.
    private struct Answers {
      var count = 0
      var faults: [String] = []

      mutating func note(_ fault: String?, _ name: String) {
        count += 1
        if let fault { faults.append("\(name): \(fault)") }
      }
    }

    /// What is wrong with the answer to a text that may be anything: whole documents, or faults with
    /// places in order; nil where nothing is.
    private func fault(in yaml: [UInt8]) -> String? {
      do throws(DocumentError) {
        let documents = try Document.read(yaml: yaml, file: "test.yaml")
        if documents.isEmpty { return "no documents" }
        for document in documents {
          if Int(document.nodes[0].next) != document.nodes.count { return "nodes are left over" }
          if document.json(ofNode: 0).isEmpty { return "no JSON" }
          let isTurned = document.nodes.contains { $0.start > $0.end || $0.keyStart > $0.keyEnd }
          if isTurned { return "a place ends before it starts" }
        }
      } catch {
        if error.diagnostics.isEmpty { return "no diagnostics" }
        for diagnostic in error.diagnostics {
          if diagnostic.message.isEmpty { return "no message" }
          guard let place = diagnostic.place else { continue }
          let isInOrder =
            (place.start.line, place.start.column) <= (place.end.line, place.end.column)
          if !isInOrder { return "a diagnostic ends before it starts" }
        }
      }
      return nil
    }

    @Test func everyPrefixHasAnAnswer() {
      var answers = Answers()
      for row in yamlRows {
        let yaml = row.bytes
        for length in 0..<yaml.count { answers.note(fault(in: Array(yaml[..<length])), row.name) }
      }
      #expect(answers.faults.isEmpty, "\(answers.faults.prefix(5))")
      #expect(answers.count > 100)
    }

    @Test func everySuffixHasAnAnswer() {
      var answers = Answers()
      for row in yamlRows {
        let yaml = row.bytes
        for start in 0..<yaml.count { answers.note(fault(in: Array(yaml[start...])), row.name) }
      }
      #expect(answers.faults.isEmpty, "\(answers.faults.prefix(5))")
      #expect(answers.count > 100)
    }

    @Test func flippedBytesHaveAnAnswer() {
      var answers = Answers()
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
          answers.note(fault(in: changed), row.name)
        }
      }
      #expect(answers.faults.isEmpty, "\(answers.faults.prefix(5))")
      #expect(answers.count > 100)
    }
  }
#endif
