#if CommandLine
  import Charter
  import CharterYAML
  import Synchronization

  /// Judges descriptors with one policy set, on several cores at once.
  ///
  /// The result is the same whatever the number of tasks: every descriptor is judged by itself, and
  /// what came of it is put in the order of the descriptors.
  struct CheckRun: Sendable {
    /// The compiled policies.
    var policies: PolicySet
    /// The decision time, and what was given up.
    let options: DecisionOptions
    /// What products were before; nil where nobody asked for it.
    var previous: PreviousFiles?
    /// How many descriptors are judged at once.
    let jobs: Int
    /// Files that were read already, by absolute path.
    var contents: [String: [UInt8]] = [:]
    /// Reads standard input.
    let readInput: @Sendable () throws(FileProblem) -> [UInt8]

    /// Judges descriptors.
    ///
    /// - Parameters:
    ///   - descriptors: In the order in which decisions are to be reported.
    ///   - progress: Is told of each that was judged.
    /// - Returns: The decisions, by file, document and id, and what is worth a look in the files.
    func decide(
      _ descriptors: [Descriptor], progress: Progress
    ) async -> (decisions: [Decision], warnings: [Diagnostic]) {
      let parts = await judge(descriptors, options) { progress.step() }
      let all = parts.flatMap { $0 }
      let decisions = await joiningContracts(parts, of: descriptors).flatMap { $0 }
      return (
        locatingDuplicates(decisions, among: descriptors) + removals(all, descriptors),
        contractWarnings(decisions, parts, descriptors)
      )
    }

    /// Judges descriptors by themselves, and gives what came of each.
    func judge(
      _ descriptors: [Descriptor], _ options: DecisionOptions,
      step: @escaping @Sendable () -> Void = {}
    ) async -> [[Decision]] {
      guard jobs > 1, descriptors.count > 1 else {
        var judge = Judge(policies)
        return descriptors.map { descriptor in
          defer { step() }
          return decide(descriptor, options, by: &judge)
        }
      }
      let next = Next()
      return await withTaskGroup(of: [(Int, [Decision])].self) { group in
        for _ in 0..<min(jobs, descriptors.count) {
          group.addTask {
            var judge = Judge(policies)
            var part: [(Int, [Decision])] = []
            while let index = next.take(below: descriptors.count) {
              part.append((index, decide(descriptors[index], options, by: &judge)))
              step()
            }
            return part
          }
        }
        var decisions = [[Decision]](repeating: [], count: descriptors.count)
        for await part in group {
          for (index, some) in part { decisions[index] = some }
        }
        return decisions
      }
    }

    /// Judges what is gone, by file and id.
    private func removals(_ decisions: [Decision], _ descriptors: [Descriptor]) -> [Decision] {
      guard let previous else { return [] }
      let unread = Set(decisions.filter { $0.outcome == .malformed }.map(\.file))
      let gone = previous.gone(
        but: Set(decisions.filter { $0.subject == "product" }.compactMap(\.id)),
        unreadable: Set(descriptors.filter { unread.contains($0.file) }.map(\.pathBelow)))
      var judge = Judge(policies)
      return gone.compactMap { id, entry in
        judge.decide(removalOf: id, entry.version, options: options)
      }
    }

    /// Reads a descriptor: a file by the ending of its name, standard input by how it begins.
    static func documents(
      of descriptor: Descriptor, in bytes: [UInt8], _ limits: Limits
    ) throws(DocumentError) -> [Document] {
      let first = bytes.first { $0 > 0x20 }
      if descriptor.path == nil, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
        return [try Document(json: bytes, file: descriptor.file, limits: limits)]
      }
      return try Document.read(bytes, file: descriptor.file, limits: limits)
    }

    private func decide(
      _ descriptor: Descriptor, _ options: DecisionOptions, by judge: inout Judge
    ) -> [Decision] {
      let bytes: [UInt8]
      do throws(FileProblem) {
        if let path = descriptor.path, let known = contents[path.absolute] {
          bytes = known
        } else if let path = descriptor.path {
          bytes = try FileSystem.contents(
            of: path.absolute, descriptor.readable, atMost: policies.limits.documentBytes)
        } else {
          bytes = try readInput()
        }
      } catch {
        return [.unread(descriptor.file, [.unreadableFile(error)])]
      }
      let documents: [Document]
      do throws(DocumentError) {
        documents = try Self.documents(of: descriptor, in: bytes, policies.limits)
      } catch {
        return [.unread(descriptor.file, error.diagnostics)]
      }
      guard !documents.isEmpty else {
        return [.unread(descriptor.file, [.emptyDocument])]
      }
      var options = options
      options.path = descriptor.path == nil ? nil : descriptor.pathBelow
      let folder = DescriptorFolder(of: descriptor, policies.limits)
      var decisions: [Decision] = []
      for document in documents {
        let decided = judge.decide(
          document, options: options,
          previous: { previous?.version(of: $0, at: descriptor.pathBelow) }
        ) { (path) throws(DocumentError) in
          try folder?.document(path)
        }
        decisions += decided.enumerated().sorted { left, right in
          let (one, other) = (left.element.id ?? "", right.element.id ?? "")
          return one == other ? left.offset < right.offset : precedesByBytes(one, other)
        }.map(\.element)
      }
      return decisions
    }
  }

  /// The number of the next descriptor that nobody has taken yet.
  private final class Next: Sendable {
    private let index = Atomic<Int>(0)

    func take(below count: Int) -> Int? {
      let taken = index.add(1, ordering: .relaxed).oldValue
      return taken < count ? taken : nil
    }
  }
#endif
