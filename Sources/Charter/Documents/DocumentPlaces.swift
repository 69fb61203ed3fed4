/// Finds the lines and columns of a document's values.
///
/// Making one costs a copy of the source and a pass over it where its file holds no other document, so make
/// one for many questions.
package struct DocumentPlaces: Sendable {
  package let document: Document
  private var lines: DocumentLines

  package init(_ document: Document) {
    self.document = document
    lines =
      document.lines
      ?? document.bytes.withUnsafeBufferPointer { bytes in
        DocumentLines(UnsafeBufferPointer(rebasing: bytes[..<document.sourceLength]))
      }
  }

  /// Where a value stands, quotes and brackets included.
  package mutating func place(ofNode node: Int) -> Place {
    let node = document.nodes[node]
    return lines.place(file: document.file, start: Int(node.start), end: Int(node.end))
  }

  /// Where the key of a map's entry stands, quotes included; of other values, the value's place.
  package mutating func place(ofKey node: Int) -> Place {
    let entry = document.nodes[node]
    guard entry.hasKey else { return place(ofNode: node) }
    return lines.place(file: document.file, start: Int(entry.keyStart), end: Int(entry.keyEnd))
  }

  /// Where to point for something that is absent: `ancestor` is the nearest value that is present.
  ///
  /// That is its key; for the root or an element of a list, its own first key, else its start.
  package mutating func place(ofAbsentBelow ancestor: Int) -> Place {
    let node = document.nodes[ancestor]
    if !node.hasKey, node.kind == .map, node.count > 0 { return place(ofKey: ancestor + 1) }
    return place(ofKey: ancestor)
  }
}
