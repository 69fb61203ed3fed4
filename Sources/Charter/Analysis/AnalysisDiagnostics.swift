// What analysis says of a set: one function a message, by code.

extension Problem {
  /// A council member reads this: why a domain that only tightens would loosen.
  static func paramCouldLoosen(
    _ param: String, _ direction: ParamDeclaration.Direction, rule: String, isEither: Bool,
    _ span: Span, param paramSpan: Span
  ) -> Problem {
    let verb = direction.rawValue
    let opposite: String =
      switch direction {
      case .lower: "raise"
      case .raise: "lower"
      case .shrink: "grow"
      case .grow: "shrink"
      }
    let allowed =
      direction == .lower || direction == .raise
      ? "compare it directly, with `<=` or `>=`" : "ask directly, with `in` or `not in`"
    return Problem(
      code: "param-could-loosen",
      message: isEither
        ? "domains may \(verb) `\(param)`, and whether that makes `\(rule)` stricter or looser "
          + "cannot be told here"
        : "domains may \(verb) `\(param)`, and here that would make `\(rule)` looser",
      span: span,
      help: isEither
        ? "\(allowed), or take `domains may \(verb)` from the param"
        : "here only `domains may \(opposite)` makes the rule stricter; turn the condition round, or "
          + "take `domains may \(verb)` from the param",
      notes: [Note(message: "what domains may do with it", span: paramSpan)])
  }

  static func permitOnOwnWord(_ rule: String, _ inputs: [String], _ span: Span) -> Problem {
    var problem = Problem(
      code: "permit-on-own-word",
      message: "`\(rule)` permits on nothing but what the request says of itself: "
        + inputs.map { "`\($0)`" }.joined(separator: ", "),
      span: span,
      help: "ask something that the request cannot claim too: of the product, the catalog or the "
        + "directory")
    problem.severity = .warning
    return problem
  }
}
