import Charter
import Testing

@Suite struct SpanTests {
  /// What an expression's span holds, read alone, is that expression.
  @Test func everySpanHoldsItsExpression() {
    let samples =
      SampleSources.corpus + SampleSources.policies(below: "policies")
      + SampleSources.policies(below: "../shared/design/drafts")
    var count = 0
    for (name, source) in samples {
      let bytes = Array(source.utf8)
      let tree = parse(SourceFile(path: name, bytes: bytes), index: 0).tree
      for var expression in SpanWalk(tree).expressions {
        let span = expression.span
        guard 0 <= span.start, span.start < span.end, Int(span.end) <= bytes.count else {
          Issue.record("\(name): a span out of the file: \(span)")
          continue
        }
        let text = String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
        let (alone, diagnostics) = parseExpression(SourceFile(path: name, text: text), index: 0)
        expression.isParenthesised = false
        #expect(diagnostics.isEmpty, "\(name): \(text): \(diagnostics.map(\.message))")
        #expect(SyntaxDump(alone).line == SyntaxDump(expression).line, "\(name): \(text)")
        count += 1
      }
    }
    #expect(count > 300)
  }

  @Test(arguments: [
    ("(a) + (b)", "(a) + (b)"), ("((a))", "a"), ("(a).b", "(a).b"),
    ("(a or b) and c", "(a or b) and c"),
    ("  a.b  ", "a.b"), ("-5", "-5"), ("f( a )", "f( a )"), ("a or else (b)", "a or else (b)"),
    ("a is not b // c", "a is not b"), ("\"{a} b\"", "\"{a} b\""), ("a as [T]?", "a as [T]?"),
  ])
  func spansOfWholes(_ source: String, _ expected: String) {
    let (expression, diagnostics) = parseExpression(SourceFile(path: "p", text: source), index: 0)
    #expect(diagnostics.isEmpty)
    let bytes = Array(source.utf8)
    let span = expression.span
    #expect(
      String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self) == expected)
  }

  @Test func patternsHaveASpanOfTheirOwn() {
    let source = #"a matches /x\/y/"#
    let (expression, _) = parseExpression(SourceFile(path: "p", text: source), index: 0)
    guard case .matches(_, let pattern, let span) = expression.form else {
      Issue.record("no pattern")
      return
    }
    #expect(pattern == "x/y")
    #expect(span == Span(file: 0, start: 11, end: 15))
  }
}
