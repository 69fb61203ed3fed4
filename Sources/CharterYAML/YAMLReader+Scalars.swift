#if YAML
  import CYaml
  import Charter

  extension YAMLReader {
    /// Reads a scalar as a value or as a key.
    mutating func readScalar(_ event: yaml_event_t) throws(ReadingStopped) {
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      var start = cursor.offset(of: event.start_mark.index)
      var end = cursor.offset(of: event.end_mark.index)
      let isKey = builder.isInMap && !builder.hasPendingKey
      let hasProperties = scalar.tag != nil || scalar.anchor != nil
      let first = start
      if hasProperties { start = skipProperties(from: start, to: end) }
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      let isEmpty = isPlain && text.isEmpty
      if isEmpty {
        if builder.depth == 0, !hasProperties { return }
        if !hasProperties { start = placeOfNothing(start) }
        end = start
      } else if isKey, first > 0, source[first - 1] == 0x3F {
        throw stopForQuestionMark(at: first - 1)
      }
      var offset = start
      if scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE {
        (start, end) = BlockScalarPlace.find(in: source, from: start, to: end)
        offset = start
      } else if !isPlain {
        offset = start + 1
      }
      lastEnd = max(lastEnd, end)

      var length = text.count
      if length > 0 {
        if !isText(text, at: offset) {
          guard let stored = builder.store(text) else { throw stopForSize(at: start) }
          offset = stored
        }
        if !(cursor.isASCII && isPlain), !CanonicalText.isASCII(text) {
          guard let normal = builder.normalise(offset: offset, length: length) else {
            throw stopForSize(at: start)
          }
          (offset, length) = normal
        }
      }

      var node = DocumentNode(kind: .text, start: UInt32(truncatingIfNeeded: start))
      node.end = UInt32(truncatingIfNeeded: end)
      node.textOffset = UInt32(truncatingIfNeeded: offset)
      node.textLength = UInt32(truncatingIfNeeded: length)
      node.isQuoted = !isPlain
      if let tag = scalar.tag {
        resolve(&node, text, tag: String(cString: tag), at: first, isKey: isKey)
      } else if isPlain {
        resolve(&node, CoreSchema.resolve(text), isKey: isKey)
      }
      if let anchor = scalar.anchor { anchors[String(cString: anchor)] = .scalar(node) }
      if isKey {
        setKey(node, isPlain: isPlain && scalar.tag == nil)
      } else {
        builder.addScalar(node)
      }
    }

    /// Names the next value after a scalar; reports those that cannot be keys.
    mutating func setKey(_ node: DocumentNode, isPlain: Bool) {
      let text = builder.text(at: Int(node.textOffset), length: Int(node.textLength))
      if node.kind == .null {
        reportNullKey(start: Int(node.start), end: Int(node.end))
      } else if isPlain, text.elementsEqual([0x3C, 0x3C]) {
        reportMergeKey(start: Int(node.start), end: Int(node.end))
      } else {
        builder.setKey(
          start: Int(node.start), end: Int(node.end), offset: Int(node.textOffset),
          length: Int(node.textLength))
        return
      }
      builder.setRefusedKey(start: Int(node.start), end: Int(node.end))
    }

    private func isText(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
      guard offset + text.count <= source.count else { return false }
      builder.steps.add(text.count)
      for index in 0..<text.count where source[offset + index] != text[index] { return false }
      return true
    }

    // MARK: Resolution

    /// Gives a node the kind that the core schema finds.
    private mutating func resolve(
      _ node: inout DocumentNode, _ resolution: CoreSchema.Resolution, isKey: Bool
    ) {
      switch resolution {
      case .text: node.kind = .text
      case .null: node.kind = .null
      case .bool(let isTrue):
        node.kind = .bool
        node.isTrue = isTrue
      case .integer, .number, .notFinite: resolveNumber(&node, resolution, isKey: isKey)
      }
    }

    private mutating func resolveNumber(
      _ node: inout DocumentNode, _ resolution: CoreSchema.Resolution, isKey: Bool
    ) {
      node.kind = .number
      let spelling = builder.text(at: Int(node.textOffset), length: Int(node.textLength))
      var isInRange = true
      switch resolution {
      case .integer where NumberSpelling.int64(spelling) != nil: node.kind = .integer
      case .notFinite:
        if !isKey { reportNotFinite(start: Int(node.start), end: Int(node.end)) }
      // `0x` and `0o`: their digits are not counted, so they must fit 64 bits.
      case .integer where spelling.count > 1 && spelling[1] > 0x39: isInRange = false
      default: isInRange = NumberSpelling.isInRange(spelling)
      }
      // A key is a text, however it is spelled.
      if !isInRange, !isKey {
        builder.faults.add(
          .numberOutOfRange(source, start: Int(node.start), end: Int(node.end)))
      }
    }

    /// Gives a node the kind that its tag says, where the text fits it.
    private mutating func resolve(
      _ node: inout DocumentNode, _ text: UnsafeBufferPointer<UInt8>, tag: String, at start: Int,
      isKey: Bool
    ) {
      let resolution = CoreSchema.resolve(text)
      node.isQuoted = false
      switch (tag, resolution) {
      case ("!", _), ("tag:yaml.org,2002:str", _): node.isQuoted = true
      case ("tag:yaml.org,2002:null", .null), ("tag:yaml.org,2002:bool", .bool),
        ("tag:yaml.org,2002:int", .integer), ("tag:yaml.org,2002:float", .number),
        ("tag:yaml.org,2002:float", .notFinite):
        resolve(&node, resolution, isKey: isKey)
      case ("tag:yaml.org,2002:float", .integer):
        resolve(&node, resolution, isKey: isKey)
        node.kind = .number
      case ("tag:yaml.org,2002:null", _), ("tag:yaml.org,2002:bool", _),
        ("tag:yaml.org,2002:int", _), ("tag:yaml.org,2002:float", _),
        ("tag:yaml.org,2002:map", _), ("tag:yaml.org,2002:seq", _):
        reportTagMismatch(tag, text, at: start)
      default: reportUnknownTag(at: start)
      }
    }

    func isCollectionTag(_ tag: String, of kind: DocumentNode.Kind) -> Bool {
      switch tag {
      case "!": true
      case "tag:yaml.org,2002:map": kind == .map
      case "tag:yaml.org,2002:seq": kind == .list
      default: false
      }
    }

    // MARK: Places

    /// Where a value stands that is not there: behind the `:` or `-` that announces it, else behind
    /// what was read before it.
    private func placeOfNothing(_ start: Int) -> Int {
      guard start > lastEnd else { return start }
      switch source[start - 1] {
      case 0x3A, 0x2D, 0x3F: return start
      default: return lastEnd
      }
    }
  }
#endif
