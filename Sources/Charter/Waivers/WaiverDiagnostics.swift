// What is said of waivers: one function a message, by code.

extension Problem {
  static func notWaivable(_ rule: String, _ span: Span, rule ruleSpan: Span) -> Problem {
    Problem(
      code: "not-waivable", message: "`\(rule)` does not say that it can be waived", span: span,
      help: "whoever owns the rule may add `waivable by ROLE for at most DURATION` to it",
      notes: [Note(message: "the rule", span: ruleSpan)])
  }

  static func unusableWaivable(_ what: String, _ span: Span, because: Span?) -> Problem {
    Problem(
      code: "unusable-waivable", message: "\(what) can never be waived", span: span,
      help: "waived are rules on `product`, `change` and `domain` that only `require`, `forbid` or "
        + "`deny`; leave `waivable` out",
      notes: because.map { [Note(message: "because of this", span: $0)] } ?? [])
  }

  static func waiverEndsEarly(_ on: DateSyntax, _ until: DateSyntax) -> Problem {
    Problem(
      code: "waiver-ends-early",
      message: "this waiver ends on \(CivilDate(days: until.days)), before it is approved on "
        + "\(CivilDate(days: on.days))",
      span: until.span, help: "it holds from the day of its approval to the end of `until`",
      notes: [Note(message: "approved here", span: on.span)])
  }

  static func waiverOfEffect(
    _ rule: String, _ effect: String, _ span: Span, effect effectSpan: Span
  ) -> Problem {
    Problem(
      code: "waiver-of-effect",
      message: "`\(rule)` says `\(effect)`, and only `require`, `forbid` and `deny` can be waived",
      span: span,
      help: "what must be approved, and what goes with a permission, stays; split the rule where a "
        + "part of it may be waived",
      notes: [Note(message: "the effect", span: effectSpan)])
  }

  static func waiverOfSubject(
    _ rule: String, _ subject: String, _ span: Span, rule ruleSpan: Span
  ) -> Problem {
    Problem(
      code: "waiver-of-subject",
      message: "`\(rule)` is asked of each `\(subject)`, and none of those can be waived",
      span: span,
      help: "only rules on `product`, `change` and `domain` can be waived; a request needs a rule "
        + "that permits it",
      notes: [Note(message: "the rule", span: ruleSpan)])
  }

  static func waiverOtherSubject(
    _ subject: String, _ rule: String, _ about: String, _ span: Span
  ) -> Problem {
    Problem(
      code: "waiver-other-subject",
      message: "`\(rule)` is asked of each `\(about)`, not of a `\(subject)`", span: span,
      help: "write `for \(about) \"…\"`")
  }

  static func waiverPathElement(
    _ path: String, _ rule: String, _ element: String, hasKey: Bool, _ span: Span, loop: Span?
  ) -> Problem {
    Problem(
      code: "waiver-path-element",
      message: hasKey
        ? "`\(path)` does not lead to one `\(element)`, which `\(rule)` asks about"
        : "`\(rule)` asks about each `\(element)`, which has no key to find it by",
      span: span,
      help: hasKey
        ? "the path ends in the key of an element of the rule's last `for`: "
          + "`tables[\"ledger\"].columns[\"iban\"]`"
        : "only elements with a key can be told apart, so no finding of this rule can be waived",
      notes: loop.map { [Note(message: "what the rule asks about", span: $0)] } ?? [])
  }

  static func waiverPathMissing(_ rule: String, _ span: Span, loop: Span?) -> Problem {
    Problem(
      code: "waiver-path-missing",
      message: "`\(rule)` asks about each element, and this waiver does not say which it is for",
      span: span,
      help: "add `at` and a path by names and keys: `at tables[\"ledger\"].columns[\"iban\"]`",
      notes: loop.map { [Note(message: "what the rule asks about", span: $0)] } ?? [])
  }

  static func waiverPathNeedless(_ rule: String, _ span: Span) -> Problem {
    Problem(
      code: "waiver-path-needless",
      message: "`\(rule)` has no `for`, so there is no element that a waiver could be for",
      span: span, help: "leave `at` out: the waiver is for the rule as a whole")
  }

  static func waiverRole(
    _ role: String, _ rule: String, _ needed: String, _ span: Span, rule ruleSpan: Span
  ) -> Problem {
    Problem(
      code: "waiver-role",
      message: role == needed
        ? "`\(role)` is a group of roles: nobody holds it, so nobody approves in it"
        : "`\(rule)` may be waived by `\(needed)`, not by `\(role)`",
      span: span,
      help: role == needed
        ? "name the role in it that the approver holds"
        : "somebody who holds `\(needed)` approves it",
      notes: [Note(message: "who may waive it", span: ruleSpan)])
  }

  static func waiverTooLong(
    days: Int64, _ longest: String, _ rule: String, isCertain: Bool, _ span: Span,
    rule ruleSpan: Span
  ) -> Problem {
    Problem(
      code: "waiver-too-long",
      message: isCertain
        ? "this waiver holds for \(days) days, and `\(rule)` may be waived for at most \(longest)"
        : "whether \(days) days are at most \(longest) depends on the months, so it is not certain",
      span: span,
      help: "end it sooner; the first day and the last count both",
      notes: [Note(message: "for how long it may be waived", span: ruleSpan)])
  }
}
