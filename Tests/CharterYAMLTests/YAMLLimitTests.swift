#if YAML
  import Charter
  import CharterYAML
  import Testing

  /// The faults of a YAML text, as codes and places.
  private func faults(of yaml: String) -> [String] {
    do throws(DocumentError) {
      _ = try Document.read(yaml: Array(yaml.utf8), file: "test.yaml")
      return []
    } catch {
      return error.diagnostics.map { fault in
        fault.place.map { "\(fault.code) \(outline($0))" } ?? fault.code
      }
    }
  }

  @Suite struct YAMLLimitTests {
    @Test func hundredInsideEachOtherAreRead() throws {
      let flow = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
      #expect(try Document.read(yaml: Array(flow.utf8), file: "test.yaml")[0].nodes.count == 100)
      let block = String(repeating: "- ", count: 100) + "a"
      let document = try Document.read(yaml: Array(block.utf8), file: "test.yaml")[0]
      #expect(document.nodes.count == 101)
      #expect(document.pointer(to: 100) == String(repeating: "/0", count: 100))
    }

    @Test func oneMoreIsTooDeep() {
      #expect(
        faults(of: String(repeating: "[", count: 101) + String(repeating: "]", count: 101))
          == ["document-too-deep 1:101-102"])
      #expect(
        faults(of: String(repeating: "- ", count: 101) + "a") == ["document-too-deep 1:201-202"])
      let maps = (0...100).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
      #expect(faults(of: maps) == ["document-too-deep 101:101-102"])
    }

    @Test func hostileDepthIsOneFault() {
      let rows: [(text: String, fault: String)] = [
        ("[", "document-too-deep 1:1-2"), ("- ", "document-too-deep 1:201-202"),
        ("{a: ", "document-too-deep 1:401-402"), ("? ", "key-not-text 1:3-4"),
        ("[{", "document-too-deep 1:1-2"), ("[[{a: ", "document-too-deep 1:200-201"),
      ]
      for row in rows {
        #expect(faults(of: String(repeating: row.text, count: 100_000)) == [row.fault])
      }
    }

    @Test func aliasesCountInDepth() {
      let deep = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
      func nested(_ count: Int) -> String {
        "a: &x \(deep)\nb: \(String(repeating: "[", count: count))*x"
          + String(repeating: "]", count: count)
      }
      #expect(faults(of: nested(39)) == [])
      #expect(faults(of: nested(40)) == ["document-too-deep 2:44-45"])
    }

    @Test func aliasesMayStandForAHundredThousandValues() throws {
      let list = "a: &x [1, 2, 3, 4, 5, 6, 7, 8, 9]\nb:\n"
      let most = list + String(repeating: "- *x\n", count: 10_000)
      let document = try Document.read(yaml: Array(most.utf8), file: "test.yaml")[0]
      #expect(document.nodes.count == 1 + 10 + 1 + 100_000)
      #expect(faults(of: most + "- *x\n") == ["alias-expansion 10003:3-5"])
    }

    @Test func aliasBombsAreStopped() throws {
      var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
      for level in 1...20 {
        let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
        bomb += "a\(level): &a\(level) [\(aliases)]\n"
      }
      let error = #expect(throws: DocumentError.self) {
        try Document.read(yaml: Array(bomb.utf8), file: "test.yaml")
      }
      #expect(error?.diagnostics.map(\.code) == ["alias-expansion"])
      #expect(
        error?.diagnostics.first?.message
          == "the aliases up to `*a4` stand for more than 100000 values")
      #expect(error?.diagnostics.first?.notes.first?.place.start.line == 5)
    }

    @Test func fiftyThousandKeysAreRead() throws {
      var yaml = ""
      for number in 0..<50_000 { yaml += "key_\(number): \(number)\n" }
      let document = try Document.read(yaml: Array(yaml.utf8), file: "test.yaml")[0]
      #expect(document.nodes[0].count == 50_000)
      #expect(faults(of: yaml + "key_7: x\n") == ["duplicate-key 50001:1-6"])
    }

    @Test func manyDirectivesAreOneFault() {
      let directives = (0..<50_000).map { "%TAG !a\($0)! b\n" }.joined()
      #expect(faults(of: directives + "---\na").first?.prefix(21) == "unsupported-directive")
      #expect(faults(of: "a: 100 %TAG and 5 %\nb: '%TAG'\n") == [])
      let texts = (0..<50).map { "a\($0): x %TAG y\n" }.joined()
      #expect(faults(of: texts) == [])
      #expect(faults(of: texts + "b: &b 1\n") == [])
      let quoted = String(repeating: "\n%TAG", count: 50)
      #expect(faults(of: "a: '\(quoted)'\n") == ["unsupported-directive 34:1-5"])
    }

    @Test func oversizedFilesAreNotRead() {
      let error = #expect(throws: DocumentError.self) {
        try Document.read([UInt8](repeating: 0x20, count: 64 << 20 + 1), file: "large.yaml")
      }
      #expect(error?.diagnostics.map(\.code) == ["document-too-large"])
    }
  }
#endif
