import Charter
import Foundation
import Testing

/// The rows of `Tables/expressions.txt`, over all types and operators.
@Suite struct ExpressionTableTests {
  private static let table = PackageFiles.tests.appending(path: "Tables/expressions.txt")
  private static let document = PackageFiles.tests.appending(path: "Tables/document.json")

  @Test func everyRowComesToWhatItSays() throws {
    try ExpressionRow.check(
      try Self.rows(), of: Self.table, with: try PackageFiles.json(Self.document))
  }

  @Test func tableIsWhole() throws {
    let rows = try Self.rows()
    #expect(rows.count >= 350)
    var seen: [String: Int] = [:]
    for row in rows {
      if let first = seen.updateValue(row.line, forKey: row.expression) {
        Issue.record("line \(row.line) asks what line \(first) asks: \(row.expression)")
      }
    }
  }

  /// `expression → outcome`; `//` and `#` begin lines that are none.
  private static func rows() throws -> [ExpressionRow] {
    var rows: [ExpressionRow] = []
    for (index, line) in try PackageFiles.text(table).split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      if line.isEmpty || line.hasPrefix("//") || line.hasPrefix("#") { continue }
      guard let arrow = line.range(of: " → ", options: .backwards) else {
        Issue.record("line \(index + 1) of the table has no arrow: \(line)")
        continue
      }
      rows.append(
        ExpressionRow(
          expression: String(line[..<arrow.lowerBound]),
          outcome: String(line[arrow.upperBound...]), line: index + 1))
    }
    return rows
  }
}
