extension DiagnosticExplanation {
  /// Codes of tests in the language.
  static let testing: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "contracts-of-no-product",
      "A test reads something from several files that has no contracts. Only a product, and the version before "
        + "it, is read with the contracts that it names, each from a file of its own.",
      in: .set,
      wrong: """
        global policy p { rule r on read { when product.access_model is public permit } }
        test "billing reads" on read {
          given product { id: "orders", name: "orders" }
          given consumer from "fixtures/billing.yaml" and "fixtures/sales.yaml"
          given purpose billing
          expect permit
        }
        """,
      right: """
        global policy p { rule r on read { when product.access_model is public permit } }
        test "billing reads" on read {
          given product from "fixtures/orders.odps.yaml" and "fixtures/orders.odcs.yaml"
          given consumer from "fixtures/billing.yaml"
          given purpose billing
          expect permit
        }
        """),
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
