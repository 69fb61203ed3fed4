/// A pattern as a nondeterministic automaton (Thompson), with at most as many states as
/// `Pattern.stateLimit`.
struct PatternAutomaton: Sendable {
  struct State: Sendable {
    enum Kind: Sendable {
      /// Goes to `next` over a character of the set `set`.
      case set
      /// Goes to `next` or to `other` over nothing.
      case split
      /// The text matches if it ends here.
      case accept
    }

    let kind: Kind
    let set: Int32
    var next: Int32
    let other: Int32
  }

  let states: [State]
  let start: Int
  let classes: CodePointClasses

  init(_ part: PatternPart, sets: [CodePointSet]) {
    var builder = Builder(capacity: part.states + 1)
    let accept = builder.add(State(kind: .accept, set: 0, next: 0, other: 0))
    start = Int(builder.build(part.tree, before: accept))
    states = builder.states
    classes = CodePointClasses(of: sets)
  }

  /// Builds from the end to the start, as every state names the one after it.
  private struct Builder {
    var states: [State] = []

    init(capacity: Int) { states.reserveCapacity(capacity) }

    mutating func add(_ state: State) -> Int32 {
      states.append(state)
      return Int32(states.count - 1)
    }

    mutating func split(_ next: Int32, _ other: Int32) -> Int32 {
      add(State(kind: .split, set: 0, next: next, other: other))
    }

    /// Adds a tree that goes on with a state; gives the state to enter it by.
    mutating func build(_ tree: PatternTree, before next: Int32) -> Int32 {
      switch tree {
      case .empty: return next
      case .set(let number):
        return add(State(kind: .set, set: Int32(number), next: next, other: 0))
      case .sequence(let parts):
        var entry = next
        for part in parts.reversed() { entry = build(part, before: entry) }
        return entry
      case .choice(let parts):
        var entries = parts.map { build($0, before: next) }
        var entry = entries.removeLast()
        for other in entries.reversed() { entry = split(other, entry) }
        return entry
      case .repeated(let part, let least, let most):
        var entry = next
        if let most {
          for _ in least..<most { entry = split(build(part, before: entry), next) }
          for _ in 0..<least { entry = build(part, before: entry) }
          return entry
        }
        let loop = split(0, next)
        let body = build(part, before: loop)
        states[Int(loop)].next = body
        entry = least == 0 ? loop : body
        for _ in 1..<max(least, 1) { entry = build(part, before: entry) }
        return entry
      }
    }
  }
}
