// What is said of a request that cannot be judged: one function a message, by code.

extension Diagnostic {
  static func ambiguousColumn(
    _ name: String, _ tables: [String], _ place: Place?
  ) -> Diagnostic {
    let listed = tables.map { "`\($0)`" }.joined(separator: " and ")
    return Diagnostic(
      code: "ambiguous-column",
      message: "`\(name)` is a column of \(tables.isEmpty ? "several tables" : listed)",
      place: place,
      help: "write `\(tables.first ?? "table").\(name)`")
  }

  static func catalogOfAnotherSet() -> Diagnostic {
    Diagnostic(
      code: "catalog-of-another-set",
      message: "the catalog was made by another policy set than the one that decides", place: nil,
      help: "make the catalog with the set that decides: values are read as its model says")
  }

  static func columnsAreNoList(_ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "columns-are-no-list", message: "`columns` is a list of names", place: place,
      help: "write `[\"order_id\", \"customers.email\"]`, or leave it out for all columns")
  }

  static func inputIsNoMap(_ name: String, _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "input-is-no-map", message: "`\(name)` is a map of its fields", place: place,
      help: "`charter explain missing-input` shows a whole request")
  }

  static func missingInput(_ name: String, _ subject: String, _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "missing-input",
      message: "`\(name)` is missing, which every request of the subject `\(subject)` has",
      place: place, help: "`charter explain missing-input` lists what a request holds")
  }

  static func noColumns(_ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "no-columns", message: "`columns` names no column", place: place,
      help: "leave it out to ask for all columns of the product")
  }

  static func noRequests(_ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "no-requests", message: "there is no request in the list", place: place,
      help: "a file holds a request, or a list of requests")
  }

  static func notARequest(_ subjects: [String], _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "not-a-request", message: "this is no request: it does not say what it is about",
      place: place,
      help: "a request is a map with the key `subject`, one of "
        + subjects.map { "`\($0)`" }.joined(separator: ", "))
  }

  static func productWithoutCatalog(_ name: String, _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "product-without-catalog",
      message: "`\(name)` is the id of a product, and no catalog was supplied", place: place,
      help: "supply one with `--catalog DIR`, or put the whole product into the request")
  }

  static func unknownInput(
    _ name: String, _ subject: String, _ known: [String], _ place: Place?
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-input",
      message: "a request of the subject `\(subject)` has no key `\(name)`", place: place,
      help: nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
        ?? "it may have \(known.sorted().map { "`\($0)`" }.joined(separator: ", "))")
  }

  static func unknownInputKey(
    _ name: String, of input: String, _ known: [String], _ place: Place?
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-input-key", message: "`\(input)` has no key `\(name)`", place: place,
      help: nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
        ?? "it may have \(known.sorted().map { "`\($0)`" }.joined(separator: ", "))")
  }

  /// A product, port, column or case that is not there: codes `unknown-product` and the like.
  ///
  /// Where there are too many names to compare, none is given, and `total` says about how many there are.
  static func unknownName(
    _ kind: String, _ name: String, among names: [String], of total: Int = 0, _ place: Place?
  ) -> Diagnostic {
    let some = Array(Set(names)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let listed = some.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      code: "unknown-\(kind.replacingUnderscores)",
      message: "there is no \(kind.replacingUnderscores) `\(name)`", place: place,
      help: nearestName(to: name, among: some).map { "did you mean `\($0)`?" }
        ?? (some.isEmpty
          ? total > 0
            ? "there are too many to look for one of nearly this name" : "none is known here"
          : "there are \(listed)\(some.count > 8 ? " and \(some.count - 8) more" : "")"))
  }

  /// What an input of a subject of the set's own is not: no case of its enum, no key of its data.
  static func unknownInputValue(
    _ input: String, _ name: String, among names: [String], _ place: Place?
  ) -> Diagnostic {
    var diagnostic = unknownName(input, name, among: names, place)
    diagnostic.code = "unknown-input-value"
    return diagnostic
  }

  static func unknownSubject(
    _ name: String, _ subjects: [String], _ place: Place?
  ) -> Diagnostic {
    Diagnostic(
      code: "unknown-request-subject", message: "nothing can be asked about `\(name)`",
      place: place,
      help: nearestName(to: name, among: subjects).map { "did you mean `\($0)`?" }
        ?? "there are \(subjects.map { "`\($0)`" }.joined(separator: ", "))")
  }
}

extension String {
  /// A name of the model as words: `legal_basis` as `legal-basis`.
  fileprivate var replacingUnderscores: String {
    String(decoding: utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
  }
}
