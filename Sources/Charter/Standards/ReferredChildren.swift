/// Finds elements and entries for references, of which a document may have as many as it has values.
///
/// The keys of a large map, and the elements of a large list, are written down when one is first looked for,
/// so that all references together take time in proportion to the document and to their own lengths.
struct ReferredChildren {
  private var elements: [Int: [Int]] = [:]
  private var entries: [Int: [[UInt8]: Int]] = [:]
  /// Values that were looked at.
  let steps = StepCount()

  /// How many children are looked through each time.
  private static let few: UInt32 = 16

  /// The entry of a map with this key, or the element of a list with this number.
  mutating func child(
    of node: Int, named name: [UInt8], in workspace: borrowing Workspace
  ) -> Int? {
    let raw = workspace.nodes[node]
    switch raw.kind {
    case .map:
      if raw.count > Self.few {
        if entries[node] == nil { writeDown(entriesOf: node, in: workspace) }
        return entries[node]?[name]
      }
      return children(of: node, in: workspace).first {
        workspace.keyBytes(ofNode: $0).elementsEqual(name)
      }
    case .list:
      guard let number = Document.elementNumber(name) else { return nil }
      if elements[node] == nil { elements[node] = children(of: node, in: workspace) }
      guard let all = elements[node], number < all.count else { return nil }
      return all[number]
    default: return nil
    }
  }

  private mutating func writeDown(entriesOf node: Int, in workspace: borrowing Workspace) {
    var known: [[UInt8]: Int] = [:]
    for child in children(of: node, in: workspace) {
      let key = Array(workspace.keyBytes(ofNode: child))
      if known[key] == nil { known[key] = child }
    }
    entries[node] = known
  }

  private func children(of node: Int, in workspace: borrowing Workspace) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < Int(workspace.nodes[node].next) {
      children.append(child)
      child = Int(workspace.nodes[child].next)
    }
    steps.add(children.count)
    return children
  }
}
