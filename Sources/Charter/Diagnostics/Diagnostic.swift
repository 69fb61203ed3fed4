/// A place in a policy or in a document, ready to be shown.
public struct Place: Hashable, Sendable {
  /// Path of the file, as it was given.
  public var file: String
  /// Where it starts: line and column from 1, columns in code points.
  public var start: LineIndex.Position
  /// Just past its end.
  public var end: LineIndex.Position
  /// The first line of the place, without its line end.
  public var line: String

  /// Makes a place from its parts.
  public init(
    file: String, start: LineIndex.Position, end: LineIndex.Position, line: String
  ) {
    self.file = file
    self.start = start
    self.end = end
    self.line = line
  }

  /// Resolves a run of bytes.
  package init(file: String, lines: LineIndex, start: Int, end: Int) {
    let first = lines.position(of: start)
    self.init(
      file: file, start: first, end: lines.position(of: max(start, end)),
      line: lines.text(ofLine: first.line))
  }
}

/// Something wrong with a policy or a document, said to a person.
///
/// The message says what is, in lower case, on one line, with the user's words in backticks and
/// no final period; the help says what to do.
public struct Diagnostic: Hashable, Sendable, Error {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The policies do not compile, or the input cannot be judged.
    case error
    /// Worth a look; nothing is refused.
    case warning
  }

  /// A second place that explains the first.
  public struct Note: Hashable, Sendable {
    /// What is to be seen there.
    public var message: String
    /// Where.
    public var place: Place

    /// Makes a note from its parts.
    public init(message: String, place: Place) {
      self.message = message
      self.place = place
    }
  }

  /// Names the fault, in kebab-case; unique in the package and never reused.
  public var code: String
  /// How bad it is.
  public var severity: Severity
  /// What is wrong.
  public var message: String
  /// Where; missing only where there is no text to point at.
  public var place: Place?
  /// What to do about it.
  public var help: String?
  /// Other places that matter.
  public var notes: [Note]

  /// Makes a diagnostic from its parts.
  public init(
    code: String, severity: Severity = .error, message: String, place: Place?,
    help: String? = nil, notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.help = help
    self.notes = notes
  }
}
