/// A run of bytes in one source file of a policy set.
///
/// Offsets are UTF-8 bytes from the start of the file. Lines and columns are computed only when
/// a place is shown, by ``LineIndex``.
public struct Span: Hashable, Sendable {
  /// Position of the file in the list of source files it was compiled from.
  public var file: Int32
  /// Offset of the first byte.
  public var start: Int32
  /// Offset just past the last byte.
  public var end: Int32

  /// Makes a span from its parts.
  public init(file: Int32, start: Int32, end: Int32) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The smallest span that holds both; both must be of one file.
  package func joined(with other: Span) -> Span {
    Span(file: file, start: min(start, other.start), end: max(end, other.end))
  }
}
