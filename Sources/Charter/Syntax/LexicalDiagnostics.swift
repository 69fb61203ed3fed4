// What is said of characters and literals: one function a message, in the order of their names.

extension SyntaxProblem {
  static func bidiControl(_ second: UInt8, _ third: UInt8, at start: Int) -> SyntaxProblem {
    let value = 0x2000 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    return SyntaxProblem(
      "bidi-control",
      "\(codePoint(value)) makes text read in another order than it is written", start, start + 3,
      help: "take it out: what reviewers see and what is decided must be the same")
  }

  static func controlCharacter(_ byte: UInt8, _ start: Int) -> SyntaxProblem {
    SyntaxProblem(
      "control-character", "a text holds the control character \(codePoint(UInt32(byte)))", start,
      start + 1, help: "write `\\n`, `\\t` or `\\u{\(String(byte, radix: 16))}`")
  }

  static func fileTooLarge(_ count: Int) -> SyntaxProblem {
    SyntaxProblem(
      "file-too-large", "the file has \(count) bytes, more than the \(SourceCheck.limit) of 1 MiB",
      0, 0, help: "split it; all files of a set are read together")
  }

  static func foreignBlank(_ scalar: Unicode.Scalar, _ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "foreign-blank", "\(codePoint(scalar.value)) looks like a blank or like nothing", start, end,
      help: "type a plain blank")
  }

  static func foreignComment(_ written: String, _ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "foreign-comment", "`\(written)` begins no comment", start, end,
      help: "begin every line of a comment with `//`")
  }

  static func foreignOperator(
    _ written: String, _ start: some BinaryInteger, _ end: some BinaryInteger, write: String?
  ) -> SyntaxProblem {
    SyntaxProblem(
      "foreign-operator", "`\(written)` is no operator", start, end,
      help: write.map { "write `\($0)`" } ?? "there is no such operation; multiply instead")
  }

  static func foreignPunctuation(_ written: String, _ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "foreign-punctuation", "`\(written)` has no meaning", start, end,
      help: "leave it out: the words that clauses begin with part them")
  }

  static func foreignQuote(_ quote: String, _ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "foreign-quote", "`\(quote)` does not begin a text", start, end,
      help: "write texts between straight double quotes: `\"…\"`")
  }

  static func invalidDate(_ written: String, _ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "invalid-date", "`\(written)` is no date", start, end,
      help: "write year, month and day as in `2026-03-01`")
  }

  static func invalidEscape(_ written: String, _ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "invalid-escape", "`\(written)` means nothing in a text", start, end,
      help: "write `\\\\` for a backslash; the others are `\\\"` `\\n` `\\t` `\\{` `\\}` `\\u{41}`")
  }

  static func invalidName(_ name: String, _ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "invalid-name", "`\(name)` is no name", start, end,
      help: "names are made of the letters a to z, digits and `_`")
  }

  static func invalidNumber(
    _ written: String, digits: String, unit: String, isWhole: Bool, _ start: Int, _ end: Int
  ) -> SyntaxProblem {
    let units = [
      "M": "mo", "month": "mo", "months": "mo", "mon": "mo", "mth": "mo", "min": "m", "mins": "m",
      "minute": "m", "minutes": "m", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
      "S": "s", "H": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "D": "d", "day": "d",
      "days": "d", "W": "w", "week": "w", "weeks": "w", "Y": "y", "yr": "y", "year": "y",
      "years": "y",
    ]
    let isUnit = ["s", "m", "h", "d", "w", "mo", "y"].contains(unit)
    let help: String
    if let meant = units[unit], isWhole {
      help = "write `\(digits)\(meant)`"
    } else if isUnit {
      help = "write it whole, in a smaller unit"
    } else if unit.utf8.first == 0x5F {
      help = "write the digits without `_`"
    } else {
      help =
        "durations are written `90s`, `5m`, `24h`, `30d`, `2w`, `6mo`, `3y`; other numbers "
        + "have digits only"
    }
    return SyntaxProblem(
      "invalid-number", "`\(written)` is neither a number nor a duration", start, end, help: help)
  }

  static func invalidUTF8(_ byte: UInt8, at start: Int) -> SyntaxProblem {
    let hexadecimal = String(byte, radix: 16, uppercase: true)
    return SyntaxProblem(
      "not-utf8", "the byte 0x\(hexadecimal) is no UTF-8 text", start, start + 1,
      help: "save the file as UTF-8; nothing of it was read")
  }

  static func leadingZero(_ written: String, _ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "invalid-number", "`\(written)` begins with a zero", start, end,
      help: "leave the zero out; what is no number is a text: `\"\(written)\"`")
  }

  static func literalWithoutValue(_ token: Token, _ text: String) -> SyntaxProblem {
    switch token.kind {
    case .date:
      SyntaxProblem(
        "invalid-date", "there is no day `\(text)`", at: token,
        help: "write year, month and day as in `2026-03-01`")
    case .timestamp:
      SyntaxProblem(
        "invalid-timestamp", "`\(text)` is no instant", at: token,
        help: "write `2026-03-01T10:00:00Z`, or an offset like `+01:00` in place of `Z`")
    case .version:
      SyntaxProblem(
        "invalid-version", "`\(text)` is no version", at: token,
        help: "write three numbers: `v1.2.0`")
    case .duration:
      SyntaxProblem("number-out-of-range", "`\(text)` is longer than any duration", at: token)
    case .integer:
      SyntaxProblem(
        "number-out-of-range", "`\(text)` is larger than any Int", at: token,
        help: "the largest is 9223372036854775807")
    default:
      SyntaxProblem(
        "number-out-of-range", "`\(text)` has too many digits", at: token,
        help: "a decimal has up to 20 digits before the point and 18 behind it")
    }
  }

  static func tooManyProblems(_ start: Int32, _ end: Int32) -> SyntaxProblem {
    SyntaxProblem(
      "too-many-errors", "there are more errors in this file; the first 1,000 are shown", start,
      end)
  }

  static func unclosedValueInText(_ start: Int) -> SyntaxProblem {
    SyntaxProblem(
      "unclosed-value", "this `{` of a text is not closed on its line", start, start + 1,
      help: "close the value with `}`; a brace itself is written `\\{`")
  }

  static func unexpectedCharacter(
    _ scalar: Unicode.Scalar, _ start: Int, _ end: Int
  ) -> SyntaxProblem {
    let isShown = scalar.value > 0x20 && scalar.value != 0x7F && scalar.properties.isASCIIOrLetter
    return SyntaxProblem(
      "unexpected-character",
      isShown
        ? "`\(Character(scalar))` has no meaning here"
        : "the character \(codePoint(scalar.value)) has no meaning here", start, end,
      help: scalar == "'" || scalar == "`"
        ? "write texts between double quotes: `\"…\"`" : "take it out")
  }

  static func unmatchedBraceInText(_ start: Int) -> SyntaxProblem {
    SyntaxProblem(
      "unmatched-brace", "this `}` of a text closes nothing", start, start + 1,
      help: "a brace itself is written `\\}`; a value stands between `{` and `}`")
  }

  static func unterminatedPattern(_ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "unterminated-pattern", "the pattern does not end on its line", start, end,
      help: "end it with `/`; a slash inside is written `\\/`")
  }

  static func unterminatedText(_ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "unterminated-text", "the text does not end on its line", start, end,
      help: "end it with `\"`; a quote inside is written `\\\"`, a line end `\\n`")
  }

  static func utf16() -> SyntaxProblem {
    SyntaxProblem(
      "not-utf8", "the file is UTF-16 text", 0, 2,
      help: "save the file as UTF-8; nothing of it was read")
  }

  static func versionWithoutLetter(_ written: String, _ start: Int, _ end: Int) -> SyntaxProblem {
    SyntaxProblem(
      "invalid-number", "`\(written)` is no number", start, end,
      help: "a version is written with its letter: `v\(written)`")
  }

  private static func codePoint(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isASCIIOrLetter: Bool {
    switch generalCategory {
    case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator,
      .paragraphSeparator, .spaceSeparator, .nonspacingMark:
      false
    default: true
    }
  }
}
