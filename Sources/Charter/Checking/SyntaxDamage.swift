/// Where a set's trees are not what its author wrote, because the text had mistakes.
///
/// What the checker would say of such a place follows from the mistake that was reported already,
/// so it is not said: one mistake, one diagnostic.
struct SyntaxDamage {
  /// Lines with a mistake, by file.
  private var lines: [Int32: Set<Int>] = [:]
  private var indexes: [Int32: LineIndex] = [:]
  /// Lines of the clauses and declarations that hold a mistake, by file.
  private var units: [Int32: Lines] = [:]
  /// Lines of the rules that hold a mistake, by file: one of their names may have been lost.
  private var rules: [Int32: Lines] = [:]
  /// A record or enum could not be read whole, so any of its fields or cases may be missing.
  private var hasDamagedTypes = false

  init(_ diagnostics: [Diagnostic], files: [SourceFile], trees: [SyntaxTree]) {
    guard !diagnostics.isEmpty else { return }
    let numbers = Dictionary(
      files.enumerated().map { ($1.path, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    for diagnostic in diagnostics {
      guard let place = diagnostic.place, let file = numbers[place.file] else { continue }
      lines[file, default: []].insert(place.start.line)
    }
    for (file, damaged) in lines {
      let index = LineIndex(files[Int(file)].bytes)
      indexes[file] = index
      guard Int(file) < trees.count else { continue }
      for declaration in trees[Int(file)].declarations { collect(declaration, file, damaged) }
    }
  }

  private mutating func collect(_ declaration: Declaration, _ file: Int32, _ damaged: Set<Int>) {
    switch declaration.form {
    case .policy(let policy):
      for member in policy.members {
        if case .rule(let rule) = member.form {
          for span in spans(of: rule) { add(span, damaged) }
          if let range = lines(of: member.span), range.contains(where: damaged.contains) {
            rules[file, default: Lines()].add(range)
          }
        } else {
          add(member.span, damaged)
        }
      }
    case .standard(let standard):
      for field in standard.fields { add(field.span, damaged) }
      for define in standard.defines {
        add(define.body.span.joined(with: define.name.span), damaged)
      }
    case .record, .enumeration, .extend:
      if add(declaration.span, damaged) { hasDamagedTypes = true }
    default: add(declaration.span, damaged)
    }
  }

  private func spans(of rule: RuleDeclaration) -> [Span] {
    rule.effects.map(\.span) + rule.loops.map(\.span) + rule.levels.map(\.span)
      + [rule.when?.span, rule.otherwise?.span, rule.help?.span].compactMap { $0 }
  }

  @discardableResult
  private mutating func add(_ span: Span, _ damaged: Set<Int>) -> Bool {
    guard let range = lines(of: span), range.contains(where: damaged.contains) else {
      return false
    }
    units[span.file, default: Lines()].add(range)
    return true
  }

  /// Lines of a file, one by one.
  ///
  /// What stands in a file has no more lines than it, but for those that many declarations share.
  private struct Lines {
    private var numbers: Set<Int> = []
    /// The lines that were added last: members of a policy come in their order.
    private var last: ClosedRange<Int>?

    mutating func add(_ range: ClosedRange<Int>) {
      guard range != last else { return }
      last = range
      numbers.formUnion(range)
    }

    func contains(_ line: Int) -> Bool { numbers.contains(line) }
  }

  private func lines(of span: Span) -> ClosedRange<Int>? {
    guard let index = indexes[span.file] else { return nil }
    let first = index.position(of: Int(span.start)).line
    return first...max(first, index.position(of: Int(span.end)).line)
  }

  /// Whether what stands here could not be read whole.
  func touches(_ span: Span) -> Bool {
    guard let range = lines(of: span) else { return false }
    return range.contains { lines[span.file]?.contains($0) == true }
  }

  /// The problems that follow from nothing else; of a name that nothing has, one for all its places.
  func withoutConsequences(_ problems: [Problem]) -> [Problem] {
    var kept: [Problem] = []
    var said: [String: Int] = [:]
    for problem in problems where !isDamaged(problem.span) {
      if hasDamagedTypes, problem.code == "unknown-field" || problem.code == "unknown-case" {
        continue
      }
      guard let unknown = problem.unknown else {
        kept.append(problem)
        continue
      }
      let mayBeLost = problem.code != "unknown-field" && problem.code != "unknown-case"
      if !lines.isEmpty, mayBeLost, unknown.nearest == nil || isInDamagedRule(problem) { continue }
      if let first = said[unknown.name] {
        kept[first].notes.append(Problem.Note(message: "and here", span: problem.span))
      } else {
        said[unknown.name] = kept.count
        kept.append(problem)
      }
    }
    return kept
  }

  private func isInDamagedRule(_ problem: Problem) -> Bool {
    guard problem.code == "unknown-name", let index = indexes[problem.span.file] else {
      return false
    }
    let line = index.position(of: Int(problem.span.start)).line
    return rules[problem.span.file]?.contains(line) == true
  }

  private func isDamaged(_ span: Span) -> Bool {
    guard let index = indexes[span.file] else { return false }
    let line = index.position(of: Int(span.start)).line
    if lines[span.file]?.contains(line) == true { return true }
    return units[span.file]?.contains(line) == true
  }
}
