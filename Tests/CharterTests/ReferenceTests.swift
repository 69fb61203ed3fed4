import Charter
import Foundation
import TestSupport
import Testing

/// `grammar/reference.md` says what the code does, and leaves nothing out.
@Suite struct ReferenceTests {
  private static let file = PackageFiles.root.appending(path: "grammar/reference.md")
  private let page: ReferencePage

  init() throws { page = try ReferencePage(PackageFiles.text(Self.file)) }

  // MARK: Examples

  @Test func everyExpressionComesToWhatItSays() throws {
    let json = try #require(page.blocks.first { $0.info == "json" })
    let document = try Document(json: Array(json.text.utf8), file: "reference.md")
    var rows: [ExpressionRow] = []
    for block in page.blocks where block.info == "charter expression" {
      for (index, line) in block.lines.enumerated() {
        let parts = line.components(separatedBy: "// → ")
        guard parts.count == 2 else {
          record("an example has the form `expression  // → value`: \(line)", block.line + index)
          continue
        }
        rows.append(
          ExpressionRow(
            expression: parts[0].trimmingCharacters(in: .whitespaces), outcome: parts[1],
            line: block.line + index))
      }
    }
    #expect(rows.count > 80)
    try ExpressionRow.check(rows, of: Self.file, with: document)
  }

  @Test func everyRequestCanBeJudged() throws {
    let blocks = page.blocks.filter { $0.info == "json request" }
    #expect(blocks.count > 1)
    for block in blocks {
      for decision in try RequestMesh.decide(block.text) where decision.outcome != .permit {
        record(RequestMesh.summary(decision), block.line)
      }
    }
  }

  @Test func everyPolicyCompiles() {
    let blocks = page.blocks.filter { $0.info == "charter" }
    #expect(blocks.count > 8)
    for block in blocks {
      do {
        let set = try PolicySet(
          compiling: severalFiles(in: block.text).map { SourceFile(path: $0.path, text: $0.text) })
        for warning in set.warnings { record("\(warning.code): \(warning.message)", block.line) }
      } catch {
        for diagnostic in error.diagnostics {
          record(
            "\(diagnostic.code): \(diagnostic.message)",
            block.line - 1 + (diagnostic.place?.start.line ?? 1))
        }
      }
    }
  }

  @Test func everyMistakeIsRefusedWithItsCode() {
    let blocks = page.blocks.filter { $0.info.hasPrefix("charter error ") }
    #expect(blocks.count > 12)
    for block in blocks {
      let expected = [String(block.info.dropFirst("charter error ".count))]
      var found: [String] = []
      do {
        _ = try PolicySet(
          compiling: severalFiles(in: block.text).map { SourceFile(path: $0.path, text: $0.text) })
      } catch {
        found = error.diagnostics.map(\.code)
      }
      if found != expected { record("expected \(expected), got \(found)", block.line) }
      if !page.text.contains("Refused with `\(expected[0])`:\n\n```\(block.info)\n") {
        record("the line above names no code", block.line)
      }
    }
  }

  @Test func everyRowFilterIsSaidAsThePageSays() throws {
    var rows: [(condition: String, expected: String, dialect: SQLDialect, line: Int)] = []
    for block in page.blocks where block.info.hasPrefix("charter rows ") {
      let name = String(block.info.dropFirst("charter rows ".count))
      let dialect = try #require(SQLDialect(rawValue: name))
      for (index, line) in block.lines.enumerated() {
        let parts = line.components(separatedBy: "// → ")
        try #require(parts.count == 2, "\(line)")
        rows.append(
          (
            parts[0].trimmingCharacters(in: .whitespaces), parts[1], dialect, block.line + index
          ))
      }
    }
    #expect(rows.count > 20)
    for (row, outcome) in zip(rows, try RowFixtures.filters(rows.map(\.condition))) {
      let found =
        switch outcome {
        case .filter(let filter): try filter.sql(row.dialect)
        case .denied(let message, _): "denied: \(message)"
        case .failure(let failure): "error: \(failure.diagnostics.first?.code ?? "none")"
        }
      if found != row.expected { record("\(row.condition)\n   came to \(found)", row.line) }
    }
  }

