import Charter
import TestSupport
import Testing

@Suite struct SourceTests {
  /// The model, the standards and the starter policies read without a word.
  @Test(arguments: ["Sources/Charter/Model", "policies"])
  func whatIsShippedReads(_ folder: String) {
    for (name, text) in SampleSources.policies(below: folder) {
      let (tree, diagnostics) = parse(SourceFile(path: name, text: text), index: 0)
      #expect(diagnostics.isEmpty, "\(name): \(diagnostics.map(\.message))")
      #expect(!tree.declarations.isEmpty, "\(name)")
    }
  }

  /// The drafts of the design, where they lie beside the package, read without a word.
  @Test func draftsRead() {
    for (name, text) in SampleSources.policies(below: "../shared/design/drafts") {
      let (tree, diagnostics) = parse(SourceFile(path: name, text: text), index: 0)
      #expect(!tree.declarations.isEmpty, "\(name)")
      #expect(diagnostics.isEmpty, "\(name): \(diagnostics)")
    }
  }

  /// The example of the design reads.
  @Test func exampleOfTheDesignReads() throws {
    guard let text = try? textInPackage("../shared/design/LANGUAGE.md") else { return }
    let blocks = text.split(separator: "```", omittingEmptySubsequences: false)
    let example = try #require(blocks.dropFirst().first)
    let (tree, diagnostics) = parse(SourceFile(path: "p", text: String(example)), index: 0)
    #expect(tree.declarations.count == 6)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
  }

  // MARK: Bytes

  @Test func byteOrderMarkAndCarriageReturns() throws {
    let text =
      "\u{FEFF}/// A.\r\n/// B.\r\nglobal policy p {\r\n  rule r on product {\r\n    deny\r\n  }\r\n}"
    let (tree, diagnostics) = parse(SourceFile(path: "p", text: text), index: 0)
    #expect(diagnostics.isEmpty)
    #expect(SyntaxDump(tree).line == #"(file (policy p (rule r product (deny)) (doc "A.\nB.")))"#)
    let alone = text.replacing("\r\n", with: "\r")
    #expect(
      SyntaxDump(parse(SourceFile(path: "p", text: alone), index: 0).tree).line
        == SyntaxDump(tree).line)
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x67, 0x00] as [UInt8], 0, "the file is UTF-16 text"),
    ([0xFE, 0xFF, 0x00, 0x67], 0, "the file is UTF-16 text"),
    (Array("data a: Text = \"".utf8) + [0xE9, 0x22], 16, "the byte 0xE9 is no UTF-8 text"),
    (Array("// ".utf8) + [0xC0, 0x80], 3, "the byte 0xC0 is no UTF-8 text"),
    (Array("// ".utf8) + [0xED, 0xA0, 0x80], 3, "the byte 0xED is no UTF-8 text"),
    (Array("// \u{e9} ".utf8) + [0xF4, 0x90, 0x80, 0x80], 6, "the byte 0xF4 is no UTF-8 text"),
    (Array("// ".utf8) + [0xE2, 0x82], 3, "the byte 0xE2 is no UTF-8 text"),
  ])
  func whatIsNotUTF8(_ bytes: [UInt8], _ offset: Int, _ message: String) {
    let (tree, diagnostics) = parse(SourceFile(path: "p", bytes: bytes), index: 0)
    #expect(tree.declarations.isEmpty)
    #expect(diagnostics.map(\.code) == ["not-utf8"])
    #expect(diagnostics.first?.message == message)
    #expect(diagnostics.first?.place?.start == LineIndex(bytes).position(of: offset))
  }

  @Test func filesUpToOneMebibyte() {
    let policy = Array("global policy p { rule r on product { deny } }\n".utf8)
    let blanks = [UInt8](repeating: 0x20, count: (1 << 20) - policy.count)
    let (tree, none) = parse(SourceFile(path: "p", bytes: policy + blanks), index: 0)
    #expect(none.isEmpty && tree.declarations.count == 1)
    let (nothing, one) = parse(SourceFile(path: "p", bytes: policy + blanks + [0x20]), index: 0)
    #expect(one.map(\.code) == ["file-too-large"])
    #expect(nothing.declarations.isEmpty)
  }

  @Test func textsAreInNormalForm() throws {
    let source = "\"Cafe\u{301} \\u{65}\\u{301} \\u{212B} {a} e\u{301}\""
    let (expression, diagnostics) = parseExpression(SourceFile(path: "p", text: source), index: 0)
    #expect(diagnostics.isEmpty)
    guard case .text(let text) = expression.form, case .text(let first)? = text.parts.first,
      case .text(let last)? = text.parts.last
    else {
      Issue.record("no text")
      return
    }
    #expect(Array(first.utf8) == Array("Caf\u{e9} \u{e9} \u{c5} ".utf8))
    #expect(Array(last.utf8) == Array(" \u{e9}".utf8))
  }

  @Test func spansNameTheirFile() {
    let (tree, _) = parse(SourceFile(path: "p", text: "data a: Int = 1 + 2"), index: 7)
    #expect(tree.declarations.first?.span == Span(file: 7, start: 0, end: 19))
    #expect(SpanWalk(tree).expressions.map(\.span.file) == [7, 7, 7])
  }
}
