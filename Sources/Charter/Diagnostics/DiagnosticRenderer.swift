/// Shows diagnostics as text.
///
///     error[unknown-field]: `product` has no field `ownr`
///       --> policies/ownership.charter:4:19
///        |
///      4 |   require product.ownr != null
///        |                   ^^^^
///        = help: did you mean `owner`?
///
/// Nothing in a message or a file can move the cursor: control characters are shown as `\u{1B}`.
package struct DiagnosticRenderer: Sendable {
  /// Whether ANSI escapes colour the text.
  package var useColor: Bool

  package init(useColor: Bool) { self.useColor = useColor }

  /// A diagnostic with its places, its help and its notes; every line ends with a line end.
  package func render(_ diagnostic: Diagnostic) -> String {
    let style: Style = diagnostic.severity == .error ? .error : .warning
    let places = [diagnostic.place].compactMap(\.self) + diagnostic.notes.map(\.place)
    let margin = places.map { digits(of: $0).count }.max() ?? 0
    let code = TerminalCells.visible(diagnostic.code)
    let head = painted("\(diagnostic.severity.rawValue)[\(code)]", style)
    var lines = ["\(head)\(painted(": " + TerminalCells.visible(diagnostic.message), .strong))"]
    if let place = diagnostic.place { lines += located(place, margin: margin, style: style) }
    if let help = diagnostic.help {
      let sign = blanks(margin + 2) + painted("=", .frame)
      lines.append("\(sign) \(painted("help:", .strong)) \(TerminalCells.visible(help))")
    }
    for note in diagnostic.notes {
      lines.append("\(painted("note", .note)): \(TerminalCells.visible(note.message))")
      lines += located(note.place, margin: margin, style: .note)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The first line of a place, and below it the mark under what is meant, with a label behind.
  package func excerpt(place: Place, label: String?) -> [String] {
    excerpt(place, label, margin: digits(of: place).count, style: .error)
  }

  private func located(_ place: Place, margin: Int, style: Style) -> [String] {
    let file = TerminalCells.visible(place.file)
    return [
      "\(blanks(margin + 1))\(painted("-->", .frame)) \(file):\(place.start.line)"
        + ":\(place.start.column)",
      blanks(margin + 2) + painted("|", .frame),
    ] + excerpt(place, nil, margin: margin, style: style)
  }

  private func excerpt(
    _ place: Place, _ label: String?, margin: Int, style: Style
  ) -> [String] {
    let excerpt = Excerpt(place)
    let number = digits(of: place)
    let numbered = painted("\(blanks(margin + 1 - number.count))\(number) |", .frame)
    var mark = String(repeating: "^", count: excerpt.width)
    if let label, !label.isEmpty { mark += " " + TerminalCells.visible(label) }
    return [
      excerpt.text.isEmpty ? numbered : "\(numbered) \(excerpt.text)",
      "\(painted(blanks(margin + 2) + "|", .frame)) \(blanks(excerpt.indent))"
        + painted(mark, style),
    ]
  }

  private func digits(of place: Place) -> String { String(place.start.line) }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// The colours, as parameters of the ANSI sequence "select graphic rendition".
  private enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case frame = "34"
    case strong = "1"
  }

  private func painted(_ text: String, _ style: Style) -> String {
    useColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
