#if YAML
  /// Where the text of a block scalar stands.
  enum BlockScalarPlace {
    /// The content of a block scalar, from its first to its last byte that is no end of a line;
    /// its header where it has none.
    static func find(
      in source: UnsafeBufferPointer<UInt8>, from header: Int, to limit: Int
    ) -> (start: Int, end: Int) {
      var headerEnd = header
      while headerEnd < limit, !YAMLReader.isBlank(source[headerEnd]) { headerEnd += 1 }
      var start = headerEnd
      while start < limit, source[start] != 0x0A, source[start] != 0x0D { start += 1 }
      while start < limit, YAMLReader.isBlank(source[start]) { start += 1 }
      guard start < limit else { return (header, headerEnd) }
      // Trailing lines that are blank are not content that anybody would point at.
      var end = limit
      while true {
        var lineEnd = end
        while lineEnd > start, source[lineEnd - 1] == 0x20 || source[lineEnd - 1] == 0x09 {
          lineEnd -= 1
        }
        guard lineEnd > start, source[lineEnd - 1] == 0x0A || source[lineEnd - 1] == 0x0D else {
          return (start, end)
        }
        end = lineEnd - 1
      }
    }
  }
#endif
