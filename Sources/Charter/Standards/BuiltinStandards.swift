/// The standards that Charter brings, and the words without which no document is of one of them.
///
/// A process that judges one file would spend most of its time on standards that the file is none of.
/// So the words of the file are looked at first, and only what may recognise it is compiled.
package enum BuiltinStandards {
  /// A standard, and what stands in every document that it recognises.
  package struct Entry: Sendable {
    package let name: String
    /// Of each group a document has at least one word, whole: a key, or a text that a key has.
    package let words: [[StaticString]]
  }

  /// In the order of their files, which is that of their names.
  package static let entries = [
    Entry(name: "backstage", words: [["apiVersion"], ["Component", "Resource", "API"]]),
    Entry(name: "datacontract", words: [["dataContractSpecification"]]),
    Entry(name: "datahub", words: [["display_name"], ["domain"]]),
    Entry(name: "dbt", words: [["dbt_schema_version"]]),
    Entry(name: "dpds", words: [["dataProductDescriptor"]]),
    Entry(name: "dps", words: [["dataProductSpecification"]]),
    Entry(name: "dua", words: [["dataUsageAgreementSpecification"]]),
    Entry(name: "oaas", words: [["AccessAgreement"], ["apiVersion"]]),
    Entry(name: "odcs", words: [["DataContract"], ["apiVersion"]]),
    Entry(name: "odcs2", words: [["DataContract"], ["uuid"]]),
    Entry(name: "odps", words: [["DataProduct"], ["apiVersion"]]),
    Entry(name: "odps4", words: [["product"], ["schema", "details"]]),
    Entry(name: "openmetadata", words: [["fullyQualifiedName"], ["domains", "domain"]]),
    Entry(name: "ord", words: [["openResourceDiscovery"], ["dataProducts"]]),
    Entry(name: "seed", words: [["data_product"]]),
    Entry(name: "witboost", words: [["dataproduct"], ["components"]]),
  ]

  /// Their names, in their order.
  package static let names = entries.map(\.name)

  /// The standards that may recognise a document of a file.
  ///
  /// Cost: a pass over the bytes.
  ///
  /// - Parameter bytes: A file of JSON or YAML, with any number of documents.
  /// - Returns: Names; nil where the words of a document may stand in another file or be spelt
  ///   otherwise, so that any standard may.
  package static func mayRecognize(_ bytes: [UInt8]) -> Set<String>? {
    let words = entries.flatMap { $0.words.joined() }
    guard let isThere = bytes.withUnsafeBufferPointer({ DocumentWords.find(words, in: $0) }) else {
      return nil
    }
    var found: Set<String> = []
    var place = 0
    for entry in entries {
      var hasAll = true
      for group in entry.words {
        hasAll = hasAll && isThere[place..<place + group.count].contains(true)
        place += group.count
      }
      if hasAll { found.insert(entry.name) }
    }
    return found
  }
}

/// Looks for words in the text of a document that has not been read.
private enum DocumentWords {
  /// Which of some words stand in a text by themselves; nil where it cannot be told from the bytes.
  ///
  /// A key or a text of one word, without an escape in it, has nothing of a word before or behind it,
  /// whatever the format.
  static func find(_ words: [StaticString], in bytes: UnsafeBufferPointer<UInt8>) -> [Bool]? {
    var isThere = Array(repeating: false, count: words.count)
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0x5C {
        guard offset + 1 < bytes.count, isPlainEscape(bytes[offset + 1]) else { return nil }
        offset += 2
      } else if byte == 0 {
        // No text of one byte a letter.
        return nil
      } else if Lexer.isWord(byte) {
        let start = offset
        repeat { offset += 1 } while offset < bytes.count && Lexer.isWord(bytes[offset])
        let word = UnsafeBufferPointer(rebasing: bytes[start..<offset])
        // A reference may lead to a map of another file, which then is the document.
        if start > 0, bytes[start - 1] == 0x24, spells(word, "ref") || spells(word, "href") {
          return nil
        }
        for index in words.indices where spells(word, words[index]) { isThere[index] = true }
      } else {
        offset += 1
      }
    }
    return isThere
  }

  /// An escape that stands for no part of a word, in JSON and in YAML.
  private static func isPlainEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  private static func spells(_ word: UnsafeBufferPointer<UInt8>, _ other: StaticString) -> Bool {
    guard word.count == other.utf8CodeUnitCount, word[0] == other.utf8Start[0] else { return false }
    return ByteComparison.areEqual(
      word, UnsafeBufferPointer(start: other.utf8Start, count: word.count))
  }
}
