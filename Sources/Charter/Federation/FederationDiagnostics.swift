// What is said of layers and of what domains change: one function a message, by code.

extension Problem {
  private static func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func nearest(_ name: String, _ candidates: [String]) -> String? {
    nearestName(to: name, among: candidates).map { "did you mean `\($0)`?" }
  }

  static func councilOnly(_ what: String, domain: String, _ span: Span) -> Problem {
    Problem(
      code: "council-only",
      message: "\(what) is the council's to say, and this file speaks for the domain `\(domain)`",
      span: span,
      help:
        "a file of a domain holds `domain policy … for \(domain)` with rules, `set`, `tighten` and "
        + "private params, defines and data; tests; and waivers of its own rules")
  }

  static func domainOfTwo(
    _ name: String, _ outer: String, _ other: String, _ span: Span, first: Span
  ) -> Problem {
    Problem(
      code: "domain-of-two",
      message: "`\(name)` stands in the folders of `\(outer)` and of `\(other)`, and is within one",
      span: span, help: "keep the policies of a domain in one folder",
      notes: [Note(message: "in the folder of `\(other)`", span: first)])
  }

  static func domainPolicyOutside(_ domain: String, _ span: Span) -> Problem {
    Problem(
      code: "domain-policy-outside",
      message: "a policy for `\(domain)` stands outside of the folder of that domain", span: span,
      help:
        "move it into a file under `domains/\(domain)/`, whose owners may change it, or load its "
        + "folder with `--domain-policies \(domain)=DIR`")
  }

  static func domainWithinItself(
    _ name: String, _ outer: String, _ span: Span, other: Span
  ) -> Problem {
    Problem(
      code: "domain-within-itself",
      message: "`\(name)` stands in a folder of `\(outer)`, and `\(outer)` in one of `\(name)`",
      span: span, help: "one of the two is above the other",
      notes: [Note(message: "the other way round", span: other)])
  }

  static func fixedParam(
    _ name: String, isPrivate: Bool, _ span: Span, param: Span
  ) -> Problem {
    Problem(
      code: "fixed-param",
      message: isPrivate
        ? "`\(name)` is private to its domain" : "`\(name)` is fixed: no domain may set it",
      span: span,
      help: isPrivate
        ? "only params of the council are set by domains"
        : "the council lets domains turn it in one direction with `, domains may lower`, `raise`, "
          + "`shrink` or `grow`",
      notes: [Note(message: "declared here", span: param)])
  }

  static func grantsMixed(
    _ subject: String, _ rule: String, _ effect: String, _ span: Span, rule ruleSpan: Span
  ) -> Problem {
    Problem(
      code: "grants-mixed",
      message:
        "domains may not permit `\(subject)` while `\(rule)` permits and says `\(effect)` under one "
        + "condition",
      span: span,
      help: "put `\(effect)` into a rule of its own: a permit of a domain would go round it",
      notes: [Note(message: "the rule", span: ruleSpan)])
  }

  static func looserSet(
    _ param: String, _ value: String, _ direction: ParamDeclaration.Direction, above: String?,
    by domain: String?, _ span: Span
  ) -> Problem {
    let relation =
      switch direction {
      case .lower: "is not known to be at most"
      case .raise: "is not known to be at least"
      case .shrink: "is not known to be part of"
      case .grow: "is not known to hold all of"
      }
    let whose = domain.map { "what `\($0)` sets" } ?? "what the council says"
    return Problem(
      code: "looser-set",
      message: above.map { "`\(value)` \(relation) `\($0)`, \(whose)" }
        ?? "whether `\(value)` is as tight as \(whose) cannot be told",
      span: span,
      help:
        "domains may only \(direction.rawValue) `\(param)`: a domain can make a policy tighter, never looser"
    )
  }

  static func noTightening(
    _ rule: String, _ level: String, known: String?, _ span: Span, rule ruleSpan: Span
  ) -> Problem {
    Problem(
      code: "no-tightening",
      message: known.map { "`\(rule)` is at `\($0)` by then, so `level \(level)` changes nothing" }
        ?? "`\(rule)` is no longer in force by then, so `level \(level)` changes nothing",
      span: span,
      help: "a domain makes a rule count for more, or earlier; take the level out",
      notes: [Note(message: "the rule", span: ruleSpan)])
  }

  static func otherDomain(_ name: String, _ folders: [String], _ span: Span) -> Problem {
    Problem(
      code: "other-domain",
      message:
        "this policy speaks for `\(name)`, and its file stands in the folder of \(list(folders))",
      span: span, help: "move it into a file under `domains/\(name)/`")
  }

  static func permitNotAllowed(_ subject: String, _ span: Span) -> Problem {
    Problem(
      code: "permit-of-domain",
      message: "the council lets no domain permit `\(subject)`", span: span,
      help: "a global policy says so with `domains may permit \(subject) where …`")
  }

  static func ruleWithoutDomain(_ subject: String, _ span: Span) -> Problem {
    Problem(
      code: "subject-without-domain",
      message: "no `\(subject)` belongs to a domain, so a domain has no rules on it", span: span,
      help: "rules on `\(subject)` stand in a global policy")
  }

  static func setTwice(
    _ param: String, _ domain: String, _ span: Span, first: Span
  ) -> Problem {
    Problem(
      code: "set-twice", message: "`\(domain)` sets `\(param)` twice", span: span,
      help: "keep the one that is meant",
      notes: [Note(message: "first set here", span: first)])
  }

  static func switchByDefault(_ subject: String, _ span: Span) -> Problem {
    Problem(
      code: "grant-by-default",
      message: "`domains may permit \(subject)`, which is permitted unless something restricts it",
      span: span, help: "take it out: nobody has to permit a `\(subject)`")
  }

  static func unknownParam(
    _ name: String, of policy: String, _ span: Span, _ all: [String]
  ) -> Problem {
    Problem(
      code: "unknown-param", message: "`\(policy)` has no param `\(name)`", span: span,
      help: nearest(name, all) ?? (all.isEmpty ? nil : "it has \(list(all))"))
  }

  static func unknownPolicy(_ name: String, _ span: Span, _ all: [String]) -> Problem {
    Problem(
      code: "unknown-policy", message: "there is no policy `\(name)`", span: span,
      help: nearest(name, all) ?? (all.isEmpty ? nil : "there are \(list(all))"))
  }

  static func unknownRule(
    _ name: String, of policy: String, _ span: Span, _ all: [String]
  ) -> Problem {
    Problem(
      code: "unknown-rule", message: "`\(policy)` has no rule `\(name)`", span: span,
      help: nearest(name, all) ?? (all.isEmpty ? nil : "it has \(list(all))"))
  }
}
