extension DiagnosticExplanation {
  /// Codes of a mesh that cannot be read, and of what disagrees with it.
  static let catalog: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "agreement-is-no-product",
      "A file that is to be judged as a data product is an agreement about one. The gate judges "
        + "products; an agreement is a request for what it grants, and in a catalog it is what has "
        + "been agreed.",
      wrong: "charter check agreements/churn-reads-orders.yaml",
      right: "charter decide --catalog mesh/ agreements/churn-reads-orders.yaml"),
    DiagnosticExplanation(
      "catalog-too-large",
      "A catalog holds more text than can be kept in memory at once: 4 GiB, each text counted once.",
      wrong: "charter check --catalog company/ products/",
      right: "charter check --catalog company/sales/ products/"),
    DiagnosticExplanation(
      "domain-disagrees",
      "A product says of itself that it belongs to another domain than the catalog says. Which rules "
        + "bind a product follows from its domain, so no product chooses it: the catalog's is the one "
        + "that counts, and a descriptor that says another does not pass.",
      wrong: "domain: marketing, where the catalog's entry of the product says domain: sales",
      right: "the entry in the catalog is changed first, by who may change it"),
    DiagnosticExplanation(
      "duplicate-agreement",
      "A catalog has two agreements with one id, in its register or as files of their own.",
      wrong: "agreements.yaml and a file of kind AccessAgreement, both with id: a-1",
      right: "one of the two"),
    DiagnosticExplanation(
      "duplicate-product",
      "A catalog has two products with one id. An id names one product of the mesh: who asks for it "
        + "must not get another.",
      wrong: "mesh/orders.yaml and mesh/copy/orders.yaml, both with id: orders",
      right: "mesh/.charterignore with the line /copy/"),
    DiagnosticExplanation(
      "empty-catalog",
      "The folder that was named as the catalog holds no descriptor. A mesh without products would "
        + "answer every question about others with nothing.",
      wrong: "charter decide --catalog mesh/docs request.yaml",
      right: "charter decide --catalog mesh/ request.yaml"),
    DiagnosticExplanation(
      "parent-cycle",
      "Domains or teams are within each other in a circle, so nothing could say what is within what.",
      wrong: """
        - { name: sales, parent: marketing }
        - { name: marketing, parent: sales }
        """,
      right: """
        - { name: sales }
        - { name: marketing, parent: sales }
        """),
    DiagnosticExplanation(
      "register-does-not-fit",
      "A value in a register of the mesh is not of the type that the model has for it. A part of a "
        + "register is not left out: what it says decides who may do what.",
      wrong: "domains.yaml: - { name: sales, parent: 5 }",
      right: "domains.yaml: - { name: sales, parent: company }"),
    DiagnosticExplanation(
      "register-lacks-key",
      "An entry of a register lacks what every entry of its kind has.",
      wrong: "agreements.yaml: - { product: orders, status: approved }",
      right: "agreements.yaml: - { id: a-1, product: orders, status: approved }"),
    DiagnosticExplanation(
      "several-registers",
      "A register of the mesh is one YAML document, and its file holds several.",
      wrong: """
        - { name: sales }
        ---
        - { name: marketing }
        """,
      right: """
        - { name: sales }
        - { name: marketing }
        """),
    DiagnosticExplanation(
      "two-registers",
      "Two files at the root of the catalog are the same register.",
      wrong: "mesh/domains.yaml and mesh/domains.json",
      right: "mesh/domains.yaml"),
  ]
}
