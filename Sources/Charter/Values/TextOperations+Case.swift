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
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    var lower: [UInt8] = []
    for index in scalars.indices {
      if scalars[index] == "\u{3A3}" {
        let sigma: Unicode.Scalar = isFinalSigma(at: index, of: scalars) ? "\u{3C2}" : "\u{3C3}"
        lower.append(contentsOf: sigma.utf8)
      } else {
        append(lowercased: scalars[index], to: &lower)
      }
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
    var folded: [UInt8] = []
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
    var key: [UInt8] = []
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

  private static func append(folded scalar: Unicode.Scalar, to text: inout [UInt8]) {
    append(lowercased: scalar == "\u{3C2}" ? "\u{3C3}" : scalar, to: &text)
  }

  private static func append(lowercased scalar: Unicode.Scalar, to text: inout [UInt8]) {
    if scalar.value < 0x80 {
      let byte = UInt8(scalar.value)
      text.append(isUppercaseASCII(byte) ? byte | 0x20 : byte)
    } else if scalar.properties.changesWhenLowercased {
      text.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    } else {
      text.append(contentsOf: scalar.utf8)
    }
  }

  /// Unicode's condition Final_Sigma: a cased letter before and none after.
  ///
  /// Case-ignorable code points may stand between; each is read twice at most.
  private static func isFinalSigma(
    at index: String.Index, of scalars: String.UnicodeScalarView
  ) -> Bool {
    var before = index
    var followsCased = false
    while before > scalars.startIndex {
      before = scalars.index(before: before)
      followsCased = scalars[before].properties.isCased
      if followsCased || !scalars[before].properties.isCaseIgnorable { break }
    }
    guard followsCased else { return false }
    for scalar in scalars[scalars.index(after: index)...] {
      if scalar.properties.isCased { return false }
      if !scalar.properties.isCaseIgnorable { return true }
    }
    return true
  }

  private static func appendNormalised(_ plain: [UInt8], to bytes: inout [UInt8]) {
    bytes.append(
      contentsOf: plain.withUnsafeBufferPointer { CanonicalText.normalised($0) } ?? plain)
  }
}
