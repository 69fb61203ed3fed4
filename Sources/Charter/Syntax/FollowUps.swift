/// Mistakes that are only the echo of another.
///
/// Once a sign or a word is lost, what stands behind it often fits nowhere: a bracket that has no
/// partner, a word that begins no clause. Such a complaint says nothing of its own where a mistake
/// was reported on the same line or just above it.
enum FollowUps {
  /// Complaints that what was found is not what could stand there.
  private static let echoes: Set<String> = [
    "expected-expression", "expected-name", "expected-token", "invalid-number", "unexpected-token",
    "unknown-declaration",
  ]
  /// How many lines below a mistake its echo may stand.
  private static let reach = 2

  /// The diagnostics of one file without those that only follow from one before them.
  static func removed(from diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    let ordered = diagnostics.sorted {
      line($0) == line($1) ? column($0) < column($1) : line($0) < line($1)
    }
    var kept: [Diagnostic] = []
    for diagnostic in ordered {
      if let before = kept.last, echoes.contains(diagnostic.code),
        line(diagnostic) - line(before) <= reach
      {
        continue
      }
      kept.append(diagnostic)
    }
    return kept
  }

  private static func line(_ diagnostic: Diagnostic) -> Int { diagnostic.place?.start.line ?? 0 }
  private static func column(_ diagnostic: Diagnostic) -> Int {
    diagnostic.place?.start.column ?? 0
  }
}
