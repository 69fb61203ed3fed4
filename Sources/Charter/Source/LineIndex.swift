/// Turns byte offsets of one text into lines and columns.
///
/// Lines end at `\n`, `\r\n` or a lone `\r`. Lines and columns count from 1; columns count Unicode
/// code points. Making one costs a pass over the text, or two; a lookup costs a binary search and a pass over
/// 2,048 bytes at most.
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
  /// Code points before every 1,024 bytes of a text that is not ASCII: a line may be as long as a file.
  private let counts: [Int32]

  /// Indexes a text.
  public init(_ bytes: [UInt8]) {
    (starts, isASCII) = bytes.withUnsafeBytes { Self.scanned($0) }
    counts = isASCII ? [] : Self.counted(bytes)
    self.bytes = bytes
  }

  private static let blockLength = 1_024

  private static func counted(_ bytes: [UInt8]) -> [Int32] {
    var counts: [Int32] = [0]
    bytes.withUnsafeBufferPointer { bytes in
      for start in stride(from: 0, to: bytes.count, by: blockLength) {
        let block = bytes[start..<min(start + blockLength, bytes.count)]
        counts.append((counts.last ?? 0) + Int32(TextOperations.length(.init(rebasing: block))))
      }
    }
    return counts
  }

  /// Code points before an offset.
  private func count(before offset: Int) -> Int {
    let block = offset / Self.blockLength
    return bytes.withUnsafeBufferPointer { bytes in
      let rest = bytes[block * Self.blockLength..<offset]
      return Int(counts[block]) + TextOperations.length(.init(rebasing: rest))
    }
  }

  private static func scanned(_ bytes: UnsafeRawBufferPointer) -> ([Int32], isASCII: Bool) {
    var starts: [Int32] = [0]
    var index = 0
    var seen: UInt64 = 0
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // Nothing below 0x0E among eight bytes: no line ends here.
        if (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080 == 0 {
          seen |= word
          index += 8
          continue
        }
      }
      let byte = bytes[index]
      index += 1
      seen |= UInt64(byte)
      if byte == 0x0A {
        starts.append(Int32(index))
      } else if byte == 0x0D {
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        starts.append(Int32(index))
      }
    }
    return (starts, seen & 0x8080_8080_8080_8080 == 0)
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
    return Position(
      line: low + 1, column: count(before: offset) - count(before: Int(starts[low])) + 1)
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
