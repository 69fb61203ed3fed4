#if YAML
  import CYaml
  import Charter

  /// Builds documents from the events of libyaml.
  ///
  /// libyaml decides what is YAML; this reader resolves scalars by the core schema of YAML 1.2,
  /// expands aliases, and refuses what no descriptor should hold. It never recurses. After a fault
  /// that leaves the structure clear it goes on, so that one run reports all of them.
  struct YAMLReader: ~Copyable {
    let source: UnsafeBufferPointer<UInt8>
    var builder: DocumentBuilder
    var cursor: SourceCursor
    let parser: UnsafeMutablePointer<yaml_parser_t>
    /// The anchors of the current document.
    var anchors: [String: Anchor] = [:]
    /// How many values aliases have added, long texts counted more than once.
    var aliasedCount = 0
    /// Where the last value, key or alias ended.
    var lastEnd = 0
    /// The nodes of the documents that are complete.
    private(set) var documents: [[DocumentNode]] = []

    /// What an anchor names.
    enum Anchor {
      /// A value without children, or a key.
      case scalar(DocumentNode)
      /// A list or map, by its index in the current document, and where the anchor stands.
      case collection(Int, start: Int, end: Int)
    }

    /// Takes the text, which must stay where it is while it is read.
    init(_ source: UnsafeBufferPointer<UInt8>, limits: Limits) {
      self.source = source
      builder = DocumentBuilder(source: source, limits: limits)
      parser = .allocate(capacity: 1)
      parser.initialize(to: yaml_parser_t())
      _ = yaml_parser_initialize(parser)
      let first = ByteOrderMark.length(in: source)
      cursor = SourceCursor(
        source, from: first, isASCII: CanonicalText.isASCII(source), counting: builder.steps)
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      if let base = source.baseAddress {
        yaml_parser_set_input_string(parser, base + first, source.count - first)
      }
    }

    deinit {
      yaml_parser_delete(parser)
      parser.deallocate()
    }

    /// Reads all documents into ``documents``.
    ///
    /// - Throws: Where the rest cannot be read. Faults may have been added in either case.
    mutating func read() throws(ReadingStopped) {
      try checkSource()
      var event = yaml_event_t()
      while true {
        guard yaml_parser_parse(parser, &event) == 1 else { throw stopForSyntax() }
        builder.steps.add()
        defer { yaml_event_delete(&event) }
        switch event.type {
        case YAML_SCALAR_EVENT: try readScalar(event)
        case YAML_MAPPING_START_EVENT:
          try open(
            .map, event, tag: event.data.mapping_start.tag,
            anchor: event.data.mapping_start.anchor)
        case YAML_SEQUENCE_START_EVENT:
          try open(
            .list, event, tag: event.data.sequence_start.tag,
            anchor: event.data.sequence_start.anchor)
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: close(event)
        case YAML_ALIAS_EVENT: try readAlias(event)
        case YAML_DOCUMENT_START_EVENT: try startDocument(event)
        case YAML_DOCUMENT_END_EVENT: endDocument()
        case YAML_STREAM_END_EVENT:
          if documents.isEmpty, builder.faults.isEmpty { throw stopForEmptiness() }
          return
        default: break
        }
        if builder.isPastLimit { throw stopForTooManyValues() }
      }
    }

    // MARK: Documents

    private mutating func startDocument(_ event: yaml_event_t) throws(ReadingStopped) {
      let directives = event.data.document_start.tag_directives
      if directives.start != directives.end {
        throw stopForTagDirective(at: cursor.offset(of: event.start_mark.index))
      }
      lastEnd = cursor.offset(of: event.end_mark.index)
    }

    /// Keeps the document, unless there was nothing in it.
    private mutating func endDocument() {
      if builder.nodeCount > 0, builder.faults.isEmpty {
        documents.append(builder.documentNodes())
      }
      builder.discardNodes()
      // Emptying one that was large once takes as long as it was large, for every document.
      if !anchors.isEmpty { anchors = [:] }
    }

    // MARK: Lists and maps

    private mutating func open(
      _ kind: DocumentNode.Kind, _ event: yaml_event_t, tag: UnsafeMutablePointer<UInt8>?,
      anchor: UnsafeMutablePointer<UInt8>?
    ) throws(ReadingStopped) {
      var start = cursor.offset(of: event.start_mark.index)
      let first = start
      if tag != nil || anchor != nil { start = skipProperties(from: start, to: source.count) }
      if builder.isInMap, !builder.hasPendingKey { throw stopForComplexKey(at: start) }
      if isAdjacentQuestionMark(at: start) { throw stopForQuestionMark(at: start) }
      if let tag { checkCollectionTag(tag, kind, at: first) }
      if let anchor {
        anchors[String(cString: anchor)] =
          .collection(builder.nodeCount, start: first, end: tokenEnd(from: first))
      }
      guard builder.open(kind, start: start) else { throw stopForDepth(at: start) }
    }

    private mutating func close(_ event: yaml_event_t) {
      // Lists and maps by indentation end with the last thing in them, not where libyaml notices.
      if event.end_mark.index > event.start_mark.index {
        lastEnd = cursor.offset(of: event.end_mark.index)
      }
      builder.close(end: lastEnd)
    }

    /// Whether a pair between brackets starts so: in `[?a]` libyaml reads a key, and YAML 1.2 a text.
    func isAdjacentQuestionMark(at start: Int) -> Bool {
      guard start < source.count, source[start] == 0x3F else { return false }
      return start + 1 < source.count && !Self.isBlank(source[start + 1])
    }

    // MARK: Places

    /// The first byte behind tags, anchors, blanks and comments.
    func skipProperties(from start: Int, to limit: Int) -> Int {
      var index = start
      defer { builder.steps.add(index - start) }
      while index < limit {
        switch source[index] {
        case 0x26, 0x21:  // & or !
          index = min(tokenEnd(from: index), limit)
        case 0x20, 0x09, 0x0A, 0x0D:
          index += 1
        case 0x23 where index > start:  // #
          while index < limit, source[index] != 0x0A, source[index] != 0x0D { index += 1 }
        default: return index
        }
      }
      return limit
    }

    /// The end of a tag, anchor or alias.
    func tokenEnd(from start: Int) -> Int {
      guard start < source.count else { return start }
      var index = start + 1
      if source[start] == 0x21 {
        let isVerbatim = index < source.count && source[index] == 0x3C
        while index < source.count, !Self.isBlank(source[index]),
          isVerbatim || !Self.isFlowIndicator(source[index])
        {
          index += 1
        }
      } else {
        while index < source.count, Self.isNameCharacter(source[index]) { index += 1 }
      }
      builder.steps.add(index - start)
      return index
    }

    /// Whether libyaml takes a byte as part of the name of an anchor.
    private static func isNameCharacter(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
      default: false
      }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    static func isFlowIndicator(_ byte: UInt8) -> Bool {
      byte == 0x2C || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D
    }
  }
#endif
