#if YAML
  import Charter
  import CharterYAML
  import Testing

  let yamlRows =
    yamlScalarRows + yamlBlockScalarRows + yamlCollectionRows + yamlDocumentRows + yamlAliasRows
    + yamlRefusedRows + yamlEncodingRows

  /// What reading a YAML stream comes to, in words.
  private func outcome(of yaml: [UInt8]) -> String {
    do throws(DocumentError) {
      return try Document.read(yaml: yaml, file: "test.yaml").map { outline($0) }
        .joined(separator: "\n--- ")
    } catch {
      return outline(error.diagnostics)
    }
  }

  @Suite struct YAMLReaderTests {
    @Test(arguments: yamlRows) func reads(_ row: ReadingRow) {
      let outcome = outcome(of: row.bytes)
      #expect(outcome.utf8.elementsEqual(row.expected.utf8), "\(row.source)\n\(outcome)")
    }

    @Test func namesAreTold() {
      #expect(Set(yamlRows.map(\.name)).count == yamlRows.count)
    }

    @Test func nodesHoldTogether() {
      for row in yamlRows {
        let documents = (try? Document.read(yaml: row.bytes, file: "test.yaml")) ?? []
        for (index, document) in documents.enumerated() {
          expectSoundness(of: document, row.name)
          #expect(document.number == index + 1)
          #expect(document.countInFile == documents.count)
        }
      }
    }

    /// What a span cuts out of the source reads as the same value again, under spaces up to its
    /// column and with the end of the line behind it.
    ///
    /// Not so what depends on what stands outside of it: aliases, tags, the header of a block scalar,
    /// and nothing at all.
    @Test func spansReadAsTheSameValues() throws {
      for row in yamlRows where !row.source.contains("*") && !row.source.contains("!") {
        for document in (try? Document.read(yaml: row.bytes, file: "test.yaml")) ?? [] {
          var places = DocumentPlaces(document)
          for (index, node) in document.nodes.enumerated() {
            let span = document.bytes[Int(node.start)..<Int(node.end)]
            let isQuote = span.first == 0x22 || span.first == 0x27
            let isBlock = node.kind == .text && node.isQuoted && !isQuote
            guard let first = span.first, !isBlock, first != 0x3F else { continue }
            let column = places.place(ofNode: index).start.column
            var text = [UInt8](repeating: 0x20, count: column - 1) + span
            let lineEnds = document.bytes[Int(node.end)...].prefix { $0 == 0x0A || $0 == 0x0D }
            text += lineEnds
            let value = try Document.read(yaml: text, file: "span.yaml")
            let json = value.map { $0.json(ofNode: 0) }
            #expect(json == [document.json(ofNode: index)], "\(row.name)")
            #expect(value.first?.nodes.first?.kind == node.kind, "\(row.name)")
          }
        }
      }
    }

    @Test func everyFaultSaysWhatToDoWhereThatIsKnown() throws {
      let rows: [(source: String, help: String)] = [
        ("a: b: c", "quote the text, or check the indentation"),
        ("id:urn\nname: x", "put a space behind `id:` in the line before"),
        ("- name:x\n  b: 1", "put a space behind `name:` in the line before"),
        ("- https://example.com\n  a: 1", "quote the text, or check the indentation"),
        ("a: 1\nb\nc: 2", "a text of several lines is indented, or starts with `|` or `>`"),
        ("a: *.csv", "quote a text that starts with `*`"),
        ("a: & b", "quote a text that starts with `&`"),
        ("a: !a,b", "quote a text that starts with `!`"),
        ("a: @b", "quote it"),
        ("a: %b", "quote it"),
        ("a: {{ b }}", "quote the text that starts with `{{`"),
        ("? [a]\n: 1", "keys are texts"),
        ("a:\n\tb: 1", "use spaces"),
        ("a: - b", "start the list on a line of its own"),
        ("a: | b", "start the text on the next line"),
        ("a: *b", "quote it if it is a text"),
        ("a: .inf", "quote it if it is a text"),
        ("~: 1", "quote it if it is a text"),
        ("?\n: 1", "write the key before the `:`"),
        ("<<: 1", "write the entries out, or give the whole value with an alias"),
        ("%YAML 3.0\n---\na", "known are 1.2, and 1.1, which is read as 1.2"),
        ("%TAG ! a\n---\na", "leave it out"),
        ("[?a]", "quote it, or put a space behind the `?` of a key"),
        (
          "a: !x 1",
          "known are `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map` and `!!seq`"
        ),
        (#"a: "\d""#, #"a backslash itself is written `\\`, or needs no escape in single quotes"#),
        (#"a: "\xZ""#, #"`\x` takes two hexadecimal digits, `\u` four and `\U` eight"#),
        ("a: \u{2028}", #"write it as `\L` in a text in double quotes, or leave it out"#),
        ("a: 1\na: 2", "keep one of the two"),
      ]
      for row in rows {
        let error = #expect(throws: DocumentError.self, "\(row.source)") {
          try Document.read(yaml: Array(row.source.utf8), file: "test.yaml")
        }
        #expect(error?.diagnostics.first?.help == row.help, "\(row.source)")
      }
    }

    @Test func notesShowTheOtherPlace() throws {
      let rows: [(source: String, note: String)] = [
        ("a: 1\nb: 2\n'a': 3", "1:1-2 it stands here first"),
        ("a: [1\nb: 2", "1:4-5 `[` was opened here"),
        ("a: {b: 1\nc: 2", "1:4-5 `{` was opened here"),
        ("a:\n  b: 1\n c: 2", "1:1-3 the map starts here"),
        ("- a\n- b\nc: 1", "1:1-2 the list starts here"),
        ("a: &x\n  - *x", "1:4-6 its anchor"),
        ("a: |\n\tb", "1:4-5 the block text starts here"),
      ]
      for row in rows {
        let error = #expect(throws: DocumentError.self, "\(row.source)") {
          try Document.read(yaml: Array(row.source.utf8), file: "test.yaml")
        }
        let note = error?.diagnostics.first?.notes.first
        #expect(note.map { "\(outline($0.place)) \($0.message)" } == row.note, "\(row.source)")
      }
    }

    @Test func theNameOfAFileTellsItsNotation() throws {
      let yaml = Array("a: 1\n---\nb: 2\n".utf8)
      #expect(try Document.read(yaml, file: "a.yaml").count == 2)
      #expect(try Document.read(yaml, file: "a.yml").map(\.number) == [1, 2])
      #expect(try Document.read(yaml, file: "json").count == 2)
      #expect(throws: DocumentError.self) { try Document.read(yaml, file: "a.json") }
      let json = Array("{\"a\": 1}".utf8)
      for file in ["a.json", "a.JSON", ".json", "a.yaml", ""] {
        let documents = try Document.read(json, file: file)
        #expect(documents.map(\.file) == [file])
        #expect(documents.map { $0.json(ofNode: 0) } == ["{\"a\": 1}"])
      }
    }
  }
#endif
