import Charter
import Foundation
import TestSupport
import Testing

/// Policy source: whatever stands in a file, reading it ends with a tree or with mistakes.
@Suite struct SourceGroupTests {
  @Test func everyRowReadsAsItSays() throws {
    let table = try AdversarialTable("source")
    for section in table.sections {
      for row in section.rows {
        let file = SourceFile(path: "row.charter", bytes: SpelledText.bytes(of: row.input))
        let codes = parse(file, index: 0).diagnostics.map(\.code)
        table.expect(Self.summary(codes), is: row)
      }
    }
  }

  private static func summary(_ codes: [String]) -> String {
    codes.isEmpty ? "reads" : String(DecisionSection.summary(codes).dropFirst("refused: ".count))
  }

  /// Every prefix of every example of the reference: reading ends, and each mistake has its place.
  @Test func everyPrefixOfEveryExampleReads() throws {
    let reference = try textInPackage("grammar/reference.md")
    let blocks = reference.matches(of: #/(?ms)^```charter[^\n]*\n(.*?)^```/#).map { $0.output.1 }
    #expect(blocks.count > 60)
    var count = 0
    for block in blocks {
      let bytes = Array(block.utf8)
      for length in 0..<bytes.count {
        let file = SourceFile(path: "prefix.charter", bytes: Array(bytes[..<length]))
        let diagnostics = parse(file, index: 0).diagnostics
        let hasPlaces = diagnostics.allSatisfy { $0.place != nil }
        #expect(hasPlaces && diagnostics.count < 20, "first \(length) bytes of:\n\(block)")
        count += 1
      }
    }
    #expect(count > 20_000)
  }

  #if CommandLine
    /// Every row as a file of one set: each file has its own mistakes, and the run is no gate.
    @Test func theCommandSaysTheSameOfEveryFile() throws {
      let table = try AdversarialTable("source")
      let rows = table.sections.flatMap(\.rows)
      let process = try CommandProcess()
      for row in rows {
        try process.add("policies/\(row.line).charter", SpelledText.bytes(of: row.input))
      }
      try process.add("input.json", "{}")
      let outcome = try process.run(["check", "--format", "json", "input.json"])
      #expect(outcome.status == 3)
      var codes: [String: [String]] = [:]
      for error in try #require(outcome.report?["errors"] as? [[String: Any]]) {
        codes[error["file"] as? String ?? "", default: []].append(error["code"] as? String ?? "")
      }
      for row in rows where row.expected != "reads" {
        // The names of one row stand in others too, which is a mistake of the set.
        let found = codes["policies/\(row.line).charter", default: []].filter {
          $0 != "duplicate-name"
        }
        table.expect(Self.summary(found), is: row, "command")
      }
    }
  #endif
}
