/// A document that was read, with the place of everything in it.
///
/// Reading keeps numbers and texts as they were spelled; what they mean is decided by the type
/// that a policy expects of them. A document never changes and may be shared between threads.
public struct Document: Sendable {
  /// Path of the file it was read from, as it was given.
  public let file: String
  /// Which document of its file it is, from 1.
  public let number: Int
  /// How many documents its file holds.
  public let countInFile: Int

  /// The source, then (from `sourceLength`) the texts that had to be decoded or normalised, then
  /// at least 16 zero bytes.
  package let bytes: [UInt8]
  /// How many of `bytes` are the source.
  package let sourceLength: Int
  /// All values in reading order; the first is the root.
  package let nodes: [DocumentNode]
  /// The lines of the source, where it holds so many documents that they are not to be found for each.
  let lines: DocumentLines?

  package init(
    file: String, number: Int = 1, countInFile: Int = 1, bytes: [UInt8], sourceLength: Int,
    nodes: [DocumentNode], lines: DocumentLines? = nil
  ) {
    self.lines = lines
    self.file = file
    self.number = number
    self.countInFile = countInFile
    self.bytes = bytes
    self.sourceLength = sourceLength
    self.nodes = nodes
  }
}

/// Why a document could not be read: every fault that was found, never none.
public struct DocumentError: Error, Sendable {
  /// The faults, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Wraps the faults of one document.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
