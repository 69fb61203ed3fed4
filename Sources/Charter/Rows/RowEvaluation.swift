/// Charter's own answer for one row, in three values.
struct RowEvaluation {
  enum Answer: Equatable {
    /// The column is missing.
    case absent
    case unknown
    case value(RowLiteral)
  }

  let row: [String: RowValue]

  func value(of condition: RowFilter.Condition) -> Answer {
    switch condition {
    case .column(let column): return value(of: column)
    case .value(let literal): return .value(literal)
    case .all(let parts): return combined(parts, whole: false)
    case .any(let parts): return combined(parts, whole: true)
    case .not(let operand): return bool(truth(operand).map { !$0 })
    case .implies(let one, let other):
      let left = truth(one)
      if left == false { return bool(true) }
      let right = truth(other)
      if right == true { return bool(true) }
      return left == true ? bool(right) : .unknown
    case .compare(let comparison, let left, let right):
      guard case .value(let a) = value(of: left), case .value(let b) = value(of: right) else {
        return .unknown
      }
      return bool(Self.compare(comparison, a, b))
    case .member(let operand, let elements, let negated):
      return bool(isMember(operand, elements).map { $0 != negated })
    case .memberOf: return .unknown
    case .presence(let operand, let isPresent):
      switch value(of: operand) {
      case .absent: return bool(!isPresent)
      case .value: return bool(isPresent)
      case .unknown: return .unknown
      }
    case .orElse(let left, let right):
      let value = value(of: left)
      return value == .absent ? self.value(of: right) : value
    case .conditional(let condition, let yes, let no):
      switch truth(condition) {
      case true?: return value(of: yes)
      case false?: return value(of: no)
      case nil: return .unknown
      }
    case .like(let operand, let parts):
      guard case .value(.text(let text)) = value(of: operand) else { return .unknown }
      return bool(matches(text, parts))
    case .sum(let left, let right, let negated, let isDecimal):
      return sum(value(of: left), value(of: right), negated: negated, isDecimal: isDecimal)
    }
  }

  private func bool(_ value: Bool?) -> Answer { value.map { .value(.bool($0)) } ?? .unknown }

  private func truth(_ condition: RowFilter.Condition) -> Bool? {
    if case .value(.bool(let value)) = value(of: condition) { return value }
    return nil
  }

  /// `or` where one part decides by being true, `and` where by being false.
  private func combined(_ parts: [RowFilter.Condition], whole: Bool) -> Answer {
    var isKnown = true
    for part in parts {
      switch truth(part) {
      case whole?: return bool(whole)
      case nil: isKnown = false
      default: continue
      }
    }
    return isKnown ? bool(!whole) : .unknown
  }

  private func isMember(
    _ operand: RowFilter.Condition, _ elements: [RowFilter.Condition]
  ) -> Bool? {
    if elements.isEmpty { return false }
    guard case .value(let value) = value(of: operand) else { return nil }
    var isKnown = true
    for element in elements {
      guard case .value(let other) = self.value(of: element),
        let isEqual = Self.compare(.equal, value, other)
      else {
        isKnown = false
        continue
      }
      if isEqual { return true }
    }
    return isKnown ? false : nil
  }

  // MARK: Columns

  private func value(of column: RowFilter.Column) -> Answer {
    guard let stored = row[column.name] else { return .unknown }
    if stored == .null { return .absent }
    // Asked only whether it is there.
    guard let type = column.type else { return .value(.bool(true)) }
    switch (type, stored) {
    case (_, .text(let text)) where column.isReadFromText: return read(text, as: type)
    case (.bool, .bool(let value)): return .value(.bool(value))
    case (.text, .text(let text)): return .value(.text(text))
    case (.enumeration(_, let cases), .text(let text)):
      return cases.contains { $0.utf8.elementsEqual(text.utf8) }
        ? .value(.enumCase(text)) : .unknown
    case (.integer, .integer(let value)): return .value(.integer(value))
    case (.decimal, .integer(let value)): return .value(.decimal(ExactDecimal(value)))
    case (.decimal, .decimal(let text)):
      return Self.decimal(text).map { .value(.decimal($0)) } ?? .unknown
    case (.date, .date(let days)): return .value(.date(CivilDate(days: days)))
    case (.timestamp, .timestamp(let time)): return .value(.timestamp(time))
    default: return .unknown
    }
  }

  private static func decimal(_ text: String) -> ExactDecimal? {
    var text = text
    return text.withUTF8 {
      if case .success(let decimal) = ExactDecimal.parse($0) { return decimal }
      return nil
    }
  }

  /// A text as another type, where it is spelled in the one way that all engines write it.
  private func read(_ text: String, as type: RowType) -> Answer {
    switch type {
    case .bool:
      switch text {
      case "true": return .value(.bool(true))
      case "false": return .value(.bool(false))
      default: return .unknown
      }
    case .integer:
      guard let value = Int64(text), String(value).utf8.elementsEqual(text.utf8) else {
        return .unknown
      }
      return .value(.integer(value))
    case .date:
      var copy = text
      guard let date = copy.withUTF8({ CivilDate.parse($0) }),
        date.description.utf8.elementsEqual(text.utf8)
      else { return .unknown }
      return .value(.date(date))
    default: return .unknown
    }
  }

  // MARK: Operators

  /// Nil where the two are of different types.
  private static func compare(
    _ comparison: RowComparison, _ left: RowLiteral, _ right: RowLiteral
  ) -> Bool? {
    func ordered<T: Comparable>(_ a: T, _ b: T) -> Bool {
      comparison.holds(isLess: a < b, isEqual: a == b)
    }
    switch (left, right) {
    case (.text(let a), .text(let b)), (.enumCase(let a), .enumCase(let b)):
      // Never Swift's own equality, to which composed and decomposed letters are one.
      return comparison.holds(isLess: false, isEqual: a.utf8.elementsEqual(b.utf8))
    case (.bool(let a), .bool(let b)): return comparison.holds(isLess: false, isEqual: a == b)
    case (.integer(let a), .integer(let b)): return ordered(a, b)
    case (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal):
      guard let a = number(left), let b = number(right) else { return nil }
      return ordered(a, b)
    case (.date(let a), .date(let b)): return ordered(a, b)
    case (.timestamp(let a), .timestamp(let b)): return ordered(a, b)
    default: return nil
    }
  }

  private static func number(_ literal: RowLiteral) -> ExactDecimal? {
    switch literal {
    case .integer(let value): ExactDecimal(value)
    case .decimal(let value): value
    default: nil
    }
  }

  /// Exact: the sum of whole numbers may be longer than an Int, and is compared as it is.
  private func sum(_ left: Answer, _ right: Answer, negated: Bool, isDecimal: Bool) -> Answer {
    guard case .value(let one) = left, case .value(let other) = right,
      let a = Self.number(one), let b = Self.number(other),
      let sum = negated ? a.subtracting(b) : a.adding(b)
    else { return .unknown }
    if !isDecimal, let whole = sum.wholeInt64 { return .value(.integer(whole)) }
    return .value(.decimal(sum))
  }

  private func matches(_ text: String, _ parts: [RowTemplatePart<RowLiteral>]) -> Bool {
    let pieces = parts.map { part -> LikePiece in
      switch part {
      case .anything: .anything
      case .text(.text(let text)): .literal(Array(text.utf8))
      case .text: .anything
      }
    }
    var text = text
    return text.withUTF8 { LikePiece.match($0, pieces) }
  }
}
