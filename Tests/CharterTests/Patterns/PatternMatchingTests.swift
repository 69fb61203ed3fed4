import Charter
import Testing

/// Whether a text matches, by every way there is of finding out, which must agree.
func matchesEveryWay(_ pattern: Pattern, _ text: String) -> Bool {
  Array(text.utf8).withUnsafeBufferPointer { bytes in
    var matcher = PatternMatcher(pattern)
    let answer = matcher.matches(bytes)
    let again = matcher.matches(bytes)
    #expect(answer == again, "a second match of \(text.debugDescription) differs")
    // Room for three states only, so that states are forgotten all the time.
    var forgetful = PatternMatcher(pattern, states: 3)
    let forgotten = forgetful.matches(bytes)
    #expect(answer == forgotten, "forgetting states changes \(text.debugDescription)")
    if let complete = pattern.matches(bytes) {
      #expect(answer == complete, "the complete table differs on \(text.debugDescription)")
    }
    return answer
  }
}

@Suite struct PatternMatchingTests {
  private static let rows: [(String, String, Bool)] = [
    // Literals and the whole text.
    ("", "", true), ("", "a", false), ("abc", "abc", true), ("abc", "abcd", false),
    ("abc", "xabc", false), ("abc", "ab", false), ("abc", "ABC", false), ("a b", "a b", true),
    ("^abc$", "abc", true), ("^abc$", "abc\n", false), ("^$", "", true), ("^$", "a", false),
    ("^a|b$", "a", true), ("^a|b$", "b", true), ("^a|b$", "ax", false), ("^", "", true),
    ("$", "", true), ("a/b", "a/b", true), (#"a\/b"#, "a/b", true), ("é", "é", true),
    ("é", "e\u{301}", false), ("中文", "中文", true), ("😀", "😀", true), ("😀", "😁", false),
    ("e\u{301}", "\u{E9}", true), ("[e\u{301}]", "\u{E9}", true), ("a\0b", "a\0b", true),
    // Any character.
    (".", "a", true), (".", "", false), (".", "ab", false), (".", "é", true), (".", "中", true),
    (".", "😀", true), (".", "\n", false), (".", "\r", false), (".", "\u{85}", false),
    (".", "\u{2028}", false), (".", "\u{2029}", false), (".", "\t", true), (".", "\0", true),
    ("..", "\r\n", false), ("..", "é中", true), (".*", "", true), (".*", "any thing: é 中 😀", true),
    (".*", "two\nlines", false), (".+", "", false), ("a.c", "a\u{301}c", true),
    ("...", "👩‍👩", true), (".", "\u{D7FF}", true), (".", "\u{E000}", true), (".", "\u{10FFFF}", true),
    // Alternation and groups.
    ("a|b", "a", true), ("a|b", "b", true), ("a|b", "ab", false), ("a|b|", "", true),
    ("|a", "", true), ("ab|cd", "ab", true), ("ab|cd", "abd", false), ("a(b|c)d", "abd", true),
    ("a(b|c)d", "acd", true), ("a(b|c)d", "ad", false), ("(?:ab)+", "abab", true),
    ("(?:ab)+", "aba", false), ("((a))", "a", true), ("()", "", true), ("()", "a", false),
    ("(a|)b", "b", true), ("(|a)+", "aaa", true), ("(a|ab)(c|bcd)", "abcd", true),
    ("(a|ab)(c|bcd)", "abc", true), ("(a|ab)(c|bcd)", "abbcd", true), ("(a|b)*c", "ababc", true),
    ("(dev|test|prod)", "test", true), ("(dev|test|prod)", "stage", false),
    // Repetition.
    ("a*", "", true), ("a*", "aaaa", true), ("a*", "aab", false), ("a+", "", false),
    ("a+", "a", true), ("a?", "", true), ("a?", "aa", false), ("a{3}", "aaa", true),
    ("a{3}", "aa", false), ("a{3}", "aaaa", false), ("a{2,}", "a", false), ("a{2,}", "aaaaa", true),
    ("a{0,}", "", true), ("a{1,}", "", false), ("a{2,4}", "aa", true), ("a{2,4}", "aaaa", true),
    ("a{2,4}", "a", false), ("a{2,4}", "aaaaa", false), ("a{0}", "", true), ("a{0}", "a", false),
    ("a{0}b", "b", true), ("a{0,2}b", "aab", true), ("a{0,2}b", "aaab", false),
    ("(ab){2}", "abab", true), ("(a{2}){3}", "aaaaaa", true), ("(a{2}){3}", "aaaaa", false),
    ("(a*)*", "aaa", true), ("(a*)*", "b", false), ("(a*)+", "", true), ("(a?){3}", "aa", true),
    ("(a?){3}", "aaaa", false), ("(a|b?){2,3}c", "abaac", false), ("(a|b?){2,3}c", "abc", true),
    ("(){1000000}", "", true), ("(a{0}){99999999}b", "b", true), ("é{2}", "éé", true),
    ("é{2}", "é", false), ("x*y*z*", "xxzz", true), ("x*y*z*", "xzy", false),
    ("a{0003}", "aaa", true), ("(a+b){2,}", "aabab", true), ("(a+b){2,}", "aab", false),
    // Classes.
    ("[abc]", "b", true), ("[abc]", "d", false), ("[a-c]", "b", true), ("[a-c]", "-", false),
    ("[^abc]", "d", true), ("[^abc]", "a", false), ("[^abc]", "\n", true), ("[^abc]", "中", true),
    ("[a-]", "-", true), ("[-a]", "-", true), ("[^-a]", "-", false), ("[^-a]", "b", true),
    ("[a^]", "^", true), (#"[\^a]"#, "^", true), (#"[\]a]"#, "]", true), (#"[\-a]"#, "-", true),
    (#"[a\-z]"#, "m", false), (#"[a\-z]"#, "-", true), (#"[\w.-]+"#, "a_9.-", true),
    ("[.]", "a", false), ("[.*+?(){}|$]+", ".*+?(){}|$", true), ("[à-ÿ]", "é", true),
    ("[à-ÿ]", "À", false), ("[一-龯]+", "中文", true), ("[一-龯]+", "a", false),
    (#"[\u{1F600}-\u{1F64F}]"#, "😀", true), (#"[\u{1F600}-\u{1F64F}]"#, "🚀", false),
    (#"[^\d]"#, "5", false), (#"[^\d]"#, "x", true), (#"[\d\s]+"#, "1 2\t3", true),
    (#"[\D5]"#, "5", true), (#"[\D5]"#, "6", false), (#"[^\W_]+"#, "abc9", true),
    (#"[^\W_]+"#, "a_c", false), ("[a-z0-9_-]+", "data-mesh_1", true), ("[!-~]+", "a~!", true),
    ("[^a-z]", "", false), ("[/]", "/", true), (#"[+-\-]"#, ",", true), ("[a&b]", "&", true),
    // Escapes.
    (#"\d+"#, "0123456789", true), (#"\d"#, "٣", false), (#"\D"#, "٣", true),
    (#"\w+"#, "aZ_9", true),
    (#"\w"#, "é", false), (#"\W"#, "é", true), (#"\W"#, "_", false),
    (#"\s+"#, " \t\n\r\u{B}\u{C}", true),
    (#"\s"#, "\u{A0}", false), (#"\S"#, "\u{A0}", true), (#"\S+"#, "a b", false),
    (#"\."#, ".", true), (#"\."#, "a", false), (#"\\"#, "\\", true),
    (#"\(\)\[\]\{\}"#, "()[]{}", true),
    (#"\*\+\?\|\^\$"#, "*+?|^$", true), (#"\n\t\r"#, "\n\t\r", true), (#"\u{41}"#, "A", true),
    (#"\u{1F600}"#, "😀", true), (#"\u{e9}"#, "é", true), (#"\u{10FFFF}"#, "\u{10FFFF}", true),
    (##"\~\@\#\%\&\-\_\=\:\;\"\'\<\>\,\!\`"##, "~@#%&-_=:;\"'<>,!`", true), (#"\^a"#, "^a", true),
    // Ignoring case.
    ("(?i)abc", "aBC", true), ("(?i)abc", "abd", false), ("(?i)^abc$", "ABC", true),
    ("(?i)[a-c]+", "AbC", true), ("(?i)[^a]", "A", false), ("(?i)[^a]", "b", true),
    ("(?i)straße", "STRASSE", false), ("(?i)straße", "STRAẞE", true), ("(?i)é", "É", true),
    ("(?i)σ", "ς", true), ("(?i)ΟΔΟΣ", "οδος", true), ("(?i)k", "\u{212A}", true),
    ("(?i)[j-l]", "\u{212A}", true), ("(?i)s", "ſ", true), ("(?i)i", "İ", false),
    ("(?i)i", "ı", false), ("(?i)ж", "Ж", true), (#"(?i)\w"#, "ſ", false),
    (#"(?i)\u{e9}"#, "É", true),
    (#"(?i)[^\W]"#, "Z", true), ("(?i)[à-ÿ]", "Ÿ", true), ("(?i)1+", "11", true),
    ("(?i)", "", true),
    ("abc", "Abc", false),
    // Patterns as policies have them.
    (#"[a-z][a-z0-9_]*"#, "customer_orders", true), (#"[a-z][a-z0-9_]*"#, "Customer", false),
    (#"^[a-z]+(-[a-z0-9]+)*$"#, "data-mesh-2", true),
    (#"^[a-z]+(-[a-z0-9]+)*$"#, "data--mesh", false),
    (#"v\d+\.\d+\.\d+"#, "v1.20.3", true), (#"v\d+\.\d+\.\d+"#, "v1.20", false),
    (#"[^@\s]+@[^@\s]+\.[a-z]{2,}"#, "owner@example.com", true),
    (#"[^@\s]+@[^@\s]+\.[a-z]{2,}"#, "owner@example", false),
    (#"https://[a-z0-9.-]+(/.*)?"#, "https://example.com/a/b?c", true),
    (#"https://[a-z0-9.-]+(/.*)?"#, "http://example.com", false),
    (#"(urn:[a-z0-9-]+:)?[A-Za-z]+\.v[0-9]+"#, "urn:dp:Orders.v2", true),
    (#"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"#, "2026-11-21", true),
    (#"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"#, "2026-13-21", false),
    (#"([01]?\d?\d|2[0-4]\d|25[0-5])(\.([01]?\d?\d|2[0-4]\d|25[0-5])){3}"#, "192.168.1.255", true),
    (#"([01]?\d?\d|2[0-4]\d|25[0-5])(\.([01]?\d?\d|2[0-4]\d|25[0-5])){3}"#, "192.168.1.256", false),
    (#"P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?"#, "P1Y2M3DT4H5M6S", true),
    (#"P(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?"#, "1Y", false),
    (#"(.*\.)?(pii|personal)(\..*)?"#, "customer.pii.email", true),
    (#"(.*\.)?(pii|personal)(\..*)?"#, "customer.piiemail", false),
  ]

  @Test(arguments: rows)
  func row(_ source: String, _ text: String, _ expected: Bool) throws {
    let pattern = try Pattern.compile(Array(source.utf8))
    #expect(matchesEveryWay(pattern, text) == expected)
  }

  // MARK: Texts and patterns that take others forever

  private static let catastrophes: [(String, String, Int, String, Bool)] = [
    ("^(a+)+$", "a", 100_000, "", true), ("^(a+)+$", "a", 100_000, "!", false),
    ("(a|a)*b", "a", 20_000, "", false), ("(a*)*b", "a", 20_000, "", false),
    ("(a|aa)+", "a", 20_000, "b", false), ("(.*)*x", "y", 20_000, "", false),
    (#"(\w+\s?)+"#, "word ", 4_000, "!", false), ("(x+x+)+y", "x", 20_000, "", false),
    ("([a-z]+)*=", "abc", 7_000, "", false), ("(é+)+中", "é", 10_000, "", false),
    ("(a?){50}a{50}", "a", 50, "", true), ("(a?){50}a{50}", "a", 49, "", false),
  ]

  @Test(arguments: catastrophes)
  func noPatternIsCatastrophic(
    _ source: String, _ part: String, _ count: Int, _ end: String, _ expected: Bool
  ) throws {
    let pattern = try Pattern.compile(Array(source.utf8))
    let text = Array(String(repeating: part, count: count).utf8) + Array(end.utf8)
    text.withUnsafeBufferPointer { bytes in
      var matcher = PatternMatcher(pattern)
      #expect(matcher.matches(bytes) == expected)
      #expect(pattern.matches(bytes) ?? expected == expected)
      // A row for each character, and states that are made once.
      #expect(matcher.work < 500_000, "\(matcher.work)")
      let work = matcher.work
      #expect(matcher.matches(bytes) == expected)
      #expect(matcher.work == work)
    }
  }

  /// The deterministic automaton has 2¹³ states, more than are kept.
  @Test func statesAreForgottenAndMadeAgain() throws {
    let pattern = try Pattern.compile(Array("(a|b)*a(a|b){12}".utf8))
    var random = SplitMix(seed: 5)
    var matcher = PatternMatcher(pattern)
    var yes = 0
    for _ in 0..<60 {
      let text = (0..<200).map { _ -> UInt8 in Bool.random(using: &random) ? 0x61 : 0x62 }
      let expected = text[text.count - 13] == 0x61
      text.withUnsafeBufferPointer { bytes in
        #expect(pattern.matches(bytes) == nil)
        #expect(matcher.matches(bytes) == expected)
      }
      if expected { yes += 1 }
    }
    #expect(yes > 10 && yes < 50)
  }

  @Test func smallPatternsAreComplete() throws {
    for source in [
      "[a-z][a-z0-9_]*", #"[^@\s]+@[^@\s]+\.[a-z]{2,}"#, "(dev|test|prod)", ".{1,200}",
    ] {
      let pattern = try Pattern.compile(Array(source.utf8))
      let answer = Array("x".utf8).withUnsafeBufferPointer { pattern.matches($0) }
      #expect(answer != nil, "\(source)")
    }
  }

  /// A text that is not UTF-8 is no document's, but reading past its end would be worse.
  @Test(
    arguments: [
      [0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFF, 0xFE], [0x61, 0xF0], [0xC0, 0x80],
    ] as [[UInt8]])
  func brokenTextsAreAnswered(_ text: [UInt8]) throws {
    for source in [".*", "[^a]*", "é", "a.", #"\u{FFFD}+"#] {
      let pattern = try Pattern.compile(Array(source.utf8))
      text.withUnsafeBufferPointer { bytes in
        var matcher = PatternMatcher(pattern)
        let answer = matcher.matches(bytes)
        #expect(pattern.matches(bytes) == answer)
      }
    }
  }

  @Test func oneMatcherServesManyTexts() throws {
    let pattern = try Pattern.compile(Array("[a-c]{2}|é+".utf8))
    var matcher = PatternMatcher(pattern)
    for (text, expected) in [("ab", true), ("", false), ("éé", true), ("abc", false), ("ca", true)]
    {
      let answer = Array(text.utf8).withUnsafeBufferPointer { matcher.matches($0) }
      #expect(answer == expected, "\(text)")
    }
  }
}
