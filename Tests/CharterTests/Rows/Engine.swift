import Foundation
import TestSupport

/// A database that the tests run rendered SQL in, through a script in `Tests/Engines`.
enum Engine {
  /// Whether a PostgreSQL server can be started here.
  static let hasPostgreSQL = succeeds(["Tests/Engines/postgresql.sh", "--check"])
  /// Whether `python3` has the package `duckdb`.
  static let hasDuckDB = succeeds(["python3", "Tests/Engines/duckdb_rows.py", "--check"])

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Runs a command from the root of the package.
  static func run(_ command: [String], input: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "charter-engine-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files, not pipes: whichever side is slow, the other cannot block it.
    let (inputFile, output, errors) = (
      folder.appending(path: "in"), folder.appending(path: "out"), folder.appending(path: "err")
    )
    try Data(input.utf8).write(to: inputFile)
    try Data().write(to: output)
    try Data().write(to: errors)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: packageRoot)
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        description: "\(command[0]) ended with \(process.terminationStatus): "
          + String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }

  private static func succeeds(_ command: [String]) -> Bool {
    (try? run(command, input: "")) != nil
  }
}
