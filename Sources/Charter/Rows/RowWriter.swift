/// Writes a condition in Charter's words, the same for the same condition.
enum RowWriter {
  /// What holds a part: whether it needs parentheses there.
  enum Place { case and, or, implies, not, comparison, branch }

  static func text(of condition: RowFilter.Condition) -> String {
    switch condition {
    case .column(let column): return text(of: column)
    case .value(let literal): return text(of: literal)
    case .all(let parts): return parts.map { operand(of: .and, $0) }.joined(separator: " and ")
    case .any(let parts): return parts.map { operand(of: .or, $0) }.joined(separator: " or ")
    case .not(let inner): return "not " + operand(of: .not, inner)
    case .implies(let one, let other):
      return operand(of: .implies, one) + " implies " + operand(of: .implies, other)
    case .compare(let comparison, var left, let right):
      if !tells(left), !tells(right) { left = cast(left) }
      return "\(operand(of: .comparison, left)) \(comparison.rawValue) "
        + operand(of: .comparison, right)
    case .member(var value, let elements, let negated):
      if !tells(value), !elements.contains(where: tells) { value = cast(value) }
      return operand(of: .comparison, value) + (negated ? " not in [" : " in [")
        + elements.map { operand(of: .branch, $0) }.joined(separator: ", ") + "]"
    case .memberOf: return "false"
    case .presence(let inner, let isPresent):
      return operand(of: .comparison, inner) + (isPresent ? " is present" : " is missing")
    case .orElse(let left, let right):
      return operand(of: .comparison, left) + " or else " + operand(of: .comparison, right)
    case .conditional(let test, let yes, let no):
      return "if \(operand(of: .branch, test)) then \(operand(of: .branch, yes)) else "
        + operand(of: .branch, no)
    case .like(let value, let parts):
      return operand(of: .comparison, value) + " like \(template(parts))"
    case .sum(var left, let right, let negated, _):
      if !tells(left), !tells(right) { left = cast(left) }
      return operand(of: .comparison, left) + (negated ? " - " : " + ")
        + operand(of: .comparison, right)
    }
  }

  static func operand(of place: Place, _ condition: RowFilter.Condition) -> String {
    let text = text(of: condition)
    switch (condition, place) {
    case (.column, _), (.value, _): return text
    case (.compare, .and), (.compare, .or), (.compare, .implies), (.compare, .not),
      (.member, .and), (.member, .or), (.member, .implies), (.member, .not),
      (.like, .and), (.like, .or), (.like, .implies), (.like, .not),
      (.presence, .and), (.presence, .or), (.presence, .implies), (.presence, .not):
      return text
    default: return "(\(text))"
    }
  }

  /// Whether a part says its type to a reader who does not know the table.
  private static func tells(_ condition: RowFilter.Condition) -> Bool {
    switch condition {
    case .column(let column):
      if case .enumeration? = column.type { return true }
      return column.isCast
    case .orElse(let left, let right), .conditional(_, let left, let right):
      return tells(left) || tells(right)
    default: return true
    }
  }

  /// A part that says its type.
  private static func cast(_ condition: RowFilter.Condition) -> RowFilter.Condition {
    switch condition {
    case .column(var column):
      column.isCast = true
      return .column(column)
    case .orElse(let left, let right): return .orElse(cast(left), right)
    case .conditional(let test, let yes, let no): return .conditional(test, cast(yes), no)
    default: return condition
    }
  }

  private static func text(of column: RowFilter.Column) -> String {
    var path = isWord(column.name) ? "row.\(column.name)" : "row[\(quoted(column.name))]"
    if let type = column.type {
      var isEnum = false
      if case .enumeration = type { isEnum = true }
      // Which enum it is, and what nothing beside it says, is always said.
      if column.isCast || isEnum { path += " as \(type.name)" }
    }
    return path
  }

  private static func isWord(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F
  }

  private static func text(of literal: RowLiteral) -> String {
    switch literal {
    case .bool(let value): value ? "true" : "false"
    case .text(let text): quoted(text)
    case .integer(let value): String(value)
    case .decimal(let value): value.isWhole ? value.description + ".0" : value.description
    case .date(let date): date.description
    case .timestamp(let time): time.description
    case .enumCase(let name): name
    }
  }

  private static func template(_ parts: [RowTemplatePart<RowLiteral>]) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .anything: text += "*"
      case .text(.text(let literal)):
        // Only a `*` of the template itself stands for more.
        text += literal.utf8.contains(0x2A) ? "{\(quoted(literal))}" : escaped(literal)
      case .text: continue
      }
    }
    return "\"\(text)\""
  }

  private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "{", "}": result.append(contentsOf: "\\\(scalar)".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      default:
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || scalar.properties.generalCategory == .format
          || scalar.properties.generalCategory == .lineSeparator
          || scalar.properties.generalCategory == .paragraphSeparator
        {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result.append(contentsOf: "\\u{\(digits)}".unicodeScalars)
        } else {
          result.append(scalar)
        }
      }
    }
    return String(result)
  }
}
