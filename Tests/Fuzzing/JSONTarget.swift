import Charter

/// What Charter refuses of texts that are JSON.
private let stricter: Set<String> = [
  "duplicate-key", "number-too-long", "number-out-of-range", "nested-too-deep",
  "unpaired-surrogate",
  "more-errors", "text-too-long",
]

/// JSON: what is read is JSON, what is JSON is read or refused for one of a few reasons, and what was
/// read and written reads the same.
@Sendable func fuzzJSON(_ bytes: [UInt8]) {
  let isJSON = PlainJSON.accepts(bytes)
  do throws(DocumentError) {
    let document = try Document(json: bytes, file: "a.json")
    require(isJSON, "this is no JSON")
    requireSoundness(of: document)
    let written = document.json(ofNode: 0)
    do throws(DocumentError) {
      let again = try Document(json: Array(written.utf8), file: "a.json")
      require(again.json(ofNode: 0) == written, "written and read it is \(again.json(ofNode: 0))")
      require(again.nodes.map(\.kind) == document.nodes.map(\.kind), "other kinds: \(written)")
    } catch {
      fatalError("what was written cannot be read: \(written) \(error.diagnostics.map(\.message))")
    }
  } catch {
    requirePlaces(of: error.diagnostics, in: bytes)
    require(!error.diagnostics.isEmpty, "refused without a word")
    let codes = Set(error.diagnostics.map(\.code))
    require(
      !isJSON || codes.isSubset(of: stricter), "refused, and it is JSON: \(codes.sorted())")
  }
}

/// What holds for the nodes of every document, however it is spelled.
func requireSoundness(of document: Document) {
  require(!document.nodes.isEmpty, "there is no value")
  require(document.bytes.suffix(16).allSatisfy { $0 == 0 }, "nothing stands behind the texts")
  require(Int(document.nodes[0].next) == document.nodes.count, "the root does not hold all")
  for (index, node) in document.nodes.enumerated() {
    require(
      node.start <= node.end && Int(node.end) <= document.sourceLength,
      "value \(index) lies outside")
    let end = document.bytes.count - 16
    require(Int(node.textOffset + node.textLength) <= end, "text \(index) lies outside")
    require(Int(node.keyOffset + node.keyLength) <= end, "key \(index) lies outside")
    let children = Array(document.children(of: index))
    let isOpen = node.kind == .list || node.kind == .map
    require(children.count == (isOpen ? Int(node.count) : 0), "other children than it has")
    for child in children {
      require(document.nodes[child].hasKey == (node.kind == .map), "a key where none is")
    }
    if index < 200 {
      require(document.node(at: document.pointer(to: index)) == index, "another pointer")
    }
  }
}
