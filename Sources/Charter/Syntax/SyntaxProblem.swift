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

  init(_ code: String, _ message: String, at token: Token, help: String? = nil) {
    self.init(code, message, token.start, token.end, help: help)
  }

  init(
    _ code: String, _ message: String, _ start: some BinaryInteger, _ end: some BinaryInteger,
    help: String? = nil
  ) {
    self.code = code
    self.message = message
    self.start = Int32(start)
    self.end = Int32(end)
    self.help = help
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
    let lines = LineIndex(file.bytes)
    func place(_ start: Int32, _ end: Int32) -> Place {
      Place(file: file.path, lines: lines, start: Int(start), end: Int(end))
    }
    let sorted = enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }
    return sorted.map { entry in
      let problem = entry.element
      return Diagnostic(
        code: problem.code, message: problem.message, place: place(problem.start, problem.end),
        help: problem.help,
        notes: problem.notes.map {
          Diagnostic.Note(message: $0.message, place: place($0.start, $0.end))
        })
    }
  }
}
