#if YAML
  import Charter
  import CharterYAML
  import Foundation
  import TestSupport
  import Testing

  /// Real descriptors, where a checkout has them beside the package.
  @Suite struct YAMLCorpusTests {
    private static let folder = packageRoot + "/../shared/corpus"

    /// Files of the corpus that cannot be read, and why.
    private let unreadable = [
      "odps-lf/v4.1/datacontract-inline.yml":
        "yaml-syntax 26:9-13 this is neither a key with `:` nor part of the text before it",
      "witboost/collibra-plugin/descriptor_malformed.yaml":
        "yaml-syntax 2:5-6 a `:` with a space behind it cannot stand in a text without quotes",
      "witboost/specification/example.yaml":
        "duplicate-key 14:1-11 the key `ownerGroup` comes twice\n"
        + "duplicate-key 15:1-9 the key `devGroup` comes twice",
    ]

    private func files() -> [(name: String, bytes: [UInt8])] {
      guard let names = FileManager.default.enumerator(atPath: Self.folder) else { return [] }
      var files: [(name: String, bytes: [UInt8])] = []
      for case let name as String in names
      where name.hasSuffix(".json") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        guard let data = FileManager.default.contents(atPath: Self.folder + "/" + name) else {
          continue
        }
        // The largest take seconds without optimisation, and teach nothing more.
        if data.count < 300_000 { files.append((name, Array(data))) }
      }
      return files
    }

    @Test func everyFileIsReadButForThree() {
      for file in files() {
        do throws(DocumentError) {
          let documents = try Document.read(file.bytes, file: file.name)
          #expect(unreadable[file.name] == nil, "\(file.name)")
          for document in documents { expectSoundness(of: document, file.name) }
        } catch {
          #expect(outline(error.diagnostics) == unreadable[file.name], "\(file.name)")
        }
      }
    }

    @Test func duplicateKeysAreShownAtBothPlaces() {
      let name = "witboost/specification/example.yaml"
      guard let data = FileManager.default.contents(atPath: Self.folder + "/" + name) else {
        return
      }
      let error = #expect(throws: DocumentError.self) {
        try Document.read(Array(data), file: name)
      }
      let notes = error?.diagnostics.map { $0.notes.map { outline($0.place) } }
      #expect(notes == [["12:1-11"], ["13:1-9"]])
    }

    @Test func jsonReadsTheSameAsYAML() throws {
      for file in files() where file.name.hasSuffix(".json") {
        let json = try Document(json: file.bytes, file: file.name)
        let yaml = try Document.read(yaml: file.bytes, file: file.name)
        #expect(yaml.count == 1)
        #expect(yaml.first?.json(ofNode: 0) == json.json(ofNode: 0), "\(file.name)")
        let spans = json.nodes.map { [$0.start, $0.end, $0.keyStart, $0.keyEnd] }
        #expect(yaml.first?.nodes.map { [$0.start, $0.end, $0.keyStart, $0.keyEnd] } == spans)
      }
    }
  }
#endif
