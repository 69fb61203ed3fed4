#if YAML
  import CYaml
  import Charter

  // What the YAML reader itself says. Each `stop…` records the fault that ends the reading.

  extension YAMLReader {
    mutating func stop(_ fault: DocumentFault) -> ReadingStopped {
      builder.faults.add(fault)
      builder.compareKeysOfOpenMaps()
      return ReadingStopped()
    }

    /// Refuses what libyaml would read otherwise than YAML 1.2 does, or not at all.
    mutating func checkSource() throws(ReadingStopped) {
      guard !source.isEmpty else { throw stopForEmptiness() }
      if let encoding = ByteOrderMark.foreignEncoding(of: source) {
        throw stop(
          DocumentFault(
            "unsupported-encoding", "the text is encoded as \(encoding)", start: 0, end: 0,
            help: "save it as UTF-8"))
      }
      if !cursor.isASCII {
        if let bad = CanonicalText.isValidUTF8(source) {
          throw stop(.invalidUTF8(source[bad], at: bad))
        }
        try checkLineSeparators()
      }
      try checkTagDirectives()
    }

    /// YAML 1.2 takes U+0085, U+2028 and U+2029 as characters, libyaml as ends of lines.
    private mutating func checkLineSeparators() throws(ReadingStopped) {
      for index in source.indices.dropLast(1) where source[index] & 0xC0 == 0xC0 {
        let length: Int
        if source[index] == 0xC2, source[index + 1] == 0x85 {
          length = 2
        } else if source[index] == 0xE2, source[index + 1] == 0x80,
          source[index + 2] == 0xA8 || source[index + 2] == 0xA9
        {
          length = 3
        } else {
          continue
        }
        let name =
          length == 2
          ? (name: "U+0085", escape: #"\N"#)
          : source[index + 2] == 0xA8
            ? (name: "U+2028", escape: #"\L"#) : (name: "U+2029", escape: #"\P"#)
        throw stop(
          DocumentFault(
            "line-separator",
            "the character \(name.name) ends a line for some readers of YAML and not for others",
            start: index, end: index + length,
            help: "write it as `\(name.escape)` in a text in double quotes, or leave it out"))
      }
    }

    /// Keeps a flood of `%TAG` from libyaml, which compares each with all before it.
    ///
    /// Directives start their lines; elsewhere it is a text like others.
    private mutating func checkTagDirectives() throws(ReadingStopped) {
      var signs = 0
      for byte in source { signs &+= byte == 0x25 ? 1 : 0 }
      guard signs > Self.mostTagDirectives else { return }
      let directive: StaticString = "%TAG"
      var count = 0
      for index in source.indices.dropLast(3)
      where source[index] == 0x25
        && (index == 0 || source[index - 1] == 0x0A || source[index - 1] == 0x0D)
      {
        guard (1..<4).allSatisfy({ source[index + $0] == directive.utf8Start[$0] }) else {
          continue
        }
        count += 1
        if count > Self.mostTagDirectives { throw stopForTagDirective(at: index) }
      }
    }

    private static let mostTagDirectives = 32

    mutating func stopForEmptiness() -> ReadingStopped {
      stop(
        DocumentFault("empty-document", "there is nothing in the document", start: 0, end: 0))
    }

    mutating func stopForTagDirective(at start: Int) -> ReadingStopped {
      stop(
        DocumentFault(
          "unsupported-directive", "`%TAG` names tags that nothing here reads", start: start,
          end: lineEnd(from: start), help: "leave it out"))
    }

    mutating func stopForSize(at start: Int) -> ReadingStopped {
      stop(.tooLargeDecoded(at: start))
    }

    /// The fault is there already where the values of one document were too many.
    mutating func stopForTooManyValues() -> ReadingStopped {
      if builder.isOverfull { return ReadingStopped() }
      return stop(.tooManyValues(builder.limits.documentValues, at: lastEnd))
    }

    mutating func stopForDepth(at start: Int) -> ReadingStopped {
      stop(.tooDeep(builder.limits.documentDepth, start: start, end: min(start + 1, source.count)))
    }

    mutating func stopForComplexKey(at start: Int) -> ReadingStopped {
      stop(
        DocumentFault(
          "key-not-text", "a list or map cannot be a key", start: start,
          end: min(start + 1, source.count), help: complexKeyHelp(at: start)))
    }

    /// `{{ placeholder }}` is the usual reason.
    private func complexKeyHelp(at start: Int) -> String? {
      let isPlaceholder = start > 0 && source[start] == 0x7B && source[start - 1] == 0x7B
      return isPlaceholder ? "quote the text that starts with `{{`" : "keys are texts"
    }

    mutating func stopForQuestionMark(at start: Int) -> ReadingStopped {
      stop(
        DocumentFault(
          "yaml-syntax", "a text between brackets cannot start with `?`", start: start,
          end: start + 1, help: "quote it, or put a space behind the `?` of a key"))
    }

    mutating func reportNotFinite(start: Int, end: Int) {
      builder.faults.add(
        DocumentFault(
          "number-out-of-range", "\(excerpt((start, end))) is no finite number", start: start,
          end: end, help: "quote it if it is a text"))
    }

    mutating func reportNullKey(start: Int, end: Int) {
      builder.faults.add(
        DocumentFault(
          "null-key", "the key is \(start == end ? "missing" : "a null")", start: start, end: end,
          help: start == end ? "write the key before the `:`" : "quote it if it is a text"))
    }

    mutating func reportMergeKey(start: Int, end: Int) {
      builder.faults.add(
        DocumentFault(
          "merge-key", "YAML 1.2 has no merge key `<<`", start: start, end: end,
          help: "write the entries out, or give the whole value with an alias"))
    }

    // MARK: Tags

    mutating func checkCollectionTag(
      _ tag: UnsafeMutablePointer<UInt8>, _ kind: DocumentNode.Kind, at start: Int
    ) {
      let name = String(cString: tag)
      guard !isCollectionTag(name, of: kind) else { return }
      if ["str", "int", "float", "bool", "null", "map", "seq"].contains(where: {
        name == "tag:yaml.org,2002:\($0)"
      }) {
        reportTagMismatch(found: "a \(kind == .map ? "map" : "list")", at: start)
      } else {
        reportUnknownTag(at: start)
      }
    }

    mutating func reportTagMismatch(
      _ tag: String, _ text: UnsafeBufferPointer<UInt8>, at start: Int
    ) {
      reportTagMismatch(
        found: text.isEmpty ? "an empty value" : MessageText.quoted(text), at: start)
    }

    private mutating func reportTagMismatch(found: String, at start: Int) {
      let place = tagPlace(from: start)
      builder.faults.add(
        DocumentFault(
          "tag-mismatch", "\(found) does not fit the tag \(excerpt(place))", start: place.start,
          end: place.end))
    }

    mutating func reportUnknownTag(at start: Int) {
      let place = tagPlace(from: start)
      builder.faults.add(
        DocumentFault(
          "unknown-tag", "the tag \(excerpt(place)) is not known", start: place.start,
          end: place.end, help: Self.knownTags))
    }

    static let knownTags =
      "known are `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!map` and `!!seq`"

    /// The tag among the properties of a value, which may come behind an anchor.
    private func tagPlace(from start: Int) -> (start: Int, end: Int) {
      var index = start
      while index < source.count, source[index] != 0x21 {
        index = source[index] == 0x26 ? tokenEnd(from: index) : index + 1
      }
      return (index, tokenEnd(from: index))
    }

    func excerpt(_ place: (start: Int, end: Int)) -> String {
      MessageText.quoted(UnsafeBufferPointer(rebasing: source[place.start..<place.end]))
    }

    func lineEnd(from start: Int) -> Int {
      var end = start
      while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
      return end
    }

    // MARK: Aliases

    mutating func reportUndefinedAlias(start: Int, end: Int) {
      builder.faults.add(
        DocumentFault(
          "undefined-alias", "no anchor before \(excerpt((start, end))) has this name",
          start: start, end: end, help: "quote it if it is a text"))
    }

    mutating func stopForRecursion(
      start: Int, end: Int, anchor: (start: Int, end: Int)
    ) -> ReadingStopped {
      stop(
        DocumentFault(
          "recursive-alias", "\(excerpt((start, end))) stands inside the value that it names",
          start: start, end: end,
          note: DocumentFault.Note("its anchor", start: anchor.start, end: anchor.end)))
    }

    mutating func stopForExpansion(
      start: Int, end: Int, anchor: (start: Int, end: Int)
    ) -> ReadingStopped {
      stop(
        DocumentFault(
          "alias-expansion",
          "the aliases up to \(excerpt((start, end))) stand for more than "
            + "\(Document.mostAliasedValues) values",
          start: start, end: end,
          note: DocumentFault.Note("its anchor", start: anchor.start, end: anchor.end)))
    }
  }
#endif
