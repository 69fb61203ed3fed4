#if CommandLine
  import Charter
  import CharterYAML

  /// The folder of a descriptor, out of which the descriptor may name other files.
  struct DescriptorFolder: Sendable {
    private let place: NamedPath
    private let real: String
    private let limits: Limits

    /// The folder that a descriptor stands in; nil for standard input, which stands in none.
    init?(of descriptor: Descriptor, _ limits: Limits) {
      guard let path = descriptor.path else { return nil }
      let absolute = NamedPath.folder(of: path.absolute)
      guard let real = FileSystem.realPath(of: absolute) else { return nil }
      place = path.folder
      self.real = real
      self.limits = limits
    }

    /// Reads a file of the folder, or of one below it.
    ///
    /// - Parameter path: From the folder.
    /// - Returns: Its first document; nil where there is no such file.
    /// - Throws: ``DocumentError`` where it cannot be read, or is not below the folder.
    func document(_ path: String) throws(DocumentError) -> Document? {
      let file = place.appending(NamedPath.tidied(path))
      guard !path.hasPrefix("/"), let target = FileSystem.realPath(of: file.absolute) else {
        if path.hasPrefix("/") { throw DocumentError([.fileOutsideFolder(path)]) }
        return nil
      }
      guard NamedPath.path(of: target, below: real) != nil else {
        throw DocumentError([.fileOutsideFolder(path)])
      }
      let bytes: [UInt8]
      do throws(FileProblem) {
        bytes = try FileSystem.contents(of: target, atMost: limits.documentBytes)
      } catch {
        throw DocumentError([.unreadableFile(error)])
      }
      return try Document.read(bytes, file: file.display, limits: limits).first
    }
  }

  extension Diagnostic {
    /// A file without a value in it.
    static let emptyDocument = Diagnostic(
      code: "empty-document", message: "there is nothing in the document", place: nil)

    fileprivate static func fileOutsideFolder(_ path: String) -> Diagnostic {
      Diagnostic(
        code: "file-outside-folder", message: "`\(path)` leads out of the descriptor's folder",
        place: nil, help: "a descriptor may name only files in its own folder or below it")
    }
  }
#endif
