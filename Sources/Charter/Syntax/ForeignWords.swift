/// Words that people bring from other languages, and what is written here instead.
enum ForeignWords {
  /// Behind an operand, where an operator of ours would stand.
  static let operators: [String: String] = [
    "AND": "write `and`", "OR": "write `or`", "NOT": "write `not`", "IN": "write `in`",
    "IS": "write `is`", "LIKE": "write `like`",
    "between": "write two comparisons: `x >= a and x <= b`",
    "contains": "write it the other way round: `value in list`; for a part of a text, "
      + "`like \"*part*\"`",
    "containing": "write it the other way round: `value in list`",
    "includes": "write it the other way round: `value in list`",
    "div": "write `/`",
    "empty": "ask `is missing` of a value, `count(x in list) == 0` of a list",
    "endsWith": "write `like \"*end\"`", "ends": "write `like \"*end\"`",
    "ends_with": "write `like \"*end\"`", "endswith": "write `like \"*end\"`",
    "eq": "write `==`", "equal": "write `==`", "equals": "write `==`", "ne": "write `!=`",
    "gt": "write `>`", "ge": "write `>=`", "gte": "write `>=`", "lt": "write `<`",
    "le": "write `<=`", "lte": "write `<=`",
    "exists": "write `is present`", "present": "write `is present`",
    "must": "write `require` before the condition",
    "should": "write `require` before the condition, and `level warn` behind it",
    "instanceof": "write `fits`", "isa": "write `fits`",
    "match": "write `matches /…/`", "regex": "write `matches /…/`",
    "mod": "there is no remainder of a division",
    "startsWith": "write `like \"start*\"`", "starts": "write `like \"start*\"`",
    "starts_with": "write `like \"start*\"`", "startswith": "write `like \"start*\"`",
    "unless": "write `if … then … else …`, or `not (…)` beside `or`",
    "when": "`when` stands first in a rule; inside an expression write `if … then … else …`",
    "xor": "write `a != b`",
  ]

  /// Behind `is`, where a case would stand.
  static let tests: [String: String] = [
    "a": "`is` asks for a case: `is active`; of a type ask `fits`",
    "an": "`is` asks for a case: `is active`; of a type ask `fits`",
    "above": "write `>`", "after": "write `>`", "at": "write `>=` or `<=`",
    "before": "write `<`", "below": "write `<`", "between": "write `>= a and … <= b`",
    "equal": "write `==`", "greater": "write `>`", "less": "write `<`", "more": "write `>`",
    "one": "write `in [a, b]`", "of": "write `in [a, b]`", "older": "write `age(…) > …`",
    "than": "write `>` or `<`",
  ]

  /// Where a clause of a rule would begin.
  static let clauses: [String: String] = [
    "allow": "write `permit`", "and": "join conditions with `and`, or write `require` again",
    "assert": "write `require`", "check": "write `require`", "condition": "write `when`",
    "description": "describe a rule in `///` lines above it",
    "else": "a rule has no `else`; write a second rule with its own `when`",
    "ensure": "write `require`", "enforce": "write `require`", "error": "write `otherwise \"…\"`",
    "except": "write `when not (…)`", "expect": "write `require`", "fail": "write `deny`",
    "foreach": "write `for x in list`", "given": "write `when`",
    "if": "a rule has no `if`; write `when …` as its first clause",
    "message": "write `otherwise \"…\"`", "must": "write `require`",
    "owner": "the owner stands in the policy, above its rules", "reject": "write `deny`",
    "severity": "write `level block`, `level warn` or `level advise`",
    "should": "write `require`, and `level warn` behind it",
    "title": "describe a rule in `///` lines above it", "unless": "write `when not (…)`",
    "where": "write `when …` as the first clause, or put `where` behind `for x in list`",
    "with": "only `mask` takes `with`",
  ]

  /// Where an operand would stand: other names for nothing.
  static let nothing: Set<String> = [
    "null", "nil", "None", "Null", "NULL", "undefined", "nothing", "NaN",
  ]

