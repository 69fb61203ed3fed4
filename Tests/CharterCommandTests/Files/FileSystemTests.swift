import Testing

@testable import CharterCommand

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

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
    #expect(throws: FileProblem("it is no regular file")) {
      try FileSystem.contents(of: "/dev/zero")
    }
    #expect(throws: FileProblem.tooLarge(64 << 20)) {
      try FileSystem.contents(of: "/dev/zero", .anything)
    }
    #expect(throws: FileProblem.tooLarge(1000)) {
      try FileSystem.contents(of: tree.path + "/long.yaml", atMost: 1000)
    }
  }

  /// What is half of before and half of after is nothing that anybody wrote.
  @Test func aFileThatChangesMeanwhileIsNotRead() throws {
    let tree = try TemporaryTree(["orders.yaml": "name: orders"])
    let path = tree.path + "/orders.yaml"
    for change in ["name: orders and more", "name: order"] {
      let descriptor = open(path, O_RDONLY)
      defer { close(descriptor) }
      #expect(throws: FileProblem.self) {
        try FileSystem.contents(of: descriptor, .file) {
          let other = open(path, O_WRONLY | O_TRUNC)
          _ = write(other, change, change.utf8.count)
          close(other)
        }
      }
    }
    #expect(try FileSystem.contents(of: path) == Array("name: order".utf8))
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
