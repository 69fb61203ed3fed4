import Charter
import Testing

@Suite struct CanonicalTextTests {
  private func withBytes<T>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    Array(text.utf8).withUnsafeBufferPointer(body)
  }

  private func normalised(_ text: String) -> [UInt8]? {
    withBytes(text) { CanonicalText.normalised($0) }
  }

  // MARK: ASCII and UTF-8

  @Test func asciiIsSeenAtEveryOffset() {
    for count in 0..<40 {
      var bytes = [UInt8](repeating: 0x7F, count: count)
      #expect(bytes.withUnsafeBufferPointer { CanonicalText.isASCII($0) })
      for index in 0..<count {
        bytes[index] = 0x80
        #expect(
          !bytes.withUnsafeBufferPointer { CanonicalText.isASCII($0) }, "\(index) of \(count)")
        bytes[index] = 0x7F
      }
    }
  }

  @Test(
    arguments: [
      ([], nil),
      ([0x61], nil),
      ([0xC2, 0x80], nil),
      ([0xDF, 0xBF], nil),
      ([0xE0, 0xA0, 0x80], nil),
      ([0xED, 0x9F, 0xBF], nil),
      ([0xEF, 0xBF, 0xBF], nil),
      ([0xF0, 0x90, 0x80, 0x80], nil),
      ([0xF4, 0x8F, 0xBF, 0xBF], nil),
      ([0x80], 0),
      ([0x61, 0xBF], 1),
      ([0xC0, 0x80], 0),
      ([0xC1, 0xBF], 0),
      ([0xC3], 0),
      ([0xC3, 0x28], 0),
      ([0xE0, 0x9F, 0xBF], 0),
      ([0xE2, 0x82], 0),
      ([0xE2, 0x28, 0xA1], 0),
      ([0xE2, 0x82, 0x28], 0),
      ([0xED, 0xA0, 0x80], 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 0),
      ([0xF0, 0x9F, 0x98], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0),
      ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0xFF], 0),
      (Array("0123456789é0123456789".utf8) + [0xC3], 22),
      (Array("0123456789é".utf8) + [0xC3] + Array("0123456789".utf8), 12),
    ] as [([UInt8], Int?)])
  func invalidBytesAreFound(_ bytes: [UInt8], _ first: Int?) {
    #expect(bytes.withUnsafeBufferPointer { CanonicalText.isValidUTF8($0) } == first)
  }

  @Test func validityAgreesWithTheStandardLibrary() {
    var random = SplitMix(seed: 7)
    let leads: [UInt8] = [0x41, 0x80, 0xBF, 0xC1, 0xC3, 0xE0, 0xE2, 0xED, 0xF0, 0xF1, 0xF4, 0xF5]
    let tails: [UInt8] = [0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0x41, 0xC2]
    for _ in 0..<3_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        bytes.append(leads.randomElement(using: &random) ?? 0)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          bytes.append(tails.randomElement(using: &random) ?? 0)
        }
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      let found = bytes.withUnsafeBufferPointer { CanonicalText.isValidUTF8($0) }
      #expect((found == nil) == isValid, "\(bytes)")
      if let found {
        #expect(String(validating: bytes[..<found], as: UTF8.self) != nil, "\(bytes)")
      }
    }
  }

  // MARK: Normalization Form C

  @Test(arguments: [
    "", "orders", "orders\r\nsales", "é", "Größe", "Ω", "Привет", "价格", "한국어", "“—”…", "€ 5", "→ ✓",
    "😀👩‍👩‍👧", "\u{FEFF}a\u{200B}", "\u{301}", "a\u{338}", "क\u{93C}", "\u{E9}\u{301}",
  ])
  func formCStaysAsItIs(_ text: String) {
    #expect(normalised(text) == nil)
  }

  @Test(arguments: [
    ("e\u{301}", "\u{E9}"),
    ("\u{212A}", "K"),
    ("\u{212B}", "\u{C5}"),
    ("A\u{30A}", "\u{C5}"),
    ("\u{2126}", "\u{3A9}"),
    ("\u{387}", "\u{B7}"),
    ("\u{37E}", ";"),
    ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"),
    ("\u{D558}\u{11AB}", "\u{D55C}"),
    ("\u{958}", "\u{915}\u{93C}"),
    ("q\u{307}\u{323}", "q\u{323}\u{307}"),
    ("d\u{307}\u{323}", "\u{1E0D}\u{307}"),
    ("\u{E9}\u{323}", "\u{1EB9}\u{301}"),
    ("\u{2000}", "\u{2002}"),
    ("\u{2329}", "\u{3008}"),
    ("\u{1D15E}", "\u{1D157}\u{1D165}"),
    ("\u{2F800}", "\u{4E3D}"),
    ("オ\u{3099}", "オ\u{3099}"),
    ("カ\u{3099}", "ガ"),
    ("orders and e\u{301}", "orders and \u{E9}"),
    ("<\u{338}", "\u{226E}"),
  ])
  func otherTextIsComposed(_ text: String, _ form: String) {
    let bytes = normalised(text)
    let expected = Array(form.utf8)
    #expect((bytes ?? Array(text.utf8)) == expected, "\(text.unicodeScalars.map(\.value))")
    #expect(normalised(form) == nil)
  }

  /// The code points that `normalised` passes by must be in Form C wherever they stand.
  @Test func everyCodePointAgreesWithTheStandardLibrary() {
    for value in UInt32(0)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value), value < 0x3400 || value % 7 == 0 || value > 0x1F000
      else { continue }
      // After a letter and after a Hangul syllable, as some compose with what is before them.
      for before in ["a", "\u{AC00}"] {
        let text = before + String(scalar)
        let expected = text._nfcCodeUnits
        let actual = normalised(text) ?? Array(text.utf8)
        if actual != expected { Issue.record("U+\(String(value, radix: 16)) after \(before)") }
      }
    }
  }

  /// U+0F73, U+0F75 and U+0F81 stand for two marks each; the standard library does not order them.
  @Test(arguments: [
    ("\u{F73}\u{F71}", "\u{F71}\u{F71}\u{F72}"),
    ("\u{F40}\u{F73}\u{F73}", "\u{F40}\u{F71}\u{F71}\u{F72}\u{F72}"),
    ("e\u{F75}\u{F81}", "e\u{F71}\u{F71}\u{F80}\u{F74}"),
    ("\u{F73}\u{301}\u{F81}", "\u{F71}\u{F71}\u{F72}\u{F80}\u{301}"),
  ])
  func tibetanVowelSigns(_ text: String, _ form: String) {
    #expect(normalised(text) == Array(form.utf8))
    #expect(normalised(form) == nil)
  }

  @Test func longRunsOfMarksAreQuickAndTheSame() {
    let marks: [[Unicode.Scalar]] = [
      ["\u{301}", "\u{316}"], ["\u{F72}", "\u{F71}"], ["\u{344}", "\u{345}", "\u{323}"],
      ["\u{F80}", "\u{F74}", "\u{301}"],
    ]
    for cycle in marks {
      for count in [3, 63, 64, 65, 66, 200] {
        var text = "é"
        for index in 0..<count { text.unicodeScalars.append(cycle[index % cycle.count]) }
        text += " o\u{308}"
        let form = normalised(text) ?? Array(text.utf8)
        let isSame = form == text._nfcCodeUnits
        #expect(isSame, "\(count) of \(cycle)")
        let isStable = form.withUnsafeBufferPointer { CanonicalText.normalised($0) } == nil
        #expect(isStable, "\(count) of \(cycle)")
      }
    }
    // The standard library alone takes seconds in release, minutes in debug.
    let hostile = "e" + String(repeating: "\u{301}\u{316}", count: 50_000)
    let form = normalised(hostile)
    #expect(form?.count == 200_000)
    #expect(form?.prefix(4) == [0xC3, 0xA9, 0xCC, 0x96])
  }
}
