import Charter
import CharterBench
import Testing

/// Workload A is the peers' own: the same bytes, and as many permits as plain Python counts.
@Suite struct GraphWorkloadTests {
  /// Lengths and digests of what `gen_a.build` makes with 500 requests, and how many of them
  /// `run_a.oracle` permits.
  private static let rows:
    [(GraphGenerator.Application, Int, entities: String, requests: String, Int)] =
      [
        (.gdrive, 5, "3578 71f7efd2391b9aa8", "73072 ad0e3dc2e9748944", 124),
        (.gdrive, 20, "18329 69bae2174b73bb96", "73647 c9e6217ac9cc079c", 75),
        (.gdrive, 50, "79670 0700adfe72f2f282", "73756 7d09b22642c52ca4", 148),
        (.github, 5, "9455 00c4e91681fa4cfe", "73248 5f8c7cebc7a9465d", 80),
        (.github, 20, "40199 6139814d5f77ccf0", "73825 d7efb37cb157226b", 71),
        (.github, 50, "122398 9fa199a961028c2f", "74111 c3970c997ac4cae3", 140),
        (.tinytodo, 5, "6689 bfb7a69c16556dad", "73371 c89a23b880159809", 227),
        (.tinytodo, 20, "38409 fe1b96edc977ce3e", "73716 fde6c17046f6d167", 170),
        (.tinytodo, 50, "109680 b538bad27e643f88", "74002 d758a1e907ec4ca7", 166),
      ]

  @Test func graphsAndRequestsAreByteForByteThePeers() {
    for (application, size, entities, requests, _) in Self.rows {
      let made = GraphGenerator(application, size: size)
      for (data, expected) in [(made.entities, entities), (made.requests, requests)] {
        let text = Array(data.json.utf8)
        let digest = hexadecimal(SHA512.digest(of: text)).prefix(16)
        #expect("\(text.count) \(digest)" == expected, "\(application) \(size)")
      }
    }
  }

  @Test func asManyGoAheadAsInPlainPython() throws {
    for (application, size, _, _, permits) in Self.rows {
      let outcomes = try GraphRun(application, size: size, number: 0).outcomes()
      #expect(outcomes.count == 500)
      #expect(outcomes.count { $0 == .permit } == permits, "\(application) \(size)")
      // Where no permit applies, no rule asked anything.
      #expect(outcomes.allSatisfy { $0 == .permit || $0 == .notCovered })
    }
  }
}
