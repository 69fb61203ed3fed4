import Charter
import Testing

/// Random bytes from a seed, the same in every run.
struct SeededBytes: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

@Suite struct DocumentFuzzTests {
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
  private func fault(in json: [UInt8]) -> String? {
    do throws(DocumentError) {
      let document = try Document(json: json, file: "test.json")
      if Int(document.nodes[0].next) != document.nodes.count { return "nodes are left over" }
      if document.json(ofNode: 0).isEmpty { return "no JSON" }
    } catch {
      if error.diagnostics.isEmpty { return "no diagnostics" }
      for diagnostic in error.diagnostics {
        if diagnostic.message.isEmpty { return "no message" }
        guard let place = diagnostic.place else { continue }
        let isInOrder = (place.start.line, place.start.column) <= (place.end.line, place.end.column)
        if !isInOrder { return "a diagnostic ends before it starts" }
      }
    }
    return nil
  }

  @Test func everyPrefixHasAnAnswer() {
    var answers = Answers()
    for row in jsonRows {
      let json = row.bytes
      for length in 0..<json.count { answers.note(fault(in: Array(json[..<length])), row.name) }
    }
    #expect(answers.faults.isEmpty, "\(answers.faults.prefix(5))")
    #expect(answers.count > 100)
  }

  @Test func everySuffixHasAnAnswer() {
    var answers = Answers()
    for row in jsonRows {
      let json = row.bytes
      for start in 0..<json.count { answers.note(fault(in: Array(json[start...])), row.name) }
    }
    #expect(answers.faults.isEmpty, "\(answers.faults.prefix(5))")
    #expect(answers.count > 100)
  }

  @Test func flippedBytesHaveAnAnswer() {
    var answers = Answers()
    var random = SeededBytes(20_260_301)
    let telling = Array("\"\\{}[]:,0-.eEtfnu \n\u{1}".utf8) + [0x80, 0xC3, 0xE2, 0xF0, 0xFF, 0]
    for row in jsonRows {
      let json = row.bytes
      guard !json.isEmpty else { continue }
      for _ in 0..<24 {
        var changed = json
        for _ in 0...Int.random(in: 0...2, using: &random) {
          let index = Int.random(in: 0..<changed.count, using: &random)
          changed[index] =
            telling.randomElement(using: &random).map { Bool.random(using: &random) ? $0 : $0 ^ 1 }
            ?? 0
        }
        answers.note(fault(in: changed), row.name)
      }
    }
    #expect(answers.faults.isEmpty, "\(answers.faults.prefix(5))")
    #expect(answers.count > 100)
  }
}
