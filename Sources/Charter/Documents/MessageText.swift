/// Words of a document as messages show them.
package enum MessageText {
  /// A text, UTF-8, between backticks, on one line: long ones are cut, and characters that would
  /// not show or would turn the line around are written as `U+…`.
  package static func quoted(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var shown = "`"
    var count = 0
    var bytes = text.makeIterator()
    var decoder = UTF8()
    scalars: while true {
      switch decoder.decode(&bytes) {
      case .emptyInput: break scalars
      case .error: shown += "\u{FFFD}"
      case .scalarValue(let scalar): shown += MessageText.shown(scalar)
      }
      count += 1
      if count == longest {
        shown += "…"
        break
      }
    }
    return shown + "`"
  }

  /// A character as it is, or `U+…` where it would not show.
  package static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
      name(scalar)
    case .spaceSeparator where scalar != " ": name(scalar)
    default: String(scalar)
    }
  }

  /// `U+` and at least four hexadecimal digits.
  package static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// `0x` and two digits.
  package static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 0x10 ? "0x0" : "0x") + String(byte, radix: 16, uppercase: true)
  }

  private static let longest = 60
}
