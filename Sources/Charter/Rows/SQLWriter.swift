/// Writes a condition as one dialect reads it, every part in parentheses.
///
/// Each form is exact: true of the rows of which Charter's answer is true, NULL or false of all
/// others. `grammar/reference.md`, "Row filters and SQL", says why each is written as it is.
struct SQLWriter {
  let dialect: SQLDialect

  func sql(of filter: RowFilter) throws(RowFilterRefusal) -> String {
    if let unsaid = filter.unsaid.first(where: { $0.dialects.contains(dialect) }) {
      throw RowFilterRefusal("\(unsaid.construct) has no exact form in \(dialect.rawValue)")
    }
    var parts: [String] = []
    for condition in filter.conditions { parts.append(try sql(of: condition)) }
    // What the descriptor does not say of a column is asked of the engine.
    var questions: Set<String> = []
    for condition in filter.conditions {
      condition.forEachColumn { column in
        if let question = question(about: column) { questions.insert(question) }
      }
    }
    parts = questions.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } + parts
    if parts.isEmpty { return "(TRUE)" }
    if parts.count == 1 { return parts[0].hasPrefix("(") ? parts[0] : "(\(parts[0]))" }
    return joined(parts, " AND ")
  }

  private func joined(_ parts: [String], _ separator: String) -> String {
    "(" + parts.joined(separator: separator) + ")"
  }

  private func sql(of condition: RowFilter.Condition) throws(RowFilterRefusal) -> String {
    switch condition {
    case .column(let column): return try sql(of: column)
    case .value(let literal): return try sql(of: literal)
    case .all(let parts): return joined(try parts.sql(by: self), " AND ")
    case .any(let parts): return joined(try parts.sql(by: self), " OR ")
    case .not(let operand): return "(NOT \(try sql(of: operand)))"
    case .implies(let one, let other):
      return "((NOT \(try sql(of: one))) OR \(try sql(of: other)))"
    case .compare(let comparison, let left, let right):
      return "(\(try sql(of: left)) \(comparison.sql) \(try sql(of: right)))"
    case .member(let operand, let elements, let negated):
      let list = try elements.sql(by: self).joined(separator: ", ")
      return "(\(try sql(of: operand)) \(negated ? "NOT IN" : "IN") (\(list)))"
    case .memberOf: throw RowFilterRefusal("the filter was not folded")
    case .presence(let operand, let isPresent):
      if case .column(let column) = operand, !column.isReadFromText, !isNarrowed(column) {
        return "(\(try quoted(column.name)) IS \(isPresent ? "NOT NULL" : "NULL"))"
      }
      // What is there and cannot be read is neither present nor missing.
      return "(CASE WHEN \(try absence(of: operand)) THEN \(isPresent ? "FALSE" : "TRUE") "
        + "WHEN (\(try sql(of: operand)) IS NOT NULL) THEN \(isPresent ? "TRUE" : "FALSE") END)"
    case .orElse(let left, let right):
      if isPlain(left) {
        return "COALESCE(\(try sql(of: left)), \(try sql(of: right)))"
      }
      return "(CASE WHEN \(try absence(of: left)) THEN \(try sql(of: right)) "
        + "ELSE \(try sql(of: left)) END)"
    case .conditional(let test, let yes, let no):
      let condition = try sql(of: test)
      return "(CASE WHEN \(condition) THEN \(try sql(of: yes)) "
        + "WHEN (NOT \(condition)) THEN \(try sql(of: no)) END)"
    case .like(let operand, let parts):
      return "(\(try sql(of: operand)) LIKE \(try pattern(parts)))"
    case .sum(let left, let right, let negated, let isDecimal):
      let (a, b) = (
        try term(left, isDecimal: isDecimal), try term(right, isDecimal: isDecimal)
      )
      return "(\(a) \(negated ? "-" : "+") \(b))"
    }
  }

  // MARK: What is missing

  /// Whether NULL in SQL means that the value is missing, and nothing else.
  private func isPlain(_ condition: RowFilter.Condition) -> Bool {
    switch condition {
    case .column(let column): !column.isReadFromText && !isNarrowed(column)
    case .value: true
    case .orElse(let left, let right): isPlain(left) && isPlain(right)
    default: false
    }
  }

  /// Whether a value may be there and still have no reading.
  private func isNarrowed(_ column: RowFilter.Column) -> Bool {
    switch column.type {
    case .enumeration?: true
    case .decimal?: dialect == .postgresql && !column.isWhole
    default: false
    }
  }

  /// Whether a value is missing, as against unknown; never NULL.
  private func absence(of condition: RowFilter.Condition) throws(RowFilterRefusal) -> String {
    switch condition {
    case .column(let column): return "(\(try quoted(column.name)) IS NULL)"
    case .orElse(let left, let right):
      return "(\(try absence(of: left)) AND \(try absence(of: right)))"
    case .conditional(let test, let yes, let no):
      let condition = try sql(of: test)
      return "(CASE WHEN \(condition) THEN \(try absence(of: yes)) "
        + "WHEN (NOT \(condition)) THEN \(try absence(of: no)) ELSE FALSE END)"
    default: return "FALSE"
    }
  }

  // MARK: Columns

  /// A name in quotes: never a word of SQL, whatever it is.
  private func quoted(_ name: String) throws(RowFilterRefusal) -> String {
    if dialect == .spark {
      guard !name.utf8.containsVariable else {
        throw RowFilterRefusal("the column `\(name)` cannot be named in spark: `${` is replaced")
      }
      return "`\(name.doubling("`"))`"
    }
    return "\"\(name.doubling("\""))\""
  }

  private func sql(of column: RowFilter.Column) throws(RowFilterRefusal) -> String {
    let name = try quoted(column.name)
    guard let type = column.type else { return name }
    if column.isReadFromText { return try reading(name, as: type) }
    switch type {
    case .text: return collated(name)
    case .enumeration(_, let cases):
      var names: [String] = []
      for name in cases { names.append(try sql(of: .text(name))) }
      let text = collated(name)
      return "(CASE WHEN (\(text) IN (\(names.joined(separator: ", ")))) THEN \(text) END)"
    case .decimal where isNarrowed(column):
      // NaN, and from version 14 infinity, are numerics to PostgreSQL and greater than all others.
      return "(CASE WHEN (abs(\(name)) < 100000000000000000000) THEN \(name) END)"
    default: return name
    }
  }

  /// Compared byte by byte, whatever the column or the session says.
  private func collated(_ name: String) -> String {
    switch dialect {
    case .postgresql: "(\(name) COLLATE \"C\")"
    case .duckdb: "(\(name) COLLATE C)"
    // Trino has no collations; Spark's are told by the type, which is asked for.
    case .trino, .spark: name
    }
  }

  /// A text as another type, where it is written as the engine itself would write the value.
  private func reading(_ name: String, as type: RowType) throws(RowFilterRefusal) -> String {
    let text = collated(name)
    if type == .bool {
      return "(CASE WHEN (\(text) = 'true') THEN TRUE WHEN (\(text) = 'false') THEN FALSE END)"
    }
    guard dialect != .postgresql else {
      throw RowFilterRefusal(
        "reading a text as \(type.name) has no exact form in postgresql: it has no TRY_CAST")
    }
    let target = type == .date ? "DATE" : "BIGINT"
    let cast = "TRY_CAST(\(name) AS \(target))"
    let back = "CAST(\(cast) AS \(dialect == .spark ? "STRING" : "VARCHAR"))"
    var conditions = ["(\(text) = \(back))"]
    if type == .date {
      conditions.append("(\(text) LIKE '____-__-__')")
      conditions.append("(\(cast) >= DATE '0001-01-01')")
    }
    return "(CASE WHEN \(conditions.count == 1 ? conditions[0] : joined(conditions, " AND ")) "
      + "THEN \(cast) END)"
  }

  /// A term of a sum; whole numbers are widened, so that no sum of them is too long.
  private func term(
    _ condition: RowFilter.Condition, isDecimal: Bool
  ) throws(RowFilterRefusal) -> String {
    let sql = try sql(of: condition)
    if case .sum = condition { return sql }
    if case .column(let column) = condition, column.type == .decimal, !column.isWhole { return sql }
    if case .value(.decimal) = condition { return sql }
    if case .value(.integer) = condition { return "CAST(\(sql) AS DECIMAL(19, 0))" }
    return isDecimal ? sql : "CAST(\(sql) AS DECIMAL(19, 0))"
  }

  /// Whether a column is stored as its type, asked of the engine; nil where the engine could not
  /// take it for anything else, or the descriptor says so.
  private func question(about column: RowFilter.Column) -> String? {
    guard column.isAsked, let type = column.type, let name = try? quoted(column.name) else {
      return nil
    }
    let expected: RowType = column.isReadFromText ? .text : type
    return SQLTypeQuestion(dialect: dialect, name: name).sql(expected)
  }
}

extension [RowFilter.Condition] {
  fileprivate func sql(by writer: SQLWriter) throws(RowFilterRefusal) -> [String] {
    var parts: [String] = []
    for part in self { parts.append(try writer.part(part)) }
    return parts
  }
}

extension SQLWriter {
  fileprivate func part(
    _ condition: RowFilter.Condition
  ) throws(RowFilterRefusal) -> String { try sql(of: condition) }
}
