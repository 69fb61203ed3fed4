import Charter

// Row filters: section 15 of the reference. A filter is kept as its condition and what is known
// beside the row; whether it lets a row through is asked of the condition itself.

extension Oracle {
  /// Whether a condition on rows can be said: its columns are stated once and have the type that their
  /// place expects, and every part that is not of the row is known.
  func canFilter(_ condition: Expression, _ columns: Value, _ scope: Scope) -> Bool {
    switch condition.form {
    case .binary(let operation, let left, let right):
      if [.and, .or, .implies].contains(operation) {
        return canFilter(left, columns, scope) && canFilter(right, columns, scope)
      }
      guard let column = column(of: left) else { return false }
      let other = value(of: right, scope)
      return other.isPresent && !(other.elements ?? []).contains { !$0.isPresent }
        && isStated(column, columns, like: other.elements?.first ?? other)
    case .not(let operand): return canFilter(operand, columns, scope)
    case .presence(let operand, _):
      guard let column = column(of: operand) else { return false }
      return isStated(column, columns, like: nil)
    default: return false
    }
  }

  private func column(of expression: Expression) -> String? {
    guard case .field(let base, let name) = expression.form, case .name("row") = base.form else {
      return nil
    }
    return name.text
  }

  private func isStated(_ name: String, _ columns: Value, like value: Value?) -> Bool {
    let found = (columns.elements ?? []).filter {
      field(of: $0, "name").string?.lowercased() == name.lowercased()
    }
    guard found.count == 1, field(of: found[0], "name").string == name else { return false }
    guard let value, case .enumCase(_, let type) = field(of: found[0], "type") else { return true }
    switch value {
    case .text, .name: return type == "text"
    case .int: return type == "integer"
    case .bool: return type == "boolean"
    case .day: return type == "date"
    default: return false
    }
  }

  /// Whether a filter lets a row through: whether every condition is known to be true of it.
  package func keeps(
    _ filter: Verdict.Filter, of verdict: Verdict, _ row: [String: Written]
  ) -> Bool {
    facts = verdict.facts
    let entries = row.map { (key: $0.key, value: $0.value) }
    return filter.conditions.allSatisfy { entry in
      value(of: entry.condition, entry.scope.with("row", .written(.map(entries)))).truth == true
    }
  }
}
