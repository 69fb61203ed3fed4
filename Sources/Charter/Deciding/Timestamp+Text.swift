extension Timestamp {
  /// Reads an instant as RFC 3339 writes it, `2026-03-01T10:00:00Z`; nil where it is none.
  ///
  /// The offset is required; the fraction of a second is cut after the microsecond.
  public init?(_ text: String) {
    var text = text
    guard let time = text.withUTF8({ Timestamp.parse($0) }) else { return nil }
    self = time
  }
}
