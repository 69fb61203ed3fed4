import Foundation
import TestSupport
import Testing

/// A table of cases: sections, each with what all of its rows share, and rows.
///
/// A section begins with `## title`. `name: text` says what its rows share; lines below it that begin
/// with two blanks go on with it. `input → expected` is a row. Lines that begin with `//` are for the
/// reader.
struct AdversarialTable {
  struct Row: Sendable {
    /// From 1.
    var line: Int
    var input: String
    var expected: String
  }

  struct Section: Sendable {
    var title: String
    var head: [(name: String, text: String)] = []
    var rows: [Row] = []

    /// What the rows share under a name; the last of several.
    func shared(_ name: String) -> String? { head.last { $0.name == name }?.text }
  }

  /// Where it stands, from the root of the package.
  let path: String
  private(set) var sections: [Section] = []

  /// Reads `Tables/NAME.txt`.
  ///
  /// - Parameters:
  ///   - name: The group.
  ///   - least: The fewest rows that it must have.
  /// - Throws: Where it cannot be read.
  init(_ name: String, atLeast least: Int = 12) throws {
    path = "Tests/AdversarialTests/Tables/\(name).txt"
    let lines = try textInPackage(path).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if line.isEmpty || line.hasPrefix("//") { continue }
      if line.hasPrefix("## ") {
        sections.append(Section(title: String(line.dropFirst(3))))
      } else if sections.isEmpty {
        Issue.record("\(path):\(index + 1) stands before the first section")
      } else {
        try take(line, index + 1)
      }
    }
    let rows = sections.flatMap(\.rows)
    #expect(rows.count >= least, "\(path) has \(rows.count) rows")
    for section in sections {
      let inputs = section.rows.map(\.input)
      #expect(Set(inputs).count == inputs.count, "\(path): a row of `\(section.title)` comes twice")
      #expect(!inputs.isEmpty, "\(path): `\(section.title)` has no rows")
    }
  }

  private mutating func take(_ line: Substring, _ number: Int) throws {
    let last = sections.count - 1
    if line.hasPrefix("  "), !sections[last].head.isEmpty, sections[last].rows.isEmpty {
      sections[last].head[sections[last].head.count - 1].text += line.dropFirst(2) + "\n"
      return
    }
    if let arrow = line.range(of: "→ ", options: .backwards) {
      let input = line[..<arrow.lowerBound]
      sections[last].rows.append(
        Row(
          line: number, input: String(input.hasSuffix(" ") ? input.dropLast() : input),
          expected: String(line[arrow.upperBound...])))
      return
    }
    guard let colon = line.firstIndex(of: ":") else {
      Issue.record("\(path):\(number) is neither a row nor shared: \(line)")
      return
    }
    let text = line[line.index(after: colon)...].drop { $0 == " " }
    sections[last].head.append(
      (String(line[..<colon]), text.isEmpty ? "" : String(text) + "\n"))
  }

  /// Points at a row that came to something else than it says.
  func expect(_ actual: String, is row: Row, _ how: String = "") {
    guard actual != row.expected else { return }
    Issue.record(
      "\(row.input.prefix(300))\(how.isEmpty ? "" : "\n   \(how)")\n   expected \(row.expected)\n   came to  \(actual.prefix(2_000))",
      sourceLocation: SourceLocation(
        fileID: "AdversarialTests/\(path.split(separator: "/").last ?? "")",
        filePath: "\(packageRoot)/\(path)", line: row.line, column: 1))
  }
}
