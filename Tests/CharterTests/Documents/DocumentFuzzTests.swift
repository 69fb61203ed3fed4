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
  /// Reads a text that may be anything: it must come to a sound document or to faults with places
  /// inside the text.
  private func expectAnswer(_ json: [UInt8], _ name: String) {
    do throws(DocumentError) {
      let document = try Document(json: json, file: "test.json")
      if Int(document.nodes[0].next) != document.nodes.count { Issue.record("\(name)") }
      if document.json(ofNode: 0).isEmpty { Issue.record("\(name)") }
    } catch {
      if error.diagnostics.isEmpty { Issue.record("\(name): no diagnostics") }
      for diagnostic in error.diagnostics {
        guard let place = diagnostic.place else { continue }
        let isInOrder =
          (place.start.line, place.start.column) <= (place.end.line, place.end.column)
        if !isInOrder || diagnostic.message.isEmpty { Issue.record("\(name)") }
      }
    }
  }

  @Test func everyPrefixHasAnAnswer() {
    for row in jsonRows {
      let json = row.bytes
      for length in 0..<json.count { expectAnswer(Array(json[..<length]), row.name) }
    }
  }

  @Test func everySuffixHasAnAnswer() {
    for row in jsonRows {
      let json = row.bytes
      for start in 0..<json.count { expectAnswer(Array(json[start...]), row.name) }
    }
  }

  @Test func flippedBytesHaveAnAnswer() {
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
        expectAnswer(changed, row.name)
      }
    }
  }
}
