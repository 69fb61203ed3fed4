/// The order in which defines are checked: those that a define calls come before it.
///
/// Found without recursion, so that no chain of defines is too long for it.
struct DefineOrder {
  /// Numbers of all defines.
  private(set) var numbers: [Int] = []
  /// Defines that come back to themselves, and the place where they do.
  private var cycles: [(members: [Int], span: Span)] = []

  init(_ checker: Checker) {
    enum Color { case white, gray, black }
    var colors = [Color](repeating: .white, count: checker.defineEntries.count)
    for start in checker.defineEntries.indices where colors[start] == .white {
      var path: [(number: Int, calls: [Int], next: Int)] = []
      colors[start] = .gray
      path.append((start, Self.calls(of: start, checker), 0))
      while let top = path.last {
        guard top.next < top.calls.count else {
          colors[top.number] = .black
          numbers.append(top.number)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let called = top.calls[top.next]
        switch colors[called] {
        case .black: continue
        case .white:
          colors[called] = .gray
          path.append((called, Self.calls(of: called, checker), 0))
        case .gray:
          let first = path.firstIndex { $0.number == called } ?? 0
          let span = Self.place(of: called, in: top.number, checker)
          cycles.append((path[first...].map(\.number), span))
        }
      }
    }
  }

  /// Says which defines are cyclic; they count as checked, and nothing follows from them.
  func report(to checker: Checker) {
    var said: Set<Int> = []
    for cycle in cycles {
      let isNew = said.isDisjoint(with: cycle.members)
      said.formUnion(cycle.members)
      let names = cycle.members.map { checker.defineEntries[$0].declaration.name.text }
      if isNew { checker.report(.cyclicDefines(names + [names[0]], cycle.span)) }
      for member in cycle.members {
        checker.defineEntries[member].state = .checked
        checker.defineEntries[member].result = .invalid
        checker.defineEntries[member].parameters = checker.defineEntries[member].declaration
          .parameters.map { _ in .invalid }
      }
    }
  }

  /// Numbers of the defines whose names stand in a define, each once.
  private static func calls(of number: Int, _ checker: Checker) -> [Int] {
    let define = checker.defineEntries[number]
    let parameters = Set(define.declaration.parameters.map(\.name.text))
    var calls: [Int] = []
    define.declaration.body.forEachName { name in
      guard !parameters.contains(name) else { return }
      for scope in [define.standard.map { "standard " + $0 }, define.policy, ""] {
        guard let scope, let entry = checker.defines[scope]?[name] else { continue }
        if !calls.contains(entry.number) { calls.append(entry.number) }
        return
      }
    }
    return calls
  }

  /// Where a define calls another: the name of the caller, where nothing better is known.
  private static func place(of called: Int, in caller: Int, _ checker: Checker) -> Span {
    let name = checker.defineEntries[called].declaration.name.text
    return checker.defineEntries[caller].declaration.body.place(ofCall: name)
      ?? checker.defineEntries[caller].declaration.name.span
  }
}
