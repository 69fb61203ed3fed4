extension DiagnosticExplanation {
  /// Codes of what a rule does: grants, approvals, masks, filters, limits.
  static let effects: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "filter-needs-tables",
      "A filter lets rows of tables through, so the list behind `in` is one of tables.",
      in: .policy,
      wrong: """
        rule eu on read {
          filter outlet in product.output_ports to rows where row.region == "eu"
        }
        """,
      right: """
        rule eu on read {
          filter table in product.tables to rows where row.region == "eu"
        }
        """),
    DiagnosticExplanation(
      "grant-by-default",
      "A product is permitted unless something restricts it, so nothing there permits it, and no "
        + "mask or limit goes with it. Those go with accesses and reads, which nothing permits by "
        + "itself.",
      in: .policy,
      wrong: "rule open on product { when product.access_model is public permit }",
      right: "rule open on access { when product.access_model is public permit }"),
    DiagnosticExplanation(
      "grant-for-each",
      "A permission, and what goes with it, is about the whole request. Said for each element it "
        + "would hold for the request as soon as one element passes.",
      in: .policy,
      wrong: """
        rule plain_columns on access {
          for column in columns where column.classification is public
          permit
        }
        """,
      right: """
        rule plain_columns on access {
          when every column in columns has column.classification is public
          permit
        }
        """),
    DiagnosticExplanation(
      "group-too-small",
      "A number over a group says nothing about anyone only if the group has rows enough; none has "
        + "fewer than one.",
      in: .policy,
      wrong: "rule groups on read { aggregate groups of at least 0 }",
      right: "rule groups on read { aggregate groups of at least 10 }"),
    DiagnosticExplanation(
      "level-of-grant",
      "`warn` and `advise` soften what a rule requires or forbids. A permission, an approval, a mask "
        + "or a limit either holds or does not, so it stands in a rule of its own.",
      in: .policy,
      wrong: """
        rule restricted on access {
          when product.access_model is restricted
          require approval by product.owner.team
          level warn
        }
        """,
      right: """
        rule restricted on access {
          when product.access_model is restricted
          require approval by product.owner.team
        }
        """),
    DiagnosticExplanation(
      "mask-needs-columns",
      "Columns are masked, so the list behind `in` is one of columns.",
      in: .policy,
      wrong: "rule hidden on read { mask table in product.tables with hide }",
      right: "rule hidden on read { mask column in columns with hide }"),
    DiagnosticExplanation(
      "mask-needs-number",
      "`last` shows the end of a text, and how much of it is a number of the rule.",
      in: .policy,
      wrong: "rule card on read { mask column in columns with last(0) }",
      right: "rule card on read { mask column in columns with last(4) }"),
    DiagnosticExplanation(
      "mask-without-number",
      "Only `last` takes a number: how many characters are shown.",
      in: .policy,
      wrong: "rule hidden on read { mask column in columns with hash(4) }",
      right: "rule hidden on read { mask column in columns with hash }"),
    DiagnosticExplanation(
      "no-approver",
      "A team, a person or a role approves, or a list of them: all of it must. A text is nobody, and "
        + "neither is a domain.",
      in: .policy,
      wrong: "rule asks on access { require approval by product.domain }",
      right: "rule asks on access { require approval by product.owner.team }"),
  ]
}
