import Charter

/// Policy source: places lie within the text, reading twice gives the same, and what the place of an
/// expression holds is that expression when it is read alone.
@Sendable func fuzzSource(_ bytes: [UInt8]) {
  let file = SourceFile(path: "a.charter", bytes: bytes)
  let (tree, diagnostics) = parse(file, index: 0)
  let again = parse(file, index: 0)
  require(SyntaxDump(again.tree).line == SyntaxDump(tree).line, "reading twice differs")
  requirePlaces(of: diagnostics, in: bytes)
  let lines = diagnostics.compactMap { $0.place?.start }.map { ($0.line, $0.column) }
  require(lines.elementsEqual(lines.sorted(by: <)) { $0 == $1 }, "the errors are in another order")
  for declaration in tree.declarations {
    requireSpan(declaration.span, in: bytes)
  }
  for var expression in SpanWalk(tree).expressions {
    requireSpan(expression.span, in: bytes)
    guard diagnostics.isEmpty else { continue }
    let span = expression.span
    let text = Array(bytes[Int(span.start)..<Int(span.end)])
    let (alone, faults) = parseExpression(SourceFile(path: "a.charter", bytes: text), index: 0)
    expression.isParenthesised = false
    let shown = String(decoding: text, as: UTF8.self)
    require(faults.isEmpty, "`\(shown)` cannot be read alone: \(faults.map(\.message))")
    require(
      SyntaxDump(alone).line == SyntaxDump(expression).line, "`\(shown)` reads otherwise alone")
  }
}

private func requireSpan(_ span: Span, in bytes: [UInt8]) {
  require(
    0 <= span.start && span.start <= span.end && Int(span.end) <= bytes.count,
    "\(span) lies outside of the text")
}

/// Every place is one of the text: on a line that there is, and no end before its start.
func requirePlaces(of diagnostics: [Diagnostic], in bytes: [UInt8]) {
  // A line ends with `\n`, `\r` or both.
  let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
  for diagnostic in diagnostics {
    require(!diagnostic.message.isEmpty && !diagnostic.code.isEmpty, "an error without words")
    guard let place = diagnostic.place else { continue }
    let (start, end) = (place.start, place.end)
    require(
      1 <= start.line && start.line <= end.line && end.line <= lines && start.column >= 1
        && end.column >= 1 && (start.line < end.line || start.column <= end.column),
      "\(diagnostic.code) stands at \(start.line):\(start.column)-\(end.line):\(end.column)")
    require(end.column <= bytes.count + 2, "\(diagnostic.code) ends past its line")
  }
}
