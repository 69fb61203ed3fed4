extension DiagnosticExplanation {
  /// What `charter analyze` says of rules beside each other.
  static let overlaps: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "contradicting-rules",
      "Two rules can be asked of one and the same thing, each of them can be met, and no value meets both: "
        + "whoever obeys one breaks the other. Looked into are comparisons of a path with constants, `is`, "
        + "`in`, `is present` and `is missing`, joined by `and`, where the guards are made of nothing "
        + "else; what is said of other conditions is not looked into.",
      in: .rules,
      wrong: """
        rule quick on product { require product.sla.freshness <= 1h }
        rule calm on product {
          when product.status is active
          require product.sla.freshness >= 12h
        }
        """,
      right: """
        rule quick on product {
          when product.status is active
          require product.sla.freshness <= 1h
        }
        rule calm on product {
          when product.status is deprecated
          require product.sla.freshness >= 12h
        }
        """),
    DiagnosticExplanation(
      "shadowed-rule",
      "Whatever the rule finds, another finds too, at no lower level on any day: the rule says nothing that "
        + "is not said. Either it was forgotten when the other came, or one of the two does not say what "
        + "was meant.",
      in: .rules,
      wrong: """
        rule fresh on product { require product.sla.freshness <= 24h }
        rule quick on product { require product.sla.freshness <= 6h }
        """,
      right: """
        rule fresh on product { require product.sla.freshness <= 24h }
        rule quick on product {
          require product.sla.freshness <= 6h
          level warn
        }
        """),
  ]
}
