import Charter
import Testing

@Suite struct JSONTextTests {
  @Test(arguments: [
    ("", #""""#),
    ("plain é € 𝄞 🎉", #""plain é € 𝄞 🎉""#),
    (#"a"b\c/d"#, #""a\"b\\c/d""#),
    ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1}\u{1F} \u{7F}", #""\u0000\u0001\u001f \u007f""#),
    ("\u{80}\u{85}\u{9F}\u{A0}é", "\"\\u0080\\u0085\\u009f\u{A0}é\""),
    ("\u{2027}\u{2028}\u{2029}\u{202F}", "\"\u{2027}\\u2028\\u2029\u{202F}\""),
    ("\u{61C}\u{61B}؀", "\"\\u061c\u{61B}؀\""),
    ("\u{200D}\u{200E}\u{200F}\u{2010}", "\"\u{200D}\\u200e\\u200f\u{2010}\""),
    ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}", #""\u202a\u202b\u202c\u202d\u202e""#),
    (
      "\u{2065}\u{2066}\u{2067}\u{2068}\u{2069}\u{206A}",
      #""\#u{2065}\u2066\u2067\u2068\u2069\#u{206A}""#
    ),
    ("</script>", #""</script>""#),
  ])
  func quotes(_ text: String, _ json: String) throws {
    #expect(JSONText.quoted(text).utf8.elementsEqual(json.utf8), "\(JSONText.quoted(text))")
    let document = try Document(json: Array(json.utf8), file: "test.json")
    let read = Array(document.text(of: 0))
    #expect(read == Array(text.utf8))
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "-0"), ("4.0", "4.0"), ("-12.50", "-12.50"), ("1e5", "1e5"),
    ("1.5E-3", "1.5E-3"), ("+7", "7"), ("007", "7"), ("-007.50", "-7.50"), ("000", "0"),
    (".5", "0.5"), ("-.5", "-0.5"), ("5.", "5.0"), ("5.e3", "5.0e3"), ("+.5E+2", "0.5E+2"),
    ("0x1F", "31"), ("0o17", "15"), ("0x7fffffffffffffff", "9223372036854775807"),
    ("12345678901234567890.123456789012345678", "12345678901234567890.123456789012345678"),
  ])
  func numbers(_ spelling: String, _ json: String) {
    var bytes: [UInt8] = []
    JSONText.append(number: Array(spelling.utf8)[...], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == json)
  }

  @Test(arguments: [
    "null", "true", "[]", "{}", "[[], {}]", #"{"a": [1, 2.50, "x\ty"], "b": {"c": null}}"#,
    #"[[1, [2, {"a": []}]], 3]"#, #"{"": {"": [false]}}"#, #"{"é\"": "‹\u2028›"}"#,
  ])
  func writesWhatWasRead(_ json: String) throws {
    let document = try Document(json: Array(json.utf8), file: "test.json")
    #expect(document.json(ofNode: 0) == json)
  }

  @Test func writesAnyValueByItself() throws {
    let json = #"{"a": [1, {"b": [2, 3]}], "c": "d"}"#
    let document = try Document(json: Array(json.utf8), file: "test.json")
    let values = document.nodes.indices.map { document.json(ofNode: $0) }
    #expect(
      values == [
        json, #"[1, {"b": [2, 3]}]"#, "1", #"{"b": [2, 3]}"#, "[2, 3]", "2", "3", #""d""#,
      ])
  }
}
