extension DiagnosticExplanation {
  /// Codes of the parser: clauses, expressions and declarations that cannot be read.
  static let syntax: [DiagnosticExplanation] =
    syntaxClauses + syntaxExpressions + syntaxDecisions
}

extension DiagnosticExplanation {
  private static let syntaxClauses: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "clause-order",
      "The clauses of a rule stand in the order in which they are thought: when it is asked, of "
        + "which elements, what is required, and then the rest.",
      in: .policy,
      wrong:
        "rule owned on product { require product.owner is present when product.status is active }",
      right:
        "rule owned on product { when product.status is active require product.owner is present }"),
    DiagnosticExplanation(
      "define-with-type",
      "What a define gives follows from its expression, so its type is not written.",
      in: .policy,
      wrong: "define size(p: Product): Int = words(p.name)",
      right: "define size(p: Product) = words(p.name)"),
    DiagnosticExplanation(
      "duplicate-clause",
      "A clause that a rule has once stands there twice, so one of the two would not count.",
      in: .policy,
      wrong: "rule owned on product { require product.owner is present help \"one\" help \"two\" }",
      right: "rule owned on product { require product.owner is present help \"one, two\" }"),
    DiagnosticExplanation(
      "expected-date",
      "A date is missing here. It is written without quotes and without a time.",
      in: .policy,
      wrong: "rule owned on product { require product.owner is present until \"2026-03-01\" }",
      right: "rule owned on product { require product.owner is present until 2026-03-01 }"),
    DiagnosticExplanation(
      "expected-name",
      "A name is missing here: of a rule, a field, a case, an element.",
      in: .policy,
      wrong: "param : Duration = 24h",
      right: "param oldest: Duration = 24h"),
    DiagnosticExplanation(
      "expected-text",
      "A text in double quotes is missing here.",
      in: .policy,
      wrong: "rule owned on product { require product.owner is present help add_an_owner }",
      right: "rule owned on product { require product.owner is present help \"Add an owner.\" }"),
    DiagnosticExplanation(
      "expected-token",
      "A sign or a word is missing here.",
      in: .policy,
      wrong: "rule owned on product { require (product.owner is present }",
      right: "rule owned on product { require (product.owner is present) }"),
    DiagnosticExplanation(
      "expected-type",
      "A type is missing here, or is written as in another language.",
      in: .policy,
      wrong: "define first(names: Text[]) = 1",
      right: "define first(names: [Text]) = 1"),
    DiagnosticExplanation(
      "global-for-domain",
      "A global policy is for all domains, so it names none.",
      in: .set,
      wrong:
        "global policy ownership for orders { rule owned on product { require product.owner is present } }",
      right:
        "global policy ownership { rule owned on product { require product.owner is present } }"),
    DiagnosticExplanation(
      "misspelt-word",
      "A word of the language is misspelt. The file is read on as if it were right.",
      in: .policy,
      wrong: "rule owned on product { requires product.owner is present }",
      right: "rule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "missing-brace",
      "A `}` is missing further up: something begins here that cannot stand inside what is open.",
      in: .set,
      wrong: """
        global policy ownership {
          rule owned on product {
            require product.owner is present

        global policy naming {
          rule named on product { require product.name is present }
        }
        """,
      right: """
        global policy ownership {
          rule owned on product {
            require product.owner is present
          }
        }
        global policy naming {
          rule named on product { require product.name is present }
        }
        """),
    DiagnosticExplanation(
      "reserved-word",
      "The words of expressions mean something everywhere, so they name nothing.",
      in: .policy,
      wrong: "rule like on product { require product.owner is present }",
      right: "rule alike on product { require product.owner is present }"),
    DiagnosticExplanation(
      "rule-outside-policy",
      "Rules stand inside a policy: it gives them an owner and the first part of their name.",
      in: .set,
      wrong: "rule owned on product { require product.owner is present }",
      right:
        "global policy ownership { rule owned on product { require product.owner is present } }"),
    DiagnosticExplanation(
      "rule-without-effect",
      "A rule asks and decides nothing, so it would pass everything and look like a rule.",
      in: .policy,
      wrong: "rule owned on product { when product.status is active }",
      right:
        "rule owned on product { when product.status is active require product.owner is present }"),
    DiagnosticExplanation(
      "stray-brace",
      "A `}` closes nothing.",
      in: .set,
      wrong:
        "global policy ownership { rule owned on product { require product.owner is present } } }",
      right:
        "global policy ownership { rule owned on product { require product.owner is present } }"),
    DiagnosticExplanation(
      "unexpected-text",
      "This takes a word, not a text.",
      in: .policy,
      wrong: "rule owned on product { require product.owner is present level \"warn\" }",
      right: "rule owned on product { require product.owner is present level warn }"),
    DiagnosticExplanation(
      "unknown-clause",
      "No clause of a rule begins like this.",
      in: .policy,
      wrong: "rule owned on product { require product.owner is present message \"No owner.\" }",
      right: "rule owned on product { require product.owner is present otherwise \"No owner.\" }"),
    DiagnosticExplanation(
      "unknown-declaration",
      "No declaration begins like this.",
      in: .set,
      wrong: "module ownership { }",
      right:
        "global policy ownership { rule owned on product { require product.owner is present } }"),
    DiagnosticExplanation(
      "unknown-word",
      "One of a few words is expected here, and this is none of them.",
      in: .policy,
      wrong: "rule owned on product { require product.owner is present level wrn }",
      right: "rule owned on product { require product.owner is present level warn }"),
    DiagnosticExplanation(
      "value-in-plain-text",
      "This text is shown as it is written: there is nothing yet that a value could be taken from.",
      in: .policy,
      wrong: "owner \"{product.name}\"",
      right: "owner \"Governance Council\""),
  ]

  private static let syntaxExpressions: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "assignment-in-condition",
      "`=` gives a name to a value; `==` compares.",
      in: .policy,
      wrong: "rule named on product { require product.name = \"orders\" }",
      right: "rule named on product { require product.name == \"orders\" }"),
    DiagnosticExplanation(
      "call-of-value",
      "Functions have names and stand in front of what they are given; values have none of their "
        + "own.",
      in: .policy,
      wrong: "rule named on product { require product.name.lower() == \"orders\" }",
      right: "rule named on product { require lower(product.name) == \"orders\" }"),
    DiagnosticExplanation(
      "chained-comparison",
      "A comparison is true or false, and cannot be compared again.",
      in: .policy,
      wrong: "rule fresh on product { require 1h < product.sla.freshness < 24h }",
      right:
        "rule fresh on product { require 1h < product.sla.freshness and product.sla.freshness < 24h }"
    ),
    DiagnosticExplanation(
      "chained-implies",
      "One `implies` after another can be read in two ways. Say with parentheses what implies what.",
      in: .policy,
      wrong:
        "rule chain on product { require product.owner is present implies product.name is present implies product.id == \"a\" }",
      right:
        "rule chain on product { require product.owner is present implies (product.name is present implies product.id == \"a\") }"
    ),
    DiagnosticExplanation(
      "comparison-with-missing",
      "Nothing equals what is not there. Ask `is missing` or `is present`.",
      in: .policy,
      wrong: "rule owned on product { require product.owner != null }",
      right: "rule owned on product { require product.owner is present }"),
    DiagnosticExplanation(
      "count-without-name",
      "What is counted has a name, so that a condition can speak of it.",
      in: .policy,
      wrong: "rule tabled on product { require count(product.tables) >= 1 }",
      right: "rule tabled on product { require count(table in product.tables) >= 1 }"),
    DiagnosticExplanation(
      "empty-value",
      "Nothing stands between the braces of a text.",
      in: .policy,
      wrong:
        "rule owned on product { require product.owner is present otherwise \"{} has no owner.\" }",
      right:
        "rule owned on product { require product.owner is present otherwise \"{product.name} has no owner.\" }"
    ),
    DiagnosticExplanation(
      "expected-case",
      "`is` asks for a case of an enum, or for `present` or `missing`.",
      in: .policy,
      wrong: "rule active on product { require product.status is }",
      right: "rule active on product { require product.status is active }"),
    DiagnosticExplanation(
      "expected-expression",
      "A value is missing here.",
      in: .policy,
      wrong: "rule fresh on product { require product.sla.freshness <= }",
      right: "rule fresh on product { require product.sla.freshness <= 24h }"),
    DiagnosticExplanation(
      "expected-pattern",
      "A pattern stands between slashes behind `matches`. A text with `*` goes behind `like`.",
      in: .policy,
      wrong: "rule named on product { require product.name matches \"[a-z]+\" }",
      right: "rule named on product { require product.name matches /[a-z]+/ }"),
    DiagnosticExplanation(
      "foreign-word",
      "This word belongs to other languages. The help says what is written here.",
      in: .policy,
      wrong: "rule active on product { require product.status is one of [draft, active] }",
      right: "rule active on product { require product.status in [draft, active] }"),
    DiagnosticExplanation(
      "is-with-operator",
      "`is` stands before a case, not before another comparison.",
      in: .policy,
      wrong: "rule fresh on product { require product.sla.freshness is <= 24h }",
      right: "rule fresh on product { require product.sla.freshness <= 24h }"),
    DiagnosticExplanation(
      "is-with-value",
      "`is` asks for a case of an enum. Other values are compared with `==`.",
      in: .policy,
      wrong: "rule named on product { require product.name is \"orders\" }",
      right: "rule named on product { require product.name == \"orders\" }"),
    DiagnosticExplanation(
      "minus-without-number",
      "`-` stands before a number, or between two values.",
      in: .policy,
      wrong: "rule shifted on product { require -product.version.major < 0 }",
      right: "rule shifted on product { require 0 - product.version.major < 0 }"),
    DiagnosticExplanation(
      "mixed-and-or",
      "Two readers hear two rules where `and` stands beside `or`. Parentheses say which is meant.",
      in: .policy,
      wrong:
        "rule known on product { require product.owner is present and product.name is present or product.id == \"a\" }",
      right:
        "rule known on product { require (product.owner is present and product.name is present) or product.id == \"a\" }"
    ),
    DiagnosticExplanation(
      "named-argument",
      "Arguments go by their order and have no names.",
      in: .policy,
      wrong: "rule named on product { require words(text: product.name) >= 1 }",
      right: "rule named on product { require words(product.name) >= 1 }"),
    DiagnosticExplanation(
      "needs-parentheses",
      "A quantifier or an `if` takes the rest of a condition. Inside one it stands in parentheses, "
        + "so that its end can be seen.",
      in: .policy,
      wrong:
        "rule known on product { require product.owner is present and some table in product.tables has table.quality is present }",
      right:
        "rule known on product { require product.owner is present and (some table in product.tables has table.quality is present) }"
    ),
    DiagnosticExplanation(
      "negated-presence",
      "There is one spelling for each thing: what is not present is missing.",
      in: .policy,
      wrong: "rule gone on product { require product.successor is not present }",
      right: "rule gone on product { require product.successor is missing }"),
    DiagnosticExplanation(
      "nested-too-deep",
      "An expression is nested more than 64 deep. Give its inner part a name with `define`.",
      in: .policy,
      wrong: "rule deep on product { require "
        + String(repeating: "(", count: 70) + "product.owner is present"
        + String(repeating: ")", count: 70) + " }",
      right: "rule deep on product { require product.owner is present }"),
    DiagnosticExplanation(
      "split-words",
      "Two words that are one operator stand side by side, with nothing but blanks between them.",
      in: .policy,
      wrong: """
        rule open on product {
          require product.status is // not yet
            not retired
        }
        """,
      right: """
        rule open on product {
          // not yet
          require product.status is not retired
        }
        """),
    DiagnosticExplanation(
      "unexpected-token",
      "This cannot follow what stands before it.",
      in: .policy,
      wrong: "rule owned on product { require product.owner is present ) }",
      right: "rule owned on product { require product.owner is present }"),
  ]
}
