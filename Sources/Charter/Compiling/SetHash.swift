/// The hash of what a set means: the same whatever its files are called, in whatever order its
/// declarations stand, and however they are laid out and commented.
enum SetHash {
  /// - Parameters:
  ///   - files: The files of the set, in the order of the trees.
  ///   - trees: Their trees.
  ///   - data: The bytes of every data file, by path.
  static func of(_ files: [SourceFile], trees: [SyntaxTree], data: [String: [UInt8]]) -> String {
    var parts: [[UInt8]] = []
    for tree in trees {
      for declaration in tree.declarations {
        let file = files[Int(declaration.span.file)]
        parts.append(canonical(file.bytes, declaration.span))
      }
    }
    parts += data.values.map { bytes in
      var hash = SHA256()
      hash.update(bytes)
      return Array("data \(hash.finish())".utf8)
    }
    parts.sort { $0.lexicographicallyPrecedes($1) }
    var hash = SHA256()
    for part in parts {
      hash.update(Array("\(part.count):".utf8))
      hash.update(part)
    }
    return hash.finish()
  }

  /// A declaration with its white space and comments taken out, but inside quotes.
  private static func canonical(_ bytes: [UInt8], _ span: Span) -> [UInt8] {
    var result: [UInt8] = []
    var index = Int(span.start)
    let end = Int(span.end)
    var isQuoted = false
    var needsBlank = false
    while index < end {
      let byte = bytes[index]
      if isQuoted {
        result.append(byte)
        if byte == UInt8(ascii: "\\"), index + 1 < end {
          index += 1
          result.append(bytes[index])
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
        index += 1
        continue
      }
      if byte == UInt8(ascii: "/"), index + 1 < end, bytes[index + 1] == UInt8(ascii: "/") {
        while index < end, bytes[index] != 0x0A { index += 1 }
        needsBlank = true
        continue
      }
      if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        needsBlank = true
        index += 1
        continue
      }
      if needsBlank, !result.isEmpty { result.append(0x20) }
      needsBlank = false
      isQuoted = byte == UInt8(ascii: "\"")
      result.append(byte)
      index += 1
    }
    return result
  }
}
