// What is said of the files of a mesh: one function a message, by code.

extension Diagnostic {
  static func catalogTooLarge() -> Diagnostic {
    Diagnostic(
      code: "catalog-too-large", message: "the catalog holds more text than can be kept",
      place: nil, help: "split the mesh into catalogs of less than 4 GiB of different texts")
  }

  /// Two products or agreements: codes `duplicate-product` and `duplicate-agreement`.
  static func duplicateEntry(
    _ kind: String, _ id: String, _ place: Place?, first: Place?
  ) -> Diagnostic {
    Diagnostic(
      code: "duplicate-\(kind)", message: "the catalog has two \(kind)s with the id `\(id)`",
      place: place, help: "an id names one \(kind) of the mesh",
      notes: first.map { [Diagnostic.Note(message: "the other", place: $0)] } ?? [])
  }

  static func parentCycle(_ names: [String], file: String?) -> Diagnostic {
    Diagnostic(
      code: "parent-cycle",
      message: (file.map { "`\($0)`: " } ?? "") + "`\(names[0])` is within itself: "
        + names.map { "`\($0)`" }.joined(separator: " → "),
      place: nil, help: "what is within what has a top: leave one of these `parent` keys out")
  }

  static func registerDoesNotFit(
    _ register: String, _ pointer: String, _ place: Place?
  ) -> Diagnostic {
    Diagnostic(
      code: "register-does-not-fit",
      message: "`\(pointer)` does not fit what `\(register)` holds", place: place,
      help: "the model's `Catalog` and `Directory` say what each register holds")
  }

  static func registerLacks(_ path: String, _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "register-lacks-key",
      message: "`\(path)` is missing, which every entry of its kind has", place: place,
      help: "the model's `Catalog` and `Directory` say what each register holds")
  }
}
