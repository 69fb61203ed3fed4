#if CommandLine
  import Foundation
  import TestSupport
  import Testing

  @testable import CharterCommand

  /// What `init` writes, and that it passes what it is for.
  @Suite struct InitCommandTests {
    private func run(
      _ arguments: String..., in folder: String
    ) async -> (status: Int32, world: RecordedTerminal) {
      var options = RecordedTerminal.Options()
      options.workingDirectory = folder
      let world = RecordedTerminal(options)
      let status = await RootCommand.run(arguments, in: world.terminal)
      return (status.rawValue, world)
    }

    /// Every file below a folder, by its path, hidden ones too.
    private func files(in tree: TemporaryTree, _ folder: String = "") throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: "\(tree.path)/\(folder)").filter {
        var isFolder: ObjCBool = false
        let path = "\(tree.path)/\(folder)/\($0)"
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    @Test(arguments: ["", "governance", "company/data mesh"])
    func whatItWritesPassesAtOnce(folder: String) async throws {
      let tree = try TemporaryTree()
      let started =
        folder.isEmpty ? await run("init", in: tree.path) : await run("init", folder, in: tree.path)
      #expect(started.status == 0, "\(started.world.log)")
      #expect(try files(in: tree, folder) == StarterTree.files.map(\.path))
      let root = folder.isEmpty ? tree.path : "\(tree.path)/\(folder)"
      let check = await run("check", "products", in: root)
      #expect(check.status == 0, "\(check.world.log)")
      #expect(check.world.outputText.contains("1 permit"))
      let everything = await run("check", ".", in: root)
      #expect(everything.status == 0, "\(everything.world.log)")
      let test = await run("test", "--coverage", "--min-coverage", "100", in: root)
      #expect(test.status == 0, "\(test.world.log)")
      #expect(test.world.outputText.contains("15 passed, 0 failed"))
    }

    @Test func itSaysWhatItWroteAndWhatComesNext() async throws {
      let tree = try TemporaryTree()
      let started = await run("init", "governance", in: tree.path)
      #expect(
        started.world.log == """
          wrote governance/.github/workflows/charter.yml
          wrote governance/README.md
          wrote governance/policies/council/documentation_hosts.yaml
          wrote governance/policies/council/standard.charter
          wrote governance/policies/council/tests.charter
          wrote governance/policies/domains/orders/orders.charter
          wrote governance/policies/domains/orders/tests.charter
          wrote governance/products/orders/orders.odcs.yaml

          Both pass now:
            charter test --policies governance/policies
            charter check --policies governance/policies governance/products

          """)
    }

    /// Whatever is in the way of a file or of its folder, nothing is written and nothing changed.
    @Test(arguments: [
      "README.md", "policies/domains/orders/tests.charter", "policies", ".github/workflows",
      "products/orders/orders.odcs.yaml/",
    ])
    func nothingIsOverwritten(name: String) async throws {
      let tree = try TemporaryTree([name: "mine"])
      let before = try files(in: tree)
      let started = await run("init", in: tree.path)
      #expect(started.status == 64)
      let shown = name.hasSuffix("/") ? String(name.dropLast()) : name
      #expect(
        started.world.errorText.contains("`\(shown)` is there already"), "\(started.world.log)")
      #expect(try files(in: tree) == before)
      #expect(name.hasSuffix("/") || tree.text(name) == "mine")
    }

    @Test func aLinkThatLeadsNowhereIsInTheWayToo() async throws {
      let tree = try TemporaryTree()
      try tree.link("README.md", to: "elsewhere.md")
      let started = await run("init", in: tree.path)
      #expect(started.status == 64)
      #expect(try files(in: tree) == [])
      #expect(tree.text("elsewhere.md") == nil)
    }

    @Test func twiceIsOnce() async throws {
      let tree = try TemporaryTree()
      #expect(await run("init", in: tree.path).status == 0)
      let texts = StarterTree.files.map { tree.text($0.path) }
      #expect(texts == StarterTree.files.map(\.text))
      #expect(await run("init", in: tree.path).status == 64)
      #expect(StarterTree.files.map { tree.text($0.path) } == texts)
    }

    @Test func whatCannotBeWrittenIsSaid() async throws {
      let started = await run("init", "/dev/null/governance", in: "/")
      #expect(started.status == 74)
      #expect(started.world.errorText.contains("file-not-written"), "\(started.world.log)")
    }
  }
#endif
