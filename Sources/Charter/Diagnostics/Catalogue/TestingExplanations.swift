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
        global policy p { rule r on read { when product.access_model is public permit } }
        test "billing reads" on read {
          given product { id: "orders", name: "orders" }
          given consumer { domain: "sales" }
          given purpos billing
          expect permit
        }
        """,
      right: """
        global policy p { rule r on read { when product.access_model is public permit } }
        test "billing reads" on read {
          given product { id: "orders", name: "orders" }
          given consumer { domain: "sales" }
          given purpose billing
          expect permit
        }
        """),
  ]
}
