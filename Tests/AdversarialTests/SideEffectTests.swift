#if CommandLine
  import Foundation
  import TestSupport
  import Testing

  #if canImport(Darwin)
    import Darwin
  #elseif canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  /// What the command reads and writes beside what it was asked to, and how it ends where it cannot.
  @Suite struct SideEffectTests {
    @Test(.timeLimit(.minutes(60))) func everyCommandEndsAsItsRowSays() throws {
      let table = try AdversarialTable("side-effects")
      for section in table.sections {
        let process = try CommandProcess()
        for (name, text) in section.head where name != "setup" { try process.add(name, text) }
        for line in (section.shared("setup") ?? "").split(separator: "\n") {
          try Self.make(String(line), in: process)
        }
        let files = try Self.files(in: process)
        for row in section.rows {
          var words = Self.words(of: row.input)
          var output: FileHandle?
          if words.count > 2, words[words.count - 2] == ">" {
            output = FileHandle(forWritingAtPath: words.removeLast())
            words.removeLast()
          }
          var input: [UInt8] = []
          if words.count > 2, words[words.count - 2] == "<" {
            input = Array("{\"subject\": \"read\"}\n".utf8)
            words.removeLast(2)
          }
          let outcome = try process.run(words, input: input, output: output)
          let found = (["\(outcome.status)"] + outcome.codes).joined(separator: " ")
          table.expect(found, is: row, outcome.errors)
          #expect(try Self.files(in: process) == files, "\(row.input) left something behind")
        }
      }
    }

    /// One line of `setup`.
    private static func make(_ line: String, in process: CommandProcess) throws {
      let words = line.split(separator: " ").map(String.init)
      let path = "\(process.folder)/\(words[1])"
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      switch words[0] {
      case "link":
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: words[2])
      case "fifo": try #require(mkfifo(path, 0o600) == 0)
      default: Issue.record("`\(line)` makes nothing")
      }
    }

    /// Everything below the folder, by path.
    private static func files(in process: CommandProcess) throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: process.folder).sorted()
    }

    private static func words(of line: String) -> [String] {
      line.matches(of: #/'[^']*'|[^ ]+/#).map { String($0.output.filter { $0 != "'" }) }
    }

    // MARK: Reports are whole or not there

    private static func largeRun() throws -> CommandProcess {
      let process = try CommandProcess()
      try process.add(
        "policies/p.charter",
        "global policy p { rule r on product { for t in product.tables for c in t.columns require c.description is present } }"
      )
      let columns = (0..<3_000).map { "{\"name\": \"c\($0)\"}" }.joined(separator: ",")
      try process.add(
        "a.json",
        """
        {"kind": "DataContract", "apiVersion": "v3.1.0", "id": "a", "name": "a", "version": "1.0.0",
         "status": "active", "schema": [{"name": "t", "properties": [\(columns)]}]}
        """)
      return process
    }

    /// Killed at any time, a run leaves the report that was there or a whole new one.
    @Test(arguments: [20, 120, 250, 400, 600, 900])
    func aReportIsNeverHalfWritten(milliseconds: Int) throws {
      let process = try Self.largeRun()
      try process.add("report.json", "before")
      let run = Process()
      run.executableURL = CommandProcess.command
      run.arguments = ["check", "--format", "json", "--output", "report.json", "a.json"]
      run.currentDirectoryURL = URL(fileURLWithPath: process.folder)
      run.standardError = FileHandle.nullDevice
      try run.run()
      Thread.sleep(forTimeInterval: Double(milliseconds) / 1_000)
      kill(run.processIdentifier, SIGKILL)
      run.waitUntilExit()
      let report = try #require(
        FileManager.default.contents(atPath: process.folder + "/report.json"))
      let isWhole = (try? JSONSerialization.jsonObject(with: report)) != nil
      #expect(report == Data("before".utf8) || isWhole && report.count > 100_000)
    }

    /// What cannot be written whole leaves what was there.
    @Test func aReportThatFailsLeavesTheOldOne() throws {
      let process = try Self.largeRun()
      try process.add("report.json", "before")
      // 64 blocks of 512 bytes are less than the report takes.
      let run = Process()
      run.executableURL = URL(fileURLWithPath: "/bin/sh")
      run.arguments = [
        "-c",
        "ulimit -f 64; trap '' XFSZ; exec '\(CommandProcess.command.path)' check --format json --output report.json a.json",
      ]
      run.currentDirectoryURL = URL(fileURLWithPath: process.folder)
      run.standardError = FileHandle.nullDevice
      try run.run()
      run.waitUntilExit()
      #expect(run.terminationReason == .exit)
      #expect(run.terminationStatus == 1)
      let report = FileManager.default.contents(atPath: process.folder + "/report.json")
      #expect(report == Data("before".utf8))
      #expect(
        try Self.files(in: process) == ["a.json", "policies", "policies/p.charter", "report.json"])
    }

    /// A reader of a long report, or of a stream, that leaves.
    @Test func aReaderThatLeavesEndsTheRun() throws {
      let process = try Self.largeRun()
      let requests = Array(
        String(repeating: "{\"subject\": \"read\", \"product\": \"a\"}\n", count: 20_000).utf8)
      for (arguments, input, status) in [
        (["check", "--format", "json", "a.json"], [], 1 as Int32),
        (["decide", "--stream"], requests, 4),
      ] {
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let outcome = try process.run(
          arguments, input: input, output: pipe.fileHandleForWriting)
        #expect(outcome.codes == ["report-not-written"], "\(arguments) \(outcome.errors)")
        // Something was denied, or malformed, before anything was written: that comes first.
        #expect(outcome.status == status || outcome.status == 74, "\(arguments)")
      }
    }

    // MARK: Time zones and locales

    @Test func theHostsClockAndLanguageChangeNothing() throws {
      let process = try CommandProcess()
      let expressions = [
        "today", "2026-03-01 + 1mo", "lower(\"TITLE I\")", "age(2026-02-01)", "1.5 + 2.25",
        "\"{[1.5, 2.5]} {2026-03-01T10:00:00+05:30}\"",
      ]
      let all = "[\(expressions.map { "\"{\($0)}\"" }.joined(separator: ", "))]"
      var first: String?
      for environment in [
        [:], ["TZ": "Pacific/Kiritimati"], ["TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8"],
        ["TZ": "right/UTC", "LANG": "de_DE.UTF-8", "LC_NUMERIC": "de_DE"],
        ["TZ": ":/etc/passwd", "LC_ALL": "no_SUCH"], ["TZ": "", "LC_ALL": "C"],
      ] {
        let outcome = try process.run(
          ["eval", "--at", "2026-02-28T23:59:59Z", all], environment: environment)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("[\"2026-02-28\""), "\(outcome.output)")
        first = first ?? outcome.output
        #expect(outcome.output == first, "\(environment)")
      }
    }
  }
#endif
