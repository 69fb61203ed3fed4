#if CommandLine
  import Foundation
  import TestSupport
  import Testing

  @testable import CharterCommand

  /// Where three values become two, through `charter check` and `charter decide`: the cases that the
  /// library is asked too.
  @Suite struct ThreeValueCommandTests {
    @Test func everyPositionMakesTwoOfThree() async throws {
      let cases = try ThreeValueCase.read()
      #expect(cases.count >= 60)
      for one in cases {
        let tree = try TemporaryTree(["input.json": one.input])
        for (path, text) in one.policies { try tree.add("policies/\(path)", text) }
        let world = RecordedTerminal(in: tree.path)
        let status = await RootCommand.run(
          [
            one.subject == "product" ? "check" : "decide", "--policies", "policies", "--format",
            "json", "--at", ThreeValueCase.time, "input.json",
          ], in: world.terminal)
        let report = try JSONSerialization.jsonObject(with: Data(world.outputText.utf8))
        let decisions = (report as? [String: Any])?["decisions"] as? [[String: Any]] ?? []
        let found = decisions.map(Self.summary).joined(separator: " | ")
        #expect(found == one.expected, "line \(one.line): \(one.title)\n\(world.errorText)")
        let isGate = one.subject == "product"
        let expected: Int32 =
          switch decisions.first?["outcome"] as? String {
          case "deny": 1
          case "review": 2
          case "malformed": 4
          case "notCovered": 5
          default: isGate ? 5 : 0
          }
        // A past decision time is no gate, so that nothing is green by it.
        #expect(status.rawValue == expected, "line \(one.line): \(one.title)")
      }
    }

    /// A decision of a JSON report as the table writes it.
    private static func summary(_ decision: [String: Any]) -> String {
      func objects(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
      func text(_ value: Any?) -> String { value.map { "\($0)" } ?? "-" }
      let obligations = decision["obligations"] as? [String: Any] ?? [:]
      var parts = [text(decision["outcome"])]
      parts += objects(decision["findings"]).map { finding in
        let input = finding["input"] as? [String: Any]
        return "\(text(finding["rule"])) \(text(finding["status"])) \(text(input?["path"]))"
      }
      parts += objects(decision["approvals"]).map { "\(text($0["kind"])) \(text($0["by"]))" }
      parts += objects(obligations["masks"]).map { mask in
        let isAssumed = mask["assumed"] as? Bool ?? false
        return "\(text(mask["column"])) \(text(mask["with"]))\(isAssumed ? " assumed" : "")"
      }
      parts += objects(obligations["filters"]).map {
        "\(text($0["table"])): \(text($0["expression"]))"
      }
      if let group = obligations["minimumGroup"] { parts.append("groups of \(group)") }
      if let expires = obligations["expires"] { parts.append("until \(expires)") }
      if let again = obligations["reassess"] { parts.append("again \(again)") }
      return parts.joined(separator: ", ")
    }
  }
#endif
