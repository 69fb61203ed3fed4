#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// What changes in a descriptor is found in the words of the model, whatever standard it follows.
  ///
  /// `Changes/NAME.txt` has blocks: a title, the text of `NAME.yaml` that is replaced after `- `, what
  /// stands there instead after `+ `, and the changes after `= `, which `UPDATE_GOLDEN=1` rewrites.
  @Suite struct StandardChangeTests {
    private static let folder = "Tests/CharterYAMLTests/Changes"

    private static let policies = Result {
      try PolicySet(compiling: [
        SourceFile(
          path: "all.charter",
          text: #"""
            global policy all {
              rule each_one on change {
                for change in changes(previous, product)
                forbid length(change.path) > 0
                otherwise "{change.kind} {change.path}: {change.before or else "-"} -> {change.after or else "-"}"
              }
              rule covered on product { require product.id is present }
            }
            """#)
      ])
    }

    @Test(arguments: ["odcs", "datacontract", "odps"])
    func changesAreFoundInEveryStandard(_ name: String) throws {
      let before = try textInPackage("\(Self.folder)/\(name).yaml")
      let table = try textInPackage("\(Self.folder)/\(name).txt")
      var actual: [String] = []
      for block in table.split(separator: "\n\n") {
        let lines = block.split(separator: "\n")
        let old = lines.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }
        let new = lines.filter { $0.hasPrefix("+ ") }.map { $0.dropFirst(2) }
        let removed = old.joined(separator: "\n")
        try #require(before.contains(removed), "\(lines[0])")
        let after = before.replacing(
          new.isEmpty ? removed + "\n" : removed, with: new.joined(separator: "\n"))
        try #require(after != before, "\(lines[0])")
        let kept = lines.filter { !$0.hasPrefix("=") }.joined(separator: "\n")
        let found = try changes(from: before, to: after, name)
        actual.append(kept + "\n" + found.map { "= \($0)\n" }.joined())
      }
      #expect(
        goldenDifference(actual.joined(separator: "\n"), "\(Self.folder)/\(name).txt") == nil)
    }

    private func changes(
      from before: String, to after: String, _ name: String
    ) throws -> [String] {
      let old = try #require(Document.read(Array(before.utf8), file: "old/\(name).yaml").first)
      let new = try #require(Document.read(Array(after.utf8), file: "new/\(name).yaml").first)
      var judge = try Judge(Self.policies.get())
      let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
      let decisions = judge.decide(new, options: DecisionOptions(at: time)) { _ in
        PreviousVersion(old)
      }
      #expect(decisions.first?.outcome == .permit, "\(decisions.first?.errors ?? [])")
      guard decisions.count == 2 else { return ["none"] }
      return decisions[1].findings.map { finding in
        #expect(finding.input?.file == "new/\(name).yaml")
        #expect(finding.status == .undetermined || finding.previous?.file == "old/\(name).yaml")
        let places = "\(line(finding.previous)) to \(line(finding.input))"
        return finding.status == .violated
          ? "\(finding.message) (line \(places))"
          : "unknown (line \(places)): \(finding.values.map(\.json).joined())"
      }
    }

    private func line(_ place: Place?) -> String { place.map { "\($0.start.line)" } ?? "none" }
  }
#endif
