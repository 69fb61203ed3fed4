#if YAML
  public import Charter

  extension Document {
    /// Reads a YAML stream by the core schema of YAML 1.2.
    ///
    /// `Yes`, `1:30` and `2014-08-02` are texts, `4.0` is not `4`. Aliases become copies of what they
    /// name. Refused are: a key that comes twice, a key that is no text, merge keys, tags beyond
    /// those of the core schema, numbers of more than 38 digits or 18 after the point, more than
    /// 64 MiB, more than 100 lists and maps inside each other, aliases for more than 100,000 values,
    /// where a text counts once more for every 64 bytes.
    /// Documents with nothing in them are left out and not counted. Time grows with the length of
    /// the text; the YAML that descriptors are written in takes an eighth of the time of the rest,
    /// which libyaml reads.
    ///
    /// - Parameters:
    ///   - bytes: The text, UTF-8.
    ///   - file: Path of the file, for messages; nothing is read from it.
    ///   - limits: What it is held to.
    /// - Returns: The documents of the stream, at least one.
    /// - Throws: ``DocumentError`` with every fault that was found.
    public static func read(
      yaml bytes: [UInt8], file: String, limits: Limits = Limits()
    ) throws(DocumentError) -> [Document] {
      try limits.check(bytes.count, of: file)
      if let document = read(commonYAML: bytes, file: file, limits: limits) { return [document] }
      return try read(libyaml: bytes, file: file, limits: limits)
    }

    /// Reads a YAML stream of the common subset without libyaml.
    ///
    /// - Returns: The one document of the stream, as ``read(libyaml:file:)`` gives it; nil where the
    ///   text is outside of the subset or has any fault, and where it is too large.
    package static func read(
      commonYAML bytes: [UInt8], file: String, limits: Limits = Limits()
    ) -> Document? {
      guard bytes.count <= Document.longestSource else { return nil }
      var all = bytes.withUnsafeBufferPointer { [UInt8](padding: $0) }
      let reading = all.withUnsafeBufferPointer { padded in
        do throws(OutsideSubset) {
          var reader = try CommonSubsetReader(
            padded: padded, count: bytes.count, limits: limits)
          try reader.read()
          return Optional(
            (nodes: reader.builder.documentNodes(), decoded: reader.builder.decodedTexts()))
        } catch {
          return nil
        }
      }
      guard let reading else { return nil }
      all.appendDecoded(reading.decoded, toSourceOf: bytes.count)
      return Document(file: file, bytes: all, sourceLength: bytes.count, nodes: reading.nodes)
    }

    /// Reads a YAML stream from the events of libyaml.
    package static func read(
      libyaml bytes: [UInt8], file: String, limits: Limits = Limits()
    ) throws(DocumentError) -> [Document] {
      try limits.check(bytes.count, of: file)
      let reading = bytes.withUnsafeBufferPointer { source in
        var reader = YAMLReader(source, limits: limits)
        try? reader.read()
        let isReadable = reader.builder.faults.isEmpty
        return (
          faults: reader.builder.faults, documents: isReadable ? reader.documents : [],
          decoded: reader.builder.decodedTexts()
        )
      }
      guard reading.faults.isEmpty else {
        throw bytes.withUnsafeBufferPointer { reading.faults.error(file: file, source: $0) }
      }
      var all = bytes
      all.appendDecoded(reading.decoded, toSourceOf: bytes.count)
      let lines =
        reading.documents.count > 1 ? bytes.withUnsafeBufferPointer { DocumentLines($0) } : nil
      var documents: [Document] = []
      for (index, nodes) in reading.documents.enumerated() {
        documents.append(
          Document(
            file: file, number: index + 1, countInFile: reading.documents.count, bytes: all,
            sourceLength: bytes.count, nodes: nodes, lines: lines))
      }
      return documents
    }

    /// Reads a file: JSON where its name ends in `.json`, else YAML.
    ///
    /// - Parameters:
    ///   - bytes: The text, UTF-8.
    ///   - file: Path of the file, for its name and for messages; nothing is read from it.
    ///   - limits: What it is held to.
    /// - Returns: The documents of the file, at least one.
    /// - Throws: ``DocumentError`` with every fault that was found.
    public static func read(
      _ bytes: [UInt8], file: String, limits: Limits = Limits()
    ) throws(DocumentError) -> [Document] {
      guard file.utf8.suffix(5).map({ $0 | 0x20 }) == Array(".json".utf8) else {
        return try read(yaml: bytes, file: file, limits: limits)
      }
      return [try Document(json: bytes, file: file, limits: limits)]
    }
  }
#endif
