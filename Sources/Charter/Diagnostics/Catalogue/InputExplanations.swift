extension DiagnosticExplanation {
  /// Codes of descriptors that can be read and not be judged.
  static let input: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "ambiguous-standard",
      "More than one standard recognises the descriptor, so it could mean different things. Name "
        + "the one that is meant with --standard, or tell the standards apart.",
      wrong: "a descriptor with both `dataContractSpecification:` and `kind: DataContract`",
      right: "charter check --standard odcs orders.yaml"),
    DiagnosticExplanation(
      "broken-reference",
      "A `$ref` or `$href` leads nowhere in the document, or in the file that it names. What it should "
        + "bring would be missing.",
      in: .words,
      wrong: "schema: { $ref: '#/definitions/order' }",
      right: """
        schema: { $ref: '#/definitions/order' }
        definitions: { order: { name: order } }
        """),
    DiagnosticExplanation(
      "file-outside-folder",
      "A descriptor names a file that is not in its own folder or below it. It is not read: what "
        + "one team writes must not depend on another's files.",
      wrong: "schema: ../../shared/schema.yaml",
      right: "schema: schema.yaml"),
    DiagnosticExplanation(
      "missing-key",
      "The descriptor lacks what everything of its kind has, such as an id. Nothing can be decided "
        + "about a product that cannot be named.",
      wrong: """
        apiVersion: v3.1.0
        kind: DataContract
        """,
      right: """
        apiVersion: v3.1.0
        kind: DataContract
        id: orders
        """),
    DiagnosticExplanation(
      "no-product",
      "The descriptor is one of a known standard and describes no data product. A file about "
        + "nothing is never clean.",
      wrong: "products: []",
      right: "products: [{ id: orders }]"),
    DiagnosticExplanation(
      "reference-loop",
      "A `$ref` or `$href` leads back to something that holds it, in this file or through others, so "
        + "following it would never end.",
      wrong: """
        a: { $ref: '#/b' }
        b: { $ref: '#/a' }
        """,
      right: """
        a: { $ref: '#/b' }
        b: { name: order }
        """),
    DiagnosticExplanation(
      "unknown-standard",
      "The set declares no standard of this name.",
      wrong: "charter check --standard odsc orders.yaml",
      right: "charter check --standard odcs orders.yaml"),
    DiagnosticExplanation(
      "unreadable-id",
      "The id of a product is a number or something else that is no text. Ids are compared letter "
        + "by letter, so `12` and `012` must stay two ids.",
      wrong: "id: 12",
      right: "id: \"12\""),
    DiagnosticExplanation(
      "unrecognized-descriptor",
      "No standard of the set recognises the file. It is no descriptor, or one that the set has no "
        + "standard for, or it lacks the keys by which its standard is known. A file in a searched "
        + "folder that is no descriptor is named in `.charterignore`.",
      wrong: "products/package.json, about nothing that the mesh governs",
      right: "products/.charterignore with the line `/package.json`"),
  ]
}
