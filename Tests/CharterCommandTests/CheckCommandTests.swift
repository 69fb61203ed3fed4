#if CommandLine
  import Foundation
  import TestSupport
  import Testing

  @testable import CharterCommand

  /// What `check` does beside what transcripts show: files, threads, streams.
  @Suite struct CheckCommandTests {
    private static let shop = "\(packageRoot)/Tests/CharterCommandTests/Fixtures/shop"
    private static let mess = "\(packageRoot)/Tests/CharterCommandTests/Fixtures/mess"

    private func run(
      _ arguments: [String], _ options: RecordedTerminal.Options
    ) async -> (status: Int32, world: RecordedTerminal) {
      let world = RecordedTerminal(options)
      let status = await RootCommand.run(["check"] + arguments, in: world.terminal)
      return (status.rawValue, world)
    }

    private func shop() -> RecordedTerminal.Options {
      var options = RecordedTerminal.Options()
      options.workingDirectory = Self.shop
      return options
    }

    @Test(arguments: ["text", "json"])
    func anyNumberOfJobsGivesTheSameBytes(format: String) async {
      let arguments = ["--format", format, "products"]
      let expected = await run(arguments + ["--jobs", "1"], shop()).world.outputText
      #expect(expected.contains("ledger"))
      for jobs in ["2", "3", "8"] {
        let actual = await run(arguments + ["--jobs", jobs], shop()).world.outputText
        #expect(actual == expected, "\(jobs) jobs")
      }
    }

    @Test func anyOrderOfPathsGivesTheSameBytes() async {
      let paths = ["products/retail", "products/finance/ledger.json", "products/retail/stock.yaml"]
      let expected = await run(paths, shop()).world.outputText
      #expect(await run(paths.reversed(), shop()).world.outputText == expected)
      #expect(await run(paths + paths, shop()).world.outputText == expected)
    }

    @Test func writesTheReportToAFile() async throws {
      let tree = try TemporaryTree(["report.json": "old"])
      let path = tree.path + "/report.json"
      let arguments = ["--format", "json", "products/retail/stock.yaml"]
      let (status, world) = await run(arguments + ["--output", path], shop())
      #expect(status == 0)
      #expect(world.outputText.isEmpty)
      #expect(tree.text("report.json") == (await run(arguments, shop()).world.outputText))
      #expect(try FileSystem.names(in: tree.path) == ["report.json"])
    }

    @Test func aReportThatCannotBeWrittenIsNeverClean() async throws {
      let tree = try TemporaryTree()
      let clean = ["products/retail/stock.yaml"]
      let (status, world) = await run(clean + ["--output", tree.path + "/no/report.txt"], shop())
      #expect(status == 74)
      #expect(world.errorText.hasPrefix("error[report-not-written]: "))
      #expect(try FileSystem.names(in: tree.path).isEmpty)
      var options = shop()
      options.outputProblem = FileProblem(code: ENOSPC)
      #expect(await run(clean, options).status == 74)
      #expect(await run(["products"], options).status == 1)
    }

    @Test func whatIsNoDescriptorIsToBeIgnoredByName() async {
      var options = shop()
      options.workingDirectory = Self.mess
      let line =
        "where it is no descriptor, add this line to `unknown/.charterignore`: /package.yaml"
      let searched = await run(["unknown"], options)
      #expect(searched.status == 4)
      #expect(searched.world.errorText.hasPrefix("error[unrecognized-descriptor]: "))
      #expect(searched.world.errorText.contains(line))
      let named = await run(["unknown/package.yaml"], options)
      #expect(named.status == 4)
      #expect(!named.world.errorText.contains(".charterignore"))
    }

    @Test func aStandardOfTheSetIsReadByName() async {
      let stock = "products/retail/stock.yaml"
      #expect(await run(["--standard", "plain", stock], shop()).status == 0)
      #expect(await run(["--standard", "odcs", stock], shop()).status != 0)
      let (status, world) = await run(["--standard", "plian", stock], shop())
      #expect(status == 64)
      #expect(world.errorText.hasPrefix("Error: unknown standard `plian`; did you mean `plain`?\n"))
      #expect(world.errorText.contains("`odcs`"))
    }

    @Test func standardInputThatFailsIsAnInputThatIsBroken() async {
      var options = shop()
      options.inputProblem = FileProblem(code: EACCES)
      let (status, world) = await run(["-"], options)
      #expect(status == 4)
      #expect(world.errorText.contains("permission denied"))
    }

    @Test func pathsAreShownFromTheWorkingDirectory() async {
      var options = shop()
      let expected = await run(["products"], options).world.outputText
      #expect(await run([Self.shop + "/products"], options).world.outputText == expected)
      options.workingDirectory = Self.shop + "/products"
      let (status, world) = await run(["--policies", "../policies", "retail/stock.yaml"], options)
      #expect(status == 0)
      #expect(world.outputText.hasPrefix("retail/stock.yaml: permit"))
    }

    @Test func pinnedPoliciesAreJudgedBy() async throws {
      let text = await run(["--format", "json", "products/retail/stock.yaml"], shop()).world
        .outputText
      let hash = try #require(
        text.firstMatch(of: #/"policies": "(sha256:[0-9a-f]{64})"/#)?.output.1)
      let arguments = ["--expect-policies", String(hash), "products/retail/stock.yaml"]
      #expect(await run(arguments, shop()).status == 0)
    }
  }
#endif
