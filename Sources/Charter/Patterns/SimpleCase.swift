/// Which code points differ in case alone: Unicode's simple case folding, from the standard
/// library's own tables.
enum SimpleCase {
  /// Code points that fold to the same, two or more a group; made when first used, in about a
  /// millisecond.
  static let groups: [[UInt32]] = {
    var members: [UInt32: [UInt32]] = [:]
    for block in blocks {
      for value in block {
        guard let scalar = Unicode.Scalar(value) else { continue }
        members[folded(scalar), default: []].append(value)
      }
    }
    return members.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map(\.value)
  }()

  /// Every block with a code point that has another of the same fold; a test reads the rest.
  static let blocks: [ClosedRange<UInt32>] = [
    0x41...0x7A, 0xB5...0x24F, 0x250...0x2AF, 0x345...0x345, 0x370...0x587, 0x10A0...0x10FF,
    0x13A0...0x13FD, 0x1C80...0x1CBF, 0x1D79...0x1D8E, 0x1E00...0x1FFF, 0x2126...0x2188,
    0x24B6...0x24E9, 0x2C00...0x2D2D, 0xA640...0xA69B, 0xA722...0xA7F6, 0xAB53...0xABBF,
    0xFB05...0xFB06, 0xFF21...0xFF5A, 0x10400...0x104FB, 0x10570...0x105BC, 0x10C80...0x10CF2,
    0x10D50...0x10D85, 0x118A0...0x118DF, 0x16E40...0x16ED3, 0x1E900...0x1E943,
  ]

  /// What a code point has in common with those that differ from it in case alone.
  static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    // LATIN SMALL LETTER DOTLESS I is not the lower case of I, though I is its upper case.
    if scalar.value == 0x131 { return 0x131 }
    // LATIN SMALL LIGATURE LONG S T is LATIN SMALL LIGATURE ST.
    if scalar.value == 0xFB05 { return 0xFB06 }
    let upper = single(scalar.properties.uppercaseMapping) ?? scalar
    return (single(upper.properties.lowercaseMapping) ?? upper).value
  }

  private static func single(_ text: String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}
