/// Which rows of one table may be seen: a condition in Charter's words, its SQL, and Charter's own
/// answer for a row.
///
/// SQL never returns a row that ``keeps(_:)`` would not: both hold a row back wherever the condition
/// is not known to be true of it.
public struct RowFilter: Sendable, Hashable {
  /// A column as it is stored in the table.
  struct Column: Sendable, Hashable {
    var name: String
    /// Nil where nothing is asked but whether it is there.
    var type: RowType?
    var isCast: Bool
    /// It is a text that is read as its type.
    var isReadFromText = false
    /// It is stored as a whole number.
    var isWhole = false
    /// No physical type says that it is stored as this type, so the engine is asked.
    var isAsked = false
  }

  typealias Condition = RowTree<Column, RowLiteral>

  /// All must hold; sorted by their text, each once.
  let conditions: [Condition]
  /// What some dialects cannot say.
  let unsaid: [RowUnsaid]

  init(_ conditions: [Condition], unsaid: [RowUnsaid]) {
    var sorted = conditions.map { (text: RowWriter.text(of: $0), condition: $0) }
    sorted.sort { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    var kept: [(text: String, condition: Condition)] = []
    for next in sorted where kept.last?.text != next.text { kept.append(next) }
    if let never = kept.first(where: { $0.condition == .value(.bool(false)) }) { kept = [never] }
    self.conditions = kept.map(\.condition)
    var constructs: [String: Set<SQLDialect>] = [:]
    for entry in unsaid { constructs[entry.construct, default: []].formUnion(entry.dialects) }
    self.unsaid = constructs.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      entry in
      RowUnsaid(
        construct: entry.key, dialects: SQLDialect.allCases.filter { entry.value.contains($0) })
    }
  }

  /// A filter that holds no row back.
  public static let everything = RowFilter([], unsaid: [])

  /// The condition in Charter's words, what is not of the row put in: `row.region == "eu"`.
  public var expression: String {
    guard !conditions.isEmpty else { return "true" }
    return conditions.count == 1
      ? RowWriter.text(of: conditions[0])
      : conditions.map { RowWriter.operand(of: .and, $0) }.joined(separator: " and ")
  }

  /// Both filters of one table at once, the same whichever comes first.
  public func and(_ other: RowFilter) -> RowFilter {
    RowFilter(conditions + other.conditions, unsaid: unsaid + other.unsaid)
  }

  /// The condition as an engine reads it, in parentheses.
  ///
  /// - Parameter dialect: The engine.
  /// - Returns: What stands behind `WHERE`.
  /// - Throws: ``RowFilterRefusal`` where the dialect has no exact form for a part of it; then
  ///   nothing of the table may be read through it.
  public func sql(_ dialect: SQLDialect) throws(RowFilterRefusal) -> String {
    try SQLWriter(dialect: dialect).sql(of: self)
  }

  /// Whether a row may be seen: whether the condition is known to be true of it.
  ///
  /// - Parameter row: Values by the names of columns. A column that is not named is not known, so
  ///   no condition on it holds; one that is ``RowValue/null`` is missing.
  /// - Returns: Whether the row may be seen.
  public func keeps(_ row: [String: RowValue]) -> Bool {
    let evaluation = RowEvaluation(row: row)
    return conditions.allSatisfy { evaluation.value(of: $0) == .value(.bool(true)) }
  }
}

/// Why a filter cannot be said in a dialect.
public struct RowFilterRefusal: Error, Sendable, Hashable {
  /// In the user's words.
  public let message: String

  init(_ message: String) { self.message = message }
}

/// A value of a column.
public enum RowValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// Compared byte by byte, as it is stored.
  case text(String)
  case integer(Int64)
  /// An exact number as it is written: `12.50`.
  case decimal(String)
  /// Days since 1970-01-01; what an engine calls infinite is the greatest or the least.
  case date(days: Int32)
  case timestamp(Timestamp)
}

/// A value that a condition compares with.
enum RowLiteral: Sendable, Hashable {
  case bool(Bool)
  case text(String)
  case integer(Int64)
  case decimal(ExactDecimal)
  case date(CivilDate)
  case timestamp(Timestamp)
  /// The name of a case.
  case enumCase(String)
}
