extension DiagnosticExplanation {
  /// Codes of documents that cannot be read as YAML, beside those that JSON has too.
  static let yaml: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "alias-expansion",
      "Aliases become copies of what they name, and here they become more than 100,000 values. A "
        + "few lines of such a document can fill a computer's memory.",
      wrong: "a document whose every line names the line before ten times, ten lines long",
      right: "the values that are meant, written out"),
    DiagnosticExplanation(
      "key-not-text",
      "The key of a map is a text. A list or a map cannot be one.",
      in: .yaml,
      wrong: "[a, b]: 1",
      right: "a, b: 1"),
    DiagnosticExplanation(
      "line-separator",
      "A character ends a line for some readers of YAML and not for others, so they would read two "
        + "different documents.",
      in: .yaml,
      wrong: "name: Orders\u{2028}owner: Sales",
      right: "name: Orders\nowner: Sales"),
    DiagnosticExplanation(
      "merge-key",
      "YAML 1.2 has no merge key `<<`, and readers that still know it disagree on what wins.",
      in: .yaml,
      wrong: "base: &base { a: 1 }\nmore: { <<: *base }",
      right: "base: &base { a: 1 }\nmore: *base"),
    DiagnosticExplanation(
      "null-key",
      "A key is missing, or says `null` or `~`.",
      in: .yaml,
      wrong: "~: 1",
      right: "\"~\": 1"),
    DiagnosticExplanation(
      "recursive-alias",
      "An alias stands inside the value that it names, so the value would have no end.",
      in: .yaml,
      wrong: "all: &all [1, *all]",
      right: "some: &some [1]\nall: [1, *some]"),
    DiagnosticExplanation(
      "tab-indentation",
      "A tab indents a line. YAML indents with spaces, because a tab is wide in one editor and "
        + "narrow in another.",
      in: .yaml,
      wrong: "owner:\n\tname: Sales",
      right: "owner:\n  name: Sales"),
    DiagnosticExplanation(
      "tag-mismatch",
      "A tag says what type a value has, and the value is spelled as another.",
      in: .yaml,
      wrong: "version: !!int one",
      right: "version: !!int 1"),
    DiagnosticExplanation(
      "undefined-alias",
      "An alias names an anchor that does not stand before it.",
      in: .yaml,
      wrong: "owner: *sales",
      right: "former: &sales Sales\nowner: *sales"),
    DiagnosticExplanation(
      "unknown-tag",
      "A tag is none of the core schema of YAML 1.2. What it means is known to one program only.",
      in: .yaml,
      wrong: "owner: !team Sales",
      right: "owner: Sales"),
    DiagnosticExplanation(
      "unsupported-directive",
      "A line that starts with `%` says something about YAML that is not known here.",
      in: .yaml,
      wrong: "%YAML 3.0\n---\nowner: Sales",
      right: "%YAML 1.2\n---\nowner: Sales"),
    DiagnosticExplanation(
      "yaml-syntax",
      "The document is not YAML at this place.",
      in: .yaml,
      wrong: "owner: [Sales",
      right: "owner: [Sales]"),
  ]
}
