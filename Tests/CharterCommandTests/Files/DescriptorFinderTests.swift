import Charter
import Testing

@testable import CharterCommand

@Suite struct DescriptorFinderTests {
  private static let files = [
    "policies/core.charter": "", "policies/data.yaml": "",
    "retail/orders.yaml": "", "retail/orders.json": "", "retail/stock.yml": "",
    "retail/notes.txt": "", "retail/LOUD.YAML": "", "retail/.hidden.yaml": "",
    "retail/.git/config.yaml": "", "retail/eu/deep/returns.yaml": "", "retail-x/a.yaml": "",
    "finance/ledger.yaml": "", "finance/build/out.json": "", "finance/reports/q1.json": "",
  ]

  private func find(_ tree: TemporaryTree, _ paths: [String]) -> DescriptorFinder.Findings {
    DescriptorFinder.find(
      paths, workingDirectory: tree.path, policyFolders: [tree.path + "/policies"])
  }

  private func files(_ tree: TemporaryTree, _ paths: String...) -> [String] {
    find(tree, paths).descriptors.map(\.file)
  }

  @Test func searchesFoldersInTheOrderOfBytes() throws {
    let tree = try TemporaryTree(Self.files)
    #expect(
      files(tree, ".") == [
        "finance/build/out.json", "finance/ledger.yaml", "finance/reports/q1.json",
        "retail-x/a.yaml", "retail/.hidden.yaml", "retail/LOUD.YAML", "retail/eu/deep/returns.yaml",
        "retail/orders.json", "retail/orders.yaml", "retail/stock.yml",
      ])
  }

  @Test func anyOrderOfPathsComesToTheSame() throws {
    let tree = try TemporaryTree(Self.files)
    let paths = ["retail", "finance/ledger.yaml", ".", "-", "retail/orders.yaml", "./retail//eu"]
    let expected = find(tree, paths).descriptors
    #expect(expected.first?.file == "-")
    #expect(expected.count == 11)
    for start in paths.indices {
      let turned = Array(paths[start...] + paths[..<start])
      #expect(find(tree, turned).descriptors == expected)
      #expect(find(tree, turned.reversed()).descriptors == expected)
    }
  }

  @Test func tellsThePathBelowTheNamedFolder() throws {
    let tree = try TemporaryTree(Self.files)
    func below(_ path: String) -> [String] { find(tree, [path]).descriptors.map(\.pathBelow) }
    #expect(below("retail/eu") == ["deep/returns.yaml"])
    #expect(below("finance/ledger.yaml") == ["finance/ledger.yaml"])
    #expect(below(tree.path + "/retail-x") == ["a.yaml"])
    #expect(below("-") == ["-"])
  }

  @Test func showsPathsFromTheWorkingDirectory() throws {
    let tree = try TemporaryTree(Self.files)
    for path in ["retail-x", "./retail-x/", "retail/../retail-x", tree.path + "/retail-x"] {
      #expect(files(tree, path) == ["retail-x/a.yaml"], "\(path)")
    }
    let inside = DescriptorFinder.find(
      ["../finance/ledger.yaml"], workingDirectory: tree.path + "/retail", policyFolders: [])
    #expect(inside.descriptors.map(\.file) == ["../finance/ledger.yaml"])
  }

  @Test func leavesOutPolicies() throws {
    let tree = try TemporaryTree(Self.files)
    let found = find(tree, ["policies"])
    #expect(found.descriptors.isEmpty)
    #expect(found.policyFolders == ["policies"])
    try tree.link("retail/again", to: "../policies")
    #expect(!files(tree, "retail").contains { $0.contains("data.yaml") })
  }

  @Test func heedsCharterignoreInTheNamedFolderAndAbove() throws {
    let tree = try TemporaryTree(Self.files)
    try tree.add(".charterignore", "build/\n/finance/reports/*\n!q2.json\n")
    try tree.add("finance/reports/q2.json")
    #expect(files(tree, "finance") == ["finance/ledger.yaml", "finance/reports/q2.json"])
    #expect(files(tree, "finance/build") == ["finance/build/out.json"])
    #expect(files(tree, "finance/reports") == ["finance/reports/q2.json"])
    #expect(files(tree, "finance/reports/q1.json") == ["finance/reports/q1.json"])
    try tree.add("finance/.charterignore", "ledger.yaml\n!build/\n")
    #expect(
      files(tree, "finance") == ["finance/build/out.json", "finance/reports/q2.json"])
    #expect(files(tree, ".").contains("finance/ledger.yaml"))
  }

  @Test func followsLinksOnce() throws {
    let tree = try TemporaryTree(Self.files)
    try tree.link("retail/loop", to: "..")
    try tree.link("retail/also.yaml", to: "orders.yaml")
    try tree.link("retail/zz", to: "../finance")
    let found = files(tree, "retail")
    #expect(found.contains("retail/also.yaml"))
    #expect(!found.contains("retail/orders.yaml"))
    #expect(found.filter { $0.hasSuffix("ledger.yaml") }.count == 1)
    #expect(Set(found).count == found.count)
  }

  @Test func namesWhatLeadsNowhere() throws {
    let tree = try TemporaryTree(Self.files)
    let found = find(tree, ["nowhere", "retail-x", "retail/orders.yaml/x"])
    #expect(found.missing == ["nowhere", "retail/orders.yaml/x"])
    #expect(found.descriptors.map(\.file) == ["retail-x/a.yaml"])
  }

  @Test func reportsWhatCannotBeRead() throws {
    let tree = try TemporaryTree(Self.files)
    try tree.link("retail-x/lost.yaml", to: "nowhere")
    try tree.link("retail-x/lost.txt", to: "nowhere")
    let found = find(tree, ["retail-x"])
    #expect(found.faults.map(\.file) == ["retail-x/lost.yaml"])
    #expect(found.faults.map(\.diagnostic.code) == ["unreadable-file"])
  }
}
