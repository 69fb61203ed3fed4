extension DiagnosticExplanation {
  /// Codes of row filters.
  static let rows: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "no-exact-sql",
      "A row filter is handed to an engine as SQL, and SQL never returns a row that Charter would "
        + "not. What no engine says exactly as Charter means it has no place in a filter: patterns, "
        + "division, quantifiers, letter case, parts of dates. Most of it can be computed beside the "
        + "column: what mentions no column may use the whole language.",
      in: .rows,
      wrong: "age(row.placed as Timestamp) < 30d",
      right: "row.placed > now - 30d"),
    DiagnosticExplanation(
      "no-exact-sql-everywhere",
      "Some dialects cannot say this exactly. The filter works in the others; where one of these is "
        + "asked for, access is denied.",
      in: .rows,
      wrong: "row.amount + 0.5 > 10.0",
      right: "row.amount > 9.5"),
    DiagnosticExplanation(
      "row-column-expected",
      "`row` stands for one row of a table, and a filter reads it by its columns. The row as a whole "
        + "is no value.",
      in: .rows,
      wrong: #"row == "eu""#,
      right: #"row.region == "eu""#),
    DiagnosticExplanation(
      "row-filter-without-column",
      "A row filter chooses among the rows of a table, so it reads at least one column. What is asked "
        + "of the request alone decides all rows alike: it stands behind `when`.",
      in: .rows,
      wrong: "now < 2030-01-01T00:00:00Z",
      right: "row.placed < 2030-01-01T00:00:00Z"),
  ]
}
