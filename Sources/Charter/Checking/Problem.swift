/// A diagnostic before its place is resolved.
struct Problem {
  struct Note {
    var message: String
    var span: Span
  }

  var code: String
  var message: String
  var span: Span
  var help: String?
  var notes: [Note] = []
  var severity = Diagnostic.Severity.error
  /// The name that nothing has, where that is the problem, and the one that is close to it.
  var unknown: (name: String, nearest: String?)?
}

/// Resolves places, counting the lines of a file only when one of its places is shown.
struct PlaceResolver {
  private let files: [SourceFile]
  private var lines: [Int32: LineIndex] = [:]
  /// The line that was shown last: problems of one line share its text.
  private var shown: (file: Int32, line: Int, text: String) = (-1, 0, "")

  init(_ files: [SourceFile]) { self.files = files }

  mutating func place(of span: Span) -> Place {
    let file = files[Int(span.file)]
    let index: LineIndex
    if let known = lines[span.file] {
      index = known
    } else {
      index = LineIndex(file.bytes)
      lines[span.file] = index
    }
    let start = index.position(of: Int(span.start))
    if shown.file != span.file || shown.line != start.line {
      shown = (span.file, start.line, index.text(ofLine: start.line))
    }
    return Place(
      file: file.path, start: start, end: index.position(of: Int(max(span.start, span.end))),
      line: shown.text)
  }

  mutating func diagnostic(_ problem: Problem) -> Diagnostic {
    Diagnostic(
      code: problem.code, severity: problem.severity, message: problem.message,
      place: place(of: problem.span), help: problem.help,
      notes: problem.notes.map {
        Diagnostic.Note(message: $0.message, place: place(of: $0.span))
      })
  }
}

extension [Problem] {
  /// The problems without errors of a file that are past the most that are shown of one: of those, one
  /// says that there are more.
  ///
  /// Cost: n log n where a file has so many.
  func shown() -> [Problem] {
    guard count > Parser.problemLimit else { return self }
    var kept = filter { $0.severity != .error }
    let errors = filter { $0.severity == .error }
    for (_, ofFile) in Dictionary(grouping: errors, by: \.span.file) {
      let sorted = ofFile.sorted { $0.span.start < $1.span.start }
      kept += sorted.prefix(Parser.problemLimit)
      if sorted.count > Parser.problemLimit {
        kept.append(.tooManyErrors(sorted[Parser.problemLimit].span))
      }
    }
    return kept
  }
}

extension String {
  /// The text with every run of white space as one blank.
  var squeezed: String {
    guard utf8.allSatisfy({ $0 < 0x80 }) else {
      return split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var needsBlank = false
    for byte in utf8 {
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        needsBlank = !result.isEmpty
      } else {
        if needsBlank { result.append(0x20) }
        needsBlank = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
