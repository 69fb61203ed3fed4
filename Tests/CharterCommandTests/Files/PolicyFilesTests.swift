#if CommandLine
  import Charter
  import Testing

  @testable import CharterCommand

  @Suite struct PolicyFilesTests {
    private func load(_ tree: TemporaryTree, _ paths: String...) throws -> PolicyFiles {
      try PolicyFiles(paths, workingDirectory: tree.path)
    }

    @Test func readsPoliciesInTheOrderOfBytes() throws {
      let tree = try TemporaryTree([
        "policies/b.charter": "// b", "policies/a/z.charter": "", "policies/a.charter": "",
        "policies/README.md": "", "policies/.draft.charter": "", "policies/.git/x.charter": "",
        "policies/fixtures/x.charter": "", "policies/fixtures/x.txt": "",
        "policies/a/fixtures/y.yaml": "", "policies/a/data.yaml": "", "policies/a/data.json": "",
      ])
      let files = try load(tree, "./policies/")
      #expect(files.faults.isEmpty)
      #expect(
        files.sources.map(\.path)
          == ["policies/a.charter", "policies/a/z.charter", "policies/b.charter"])
      #expect(files.sources.last?.bytes == Array("// b".utf8))
      #expect(files.folders == [tree.path + "/policies"])
    }

    @Test func readsEachFileOnce() throws {
      let tree = try TemporaryTree([
        "policies/core.charter": "", "policies/packs/eu/eu.charter": "",
      ])
      try tree.link("policies/again", to: "packs")
      let all = ["policies/again/eu/eu.charter", "policies/core.charter"]
      #expect(try load(tree, "policies").sources.map(\.path) == all)
      #expect(try load(tree, "policies", "policies").sources.map(\.path) == all)
      #expect(try load(tree, "policies", "policies/packs/eu").sources.map(\.path) == all)
    }

    @Test(arguments: [
      ("policies/ownership.chart", "unknown-policy-file"),
      ("policies/Makefile", "unknown-policy-file"),
      ("policies/sub/notes.txt", "unknown-policy-file"),
      ("policies/a.CHARTER", "unknown-policy-file"),
      ("policies/packs/x.toml", "unknown-policy-file"),
    ])
    func refusesFilesOfUnknownKind(file: String, code: String) throws {
      let tree = try TemporaryTree(["policies/core.charter": "", file: ""])
      let faults = try load(tree, "policies").faults
      #expect(faults.map(\.code) == [code])
      #expect(faults.first?.message.contains("`\(file)`") == true)
    }

    @Test func refusesLinksThatLeaveTheSet() throws {
      let tree = try TemporaryTree([
        "policies/core.charter": "", "elsewhere/x.charter": "", "elsewhere/data.yaml": "",
      ])
      try tree.link("policies/out", to: "../elsewhere")
      try tree.link("policies/data.yaml", to: "../elsewhere/data.yaml")
      try tree.link("policies/lost.charter", to: "nowhere")
      let faults = try load(tree, "policies").faults
      #expect(
        faults.map(\.code)
          == ["policy-file-outside", "unreadable-policy-file", "policy-file-outside"])
      #expect(
        try load(tree, "policies", "elsewhere").faults.map(\.code) == ["unreadable-policy-file"])
    }

    @Test(arguments: [
      ("policies/a/data.yaml", true), ("policies/a/../a/data.yaml", true),
      ("policies/a/../top.json", true), ("policies/a/./data.yaml", true),
      ("policies/none.yaml", false), ("policies/../outside.yaml", false),
      ("policies/core.charter", false), ("policies/fixtures/data.yaml", false),
      ("outside.yaml", false), ("/etc/passwd", false),
    ])
    func givesTheDataOfTheSetAlone(path: String, isThere: Bool) throws {
      let tree = try TemporaryTree([
        "policies/core.charter": "", "policies/a/data.yaml": "[1]", "policies/top.json": "[1]",
        "policies/fixtures/data.yaml": "[1]", "outside.yaml": "[1]",
      ])
      #expect((try load(tree, "policies").document(path) != nil) == isThere)
    }

    @Test func dataThatCannotBeReadSaysWhere() throws {
      let tree = try TemporaryTree(["policies/core.charter": "", "policies/data.yaml": "a: [1"])
      let files = try load(tree, "policies")
      let error = #expect(throws: DocumentError.self) { try files.document("policies/data.yaml") }
      #expect(error?.diagnostics.first?.place?.file == "policies/data.yaml")
    }

    @Test func anEmptySetIsAnError() throws {
      let tree = try TemporaryTree(["policies/README.md": "", "policies/fixtures/a.charter": ""])
      #expect(try load(tree, "policies").faults.map(\.code) == ["empty-policy-set"])
      #expect(try PolicyFiles([], workingDirectory: tree.path).faults.isEmpty)
    }

    @Test func aPathThatIsNoFolderIsWrongUsage() throws {
      let tree = try TemporaryTree(["file.charter": ""])
      for path in ["file.charter", "nowhere"] {
        #expect(throws: FileProblem.self) { _ = try load(tree, path) }
      }
    }
  }
#endif
