// Whether something is another or inside it: cases by their enum, names by catalog and directory,
// records by the `parent` that they state.

extension Evaluator {
  mutating func within(_ node: Node) -> Value {
    let inner = evaluate(node.a)
    let outer = evaluate(node.b)
    guard inner.isPresent else { return .unknown(over: inner) }
    guard outer.isPresent else { return .unknown(over: outer) }
    guard inner.tag == .enumCase else {
      return inner.tag == .record ? recordWithin(inner, outer) : nameWithin(inner, outer)
    }
    var current = Int32(truncatingIfNeeded: inner.caseNumber)
    while current >= 0 {
      if Int(current) == outer.caseNumber { return .true }
      current = program.cases[Int(current)].parent
    }
    return .false
  }

  /// Names of one kind, or a person in a team.
  ///
  /// A name that is not registered is unknown.
  mutating func nameWithin(_ inner: Value, _ outer: Value) -> Value {
    guard let snapshot else {
      return .unknown(inner.tag == .domain ? .catalogNotSupplied : .directoryNotSupplied)
    }
    switch (inner.tag, outer.tag) {
    case (.domain, .domain):
      guard let tree = snapshot.domains else { return .unknown(.catalogNotSupplied) }
      return within(inner, outer, tree)
    case (.team, .team):
      guard let tree = snapshot.teams else { return .unknown(.directoryNotSupplied) }
      return within(inner, outer, tree)
    case (.person, .team):
      guard let tree = snapshot.teams, let members = snapshot.members else {
        return .unknown(.directoryNotSupplied)
      }
      guard let team = tree.number(of: workspace.bytes(outer)) else {
        return .unknown(.notRegistered, origin: outer.origin)
      }
      guard let isMember = members.isMember(workspace.bytes(inner), of: team, in: tree) else {
        return .unknown(.notRegistered, origin: inner.origin)
      }
      return .bool(isMember)
    case (.person, .person):
      guard let members = snapshot.members else { return .unknown(.directoryNotSupplied) }
      guard members.knows(workspace.bytes(inner)), members.knows(workspace.bytes(outer)) else {
        return .unknown(.notRegistered, origin: inner.origin)
      }
      return equals(inner, outer).map(Value.bool) ?? .unknown(.notRegistered)
    default: return .unknown(.malformed, origin: inner.origin)
    }
  }

  private func within(_ inner: Value, _ outer: Value, _ tree: NameTree) -> Value {
    guard let one = tree.number(of: workspace.bytes(inner)) else {
      return .unknown(.notRegistered, origin: inner.origin)
    }
    guard let other = tree.number(of: workspace.bytes(outer)) else {
      return .unknown(.notRegistered, origin: outer.origin)
    }
    return tree.isWithin(one, other).map(Value.bool)
      ?? .unknown(.notRegistered, origin: inner.origin)
  }
}
