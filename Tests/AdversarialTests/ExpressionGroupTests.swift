import Charter
import Foundation
import TestSupport
import Testing

/// Groups whose rows are expressions over a document: `expression → value as JSON`,
/// `→ unknown` (for whatever reasons), `→ unknown: reasons` or `→ error: code`.
@Suite struct ExpressionGroupTests {
  static let groups = [
    "negation", "numbers", "types", "dates", "unicode", "network", "patterns",
  ]
  /// Where a section says nothing else: noon of 1 March 2026, UTC.
  static let noon = "2026-03-01T12:00:00Z"

  @Test(arguments: groups)
  func everyRowComesToWhatItSays(group: String) throws {
    let table = try AdversarialTable(group)
    let policies = try PolicySet(compiling: [])
    for section in table.sections where !section.title.hasPrefix("Laws") {
      let text = SpelledText.bytes(of: section.shared("with") ?? "{}")
      let document = try Document(json: text, file: "with.json")
      let time = try #require(Timestamp(at: section))
      let results = policies.evaluate(
        all: section.rows.map { SpelledText.text(of: $0.input) }, with: document, at: time)
      for (row, result) in zip(section.rows, results) {
        table.expect(Self.outcome(result, row.expected), is: row)
      }
    }
  }

  /// `left ≡ right → holds` where both come to the same whatever the three values of `a`, `b` and
  /// `c` are, `→ fails` where they do not.
  @Test func lawsHoldOverThreeValuesOrAreNone() throws {
    let table = try AdversarialTable("negation")
    let section = try #require(table.sections.first { $0.title.hasPrefix("Laws") })
    let document = try Document(
      json: Array(#"{"t": true, "f": false, "u": null}"#.utf8), file: "with.json")
    let time = try #require(Timestamp(at: section))
    var expressions: [String] = []
    for row in section.rows {
      let sides = row.input.components(separatedBy: " ≡ ")
      try #require(sides.count == 2, "line \(row.line)")
      for a in ["t", "f", "u"] {
        for b in ["t", "f", "u"] {
          for c in ["t", "f", "u"] {
            expressions += sides.map { side in
              side.replacing(#/\b[abc]\b/#) { ["a": a, "b": b, "c": c][String($0.output)] ?? "" }
            }
          }
        }
      }
    }
    let results = try PolicySet(compiling: []).evaluate(
      all: expressions, with: document, at: time
    ).map { Self.outcome($0, "unknown") }
    for (index, row) in section.rows.enumerated() {
      let own = Array(results[index * 54..<(index + 1) * 54])
      for result in own {
        #expect(["true", "false", "unknown"].contains(result), "line \(row.line): \(result)")
      }
      let holds = stride(from: 0, to: 54, by: 2).allSatisfy { own[$0] == own[$0 + 1] }
      table.expect(holds ? "holds" : "fails", is: row)
    }
    #expect(section.rows.count >= 12)
  }

  /// What an expression came to, with no more reasons than the table asks for.
  private static func outcome(
    _ result: Result<ExpressionResult, CompilationFailure>, _ expected: String
  ) -> String {
    switch result {
    case .success(.value(let json)): json
    case .success(.unknown(let reasons)):
      expected == "unknown" ? "unknown" : "unknown: " + reasons.joined(separator: "; ")
    case .failure(let failure): "error: " + (failure.diagnostics.first?.code ?? "none")
    }
  }

  #if CommandLine
    /// The first rows of each section, through `charter eval`.
    @Test func theCommandSaysTheSame() throws {
      for group in Self.groups {
        let table = try AdversarialTable(group)
        let section = try #require(table.sections.first { !$0.title.hasPrefix("Laws") })
        let process = try CommandProcess()
        try process.add("with.json", SpelledText.bytes(of: section.shared("with") ?? "{}"))
        for row in section.rows.filter({ !$0.input.contains("‹") }).prefix(2) {
          let outcome = try process.run(
            [
              "eval", "--with", "with.json", "--at", section.shared("at") ?? Self.noon, "--",
              row.input,
            ])
          switch row.expected.prefix(5) {
          case "unkno":
            #expect(outcome.status == 5, "\(group): \(row.input)")
            let reasons = outcome.output.split(separator: "\n").dropFirst()
              .map { $0.drop { $0 == " " } }.joined(separator: "; ")
            table.expect(
              row.expected == "unknown" ? "unknown" : "unknown: \(reasons)", is: row, "command")
          case "error":
            #expect(outcome.status == 3, "\(group): \(row.input)")
            table.expect("error: \(outcome.codes.first ?? "none")", is: row, "command")
          default:
            #expect(outcome.status == 0, "\(group): \(row.input) \(outcome.errors)")
            table.expect(String(outcome.output.dropLast()), is: row, "command")
          }
        }
      }
    }
  #endif
}

extension Timestamp {
  /// The decision time of a section.
  init?(at section: AdversarialTable.Section) {
    let text = section.shared("at").map { String($0.dropLast()) } ?? ExpressionGroupTests.noon
    self.init(text)
  }
}