  @Test func addressesAreReadAsThePageSays() throws {
    let lines = page.text.components(separatedBy: "\n")
    let head = try #require(
      lines.firstIndex(of: "| spelling | `Email` | `Url` | what decides |"))
    var spellings: [String] = []
    var rows: [ExpressionRow] = []
    for (index, line) in lines.enumerated().dropFirst(head + 2) {
      guard line.hasPrefix("| ") else { break }
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      for (type, cell) in zip(["Email", "Url"], cells[1...]) {
        try #require(cell == "yes" || cell == "no", "\(line)")
        rows.append(
          ExpressionRow(
            expression: "spellings[\(spellings.count)] fits \(type)",
            outcome: cell == "yes" ? "true" : "false", line: index + 1))
      }
      spellings.append(String(cells[0].dropFirst().dropLast()))
    }
    #expect(spellings.count > 30)
    let json = try JSONEncoder().encode(["spellings": spellings])
    try ExpressionRow.check(
      rows, of: Self.file, with: try Document(json: Array(json), file: "spellings.json"))
  }

  @Test func everyBlockIsRun() {
    for block in page.blocks {
      let isRun =
        ["charter", "charter expression", "json", "json request"].contains(block.info)
        || block.info.hasPrefix("charter error ") || block.info.hasPrefix("charter rows ")
      if !isRun { record("nothing runs a block marked `\(block.info)`", block.line) }
    }
  }

  // MARK: Nothing left out

  @Test func everyFunctionIsListedAsTheCodeHasIt() {
    for builtin in Builtin.all {
      let usage = builtin.usage.components(separatedBy: " or ").map { "`\($0)`" }
        .joined(separator: " or ")
      let row = "| \(usage) | \(builtin.summary.replacingOccurrences(of: "\n", with: " ")) |"
      #expect(page.text.contains(row), "the page lacks the row \(row)")
      for example in builtin.examples {
        let isThere = page.expressionLines.contains { line in
          let parts = line.components(separatedBy: "// → ")
          return parts.count == 2 && parts[1] == example.value
            && parts[0].trimmingCharacters(in: .whitespaces) == example.expression
        }
        #expect(isThere, "the page lacks the example \(example.expression) of \(builtin.name)")
      }
    }
  }

  @Test func everyWordOfTheLanguageIsUsed() {
    let words = page.codeWords
    for (word, _) in Keywords.words {
      #expect(words.contains(word), "the page never writes `\(word)`")
    }
  }

  @Test func reservedWordsAreListed() throws {
    let list = page.text.split(separator: "\n").filter { $0.hasPrefix("> `") }.joined()
    let listed = list.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
    let reserved = Keywords.words.filter(\.kind.isReserved).map(\.word)
    #expect(listed.sorted() == reserved.sorted())
  }

  @Test func everyOperatorAndTypeIsExplained() {
    let spans = page.codeSpans
    let operators =
      BinaryOperator.allCases.map(\.rawValue) + Quantifier.allCases.map(\.rawValue)
      + ["not", "is", "is not", "is present", "is missing", "like", "matches", "as", "fits"]
    for name in operators { #expect(spans.contains(name), "the page lacks the operator `\(name)`") }
    for (name, _) in Type.named {
      #expect(spans.contains(name), "the page lacks the type `\(name)`")
    }
  }

  @Test func everyReasonIsExplained() {
    for reason in UnknownReason.allCases {
      #expect(
        page.text.contains("| `\(reason.description)` |"),
        "the page lacks the reason `\(reason.description)`")
    }
  }

  @Test func everyLimitIsListedWithItsNumber() {
    for limit in Limit.all {
      let row = "| \(limit.what) | \(grouped(limit.greatest)) |"
      #expect(page.text.contains(row), "the page lacks the row \(row)")
    }
  }

  @Test func everyStandardIsListed() throws {
    for name in try PolicySet(compiling: []).standards {
      #expect(page.text.contains("| `\(name)` |"), "the page lacks the standard `\(name)`")
    }
  }

  @Test func everyLinkLeadsToASection() throws {
    let sections = Set(
      page.text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
          .replacingOccurrences(of: " ", with: "-")
      })
    for match in page.text.matches(of: /\]\(#([^)]+)\)/) {
      #expect(sections.contains(String(match.1)), "no section is called \(match.1)")
    }
  }

  private func record(_ message: String, _ line: Int) {
    Issue.record(
      Comment(rawValue: message),
      sourceLocation: SourceLocation(
        fileID: "grammar/reference.md", filePath: Self.file.path, line: line, column: 1))
  }

  /// A number with its thousands parted: `10,000`.
  private func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}

/// The parts of a page in Markdown that are run or looked at.
struct ReferencePage {
  struct Block {
    /// What follows the fence.
    var info: String
    var lines: [String]
    /// Of the first line inside, from 1.
    var line: Int
    var text: String { lines.joined(separator: "\n") + "\n" }
  }
  let text: String
  private(set) var blocks: [Block] = []
  /// Everything outside of blocks.
  private(set) var prose = ""

  init(_ text: String) throws {
    self.text = text
    var open: Block?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      guard line.hasPrefix("```") else {
        if open == nil { prose += line + "\n" } else { open?.lines.append(line) }
        continue
      }
      if let block = open {
        blocks.append(block)
        open = nil
      } else {
        open = Block(info: String(line.dropFirst(3)), lines: [], line: index + 2)
      }
    }
    try #require(open == nil, "a fence of the page is not closed")
  }

  var expressionLines: [String] {
    blocks.filter { $0.info == "charter expression" }.flatMap(\.lines)
  }

  /// What stands between backquotes outside of blocks.
  var codeSpans: Set<String> {
    Set(
      prose.matches(of: /`([^`\n]+)`/).map {
        String($0.1).replacingOccurrences(of: "\\|", with: "|")
      })
  }

  /// Words of all code.
  var codeWords: Set<String> {
    let code = codeSpans.joined(separator: " ") + blocks.map(\.text).joined(separator: " ")
    return Set(code.matches(of: /[A-Za-z_][A-Za-z0-9_]*/).map { String($0.0) })
  }
}
