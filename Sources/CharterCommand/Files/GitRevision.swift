/// The descriptors of a revision of a git repository, in a folder of their own.
struct GitRevision: Sendable {
  /// Holds the files under the paths that they have in the repository.
  let folder: TemporaryFolder
  /// Root of the repository, without links.
  let root: String
  /// The revision, as it was named.
  let name: String

  /// Reads a revision: every descriptor under some paths, and every `.charterignore`.
  ///
  /// - Parameters:
  ///   - name: What git knows the revision by.
  ///   - paths: Files and folders of one repository.
  /// - Throws: ``FileProblem`` that says what git could not do.
  init(_ name: String, under paths: [NamedPath]) throws(FileProblem) {
    self.name = name
    folder = try TemporaryFolder()
    guard !name.isEmpty, !name.hasPrefix("-") else {
      throw FileProblem("it is no name of a revision")
    }
    var roots: [String] = []
    var places: [String] = []
    for path in paths {
      let place = FileSystem.realPath(of: path.absolute) ?? path.absolute
      let isFolder = (try? FileSystem.kind(of: place)) == .folder
      let output = try Self.git(
        ["rev-parse", "--show-toplevel"], at: isFolder ? place : NamedPath.folder(of: place),
        folder)
      let root = String(decoding: output, as: UTF8.self).split(separator: "\n").first ?? ""
      if !roots.contains(String(root)) { roots.append(String(root)) }
      places.append(place)
    }
    guard let root = roots.first else {
      throw FileProblem("there is no file or folder of a repository to look at")
    }
    guard roots.count == 1 else {
      throw FileProblem("the paths stand in several repositories")
    }
    self.root = root
    let commit = try Self.git(
      ["rev-parse", "--verify", "--quiet", "\(name)^{commit}"], at: root, folder,
      otherwise: "the repository has no such revision")
    let id = String(decoding: commit, as: UTF8.self).split(separator: "\n").first ?? ""
    try read(String(id), places.compactMap { NamedPath.path(of: $0, below: root) })
  }

  /// Where a path of the repository stands in the folder; nil where it is not in the repository.
  func place(of path: String) -> String? {
    NamedPath.path(of: path, below: root).map { NamedPath.joined(folder.path, "tree/\($0)") }
  }

  // MARK: Reading

  /// A file of the revision.
  private struct Entry {
    var id: Substring
    var path: Substring
  }

  private func read(_ commit: String, _ places: [String]) throws(FileProblem) {
    let list = try Self.git(["ls-tree", "-r", "-z", "--full-tree", commit], at: root, folder)
    let entries = String(decoding: list, as: UTF8.self).split(separator: "\0")
      .compactMap(Self.entry).filter { Self.isWanted(String($0.path), under: places) }
    let ids = entries.map { "\($0.id)\n" }.joined()
    let contents = try Self.git(["cat-file", "--batch"], input: Array(ids.utf8), at: root, folder)
    // A header `ID blob SIZE` before each, and a line end behind it.
    var rest = contents[...]
    for entry in entries {
      let header = rest.prefix { $0 != UInt8(ascii: "\n") }
      guard let size = header.split(separator: UInt8(ascii: " ")).last,
        let count = Int(String(decoding: size, as: UTF8.self)), count <= FileSystem.sizeLimit
      else { throw FileProblem("`\(entry.path)` could not be read") }
      let start = header.endIndex + 1
      guard start + count < rest.endIndex else {
        throw FileProblem("`\(entry.path)` could not be read whole")
      }
      try folder.write(Array(rest[start..<start + count]), to: "tree/\(entry.path)")
      rest = rest[(start + count + 1)...]
    }
  }

  /// `MODE TYPE ID<tab>PATH`, of a file that is no link.
  private static func entry(_ line: Substring) -> Entry? {
    guard let tab = line.firstIndex(of: "\t") else { return nil }
    let words = line[..<tab].split(separator: " ")
    guard words.count == 3, words[0].hasPrefix("100") else { return nil }
    return Entry(id: words[2], path: line[line.index(after: tab)...])
  }

  private static func isWanted(_ path: String, under places: [String]) -> Bool {
    let name = NamedPath.name(of: path)
    if name == ".charterignore" { return true }
    let lower = name.lowercased()
    return [".yaml", ".yml", ".json"].contains { lower.hasSuffix($0) }
      && places.contains { $0 == "." || NamedPath.path(of: path, below: $0) != nil }
  }

  private static func git(
    _ words: [String], input: [UInt8] = [], at place: String, _ folder: TemporaryFolder,
    otherwise reason: String? = nil
  ) throws(FileProblem) -> [UInt8] {
    let outcome: ChildProcess.Outcome
    do throws(FileProblem) {
      // Of a repository that lacks objects git would fetch them: what is not here is not looked at.
      outcome = try ChildProcess.run(
        ["git", "-c", "protocol.allow=never", "-C", place] + words, input: input, in: folder.path)
    } catch {
      throw FileProblem("git could not be run: \(error.reason)")
    }
    guard outcome.status == 0 else {
      let said = outcome.complaint.split(separator: "\n").first.map { "git says: \($0)" }
      throw FileProblem(reason ?? said ?? "git failed with status \(outcome.status)")
    }
    return outcome.output
  }
}
