import Charter

/// A descriptor that a run was asked to judge.
struct Descriptor: Hashable, Sendable {
  /// Where it is; nil for standard input.
  let path: NamedPath?
  /// Its path below the folder that was named, or from the working directory.
  let pathBelow: String
  /// The folder that was named and in which it was found; nil where it was named itself.
  let folder: NamedPath?

  /// The path that is shown; `-` for standard input.
  var file: String { path?.display ?? "-" }
  /// What it may be: a person who names a pipe means it.
  var readable: FileSystem.Readable { folder == nil ? .anything : .file }
}

/// Finds the descriptors that a run was asked to judge.
///
/// A folder is searched with all below it, but not a folder of policies and none whose name starts
/// with a dot. What `.charterignore` names, in a named folder or in one above it, is left out.
struct DescriptorFinder {
  /// What a search came to.
  struct Findings: Sendable {
    /// The descriptors, by the bytes of the paths that are shown; standard input first.
    var descriptors: [Descriptor] = []
    /// What could not be searched.
    var faults: [Report.Fault] = []
    /// Paths that lead nowhere, as they were named.
    var missing: [String] = []
    /// Named folders that hold policies of the run.
    var policyFolders: [String] = []
  }

  private let workingDirectory: String
  private let policyFolders: Set<String>
  private var findings = Findings()
  private var found: [String: Descriptor] = [:]

  /// - Parameters:
  ///   - workingDirectory: Where paths start that do not start with `/`.
  ///   - policyFolders: The run's folders of policies, without links.
  init(workingDirectory: String, policyFolders: Set<String>) {
    self.workingDirectory = workingDirectory
    self.policyFolders = policyFolders
  }

  /// Finds the descriptors under paths: the same whatever order the paths are in.
  static func find(
    _ paths: [String], workingDirectory: String, policyFolders: Set<String>
  ) -> Findings {
    var finder = DescriptorFinder(
      workingDirectory: workingDirectory, policyFolders: policyFolders)
    for path in paths { finder.add(path) }
    finder.findings.descriptors += finder.found.values
    finder.findings.descriptors.sort { precedesByBytes($0.file, $1.file) }
    finder.findings.faults.sort { precedesByBytes($0.file ?? "", $1.file ?? "") }
    return finder.findings
  }

  private mutating func add(_ named: String) {
    if named == "-" {
      let input = Descriptor(path: nil, pathBelow: "-", folder: nil)
      if !findings.descriptors.contains(input) { findings.descriptors.append(input) }
      return
    }
    let path = NamedPath(named, in: workingDirectory)
    do throws(FileProblem) {
      guard try FileSystem.kind(of: path.absolute) == .folder else {
        let below = NamedPath.path(of: path.absolute, below: NamedPath.tidied(workingDirectory))
        let name = String(NamedPath.name(of: path.absolute))
        keep(Descriptor(path: path, pathBelow: below ?? name, folder: nil))
        return
      }
      let real = FileSystem.realPath(of: path.absolute)
      if let real, policyFolders.contains(real) {
        findings.policyFolders.append(named)
        return
      }
      var search = FolderSearch(
        folder: path, policyFolders: policyFolders, ignoring: try ignoreFiles(for: path))
      search.search(path, from: ".", above: real.map { [$0] } ?? [])
      for descriptor in search.descriptors { keep(descriptor) }
      for fault in search.faults
      where !findings.faults.contains(where: { $0.file == fault.file }) {
        findings.faults.append(fault)
      }
    } catch {
      if error.isMissing {
        findings.missing.append(named)
      } else {
        findings.faults.append(
          Report.Fault(file: path.display, .unreadableFile(error)))
      }
    }
  }

  /// Keeps one way to a file: that with the first path, then that from the outermost folder.
  private mutating func keep(_ descriptor: Descriptor) {
    guard let path = descriptor.path else { return }
    let real = FileSystem.realPath(of: path.absolute) ?? path.absolute
    guard let other = found[real] else {
      found[real] = descriptor
      return
    }
    let isBetter =
      other.file == descriptor.file
      ? other.pathBelow.utf8.count < descriptor.pathBelow.utf8.count
        || (other.pathBelow == descriptor.pathBelow && other.folder == nil)
      : precedesByBytes(descriptor.file, other.file)
    if isBetter { found[real] = descriptor }
  }

