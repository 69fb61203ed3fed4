/// Mistakes that are only the echo of another.
///
/// Once a sign or a word is lost, what stands behind it may fit nowhere: a bracket that has no
/// partner, a word that begins no clause. Which complaints echo which is known, and only those are
/// left out.
enum FollowUps {
  /// By the code of a mistake, the codes of what may only be its echo.
  private static let echoes: [String: Set<String>] = [
    "expected-date": ["invalid-number"],
    "expected-token": ["unknown-declaration"],
    "foreign-word": ["expected-name", "expected-token"],
    "mixed-and-or": ["unexpected-token"],
    "needs-parentheses": ["unexpected-token", "unknown-declaration"],
  ]
  /// How many lines below a mistake its echo may stand.
  private static let reach = 2

  /// The diagnostics of one file without those that only follow from one before them.
  static func removed(from diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    var kept: [Diagnostic] = []
    for diagnostic in diagnostics.sorted(by: isBefore) {
      if let before = kept.last, echoes[before.code]?.contains(diagnostic.code) == true,
        line(diagnostic) - line(before) <= reach
      {
        continue
      }
      kept.append(diagnostic)
    }
    return kept
  }

  private static func isBefore(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    line(left) == line(right) ? column(left) < column(right) : line(left) < line(right)
  }

  private static func line(_ diagnostic: Diagnostic) -> Int { diagnostic.place?.start.line ?? 0 }

  private static func column(_ diagnostic: Diagnostic) -> Int {
    diagnostic.place?.start.column ?? 0
  }
}
