import Testing

@testable import Charter

/// Pointers to all values of a document, and columns of long lines: as many as may be asked for.
@Suite struct DocumentPointerTests {
  private static func document(_ count: Int) throws -> Document {
    let elements = (0..<count).map { "{\"a/\($0)\": [\($0), {\"é~\": null}]}" }
    return try Document(
      json: Array("{\"x\": [\(elements.joined(separator: ","))]}".utf8), file: "a")
  }

  @Test func manyPointersAreWhatEachIs() throws {
    let document = try Self.document(40)
    var pointers = DocumentPointers(document)
    // From the last to the first and again: the later ones are written down.
    for _ in 0..<2 {
      for node in document.nodes.indices.reversed() {
        let pointer = pointers.pointer(to: node)
        #expect(pointer == document.pointer(to: node))
        #expect(document.node(at: pointer) == node)
      }
    }
  }

  #if DEBUG
    @Test func stepsGrowWithTheDocument() throws {
      func steps(_ count: Int) throws -> Int {
        let document = try Self.document(count)
        var pointers = DocumentPointers(document)
        for node in document.nodes.indices { _ = pointers.pointer(to: node) }
        return pointers.steps.value
      }
      let (few, many) = (try steps(500), try steps(1_000))
      #expect(few > 2_000 && many < few * 11 / 5, "\(few) steps, \(many) for twice as many values")
    }
  #endif

  /// Lines of every length around the blocks in which code points are counted.
  @Test(arguments: [1, 511, 512, 513, 1_023, 1_024, 1_025, 2_048, 5_000])
  func columnsCountCodePoints(_ length: Int) {
    let lines = [
      "é", String(repeating: "é", count: length), "", String(repeating: "a中", count: length),
    ]
    let index = LineIndex(Array(lines.joined(separator: "\n").utf8))
    var offset = 0
    for (number, line) in lines.enumerated() {
      var column = 1
      for scalar in line.unicodeScalars {
        #expect(index.position(of: offset) == LineIndex.Position(line: number + 1, column: column))
        offset += String(scalar).utf8.count
        column += 1
      }
      #expect(index.position(of: offset) == LineIndex.Position(line: number + 1, column: column))
      offset += 1
    }
  }
}
