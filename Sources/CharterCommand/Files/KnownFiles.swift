#if CommandLine
  import Charter

  /// Files that were read before the policies were compiled, to compile no more standards than they need.
  ///
  /// What was read is what is judged: a file that changes meanwhile is judged as it was.
  struct KnownFiles {
    /// Bytes by absolute path.
    private(set) var contents: [String: [UInt8]] = [:]
    /// The standards that may recognise them; nil where any may.
    private(set) var standards: Set<String>? = []

    /// A run over more files pays for all standards in no time.
    private static let mostFiles = 8
    private static let mostBytes = 1 << 18

    /// Reads descriptors, as far as they are few, small and regular files.
    init(_ descriptors: [Descriptor], _ limits: Limits) {
      self.init(descriptors.map(\.path?.absolute), atMost: limits.documentBytes)
    }

    /// Reads files of requests, as far as they are few, small and regular.
    init(_ requests: [RequestFile]?, _ limits: Limits) {
      self.init(requests?.map(\.absolutePath) ?? [nil], atMost: limits.documentBytes)
    }

    /// Reads files, as far as they are few, small and regular.
    ///
    /// - Parameters:
    ///   - paths: Absolute paths; nil stands for standard input.
    ///   - limit: Most bytes of a file that are read.
    private init(_ paths: [String?], atMost limit: Int) {
      guard paths.count <= Self.mostFiles else {
        standards = nil
        return
      }
      for path in paths {
        guard let path, (try? FileSystem.kind(of: path)) == .file,
          let bytes = try? FileSystem.contents(of: path, atMost: min(limit, Self.mostBytes)),
          let found = BuiltinStandards.mayRecognize(bytes)
        else {
          standards = nil
          return
        }
        contents[path] = bytes
        standards?.formUnion(found)
      }
    }
  }

  extension Decision {
    /// Whether no standard recognised the input.
    var isUnrecognized: Bool { errors.contains { $0.code == "unrecognized-descriptor" } }
  }
#endif
