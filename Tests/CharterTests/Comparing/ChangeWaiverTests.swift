import Charter
import Testing

/// A waiver names one change by its path, and covers nothing else.
@Suite struct ChangeWaiverTests {
  private static let rules = """
    global policy core {
      rule kept on change {
        for change in changes(previous, product) where change.kind is column_removed
        deny
        otherwise "{change.path}"
        waivable by council_member for at most 90d
      }
    }

    """

  /// The paths that are denied where the change at a path is waived.
  private func denied(waiving path: String) throws -> [String] {
    func product(_ columns: [String]) -> String {
      let list = columns.map { "{ name: \"\($0)\", table: \"t\" }" }.joined(separator: ", ")
      return """
        { id: "orders", name: "o", owner: { name: "sales", team: "sales" },
          tables: [{ name: "t", columns: [\(list)] }] }
        """
    }
    let waiver = WaiverMesh.waiver(
      of: "core.kept", for: "change \"orders\" at \(path)", by: "member-1", as: "council_member")
    let test = """
      test "t" on change {
        given now 2026-03-01
        given directory \(WaiverValidityTests.people)
        given previous \(product(["a", "b", "c"]))
        given product \(product(["c"]))
        expect not core.kept
      }
      """
    let set = try PolicySet(compiling: [
      SourceFile(path: "all.charter", text: Self.rules + waiver + test)
    ])
    var coverage: Coverage?
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    let result = set.run(set.tests, at: time, files: TestFiles(), coverage: &coverage)[0]
    let findings = try #require(result.decision).findings
    #expect(findings.count == 2)
    return findings.filter { $0.status != .waived }.map(\.message)
  }

  @Test func aChangeIsWaivedByItsPath() throws {
    let (a, b) = ("/tables/t/columns/a", "/tables/t/columns/b")
    #expect(try denied(waiving: "changes[\"\(a)\"]") == [b])
    #expect(try denied(waiving: "changes[\"\(b)\"]") == [a])
    #expect(try denied(waiving: "changes[\"/tables/t/columns/c\"]") == [a, b])
  }

  /// A column is no change, and a change is found among those of its own product alone.
  @Test(arguments: ["tables[\"t\"].columns[\"a\"]", "changes", "previous.changes[\"/a\"]"])
  func anythingElseIsRefused(_ path: String) {
    #expect(throws: CompilationFailure.self) { try denied(waiving: path) }
  }
}
