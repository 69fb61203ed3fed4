/// Whether a text is JSON by the letter of RFC 8259: slow, and plainly right.
///
/// Says nothing of what Charter refuses beside: keys that come twice, long numbers, nesting.
struct PlainJSON {
  private let bytes: [UInt8]
  private var place = 0

  private struct Refused: Error {}

  static func accepts(_ bytes: [UInt8]) -> Bool {
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    var reader = PlainJSON(
      bytes: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    do {
      try reader.value(depth: 0)
      reader.skipBlanks()
      return reader.place == reader.bytes.count
    } catch {
      return false
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ text: String) throws {
    for byte in text.utf8 {
      guard next == byte else { throw Refused() }
      place += 1
    }
  }

  private mutating func value(depth: Int) throws {
    // What is deeper Charter refuses anyway.
    if depth > 200 { throw Refused() }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"):
      try members(close: UInt8(ascii: "}")) { reader in
        reader.skipBlanks()
        try reader.text()
        reader.skipBlanks()
        try reader.take(":")
        try reader.value(depth: depth + 1)
      }
    case UInt8(ascii: "["):
      try members(close: UInt8(ascii: "]")) { try $0.value(depth: depth + 1) }
    case UInt8(ascii: "\""): try text()
    case UInt8(ascii: "t"): try take("true")
    case UInt8(ascii: "f"): try take("false")
    case UInt8(ascii: "n"): try take("null")
    default: try number()
    }
  }

  private mutating func members(
    close: UInt8, _ member: (inout PlainJSON) throws -> Void
  ) throws {
    place += 1
    skipBlanks()
    if next == close {
      place += 1
      return
    }
    while true {
      try member(&self)
      skipBlanks()
      if next == close {
        place += 1
        return
      }
      try take(",")
    }
  }

  private mutating func text() throws {
    try take("\"")
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return
      case ..<0x20: throw Refused()
      case UInt8(ascii: "\\"):
        guard let letter = next else { throw Refused() }
        place += 1
        if letter == UInt8(ascii: "u") {
          for _ in 0..<4 {
            guard let digit = next, Character(Unicode.Scalar(digit)).isHexDigit, digit < 0x80 else {
              throw Refused()
            }
            place += 1
          }
        } else if !"\"\\/bfnrt".utf8.contains(letter) {
          throw Refused()
        }
      default: continue
      }
    }
    throw Refused()
  }

  private mutating func number() throws {
    if next == UInt8(ascii: "-") { place += 1 }
    if next == UInt8(ascii: "0") { place += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      place += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
  }

  private mutating func digits() throws {
    guard let first = next, (0x30...0x39).contains(first) else { throw Refused() }
    while let digit = next, (0x30...0x39).contains(digit) { place += 1 }
  }
}
