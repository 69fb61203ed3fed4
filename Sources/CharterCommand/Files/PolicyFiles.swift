#if CommandLine
  import Charter
  import CharterYAML

  /// The files of a policy set, as they were found on disk.
  ///
  /// A set is all that stands below its folders: `.charter` files; YAML and JSON files for the
  /// policies that name them as data. Folders named `fixtures`, Markdown files and names that start
  /// with a dot are none of its files; any other file is an error, so that no policy is lost to a
  /// mistyped ending.
  struct PolicyFiles: Sendable {
    /// The folders of the set, without links.
    private(set) var folders: Set<String> = []
    /// The policy files, by the bytes of the paths that are shown.
    private(set) var sources: [SourceFile] = []
    /// What is wrong with the files as files.
    private(set) var faults: [Diagnostic] = []

    /// What the set and its inputs are held to.
    let limits: Limits
    /// Bytes of the policy files read so far.
    private var policyBytes = 0
    /// The files were too large together, so that those that were read say nothing of the set.
    private(set) var isCutShort = false
    private var roots: [Root] = []
    private var seen: Set<String> = []
    /// Where the data files are that policies may name, by the paths that are shown.
    private var data: [String: String] = [:]

    /// A folder of the set.
    private struct Root {
      var named: NamedPath
      var real: String
      /// Where its files stand in the set: below `domains/D/` for a domain's own folder.
      var place: String
    }

    /// Reads the folders of a set.
    ///
    /// - Parameters:
    ///   - paths: Folders of the whole set.
    ///   - domains: Folders of one domain each, whose files stand in the set as if below `domains/D/`.
    ///   - limits: What the set and its inputs are held to.
    ///   - workingDirectory: Where relative paths start.
    /// - Throws: ``FileProblem`` where a path is no folder.
    init(
      _ paths: [String], domains: [DomainFolder] = [], limits: Limits = Limits(),
      workingDirectory: String
    ) throws(FileProblem) {
      self.limits = limits
      let named = domains.map { ($0.path, "domains/\($0.domain)/") } + paths.map { ($0, "") }
      for (path, place) in named {
        let named = NamedPath(path, in: workingDirectory)
        do throws(FileProblem) {
          guard try FileSystem.kind(of: named.absolute) == .folder else {
            throw FileProblem("it is no folder")
          }
        } catch {
          throw FileProblem("policies `\(path)`: \(error.reason)")
        }
        let real = FileSystem.realPath(of: named.absolute) ?? named.absolute
        if folders.insert(real).inserted {
          roots.append(Root(named: named, real: real, place: place))
        }
      }
      // A domain's own folder is the domain's, even where it stands inside of another.
      roots.sort {
        $0.place.isEmpty == $1.place.isEmpty
          ? precedesByBytes($0.named.display, $1.named.display) : $1.place.isEmpty
      }
      for root in roots { read(root.named, in: root) }
      sources.sort { precedesByBytes($0.path, $1.path) }
      if !roots.isEmpty, sources.isEmpty, faults.isEmpty {
        let names = (paths + domains.map(\.path)).map { "`\($0)`" }.joined(separator: ", ")
        faults.append(
          Diagnostic(
            code: "empty-policy-set", message: "there is no policy in \(names)", place: nil,
            help: "a policy set needs at least one `.charter` file"))
      }
    }

    private mutating func read(_ folder: NamedPath, in root: Root) {
      let names: [String]
      do throws(FileProblem) {
        names = try FileSystem.names(in: folder.absolute)
      } catch {
        faults.append(.unreadablePolicyFile(folder.display, error.reason))
        return
      }
      for name in names where !name.hasPrefix(".") && !name.hasSuffix(".md") {
        let path = folder.appending(name)
        do throws(FileProblem) {
          let kind = try FileSystem.kind(of: path.absolute)
          if kind == .folder, name == "fixtures" { continue }
          guard let real = FileSystem.realPath(of: path.absolute), isInside(real) else {
            faults.append(.policyFileOutside(path.display))
            continue
          }
          guard seen.insert(real).inserted else { continue }
          try read(path, kind, name, in: root)
        } catch {
          faults.append(.unreadablePolicyFile(path.display, error.reason))
        }
      }
    }

    private mutating func read(
      _ path: NamedPath, _ kind: FileSystem.Kind, _ name: String, in root: Root
    ) throws(FileProblem) {
      if kind == .folder {
        read(path, in: root)
      } else if kind == .file, name.hasSuffix(".charter") {
        try readSource(path, name, in: root)
      } else if kind == .file, [".yaml", ".yml", ".json"].contains(where: name.hasSuffix) {
        data[path.display] = path.absolute
      } else {
        faults.append(.unknownPolicyFile(path.display))
      }
    }

    /// Reads a policy file, unless it or all of them together are too large.
    private mutating func readSource(
      _ path: NamedPath, _ name: String, in root: Root
    ) throws(FileProblem) {
      let rest = limits.policyBytes - policyBytes
      do throws(FileProblem) {
        let bytes = try FileSystem.contents(
          of: path.absolute, atMost: min(rest, Limits.policyFileBytes))
        policyBytes += bytes.count
        let below = NamedPath.path(of: path.absolute, below: root.named.absolute) ?? name
        sources.append(
          SourceFile(path: path.display, pathInSet: root.place + below, bytes: bytes))
      } catch {
        guard error.isTooLarge else { throw error }
        isCutShort = isCutShort || rest <= Limits.policyFileBytes
        faults.append(
          rest > Limits.policyFileBytes
            ? .policyFileTooLarge(path.display)
            : .policiesTooLarge(limits.policyBytes, path.display))
      }
    }

    private func isInside(_ real: String) -> Bool {
      roots.contains { NamedPath.path(of: real, below: $0.real) != nil }
    }

    /// Compiles the files.
    ///
    /// - Parameter builtinStandards: Names of the standards that may recognise some input; nil for all.
    /// - Returns: The set, or all that is wrong with it.
    func compiled(
      builtinStandards: Set<String>? = nil
    ) -> Result<PolicySet, CompilationFailure> {
      if isCutShort { return .failure(CompilationFailure(faults)) }
      do throws(CompilationFailure) {
        let set = try PolicySet(
          compiling: sources, limits: limits, builtinStandards: builtinStandards
        ) { (path) throws(DocumentError) in
          try document(path)
        }
        guard faults.isEmpty else { throw CompilationFailure(faults) }
        return .success(set)
      } catch {
        let known = Set(error.diagnostics)
        return .failure(
          CompilationFailure(faults.filter { !known.contains($0) } + error.diagnostics))
      }
    }

    /// The document that a policy names as data; nil where the set has no such file.
    ///
    /// The path starts where those start that are shown; `..` in it is followed as far as the set
    /// goes.
    func document(_ path: String) throws(DocumentError) -> Document? {
      let display = NamedPath.folded(path)
      guard let file = data[display] else { return nil }
      let bytes: [UInt8]
      do throws(FileProblem) {
        bytes = try FileSystem.contents(of: file, atMost: limits.documentBytes)
      } catch {
        throw DocumentError([
          error.isTooLarge
            ? Diagnostic(
              code: "document-too-large", message: "`\(display)`: \(error.reason)", place: nil)
            : .unreadablePolicyFile(display, error.reason)
        ])
      }
      return try Document.read(bytes, file: display, limits: limits).first
    }
  }

  /// `D=DIR`: a folder that holds policies of one domain.
  struct DomainFolder: Hashable, Sendable {
    var domain: String
    var path: String

    init(domain: String, path: String) {
      self.domain = domain
      self.path = path
    }

    /// Reads `D=DIR`; nil where it is none.
    init?(_ argument: String) {
      guard let equals = argument.firstIndex(of: "=") else { return nil }
      domain = String(argument[..<equals])
      path = String(argument[argument.index(after: equals)...])
      if domain.isEmpty || domain.contains("/") || path.isEmpty { return nil }
    }
  }

  extension Diagnostic {
    fileprivate static func unreadablePolicyFile(_ path: String, _ reason: String) -> Diagnostic {
      Diagnostic(
        code: "unreadable-policy-file", message: "`\(path)` could not be read: \(reason)",
        place: nil)
    }

    fileprivate static func policyFileTooLarge(_ path: String) -> Diagnostic {
      Diagnostic(
        code: "file-too-large", message: "the file is larger than 1 MiB",
        place: Place(
          file: path, start: .init(line: 1, column: 1), end: .init(line: 1, column: 1), line: ""),
        help: "split it; all files of a set are read together")
    }

    fileprivate static func policiesTooLarge(_ limit: Int, _ path: String) -> Diagnostic {
      Diagnostic(
        code: "policies-too-large",
        message: "the policy files up to `\(path)` have more than \(limit) bytes together",
        place: nil)
    }

    fileprivate static func policyFileOutside(_ path: String) -> Diagnostic {
      Diagnostic(
        code: "policy-file-outside", message: "`\(path)` leads out of the policy set", place: nil,
        help: "copy the file into the set: what it says must not change behind the set's back")
    }

    fileprivate static func unknownPolicyFile(_ path: String) -> Diagnostic {
      Diagnostic(
        code: "unknown-policy-file",
        message: "`\(path)` is no kind of file that a policy set holds", place: nil,
        help: "a set holds `.charter` files, data in `.yaml`, `.yml` or `.json`, `.md` files and "
          + "folders named `fixtures`; move or rename this one")
    }
  }
#endif
