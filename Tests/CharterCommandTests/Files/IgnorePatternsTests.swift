import Testing

@testable import CharterCommand

/// What a `.charterignore` means, row by row.
///
/// Patterns of one file are joined by ` ; `; a path that ends in `/` is a folder. The rows were compared with `git check-ignore`; only `?` differs,
/// which stands for a code point here and for a byte there.
@Suite struct IgnorePatternsTests {
  static let rows = """
    pattern                 | path                     | ignored
    a.yaml                  | a.yaml                   | yes
    a.yaml                  | x/y/a.yaml               | yes
    a.yaml                  | xa.yaml                  | no
    a.yaml                  | a.yamlx                  | no
    /a.yaml                 | a.yaml                   | yes
    /a.yaml                 | x/a.yaml                 | no
    x/a.yaml                | x/a.yaml                 | yes
    x/a.yaml                | y/x/a.yaml               | no
    *.json                  | a.json                   | yes
    *.json                  | x/a.json                 | yes
    *.json                  | .json                    | yes
    *.json                  | a.json.yaml              | no
    a*b                     | ab                       | yes
    a*b                     | axxb                     | yes
    a*b                     | a/b                      | no
    x/*.yaml                | x/a.yaml                 | yes
    x/*.yaml                | x/y/a.yaml               | no
    ?.yaml                  | a.yaml                   | yes
    ?.yaml                  | ab.yaml                  | no
    x?y                     | x/y                      | no
    ?.yaml                  | é.yaml                   | yes
    [ab].yaml               | a.yaml                   | yes
    [ab].yaml               | c.yaml                   | no
    [a-c].yaml              | b.yaml                   | yes
    [!a-c].yaml             | b.yaml                   | no
    [!a-c].yaml             | d.yaml                   | yes
    [^a-c].yaml             | d.yaml                   | yes
    []a].yaml               | ].yaml                   | yes
    [a-].yaml               | -.yaml                   | yes
    x[/]y                   | x/y                      | no
    [a.yaml                 | [a.yaml                  | no
    \\[a.yaml               | [a.yaml                  | yes
    build/                  | build/                   | yes
    build/                  | build                    | no
    build/                  | x/build/                 | yes
    /build/                 | x/build/                 | no
    **/a.yaml               | a.yaml                   | yes
    **/a.yaml               | x/y/a.yaml               | yes
    **/x/a.yaml             | y/x/a.yaml               | yes
    **/x/a.yaml             | yx/a.yaml                | no
    x/**                    | x/a.yaml                 | yes
    x/**                    | x/y/a.yaml               | yes
    x/**                    | x/                       | no
    x/**                    | y/x/a.yaml               | no
    x/**/a.yaml             | x/a.yaml                 | yes
    x/**/a.yaml             | x/y/z/a.yaml             | yes
    x/**/a.yaml             | xa.yaml                  | no
    x**a.yaml               | xya.yaml                 | yes
    x**a.yaml               | x/a.yaml                 | no
    **                      | x/a.yaml                 | yes
    *                       | a.yaml                   | yes
    # a.yaml                | a.yaml                   | no
    \\#a.yaml               | #a.yaml                  | yes
    \\!a.yaml               | !a.yaml                  | yes
    *.yaml ; !a.yaml        | a.yaml                   | back
    *.yaml ; !a.yaml        | b.yaml                   | yes
    !a.yaml ; *.yaml        | a.yaml                   | yes
    *.yaml ; !/x/*.yaml     | x/a.yaml                 | back
    \\a.yaml                | a.yaml                   | yes
    a\\*b                   | a*b                      | yes
    a\\*b                   | axb                      | no
    a.yaml\\                | a.yaml                   | no
    /                       | a.yaml                   | no
    [z-a]                   | b                        | no
    *a*a*a*a*a*b            | aaaaaaaaaaaaaaaaaaaaaaaa | no
    """

  @Test(arguments: rows.split(separator: "\n").dropFirst())
  func meansWhatGitMeans(row: Substring) throws {
    let cells = row.split(separator: "|").map { trimmed($0) }
    try #require(cells.count == 3)
    let patterns = IgnorePatterns(
      cells[0].split(separator: ";").map { trimmed($0) }.joined(separator: "\n"))
    let isFolder = cells[1].hasSuffix("/")
    let path = isFolder ? String(cells[1].dropLast()) : cells[1]
    let expected: Bool? = cells[2] == "yes" ? true : cells[2] == "back" ? false : nil
    #expect(patterns.ignores(path, isFolder: isFolder) == expected)
  }

  @Test(
    arguments: [
      ("a.yaml ", "a.yaml", true), ("a.yaml\\ ", "a.yaml ", true), ("a.yaml\\ ", "a.yaml", nil),
      ("a.yaml\t", "a.yaml", true), ("a.yaml\r\n", "a.yaml", true),
      ("\n\n\na.yaml", "a.yaml", true),
      ("", "a.yaml", nil), ("   ", "a.yaml", nil), ("! ", "a.yaml", nil),
      (" a.yaml", " a.yaml", true),
    ] as [(String, String, Bool?)])
  func blanksAreKeptWhereABackslashSaysSo(text: String, path: String, expected: Bool?) {
    #expect(IgnorePatterns(text).ignores(path, isFolder: false) == expected)
  }

  @Test(arguments: [
    "a.yaml", "x/y/a.yaml", "#a.yaml", "!a.yaml", "a*b?.yaml", "[a].yaml", "a b .yaml ",
    #"back\slash.yaml"#, "ünï.yaml",
  ])
  func theLineForAPathIgnoresItAlone(path: String) {
    let patterns = IgnorePatterns(IgnorePatterns.line(for: path))
    #expect(patterns.ignores(path, isFolder: false) == true)
    #expect(patterns.ignores("x/" + path, isFolder: false) == nil)
    #expect(patterns.ignores(path + "x", isFolder: false) == nil)
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return String(text.drop { $0 == " " })
  }
}
