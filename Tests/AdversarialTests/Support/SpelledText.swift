/// A text of a table as bytes.
///
/// `⏎` is a line end, `␍` a carriage return, `⇥` a tab. `‹FF 0A›` stands for bytes, `‹100 × (›` for a
/// text so many times; `№` in that text is which time it is, from 0, and `№+1` from 1.
enum SpelledText {
  static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "‹") {
      bytes += plain(rest[..<open])
      rest = rest[rest.index(after: open)...]
      let close = rest.firstIndex(of: "›") ?? rest.endIndex
      bytes += special(rest[..<close])
      rest = rest[close...].dropFirst()
    }
    return bytes + plain(rest)
  }

  /// The bytes as text; what is no UTF-8 is lost, so only for tables whose rows are texts.
  static func text(of text: String) -> String {
    String(decoding: bytes(of: text), as: UTF8.self)
  }

  private static func plain(_ text: Substring) -> [UInt8] {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return Array(text.utf8) }
    return Array(
      text.replacing("⏎", with: "\n").replacing("␍", with: "\r").replacing("⇥", with: "\t").utf8)
  }

  private static func special(_ text: Substring) -> [UInt8] {
    guard let times = text.firstRange(of: " × "), let count = Int(text[..<times.lowerBound]) else {
      return text.split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }
    let part = text[times.upperBound...]
    guard part.contains("№") else {
      return Array(repeatElement(plain(part), count: count).joined())
    }
    return (0..<count).flatMap { number in
      plain(part.replacing("№+1", with: "\(number + 1)").replacing("№", with: "\(number)")[...])
    }
  }
}
