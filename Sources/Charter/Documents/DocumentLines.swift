/// Lines and columns of a document's source.
///
/// A byte order mark at its start takes no column. The text of the last line asked for is kept and
/// shared: a line of a machine-written document may be megabytes long.
package struct DocumentLines: Sendable {
  private let index: LineIndex
  /// Length of the byte order mark.
  private let skipped: Int
  private var last: (number: Int, text: String)?

  /// Costs a copy of the source and a pass over it.
  package init(_ source: UnsafeBufferPointer<UInt8>) {
    skipped = ByteOrderMark.length(in: source)
    index = LineIndex(Array(source[skipped...]))
  }

  /// The place of a run of bytes; offsets past the end are clamped.
  mutating func place(file: String, start: Int, end: Int) -> Place {
    let first = index.position(of: start - skipped)
    if last?.number != first.line { last = (first.line, index.text(ofLine: first.line)) }
    return Place(
      file: file, start: first, end: index.position(of: max(start, end) - skipped),
      line: last?.text ?? "")
  }
}

/// The mark that some editors put before UTF-8 text.
package enum ByteOrderMark {
  /// 3 where the text starts with one, else 0.
  package static func length(in source: UnsafeBufferPointer<UInt8>) -> Int {
    source.count >= 3 && source[0] == 0xEF && source[1] == 0xBB && source[2] == 0xBF ? 3 : 0
  }

  /// Names the encoding that the first bytes give away where it is not UTF-8.
  ///
  /// JSON and YAML start with ASCII, so a zero byte among the first two is half a code unit.
  package static func foreignEncoding(of source: UnsafeBufferPointer<UInt8>) -> String? {
    guard source.count >= 2 else { return nil }
    switch (source[0], source[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): return "UTF-16 or UTF-32"
    case (0, 0): return source.count >= 4 ? "UTF-32" : nil
    case (0, 0x01...0x7F), (0x01...0x7F, 0): return "UTF-16 or UTF-32"
    default: return nil
    }
  }
}
