import Charter
import CharterYAML

/// YAML: the reader of the common subset reads as libyaml does, what was read and written as JSON reads
/// the same, and what is JSON reads as JSON does.
@Sendable func fuzzYAML(_ bytes: [UInt8]) {
  let full: [Document]?
  do throws(DocumentError) {
    full = try Document.read(libyaml: bytes, file: "a.yaml")
    require(!(full ?? []).isEmpty, "no document, and no fault")
  } catch {
    full = nil
    require(!error.diagnostics.isEmpty, "refused without a word")
    requirePlaces(of: error.diagnostics, in: bytes)
  }
  if let common = Document.read(commonYAML: bytes, file: "a.yaml") {
    guard let full, full.count == 1 else {
      fatalError("libyaml does not read this as one document")
    }
    require(common.nodes.count == full[0].nodes.count, "other values: \(common.json(ofNode: 0))")
    for (one, other) in zip(common.nodes, full[0].nodes) {
      require(fields(of: one) == fields(of: other), "\(fields(of: one)) and \(fields(of: other))")
    }
    require(common.bytes == full[0].bytes, "other texts")
  }
  for document in full ?? [] {
    requireSoundness(of: document)
    let written = document.json(ofNode: 0)
    do throws(DocumentError) {
      let again = try Document(json: Array(written.utf8), file: "a.json")
      require(again.json(ofNode: 0) == written, "written and read it is \(again.json(ofNode: 0))")
    } catch {
      fatalError("what was written cannot be read: \(written) \(error.diagnostics.map(\.message))")
    }
  }
  if let full, full.count == 1, let json = try? Document(json: bytes, file: "a.json") {
    require(
      json.json(ofNode: 0) == full[0].json(ofNode: 0),
      "as JSON it is \(json.json(ofNode: 0)), as YAML \(full[0].json(ofNode: 0))")
  }
}

private func fields(of node: DocumentNode) -> [UInt32] {
  [
    UInt32(node.kind.rawValue), node.isQuoted ? 1 : 0, node.isTrue ? 1 : 0, node.hasKey ? 1 : 0,
    node.start, node.end, node.keyStart, node.keyEnd, node.keyOffset, node.keyLength,
    node.textOffset, node.textLength, node.count, node.next,
  ]
}
