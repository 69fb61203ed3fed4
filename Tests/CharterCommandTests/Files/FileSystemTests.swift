import Testing

@testable import CharterCommand

@Suite struct FileSystemTests {
  @Test(arguments: [
    ("a/b.yaml", "a/b.yaml", "/home/user/a/b.yaml"),
    ("./a//b.yaml", "a/b.yaml", "/home/user/a/b.yaml"),
    (".", ".", "/home/user"), ("/home/user/a", "a", "/home/user/a"),
    ("/srv/a/", "/srv/a", "/srv/a"),
    ("/home/user", ".", "/home/user"), ("/home/user2/a", "/home/user2/a", "/home/user2/a"),
    ("../b", "../b", "/home/user/../b"), ("/", "/", "/"),
  ])
  func showsPathsAsTheyAreTyped(named: String, display: String, absolute: String) {
    let path = NamedPath(named, in: "/home/user")
    #expect(path.display == display)
    #expect(path.absolute == absolute)
  }

  @Test func readsAllOfAFile() throws {
    let text = String(repeating: "ünï\n", count: 50_000)
    let tree = try TemporaryTree(["long.yaml": text, "empty.yaml": ""])
    #expect(try FileSystem.contents(of: tree.path + "/long.yaml") == Array(text.utf8))
    #expect(try FileSystem.contents(of: tree.path + "/empty.yaml").isEmpty)
    #expect(throws: FileProblem("it is a folder")) { try FileSystem.contents(of: tree.path) }
    #expect(throws: FileProblem.self) { try FileSystem.contents(of: tree.path + "/none") }
    #expect(throws: FileProblem("it is larger than 64 MiB")) {
      try FileSystem.contents(of: "/dev/zero")
    }
  }

  @Test func replacesAFileWhole() throws {
    let tree = try TemporaryTree(["report.json": "old"])
    try FileSystem.replace(tree.path + "/report.json", with: Array("new".utf8))
    try FileSystem.replace(tree.path + "/other.json", with: Array("first".utf8))
    #expect(tree.text("report.json") == "new")
    #expect(tree.text("other.json") == "first")
    #expect(try FileSystem.names(in: tree.path) == ["other.json", "report.json"])
  }

  @Test func leavesNothingBehindWhereItFails() throws {
    let tree = try TemporaryTree(["folder/": ""])
    #expect(throws: FileProblem.self) {
      try FileSystem.replace(tree.path + "/missing/report.json", with: [1])
    }
    #expect(throws: FileProblem("it is a folder")) {
      try FileSystem.replace(tree.path + "/folder", with: [1])
    }
    #expect(throws: FileProblem("no space is left")) {
      try FileSystem.replace("/dev/full", with: [1])
    }
    #expect(try FileSystem.names(in: tree.path) == ["folder"])
  }
}
