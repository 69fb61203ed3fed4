#if YAML
  import CYaml
  import Charter

  // An alias becomes a copy of what its anchor names, with the places of the original: a finding
  // about a value points at where the value is written.

  extension YAMLReader {
    mutating func readAlias(_ event: yaml_event_t) throws(ReadingStopped) {
      let start = cursor.offset(of: event.start_mark.index)
      let end = cursor.offset(of: event.end_mark.index)
      lastEnd = end
      let isKey = builder.isInMap && !builder.hasPendingKey
      if isKey, start > 0, source[start - 1] == 0x3F { throw stopForQuestionMark(at: start - 1) }
      guard let name = event.data.alias.anchor, let anchor = anchors[String(cString: name)] else {
        reportUndefinedAlias(start: start, end: end)
        if isKey {
          builder.setRefusedKey(start: start, end: end)
        } else {
          builder.addScalar(.null, start: start, end: end, textOffset: start, textLength: 0)
        }
        return
      }
      switch anchor {
      case .scalar(var node):
        try countAliased(
          Self.weight(of: node), start: start, end: end, anchor: (Int(node.start), Int(node.end)))
        guard !isKey else {
          node.start = UInt32(truncatingIfNeeded: start)
          node.end = UInt32(truncatingIfNeeded: end)
          return setKey(node, isPlain: false)
        }
        builder.addScalar(node)
      case .collection(let index, let anchorStart, let anchorEnd):
        guard !isKey else { throw stopForComplexKey(at: start) }
        let next = Int(builder.node(index).next)
        guard next > index else {
          throw stopForRecursion(
            start: start, end: end, anchor: (anchorStart, anchorEnd))
        }
        try countAliased(
          weight(of: index..<next), start: start, end: end, anchor: (anchorStart, anchorEnd))
        guard builder.depth + height(of: index) <= builder.limits.documentDepth else {
          throw stopForDepth(at: start)
        }
        builder.addCopy(of: index)
      }
    }

    /// What a value counts for: a text that is long is compared, normalised and shown as often as
    /// aliases name it, though it is written once.
    private static func weight(of node: DocumentNode) -> Int {
      1 + Int(node.textLength) / Document.bytesOfAliasedValue
    }

    /// The same of a list or map, keys counted too; nothing is looked at past the limit.
    private func weight(of values: Range<Int>) -> Int {
      guard values.count <= Document.mostAliasedValues - aliasedCount else { return values.count }
      builder.steps.add(values.count)
      return values.reduce(0) { total, index in
        let node = builder.node(index)
        return total + Self.weight(of: node) + Int(node.keyLength) / Document.bytesOfAliasedValue
      }
    }

    private mutating func countAliased(
      _ count: Int, start: Int, end: Int, anchor: (start: Int, end: Int)
    ) throws(ReadingStopped) {
      aliasedCount += count
      guard aliasedCount <= Document.mostAliasedValues else {
        throw stopForExpansion(start: start, end: end, anchor: anchor)
      }
    }

    /// How many lists and maps stand inside each other in a value, itself included.
    private func height(of root: Int) -> Int {
      var ends: [UInt32] = []
      var height = 0
      for index in root..<Int(builder.node(root).next) {
        builder.steps.add()
        while let end = ends.last, end <= index { ends.removeLast() }
        let node = builder.node(index)
        if node.kind == .list || node.kind == .map { ends.append(node.next) }
        height = max(height, ends.count)
      }
      return height
    }
  }
#endif
