extension DiagnosticExplanation {
  /// Codes of documents that cannot be read as JSON or YAML.
  static let document: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "control-character",
      "A control character stands in a text as it is. JSON writes it as an escape, so that nothing "
        + "is in a text that cannot be seen.",
      in: .json,
      wrong: "{\"name\": \"a\u{1}b\"}",
      right: #"{"name": "a\u0001b"}"#),
    DiagnosticExplanation(
      "document-too-deep",
      "More than 100 lists and maps stand inside each other. No descriptor needs that, and readers "
        + "of one that does would run out of room.",
      in: .json,
      wrong: String(repeating: "[", count: 101) + String(repeating: "]", count: 101),
      right: String(repeating: "[", count: 100) + String(repeating: "]", count: 100)),
    DiagnosticExplanation(
      "document-too-large",
      "The document is longer than 64 MiB, or would be with its texts decoded.",
      wrong: "a descriptor with the data in it",
      right: "a descriptor that says where the data is"),
    DiagnosticExplanation(
      "document-too-many-values",
      "The file holds more than 4,000,000 values, lists and maps counted too, or more than "
        + "`--limit document-values` allows. Each takes memory that its bytes do not tell of.",
      wrong: "a list of 5,000,000 zeros",
      right: "a list for each year, in files of their own"),
    DiagnosticExplanation(
      "duplicate-key",
      "A key comes twice in one map. Readers disagree on which of them counts, so the document "
        + "does not say what it means.",
      in: .json,
      wrong: #"{"owner": "orders", "owner": "finance"}"#,
      right: #"{"owner": "orders", "former_owner": "finance"}"#),
    DiagnosticExplanation(
      "empty-document",
      "There is nothing in the document, or nothing but comments. A file that says nothing is never "
        + "clean.",
      in: .json,
      wrong: " ",
      right: "{}"),
    DiagnosticExplanation(
      "invalid-escape",
      "A backslash is followed by something that is no escape of JSON.",
      in: .json,
      wrong: #"{"path": "C:\data"}"#,
      right: #"{"path": "C:\\data"}"#),
    DiagnosticExplanation(
      "invalid-utf-8",
      "The bytes are not UTF-8 at this place. Charter reads no other encoding and guesses none.",
      wrong: "a file saved as Latin-1",
      right: "the same file saved as UTF-8"),
    DiagnosticExplanation(
      "json-syntax",
      "The document is not JSON at this place.",
      in: .json,
      wrong: #"{"owner": "orders",}"#,
      right: #"{"owner": "orders"}"#),
    DiagnosticExplanation(
      "more-errors",
      "More faults were found than are listed. Mend those that are, and read again.",
      wrong: "a document with a thousand faults",
      right: "a document with none"),
    DiagnosticExplanation(
      "number-out-of-range",
      "A number has more than 38 digits, or more than 18 after the point. It would have to be "
        + "rounded, and Charter rounds nothing that it reads.",
      in: .json,
      wrong: #"{"share": 0.1234567890123456789}"#,
      right: #"{"share": 0.123456789012345678}"#),
    DiagnosticExplanation(
      "trailing-content",
      "Something follows the one value of a JSON document.",
      in: .json,
      wrong: #"{"id": "orders"} {"id": "stock"}"#,
      right: #"[{"id": "orders"}, {"id": "stock"}]"#),
    DiagnosticExplanation(
      "unpaired-surrogate",
      "An escape stands for half of a character, and its other half is missing.",
      in: .json,
      wrong: #"{"name": "\ud83d"}"#,
      right: #"{"name": "\ud83d\ude00"}"#),
    DiagnosticExplanation(
      "unsupported-encoding",
      "The text is encoded as UTF-16 or UTF-32. Charter reads UTF-8.",
      wrong: "a file saved as UTF-16",
      right: "the same file saved as UTF-8"),
  ]
}
