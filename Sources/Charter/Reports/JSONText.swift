/// Writes texts and numbers as JSON (RFC 8259).
package enum JSONText {
  /// Appends a text, UTF-8, in quotes.
  ///
  /// Besides what JSON demands it escapes what could deceive a reader or break a script: control
  /// characters U+007F to U+009F, the line ends U+2028 and U+2029, and the characters that turn the
  /// direction of writing.
  package static func append(quoted text: some Sequence<UInt8>, to json: inout [UInt8]) {
    json.append(0x22)
    var iterator = text.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case 0x22, 0x5C: json += [0x5C, byte]
      case 0x08: json += [0x5C, 0x62]
      case 0x09: json += [0x5C, 0x74]
      case 0x0A: json += [0x5C, 0x6E]
      case 0x0C: json += [0x5C, 0x66]
      case 0x0D: json += [0x5C, 0x72]
      case 0..<0x20, 0x7F: append(escape: UInt16(byte), to: &json)
      case 0xC2, 0xD8:
        guard let second = iterator.next() else { return json.append(byte) }
        let code = UInt16(byte & 0x1F) << 6 | UInt16(second & 0x3F)
        if isHidden(code) { append(escape: code, to: &json) } else { json += [byte, second] }
      case 0xE2:
        guard let second = iterator.next(), let third = iterator.next() else {
          return json.append(byte)
        }
        let code = 0x2000 | UInt16(second & 0x3F) << 6 | UInt16(third & 0x3F)
        if isHidden(code) {
          append(escape: code, to: &json)
        } else {
          json += [byte, second, third]
        }
      default: json.append(byte)
      }
    }
    json.append(0x22)
  }

  /// Appends a text in quotes: most of them stand for themselves, and are copied whole.
  package static func append(quoted text: String, to json: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
      guard isPlain else { return append(quoted: bytes, to: &json) }
      json.append(0x22)
      json.append(contentsOf: bytes)
      json.append(0x22)
    }
  }

  /// Appends a text in quotes.
  package static func append(quoted text: String, to json: inout ByteBuffer) {
    var text = text
    text.withUTF8 { bytes in
      guard isPlain(bytes) else {
        var escaped: [UInt8] = []
        append(quoted: bytes, to: &escaped)
        return json.append(escaped)
      }
      json.append(0x22)
      json.append(bytes)
      json.append(0x22)
    }
  }

  /// Appends a text in quotes: most of them stand for themselves, and are copied whole.
  static func append(quoted text: UnsafeBufferPointer<UInt8>, to json: inout [UInt8]) {
    guard isPlain(text) else { return append(escaping: text, to: &json) }
    json.append(0x22)
    json.append(contentsOf: text)
    json.append(0x22)
  }

  private static func append(escaping text: UnsafeBufferPointer<UInt8>, to json: inout [UInt8]) {
    append(quoted: AnySequence(text), to: &json)
  }

  /// Appends a text in quotes.
  static func append(quoted text: UnsafeBufferPointer<UInt8>, to json: inout ByteBuffer) {
    json.append(0x22)
    append(inner: text, to: &json)
    json.append(0x22)
  }

  /// Appends a text as it stands between quotes.
  static func append(inner text: UnsafeBufferPointer<UInt8>, to json: inout ByteBuffer) {
    guard isPlain(text) else {
      var escaped: [UInt8] = []
      append(escaping: text, to: &escaped)
      return json.append(Array(escaped.dropFirst().dropLast()))
    }
    json.append(text)
  }

  /// Whether a text stands for itself: printable ASCII but for quotes and the backslash.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    /// The top bit of bytes that are zero, and perhaps of some above one.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }
    var index = 0
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let special =
        (word & tops) | ((word &- ones &* 0x20) & ~word & tops) | zeros(word ^ ones &* 0x22)
        | zeros(word ^ ones &* 0x5C) | zeros(word ^ ones &* 0x7F)
      if special != 0 { return false }
      index += 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte >= 0x7F || byte == 0x22 || byte == 0x5C { return false }
      index += 1
    }
    return true
  }

  /// A text in quotes.
  package static func quoted(_ text: String) -> String {
    var json: [UInt8] = []
    append(quoted: text.utf8, to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  private static func isHidden(_ code: UInt16) -> Bool {
    switch code {
    case 0x80...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func append(escape code: UInt16, to json: inout [UInt8]) {
    json += [0x5C, 0x75]
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(truncatingIfNeeded: code >> shift & 0xF)
      json.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }

  /// Appends a number as JSON spells it; digits stay as they are.
  ///
  /// The spelling is one of JSON or YAML: YAML allows a `+`, zeros before other digits, no digit
  /// before or behind the point, and whole numbers as `0x` and `0o`.
  package static func append(number spelling: ArraySlice<UInt8>, to json: inout [UInt8]) {
    var rest = spelling
    if rest.count > 2, rest[rest.startIndex] == 0x30,
      rest[rest.startIndex + 1] == 0x78 || rest[rest.startIndex + 1] == 0x6F,
      let value = spelling.withUnsafeBufferPointer({ NumberSpelling.int64($0) })
    {
      json.append(contentsOf: String(value).utf8)
      return
    }
    if let sign = rest.first, sign == 0x2B || sign == 0x2D {
      if sign == 0x2D { json.append(sign) }
      rest.removeFirst()
    }
    let whole = rest.prefix { $0 &- 0x30 < 10 }
    rest = rest[whole.endIndex...]
    let digits = whole.drop { $0 == 0x30 }
    if digits.isEmpty { json.append(0x30) } else { json.append(contentsOf: digits) }
    if rest.first == 0x2E {
      json.append(0x2E)
      rest.removeFirst()
      if let next = rest.first, next &- 0x30 < 10 {} else { json.append(0x30) }
    }
    json.append(contentsOf: rest)
  }
}
