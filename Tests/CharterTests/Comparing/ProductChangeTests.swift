import Charter
import TestSupport
import Testing

/// What `changes(previous, product)` finds, case by case of the table.
@Suite struct ProductChangeTests {
  struct Case {
    var name: String
    var before = ""
    var after = ""
    var changes: [String] = []
  }

  /// The table: blocks parted by empty lines.
  static func cases() throws -> [Case] {
    try textInPackage("Tests/CharterTests/Tables/changes.txt").split(separator: "\n\n").dropFirst()
      .map { block in
        var found = Case(name: "")
        for line in block.split(separator: "\n") {
          switch line.first {
          case "-": found.before = String(line.dropFirst(2))
          case "+": found.after = String(line.dropFirst(2))
          case "=": if line.count > 2 { found.changes.append(String(line.dropFirst(2))) }
          default: found.name = String(line)
          }
        }
        return found
      }
  }

  /// A set that forbids every change, and a test a case, so that one compilation does for all.
  static let rules = #"""
    global policy all {
      rule each_one on change {
        for change in changes(previous, product)
        forbid length(change.path) > 0
        otherwise "{change.kind} {change.path}: {change.before or else "-"} -> {change.after or else "-"}"
      }
      rule asked on change { require product.id == previous.id }
    }

    """#

  static func decisions(_ pairs: [(before: String, after: String)]) throws -> [Decision] {
    func product(_ fields: String) -> String {
      "{ id: \"p\", name: \"p\"\(fields.isEmpty ? "" : ", ")\(fields) }"
    }
    let tests = pairs.enumerated().map { number, pair in
      """
      test "\(number)" on change {
        given previous \(product(pair.before))
        given product \(product(pair.after))
        expect not all.asked
      }
      """
    }
    let set = try PolicySet(compiling: [
      SourceFile(path: "all.charter", text: rules + tests.joined(separator: "\n"))
    ])
    let time = try #require(Timestamp("2026-03-01T00:00:00Z"))
    var coverage: Coverage?
    let results = set.run(set.tests, at: time, files: TestFiles(), coverage: &coverage)
    return try results.map { result in
      #expect(result.failures.isEmpty, "\(result.test.title): \(result.failures)")
      return try #require(result.decision)
    }
  }

  static func found(by decision: Decision) -> [String] {
    decision.findings.map { finding in
      finding.status == .violated
        ? finding.message
        : "unknown: \(finding.values.map { "`\($0.path)`: \($0.json)" }.joined())"
    }
  }

  @Test func everyCaseOfTheTable() throws {
    let cases = try Self.cases()
    #expect(cases.count > 40)
    let decisions = try Self.decisions(cases.map { ($0.before, $0.after) })
    for (row, decision) in zip(cases, decisions) {
      let wanted = row.changes.map { change in
        change.hasPrefix("unknown: ")
          ? change.replacing(/: (?<reason>[^`]*)$/) { ": {\"unknown\":\"\($0.output.reason)\"}" }
          : change
      }
      #expect(Self.found(by: decision) == wanted, "\(row.name)")
    }
  }

  /// Turned round, what was removed is added and what was weakened is strengthened.
  @Test func backwardsEachChangeIsTheOpposite() throws {
    let cases = try Self.cases()
    let decisions = try Self.decisions(cases.map { ($0.after, $0.before) })
    for (row, decision) in zip(cases, decisions) {
      #expect(decision.findings.count == row.changes.count, "\(row.name)")
    }
  }

  @Test func aProductDidNotChangeIntoItself() throws {
    let cases = try Self.cases().filter { !$0.changes.contains { $0.hasSuffix("several") } }
    let both = cases.flatMap { [$0.before, $0.after] }
    for decision in try Self.decisions(both.map { ($0, $0) }) {
      #expect(Self.found(by: decision).isEmpty)
    }
  }

  /// Every kind of change of the model is one of the table.
  @Test func everyKindIsShown() throws {
    let model = try textInPackage("Sources/Charter/Model/mesh.charter")
    let kinds = try #require(model.firstMatch(of: /enum ChangeKind \{(?<kinds>[^}]*)\}/))
      .output.kinds.replacing(/\/\/.*/, with: "").split { !$0.isLetter && $0 != "_" }
    let changes = try Self.cases().flatMap(\.changes)
    let shown = Set(changes.compactMap { $0.split(separator: " ").first })
    #expect(kinds.count > 30)
    #expect(kinds.filter { !shown.contains($0) } == [])
  }
}
