/// Follows the `$ref` and `$href` of a document.
///
/// A map with a reference has, beside its own keys, those of what it refers to; its own win. What leads
/// into another file is only noted: see ``FileReferences``.
/// Source: JSON Reference (draft-pbryan-zyp-json-ref-03), as the Data Contract Specification 1.2
/// and DPDS 1.0 use it.
struct References {
  /// Number of the node that each referring map leads to.
  private(set) var targets: [Int: Int] = [:]
  /// Places of references that lead to themselves or to something that holds them.
  private(set) var loops: [Int] = []
  /// Places of references that lead nowhere.
  private(set) var broken: [Int] = []
  /// Places of `$ref` that lead into other files, with the map that each stands in.
  private(set) var files: [(node: Int, holder: Int)] = []

  /// Finds all references of a document whose nodes are `first..<end` of the workspace.
  init(
    in workspace: borrowing Workspace, from first: Int, to end: Int, keys: (UInt32, UInt32)
  ) {
    var known = ReferredChildren()
    for node in first..<end {
      let raw = workspace.nodes[node]
      guard raw.hasKey, raw.keySymbol == keys.0 || raw.keySymbol == keys.1, raw.kind == .text
      else { continue }
      let pointer = workspace.bytes(ofNode: node)
      // `#name` is no JSON Pointer: it is a name that some standard gives a meaning of its own.
      let isPointer =
        pointer.first == UInt8(ascii: "#")
        && (pointer.count == 1 || pointer[1] == UInt8(ascii: "/"))
      guard isPointer || (raw.keySymbol == keys.0 && Self.isFile(pointer)) else { continue }
      guard let holder = Self.holder(of: node, in: workspace, from: first) else { continue }
      guard isPointer else {
        files.append((node, holder))
        continue
      }
      guard let target = Self.find(pointer, in: workspace, from: first, among: &known) else {
        broken.append(node)
        continue
      }
      // What holds the reference cannot be held by it.
      if target <= holder, holder < Int(workspace.nodes[target].next) {
        loops.append(node)
      } else {
        targets[holder] = target
      }
    }
    breakChains()
  }

  /// Whether a reference names a file of JSON or YAML, with or without a place in it.
  private static func isFile(_ reference: UnsafeBufferPointer<UInt8>) -> Bool {
    let path = reference.prefix { $0 != UInt8(ascii: "#") }
    guard !path.contains(UInt8(ascii: ":")) else { return false }
    return [".json", ".yaml", ".yml"].contains { path.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private mutating func breakChains() {
    // Where following each comes to an end, or is still being followed.
    var areEnded: [Int: Bool] = [:]
    for start in targets.keys.sorted() {
      var path: [Int] = []
      var current = start
      while areEnded[current] == nil, let next = targets[current] {
        areEnded[current] = false
        path.append(current)
        current = next
      }
      if areEnded[current] == false, let first = path.firstIndex(of: current) {
        let cut = path[first...].min() ?? current
        loops.append(cut)
        targets[cut] = nil
      }
      for node in path { areEnded[node] = true }
    }
  }

  /// The map that a node stands in.
  private static func holder(
    of node: Int, in workspace: borrowing Workspace, from first: Int
  ) -> Int? {
    var candidate = node - 1
    while candidate >= first {
      if Int(workspace.nodes[candidate].next) > node { return candidate }
      candidate -= 1
    }
    return nil
  }

  /// The node that `#/a/b` names, in a document whose nodes start with `first`.
  static func find(
    _ pointer: UnsafeBufferPointer<UInt8>, in workspace: borrowing Workspace, from first: Int,
    among known: inout ReferredChildren
  ) -> Int? {
    var current = first
    var steps = pointer.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard steps.first?.isEmpty == true else { return nil }
    steps.removeFirst()
    for step in steps {
      let name = unescaped(Array(step))
      guard let found = known.child(of: current, named: name, in: workspace) else { return nil }
      current = found
    }
    return current
  }

  /// `~1` is `/`, `~0` is `~`.
  private static func unescaped(_ step: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < step.count {
      if step[index] == UInt8(ascii: "~"), index + 1 < step.count {
        if step[index + 1] == UInt8(ascii: "1") {
          result.append(UInt8(ascii: "/"))
          index += 2
          continue
        }
        if step[index + 1] == UInt8(ascii: "0") {
          result.append(UInt8(ascii: "~"))
          index += 2
          continue
        }
      }
      result.append(step[index])
      index += 1
    }
    return result
  }
}
