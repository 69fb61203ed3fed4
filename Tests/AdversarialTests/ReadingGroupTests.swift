#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// Groups whose rows are files of data: `bytes → the value as JSON`, documents parted by `---`, or
  /// `→ code code` for each fault.
  @Suite struct ReadingGroupTests {
    @Test(arguments: ["json", "yaml"])
    func everyRowIsReadAsItSays(group: String) throws {
      let table = try AdversarialTable(group)
      for section in table.sections {
        for row in section.rows {
          let expected = SpelledText.text(of: row.expected)
          let outcome = Self.outcome(of: SpelledText.bytes(of: row.input), as: group)
          table.expect(outcome == expected ? row.expected : outcome, is: row)
        }
      }
    }

    private static func outcome(of bytes: [UInt8], as ending: String) -> String {
      do throws(DocumentError) {
        return try Document.read(bytes, file: "row.\(ending)").map { $0.json(ofNode: 0) }
          .joined(separator: " --- ")
      } catch {
        return error.diagnostics.map(\.code).joined(separator: " ")
      }
    }

    #if CommandLine
      /// Every row as a file of its own, all of them judged by one run: a fault is the same fault, and
      /// what is read is of no standard.
      @Test(arguments: ["json", "yaml"])
      func theCommandReadsEveryFileTheSame(group: String) throws {
        let table = try AdversarialTable(group)
        let process = try CommandProcess()
        try process.add(
          "policies/p.charter",
          "global policy p { rule r on product { require product.owner is present } }")
        for row in table.sections.flatMap(\.rows) {
          try process.add("rows/\(row.line).\(group)", SpelledText.bytes(of: row.input))
        }
        let outcome = try process.run(["check", "--format", "json", "rows"])
        #expect(outcome.status == 4, "\(outcome.errors.prefix(1_000))")
        var codes: [String: [String]] = [:]
        for error in try #require(outcome.report?["errors"] as? [[String: Any]]) {
          let file = try #require(error["file"] as? String)
          codes[file, default: []].append(error["code"] as? String ?? "")
        }
        for row in table.sections.flatMap(\.rows) {
          let found = codes["rows/\(row.line).\(group)", default: []].joined(separator: " ")
          let isFault =
            row.expected.wholeMatch(of: #/[a-z0-9-]+( [a-z0-9-]+)*/#) != nil
            && !["null", "true", "false", "42"].contains(row.expected)
          let documents = row.expected.components(separatedBy: " --- ").count
          let unrecognised = Array(repeating: "unrecognized-descriptor", count: documents)
          let expected = isFault ? row.expected : unrecognised.joined(separator: " ")
          table.expect(found == expected ? row.expected : found, is: row, "command")
        }
      }
    #endif
  }
#endif
