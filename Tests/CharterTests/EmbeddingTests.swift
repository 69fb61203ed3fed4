import Foundation
import TestSupport
import Testing

/// An engineer's own package: it takes the library alone and runs the program of the README.
///
/// Builds a package with no traits in a folder of its own, so that what is compiled and fetched is
/// what a client compiles and fetches.
@Suite struct EmbeddingTests {
  @Test func theExampleOfTheReadmeBuildsWithNoOtherPackageAndRuns() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("charter-client-\(UUID().uuidString)")
    let sources = folder.appendingPathComponent("Sources/client")
    try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try manifest.write(
      to: folder.appendingPathComponent("Package.swift"), atomically: true, encoding: .utf8)
    try example().write(
      to: sources.appendingPathComponent("main.swift"), atomically: true, encoding: .utf8)

    let dependencies = try run(
      ["swift", "package", "show-dependencies", "--format", "flatlist"], in: folder
    ).output
    // A path's identity is the name of its folder, so the one package is counted, not named.
    let names = dependencies.split(separator: "\n").filter { !$0.contains(" ") }
    #expect(names.count == 1, "a client without traits fetches Charter alone: \(dependencies)")
    let result = try run(["swift", "run", "-q", "client"], in: folder)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("deny"), "\(result.output)")
    #expect(result.output.contains("ownership.has_owner"), "\(result.output)")
  }

  @Test func theEngineImportsNothing() throws {
    let engine = URL(fileURLWithPath: packageRoot + "/Sources/Charter")
    var imports: [String] = []
    let files = FileManager.default.enumerator(at: engine, includingPropertiesForKeys: nil)
    var count = 0
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      count += 1
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
          words[..<place].allSatisfy({
            $0.hasPrefix("@") || $0 == "public" || $0 == "internal" || $0 == "package"
          })
        else { continue }
        if words[place + 1] != "Swift" { imports.append("\(file.lastPathComponent): \(line)") }
      }
    }
    #expect(count > 50)
    #expect(imports == [])
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.1
    import PackageDescription
    let package = Package(
      name: "client",
      platforms: [.macOS(.v15)],
      dependencies: [.package(name: "charter", path: "\(packageRoot)", traits: [])],
      targets: [
        .executableTarget(
          name: "client", dependencies: [.product(name: "Charter", package: "charter")])
      ])
    """
  }

  /// The first Swift block below the heading that speaks of embedding.
  private func example() throws -> String {
    let readme = try textInPackage("README.md")
    let section = try #require(readme.range(of: "## Embedding"))
    let start = try #require(
      readme.range(of: "```swift\n", range: section.upperBound..<readme.endIndex))
    let end = try #require(readme.range(of: "```", range: start.upperBound..<readme.endIndex))
    return String(readme[start.upperBound..<end.lowerBound])
  }

  private func run(_ arguments: [String], in folder: URL) throws -> (status: Int32, output: String)
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
