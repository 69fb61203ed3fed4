// What the checker says of effects: one function a message, in the order of their codes.

extension Problem {
  static func filterNeedsTables(_ found: String, _ span: Span) -> Problem {
    Problem(
      code: "filter-needs-tables",
      message: "rows of tables are filtered, and this is a list of \(found)", span: span,
      help: "write `filter table in product.tables where … to rows where …`")
  }

  static func grantByDefault(
    _ effect: String, _ subject: String, isObligation: Bool, _ span: Span
  ) -> Problem {
    Problem(
      code: "grant-by-default",
      message: "`\(effect)` on `\(subject)`, which is permitted unless something restricts it",
      span: span,
      help: isObligation
        ? "masks, filters and limits go with an access or a read; here `require` or `forbid` it"
        : "take it out: on `\(subject)` only `require`, `forbid`, `deny` and approvals say something"
    )
  }

  static func grantForEach(_ effect: String, _ span: Span, loop: Span) -> Problem {
    Problem(
      code: "grant-for-each",
      message: "`\(effect)` is said once of the whole, not for each element", span: span,
      help: "ask about the elements in `when`: `when every x in … has …`",
      notes: [Note(message: "the `for` that goes through elements", span: loop)])
  }

  static func groupTooSmall(_ span: Span) -> Problem {
    Problem(
      code: "group-too-small", message: "a group has at least one row", span: span,
      help: "write how many rows a group must have to be shown: `aggregate groups of at least 10`")
  }

  static func levelOfGrant(
    _ level: String, _ effect: String, _ span: Span, effect effectSpan: Span
  ) -> Problem {
    Problem(
      code: "level-of-grant",
      message: "`level \(level)` in a rule that holds `\(effect)`, which is no advice", span: span,
      help: "put `\(effect)` into a rule of its own; levels are for `require`, `forbid` and `deny`",
      notes: [Note(message: "the effect", span: effectSpan)])
  }

  static func maskNeedsColumns(_ found: String, _ span: Span) -> Problem {
    Problem(
      code: "mask-needs-columns", message: "columns are masked, and this is a list of \(found)",
      span: span, help: "write `mask column in columns …` or `mask column in table.columns …`")
  }

  static func maskNeedsNumber(_ span: Span) -> Problem {
    Problem(
      code: "mask-needs-number", message: "how many characters `last` shows is not told here",
      span: span, help: "write `last(4)`: a whole number from 1 to 1000")
  }

  static func maskWithoutNumber(_ method: String, _ span: Span) -> Problem {
    Problem(
      code: "mask-without-number", message: "`\(method)` takes no number", span: span,
      help: "write `with \(method)`; only `last(4)` takes one")
  }

  static func noApprover(_ found: String, _ span: Span) -> Problem {
    Problem(
      code: "no-approver",
      message: "a team, a person or a role approves, and this is \(found)", span: span,
      help: "name one, such as `product.owner.team` or `data_protection_officer`")
  }
}
