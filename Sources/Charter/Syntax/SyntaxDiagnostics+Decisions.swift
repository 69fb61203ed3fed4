// What is said of permissions, obligations, domains, waivers and tests: one function a message, in
// the order of their names.

extension SyntaxProblem {
  static func computedKey(_ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "computed-key", "the key of an element stands here as it is", start, end,
      help: "write a text or another value: `columns[\"email\"]`")
  }

  static func domainWithoutQuotes(_ name: String, _ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "invalid-name", "`\(name)` is no name", start, end,
      help: "write the domain as a text: `for \"\(name)\"`")
  }

  static func expectedPath(at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem(
      "expected-name", "expected a path, found \(found)", at: token,
      help: "write names and keys: `sla.freshness`, `tables[\"orders\"].columns[\"email\"]`")
  }

  static func expectedPhrase(
    _ rest: String, at token: Token, found: String, example: String
  ) -> SyntaxProblem {
    SyntaxProblem(
      "expected-token", "expected `\(rest)`, found \(found)", at: token,
      help: "write `\(example)`")
  }

  static func incompleteWaiver(
    _ name: String, _ lacking: [String], at span: Span
  ) -> SyntaxProblem {
    let clauses = lacking.map { "`\($0)`" }
    let list =
      clauses.count > 1
      ? clauses.dropLast().joined(separator: ", ") + " and " + (clauses.last ?? "")
      : clauses.first ?? ""
    return SyntaxProblem(
      "incomplete-waiver", "waiver `\(name)` does not say all that a waiver says", span.start,
      span.end, help: "add \(list)")
  }

  /// What a mask may be done with, in words.
  static let maskMethods = "`hide`, `join_only`, `null`, `redact`, `hash` or `last(n)`"

  static func maskWithoutMethod(at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem(
      "expected-token", "expected `with`, found \(found)", at: token,
      help: "say what is done: `with hide`, `join_only`, `null`, `redact`, `hash` or `last(4)`")
  }

  static func maskWithoutName(list: String, _ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "mask-without-name", "`mask` needs a name for the columns it goes through", start, end,
      help: list.hasSuffix("columns")
        ? "write `mask column in \(list) with …`"
        : "write `mask column in columns where … with …`")
  }

  static func numberWithoutParentheses(
    _ method: String, _ number: String, at token: Token
  ) -> SyntaxProblem {
    SyntaxProblem(
      "expected-token", "expected `(` behind `\(method)`, found `\(number)`", at: token,
      help: "write `last(\(number))`: how many characters stay to be seen")
  }

  static func onlyInGlobal(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "misplaced-member", "a domain cannot say what domains may do", at: token,
      help: "put it into a `global policy` of the council")
  }

  static func onlyOfDomain(_ word: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "misplaced-member", "`\(word)` stands only in the policy of a domain", at: token,
      help: "put it between the braces of `domain policy NAME for DOMAIN { … }`")
  }

  static func permitOfSomething(_ found: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-token", "\(found) cannot follow `permit`", at: token,
      help: "`permit` stands alone: it permits what the rule is about")
  }

  static func severalApprovers(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-token", "one value stands behind `approval by`", at: token,
      help: "where several must approve, write a list, `[a, b]`, or a clause for each")
  }

  static func severalOutcomes(_ found: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-token", "\(found) cannot follow here", at: token,
      help: "write each outcome behind an `expect` of its own")
  }

  static func splitApprovalBy(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "split-words", "only blanks may stand between `approval` and `by`", at: token,
      help: "move the comment")
  }

  static func testWithoutExpectation(_ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "test-without-expectation", "this test expects nothing", start, end,
      help: "add `expect permit`, `expect deny by policy.rule` or another outcome")
  }

  static func thirdPartOfName(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-token", "a rule or a param has two names, its policy's and its own", at: token,
      help: "take the rest out: `policy.name`")
  }

  static func tightenWithoutLevel(_ rule: String, at span: Span) -> SyntaxProblem {
    SyntaxProblem(
      "expected-token", "this changes nothing of `\(rule)`", span.start, span.end,
      help: "say its level: `{ level block from 2026-03-01 }`")
  }

  static func unknownPart(
    _ found: String, _ whole: String, at token: Token, help: String
  ) -> SyntaxProblem {
    SyntaxProblem("unknown-clause", "\(found) begins no part of \(whole)", at: token, help: help)
  }

  static func unqualifiedName(_ name: String, _ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "unqualified-name", "`\(name)` stands without its policy", start, end,
      help: "write `policy.\(name)`")
  }

  static func waiverWithoutSubject(at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem(
      "expected-name", "expected what the waiver is for, found \(found)", at: token,
      help: "write `for product \"…\"`")
  }
}
