/// An engine that row filters are rendered for.
public enum SQLDialect: String, Sendable, Hashable, CaseIterable {
  case trino, postgresql, duckdb, spark
}
