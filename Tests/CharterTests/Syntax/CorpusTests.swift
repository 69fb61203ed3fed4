import Charter
import TestSupport
import Testing

@Suite struct CorpusTests {
  /// Every example of `grammar/corpus` reads into the tree that is written below it.
  @Test(arguments: try namesInPackage("grammar/corpus"))
  func everyExampleReadsAsWritten(_ name: String) throws {
    var file = try CorpusFile(path: "grammar/corpus/\(name)")
    #expect(!file.entries.isEmpty)
    for index in file.entries.indices {
      let entry = file.entries[index]
      let (dump, diagnostics) = read(entry.source, as: entry.kind)
      #expect(diagnostics.isEmpty, "\(name), \(entry.title): \(diagnostics.map(\.message))")
      if CorpusFile.isUpdating {
        file.entries[index].expected = dump.text()
      } else {
        #expect(squeezed(entry.expected) == dump.line, "\(name), \(entry.title)")
      }
    }
    if CorpusFile.isUpdating { try file.write() }
  }

  @Test func corpusIsLarge() throws {
    let count = try namesInPackage("grammar/corpus").reduce(into: 0) {
      $0 += try CorpusFile(path: "grammar/corpus/\($1)").entries.count
    }
    #expect(count >= 60)
  }

  private func squeezed(_ text: String) -> String {
    // Texts hold blanks of their own, but no line ends; indentation stands at the start of lines.
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
  }
}

/// Reads a source of a kind: `file`, `expression`, or `rule`, the clauses of one.
func read(_ source: String, as kind: String) -> (dump: SyntaxDump, diagnostics: [Diagnostic]) {
  switch kind {
  case "expression":
    let (expression, diagnostics) = parseExpression(
      SourceFile(path: "corpus", text: source), index: 0)
    return (SyntaxDump(expression), diagnostics)
  case "rule":
    let text = "global policy p {\nrule r on product {\n\(source)\n}\n}\n"
    let (tree, diagnostics) = parse(SourceFile(path: "corpus", text: text), index: 0)
    guard case .policy(let policy)? = tree.declarations.first?.form,
      case .rule(let rule)? = policy.members.first?.form
    else { return (.word("NOTHING"), diagnostics) }
    return (SyntaxDump(rule), diagnostics)
  default:
    let (tree, diagnostics) = parse(SourceFile(path: "corpus", text: source), index: 0)
    return (SyntaxDump(tree), diagnostics)
  }
}
