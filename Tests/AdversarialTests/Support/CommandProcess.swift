#if CommandLine
  import Foundation
  import TestSupport
  import Testing

  /// The command `charter` as a process, in a folder of its own.
  ///
  /// The folder is gone when the test is over.
  final class CommandProcess {
    struct Outcome {
      var status: Int32
      var output: String
      var errors: String

      /// The report, where the output is JSON.
      var report: [String: Any]? {
        try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      }

      /// The code of each diagnostic on standard error.
      var codes: [String] {
        errors.matches(of: #/(?m)^(?:error|warning)\[([a-z0-9-]+)\]/#).map { String($0.output.1) }
      }
    }

    /// The folder that it runs in.
    let folder: String

    static let command = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("charter")

    init() throws {
      folder = NSTemporaryDirectory() + "/charter-adversarial-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Adds a file with the folders that it needs.
    func add(_ name: String, _ bytes: [UInt8]) throws {
      let file = URL(fileURLWithPath: folder).appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }

    func add(_ name: String, _ text: String) throws { try add(name, Array(text.utf8)) }

    /// Runs the command, which must end by itself and not by a signal.
    func run(
      _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
      output: FileHandle? = nil
    ) throws -> Outcome {
      let process = Process()
      process.executableURL = Self.command
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      // Files, not pipes: whatever is written fits, and nobody has to read while it runs.
      let places = ["input", "output", "errors"].map { "\(folder)/.\($0)-\(UUID().uuidString)" }
      try Data(input).write(to: URL(fileURLWithPath: places[0]))
      for place in places.dropFirst() {
        _ = FileManager.default.createFile(atPath: place, contents: nil)
      }
      process.standardInput = FileHandle(forReadingAtPath: places[0])
      process.standardOutput = output ?? FileHandle(forWritingAtPath: places[1])
      process.standardError = FileHandle(forWritingAtPath: places[2])
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit, "\(arguments)")
      func text(_ place: String) -> String {
        String(decoding: FileManager.default.contents(atPath: place) ?? Data(), as: UTF8.self)
      }
      defer { for place in places { try? FileManager.default.removeItem(atPath: place) } }
      return Outcome(
        status: process.terminationStatus, output: text(places[1]), errors: text(places[2]))
    }
  }
#endif
