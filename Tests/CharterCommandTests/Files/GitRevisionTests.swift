#if CommandLine
  import Foundation
  import TestSupport
  import Testing

  @testable import CharterCommand

  /// What `--base` reads of a git repository.
  @Suite struct GitRevisionTests {
    private static let fixture = "\(packageRoot)/Tests/CharterCommandTests/Fixtures/versions"

    /// A repository of which a first revision holds the old files of the fixture, and the folder now
    /// the new ones.
    private static func repository() throws -> TemporaryTree {
      let tree = try TemporaryTree()
      let manager = FileManager.default
      try manager.copyItem(atPath: "\(fixture)/policies", toPath: "\(tree.path)/policies")
      try manager.copyItem(atPath: "\(fixture)/old", toPath: "\(tree.path)/products")
      try tree.add("elsewhere/other.yaml", "plain: v1\nid: other\nstatus: active\nowner: retail\n")
      try tree.add(".charterignore", "garbled.yaml\n")
      try git(["init", "--quiet", "--initial-branch", "main"], tree)
      try git(["add", "."], tree)
      try git(["commit", "--quiet", "--message", "first"], tree)
      try manager.removeItem(atPath: "\(tree.path)/products")
      try manager.copyItem(atPath: "\(fixture)/new", toPath: "\(tree.path)/products")
      return tree
    }

    private static func git(_ words: [String], _ tree: TemporaryTree) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments =
        ["git", "-C", tree.path, "-c", "user.name=t", "-c", "user.email=t@example.com"]
        + ["-c", "commit.gpgsign=false"] + words
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "git \(words)")
    }

    private func check(
      _ arguments: [String], in folder: String
    ) async -> (status: Int32, output: String, complaint: String) {
      let world = RecordedTerminal(in: folder)
      let status = await RootCommand.run(["check"] + arguments, in: world.terminal)
      return (status.rawValue, world.outputText, world.errorText)
    }

    @Test func aRevisionIsAsGoodAsAFolder() async throws {
      let tree = try Self.repository()
      let (status, output, complaint) = await check(
        ["--base", "main", "products"], in: tree.path)
      #expect(status == 1, "\(complaint)")
      #expect(output.contains("products/retail/orders.yaml: deny (change orders, plain)"))
      #expect(output.contains("before: main:products/retail/orders.yaml:11:"))
      #expect(output.contains("products/retail/stock.yaml: review (change stock, plain)"))
      #expect(output.contains("main:products/gone.yaml: deny (removal gone, plain)"))
      #expect(output.contains("main:products/ended.yaml: permit (removal ended, plain)"))
      // Neither what was not named nor what is left out by name.
      #expect(!output.contains("other"))
      #expect(!output.contains("garbled"))
      // Nothing is left behind that a report could name.
      #expect(!output.contains("charter-"))
    }

    @Test func pathsMayStartAnywhereInTheRepository() async throws {
      let tree = try Self.repository()
      let whole = await check(
        ["--base", "HEAD", "--policies", "../policies", "."], in: tree.path + "/products")
      #expect(whole.status == 1, "\(whole.complaint)")
      #expect(whole.output.contains("removal gone"))
      let file = await check(
        ["--base", "HEAD", "--policies", "../policies", "retail/orders.yaml"],
        in: tree.path + "/products")
      #expect(file.status == 1, "\(file.complaint)")
      #expect(file.output.contains("change orders"))
      #expect(!file.output.contains("removal"))
      let new = await check(["--base", "HEAD", "products/fresh.yaml"], in: tree.path)
      #expect(new.status == 0, "a product is new where the revision has no such file")
    }

    @Test func whatIsNotThereIsAnError() async throws {
      let tree = try Self.repository()
      let unknown = await check(["--base", "nowhere", "products"], in: tree.path)
      #expect(unknown.status == 64)
      #expect(unknown.complaint.contains("--base `nowhere`: the repository has no such revision"))
      let outside = try TemporaryTree(["products/a.yaml": "plain: v1\nid: a\nowner: b\n"])
      let none = await check(
        ["--base", "main", "--policies", tree.path + "/policies", "products"], in: outside.path)
      #expect(none.status == 64)
      #expect(none.complaint.contains("--base `main`: git says: "))
      let input = await check(
        ["--base", "main", "--policies", tree.path + "/policies", "-"], in: tree.path)
      #expect(input.status == 64)
    }

    @Test func temporaryFoldersAreRemoved() throws {
      let path: String
      do {
        let folder = try TemporaryFolder()
        path = folder.path
        try folder.write([1], to: "a/b/c.yaml")
        #expect(try FileSystem.contents(of: path + "/a/b/c.yaml") == [1])
        #expect(throws: FileProblem.self) { try folder.write([], to: "../c.yaml") }
        #expect(throws: FileProblem.self) { try folder.write([], to: "/c.yaml") }
      }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
#endif
