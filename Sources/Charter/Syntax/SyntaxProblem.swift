/// A syntax error before its place is resolved: lines are counted only where there is one.
struct SyntaxProblem {
  struct Note {
    var message: String
    var start: Int32
    var end: Int32
  }

  var code: String
  var message: String
  var start: Int32
  var end: Int32
  var help: String?
  var notes: [Note] = []
  /// The bracket that was expected, where it was one.
  var expectedBracket: String?
  /// A bracket was lost here or before, for all that can be told.
  var mayBeALostBracket = false

  init(_ code: String, _ message: String, at token: Token, help: String? = nil) {
    self.init(code, message, token.start, token.end, help: help)
  }

  init(
    _ code: String, _ message: String, _ start: some BinaryInteger, _ end: some BinaryInteger,
    help: String? = nil
  ) {
    self.code = code
    self.message = SyntaxProblem.clipped(message)
    self.start = Int32(start)
    self.end = Int32(end)
    self.help = help.map(SyntaxProblem.clipped)
  }

  /// Messages repeat what was written, which may be as long as the file.
  private static func clipped(_ text: String) -> String {
    text.utf8.count > 400 && text.count > 400 ? text.prefix(399) + "…" : text
  }

  func noting(_ message: String, at token: Token) -> SyntaxProblem {
    var copy = self
    copy.notes.append(Note(message: message, start: token.start, end: token.end))
    return copy
  }
}

extension [SyntaxProblem] {
  /// The problems as diagnostics of a file, in the order of their places.
  func resolved(in file: SourceFile) -> [Diagnostic] {
    guard !isEmpty else { return [] }
    var offsets: [Int32] = []
    for problem in self {
      offsets += [problem.start, problem.end]
      for note in problem.notes { offsets += [note.start, note.end] }
    }
    var places = PlaceTable(offsets, in: file)
    let sorted = enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }
    return sorted.map { entry in
      let problem = entry.element
      return Diagnostic(
        code: problem.code, message: problem.message,
        place: places.place(problem.start, problem.end), help: problem.help,
        notes: problem.notes.map {
          Diagnostic.Note(message: $0.message, place: places.place($0.start, $0.end))
        })
    }
  }
}

/// The lines and columns of some offsets, found in one pass over the file however many there are
/// and however long its lines.
private struct PlaceTable {
  private let file: SourceFile
  private let lines: LineIndex
  private var positions: [Int32: LineIndex.Position] = [:]
  /// The line that was shown last; problems of one line share its text.
  private var shown: (line: Int, text: String) = (0, "")

  init(_ offsets: [Int32], in file: SourceFile) {
    self.file = file
    lines = LineIndex(file.bytes)
    var position = LineIndex.Position(line: 1, column: 1)
    var index = 0
    for offset in offsets.sorted() where positions[offset] == nil {
      while index < min(Int(offset), file.bytes.count) {
        let byte = file.bytes[index]
        index += 1
        let isLineEnd =
          byte == 0x0A
          || byte == 0x0D && !(index < file.bytes.count && file.bytes[index] == 0x0A)
        if isLineEnd {
          position.line += 1
          position.column = 1
        } else if byte & 0xC0 != 0x80 {
          position.column += 1
        }
      }
      positions[offset] = position
    }
  }

  mutating func place(_ start: Int32, _ end: Int32) -> Place {
    let nowhere = LineIndex.Position(line: 1, column: 1)
    let first = positions[start] ?? nowhere
    if shown.line != first.line { shown = (first.line, lines.text(ofLine: first.line)) }
    return Place(
      file: file.path, start: first, end: positions[max(start, end)] ?? nowhere, line: shown.text)
  }
}
