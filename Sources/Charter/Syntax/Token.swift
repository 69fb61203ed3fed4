/// What a token is.
///
/// The order matters: reserved words, then words of clauses, which are names everywhere else.
package enum TokenKind: UInt8, Sendable {
  case endOfFile
  // Punctuation
  case leftBrace, rightBrace, leftParenthesis, rightParenthesis, leftBracket, rightBracket
  case comma, colon, dot, question, assign
  // Operators
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case plus, minus, star, slash, percent
  // Literals
  case integer, decimal, ratio, duration, date, timestamp, version
  /// A text without `{…}`.
  case text
  /// `"…{`, `}…{` and `}…"` of a text with values in it.
  case textHead, textMiddle, textTail
  /// A text in other quotes, or without its closing quote; an error was reported.
  case brokenText
  /// `/…/`, read only after `matches`.
  case pattern
  /// A literal that has no value; an error was reported.
  case brokenLiteral
  // Reserved words
  case and, or, not, implies, `in`, `is`, like, matches, within, `as`, fits, has, `where`, then
  case `else`, `if`, every, some, no, `true`, `false`, missing, `for`, with
  // Two words that are one token
  case orElse, isNot, notIn, approvalBy
  // Names
  case identifier
  // Words of declarations
  case global, policy, param, define, `enum`, open, record, extend, subject, data, standard
  case domain, waiver, test, rule
  // Words inside a policy
  case owner, version_, domains, set, tighten
  // Words of clauses
  case when, require, forbid, deny, permit, mask, filter, aggregate, limit, reassess
  case otherwise, help, level, until, decided, waivable, tags
  // Words that stand behind others
  case ordered, also, key, fixed, sensitive, `default`, from, recognize, file, each
  case on, by, at, most, may, present, count, share
  case to, rows, groups, least, after
  // Words of waivers and tests
  case of, because, approved, given, expect
}

extension TokenKind {
  /// A name, or a word that is one wherever its own place is not.
  var isName: Bool { rawValue >= TokenKind.identifier.rawValue }

  /// A word that expressions are made of, never a name but after a dot and before a colon.
  package var isReserved: Bool {
    rawValue >= TokenKind.and.rawValue && rawValue <= TokenKind.with.rawValue
  }

  /// Begins a clause of a rule; so does `for`.
  var isClause: Bool {
    rawValue >= TokenKind.when.rawValue && rawValue <= TokenKind.tags.rawValue
  }

  /// Stands between parts, so that what is missing behind it is missing at the next token.
  var endsPart: Bool { self == .comma || self == .leftBrace || self == .rightBrace }

  /// An operator, or a word that an expression must follow.
  var takesOperand: Bool {
    switch self {
    case .true, .false, .missing: false
    case .assign, .when, .require, .forbid: true
    default:
      rawValue >= TokenKind.equal.rawValue && rawValue <= TokenKind.slash.rawValue
        || rawValue >= TokenKind.and.rawValue && rawValue <= TokenKind.approvalBy.rawValue
    }
  }

  /// May be the last token of an expression.
  var endsExpression: Bool {
    switch self {
    case .rightBrace, .rightParenthesis, .rightBracket, .percent, .integer, .decimal, .ratio,
      .duration, .date, .timestamp, .version, .text, .textTail, .brokenText, .pattern,
      .brokenLiteral, .true, .false, .missing, .question:
      true
    default: isName
    }
  }
}

/// A run of bytes that belong together: 12 bytes, no storage of its own.
package struct Token: Sendable {
  package var kind: TokenKind
  /// Offset of the first byte.
  package var start: Int32
  /// Offset just past the last byte.
  package var end: Int32
}

/// A `///` line, and the token it stands before.
struct DocumentationLine {
  var token: Int32
  /// Just behind the slashes.
  var start: Int32
  var end: Int32
}