  /// The `.charterignore` files that speak of what is below a folder, the outermost first.
  private func ignoreFiles(for folder: NamedPath) throws(FileProblem) -> [IgnoreFile] {
    var files: [IgnoreFile] = []
    var place = folder.absolute
    while true {
      let path = NamedPath.joined(place, ".charterignore")
      if (try? FileSystem.kind(of: path)) != nil {
        let bytes: [UInt8]
        do throws(FileProblem) {
          bytes = try FileSystem.contents(of: path)
        } catch {
          throw FileProblem("its `.charterignore`: \(error.reason)")
        }
        files.append(
          IgnoreFile(
            folder: place, patterns: IgnorePatterns(String(decoding: bytes, as: UTF8.self))))
      }
      let parent = NamedPath.folder(of: place)
      guard parent != place, parent != "." else { return files.reversed() }
      place = parent
    }
  }
}

/// A `.charterignore` file and the folder that it stands in.
private struct IgnoreFile {
  var folder: String
  var patterns: IgnorePatterns
}

/// The search of one named folder.
private struct FolderSearch {
  let folder: NamedPath
  let policyFolders: Set<String>
  let ignoring: [IgnoreFile]
  var descriptors: [Descriptor] = []
  var faults: [Report.Fault] = []

  init(folder: NamedPath, policyFolders: Set<String>, ignoring: [IgnoreFile]) {
    self.folder = folder
    self.policyFolders = policyFolders
    self.ignoring = ignoring
  }

  /// Searches a folder and those in it.
  ///
  /// - Parameters:
  ///   - place: The folder.
  ///   - below: Its path below the named one.
  ///   - above: The folders on the way to it and itself, without links, so that no link leads
  ///     round in a circle.
  mutating func search(_ place: NamedPath, from below: String, above: [String]) {
    do throws(FileProblem) {
      for name in try FileSystem.names(in: place.absolute) {
        enter(place.appending(name), below == "." ? name : "\(below)/\(name)", name, above)
      }
    } catch {
      fail(place, error.reason)
    }
  }

  private mutating func enter(
    _ path: NamedPath, _ below: String, _ name: String, _ above: [String]
  ) {
    let isDescriptor = Self.isDescriptor(name)
    let kind: FileSystem.Kind
    do throws(FileProblem) {
      kind = try FileSystem.kind(of: path.absolute)
    } catch {
      // A link that leads nowhere is of no concern unless it is named as a descriptor.
      if isDescriptor, !isIgnored(path, isFolder: false) {
        fail(path, error.reason)
      }
      return
    }
    if kind == .folder {
      guard !name.hasPrefix("."), !isIgnored(path, isFolder: true) else { return }
      guard let real = FileSystem.realPath(of: path.absolute) else { return }
      guard !policyFolders.contains(real), !above.contains(real) else { return }
      search(path, from: below, above: above + [real])
    } else if isDescriptor, !isIgnored(path, isFolder: false) {
      if kind == .file {
        descriptors.append(Descriptor(path: path, pathBelow: below, folder: folder))
      } else {
        fail(path, "it is no regular file")
      }
    }
  }

  private func isIgnored(_ path: NamedPath, isFolder: Bool) -> Bool {
    for file in ignoring.reversed() {
      guard let below = NamedPath.path(of: path.absolute, below: file.folder) else { continue }
      if let verdict = file.patterns.ignores(below, isFolder: isFolder) { return verdict }
    }
    return false
  }

  private static func isDescriptor(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".json")
  }

  private mutating func fail(_ path: NamedPath, _ reason: String) {
    faults.append(Report.Fault(file: path.display, .unreadableFile(reason)))
  }
}

extension Diagnostic {
  /// A descriptor, or a folder of them, that the system does not let be read.
  static func unreadableFile(_ reason: String) -> Diagnostic {
    Diagnostic(code: "unreadable-file", message: "it could not be read: \(reason)", place: nil)
  }

  /// The same, with a code of its own where it is too large.
  static func unreadableFile(_ problem: FileProblem) -> Diagnostic {
    problem.isTooLarge
      ? Diagnostic(code: "document-too-large", message: problem.reason, place: nil)
      : unreadableFile(problem.reason)
  }
}
