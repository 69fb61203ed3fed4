/// Texts and their escapes, right and wrong.
let jsonTextRows: [ReadingRow] = [
  ReadingRow(
    "y string allowed escapes", #"["\"\\\/\b\f\n\r\t"]"#,
    #"[q"\/‹8›‹c›⏎␍‹9›«"\"\\\/\b\f\n\r\t"»]"#),
  ReadingRow(
    "y string 1_2_3 bytes utf8", #"["\u0060\u012a\u12AB"]"#, #"[q`Īካ«"\u0060\u012a\u12AB"»]"#),
  ReadingRow("y string surrogate pair", #"["\uD801\udc37"]"#, #"[q𐐷«"\uD801\udc37"»]"#),
  ReadingRow(
    "y string pairs", #"["\ud83d\ude39\ud83d\udc8d"]"#, #"[q😹💍«"\ud83d\ude39\ud83d\udc8d"»]"#),
  ReadingRow("y string backslash and u escaped zero", #"["\\u0000"]"#, #"[q\u0000«"\\u0000"»]"#),
  ReadingRow("y string double escaped a", #"["\\a"]"#, #"[q\a«"\\a"»]"#),
  ReadingRow("y string comments", #"["a/*b*/c/*d//e"]"#, "[qa/*b*/c/*d//e]"),
  ReadingRow("y string escaped noncharacter", #"["\uFFFF"]"#, #"[q‹ffff›«"\uFFFF"»]"#),
  ReadingRow("y string in array leading space", #"[ "asd"]"#, "[qasd]"),
  ReadingRow("y string last surrogates", #"["\uDBFF\uDFFF"]"#, #"[q‹10ffff›«"\uDBFF\uDFFF"»]"#),
  ReadingRow("y string nbsp utf8", #"["new‹C2 A0›line"]"#, "[qnew‹a0›line]"),
  ReadingRow("y string nonCharacter utf8", #"["‹F4 8F BF BF›"]"#, "[q‹10ffff›]"),
  ReadingRow("y string null escape", #"["\u0000"]"#, #"[q‹0›«"\u0000"»]"#),
  ReadingRow("y string one byte", #"["\u002c"]"#, #"[q,«"\u002c"»]"#),
  ReadingRow("y string pi", #"["π"]"#, "[qπ]"),
  ReadingRow("y string simple ascii", #"["asd "]"#, "[qasd ]"),
  ReadingRow("y string unescaped DEL", #"["‹7F›"]"#, "[q‹7f›]"),
  ReadingRow("y string line separators", #"["‹E2 80 A8 E2 80 A9›"]"#, "[q‹2028›‹2029›]"),
  ReadingRow("y string utf8", #"["€𝄞"]"#, "[q€𝄞]"),
  ReadingRow(
    "y string with eight and nine bytes", #"["12345678","123456789","1234567"]"#,
    "[q12345678, q123456789, q1234567]"),
  ReadingRow(
    "y escaped then long", #"["0123456789\n0123456789é0123456789"]"#,
    #"[q0123456789⏎0123456789é0123456789«"0123456789\n0123456789é0123456789"»]"#),
  ReadingRow(
    "y string escaped quote at word ends", #"["1234567\"", "123456\"", "\\"]"#,
    #"[q1234567"«"1234567\""», q123456"«"123456\""», q\«"\\"»]"#),
  ReadingRow(
    "y not NFC is composed", #"["e‹CC 81›", "\u0065\u0301", "é"]"#,
    #"[qé«"e‹301›"», qé«"\u0065\u0301"», qé]"#),
  ReadingRow("y not NFC key", #"{"caf‹65 CC 81›": 1}"#, #"{café«"cafe‹301›"»: i1}"#),
  ReadingRow("y singleton is composed", #"["‹E2 84 AB›"]"#, #"[qÅ«"Å"»]"#),
  ReadingRow("y escape of ascii key", #"{"\u0061b": 1}"#, #"{ab«"\u0061b"»: i1}"#),
  ReadingRow(
    "n string 1 surrogate then escape", #"["\uD800\"]"#,
    "json-syntax 1:2-12 the text is not closed before the end of the document"),
  ReadingRow(
    "i lone high surrogate", #"["\uDADA"]"#,
    #"unpaired-surrogate 1:3-9 `\uDADA` is only half of a character"#),
  ReadingRow(
    "i lone low surrogate", #"["\uDc00abc"]"#,
    #"unpaired-surrogate 1:3-9 `\uDc00` is only half of a character"#),
  ReadingRow(
    "i inverted surrogates", #"["\uDd1e\uD834"]"#,
    #"unpaired-surrogate 1:3-9 `\uDd1e` is only half of a character\#nunpaired-surrogate 1:9-15 `\uD834` is only half of a character"#
  ),
  ReadingRow(
    "i two high surrogates", #"["\uD888\uD888x"]"#,
    #"unpaired-surrogate 1:3-9 `\uD888` is only half of a character\#nunpaired-surrogate 1:9-15 `\uD888` is only half of a character"#
  ),
  ReadingRow(
    "i high surrogate then text", #"["\ud800abc"]"#,
    #"unpaired-surrogate 1:3-9 `\ud800` is only half of a character"#),
  ReadingRow(
    "i surrogate in key", #"{"\uDFAA":0}"#,
    #"unpaired-surrogate 1:3-9 `\uDFAA` is only half of a character"#),
  ReadingRow(
    "n incomplete surrogate escape", #"["\uD800\u"]"#,
    #"unpaired-surrogate 1:3-9 `\uD800` is only half of a character\#ninvalid-escape 1:9-11 `\u` is no escape of JSON"#
  ),
  ReadingRow(
    "n incomplete second", #"["\uD834\uDd"]"#,
    #"unpaired-surrogate 1:3-9 `\uD834` is only half of a character\#ninvalid-escape 1:9-13 `\uDd` is no escape of JSON"#
  ),
  ReadingRow(
    "n bad unicode escape", #"["\u00A"]"#, #"invalid-escape 1:3-8 `\u00A` is no escape of JSON"#),
  ReadingRow(
    "n bad unicode escape then text", #"["\u12G4x"]"#,
    #"invalid-escape 1:3-7 `\u12` is no escape of JSON"#),
  ReadingRow("n escape x", #"["\x00"]"#, #"invalid-escape 1:3-5 `\x` is no escape of JSON"#),
  ReadingRow("n escaped emoji", #"["\🌀"]"#, #"invalid-escape 1:3-5 `\🌀` is no escape of JSON"#),
  ReadingRow("n escape a", #"["\a"]"#, #"invalid-escape 1:3-5 `\a` is no escape of JSON"#),
  ReadingRow(
    "n capital U escape", #"["\UA66D"]"#, #"invalid-escape 1:3-5 `\U` is no escape of JSON"#),
  ReadingRow(
    "n backslash then quote at the end", #"["\"]"#,
    "json-syntax 1:2-6 the text is not closed before the end of the document"),
  ReadingRow(
    "n escaped tab byte", #"["\‹09›"]"#, #"invalid-escape 1:3-5 `\U+0009` is no escape of JSON"#),
  ReadingRow(
    "n two bad escapes", #"["\a", {"\q": "\z"}]"#,
    #"invalid-escape 1:3-5 `\a` is no escape of JSON\#ninvalid-escape 1:10-12 `\q` is no escape of JSON\#ninvalid-escape 1:16-18 `\z` is no escape of JSON"#
  ),
  ReadingRow(
    "n unescaped control", #"["a‹01›b"]"#,
    "control-character 1:4-5 the control character U+0001 stands in a text"),
  ReadingRow(
    "n unescaped tab", #"["‹09›"]"#,
    "control-character 1:3-4 the control character U+0009 stands in a text"),
  ReadingRow(
    "n unescaped NUL", #"["a‹00›a"]"#,
    "control-character 1:4-5 the control character U+0000 stands in a text"),
  ReadingRow(
    "n unescaped newline", #"["new\#nline"]"#,
    "json-syntax 1:2-6 the text is not closed before the end of the line"),
  ReadingRow(
    "n several controls one report", #"["‹01 02›", "‹1F›"]"#,
    "control-character 1:3-4 the control character U+0001 stands in a text\ncontrol-character 1:9-10 the control character U+001F stands in a text"
  ),
  ReadingRow(
    "n unclosed string", #"["abc"#,
    "json-syntax 1:2-6 the text is not closed before the end of the document"),
  ReadingRow(
    "n lone quote", #"""#,
    "json-syntax 1:1-2 the text is not closed before the end of the document"),
  ReadingRow(
    "n unclosed after backslash", #"["abc\"#,
    "json-syntax 1:2-7 the text is not closed before the end of the document"),
  ReadingRow(
    "n unclosed key", #"{"a"#,
    "json-syntax 1:2-4 the text is not closed before the end of the document"),
  ReadingRow("n single quote", "['single quote']", "json-syntax 1:2-3 expected a value, found `'`"),
  ReadingRow("n single letter", "a", "json-syntax 1:1-2 expected a value, found `a`"),
  ReadingRow(
    "n curly quotes", "[‹E2 80 9C›a‹E2 80 9D›]", "json-syntax 1:2-3 expected a value, found `“`"),
  ReadingRow(
    "n start escape unclosed", #"["\u00"#,
    "json-syntax 1:2-7 the text is not closed before the end of the document"),
  ReadingRow("n text without quotes", "[asd]", "json-syntax 1:2-5 expected a value, found `asd`"),
]
