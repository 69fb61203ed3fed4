import Charter

/// Policy text in which `«…»` marks where a diagnostic should stand.
struct MarkedSource {
  /// The text without its marks.
  let text: String
  /// What is marked, in order: where it starts and what it says.
  let marks: [(line: Int, column: Int, text: String)]

  init(_ source: String) {
    var text = ""
    var marks: [(Int, Int, String)] = []
    var open: (Int, Int, String)?
    var line = 1
    var column = 1
    for character in source.unicodeScalars {
      switch character {
      case "«":
        open = (line, column, "")
        continue
      case "»":
        if let open { marks.append(open) }
        open = nil
        continue
      default: break
      }
      text.unicodeScalars.append(character)
      open?.2.unicodeScalars.append(character)
      if character == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    self.text = text
    self.marks = marks.map { (line: $0.0, column: $0.1, text: $0.2) }
  }
}

/// Compiles one file; gives every error, none where it compiles.
func errors(in source: String, reading: [String: Document] = [:]) -> [Diagnostic] {
  do {
    _ = try PolicySet(
      compiling: [SourceFile(path: "test.charter", text: source)],
      reading: { path throws(DocumentError) in reading[path] })
    return []
  } catch {
    return error.diagnostics
  }
}
