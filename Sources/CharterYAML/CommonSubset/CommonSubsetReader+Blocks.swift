#if YAML
  import Charter

  // Literal and folded block scalars, as libyaml reads them.

  extension CommonSubsetReader {
    /// What the line of a block scalar's `|` or `>` says.
    private struct BlockHeader {
      var isLiteral: Bool
      /// -1 for `-`, 1 for `+`.
      var chomping = 0
      /// The indentation of the text; 0 where its first line shows it.
      var indentation = 0
      /// The start of the line behind it.
      var next = 0
    }

    /// Blank lines in a block scalar and the line behind them.
    private struct BlockLine {
      /// How many lines are blank.
      var blank = 0
      /// Where the line behind them starts.
      var start: Int
      /// Its first byte behind the indentation.
      var index: Int
    }

    /// Reads a literal or folded text, and adds it; gives the start of the line behind it.
    @inline(never)
    mutating func readBlock(at start: Int) throws(OutsideSubset) -> Int {
      let header = try readHeader(at: start)
      guard var text = DecodedText(&builder, at: start, limit: count) else { throw OutsideSubset() }
      var indentation = header.indentation
      var line = try skipBlankLines(from: header.next, indentation: &indentation)
      // A line before this one ended with a break that is not decided yet.
      var hasBreak = false
      var wasIndented = false
      while line.index - line.start == indentation, line.index < count {
        let isIndented = base[line.index] == 0x20 || base[line.index] == 0x09
        if hasBreak {
          if header.isLiteral || wasIndented || isIndented {
            text.append(0x0A)
          } else if line.blank == 0 {
            text.append(0x20)
          }
        }
        text.appendBreaks(line.blank)
        wasIndented = isIndented
        let end = lineBreak(from: line.index)
        text.append(base + line.index, count: end - line.index)
        hasBreak = end < count
        line = try skipBlankLines(from: skipBreak(at: end), indentation: &indentation)
      }
      if header.chomping >= 0, hasBreak { text.append(0x0A) }
      if header.chomping > 0 { text.appendBreaks(line.blank) }

      let source = UnsafeBufferPointer(start: base, count: count)
      builder.steps.add(line.start - start)
      let place = BlockScalarPlace.find(in: source, from: start, to: line.start)
      let kept = try keep(text, at: place.start)
      builder.addScalar(
        .text, isQuoted: true, start: place.start, end: place.end, textOffset: kept.offset,
        textLength: kept.length)
      lastEnd = place.end
      return line.start
    }

    private func readHeader(at start: Int) throws(OutsideSubset) -> BlockHeader {
      var header = BlockHeader(isLiteral: base[start] == 0x7C)
      var index = start + 1
      readChomping(&header, &index)
      if base[index] &- 0x31 < 9 {
        header.indentation = Int(base[index] - 0x30) + levels[builder.depth].column
        index += 1
        if header.chomping == 0 { readChomping(&header, &index) }
      }
      header.next = try finishLine(from: index)
      return header
    }

    private func readChomping(_ header: inout BlockHeader, _ index: inout Int) {
      guard base[index] == 0x2D || base[index] == 0x2B else { return }
      header.chomping = base[index] == 0x2D ? -1 : 1
      index += 1
    }

    /// Skips blank lines and the indentation of the line behind them, which is found by the way
    /// where it is not known: the greatest of those that were skipped.
    private func skipBlankLines(
      from start: Int, indentation: inout Int
    ) throws(OutsideSubset) -> BlockLine {
      var line = BlockLine(start: start, index: start)
      var deepest = 0
      while true {
        let limit = indentation == 0 ? count : min(line.start + indentation, count)
        while line.index < limit, base[line.index] == 0x20 { line.index += 1 }
        deepest = max(deepest, line.index - line.start)
        if line.index < limit, base[line.index] == 0x09 { throw OutsideSubset() }
        guard isBreak(base[line.index]) else { break }
        line.blank += 1
        line.index = skipBreak(at: line.index)
        line.start = line.index
      }
      if indentation == 0 {
        indentation = max(deepest, levels[builder.depth].column + 1, 1)
      }
      return line
    }
  }
#endif
