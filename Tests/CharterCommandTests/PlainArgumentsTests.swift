import ArgumentParser
import Testing

@testable import CharterCommand

/// The plain form of arguments is read without the argument parser, and must come to the same.
@Suite struct PlainArgumentsTests {
  @Test(arguments: [
    "a.json", "a.json b.yaml folder", "--policies p a.json", "a.json --policies p --policies q",
    "--catalog mesh --directory d.yaml a.json", "--without catalog --without directory a.json",
    "--previous old a.json", "--base origin/main a.json", "--at 2026-03-01 a.json",
    "--format json --output r.json a.json", "--quiet --all --explain --no-color a.json",
    "--expect-policies sha256:0 --standard odcs --jobs 3 a.json", "--at nonsense a.json",
  ])
  func checkIsTheSame(words: String) throws {
    let words = words.split(separator: " ").map(String.init)
    let plain = try #require(CheckCommand(plain: words))
    let parsed = try #require(try RootCommand.parseAsRoot(["check"] + words) as? CheckCommand)
    #expect(described(plain) == described(parsed))
  }

  @Test(arguments: [
    "r.json", "--policies p r.json s.yaml", "--stream --jobs 2",
    "--catalog mesh --dialect duckdb r.json",
    "--format json --at 2026-03-01T09:00:00Z r.json", "--expect-policies sha256:0 --quiet r.json",
    "",
    "--without catalog --directory d.yaml --output o --all --explain --no-color r.json",
  ])
  func decideIsTheSame(words: String) throws {
    let words = words.split(separator: " ").map(String.init)
    let plain = try #require(DecideCommand(plain: words))
    let parsed = try #require(try RootCommand.parseAsRoot(["decide"] + words) as? DecideCommand)
    #expect(described(plain) == described(parsed))
  }

  /// What is not plain, or wrong, is left to the argument parser.
  @Test(arguments: [
    "", "--help", "-h", "--format=json a.json", "--format nonsense a.json", "--jobs x a.json",
    "--jobs 0 a.json", "--quiet --quiet a.json", "--at 1 --at 2 a.json", "a.json --format",
    "--format --quiet a.json", "--pol p a.json", "-- a.json", "-", "--without nonsense a.json",
    "--previous a --base b a.json", "--catalog c --without catalog a.json",
    "--limit rules=1 a.json",
    "--domain-policies d=p a.json", "--unknown a.json",
  ])
  func anythingElseIsLeftAlone(words: String) {
    #expect(CheckCommand(plain: words.split(separator: " ").map(String.init)) == nil)
  }

  @Test(arguments: ["--as analyst-1", "--product orders r.json", "--dialect nonsense r.json"])
  func requestsOfOptionsAreLeftAlone(words: String) {
    #expect(DecideCommand(plain: words.split(separator: " ").map(String.init)) == nil)
  }

  /// Every option and its value, whatever its type.
  private func described(_ command: some ParsableArguments) -> String {
    var text = ""
    dump(command, to: &text, maxDepth: 12)
    // The title of a group stands in the help and says nothing of the values.
    return text.split(separator: "\n").filter { !$0.contains("- title: ") }.joined(separator: "\n")
  }
}
