#if YAML
  import Charter
  import CharterYAML

  /// What came of reading texts by the reader of the common subset and by that of libyaml's events.
  struct SubsetComparison {
    /// How many texts were given.
    private(set) var count = 0
    /// How many of them the reader of the subset took.
    private(set) var taken = 0
    /// Those that it read otherwise than libyaml, and how.
    private(set) var differences: [String] = []

    /// Reads a text by both; whether it was taken.
    @discardableResult
    mutating func compare(_ yaml: [UInt8], _ name: @autoclosure () -> String) -> Bool {
      count += 1
      guard let common = Document.read(commonYAML: yaml, file: "test.yaml") else { return false }
      taken += 1
      if let difference = Self.difference(of: common, in: yaml) {
        differences.append("\(name()): \(difference)\n\(String(decoding: yaml, as: UTF8.self))")
      }
      return true
    }

    /// How many of a hundred were taken.
    var percentTaken: Int { count > 0 ? taken * 100 / count : 0 }

    /// The first few differences, for a message.
    var summary: String {
      "\(differences.count) of \(count) differ\n"
        + differences.prefix(3).joined(separator: "\n----\n")
    }

    private static func difference(of common: Document, in yaml: [UInt8]) -> String? {
      let documents: [Document]
      do throws(DocumentError) {
        documents = try Document.read(libyaml: yaml, file: "test.yaml")
      } catch {
        return "taken, but \(outline(error.diagnostics))"
      }
      guard documents.count == 1, let full = documents.first else {
        return "taken, but there are \(documents.count) documents"
      }
      guard common.nodes.count == full.nodes.count else {
        return "\(outline(common))\nand not \(outline(full))"
      }
      for index in full.nodes.indices
      where fields(of: common.nodes[index]) != fields(of: full.nodes[index]) {
        return "node \(index): \(fields(of: common.nodes[index]))\n"
          + "and not \(fields(of: full.nodes[index]))\nin \(outline(full))"
      }
      if common.bytes != full.bytes { return "other decoded texts" }
      let isSame =
        common.sourceLength == full.sourceLength && common.number == full.number
        && common.countInFile == full.countInFile && common.file == full.file
      return isSame ? nil : "another place of the document"
    }

    private static func fields(of node: DocumentNode) -> [UInt32] {
      [
        UInt32(node.kind.rawValue), node.isQuoted ? 1 : 0, node.isTrue ? 1 : 0,
        node.hasKey ? 1 : 0, node.start, node.end, node.keyStart, node.keyEnd, node.keyOffset,
        node.keyLength, node.textOffset, node.textLength, node.count, node.next,
      ]
    }
  }

  /// Random numbers from a seed, the same in every run.
  struct SubsetRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    /// True so many times in a hundred.
    mutating func percent(_ chance: Int) -> Bool { below(100) < chance }

    mutating func choice<Element>(_ elements: [Element]) -> Element {
      elements[below(elements.count)]
    }
  }
#endif
