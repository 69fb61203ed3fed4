/// What is wrong with the bytes of a file before any of them is read as policy.
struct SourceCheck {
  /// Greatest length of a policy file, in bytes.
  static let limit = 1 << 20

  var problems: [SyntaxProblem] = []
  /// The file is no policy text at all; nothing of it is read.
  var isUnreadable = false
  /// Offset of the first byte behind a byte order mark.
  var start = 0

  /// Checks length, encoding, and characters that change the order in which others are shown.
  ///
  /// Costs a pass over the bytes, eight at a time where they are ASCII.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.count > SourceCheck.limit {
      problems.append(.fileTooLarge(bytes.count))
      isUnreadable = true
      return
    }
    if bytes.count >= 2,
      (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)
    {
      problems.append(.utf16())
      isUnreadable = true
      return
    }
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    scan(bytes)
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index < bytes.count {
      if index + 8 <= bytes.count,
        raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      let length = SourceCheck.scalarLength(bytes, at: index)
      guard length > 0 else {
        problems.append(.invalidUTF8(bytes[index], at: index))
        isUnreadable = true
        return
      }
      // Past the most that are shown nothing is kept of them.
      if length == 3, problems.count <= Parser.problemLimit,
        SourceCheck.isBidiControl(bytes[index], bytes[index + 1], bytes[index + 2])
      {
        problems.append(.bidiControl(bytes[index + 1], bytes[index + 2], at: index))
      }
      index += length
    }
  }

  /// U+202A–202E and U+2066–2069.
  static func isBidiControl(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    guard first == 0xE2 else { return false }
    return (second == 0x80 && third >= 0xAA && third <= 0xAE)
      || (second == 0x81 && third >= 0xA6 && third <= 0xA9)
  }

  /// Bytes of the scalar that begins here; 0 where none does.
  static func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    let length: Int
    switch bytes[index] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      lowest = 0xA0
    case 0xED:
      length = 3
      highest = 0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      lowest = 0x90
    case 0xF4:
      length = 4
      highest = 0x8F
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard index + length <= bytes.count else { return 0 }
    guard bytes[index + 1] >= lowest, bytes[index + 1] <= highest else { return 0 }
    for next in (index + 2)..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 {
      return 0
    }
    return length
  }
}
