extension DiagnosticExplanation {
  /// Codes of the parser: permissions, obligations, domains, waivers and tests.
  static let syntaxDecisions: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "computed-key",
      "A path to a value holds keys as they stand: a text, a number, a case. What it leads to can "
        + "be told without computing anything.",
      in: .set,
      wrong: """
        global policy core {
          rule described on product {
            for table in product.tables
            require table.description is present
            waivable by council_member for at most 365d
          }
        }

        waiver legacy {
          of core.described
          for product "ledger" at tables[lower("Ledger")]
          because "It is migrated."
          approved by "council@example.com" as council_member on 2026-01-10
          until 2026-12-31
        }
        """,
      right: """
        global policy core {
          rule described on product {
            for table in product.tables
            require table.description is present
            waivable by council_member for at most 365d
          }
        }

        waiver legacy {
          of core.described
          for product "ledger" at tables["ledger"]
          because "It is migrated."
          approved by "council@example.com" as council_member on 2026-01-10
          until 2026-12-31
        }
        """),
    DiagnosticExplanation(
      "incomplete-waiver",
      "A waiver says of which rule it is, for what, because of what, who approved it in which role "
        + "and when, and how long it holds. Without one of them it would waive more than somebody "
        + "answers for.",
      in: .set,
      wrong: """
        global policy core {
          rule owned on product {
            require product.owner is present
            waivable by council_member for at most 365d
          }
        }

        waiver legacy {
          of core.owned
          for product "ledger"
          because "It is migrated."
          approved by "council@example.com" as council_member on 2026-01-10
        }
        """,
      right: """
        global policy core {
          rule owned on product {
            require product.owner is present
            waivable by council_member for at most 365d
          }
        }

        waiver legacy {
          of core.owned
          for product "ledger"
          because "It is migrated."
          approved by "council@example.com" as council_member on 2026-01-10
          until 2026-12-31
        }
        """),
    DiagnosticExplanation(
      "mask-without-name",
      "What a mask goes through has a name, so that a condition can speak of each column.",
      in: .policy,
      wrong: "rule masked on read { mask columns with hash }",
      right: "rule masked on read { mask column in columns with hash }"),
    DiagnosticExplanation(
      "misplaced-member",
      "The council says in a global policy what domains may do; a domain says in its own policy "
        + "what it sets and tightens.",
      in: .set,
      wrong: """
        global policy ownership {
          rule owned on product { require product.owner is present }
          tighten ownership.owned { level block from 2026-03-01 }
        }
        """,
      right: """
        global policy ownership {
          rule owned on product { require product.owner is present }
        }
        """),
    DiagnosticExplanation(
      "test-without-expectation",
      "A test that expects nothing cannot fail, so it would look like a check and be none.",
      in: .set,
      wrong: "test \"orders have an owner\" { given product from \"orders.yaml\" }",
      right: """
        test "orders have an owner" {
          given product from "orders.yaml"
          expect permit
        }
        """),
    DiagnosticExplanation(
      "unqualified-name",
      "Rules and params of other places are named with their policy.",
      in: .set,
      wrong: """
        global policy ownership { rule owned on product { require product.owner is present } }
        test "orders have an owner" { expect not owned }
        """,
      right: """
        global policy ownership { rule owned on product { require product.owner is present } }
        test "orders have an owner" { expect not ownership.owned }
        """),
  ]
}
