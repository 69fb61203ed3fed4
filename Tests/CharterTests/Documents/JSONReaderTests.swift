import Charter
import Testing

let jsonRows =
  jsonValueRows + jsonTextRows + jsonEncodingRows + jsonStructureRows + jsonNumberErrorRows

/// What reading a JSON text comes to, in words.
private func outcome(of json: [UInt8]) -> String {
  do throws(DocumentError) {
    return outline(try Document(json: json, file: "test.json"))
  } catch {
    return outline(error.diagnostics)
  }
}

@Suite struct JSONReaderTests {
  @Test(arguments: jsonRows) func reads(_ row: ReadingRow) {
    let outcome = outcome(of: row.bytes)
    #expect(outcome.utf8.elementsEqual(row.expected.utf8), "\(row.source)\n\(outcome)")
  }

  @Test func namesAreTold() {
    #expect(Set(jsonRows.map(\.name)).count == jsonRows.count)
  }

  /// What a span cuts out of the source reads as the same value again.
  @Test func spansReadAsTheSameValues() throws {
    for row in jsonRows {
      guard let document = try? Document(json: row.bytes, file: "test.json") else { continue }
      for (index, node) in document.nodes.enumerated() {
        let span = Array(document.bytes[Int(node.start)..<Int(node.end)])
        let value = try Document(json: span, file: "span.json")
        #expect(value.json(ofNode: 0) == document.json(ofNode: index), "\(row.name)")
        #expect(value.nodes[0].kind == node.kind, "\(row.name)")
        guard node.hasKey else { continue }
        let key = Array(document.bytes[Int(node.keyStart)..<Int(node.keyEnd)])
        let text = try Document(json: key, file: "key.json")
        #expect(text.text(of: 0).elementsEqual(document.key(of: index)), "\(row.name)")
      }
    }
  }

  @Test func whatIsWrittenReadsAsTheSameValue() throws {
    for row in jsonRows {
      guard let document = try? Document(json: row.bytes, file: "test.json") else { continue }
      let json = document.json(ofNode: 0)
      let again = try Document(json: Array(json.utf8), file: "again.json")
      #expect(again.json(ofNode: 0).utf8.elementsEqual(json.utf8), "\(row.name)")
      #expect(again.nodes.map(\.kind) == document.nodes.map(\.kind), "\(row.name)")
    }
  }

  @Test func nodesHoldTogether() throws {
    for row in jsonRows {
      guard let document = try? Document(json: row.bytes, file: "test.json") else { continue }
      expectSoundness(of: document, row.name)
    }
  }

  @Test func everyFaultSaysWhatToDoWhereThatIsKnown() throws {
    let rows: [(source: String, help: String)] = [
      ("[1,]", "JSON has no comma after the last one"),
      ("{\"a\": 1,}", "JSON has no comma after the last one"),
      ("['a']", "JSON texts stand in double quotes"),
      ("[“a”]", "JSON texts stand in plain double quotes"),
      ("{a: 1}", "keys stand in double quotes"),
      ("{\"a\" 1}", "write `\"key\": value`"),
      ("[1 2]", "put a `,` between the two values"),
      ("[\"a\" \"b\"]", "put a `,` between the two values"),
      ("[1, // one\n2]", "JSON has no comments"),
      ("{} # end", "JSON has no comments"),
      ("{} {}", "a JSON file holds one value"),
      ("[True]", "JSON writes `true`"),
      ("[FALSE]", "JSON writes `false`"),
      ("[None]", "JSON writes `null`"),
      ("[NaN]", "JSON knows finite numbers only"),
      ("[-Infinity]", "JSON knows finite numbers only"),
      ("[word]", "texts stand in double quotes"),
      ("[1.2.3]", "texts stand in double quotes"),
      ("[2024-01-01]", "texts stand in double quotes"),
      ("[+1]", "JSON numbers have no `+`"),
      ("[.5]", "JSON numbers have a digit before the point"),
      ("[-.5]", "JSON numbers have a digit before the point"),
      ("[5.]", "JSON numbers have a digit behind the point"),
      ("[5.e1]", "JSON numbers have a digit behind the point"),
      ("[5e]", "JSON numbers have a digit behind the `e`"),
      ("[5e+]", "JSON numbers have a digit behind the `e`"),
      ("[0x1F]", "JSON numbers are decimal"),
      ("[01]", "JSON numbers start with a zero only where it is their one digit before the point"),
      ("[\"\t\"]", #"write it as `\t`"#),
      ("[\"\u{1}\"]", #"write it as `\u0001`"#),
      (#"["\x"]"#, #"a backslash itself is written `\\`"#),
      (#"["\u12"]"#, #"`\u` takes four hexadecimal digits"#),
      (#"["\ud83d"]"#, #"such a character is written as two escapes, `\ud83d\ude00`"#),
      ("[\"a\n\"]", #"close it with `"`, or write the end of a line in it as `\n`"#),
      (
        "[1e99]",
        "numbers have at most 38 digits, 18 of them after the point; quote it if it is a text"
      ),
      ("{\"a\": 1, \"a\": 2}", "keep one of the two"),
    ]
    for row in rows {
      let error = #expect(throws: DocumentError.self, "\(row.source)") {
        try Document(json: Array(row.source.utf8), file: "test.json")
      }
      #expect(error?.diagnostics.first?.help == row.help, "\(row.source)")
    }
  }

  @Test func notesShowTheOtherPlace() throws {
    let rows: [(source: String, note: String)] = [
      ("{\"a\": 1,\n \"a\": 2}", "1:2-5 it stands here first"),
      ("[[1, 2}", "1:2-3 `[` was opened here"),
      ("{\"a\":\n {\"b\": 1]", "2:2-3 `{` was opened here"),
      ("{\"a\":\n [1, 2], ", "1:1-2 `{` was opened here"),
      ("[1,\n [2", "2:2-3 `[` was opened here"),
    ]
    for row in rows {
      let error = #expect(throws: DocumentError.self, "\(row.source)") {
        try Document(json: Array(row.source.utf8), file: "test.json")
      }
      let note = error?.diagnostics.first?.notes.first
      #expect(note.map { "\(outline($0.place)) \($0.message)" } == row.note, "\(row.source)")
    }
  }
}
