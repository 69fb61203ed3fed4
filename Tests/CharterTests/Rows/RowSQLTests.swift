import Charter
import Foundation
import TestSupport
import Testing

/// What conditions come to in every dialect, and which come to nothing.
@Suite struct RowSQLTests {
  @Test func everyFilterIsSaidInEveryDialect() throws {
    let sources = try RowFixtures.lines(of: "row-filters.txt")
    #expect(sources.count >= 60)
    var page = ""
    for (source, outcome) in zip(sources, try RowFixtures.filters(sources)) {
      page += "\(source)\n"
      switch outcome {
      case .filter(let filter):
        page += "  charter     \(filter.expression)\n"
        for dialect in SQLDialect.allCases {
          let name = dialect.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
          page += "  \(name)  \(sql(filter, dialect))\n"
        }
      case .denied(let message, _): page += "  denied: \(message)\n"
      case .failure(let failure):
        page += failure.diagnostics.map { "  \($0.code): \($0.message)\n" }.joined()
      }
      page += "\n"
    }
    #expect(goldenDifference(page, "Tests/CharterTests/Golden/rows/filters.txt") == nil)
  }

  private func sql(_ filter: RowFilter, _ dialect: SQLDialect) -> String {
    do throws(RowFilterRefusal) { return try filter.sql(dialect) } catch {
      return "refused: \(error.message)"
    }
  }

  @Test func whatIsRefusedSaysWhy() throws {
    let rows = try RowFixtures.lines(of: "row-refusals.txt").map { line in
      let parts = line.components(separatedBy: " → ")
      return (source: parts[0], expected: parts.count == 2 ? parts[1] : "")
    }
    #expect(rows.count >= 60)
    for (row, outcome) in zip(rows, try RowFixtures.filters(rows.map(\.source))) {
      let found =
        switch outcome {
        case .filter(let filter): "filter: \(filter.expression)"
        case .denied(let message, _): "denied: \(message)"
        case .failure(let failure):
          failure.diagnostics.map { "\($0.code): \($0.message)" }.joined(separator: " + ")
        }
      #expect(found == row.expected, "\(row.source)")
    }
  }

  @Test func nearestColumnIsNamed() throws {
    guard case .denied(_, let help) = try RowFixtures.filters([#"row.regin == "eu""#])[0] else {
      Issue.record("a column that is not there was taken")
      return
    }
    #expect(help == "did you mean `region`?")
  }

  /// Its name would be replaced before Spark reads it.
  @Test func aNameThatSparkReplacesIsRefusedThere() throws {
    let set = try RowFixtures.set()
    let columns = [RowColumn(name: "${x}", type: .text, physicalType: "text")]
    let outcome = set.rowFilters([#"row["$\{x\}"] == "a""#], for: columns, at: RowFixtures.time)[0]
    guard case .filter(let filter) = outcome else {
      Issue.record("not a filter: \(outcome)")
      return
    }
    #expect(throws: RowFilterRefusal.self) { try filter.sql(.spark) }
    #expect(try filter.sql(.trino) == #"("${x}" = 'a')"#)
  }

  /// The model's enum, whose names the caller passes on.
  @Test func logicalTypesAreTheModels() throws {
    let names = RowColumn.LogicalType.allCases.map(\.rawValue)
    let entries = names.map { "\"\($0)\": \"\($0)\"" }.joined(separator: ", ")
    let document = try Document(json: Array("{ \"type\": { \(entries) } }".utf8), file: "t.json")
    let results = try PolicySet(compiling: []).evaluate(
      all: names.map { "type.\($0) as LogicalType is \($0)" }, with: document,
      at: RowFixtures.time)
    for (name, result) in zip(names, results) {
      guard case .success(.value(json: "true")) = result else {
        Issue.record("\(name) is no case: \(result)")
        continue
      }
    }
  }
}
