/// Finds names that were misspelt where they are declared: nothing uses the declaration, and what
/// should use it is unknown.
struct MisspeltDeclarations {
  /// Declarations of the set that nothing uses, by name.
  private let unused: [String: Span]

  init(_ checker: Checker) {
    var unused: [String: Span] = [:]
    for scope in checker.globals.values {
      for (name, entry) in scope where !checker.usedDeclarations.contains(entry.span) {
        unused[name] = entry.span
      }
    }
    for scope in checker.defines.values {
      for entry in scope.values {
        let name = checker.defineEntries[entry.number].declaration.name
        if !checker.usedDeclarations.contains(name.span) { unused[name.text] = name.span }
      }
    }
    self.unused = unused
  }

  /// The problems, with an unknown name blamed on its declaration where that is to blame.
  func resolved(_ problems: [Problem]) -> [Problem] {
    problems.map { problem in
      guard let unknown = problem.unknown, let nearest = unknown.nearest,
        let span = unused[nearest]
      else { return problem }
      return .misspeltDeclaration(
        nearest, span, used: unknown.name, at: [problem.span] + problem.notes.map(\.span))
    }
  }
}
