import Charter
import Testing

@Suite struct PatternErrorTests {
  /// What is marked `‹…›` in a pattern must be what its error points at.
  private static let rows: [(String, String)] = [
    // Left out because they cannot be matched in linear time, or mean nothing here.
    (#"(a)‹\1›"#, #"`\1` is a back-reference, which cannot be matched in linear time"#),
    (#"(a)‹\12›b"#, #"`\12` is a back-reference, which cannot be matched in linear time"#),
    (#"‹\k›<name>"#, #"`\k` is a back-reference, which cannot be matched in linear time"#),
    ("a‹(?P=›n)", "`(?P=` is a back-reference, which cannot be matched in linear time"),
    (
      "a‹(?=›b)", "`(?=` is lookaround, left out because `and`, `or` and `not` say it in the policy"
    ),
    (
      "‹(?!›b)a", "`(?!` is lookaround, left out because `and`, `or` and `not` say it in the policy"
    ),
    (
      "é‹(?<=›b)",
      "`(?<=` is lookaround, left out because `and`, `or` and `not` say it in the policy"
    ),
    (
      "‹(?<!›b)",
      "`(?<!` is lookaround, left out because `and`, `or` and `not` say it in the policy"
    ),
    (
      #"‹\b›word"#,
      #"`\b` is a word boundary, left out because a pattern always matches the whole text"#
    ),
    (
      #"[a‹\b›]"#,
      #"`\b` is a word boundary, left out because a pattern always matches the whole text"#
    ),
    (
      #"‹\B›"#,
      #"`\B` is a word boundary, left out because a pattern always matches the whole text"#
    ),
    (#"‹\A›a"#, #"`\A` is an anchor, and a pattern always matches the whole text"#),
    (#"a‹\z›"#, #"`\z` is an anchor, and a pattern always matches the whole text"#),
    ("a‹*?›", "`*?` asks for the shortest match, and a pattern matches the whole text or nothing"),
    ("a‹+?›b", "`+?` asks for the shortest match, and a pattern matches the whole text or nothing"),
    ("a‹??›", "`??` asks for the shortest match, and a pattern matches the whole text or nothing"),
    (
      "a‹{2,3}?›",
      "`{2,3}?` asks for the shortest match, and a pattern matches the whole text or nothing"
    ),
    ("a‹*+›", "`*+` asks not to backtrack, and matching never does"),
    ("a‹?+›b", "`?+` asks not to backtrack, and matching never does"),
    ("‹(?>›a)", "`(?>` asks not to backtrack, and matching never does"),
    ("‹(?<›name>a)", "`(?<` names a group: groups keep nothing, so they have no names"),
    ("‹(?P<›name>a)", "`(?P<` names a group: groups keep nothing, so they have no names"),
    ("‹(?'›n'a)", "`(?'` names a group: groups keep nothing, so they have no names"),
    ("a‹(?i)›b", "`(?i)` sets flags, and the only one is `(?i)` at the start of a pattern"),
    ("^‹(?i)›b", "`(?i)` sets flags, and the only one is `(?i)` at the start of a pattern"),
    ("‹(?s)›.", "`(?s)` sets flags, and the only one is `(?i)` at the start of a pattern"),
    ("‹(?i:›a)", "`(?i:` sets flags, and the only one is `(?i)` at the start of a pattern"),
    ("‹(?-i)›a", "`(?-i)` sets flags, and the only one is `(?i)` at the start of a pattern"),
    ("‹(?#› no)a", "`(?#` is a comment, and patterns have none"),
    (
      "(a)‹(?(›1)b)",
      "`(?(` is a condition on an earlier group, which cannot be matched in linear time"
    ),
    ("‹(?R›)", "`(?R` calls a group: patterns that call groups cannot be matched in linear time"),
    ("‹(?1›)", "`(?1` calls a group: patterns that call groups cannot be matched in linear time"),
    ("‹(?&›n)", "`(?&` calls a group: patterns that call groups cannot be matched in linear time"),
    ("‹(?é›)", "`(?é` is no kind of group"),
    ("‹(?›", "`(?` is no kind of group"),
    (
      #"‹\p{Lu}›+"#,
      #"`\p{Lu}` is a Unicode property, whose characters change from version to version"#
    ),
    (
      #"[‹\P{L}›]"#,
      #"`\P{L}` is a Unicode property, whose characters change from version to version"#
    ),
    (#"‹\p›L"#, #"`\p` is a Unicode property, whose characters change from version to version"#),
    ("[a‹[:alpha:]›]", "`[:alpha:]` is a POSIX class, whose characters depend on the locale"),
    ("[‹[=e=]›]", "`[=e=]` is a POSIX class, whose characters depend on the locale"),
    // Anchors.
    ("a‹^›b", "`^` stands only at the start of a pattern, which always matches the whole text"),
    ("a|‹^›b", "`^` stands only at the start of a pattern, which always matches the whole text"),
    ("^‹^›b", "`^` stands only at the start of a pattern, which always matches the whole text"),
    ("(‹^›b)", "`^` stands only at the start of a pattern, which always matches the whole text"),
    ("a‹$›b", "`$` stands only at the end of a pattern, which always matches the whole text"),
    ("(a‹$›)", "`$` stands only at the end of a pattern, which always matches the whole text"),
    ("a‹$›*", "`$` stands only at the end of a pattern, which always matches the whole text"),
    ("a‹$›|b", "`$` stands only at the end of a pattern, which always matches the whole text"),
    // Groups.
    ("‹(›a", "this group is never closed"),
    ("(a)‹(›b|c", "this group is never closed"),
    ("a‹)›", "`)` closes no group"),
    ("a|b‹)›*", "`)` closes no group"),
    // Repetition.
    ("‹*›a", "nothing stands before `*` to be repeated"),
    ("a|‹+›", "nothing stands before `+` to be repeated"),
    ("(‹*›)", "nothing stands before `*` to be repeated"),
    ("a|‹?›", "nothing stands before `?` to be repeated"),
    ("‹(?)›", "`(?)` is no kind of group"),
    ("^‹*›", "nothing stands before `*` to be repeated"),
    ("‹{2,}›", "nothing stands before `{2,}` to be repeated"),
    ("a*‹*›", "`*` follows a repetition"),
    ("a{2}‹{3}›", "`{3}` follows a repetition"),
    ("a+‹*›", "`*` follows a repetition"),
    ("a‹{›", "`{` starts a count: `{3}`, `{3,}` or `{3,5}`"),
    ("a‹{›,3}", "`{` starts a count: `{3}`, `{3,}` or `{3,5}`"),
    ("a‹{›x}", "`{` starts a count: `{3}`, `{3,}` or `{3,5}`"),
    ("a‹{›2", "`{` starts a count: `{3}`, `{3,}` or `{3,5}`"),
    ("é‹{5,2}›", "a count from 5 to 2 can never be met"),
    ("a‹}›", "`}` closes no count"),
    // Classes.
    ("a‹[›bc", "this class is never closed"),
    (#"‹[›\]"#, "this class is never closed"),
    ("‹[]›", "this class has no characters, so nothing would match it"),
    ("‹[^]›a]", "this class has no characters, so nothing would match it"),
    (#"‹[^\s\S]›"#, "this class has no characters, so nothing would match it"),
    ("[‹z-a›]", "the range `z-a` is the wrong way round"),
    (#"[é‹\u{42}-A›]"#, #"the range `\u{42}-A` is the wrong way round"#),
    (#"[a-‹\d›]"#, #"`\d` is a class of characters and cannot be the end of a range"#),
    (#"[\d‹-›z]"#, "`-` stands between a class or a range and something else"),
    ("[a-z‹-›9]", "`-` stands between a class or a range and something else"),
    ("[a-‹-›b]", "`-` stands between a class or a range and something else"),
    ("[a‹[›b]]", "`[` stands inside a class, and classes hold no classes"),
    (
      "[a-z‹&&›b]", "`&&` intersects classes in some languages, and here it would be two characters"
    ),
    ("a‹]›", "`]` closes no class"),
    // Escapes.
    (#"a‹\›"#, #"`\` at the end escapes nothing"#),
    (#"[a‹\›"#, #"`\` at the end escapes nothing"#),
    (#"‹\y›"#, #"`\y` is not an escape of patterns"#),
    (#"‹\é›a"#, #"`\é` is not an escape of patterns"#),
    (#"‹\ ›"#, #"`\ ` is not an escape of patterns"#),
    (#"‹\x41›"#, #"`\x41` is not an escape of patterns"#),
    (#"‹\0›"#, #"`\0` is not an escape of patterns"#),
    (#"‹\f›"#, #"`\f` is not an escape of patterns"#),
    (
      #"a‹\u›"#,
      #"`\u` needs a code point in braces, 1 to 6 hexadecimal digits up to 10FFFF, no surrogate"#
    ),
    (
      #"‹\u›0041"#,
      #"`\u` needs a code point in braces, 1 to 6 hexadecimal digits up to 10FFFF, no surrogate"#
    ),
    (
      #"‹\u{}›"#,
      #"`\u` needs a code point in braces, 1 to 6 hexadecimal digits up to 10FFFF, no surrogate"#
    ),
    (
      #"‹\u{D800}›"#,
      #"`\u` needs a code point in braces, 1 to 6 hexadecimal digits up to 10FFFF, no surrogate"#
    ),
    (
      #"‹\u{110000}›"#,
      #"`\u` needs a code point in braces, 1 to 6 hexadecimal digits up to 10FFFF, no surrogate"#
    ),
    (
      #"‹\u{1234567}›"#,
      #"`\u` needs a code point in braces, 1 to 6 hexadecimal digits up to 10FFFF, no surrogate"#
    ),
    (
      #"‹\u{41›"#,
      #"`\u` needs a code point in braces, 1 to 6 hexadecimal digits up to 10FFFF, no surrogate"#
    ),
  ]

  @Test(arguments: rows)
  func row(_ marked: String, _ message: String) {
    let error = refusal(of: marked.filter { $0 != "‹" && $0 != "›" })
    #expect(error?.message == message)
    guard let error else { return }
    let shown = marking(marked.filter { $0 != "‹" && $0 != "›" }, error)
    #expect(shown == marked)
    #expect(error.help != nil)
  }

  @Test func helpSaysWhatToWrite() {
    for (source, help) in [
      (#"\x41"#, #"write `\u{41}`"#), (#"\e"#, #"write `\u{1B}`"#), ("a{5,2}", "write `{2,5}`"),
      ("*", #"write `\*` for the character"#), (#"\y"#, "write `y` for the character"),
      ("a*?", "drop the `?`"), ("[[:digit:]]", "write the characters out, as in `[a-zA-Z]`"),
    ] {
      #expect(refusal(of: source)?.help == help)
    }
  }

  @Test func sourcesThatAreNotUTF8AreRefused() {
    let error = refusal(of: [0x61, 0xC3])
    #expect(error?.message == "this pattern is not valid UTF-8")
    #expect(error?.offset == 1)
    #expect(error?.length == 1)
  }

  // MARK: Limits

  @Test func charactersAreLimited() throws {
    _ = try Pattern.compile(Array(String(repeating: "é", count: 1_000).utf8))
    let error = refusal(of: String(repeating: "é", count: 1_003))
    #expect(error?.message == "this pattern has 1003 characters, and a pattern has at most 1000")
    #expect(error?.offset == 2_000)
    #expect(error?.length == 6)
  }

  private static let limits: [(String, Bool)] = [
    // At the limit of 10,000 states, and one past.
    ("a{9999}", true), ("‹a{10000}›", false), ("(a{99}){101}", true), ("‹(a{100}){100}›", false),
    ("a{4999}b{5000}", true), ("‹a{5000}b{5000}›", false), ("(a?){4999}", true),
    ("‹(a?){5000}›", false), ("a{0,4999}", true), ("‹a{0,5000}›", false), ("a{9998,}", true),
    ("‹a{9999,}›", false), ("(a|b){3333}", true), ("‹(a|b){3334}›", false),
    // Bombs are refused before anything is built.
    ("((a{100}){100}){100}", false), ("‹a{1000000000}›", false),
    ("‹a{99999999999999999999999999}›", false), ("‹a{99999999999999999999999999,}›", false),
    ("‹a{0,99999999999999999999999999}›", false), ("x‹(ab{50}){300}›y", false),
    ("((((((a{30}){30}){30}){30}){30}){30}){30}", false),
    ("(a{0}){99999999999999999999999999}", true), ("(|){99999999}", true),
  ]

  @Test(arguments: limits)
  func statesAreLimited(_ marked: String, _ isAllowed: Bool) {
    let source = marked.filter { $0 != "‹" && $0 != "›" }
    let error = refusal(of: source)
    #expect((error == nil) == isAllowed)
    guard let error else { return }
    #expect(error.message == "this pattern needs over 10000 states, repetitions written out")
    if source != marked { #expect(marking(source, error) == marked) }
  }

  @Test func countsAtTheLimitMatchExactly() throws {
    let pattern = try Pattern.compile(Array("a{9999}".utf8))
    for (count, expected) in [(9_998, false), (9_999, true), (10_000, false)] {
      var matcher = PatternMatcher(pattern)
      let text = [UInt8](repeating: 0x61, count: count)
      #expect(text.withUnsafeBufferPointer { matcher.matches($0) } == expected)
    }
  }

  @Test func nestingIsLimited() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(matchesEveryWay(try Pattern.compile(Array(nested(64).utf8)), "a"))
    let error = refusal(of: nested(65))
    #expect(error?.message == "groups are nested over 64 deep")
    #expect(error?.offset == 64)
    #expect(error?.length == 1)
    #expect(refusal(of: String(repeating: "(", count: 1_000))?.message == error?.message)
  }

  /// Any start of a pattern, and any pattern with one character changed, is read to an end.
  @Test func damagedPatternsAreAnswered() {
    let pattern = #"(?i)^(a|[^b-d\]x-]{2,3})\u{1F600}+(?:\d|\.|é*)?$"#
    let scalars = Array(pattern.unicodeScalars)
    for end in 0...scalars.count {
      _ = refusal(of: String(String.UnicodeScalarView(scalars[..<end])))
    }
    var refused = 0
    for index in scalars.indices {
      for other in "()[]{}\\^$-?*+|a0,&:é".unicodeScalars {
        var damaged = scalars
        damaged[index] = other
        let text = String(String.UnicodeScalarView(damaged))
        guard let error = refusal(of: text) else { continue }
        refused += 1
        #expect(error.offset >= 0 && error.offset + error.length <= text.utf8.count, "\(text)")
      }
    }
    #expect(refused > 200)
  }

  // MARK: Reading errors

  private func refusal(of source: String) -> PatternError? { refusal(of: Array(source.utf8)) }

  private func refusal(of source: [UInt8]) -> PatternError? {
    do throws(PatternError) {
      _ = try Pattern.compile(source)
      return nil
    } catch {
      return error
    }
  }

  /// The pattern with the place of an error marked.
  private func marking(_ source: String, _ error: PatternError) -> String {
    let bytes = Array(source.utf8)
    let end = error.offset + error.length
    guard error.offset >= 0, end <= bytes.count else { return "outside of the pattern" }
    return String(decoding: bytes[..<error.offset], as: UTF8.self) + "‹"
      + String(decoding: bytes[error.offset..<end], as: UTF8.self) + "›"
      + String(decoding: bytes[end...], as: UTF8.self)
  }
}
