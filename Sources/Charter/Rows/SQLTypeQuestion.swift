/// Asks an engine whether a column is stored as a type.
///
/// Without the question DuckDB and Spark would convert on their own, `'yes'` to TRUE among others;
/// a float would be compared as if it were exact, a blank-padded text without its blanks, a local
/// time as if it had an offset.
struct SQLTypeQuestion {
  let dialect: SQLDialect
  /// In quotes.
  let name: String

  /// Nil where the engine refuses every other type by itself.
  func sql(_ type: RowType) -> String? {
    switch dialect {
    case .postgresql: return postgresql(type)
    case .trino: return trino(type)
    case .duckdb: return duckdb(type)
    case .spark: return spark(type)
    }
  }

  private func postgresql(_ type: RowType) -> String? {
    let names: [String]
    switch type {
    case .bool: return nil
    case .text, .enumeration: names = ["text", "character varying"]
    case .integer: names = ["smallint", "integer", "bigint"]
    case .decimal: names = ["smallint", "integer", "bigint", "numeric"]
    case .date: names = ["date"]
    case .timestamp: names = ["timestamp with time zone"]
    }
    let list = names.map { "'\($0)'::regtype" }.joined(separator: ", ")
    return "(pg_typeof(\(name)) IN (\(list)))"
  }

  private func trino(_ type: RowType) -> String? {
    switch type {
    case .bool: nil
    case .text, .enumeration: among([], like: ["varchar%"])
    case .integer: among(["tinyint", "smallint", "integer", "bigint"], like: [])
    case .decimal: among(["tinyint", "smallint", "integer", "bigint"], like: ["decimal(%"])
    case .date: among(["date"], like: [])
    case .timestamp: among([], like: ["timestamp(%) with time zone"])
    }
  }

  private func duckdb(_ type: RowType) -> String? {
    switch type {
    case .bool: among(["BOOLEAN"], like: [])
    case .text, .enumeration: among(["VARCHAR"], like: [])
    case .integer: among(["TINYINT", "SMALLINT", "INTEGER", "BIGINT"], like: [])
    case .decimal: among(["TINYINT", "SMALLINT", "INTEGER", "BIGINT"], like: ["DECIMAL(%"])
    case .date: among(["DATE"], like: [])
    case .timestamp: among(["TIMESTAMP WITH TIME ZONE"], like: [])
    }
  }

  private func spark(_ type: RowType) -> String? {
    switch type {
    case .bool: among(["boolean"], like: [])
    // A string that has a collation of its own says so here.
    case .text, .enumeration: among(["string"], like: [])
    case .integer: among(["tinyint", "smallint", "int", "bigint"], like: [])
    case .decimal: among(["tinyint", "smallint", "int", "bigint"], like: ["decimal(%"])
    case .date: among(["date"], like: [])
    case .timestamp: among(["timestamp"], like: [])
    }
  }

  private func among(_ names: [String], like patterns: [String]) -> String {
    var parts: [String] = []
    if names.count == 1 { parts.append("(typeof(\(name)) = '\(names[0])')") }
    if names.count > 1 {
      let list = names.map { "'\($0)'" }.joined(separator: ", ")
      parts.append("(typeof(\(name)) IN (\(list)))")
    }
    parts += patterns.map { "(typeof(\(name)) LIKE '\($0)')" }
    return parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " OR ") + ")"
  }
}
