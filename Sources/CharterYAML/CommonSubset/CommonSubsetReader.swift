#if YAML
  import Charter

  /// The text is not in the subset that ``CommonSubsetReader`` knows, or not YAML at all.
  struct OutsideSubset: Error {}

  /// Reads the YAML that descriptors are written in, in one pass over the bytes, into the same nodes
  /// as ``YAMLReader``.
  ///
  /// The subset is one document of block and flow collections with plain, quoted and block scalars.
  /// Outside are anchors, aliases, tags, directives, `?`, `...`, a second document, tabs between
  /// tokens, scalars at the root, plain scalars that start with `?` or `:` or go on in a second line
  /// between brackets, values left out between brackets, and the escapes `\N`, `\L` and `\P`.
  /// What is outside, and what is wrong in any way, is left to libyaml: this reader never reports
  /// anything, and where libyaml has a habit of its own it has the same. Time grows with the bytes,
  /// or with n log n for the keys of one map, also where it gives up.
  struct CommonSubsetReader: ~Copyable {
    /// A list or map by indentation that is open.
    struct Level {
      var column: Int
      /// A list whose dashes stand below the key that names it.
      var isIndentless: Bool
    }

    var builder: DocumentBuilder
    /// The text, followed by at least ``Document/padding`` zero bytes.
    let base: UnsafePointer<UInt8>
    /// Length of the text.
    let count: Int
    let isASCII: Bool
    /// Where the last value or key ended.
    var lastEnd = 0
    /// The collections that are open, by their depth, from 1; those in brackets are not told of.
    let levels: UnsafeMutablePointer<Level>

    /// Takes the text and at least ``Document/padding`` zero bytes behind it, which must stay where
    /// they are while they are read.
    ///
    /// - Throws: Where the text holds bytes that are outside of the subset.
    init(
      padded: UnsafeBufferPointer<UInt8>, count: Int, limits: Limits = Limits()
    ) throws(OutsideSubset) {
      precondition(padded.count >= count + Document.padding)
      base = padded.baseAddress.unsafelyUnwrapped
      self.count = count
      let source = UnsafeBufferPointer(start: base, count: count)
      isASCII = try Self.checkBytes(source)
      builder = DocumentBuilder(source: source, limits: limits)
      levels = .allocate(capacity: Document.deepestNesting + 1)
      levels.initialize(to: Level(column: -1, isIndentless: false))
    }

    deinit { levels.deallocate() }

    /// Reads the one document of the text into ``builder``.
    mutating func read() throws(OutsideSubset) {
      var index = try skipStart()
      // Behind the `:` or `-` whose value has not been seen yet; 0 where there is none.
      var nothing = 0
      line: while true {
        builder.steps.add()
        let line = try nextContent(from: index)
        index = line.index
        guard index < count else { break }
        var column = line.column
        guard column > 0 || !isMarker(index) else { throw OutsideSubset() }
        // A value starts here, rather than the next entry of a collection that is open.
        var isFresh = false
        if builder.depth == 0 {
          guard builder.nodeCount == 0 else { throw OutsideSubset() }
          isFresh = true
        } else if nothing > 0, column > levels[builder.depth].column {
          isFresh = true
        } else if nothing > 0, column == levels[builder.depth].column, builder.isInMap,
          isElement(index)
        {
          try open(.list, at: index, column: column, isIndentless: true)
        } else {
          if nothing > 0 { addNothing(at: nothing) }
          try close(to: column, isElement: isElement(index))
        }
        while isElement(index) {
          if isFresh { try open(.list, at: index, column: column) }
          nothing = index + 1
          let next = skipSpaces(from: index + 1)
          column += next - index
          index = next
          if isLineEnd(index) {
            index = try finishLine(from: index)
            continue line
          }
          isFresh = true
        }
        let key = try readKey(at: index, column: column, isFresh: isFresh)
        guard key.isKey else {
          nothing = 0
          index = key.next
          continue
        }
        index = skipSpaces(from: key.next)
        if isLineEnd(index) {
          nothing = key.next
          index = try finishLine(from: index)
        } else {
          nothing = 0
          index = try readValue(at: index)
        }
      }
      if nothing > 0 { addNothing(at: nothing) }
      while builder.depth > 0 { builder.close(end: lastEnd) }
      guard builder.nodeCount > 0, builder.faults.isEmpty else { throw OutsideSubset() }
    }

    // MARK: Lists and maps

    /// Opens a list or map by indentation.
    @inline(__always)
    private mutating func open(
      _ kind: DocumentNode.Kind, at start: Int, column: Int, isIndentless: Bool = false
    ) throws(OutsideSubset) {
      guard builder.open(kind, start: start) else { throw OutsideSubset() }
      (levels + builder.depth).initialize(to: Level(column: column, isIndentless: isIndentless))
    }

    /// Closes what is indented deeper than the next entry, which must belong to what is open then.
    @inline(__always)
    private mutating func close(to column: Int, isElement: Bool) throws(OutsideSubset) {
      while builder.depth > 0, levels[builder.depth].column > column {
        builder.close(end: lastEnd)
      }
      if levels[builder.depth].isIndentless, !isElement { builder.close(end: lastEnd) }
      guard levels[builder.depth].column == column, builder.isInMap != isElement else {
        throw OutsideSubset()
      }
    }

    /// Adds the null of a `:` or `-` that nothing follows.
    private mutating func addNothing(at place: Int) {
      builder.addScalar(.null, start: place, end: place, textOffset: place, textLength: 0)
      lastEnd = place
    }

    // MARK: Keys and values

    /// Reads a key and its `:`, opening its map where it is the first one; or, where there is no
    /// `:`, the value that stands there, to the end of its line.
    @inline(__always)
    private mutating func readKey(
      at start: Int, column: Int, isFresh: Bool
    ) throws(OutsideSubset) -> (isKey: Bool, next: Int) {
      switch base[start] {
      case 0x22, 0x27:  // " or '
        let text = try readQuoted(at: start)
        let colon = skipSpaces(from: text.end)
        guard base[colon] == 0x3A, base[colon + 1] <= 0x20 else {
          guard isFresh, builder.depth > 0 else { throw OutsideSubset() }
          addQuoted(text, start: start)
          return (false, try finishLine(from: text.end))
        }
        guard text.isOneLine, colon - start <= Self.longestKey else { throw OutsideSubset() }
        if isFresh { try open(.map, at: start, column: column) }
        setQuotedKey(text, start: start)
        return (true, colon + 1)
      case 0x5B, 0x7B:  // [ or {
        guard isFresh else { throw OutsideSubset() }
        return (false, try readValue(at: start))
      case 0x7C, 0x3E:  // | or >
        guard isFresh, builder.depth > 0 else { throw OutsideSubset() }
        return (false, try readValue(at: start))
      default:
        guard isPlainStart(start) else { throw OutsideSubset() }
        let stop = try plainStop(from: start)
        guard base[stop] == 0x3A else {
          guard isFresh, builder.depth > 0 else { throw OutsideSubset() }
          return (false, try addPlain(from: start, to: stop))
        }
        guard stop - start <= Self.longestKey else { throw OutsideSubset() }
        if isFresh { try open(.map, at: start, column: column) }
        try setPlainKey(from: start, to: trimmed(stop))
        return (true, stop + 1)
      }
    }

    /// How far behind the start of a key libyaml finds its `:`: 1,024 code points.
    static let longestKey = 1_000

    /// Reads a value that stands behind its key, or alone; gives the start of the line behind it.
    @inline(__always)
    private mutating func readValue(at start: Int) throws(OutsideSubset) -> Int {
      switch base[start] {
      case 0x22, 0x27:  // " or '
        let text = try readQuoted(at: start)
        addQuoted(text, start: start)
        return try finishLine(from: text.end)
      case 0x5B, 0x7B:  // [ or {
        return try finishLine(from: readFlow(at: start))
      case 0x7C, 0x3E:  // | or >
        return try readBlock(at: start)
      default:
        guard isPlainStart(start) else { throw OutsideSubset() }
        let stop = try plainStop(from: start)
        guard base[stop] != 0x3A else { throw OutsideSubset() }
        return try addPlain(from: start, to: stop)
      }
    }
  }
#endif
