/// Follows the references of a document, those into other files of its folder too.
///
/// Paths start in the folder of the file that names them and never leave that of the descriptor. Each file
/// is read once. A file that is not there leaves missing what would stand in it, as `file` in a standard
/// does; files that lead back to each other are an error.
extension Judge {
  mutating func resolveReferences(
    _ input: inout Input, from root: Int,
    _ reading: (String) throws(DocumentError) -> Document?
  ) {
    var files = FileReferences(root: root)
    var targets = root == 0 ? [:] : evaluator.references
    var number = root
    while number < evaluator.workspace.documentCount {
      let first = evaluator.workspace.documentStarts[number]
      let end =
        number + 1 < evaluator.workspace.documentCount
        ? evaluator.workspace.documentStarts[number + 1] : evaluator.workspace.nodeCount
      let references = References(
        in: evaluator.workspace, from: first, to: end, keys: policies.referenceKeys)
      targets.merge(references.targets) { own, _ in own }
      for node in references.loops { refuse(node, &input, Diagnostic.referenceLoop) }
      for node in references.broken { refuse(node, &input, Diagnostic.brokenReference) }
      for (node, holder) in references.files {
        guard let target = target(of: node, from: number, &files, &input, reading) else { continue }
        targets[holder] = target
      }
      number += 1
    }
    if let node = files.loop { refuse(node, &input, Diagnostic.referenceLoop) }
    evaluator.references = targets
    evaluator.largestReference =
      targets.values.map { Int(evaluator.workspace.nodes[$0].next) - $0 }.max() ?? 0
  }

  private mutating func refuse(
    _ node: Int, _ input: inout Input, _ message: (String, Place?) -> Diagnostic
  ) {
    input.errors.append(message(text(ofNode: node), place(ofNode: node, &input)))
  }

  func text(ofNode node: Int) -> String {
    String(decoding: evaluator.workspace.bytes(ofNode: node), as: UTF8.self)
  }

  /// The node that a reference into another file leads to; nil where there is no such file, or where
  /// `input` says what is wrong.
  private mutating func target(
    of node: Int, from number: Int, _ files: inout FileReferences, _ input: inout Input,
    _ reading: (String) throws(DocumentError) -> Document?
  ) -> Int? {
    let reference = text(ofNode: node)
    let name = String(reference.prefix { $0 != "#" })
    guard let path = files.path(of: name, from: number) else {
      input.errors.append(.fileOutsideFolder(name, place(ofNode: node, &input)))
      return nil
    }
    if files.numbers[path] == nil {
      do {
        guard let document = try reading(path) else { return nil }
        files.numbers[path] = evaluator.workspace.documentCount
        files.paths.append(path)
        _ = evaluator.workspace.add(document, symbols: evaluator.program.symbols)
        input.documents.append(document)
        input.places = InputPlaces(input.documents)
      } catch {
        input.errors += error.diagnostics
        return nil
      }
    }
    guard let file = files.numbers[path] else { return nil }
    files.edges.append((number, file, node))
    let first = evaluator.workspace.documentStarts[file]
    var pointer = Array(reference.utf8.drop { $0 != UInt8(ascii: "#") })
    if pointer.count <= 1 { return first }
    let found = pointer.withUnsafeMutableBufferPointer {
      References.find(
        UnsafeBufferPointer($0), in: evaluator.workspace, from: first, among: &files.children)
    }
    if found == nil { refuse(node, &input, Diagnostic.brokenReference) }
    return found
  }
}

/// Which files a descriptor's references lead to, and from where.
struct FileReferences {
  /// Path of each document below the descriptor's folder; the descriptor itself is the first, and
  /// what was read before it has none.
  var paths: [String]
  /// Number of the document of each path that was read.
  var numbers: [String: Int] = [:]
  /// From which document to which, and the reference.
  var edges: [(from: Int, to: Int, node: Int)] = []
  /// Where parts of them stand.
  var children = ReferredChildren()

  /// - Parameter root: Number of the document of the descriptor.
  init(root: Int) { paths = Array(repeating: "", count: root + 1) }

  /// The path below the descriptor's folder of what a document names; nil where it is outside.
  func path(of name: String, from number: Int) -> String? {
    guard !name.hasPrefix("/") else { return nil }
    var parts = paths[number].split(separator: "/").dropLast()
    for part in name.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  /// A reference in a circle of files; nil where there is none.
  var loop: Int? {
    // A reference is in none where it leads to a file that leads nowhere, or comes from one that nothing
    // leads to.
    var rest = edges
    while true {
      let starts = Set(rest.map(\.from))
      let ends = Set(rest.map(\.to))
      let next = rest.filter { starts.contains($0.to) && ends.contains($0.from) }
      if next.count == rest.count { return rest.first?.node }
      rest = next
    }
  }
}
