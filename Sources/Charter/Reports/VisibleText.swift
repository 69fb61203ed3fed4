/// A text of several lines, each as a report may show it.
package func visibleLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }
    .joined(separator: "\n")
}

/// The text as a report may show it: see ``TerminalCells/visible(_:)``.
///
/// What a descriptor says must not be able to repaint the report.
///
/// - Parameters:
///   - text: What somebody wrote.
///   - limit: How many code points are shown; `…` says that there were more.
/// - Returns: One line.
func visible(_ text: String, atMost limit: Int = .max) -> String {
  let shown = TerminalCells.visible(text)
  guard shown.utf8.count > limit, shown.unicodeScalars.count > limit else { return shown }
  return String(String.UnicodeScalarView(shown.unicodeScalars.prefix(limit - 1))) + "…"
}
