/// Turns nodes of a workspace back into places of files.
struct InputPlaces {
  private let documents: [Document]
  private var places: [Int: DocumentPlaces] = [:]
  private var pointers: [Int: DocumentPointers] = [:]
  /// Where everything stands that is read of a rule, which no file has as a document.
  var rule: Place?

  init(_ documents: [Document]) { self.documents = documents }

  /// The first key of a file, or its start.
  mutating func start(file: String) -> Place {
    guard let document = documents.first(where: { $0.file == file }) else {
      let start = LineIndex.Position(line: 1, column: 1)
      return Place(file: file, start: start, end: start, line: "")
    }
    var places = DocumentPlaces(document)
    return places.place(ofAbsentBelow: 0)
  }

  /// Where something stands, or would stand.
  struct Location {
    var place: Place
    var pointer: String
  }

  /// The JSON Pointer of a value of a document.
  mutating func pointer(to node: Int, in document: Int) -> String {
    pointers[document, default: DocumentPointers(documents[document])].pointer(to: node)
  }

  /// The place of a value; of one that is absent, the key of its nearest ancestor that is there.
  mutating func location(
    of value: Value, in workspace: borrowing Workspace, symbols: borrowing SymbolTable
  ) -> Location? {
    guard value.origin != 0 else { return nil }
    let (document, node) = workspace.locate(Int(value.origin) - 1)
    guard document < documents.count else { return nil }
    var pointer = self.pointer(to: node, in: document)
    if let rule {
      for key in value.trail where key != Value.noSymbol {
        pointer += "/" + symbols.text(of: key)
      }
      return Location(place: rule, pointer: String(pointer.dropFirst("/rule".count)))
    }
    var places = places[document] ?? DocumentPlaces(documents[document])
    defer { self.places[document] = places }
    guard value.tag == .absent || value.tag == .missingOperand else {
      return Location(place: places.place(ofNode: node), pointer: pointer)
    }
    for key in value.trail where key != Value.noSymbol {
      var token: [UInt8] = [UInt8(ascii: "/")]
      Document.append(pointerToken: symbols.text(of: key).utf8, to: &token)
      pointer += String(decoding: token, as: UTF8.self)
    }
    return Location(place: places.place(ofAbsentBelow: node), pointer: pointer)
  }
}
