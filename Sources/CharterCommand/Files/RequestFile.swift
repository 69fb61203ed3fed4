#if CommandLine
  import ArgumentParser
  import Charter
  import CharterYAML

  /// A file that a run was asked to read requests from; standard input is one.
  struct RequestFile {
    /// The path that is shown; `-` for standard input.
    let name: String
    /// Nil for standard input.
    private let path: NamedPath?

    /// Where it is; nil for standard input.
    var absolutePath: String? { path?.absolute }

    /// The files that were named, in their order.
    ///
    /// - Throws: `ValidationError` where a path leads to no file.
    static func all(_ paths: [String], in terminal: Terminal) throws -> [RequestFile] {
      var files: [RequestFile] = []
      for named in paths {
        guard named != "-" else {
          files.append(RequestFile(name: "-", path: nil))
          continue
        }
        let path = NamedPath(named, in: terminal.workingDirectory)
        do throws(FileProblem) {
          guard try FileSystem.kind(of: path.absolute) != .folder else {
            throw FileProblem("it is a folder; requests are named one by one")
          }
        } catch {
          throw ValidationError("request `\(named)`: \(error.reason)")
        }
        files.append(RequestFile(name: path.display, path: path))
      }
      return files
    }

    /// Reads the file: JSON by the ending of its name, standard input by how it begins.
    ///
    /// - Parameters:
    ///   - terminal: Has standard input.
    ///   - limits: What documents are held to.
    ///   - known: Files that were read already, by absolute path.
    /// - Returns: Its documents, or what is wrong with it.
    func documents(
      in terminal: Terminal, _ limits: Limits, known: [String: [UInt8]] = [:]
    ) -> Result<[Document], DocumentError> {
      do throws(FileProblem) {
        let bytes: [UInt8]
        if let path, let contents = known[path.absolute] {
          bytes = contents
        } else if let path {
          bytes = try FileSystem.contents(
            of: path.absolute, .anything, atMost: limits.documentBytes)
        } else {
          bytes = try terminal.readInput()
        }
        return read(bytes, limits)
      } catch {
        return .failure(DocumentError([.unreadableFile(error)]))
      }
    }

    private func read(
      _ bytes: [UInt8], _ limits: Limits
    ) -> Result<[Document], DocumentError> {
      do throws(DocumentError) {
        let first = bytes.first { $0 > 0x20 }
        if path == nil, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
          return .success([try Document(json: bytes, file: name, limits: limits)])
        }
        let documents = try Document.read(bytes, file: name, limits: limits)
        return documents.isEmpty
          ? .failure(DocumentError([.emptyDocument])) : .success(documents)
      } catch {
        return .failure(error)
      }
    }
  }
#endif
