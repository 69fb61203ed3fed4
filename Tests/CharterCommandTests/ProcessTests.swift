#if CommandLine
  import Foundation
  import Testing

  /// The command as a process of its own: what only a process can show.
  @Suite struct ProcessTests {
    /// The command, which is built beside the tests.
    private static let command = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("charter")

    private func run(
      _ arguments: [String], output: FileHandle? = nil
    ) throws -> (status: Int32, output: String) {
      let process = Process()
      process.executableURL = Self.command
      process.arguments = arguments
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

    @Test func survivesAReaderThatLeaves() throws {
      let pipe = Pipe()
      try pipe.fileHandleForReading.close()
      #expect(try run(["--help"], output: pipe.fileHandleForWriting).status == 74)
    }

    @Test func noticesAFullDisk() throws {
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      #expect(try run(["--help"], output: full).status == 74)
    }
  }
#endif
