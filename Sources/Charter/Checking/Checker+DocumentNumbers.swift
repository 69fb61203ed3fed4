// A whole number beside a value of a document says that a number stands there, not that it is whole:
// `order.total > 10` is asked of 12.5 too. So the literal becomes a Decimal and the value is read as
// one; numbers compare by what they are, so nothing changes where it is whole.

extension Checker {
  /// The type that whole numbers, or a list of them, take beside a value of a document; nil where
  /// either is something else.
  func number(_ literal: Expression, beside type: Type) -> Type? {
    switch (literal.form, type) {
    case (.integer, .any): return .decimal
    case (.list(let elements), .any), (.list(let elements), .list(.any)):
      guard let first = elements.first, let element = number(first, beside: .any),
        elements.allSatisfy({ number($0, beside: .any) == element })
      else { return nil }
      return .list(element)
    default: return nil
    }
  }
}
