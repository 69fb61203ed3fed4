/// Turns byte offsets of one text into lines and columns.
///
/// Lines end at `\n`, `\r\n` or a lone `\r`. Lines and columns count from 1; columns count Unicode
/// code points. Making one costs a pass over the text; a lookup costs a binary search and the
/// length of one line.
public struct LineIndex: Sendable {
  /// A line and a column, both from 1.
  public struct Position: Hashable, Sendable {
    /// Line, from 1.
    public var line: Int
    /// Column in Unicode code points, from 1.
    public var column: Int

    /// Makes a position from its parts.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// Offset of the first byte of every line.
  private let starts: [Int32]
  private let bytes: [UInt8]
  private let isASCII: Bool

  /// Indexes a text.
  public init(_ bytes: [UInt8]) {
    var starts: [Int32] = [0]
    var index = 0
    var seen: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      seen |= byte
      if byte == 0x0A {
        starts.append(Int32(index))
      } else if byte == 0x0D {
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        starts.append(Int32(index))
      }
    }
    self.starts = starts
    self.bytes = bytes
    isASCII = seen < 0x80
  }

  /// The position of an offset; one past the end is allowed, anything further is clamped.
  public func position(of offset: Int) -> Position {
    let offset = max(0, min(offset, bytes.count))
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    if isASCII {
      return Position(line: low + 1, column: offset - Int(starts[low]) + 1)
    }
    var column = 1
    var index = Int(starts[low])
    while index < offset {
      if bytes[index] & 0xC0 != 0x80 { column += 1 }
      index += 1
    }
    return Position(line: low + 1, column: column)
  }

  /// The text of a line (from 1) without its line end; empty where there is no such line.
  public func text(ofLine line: Int) -> String {
    guard line >= 1, line <= starts.count else { return "" }
    let start = Int(starts[line - 1])
    var end = line < starts.count ? Int(starts[line]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
