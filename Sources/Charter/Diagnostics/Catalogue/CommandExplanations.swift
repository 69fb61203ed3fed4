extension DiagnosticExplanation {
  /// Codes of the command line: files, folders, policies as files.
  static let command: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "duplicate-id",
      "Two products of one run have the same id, so nobody can say which of them a decision is "
        + "about. Both are judged, and the run ends with status 4.",
      wrong: """
        products/orders.yaml       id: orders
        products/orders-copy.yaml  id: orders
        """,
      right: """
        products/orders.yaml       id: orders
        products/.charterignore    /orders-copy.yaml
        """),
    DiagnosticExplanation(
      "empty-policy-set",
      "The folders given with --policies hold no policy. A run without policies would pass "
        + "everything, so it ends with status 3.",
      wrong: "charter check --policies docs products/",
      right: "charter check --policies policies products/"),
    DiagnosticExplanation(
      "file-not-written",
      "A file of a starting tree could not be written: the disk is full, or the folder may not be "
        + "changed. What was written before stays; the run ends with status 74.",
      wrong: "charter init /",
      right: "charter init governance"),
    DiagnosticExplanation(
      "policies-too-large",
      "The policy files of a set have more bytes together than the limit, 64 MiB, or what "
        + "`--limit policy-bytes` allows. Nothing of them was compiled.",
      wrong: "charter check --limit policy-bytes=1000 --policies policies products/",
      right: "charter check --policies policies products/"),
    DiagnosticExplanation(
      "policy-file-outside",
      "A link in a policy folder leads out of the set. What it leads to could change without the "
        + "set's folder changing, so it is not read.",
      wrong: "policies/countries.yaml -> /etc/countries.yaml",
      right: "policies/countries.yaml, a file of the set"),
    DiagnosticExplanation(
      "contract-not-given",
      "A product names a contract that is in none of the files that were named, though contracts are among "
        + "them. What the contract says of the product's tables and promises is not judged. The run is "
        + "warned of it and stopped by nothing but its rules; in a mesh, `mesh_contracts` of "
        + "`policies/mesh` asks for the contract.",
      wrong: "charter check products/orders.odps.yaml contracts/returns.odcs.yaml",
      right: "charter check products/orders.odps.yaml contracts/"),
    DiagnosticExplanation(
      "contract-not-named",
      "No product of the files that were named names the contract, though products that name contracts are "
        + "among them. It is judged as a product of its own: either that is what it is, or a port was "
        + "forgotten.",
      wrong:
        "charter check products/orders.odps.yaml contracts/ # orders names none of contracts/old.odcs.yaml",
      right: "the contract of an output port of a product, or a file that is not named"),
    DiagnosticExplanation(
      "report-not-written",
      "The report could not be written to the end: the disk is full, the folder is missing, or "
        + "nobody reads it. A run whose report is lost ends with status 74, never 0.",
      wrong: "charter check --output missing/report.txt products/",
      right: "charter check --output report.txt products/"),
    DiagnosticExplanation(
      "too-many-rules",
      "The set has more rules than the limit, 100,000, or what `--limit rules` allows. Nothing of it was "
        + "compiled.",
      wrong: "charter check --limit rules=10 --policies policies products/",
      right: "charter check --policies policies products/"),
    DiagnosticExplanation(
      "unexpected-policies",
      "The policies that were loaded are not those that --expect-policies names: their hash "
        + "differs. Nothing is judged, and the run ends with status 3.",
      wrong: "charter check --expect-policies sha256:old products/",
      right: "charter check --expect-policies sha256:new products/"),
    DiagnosticExplanation(
      "unknown-policy-file",
      "A policy folder holds a file of a kind that a set does not have. It may be a policy with a "
        + "mistyped ending, so the set does not compile.",
      wrong: "policies/ownership.chart",
      right: "policies/ownership.charter"),
    DiagnosticExplanation(
      "unreadable-file",
      "A descriptor, or a folder of them, could not be read. What was not read was not judged, so "
        + "the run ends with status 4.",
      wrong: "a file without permission to read it, a link that leads nowhere, a file over 64 MiB",
      right: "a file that can be read, or a line in `.charterignore` that names it"),
    DiagnosticExplanation(
      "unreadable-policy-file",
      "A file of the policy set could not be read, so the set is not complete and does not compile.",
      wrong: "a policy without permission to read it, or a link that leads nowhere",
      right: "a file that can be read"),
  ]
}
