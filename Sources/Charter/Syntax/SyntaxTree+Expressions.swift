// Expressions of the syntax tree.

/// A text literal, with its `{…}` parts.
package struct TextLiteral: Sendable {
  package enum Part: Sendable {
    /// Escapes are read; the text is NFC.
    case text(String)
    case expression(Expression)
  }
  package var parts: [Part]
  package var span: Span

  package init(parts: [Part], span: Span) {
    self.parts = parts
    self.span = span
  }

  /// The text, where nothing is interpolated.
  package var plain: String? {
    switch parts.count {
    case 0: return ""
    case 1:
      if case .text(let text) = parts[0] { return text }
      return nil
    default: return nil
    }
  }
}

package enum BinaryOperator: String, Sendable, CaseIterable {
  case implies, or, and
  case equal = "==", notEqual = "!="
  case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case within
  case member = "in", notMember = "not in"
  case orElse = "or else"
  case add = "+", subtract = "-", multiply = "*", divide = "/"
}

package enum Quantifier: String, Sendable, CaseIterable { case some, no, every }

/// `X in LIST [where C]` of a quantifier, a count, a share or a comprehension.
package struct Binder: Sendable {
  package var variable: Identifier
  package var list: Expression
  package var condition: Expression?

  package init(variable: Identifier, list: Expression, condition: Expression?) {
    self.variable = variable
    self.list = list
    self.condition = condition
  }
}

/// `NAME: EXPR` of a record literal.
package struct FieldValue: Sendable {
  package var name: Identifier
  package var value: Expression

  package init(name: Identifier, value: Expression) {
    self.name = name
    self.value = value
  }
}

/// An expression and where it stands.
package indirect enum ExpressionForm: Sendable {
  case missing
  case bool(Bool)
  case integer(Int64)
  /// Digits as written: `12.5`
  case decimal(ExactDecimal)
  /// `99.5%`, as a fraction of one.
  case ratio(ExactDecimal)
  case duration(CalendarDuration)
  case date(CivilDate)
  case timestamp(Timestamp)
  case version(SemanticVersion)
  case text(TextLiteral)
  case name(String)
  case field(Expression, Identifier)
  case index(Expression, Expression)
  case call(Identifier, [Expression])
  case list([Expression])
  case record([FieldValue])
  /// `{ "a": x }` is a record too; a map is told from a record by the type its place expects.
  case comprehension(Expression, Binder)
  case quantifier(Quantifier, Binder, body: Expression)
  /// `count(X in L where C)`
  case count(Binder)
  /// `share(X in L where C)`
  case share(Binder)
  case not(Expression)
  case binary(BinaryOperator, Expression, Expression)
  /// `is CASE`, `is not CASE`
  case isCase(Expression, Identifier, negated: Bool)
  /// `is present`, `is missing`
  case presence(Expression, isPresent: Bool)
  case like(Expression, TextLiteral)
  /// The pattern as written between the slashes, `\/` read as `/`; the span is of what is between.
  case matches(Expression, pattern: String, patternSpan: Span)
  case cast(Expression, TypeSyntax)
  case fits(Expression, TypeSyntax)
  case conditional(Expression, Expression, Expression)
  /// Stands where parsing failed; a diagnostic was made.
  case invalid
}

/// An expression and the source it was read from.
package struct Expression: Sendable {
  package var form: ExpressionForm
  package var span: Span
  /// Written in parentheses of its own; they are not part of the span.
  package var isParenthesised: Bool

  package init(_ form: ExpressionForm, _ span: Span, isParenthesised: Bool = false) {
    self.form = form
    self.span = span
    self.isParenthesised = isParenthesised
  }
}
