/// Why a pattern is refused, and where in it.
package struct PatternError: Error, Hashable, Sendable {
  /// What is wrong; one line, lower case, no final period.
  package var message: String
  /// What to write instead.
  package var help: String?
  /// Where it starts: bytes from the start of the pattern.
  package var offset: Int
  /// How many bytes it has; 0 where something is missing.
  package var length: Int
}

/// The wording of every error: what is said, and what helps.
struct PatternFault: Sendable {
  let message: String
  let help: String?

  init(_ message: String, _ help: String? = nil) {
    self.message = message
    self.help = help
  }

  // MARK: Size

  static func tooLong(_ count: Int) -> PatternFault {
    PatternFault(
      "this pattern has \(count) characters, and a pattern has at most \(Pattern.longest)",
      "split it into several `matches` joined by `or`")
  }

  static let tooManyStates = PatternFault(
    "this pattern needs over \(Pattern.stateLimit) states, repetitions written out",
    "use smaller counts in `{…}`, or compare `length` instead")

  static let tooDeep = PatternFault(
    "groups are nested over \(Pattern.depthLimit) deep", "write the pattern with fewer groups")

  static let notUTF8 = PatternFault("this pattern is not valid UTF-8")

  // MARK: Groups and anchors

  static let atomicGroup = PatternFault(
    "`(?>` asks not to backtrack, and matching never does",
    "write `(…)`")

  static let comment = PatternFault(
    "`(?#` is a comment, and patterns have none", "write a `//` comment in the policy")

  static let conditional = PatternFault(
    "`(?(` is a condition on an earlier group, which cannot be matched in linear time",
    "write both alternatives out with `|`")

  static func flags(_ flags: String) -> PatternFault {
    PatternFault(
      "`\(flags)` sets flags, and the only one is `(?i)` at the start of a pattern",
      "drop it, or move `(?i)` to the start")
  }

  static func lookaround(_ opening: String) -> PatternFault {
    PatternFault(
      "`\(opening)` is lookaround, left out because `and`, `or` and `not` say it in the policy",
      "use two patterns: `x matches /…/ and not x matches /…/`")
  }

  static func misplacedAnchor(_ anchor: String, _ place: String) -> PatternFault {
    PatternFault(
      "`\(anchor)` stands only at the \(place) of a pattern, which always matches the whole text",
      "drop it, or write `\\\(anchor)` for the character")
  }

  static func namedGroup(_ opening: String) -> PatternFault {
    PatternFault(
      "`\(opening)` names a group: groups keep nothing, so they have no names", "write `(…)`")
  }

  static func recursion(_ opening: String) -> PatternFault {
    PatternFault(
      "`\(opening)` calls a group: patterns that call groups cannot be matched in linear time",
      "write the group out")
  }

  static let strayParenthesis = PatternFault(
    "`)` closes no group", "write `\\)` for the character")

  static let unclosedGroup = PatternFault(
    "this group is never closed", "add `)`, or write `\\(` for the character")

  static func unknownGroup(_ opening: String) -> PatternFault {
    PatternFault("`\(opening)` is no kind of group", "write `(…)`")
  }

  // MARK: Repetition

  static func countBackwards(_ least: String, _ most: String) -> PatternFault {
    PatternFault(
      "a count from \(least) to \(most) can never be met", "write `{\(most),\(least)}`")
  }

  static let countUnreadable = PatternFault(
    "`{` starts a count: `{3}`, `{3,}` or `{3,5}`", "write `\\{` for the character")

  static func lazy(_ quantifier: String) -> PatternFault {
    PatternFault(
      "`\(quantifier)` asks for the shortest match, and a pattern matches the whole text or nothing",
      "drop the `?`")
  }

  static func nothingToRepeat(_ quantifier: String) -> PatternFault {
    PatternFault(
      "nothing stands before `\(quantifier)` to be repeated",
      "write `\\\(quantifier.prefix(1))` for the character")
  }

  static func possessive(_ quantifier: String) -> PatternFault {
    PatternFault(
      "`\(quantifier)` asks not to backtrack, and matching never does",
      "drop the last `+`")
  }

  static func repeatedTwice(_ quantifier: String) -> PatternFault {
    PatternFault(
      "`\(quantifier)` follows a repetition", "put what is repeated in a group: `(…)`")
  }

  static let strayBrace = PatternFault("`}` closes no count", "write `\\}` for the character")

  // MARK: Classes

  static let emptyClass = PatternFault(
    "this class has no characters, so nothing would match it",
    "add characters; write `\\]` for the character `]`")

  static let nestedClass = PatternFault(
    "`[` stands inside a class, and classes hold no classes", "write `\\[` for the character")

  static func posixClass(_ name: String) -> PatternFault {
    PatternFault(
      "`\(name)` is a POSIX class, whose characters depend on the locale",
      "write the characters out, as in `[a-zA-Z]`")
  }

  static func rangeBackwards(_ range: String) -> PatternFault {
    PatternFault("the range `\(range)` is the wrong way round", "put the smaller one first")
  }

  static func rangeOfClass(_ escape: String) -> PatternFault {
    PatternFault(
      "`\(escape)` is a class of characters and cannot be the end of a range",
      "write `\\-` for the character")
  }

  static let setOperation = PatternFault(
    "`&&` intersects classes in some languages, and here it would be two characters",
    "write `\\&\\&` for the characters, or write the intersection out")

  static let strayBracket = PatternFault("`]` closes no class", "write `\\]` for the character")

  static let strayHyphen = PatternFault(
    "`-` stands between a class or a range and something else",
    "write `\\-` for the character, or put it last")

  static let unclosedClass = PatternFault(
    "this class is never closed", "add `]`, or write `\\[` for the character")

  // MARK: Escapes

  static func anchorEscape(_ escape: String) -> PatternFault {
    PatternFault(
      "`\(escape)` is an anchor, and a pattern always matches the whole text", "drop it")
  }

  static func backReference(_ escape: String) -> PatternFault {
    PatternFault(
      "`\(escape)` is a back-reference, which cannot be matched in linear time",
      "write out what may stand there")
  }

  static let badCodePoint = PatternFault(
    "`\\u` needs a code point in braces, 1 to 6 hexadecimal digits up to 10FFFF, no surrogate",
    "write it as in `\\u{E9}`")

  static func codePointEscape(_ escape: String, _ instead: String) -> PatternFault {
    PatternFault("`\(escape)` is not an escape of patterns", "write `\(instead)`")
  }

  static let escapeAtEnd = PatternFault(
    "`\\` at the end escapes nothing", "write `\\\\` for the character")

  static func needlessEscape(_ escape: String) -> PatternFault {
    PatternFault(
      "`\(escape)` is not an escape of patterns", "write `\(escape.dropFirst())` for the character")
  }

  static func unicodeProperty(_ escape: String) -> PatternFault {
    PatternFault(
      "`\(escape)` is a Unicode property, whose characters change from version to version",
      "write the ranges out, as in `[a-zà-öø-ÿ]`")
  }

  static func wordBoundary(_ escape: String) -> PatternFault {
    PatternFault(
      "`\(escape)` is a word boundary, left out because a pattern always matches the whole text",
      "write out what may stand there, as in `([^a-z].*)?`")
  }
}
