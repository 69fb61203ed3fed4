#if YAML
  import Charter

  // Lists and maps in brackets. Indentation means nothing in them.

  extension CommonSubsetReader {
    /// Reads the list or map whose bracket stands at `start`; gives the first byte behind it.
    @inline(never)
    mutating func readFlow(at start: Int) throws(OutsideSubset) -> Int {
      let floor = builder.depth
      var index = start
      value: while true {
        switch base[index] {
        case 0x5B, 0x7B:  // [ or {
          let isMap = base[index] == 0x7B
          guard builder.open(isMap ? .map : .list, start: index) else { throw OutsideSubset() }
          index = try skipFlowBlanks(from: index + 1)
          if base[index] != closingBracket {
            if isMap { index = try readFlowKey(at: index) }
            continue value
          }
          closeFlow(&index)
        case 0x22, 0x27:  // " or '
          let text = try readQuoted(at: index)
          addQuoted(text, start: index)
          index = text.end
        default:
          let stop = try flowPlainStop(from: index)
          try addPlainLine(from: index, to: trimmed(stop))
          index = stop
        }
        // A value has ended.
        while builder.depth > floor {
          index = try skipFlowBlanks(from: index)
          if base[index] == 0x2C {  // ,
            index = try skipFlowBlanks(from: index + 1)
            if base[index] != closingBracket {
              if builder.isInMap { index = try readFlowKey(at: index) }
              continue value
            }
          }
          guard base[index] == closingBracket else { throw OutsideSubset() }
          closeFlow(&index)
        }
        return index
      }
    }

    private var closingBracket: UInt8 { builder.isInMap ? 0x7D : 0x5D }

    private mutating func closeFlow(_ index: inout Int) {
      index += 1
      builder.close(end: index)
      lastEnd = index
    }

    /// Reads a key and its `:`, in one line; gives the first byte of its value.
    private mutating func readFlowKey(at start: Int) throws(OutsideSubset) -> Int {
      let colon: Int
      if base[start] == 0x22 || base[start] == 0x27 {
        let text = try readQuoted(at: start)
        guard text.isOneLine else { throw OutsideSubset() }
        colon = skipSpaces(from: text.end)
        setQuotedKey(text, start: start)
      } else {
        colon = try flowPlainStop(from: start)
        try setPlainKey(from: start, to: trimmed(colon))
      }
      guard base[colon] == 0x3A, colon - start <= Self.longestKey else { throw OutsideSubset() }
      return try skipFlowBlanks(from: colon + 1)
    }

    /// Where a plain scalar between brackets stops in its line.
    private func flowPlainStop(from start: Int) throws(OutsideSubset) -> Int {
      guard isPlainStart(start), base[start] != 0x2D || base[start + 1] &- 0x30 < 10 else {
        throw OutsideSubset()
      }
      var index = start
      while true {
        switch base[index] {
        case 0x3A:  // :
          let next = base[index + 1]
          if next <= 0x20 { return index }
          if next == 0x3F || isFlowIndicator(next) { throw OutsideSubset() }
        case 0x23 where base[index - 1] == 0x20: return index
        case 0x09: throw OutsideSubset()
        case 0x00...0x1F: return index
        default:
          if isFlowIndicator(base[index]) { return index }
        }
        index += 1
      }
    }

    private func isFlowIndicator(_ byte: UInt8) -> Bool {
      byte == 0x2C || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D
    }

    /// The first byte that is no blank, no break and not in a comment.
    private func skipFlowBlanks(from start: Int) throws(OutsideSubset) -> Int {
      var index = start
      while true {
        index = skipSpaces(from: index)
        switch base[index] {
        case 0x0A, 0x0D: index = skipBreak(at: index)
        case 0x23 where base[index - 1] <= 0x20: index = lineBreak(from: index)
        default:
          guard base[index - 1] != 0x0A || !isLineIndicator(base[index]) else {
            throw OutsideSubset()
          }
          return index
        }
      }
    }
  }
#endif