  /// Before the name of a quantifier.
  static let quantifiers: [String: String] = [
    "any": "some", "exists": "some", "all": "every", "each": "every", "forall": "every",
    "none": "no", "Some": "some", "Every": "every", "No": "no", "All": "every", "Any": "some",
  ]

  /// Levels by other names.
  static let levels: [String: String] = [
    "error": "block", "critical": "block", "fatal": "block", "high": "block", "blocking": "block",
    "blocker": "block", "deny": "block", "fail": "block", "mandatory": "block",
    "warning": "warn", "medium": "warn", "info": "advise", "low": "advise", "note": "advise",
    "hint": "advise", "advice": "advise", "recommend": "advise",
  ]
}

extension ForeignWords {
  /// Where a declaration would begin.
  static let declarations: [String: String] = [
    "class": "write `record NAME { … }`", "struct": "write `record NAME { … }`",
    "type": "write `record NAME { … }` or `enum NAME { … }`",
    "const": "write `data NAME: T = …`", "let": "write `data NAME: T = …`",
    "var": "write `data NAME: T = …`", "def": "write `define NAME(…) = …`",
    "func": "write `define NAME(…) = …`", "function": "write `define NAME(…) = …`",
    "fn": "write `define NAME(…) = …`",
    "import": "leave it out: all files of a set are read together",
    "include": "leave it out: all files of a set are read together",
    "package": "leave it out: a rule's name is `policy.rule`",
    "module": "write `global policy NAME { … }`", "namespace": "write `global policy NAME { … }`",
    "mapping": "write `standard NAME for product { … }`",
  ]
}

extension ForeignWords {
  /// Behind `with` of a mask: other names for what is done.
  static let maskMethods: [String: String] = [
    "hashed": "hash", "hashing": "hash", "sha256": "hash", "sha": "hash", "md5": "hash",
    "tokenize": "hash", "pseudonymize": "hash", "pseudonymise": "hash", "hidden": "hide",
    "drop": "hide", "remove": "hide", "omit": "hide", "exclude": "hide", "nullify": "null",
    "nil": "null", "none": "null", "missing": "null", "redacted": "redact", "stars": "redact",
    "mask": "redact", "joinable": "join_only", "join": "join_only", "suffix": "last",
    "partial": "last",
  ]

  /// In a waiver.
  static let waiverClauses: [String: String] = [
    "rule": "write `of policy.rule`", "waives": "write `of policy.rule`",
    "product": "write `for product \"…\"`", "subject": "write `for product \"…\"`",
    "reason": "write `because \"…\"`", "justification": "write `because \"…\"`",
    "approver": "write `approved by \"…\" as role on date`",
    "by": "write `approved by \"…\" as role on date`",
    "at": "a path stands behind what the waiver is for: `for product \"…\" at …`",
    "expires": "write `until date`", "expiry": "write `until date`", "to": "write `until date`",
    "owner": "who approved it stands behind `approved by`",
    "from": "a waiver holds from the day of its approval: `approved by \"…\" as role on date`",
  ]

  /// In a test.
  static let testParts: [String: String] = [
    "when": "write `given …`", "input": "write `given …`",
    "with":
      "`with` stands behind what is given: `given product from \"…\" with { … }`",
    "then": "write `expect …`", "assert": "write `expect …`", "should": "write `expect …`",
    "must": "write `expect …`", "require": "write `expect …`", "deny": "write `expect deny`",
    "permit": "write `expect permit`", "on": "write it behind the title: `test \"…\" on access`",
    "at": "write `given now 2026-03-01`", "now": "write `given now 2026-03-01`",
  ]

  /// Behind `expect`: other names for outcomes.
  static let outcomes: [String: String] = [
    "allow": "permit", "allowed": "permit", "accept": "permit", "pass": "permit", "ok": "permit",
    "permitted": "permit", "true": "permit", "denied": "deny", "reject": "deny",
    "rejected": "deny", "refuse": "deny", "fail": "deny", "block": "deny", "forbid": "deny",
    "violation": "deny", "error": "deny", "false": "deny", "approval": "review",
    "warning": "warn", "advice": "advise", "unknown": "undetermined", "no": "not",
  ]
}
