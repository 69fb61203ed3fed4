// Case: what `lower` gives, and how names and spellings are compared.

extension TextOperations {
  // MARK: Lower case

  /// Whether a text is ASCII without upper-case letters, which `lowercase` leaves as it is.
  package static func isLowercaseASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte >= 0x80 || isUppercaseASCII(byte) { return false }
    return true
  }

  /// Appends a text in lower case, by Unicode's default algorithm: full mappings, a Greek sigma at
  /// the end of a word as `ς`, in Normalization Form C.
  package static func lowercase(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
    if CanonicalText.isASCII(text) {
      appendLowercaseASCII(text, to: &bytes)
      return
    }
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var lower = String.UnicodeScalarView()
    var sigmas = FinalSigma()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\u{3A3}" {
        lower.append(sigmas.isFinal(at: index, of: scalars) ? "\u{3C2}" : "\u{3C3}")
      } else {
        lower.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
      sigmas.pass(scalar)
    }
    appendNormalised(lower, to: &bytes)
  }

  // MARK: Names

  /// Whether `fold` leaves a text as it is.
  package static func isFolded(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard trimmed(text).count == text.count else { return false }
    if isLowercaseASCII(text) { return true }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.value < 0x80 {
        if isUppercaseASCII(UInt8(scalar.value)) { return false }
      } else if scalar == "\u{3C2}" || scalar.properties.changesWhenLowercased {
        return false
      }
    }
    return true
  }

  /// Appends a name as names are compared: trimmed, in lower case, every sigma as `σ`.
  ///
  /// In Normalization Form C. Folding twice gives the same as folding once.
  package static func fold(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
    let name = UnsafeBufferPointer(rebasing: text[trimmed(text)])
    if CanonicalText.isASCII(name) {
      appendLowercaseASCII(name, to: &bytes)
      return
    }
    var folded = String.UnicodeScalarView()
    for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
      append(folded: scalar, to: &folded)
    }
    appendNormalised(folded, to: &bytes)
  }

  /// Appends what two spellings of an enum's case have in common: the text folded, without white
  /// space, `-` and `_`.
  package static func spellingKey(
    of text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]
  ) {
    if CanonicalText.isASCII(text) {
      for byte in text where byte != 0x2D && byte != 0x5F && !isWhiteSpaceASCII(byte) {
        bytes.append(isUppercaseASCII(byte) ? byte | 0x20 : byte)
      }
      return
    }
    var key = String.UnicodeScalarView()
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
    where scalar != "-" && scalar != "_" && !scalar.properties.isWhitespace {
      append(folded: scalar, to: &key)
    }
    appendNormalised(key, to: &bytes)
  }

  // MARK: Parts of these

  private static func isUppercaseASCII(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  private static func isWhiteSpaceASCII(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
  }

  private static func appendLowercaseASCII(
    _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]
  ) {
    bytes.reserveCapacity(bytes.count + text.count)
    for byte in text { bytes.append(isUppercaseASCII(byte) ? byte | 0x20 : byte) }
  }

  private static func append(
    folded scalar: Unicode.Scalar, to text: inout String.UnicodeScalarView
  ) {
    if scalar == "\u{3C2}" {
      text.append("\u{3C3}")
    } else {
      text.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  private static func appendNormalised(
    _ scalars: String.UnicodeScalarView, to bytes: inout [UInt8]
  ) {
    var text = String(scalars)
    text.withUTF8 { plain in
      if let normal = CanonicalText.normalised(plain) {
        bytes.append(contentsOf: normal)
      } else {
        bytes.append(contentsOf: plain)
      }
    }
  }
}

/// Unicode's condition Final_Sigma: a cased letter before, none after, where case-ignorable code
/// points may stand between.
private struct FinalSigma {
  /// Whether a cased letter and then only case-ignorable code points came last.
  private var followsCased = false
  /// Where the next code point stands that is a cased letter or is not case-ignorable; kept so
  /// that no text is read twice.
  private var next = 0

  mutating func isFinal(at index: Int, of scalars: [Unicode.Scalar]) -> Bool {
    guard followsCased else { return false }
    if next <= index {
      next = index + 1
      while next < scalars.count, scalars[next].properties.isCaseIgnorable,
        !scalars[next].properties.isCased
      {
        next += 1
      }
    }
    return next == scalars.count || !scalars[next].properties.isCased
  }

  mutating func pass(_ scalar: Unicode.Scalar) {
    if scalar.properties.isCased {
      followsCased = true
    } else if !scalar.properties.isCaseIgnorable {
      followsCased = false
    }
  }
}
