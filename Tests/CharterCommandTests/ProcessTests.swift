#if CommandLine
  import Foundation
  import TestSupport
  import Testing

  /// The command as a process of its own: what only a process can show.
  @Suite struct ProcessTests {
    /// The command, which is built beside the tests.
    private static let command = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("charter")

    private func run(
      _ arguments: [String], output: FileHandle? = nil, environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String) {
      let process = Process()
      process.executableURL = Self.command
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: packageRoot)
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      let pipe = Pipe()
      process.standardOutput = output ?? pipe
      process.standardError = FileHandle.nullDevice
      try process.run()
      let data = output == nil ? pipe.fileHandleForReading.readDataToEndOfFile() : Data()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit)
      return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    @Test func starts() throws {
      let (status, output) = try run(["--version"])
      #expect(status == 0)
      #expect(output == "charter 0.1.0\n")
    }

    /// Same bytes wherever and however often it runs.
    @Test(arguments: ["json", "text"])
    func anyPlaceAndClockGivesTheSameBytes(format: String) throws {
      let runs: [(jobs: String, environment: [String: String])] = [
        ("1", [:]), ("2", ["TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8"]),
        ("5", ["TZ": "America/Lima", "LANG": "de_DE", "LC_NUMERIC": "de_DE"]),
        ("2", ["TZ": "America/Lima", "LC_ALL": "C"]),
      ]
      let commands = [
        ["check", "Tests/Corpus/odcs", "--all"],
        [
          "decide", "--catalog", "Tests/Corpus/corrected", "--as", "analyst-1", "--team", "growth",
          "--domain", "marketing", "--product", "urn:datacontract:checkout:orders", "--purpose",
          "reporting", "--duration", "1y", "--explain",
        ],
      ]
      for command in commands {
        var first: (status: Int32, output: String)?
        for (jobs, environment) in runs {
          let result = try run(
            command + [
              "--policies", "policies/core", "--at", "2026-03-01", "--format", format, "--jobs",
              jobs,
            ], environment: environment)
          #expect(result.status == 1)
          #expect(result.output.utf8.count > 1_000)
          if let first { #expect(result == first, "\(command) \(environment)") }
          first = first ?? result
        }
      }
    }

    @Test func survivesAReaderThatLeaves() throws {
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      #expect(try run(["--help"], output: pipe.fileHandleForWriting).status == 74)
    }

    private static let hasPython = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/python3")
    }

    /// Ten million of them in `.ci/nightly`.
    @Test(.enabled(if: hasPython, "needs Python 3"))
    func manyRequestsTakeNoMoreMemoryThanFew() throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "python3", "\(packageRoot)/.ci/memory", "--command", Self.command.path, "20000",
      ]
      let pipe = Pipe()
      process.standardOutput = pipe
      process.standardError = pipe
      try process.run()
      let output = String(
        decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(output)")
      #expect(output.hasPrefix("2000 requests: "), "\(output)")
    }

    @Test func noticesAFullDisk() throws {
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      #expect(try run(["--help"], output: full).status == 74)
    }
  }
#endif
