// What is said of row filters, in the order of the codes.

extension Problem {
  static func columnNeedsType(_ span: Span, _ operation: String) -> Problem {
    Problem(
      code: "type-needed",
      message: "`\(operation)` cannot tell what type this column should have", span: span,
      help: "say it: `as Text`, `as Int`, …")
  }

  /// A construct that no dialect says exactly.
  static func notInSQL(_ construct: String, _ span: Span, help: String?) -> Problem {
    Problem(
      code: "no-exact-sql",
      message: "\(construct) has no exact form in SQL (\(list(SQLDialect.allCases)))", span: span,
      help: help)
  }

  static func notInSomeSQL(
    _ construct: String, _ dialects: [SQLDialect], _ span: Span
  ) -> Problem {
    Problem(
      code: "no-exact-sql-everywhere",
      message: "\(construct) has no exact form in \(list(dialects))", span: span,
      help: "where that is asked for, access is denied", severity: .warning)
  }

  static func rowColumnExpected(_ span: Span) -> Problem {
    Problem(
      code: "row-column-expected", message: "a filter reads a row by its columns", span: span,
      help: "write `row.NAME`, or `row[\"NAME\"]`")
  }

  static func rowFilterWithoutColumn(_ span: Span) -> Problem {
    Problem(
      code: "row-filter-without-column", message: "this filter asks nothing of a row", span: span,
      help: "what is asked of the request stands behind `when`; a column is `row.NAME`")
  }

  private static func list(_ dialects: [SQLDialect]) -> String {
    dialects.map(\.rawValue).joined(separator: ", ")
  }
}
