/// One thing wrong with a document, by offsets into its source.
package struct DocumentFault: Sendable {
  /// A second place that explains the first.
  package struct Note: Sendable {
    package var message: String
    package var start: Int
    package var end: Int

    package init(_ message: String, start: Int, end: Int) {
      self.message = message
      self.start = start
      self.end = end
    }
  }

  package var code: String
  package var message: String
  package var start: Int
  package var end: Int
  package var help: String?
  package var note: Note?

  package init(
    _ code: String, _ message: String, start: Int, end: Int, help: String? = nil,
    note: Note? = nil
  ) {
    self.code = code
    self.message = message
    self.start = start
    self.end = end
    self.help = help
    self.note = note
  }
}

/// The fault that ends a reading was recorded; nothing more can be said of the rest.
package struct ReadingStopped: Error {
  package init() {}
}

/// What is wrong with a document so far.
package struct DocumentFaults: Sendable {
  /// More faults than this are only counted: a hostile document must not make a hostile report.
  static let most = 50

  private(set) var faults: [DocumentFault] = []
  private(set) var unlisted = 0

  package init() {}

  package var isEmpty: Bool { faults.isEmpty }

  package mutating func add(_ fault: DocumentFault) {
    if faults.count < Self.most { faults.append(fault) } else { unlisted += 1 }
  }

  /// The faults with their lines and columns, in the order of the text.
  package func error(file: String, source: UnsafeBufferPointer<UInt8>) -> DocumentError {
    var lines = DocumentLines(source)
    var diagnostics: [Diagnostic] = []
    for fault in faults.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      var diagnostic = Diagnostic(
        code: fault.code, message: fault.message,
        place: lines.place(file: file, start: fault.start, end: fault.end), help: fault.help)
      if let note = fault.note {
        let place = lines.place(file: file, start: note.start, end: note.end)
        diagnostic.notes.append(Diagnostic.Note(message: note.message, place: place))
      }
      diagnostics.append(diagnostic)
    }
    if unlisted > 0 {
      diagnostics.append(
        Diagnostic(
          code: "more-errors", message: "\(unlisted) more errors are not listed", place: nil))
    }
    return DocumentError(diagnostics)
  }
}
