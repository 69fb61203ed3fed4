import Oracle

/// Documents with one field less, or with one that cannot be read.
extension Written {
  /// A text that fits no type of the model.
  static let unreadable = Written.map([("neither", .text("here")), ("nor", .text("there"))])

  /// Every document in which one field of a record is changed, and what the model calls the field;
  /// with more than one name where a record becomes empty.
  ///
  /// - Parameters:
  ///   - record: The model's name of what the document is.
  ///   - change: What becomes of the field; nil: it goes.
  /// - Returns: The documents, in the order of the fields.
  func changed(
    _ record: String, _ change: Written?
  ) -> [(document: Written, fields: [String])] {
    guard case .map(let entries) = self else { return [] }
    var found: [(document: Written, fields: [String])] = []
    for entry in entries where !Self.kept.contains(entry.key) {
      found.append((with(entry.key, change), ["\(record).\(entry.key)"]))
      guard let inner = Self.records[entry.key] else { continue }
      switch entry.value {
      case .map:
        found += entry.value.changed(inner, change).map {
          (with(entry.key, $0.document), $0.fields)
        }
      case .list(let elements):
        for (place, element) in elements.enumerated() {
          for (document, fields) in element.changed(inner, change) {
            var elements = elements
            elements[place] = document
            found.append((with(entry.key, .list(elements)), fields))
          }
        }
      default: continue
      }
    }
    return found
  }

  /// What everything of its kind has, or what says what the document is.
  private static let kept: Set<String> = [
    "test", "subject", "id", "name", "table", "custom", "never",
  ]

  private static let records = [
    "items": "Item", "box": "Box", "tables": "Table", "columns": "Column",
    "output_ports": "OutputPort", "input_ports": "InputPort", "contract": "ContractRef",
    "requester": "Requester", "consumer": "Reader",
    "product": "Product",
  ]
}
