import Charter
import Testing

@Suite struct TextOperationsTests {
  private func withBytes<T>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    Array(text.utf8).withUnsafeBufferPointer(body)
  }

  private func withBytes<T>(
    _ text: String, _ other: String,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> T
  ) -> T {
    withBytes(text) { first in withBytes(other) { second in body(first, second) } }
  }

  private func part(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  /// The bytes are compared, as `==` on strings takes canonical equivalents for the same.
  private func isSame(_ one: String?, _ other: String?) -> Bool {
    one.map { Array($0.utf8) } == other.map { Array($0.utf8) }
  }

  private func lowercased(_ text: String) -> String {
    var bytes: [UInt8] = []
    withBytes(text) { TextOperations.lowercase($0, into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func folded(_ text: String) -> String {
    var bytes: [UInt8] = []
    withBytes(text) { TextOperations.fold($0, into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func spellingKey(_ text: String) -> String {
    var bytes: [UInt8] = []
    withBytes(text) { TextOperations.spellingKey(of: $0, into: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", 0, 0), ("orders", 6, 1), ("\u{E9}", 1, 1), ("e\u{301}", 2, 1), ("\r\n", 2, 0),
    ("a\r\nb", 4, 2), ("Complete order data", 19, 3), ("  two   words ", 14, 2),
    ("价格 表", 4, 2), ("\u{1F468}\u{200D}\u{1F469}", 3, 1), ("a\u{A0}b", 3, 2),
    ("a\u{2003}b\u{3000}c\u{85}d\u{2028}e", 9, 5), ("a\u{200B}b", 3, 1), ("\u{FEFF}", 1, 1),
    ("a-b_c, d.", 9, 2), ("\t\n\u{B}\u{C}\r \u{1680}", 7, 0), ("12345678é", 9, 1),
    ("éééééééé", 8, 1),
  ])
  func lengthAndWords(_ text: String, _ length: Int, _ words: Int) {
    #expect(withBytes(text) { TextOperations.length($0) } == length)
    #expect(withBytes(text) { TextOperations.words($0) } == words)
  }

  @Test func whiteSpaceIsUnicodes() {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(scalar) + "b"
      let words = withBytes(text) { TextOperations.words($0) }
      if words != (scalar.properties.isWhitespace ? 2 : 1) {
        Issue.record("U+\(String(value, radix: 16))")
      }
    }
  }

  @Test(arguments: [
    ("", ""), ("   ", ""), ("orders", "orders"), ("  orders ", "orders"), (" a b ", "a b"),
    ("\u{3000}é\u{A0}", "é"), ("\r\n", ""), ("\u{200B}a\u{200B}", "\u{200B}a\u{200B}"),
    ("\u{2028}x\u{2029}", "x"), ("é", "é"), ("\u{85}", ""), ("a\u{1680}\u{205F}\u{202F}", "a"),
  ])
  func trimming(_ text: String, _ expected: String) {
    let range = withBytes(text) { TextOperations.trimmed($0) }
    #expect(isSame(part(text, range), expected))
  }

  @Test(arguments: [
    ("orders/crm.yaml", "/", "orders", "crm.yaml"),
    ("crm.yaml", "/", nil, nil),
    ("a/b/c", "/", "a", "b/c"),
    ("/a", "/", "", "a"),
    ("a/", "/", "a", ""),
    ("a", "a", "", ""),
    ("", "a", nil, nil),
    ("abc", "", nil, nil),
    ("Finance: Confirmed", ": ", "Finance", "Confirmed"),
    ("über→unter", "→", "über", "unter"),
    ("ab", "abc", nil, nil),
    ("aaab", "aab", "a", ""),
    ("abababacx", "ababac", "ab", "x"),
    ("xxseparatoryy", "separator", "xx", "yy"),
    ("a\r\nb", "\n", "a\r", "b"),
    ("价格", "\u{4EB7}", nil, nil),
  ])
  func beforeAndAfter(_ text: String, _ separator: String, _ before: String?, _ after: String?) {
    let left = withBytes(text, separator) { TextOperations.before($0, $1) }
    let right = withBytes(text, separator) { TextOperations.after($0, $1) }
    #expect(isSame(left.map { part(text, $0) }, before))
    #expect(isSame(right.map { part(text, $0) }, after))
  }

  @Test(arguments: [
    ("a, b,c", ",", ["a", " b", "c"]), ("abc", ",", ["abc"]), ("", ",", [""]),
    (",", ",", ["", ""]),
    ("a,,b,", ",", ["a", "", "b", ""]), ("abc", "", ["abc"]), ("aaaa", "aa", ["", "", ""]),
    ("aaa", "aa", ["", "a"]), ("x--separator--y", "--separator--", ["x", "y"]),
    ("é·è·ê", "·", ["é", "è", "ê"]),
  ])
  func splitting(_ text: String, _ separator: String, _ parts: [String]) {
    let ranges = withBytes(text, separator) { TextOperations.split($0, $1) }
    #expect(ranges.map { part(text, $0) } == parts)
  }

  @Test func searchAgreesWithTryingEveryPlace() {
    var random = SplitMix(seed: 11)
    for _ in 0..<2_000 {
      func text(_ longest: Int) -> [UInt8] {
        let count = Int.random(in: 0...longest, using: &random)
        return (0..<count).map { _ in Bool.random(using: &random) ? 0x61 : 0x62 }
      }
      let hay = text(30)
      let needle = text(8)
      var expected: Int?
      if !needle.isEmpty, hay.count >= needle.count {
        expected = (0...hay.count - needle.count).first {
          hay[$0..<$0 + needle.count].elementsEqual(needle)
        }
      }
      let found = hay.withUnsafeBufferPointer { hay in
        needle.withUnsafeBufferPointer { TextOperations.before(hay, $0)?.upperBound }
      }
      #expect(found == expected, "\(needle) in \(hay)")
    }
  }

  @Test func searchIsLinear() {
    let count = 60_000
    let hay = [UInt8](repeating: 0x61, count: count)
    let needle = [UInt8](repeating: 0x61, count: count / 2) + [0x62]
    let found = hay.withUnsafeBufferPointer { hay in
      needle.withUnsafeBufferPointer { TextOperations.before(hay, $0) }
    }
    #expect(found == nil)
  }

  @Test func orderIsByCodePoint() {
    let inOrder = [
      "", "\u{0}", "A", "B", "a", "aa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaab", "aaaaaaabaaaaaaaaa",
      "ab",
      "e\u{301}", "z", "\u{7F}", "\u{80}", "é", "\u{FF}", "Ā", "价", "\u{E000}", "\u{FFFD}", "😀",
    ]
    for (one, left) in inOrder.enumerated() {
      for (other, right) in inOrder.enumerated() {
        let result = withBytes(left, right) { TextOperations.compare($0, $1) }
        #expect(result.signum() == (one - other).signum(), "\(left) and \(right)")
      }
    }
  }

  @Test(arguments: [
    ("", ""), ("Orders TEAM", "orders team"), ("ÄÖÜ", "äöü"), ("@[`{", "@[`{"),
    ("ΟΔΟΣ", "οδος"), ("ΟΔΟΣ ΣΟΦΟΣ", "οδος σοφος"), ("Σ", "σ"), ("ΑΣ.Β", "ασ.β"),
    ("ΑΣ. Β", "ας. β"), ("ΑΣ,Β", "ας,β"), ("ΑΣ'Β", "ασ'β"),
    ("Α.Σ", "α.ς"), ("Α Σ", "α σ"), ("ΣΣ", "σς"), ("ΑΣ\u{301}", "ας\u{301}"),
    ("\u{130}", "i\u{307}"), ("I", "i"), ("ẞ", "ß"), ("Ǆ", "ǆ"), ("ﬀ", "ﬀ"), ("ДОМЕН", "домен"),
    ("Ꭰ", "ꭰ"), ("价格", "价格"), ("\u{10400}", "\u{10428}"), ("Ⅷ", "ⅷ"),
  ])
  func lowerCase(_ text: String, _ expected: String) {
    #expect(isSame(lowercased(text), expected), "\(lowercased(text))")
    #expect(isSame(lowercased(lowercased(text)), expected))
  }

  @Test(arguments: [
    ("orders", true), ("", true), ("a b-c_9", true), ("Orders", false), ("é", false), ("Z", false),
  ])
  func lowercaseASCII(_ text: String, _ expected: Bool) {
    #expect(withBytes(text) { TextOperations.isLowercaseASCII($0) } == expected)
  }

  @Test(arguments: [
    ("", ""), (" Sales ", "sales"), ("Customer Care", "customer care"), ("ÉQUIPE", "équipe"),
    ("ΟΔΟΣ", "οδοσ"), ("οδος", "οδοσ"), ("\u{3000}Ä\u{A0}", "ä"), ("\t\n", ""),
  ])
  func folding(_ text: String, _ expected: String) {
    #expect(isSame(folded(text), expected))
    #expect(withBytes(text) { TextOperations.isFolded($0) } == (text == expected))
  }

  @Test func foldingTwiceChangesNothing() {
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value), value < 0x3000 || value >= 0xA000 else { continue }
      let bytes = String(scalar)._nfcCodeUnits
      let text = String(decoding: bytes, as: UTF8.self)
      let once = folded(text)
      let isFolded = bytes.withUnsafeBufferPointer { TextOperations.isFolded($0) }
      if !isSame(folded(once), once) || isFolded != isSame(once, text) {
        Issue.record("U+\(String(value, radix: 16))")
      }
    }
  }

  @Test(arguments: [
    ("", ""), ("Personal Data", "personaldata"), ("personal_data", "personaldata"),
    ("PERSONAL-data", "personaldata"), (" a\tb ", "ab"), ("Größe - 1", "größe1"),
    ("É_\u{A0}É", "éé"), ("e-\u{301}", "é"), ("-_ ", ""), ("ΟΔΟΣ", "οδοσ"), ("a.b", "a.b"),
  ])
  func spellings(_ text: String, _ expected: String) {
    #expect(isSame(spellingKey(text), expected))
  }

  @Test func everyCodePointIsLowered() {
    for value in UInt32(0x80)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      guard properties.lowercaseMapping != String(scalar) || value % 32 == 0 else { continue }
      let expected = properties.lowercaseMapping._nfcCodeUnits
      if Array(lowercased(String(scalar)).utf8) != expected {
        Issue.record("U+\(String(value, radix: 16))")
      }
    }
  }

  @Test func sigmasAreLinear() {
    let text = String(repeating: "Σ'", count: 4_000) + String(repeating: "'", count: 4_000)
    let expected =
      String(repeating: "σ'", count: 3_999) + "ς" + String(repeating: "'", count: 4_001)
    #expect(isSame(lowercased(text), expected))
  }

  @Test func resultsAreAppended() {
    var bytes = Array("x".utf8)
    withBytes("É") { TextOperations.lowercase($0, into: &bytes) }
    withBytes(" B ") { TextOperations.fold($0, into: &bytes) }
    withBytes("C-D") { TextOperations.spellingKey(of: $0, into: &bytes) }
    #expect(String(decoding: bytes, as: UTF8.self) == "xébcd")
  }
}
