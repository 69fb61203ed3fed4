// What is said of the order of tokens: one function a message, in the order of their names.

extension SyntaxProblem {
  static func assignmentForEquality(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "assignment-in-condition", "`=` does not compare", at: token, help: "write `==`")
  }

  static func callOfValue(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "call-of-value", "only a name can be called", at: token,
      help: "functions stand in front: `name(value)`")
  }

  static func chainedComparison(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "chained-comparison", "a comparison cannot be compared again", at: token,
      help: "write two comparisons: `a < b and b < c`")
  }

  static func chainedImplies(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "chained-implies", "one `implies` cannot follow another", at: token,
      help:
        "say with parentheses what implies what: `a implies (b implies c)`, or `a and b implies c`")
  }

  static func clauseOrder(
    _ word: String, before other: String, at token: Token, of whole: ClauseProgress.Whole
  ) -> SyntaxProblem {
    let help =
      switch whole {
      case .rule: "write `when` first, then `for`, then what is required, then the rest"
      case .waiver: "write `of`, `for`, `because`, `approved by` and `until`, in this order"
      case .test: "write first what is given, then what is expected"
      }
    return SyntaxProblem(
      "clause-order", "`\(word)` stands behind `\(other)`", at: token, help: help)
  }

  static func comparisonWithNothing(
    _ written: String, _ start: Int32, _ end: Int32, write: String
  ) -> SyntaxProblem {
    SyntaxProblem(
      "comparison-with-missing", "`\(written)` compares with nothing", start, end,
      help: "write `\(write)`")
  }

  static func countWithoutBinder(
    _ word: String, list: String, _ start: Int32, _ end: Int32
  ) -> SyntaxProblem {
    SyntaxProblem(
      "count-without-name", "`\(word)` needs a name for the elements it counts", start, end,
      help: "write `\(word)(x in \(list))`")
  }

  static func defineType(_ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "define-with-type", "the type of a define follows from its expression", start, end,
      help: "leave it out: `define name(…) = …`")
  }

  static func defineWithoutParentheses(_ name: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "expected-token", "expected `(` behind the name of a define", at: token,
      help: "write `define \(name)() = …`; a fixed value is `data \(name): T = …`")
  }

  static func duplicateClause(
    _ word: String, at token: Token, first: Token, of whole: ClauseProgress.Whole = .rule
  ) -> SyntaxProblem {
    let help =
      switch word {
      case _ where whole == .waiver: "keep one of them, or write two waivers"
      case "when": "join the conditions with `and`, or write two rules"
      case "owner", "version", "recognize", "each": "keep one of them"
      default: "keep one of them, or write two rules"
      }
    return SyntaxProblem(
      "duplicate-clause", "`\(word)` stands here a second time", at: token, help: help
    ).noting("the first one", at: first)
  }

  static func emptyValueInText(_ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "empty-value", "nothing stands between the braces", start, end,
      help: "name a value: `{product.name}`; a brace itself is written `\\{`")
  }

  static func expected(_ what: String, at token: Token, found: String) -> SyntaxProblem {
    let help =
      switch what {
      case "in": "a name, `in` and a list: `x in product.columns`"
      case "on": "the word `on` stands before what it is about, or the day of a decision"
      case ":": "a name, `:` and what it is: `name: Text`"
      case "=": "a name, `=` and its value"
      case "{": "what follows stands between braces: `{ … }`"
      case "for": "write `for` and what it is for"
      case "from": "write `from` and where it comes from"
      case "global": "write `global policy NAME { … }`"
      case "domain": "write `domain policy NAME for DOMAIN { … }`"
      case "[": "a list stands between brackets: `[a, b]`"
      case ")", "]", "}": "close what was opened with `\(what)`"
      default: "write `\(what)` here"
      }
    var problem = SyntaxProblem(
      "expected-token", "expected `\(what)`, found \(found)", at: token, help: help)
    if ["(", ")", "[", "]", "{", "}"].contains(what) {
      problem.expectedBracket = what
      problem.mayBeALostBracket = true
    }
    return problem
  }

  static func expectedCase(at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem(
      "expected-case", "expected a case behind `is`, found \(found)", at: token,
      help: "write `is active`, `is present` or `is missing`")
  }

  static func expectedDate(
    _ word: String, at token: Token, found: String, isText: Bool, isInstant: Bool
  ) -> SyntaxProblem {
    SyntaxProblem(
      "expected-date", "expected a date behind `\(word)`, found \(found)", at: token,
      help: isText
        ? "write it without quotes: `2026-03-01`"
        : isInstant ? "write the day alone: `2026-03-01`" : "write `2026-03-01`")
  }

  static func expectedElse(at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem(
      "expected-token", "expected `else`, found \(found)", at: token,
      help: "an `if` always has both: `if … then … else …`")
  }

  static func expectedExpression(
    at token: Token, found: String, after operation: String?
  ) -> SyntaxProblem {
    SyntaxProblem(
      "expected-expression", "expected a value, found \(found)", at: token,
      help: operation.map { "write what stands behind `\($0)`" }
        ?? "write a name or a literal, such as `product.owner` or `24h`")
  }

  static func expectedField(at token: Token, found: String, isText: Bool) -> SyntaxProblem {
    SyntaxProblem(
      "expected-name", "expected the name of a field behind `.`, found \(found)", at: token,
      help: isText ? "write `value[\"…\"]`" : nil)
  }

  static func expectedFieldName(at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem(
      "expected-name", "expected the name of a field, found \(found)", at: token,
      help: "write `{ name: value, … }`")
  }

  static func expectedName(_ what: String, at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem("expected-name", "expected \(what), found \(found)", at: token)
  }

  static func expectedPattern(at token: Token, found: String, isText: Bool) -> SyntaxProblem {
    SyntaxProblem(
      "expected-pattern", "expected a pattern behind `matches`, found \(found)", at: token,
      help: isText
        ? "write it between slashes: `/…/`; a text with `*` goes behind `like`"
        : "write it between slashes: `matches /[a-z]+/`")
  }

  static func expectedText(_ word: String, at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem(
      "expected-text", "expected a text behind `\(word)`, found \(found)", at: token,
      help: "write it between double quotes: `\(word) \"…\"`")
  }

  static func expectedThen(at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem(
      "expected-token", "expected `then`, found \(found)", at: token,
      help: "write `if … then … else …`, without braces")
  }

  static func expectedType(at token: Token, found: String) -> SyntaxProblem {
    SyntaxProblem(
      "expected-type", "expected a type, found \(found)", at: token,
      help: "write `Text`, `[Text]`, `{Text: Int}`, or the name of a record or an enum")
  }

  static func foreignDeclaration(_ word: String, at token: Token, help: String) -> SyntaxProblem {
    SyntaxProblem("unknown-declaration", "`\(word)` begins no declaration", at: token, help: help)
  }

  static func foreignList(_ element: String, _ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "expected-type", "a list type is written with brackets around", start, end,
      help: "write `[\(element)]`")
  }

  static func foreignNothing(_ word: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "foreign-word", "`\(word)` is no value", at: token,
      help: "ask `is missing` or `is present`; a standard and a test write `missing`")
  }

  static func foreignTernary(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "foreign-operator", "`?` is no operator", at: token, help: "write `if … then … else …`")
  }

  static func foreignWords(
    _ words: String, _ start: Int32, _ end: Int32, help: String
  ) -> SyntaxProblem {
    SyntaxProblem("foreign-word", "`\(words)` means nothing here", start, end, help: help)
  }

  static func isBeforeOperator(_ start: Int32, _ end: Int32, write: String) -> SyntaxProblem {
    SyntaxProblem(
      "is-with-operator", "`is` stands before a case, not before another comparison", start, end,
      help: "write `\(write)`")
  }

  static func isWithValue(at token: Token, isNegated: Bool, value: String) -> SyntaxProblem {
    SyntaxProblem(
      "is-with-value", "`is` asks for a case, and `\(value)` is none", at: token,
      help: value == "true" || value == "false"
        ? "write `== \(value)`, or the condition alone"
        : "write `\(isNegated ? "!=" : "==")` to compare with another value")
  }

  static func mapKey(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "expected-type", "the keys of a map are `Text`", at: token,
      help: "write `{Text: T}`; a record with fields of its own is declared: `record NAME { … }`")
  }

  static func methodCall(_ name: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "call-of-value", "values have no functions of their own, such as `\(name)`", at: token,
      help: "functions stand in front: `\(name)(value)`")
  }

  static func minusBeforeOther(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "minus-without-number", "`-` stands before a number, or between two values", at: token,
      help: "write `0 - x`")
  }

  static func misspelt(_ word: String, at token: Token, nearest: String) -> SyntaxProblem {
    SyntaxProblem(
      "misspelt-word", "`\(word)` means nothing here", at: token, help: "did you mean `\(nearest)`?"
    )
  }

  static func missingBrace(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "missing-brace", "a `}` is missing before this", at: token,
      help: "close what was opened further up")
  }

  static func missingSeparator(_ separator: String, at token: Token, help: String) -> SyntaxProblem
  {
    SyntaxProblem("expected-token", "expected `\(separator)` between these", at: token, help: help)
  }

  static func mixedAndOr(at token: Token, ways: (String, String)?) -> SyntaxProblem {
    SyntaxProblem(
      "mixed-and-or", "`and` beside `or` can be read in two ways", at: token,
      help: ways.map { "write `\($0.0)` or `\($0.1)`" }
        ?? "put parentheses around what belongs together: `(a and b) or c`, `a and (b or c)`")
  }

  static func namedArgument(_ name: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "named-argument", "arguments have no names", at: token,
      help: "leave `\(name):` out; arguments go by their order")
  }

  static func needsParentheses(_ word: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "needs-parentheses", "`\(word)` takes the rest of a condition, so it cannot stand in one",
      at: token, help: "put all of it in parentheses: `(\(word) …)`")
  }

  static func negatedPresence(_ start: Int32, _ end: Int32, write: String) -> SyntaxProblem {
    SyntaxProblem(
      "negated-presence", "there is a word for this", start, end, help: "write `is \(write)`")
  }

  static func nestedTooDeep(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "nested-too-deep", "this is nested more than \(Parser.nestingLimit) deep", at: token,
      help: "give the inner part a name with `define`")
  }

  static func notOneOf(
    _ words: [String], _ what: String, _ word: String, at token: Token, nearest: String?
  ) -> SyntaxProblem {
    SyntaxProblem(
      "unknown-word", "`\(word)` is no \(what)", at: token,
      help: nearest.map { "did you mean `\($0)`?" } ?? "write \(list(words))")
  }

  static func numberWithoutZero(_ digits: String, _ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "invalid-number", "`.\(digits)` is no number", start, end, help: "write `0.\(digits)`")
  }

  static func policyForDomain(_ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "global-for-domain", "a global policy is for all domains", start, end,
      help: "leave this out, or write `domain policy`")
  }

  static func quantifierWithoutBody(
    _ word: String, at token: Token, found: String?
  ) -> SyntaxProblem {
    SyntaxProblem(
      "expected-token", "expected `has`" + (found.map { ", found `\($0)`" } ?? ""), at: token,
      help: "say what is asked of each: `\(word) x in list has …`")
  }

  static func reservedWord(_ word: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "reserved-word", "`\(word)` is a word of the language and no name", at: token,
      help: "choose another name, such as `\(word)_`")
  }

  static func ruleOutsidePolicy(
    _ word: String, at token: Token, isOfDomain: Bool
  ) -> SyntaxProblem {
    let policy = isOfDomain ? "domain policy NAME for DOMAIN" : "global policy NAME"
    return SyntaxProblem(
      "rule-outside-policy", "`\(word)` stands only inside a policy", at: token,
      help: "put it between the braces of `\(policy) { … }`")
  }

  static func ruleWithoutEffect(_ name: String, at span: Span) -> SyntaxProblem {
    SyntaxProblem(
      "rule-without-effect", "rule `\(name)` decides nothing", span.start, span.end,
      help: "add `require …`, `forbid …`, `deny` or `permit`")
  }

  static func splitIsNot(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "split-words", "only blanks may stand between `is` and `not`", at: token,
      help: "move the comment")
  }

  static func splitOrElse(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "split-words", "only blanks may stand between `or` and `else`", at: token,
      help: "move the comment")
  }

  static func stray(_ found: String, at token: Token, inList: Bool, inText: Bool) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-token", "\(found) cannot follow here", at: token,
      help: inText
        ? "a value of a text ends with `}`"
        : inList ? "part elements with `,`" : "take it out, or write the operator before it")
  }

  static func strayApproval(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-token", "`approval by` stands only behind `require`", at: token,
      help: "write `require approval by …` as a clause of its own")
  }

  static func strayBrace(at token: Token) -> SyntaxProblem {
    SyntaxProblem("stray-brace", "this `}` closes nothing", at: token, help: "take it out")
  }

  static func strayColon(_ word: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-token", "`\(word)` takes no `:`", at: token, help: "leave the `:` out")
  }

  static func strayPercent(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-token", "`%` belongs to a number", at: token,
      help: "write it right behind the digits: `95%`")
  }

  static func textAfterText(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-token", "a text ends with its quote", at: token,
      help: "write one text; values stand in it between braces: `\"{product.name} …\"`")
  }

  static func textForName(_ what: String, at token: Token, write: String) -> SyntaxProblem {
    SyntaxProblem(
      "unexpected-text", "\(what) stands without quotes", at: token, help: "write `\(write)`")
  }

  static func tooManyParts(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "nested-too-deep", "this has more than \(Parser.heightLimit) parts one on top of another",
      at: token, help: "give some of them a name with `define`, or ask `in [ … ]`")
  }

  static func unknownClause(_ found: String, at token: Token, help: String?) -> SyntaxProblem {
    SyntaxProblem(
      "unknown-clause", "\(found) begins no clause of a rule", at: token,
      help: help
        ?? "clauses begin with `when`, `for`, `require`, `forbid`, `deny`, `permit`, `mask`, "
        + "`filter`, `aggregate`, `limit`, `reassess`, `otherwise`, `help`, `level`, `until`, "
        + "`decided`, `waivable` or `tags`")
  }

  static func unknownDeclaration(_ found: String, at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "unknown-declaration", "\(found) begins no declaration", at: token,
      help: "a file holds `global policy`, `domain policy`, `param`, `define`, `enum`, `record`, "
        + "`extend`, `subject`, `data`, `standard`, `waiver` and `test`")
  }

  static func unknownMember(_ found: String, _ what: String, at token: Token, help: String)
    -> SyntaxProblem
  {
    SyntaxProblem(
      "unknown-declaration", "\(found) begins nothing in \(what)", at: token, help: help)
  }

  static func unnamedSpelling(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "expected-name", "a case has a name, and texts only behind `also`", at: token,
      help: "write `name also \"text\"`")
  }

  static func valueInPlainText(_ word: String, _ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "value-in-plain-text", "the text of `\(word)` cannot hold values", start, end,
      help: "a brace itself is written `\\{`")
  }

  static func withoutFrom(at token: Token) -> SyntaxProblem {
    SyntaxProblem(
      "expected-token", "expected `from` before the date", at: token,
      help: "write `level warn from 2026-03-01`")
  }

  /// `a, b or c`.
  private static func list(_ words: [String]) -> String {
    let quoted = words.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "nothing" }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
