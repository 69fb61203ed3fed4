/// How text looks on a terminal: what each code point is shown as, and how wide.
enum TerminalCells {
  /// A text in which nothing moves the cursor, hides or changes direction: control characters,
  /// ANSI escapes, line and bidirectional controls and invisible tags as `\u{1B}`.
  ///
  /// What the log of a pipeline would take for a command to it is broken up in the same way.
  static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) || mayCommand(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var shown = ""
    for (index, scalar) in scalars.enumerated() {
      if isHidden(scalar) || isCommand(at: index, of: scalars) {
        shown += escaped(scalar)
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// Whether a text holds signs with which commands to a pipeline begin.
  private static func mayCommand(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == previous, byte == 0x23 || byte == 0x3A { return true }
      previous = byte
    }
    return false
  }

  /// Whether a sign makes a command to a pipeline of a text: the second of `##vso[` and the like, which
  /// are commands anywhere, and the second of `::` at the start of a line.
  static func isCommand(at index: Int, of scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0, scalars[index - 1] == scalars[index] else { return false }
    switch scalars[index] {
    case "#":
      let rest = scalars[(index + 1)...].drop {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0)
      }
      return rest.first == "["
    case ":": return scalars[..<(index - 1)].allSatisfy { $0 == " " }
    default: return false
    }
  }

  /// A code point as ``visible(_:)`` shows it, where it is not shown as itself.
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  /// Whether a code point is shown by its number.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// How many cells a code point takes that is shown as itself: 2 for wide East Asian characters
  /// and emoji, 0 for marks that stand on the one before, 1 for all others.
  static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.value {
    case 0x200C, 0x200D, 0x1160...0x11FF: return 0
    case 0x1F1E6...0x1F1FF: return 1
    default: break
    }
    if isWide(scalar.value) || scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return 1
    }
  }

  /// Source: Unicode Standard Annex #11, East Asian Width, W and F, emoji and marks aside.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3098,
      0x309B...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18DFF, 0x1B000...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
