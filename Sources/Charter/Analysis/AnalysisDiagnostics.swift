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

  /// Two rules that cannot be met together, and what each needs.
  static func contradictingRules(
    _ rule: String, _ other: String, _ path: String, isOfPresence: Bool, each element: String,
    _ span: Span, other otherSpan: Span
  ) -> Problem {
    var problem = Problem(
      code: "contradicting-rules",
      message: isOfPresence
        ? "`\(rule)` and `\(other)` cannot both be met: one needs `\(path)`, the other that it is "
          + "missing"
        : "`\(rule)` and `\(other)` cannot both be met: no \(element) whose `\(path)` is known "
          + "meets both",
      span: span,
      help: "change one of them, or give them a `when` each, of which only one can hold",
      notes: [Note(message: "what `\(other)` needs", span: otherSpan)])
    problem.severity = .warning
    return problem
  }

  /// A rule that finds nothing of its own.
  static func shadowedRule(
    _ rule: String, by other: String, _ span: Span, other otherSpan: Span
  ) -> Problem {
    var problem = Problem(
      code: "shadowed-rule",
      message:
        "`\(rule)` finds nothing that `\(other)` does not find: whatever meets that meets this",
      span: span, help: "take it out, make it stricter, or make `\(other)` milder",
      notes: [Note(message: "`\(other)`, at no lower level", span: otherSpan)])
    problem.severity = .warning
    return problem
  }
}
