// What is said of a document that cannot be judged: one function a message, by code.

extension Diagnostic {
  static func agreementIsNoProduct(_ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "agreement-is-no-product", message: "this is an agreement, not a data product",
      place: place,
      help: "`charter decide` judges it as a request; in a catalog it is what has been agreed")
  }

  static func ambiguousStandard(_ names: [String], _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "ambiguous-standard",
      message: "more than one standard recognises this: \(list(names))", place: place,
      help: "name one with `--standard NAME`, or tell them apart in their `recognize when`")
  }

  static func brokenReference(_ reference: String, _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "broken-reference", message: "`\(reference)` leads nowhere in this document",
      place: place, help: "the part behind `#` is a JSON Pointer from the top of the document")
  }

  static func fileOutsideFolder(_ path: String, _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "file-outside-folder", message: "`\(path)` is not in the descriptor's folder",
      place: place, help: "a descriptor may name files of its own folder only")
  }

  static func missingField(
    _ field: String, _ pointer: String?, _ place: Place?, _ standard: String
  ) -> Diagnostic {
    Diagnostic(
      code: "missing-key",
      message: "`\(field)` is missing, which everything of its kind has", place: place,
      help: pointer.map { "standard `\(standard)` reads it from `\($0)`" })
  }

  static func noProduct(_ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "no-product", message: "it describes no data product", place: place,
      help: "its standard finds the products of a file in a list, and that is empty or missing")
  }

  static func noSuchStandard(_ name: String, _ all: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-standard", message: "there is no standard `\(name)`", place: nil,
      help: nearestName(to: name, among: all).map { "did you mean `\($0)`?" }
        ?? "there are \(list(all))")
  }

  static func referenceLoop(_ reference: String, _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "reference-loop", message: "`\(reference)` leads back to itself", place: place,
      help: "a reference may not lead to what holds it")
  }

  static func unreadableID(of kind: String, _ place: Place?) -> Diagnostic {
    Diagnostic(
      code: "unreadable-id", message: "the id of the \(kind) is no text", place: place,
      help: "put it in quotes: nothing can be decided about what cannot be named")
  }

  /// - Parameters:
  ///   - reasons: Standards that it is near to, and what keeps each from recognising it.
  ///   - others: Names of standards that it has nothing of.
  ///   - place: Where it starts.
  /// - Returns: The diagnostic.
  static func unrecognized(
    _ reasons: [(standard: String, reason: String)], _ others: [String], _ place: Place?
  ) -> Diagnostic {
    var tried = reasons.map { "\($0.standard): \($0.reason)" }
    if !others.isEmpty { tried.append("it has nothing of \(others.joined(separator: ", "))") }
    return Diagnostic(
      code: "unrecognized-descriptor",
      message: "no standard recognises this as a descriptor", place: place,
      help: tried.joined(separator: "; "))
  }

  private static func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
