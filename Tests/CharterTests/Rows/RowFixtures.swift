import Charter
import Foundation
import Testing

/// The table, document and defines that the tests of row filters share.
enum RowFixtures {
  /// A column of each kind that is told apart.
  static let columns: [RowColumn] = [
    RowColumn(name: "id", type: .integer, physicalType: "bigint"),
    RowColumn(name: "region", type: .text, physicalType: "varchar(20)"),
    RowColumn(name: "city", type: .text, physicalType: "VARCHAR"),
    RowColumn(name: "name", type: .text),
    RowColumn(name: "status", type: .text, physicalType: "text"),
    RowColumn(name: "consent", type: .boolean, physicalType: "boolean"),
    RowColumn(name: "opt_out", type: .boolean),
    RowColumn(name: "visits", type: .integer, physicalType: "BIGINT"),
    RowColumn(name: "spare", type: .integer),
    RowColumn(name: "amount", type: .number, physicalType: "decimal(12, 2)"),
    RowColumn(name: "price", type: .number),
    RowColumn(name: "born", type: .date, physicalType: "date"),
    RowColumn(name: "due", type: .date),
    RowColumn(name: "placed", type: .timestamp, physicalType: "timestamp with time zone"),
    RowColumn(name: "seen", type: .timestamp),
    RowColumn(name: "number_text", type: .text, physicalType: "varchar"),
    RowColumn(name: "day_text", type: .text, physicalType: "varchar"),
    RowColumn(name: "flag_text", type: .text, physicalType: "varchar"),
    RowColumn(name: "Customer \"ID\" `x`", type: .text, physicalType: "varchar"),
    RowColumn(name: "mystery"),
    RowColumn(name: "score", type: .number, physicalType: "double precision"),
    RowColumn(name: "initials", type: .text, physicalType: "char(2)"),
    RowColumn(name: "local", type: .timestamp, physicalType: "timestamp_ntz"),
    RowColumn(name: "tags", type: .array),
    RowColumn(name: "Twin", type: .text), RowColumn(name: "twin", type: .text),
  ]

  /// Noon of 1 March 2026, UTC.
  static let time = Timestamp(microseconds: 1_772_366_400_000_000)

  static func document() throws -> Document {
    let text = #"""
      { "consumer": {
          "region": "eu", "regions": ["eu", "us"], "none": null, "quote": "it's", "slash": "a\\b'",
          "wild": "50%_!*", "variable": "${env:HOME}", "nul": "a\u0000b", "empty": "", "few": [],
          "limit": 10, "half": 0.5, "admin": true, "since": "2026-02-01", "mixed": ["eu", 5],
          "cafe": "café", "team": "Growth" } }
      """#
    return try Document(json: Array(text.utf8), file: "consumer.json")
  }

  static func set() throws -> PolicySet {
    let text = #"""
      enum Standing { active, lapsed also "gone", inactive { dormant, closed } }
      enum Grade ordered { low < high }
      data home: [Text] = ["eu", "ee"]
      data worst: Grade = low
      define at_home(place: Text) = place in home
      define near(place: Text, own: Text) = place == own or at_home(place)
      define due_soon(day: Date, length: Duration) = day <= today + length
      define known(value: Any) = value is present
      define filled(value: Text) = value or else "none"
      define shouted(value: Text) = lower(value) == "x"
      define twice(value: Int) = value + value
      """#
    return try PolicySet(compiling: [SourceFile(path: "rows.charter", text: text)])
  }

  static func filters(_ sources: [String]) throws -> [RowFilterOutcome] {
    try set().rowFilters(sources, for: columns, with: try document(), at: time)
  }

  static func filter(_ source: String) throws -> RowFilter {
    switch try filters([source])[0] {
    case .filter(let filter): return filter
    case .denied(let message, _): throw Refused(message: message)
    case .failure(let failure):
      throw Refused(message: failure.diagnostics.map(\.message).joined(separator: "; "))
    }
  }

  struct Refused: Error, CustomStringConvertible {
    var message: String
    var description: String { message }
  }

  /// Lines of a table: blank ones and those that begin with `//` left out.
  static func lines(of table: String) throws -> [String] {
    try PackageFiles.text(PackageFiles.tests.appending(path: "Tables/\(table)"))
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("//") }
  }
}
