extension DiagnosticExplanation {
  /// Codes of waivers.
  static let waivers: [DiagnosticExplanation] = waiverRules + waiverClauses

  /// A set of one waivable rule and one waiver, with a part of either replaced.
  private static func waiver(
    rule: String = "rule owned on product {\n    require product.owner is present\n"
      + "    waivable by council_member for at most 180d\n  }",
    of name: String = "core.owned", for subject: String = "product \"orders\"",
    as role: String = "council_member", on: String = "2026-11-02", until: String = "2027-03-31"
  ) -> String {
    """
    global policy core {
      \(rule)
    }

    waiver legacy {
      of \(name)
      for \(subject)
      because "It moves in spring."
      approved by "council@example.com" as \(role) on \(on)
      until \(until)
    }
    """
  }

  private static let ofColumns = """
    rule described on product {
        for column in product.columns
        require column.description is present
        waivable by council_member for at most 180d
      }
    """

  private static let waiverRules: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "not-waivable",
      "A waiver names a rule that may not be waived. The owners of a rule say who may grant "
        + "exceptions and for how long; a rule that says nothing has none.",
      in: .set,
      wrong: waiver(rule: "rule owned on product { require product.owner is present }"),
      right: waiver()),
    DiagnosticExplanation(
      "unusable-waivable",
      "A rule says that it can be waived, and no waiver could ever cover it: only what rules on "
        + "products, changes and domains require, forbid or deny can be waived. The clause would "
        + "promise an exception that nobody gets.",
      in: .policy,
      wrong: """
        rule open on access {
          when product.access_model is public
          permit
          waivable by council_member for at most 180d
        }
        """,
      right: """
        rule open on access {
          when product.access_model is public
          permit
        }
        """),
    DiagnosticExplanation(
      "waiver-of-effect",
      "A waiver names a rule that asks for approval. Who must agree is never waived, only what a rule "
        + "requires, forbids or denies.",
      in: .set,
      wrong: waiver(
        rule: "rule owned on product {\n    require product.owner is present\n"
          + "    require approval by council_member\n  }"),
      right: waiver()),
    DiagnosticExplanation(
      "waiver-of-subject",
      "A waiver names a rule about requests. Requests are denied unless a rule permits them, so what is "
        + "wanted instead of a waiver is a rule that permits.",
      in: .set,
      wrong: waiver(
        rule: "rule trained on access { require \"privacy\" in requester.trainings }",
        of: "core.trained", for: "access \"REQ-7\""),
      right: waiver()),
    DiagnosticExplanation(
      "waiver-other-subject",
      "A waiver is for another kind of thing than its rule is asked of, so it would never apply.",
      in: .set, wrong: waiver(for: "domain \"orders\""), right: waiver()),
  ]

  private static let waiverClauses: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "waiver-ends-early",
      "The last day of a waiver stands before the day of its approval, so it would never hold.",
      in: .set, wrong: waiver(until: "2026-10-31"), right: waiver()),
    DiagnosticExplanation(
      "waiver-path-element",
      "The path of a waiver leads to something else than the elements that its rule asks about, or to "
        + "elements that have no key. It ends in the key of one element of the rule's last `for`.",
      in: .set,
      wrong: waiver(
        rule: ofColumns, of: "core.described", for: "product \"orders\" at tables[\"ledger\"]"),
      right: waiver(
        rule: ofColumns, of: "core.described",
        for: "product \"orders\" at tables[\"ledger\"].columns[\"iban\"]")),
    DiagnosticExplanation(
      "waiver-path-missing",
      "A rule with `for` is asked about each element, and a waiver is for one of them: the next column "
        + "that breaks the rule is not covered by it. `at` says which one it is.",
      in: .set,
      wrong: waiver(rule: ofColumns, of: "core.described"),
      right: waiver(
        rule: ofColumns, of: "core.described",
        for: "product \"orders\" at tables[\"ledger\"].columns[\"iban\"]")),
    DiagnosticExplanation(
      "waiver-path-needless",
      "A waiver says `at`, and its rule is asked once of the whole, so there is no element that it "
        + "could be for.",
      in: .set,
      wrong: waiver(for: "product \"orders\" at tables[\"ledger\"]"), right: waiver()),
    DiagnosticExplanation(
      "waiver-role",
      "A waiver was approved in a role that may not waive the rule. The rule says who may.",
      in: .set, wrong: waiver(as: "platform_lead"), right: waiver()),
    DiagnosticExplanation(
      "waiver-too-long",
      "A waiver holds longer than its rule allows, counting its first and its last day; or, where the "
        + "rule counts in months, it is not certain that it does not.",
      in: .set, wrong: waiver(until: "2027-05-01"), right: waiver()),
  ]
}
