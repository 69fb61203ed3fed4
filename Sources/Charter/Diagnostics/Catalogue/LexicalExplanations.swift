extension DiagnosticExplanation {
  /// Codes of the lexer: characters, texts, numbers and names of policy files.
  static let lexical: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "bidi-control",
      "A character makes the text around it read in another order than it is written. What "
        + "reviewers see and what is decided would differ.",
      in: .policy,
      wrong: "// \u{202E}etirw\nrule owned on product { require product.owner is present }",
      right: "// write\nrule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "file-too-large",
      "A policy file is larger than 1 MiB. The files of a set are read together, so it can be split "
        + "anywhere between two declarations.",
      wrong: "one file with every policy of the company",
      right: "a file for each policy"),
    DiagnosticExplanation(
      "foreign-blank",
      "A character looks like a blank or like nothing and is none. It came with pasted text; what "
        + "cannot be seen has no place in a rule.",
      in: .policy,
      wrong: "rule owned on product { require product.owner\u{A0}is present }",
      right: "rule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "foreign-comment",
      "Comments begin with `//`, line by line. Other languages' signs are not read as such.",
      in: .policy,
      wrong: "# everything is owned\nrule owned on product { require product.owner is present }",
      right: "// everything is owned\nrule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "foreign-operator",
      "This is an operator of other languages. Charter writes logic in words and comparison in "
        + "symbols, one spelling for each thing.",
      in: .policy,
      wrong:
        "rule owned on product { require product.owner is present && product.name is present }",
      right:
        "rule owned on product { require product.owner is present and product.name is present }"),
    DiagnosticExplanation(
      "foreign-punctuation",
      "This sign means nothing in Charter. Clauses are parted by the words that they begin with.",
      in: .policy,
      wrong: "rule owned on product { require product.owner is present; level warn }",
      right: "rule owned on product { require product.owner is present level warn }"),
    DiagnosticExplanation(
      "foreign-quote",
      "Texts stand between straight double quotes. Single and curly quotes begin none.",
      in: .policy,
      wrong: "rule named on product { require product.name == “orders” }",
      right: "rule named on product { require product.name == \"orders\" }"),
    DiagnosticExplanation(
      "invalid-date",
      "A date is a year, a month and a day that the calendar has.",
      in: .policy,
      wrong:
        "rule owned on product { require product.owner is present level warn from 2026-02-30 }",
      right: "rule owned on product { require product.owner is present level warn from 2026-02-28 }"
    ),
    DiagnosticExplanation(
      "invalid-name",
      "Names are made of the letters a to z, digits and `_`, so that two names that look alike are "
        + "alike.",
      in: .policy,
      wrong: "rule größe on product { require product.owner is present }",
      right: "rule groesse on product { require product.owner is present }"),
    DiagnosticExplanation(
      "invalid-number",
      "Digits are followed by letters that are no unit, or begin with a zero. Durations are written "
        + "`90s`, `5m`, `24h`, `30d`, `2w`, `6mo` and `3y`, versions `v1.2.0`.",
      in: .policy,
      wrong: "rule fresh on product { require product.sla.freshness <= 24hours }",
      right: "rule fresh on product { require product.sla.freshness <= 24h }"),
    DiagnosticExplanation(
      "invalid-timestamp",
      "An instant is a date, a time and an offset. Without an offset it would be another instant in "
        + "every place of the world.",
      in: .policy,
      wrong: "rule soon on product { require now < 2026-03-01T25:00:00Z }",
      right: "rule soon on product { require now < 2026-03-01T23:00:00Z }"),
    DiagnosticExplanation(
      "invalid-version",
      "A version is three numbers behind a `v`, as semantic versioning has them.",
      in: .policy,
      wrong: "rule versioned on product { require product.version >= v1.02.0 }",
      right: "rule versioned on product { require product.version >= v1.2.0 }"),
    DiagnosticExplanation(
      "not-utf8",
      "The file is not UTF-8, so nothing of it was read.",
      wrong: "a policy saved as Latin-1 or UTF-16",
      right: "the same policy saved as UTF-8"),
    DiagnosticExplanation(
      "too-many-errors",
      "A file has more than 1,000 errors; the others are not shown.",
      wrong: "a file that is no policy at all",
      right: "a policy"),
    DiagnosticExplanation(
      "unclosed-value",
      "A `{` in a text begins a value, and its `}` is missing. A brace that is meant as a brace is "
        + "written with a backslash.",
      in: .policy,
      wrong: """
        rule owned on product {
          require product.owner is present
          otherwise "{product.name has no owner."
        }
        """,
      right: """
        rule owned on product {
          require product.owner is present
          otherwise "{product.name} has no owner."
        }
        """),
    DiagnosticExplanation(
      "unexpected-character",
      "A character has no meaning here.",
      in: .policy,
      wrong: "rule owned on product { require product.owner is present @ }",
      right: "rule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "unmatched-brace",
      "A `}` in a text closes nothing. A brace that is meant as a brace is written with a backslash.",
      in: .policy,
      wrong: """
        rule owned on product {
          require product.owner is present
          otherwise "product.name} has no owner."
        }
        """,
      right: """
        rule owned on product {
          require product.owner is present
          otherwise "{product.name} has no owner."
        }
        """),
    DiagnosticExplanation(
      "unterminated-pattern",
      "A pattern begins with a slash behind `matches` and ends with one on the same line.",
      in: .policy,
      wrong: "rule named on product {\n  require product.name matches /[a-z]+\n}",
      right: "rule named on product {\n  require product.name matches /[a-z]+/\n}"),
    DiagnosticExplanation(
      "unterminated-text",
      "A text ends on the line that it begins on.",
      in: .policy,
      wrong: "rule named on product {\n  require product.name == \"orders\n}",
      right: "rule named on product {\n  require product.name == \"orders\"\n}"),
  ]
}
