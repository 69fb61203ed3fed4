import Foundation
import TestSupport
import Testing

/// No command opens a network connection: what is built imports nothing that could, and the command asks
/// the system for no call that would.
@Suite struct NetworkTests {
  /// What the sources of the product may import.
  private static let imports: Set<String> = [
    "ArgumentParser", "CYaml", "Charter", "CharterYAML", "Darwin", "Dispatch", "Glibc", "Musl",
    "Swift", "Synchronization",
  ]
  /// Names that a connection takes, as a source or a table of symbols has them.
  private static let calls = [
    "socket", "socketpair", "connect", "getaddrinfo", "gethostbyname", "sendto", "recvfrom",
  ]

  private func sources() throws -> [String] {
    try ["Charter", "CharterYAML", "CharterCommand"].flatMap { target in
      try FileManager.default.subpathsOfDirectory(atPath: "\(packageRoot)/Sources/\(target)")
        .filter { $0.hasSuffix(".swift") }.map { "Sources/\(target)/\($0)" }
    }
  }

  @Test func sourcesImportNothingThatConnects() throws {
    var seen: Set<String> = []
    for path in try sources() {
      let text = try textInPackage(path)
      for match in text.matches(
        of: #/(?m)^ *(?:@[\w()_]+ +)*(?:public |package |internal )?import (\w+)/#)
      {
        let name = String(match.output.1)
        seen.insert(name)
        #expect(Self.imports.contains(name), "\(path) imports \(name)")
        #expect(!path.hasPrefix("Sources/Charter/") || name == "Swift", "\(path) imports \(name)")
      }
    }
    #expect(seen.contains("Glibc") && seen.contains("ArgumentParser"))
  }

  @Test func sourcesNameNoCallOfTheNetwork() throws {
    let files = try sources()
    #expect(files.count > 200)
    let names = try Regex(
      "\\b(?:\(Self.calls.joined(separator: "|")))\\(|sockaddr|AF_INET|AF_UNIX|URLSession|NWConnection"
    )
    for path in files {
      // A method of our own is called on something, or declared.
      let text = try textInPackage(path)
      for match in text.matches(of: names) {
        let before = text[..<match.range.lowerBound].suffix(5)
        let isOwn = before.hasSuffix(".") || before.hasSuffix("func ")
        #expect(isOwn, "\(path): \(text[match.range])")
      }
    }
  }

  #if CommandLine && os(Linux)
    /// The names in the command's table of symbols: none of a call, none of a library for the network.
    @Test func theCommandAsksForNoCallOfTheNetwork() throws {
      let binary = try Data(contentsOf: CommandProcess.command)
      func holds(_ name: String) -> Bool {
        binary.range(of: Data([0]) + Data(name.utf8) + Data([0])) != nil
      }
      // The names of calls that it does make stand there.
      #expect(holds("fsync") && holds("rename"))
      for call in Self.calls { #expect(!holds(call), "\(call)") }
      #expect(!holds("libFoundationNetworking.so"))
    }
  #endif
}
