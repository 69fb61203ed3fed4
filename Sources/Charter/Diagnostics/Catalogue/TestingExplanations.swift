extension DiagnosticExplanation {
  /// Codes of tests in the language.
  static let testing: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "test-file-missing",
      "A test reads a file that is not there. Paths are relative to the file of the test, and stay "
        + "inside the set; `fixtures` folders are the place for them.",
      wrong: "given product from \"fixtures/ordres.yaml\"",
      right: "given product from \"fixtures/orders.yaml\""),
    DiagnosticExplanation(
      "unknown-given",
      "A test gives something that its subject does not have. Every input of the subject can be "
        + "given, and `now`, `catalog` and `directory`.",
      in: .set,
      wrong: """
        global policy p { rule r on read { when purpose is billing permit } }
        test "billing reads" on read {
          given product { id: "orders", name: "orders" }
          given consumer { domain: "sales" }
          given purpos billing
          expect permit
        }
        """,
      right: """
        global policy p { rule r on read { when purpose is billing permit } }
        test "billing reads" on read {
          given product { id: "orders", name: "orders" }
          given consumer { domain: "sales" }
          given purpose billing
          expect permit
        }
        """),
    DiagnosticExplanation(
      "unknown-rule",
      "A rule is named that the set does not have. A rule is named with its policy: `policy.rule`.",
      in: .set,
      wrong: """
        global policy p { rule owned on product { require product.owner is present } }
        test "someone answers" {
          given product { id: "orders", name: "orders" }
          expect deny by p.owner
        }
        """,
      right: """
        global policy p { rule owned on product { require product.owner is present } }
        test "someone answers" {
          given product { id: "orders", name: "orders" }
          expect deny by p.owned
        }
        """),
  ]
}
