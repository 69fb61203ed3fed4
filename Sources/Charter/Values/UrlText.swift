/// Absolute URLs, as text: `https://example.com/orders`, `s3://bucket/path`, `mailto:…`.
package enum UrlText {
  /// Whether a text is an absolute URL by RFC 3986: a scheme of two bytes or more, `:`, and what
  /// the scheme says, of the characters that the RFC allows and any that are not ASCII.
  ///
  /// After `//` a host must follow, but for `file`; `http`, `https`, `ws`, `wss` and `ftp` demand
  /// `//`. `localhost:8080` and `example.com:8080` are hosts and ports, and no URLs. Costs time
  /// linear in the length.
  package static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = ByteScanner(bytes)
    guard scanner.next.isLetter else { return false }
    var hasDot = false
    while scanner.isAtDigit || scanner.next.isLetter || isSchemeSign(scanner.next) {
      hasDot = hasDot || scanner.next == UInt8(ascii: ".")
      scanner.position += 1
    }
    let scheme = 0..<scanner.position
    guard scheme.count >= 2, scanner.take(UInt8(ascii: ":")), !scanner.isAtEnd else { return false }
    let start = scanner.position
    guard hasAllowedBytes(bytes, from: start) else { return false }
    guard scanner.take(UInt8(ascii: "/")), scanner.take(UInt8(ascii: "/")) else {
      let isHostAndPort = hasDot || scanner.spells("localhost", scheme)
      return !isHostAndPort && !demandsHost(scanner, scheme)
    }
    if scanner.spells("file", scheme), scanner.next == UInt8(ascii: "/") { return true }
    return hasHost(scanner)
  }

  private static func isSchemeSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func demandsHost(_ scanner: ByteScanner, _ scheme: Range<Int>) -> Bool {
    scanner.spells("http", scheme) || scanner.spells("https", scheme)
      || scanner.spells("ws", scheme) || scanner.spells("wss", scheme)
      || scanner.spells("ftp", scheme)
  }

  /// Whether `[user@]host[:port]` comes next; several hosts may be parted by commas, as drivers of
  /// clusters take them.
  private static func hasHost(_ scanner: ByteScanner) -> Bool {
    let bytes = scanner.bytes
    var end = scanner.position
    while end < bytes.count, !isAuthorityEnd(bytes[end]) { end += 1 }
    var start = scanner.position
    if let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) { start = at + 1 }
    return bytes[start..<end]
      .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .allSatisfy(isHost)
  }

  private static func isHost(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = bytes.first else { return false }
    if first == UInt8(ascii: "[") {
      guard let bracket = bytes.firstIndex(of: UInt8(ascii: "]")) else { return false }
      return bracket > bytes.startIndex + 1 && isPort(bytes[(bracket + 1)...])
    }
    let colon = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    return colon > bytes.startIndex && isPort(bytes[colon...])
  }

  private static func isAuthorityEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  /// Nothing, or `:` and digits.
  private static func isPort(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = bytes.first else { return true }
    return first == UInt8(ascii: ":") && bytes.dropFirst().allSatisfy(\.isDigit)
  }

  /// Neither controls nor blanks, none of `" < > \ ^ { | }` and the backquote, and two hexadecimal
  /// digits after each `%`.
  private static func hasAllowedBytes(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Bool {
    for index in start..<bytes.count {
      switch bytes[index] {
      case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
        UInt8(ascii: "|"), UInt8(ascii: "}"):
        return false
      case UInt8(ascii: "%"):
        guard index + 2 < bytes.count, isHexadecimal(bytes[index + 1]),
          isHexadecimal(bytes[index + 2])
        else { return false }
      default: continue
      }
    }
    return true
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte.isDigit || (byte | 0x20) &- UInt8(ascii: "a") < 6
  }
}
