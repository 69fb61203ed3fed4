/// Plain and quoted scalars, and what the core schema makes of them.
let yamlScalarRows: [ReadingRow] = [
  ReadingRow(
    "null words", #"[null, Null, NULL, ~, nULL, Nil, 'null', "~"]"#,
    "[nnull, nNull, nNULL, n~, tnULL, tNil, qnull«'null'», q~]"),
  ReadingRow("empty values are null", "a:\nb: \nc:   # none\n", "{a: n, b: n, c: n}«a:⏎b: ⏎c:»"),
  ReadingRow(
    "truths", "[true, True, TRUE, false, False, FALSE, tRUE, 'true']",
    "[b+true, b+True, b+TRUE, b-false, b-False, b-FALSE, ttRUE, qtrue«'true'»]"),
  ReadingRow(
    "words of YAML 1.1 are texts", "[yes, Yes, YES, no, No, NO, on, On, off, y, Y, n, N]",
    "[tyes, tYes, tYES, tno, tNo, tNO, ton, tOn, toff, ty, tY, tn, tN]"),
  ReadingRow(
    "integers", "[0, 7, -1, +12, 007, 9223372036854775807, -9223372036854775808]",
    "[i0, i7, i-1, i+12, i007, i9223372036854775807, i-9223372036854775808]"),
  ReadingRow(
    "integers past 64 bits", "[9223372036854775808, -9223372036854775809]",
    "[d9223372036854775808, d-9223372036854775809]"),
  ReadingRow(
    "octal and hexadecimal", "[0o17, 0xFF, 0x7fffffffffffffff, 0o8, 0xG, 0x, 0o, -0x1, 0b1, 017]",
    "[i0o17, i0xFF, i0x7fffffffffffffff, t0o8, t0xG, t0x, t0o, t-0x1, t0b1, i017]"),
  ReadingRow(
    "hexadecimal past 64 bits", "a: 0x8000000000000000",
    "number-out-of-range 1:4-22 `0x8000000000000000` is out of range"),
  ReadingRow(
    "floats", "[1.5, -1.5, +1.5, .5, -.5, 5., 1e3, 1.e3, .5E-2, 1E+2, 12e03]",
    "[d1.5, d-1.5, d+1.5, d.5, d-.5, d5., d1e3, d1.e3, d.5E-2, d1E+2, d12e03]"),
  ReadingRow(
    "no floats", "[., +, -., 1e, e5, 1e+, 1.2.3, 1_000, 1:30, 190:20:30, '1.5', 1..2, --1, .e1]",
    "[t., t+, t-., t1e, te5, t1e+, t1.2.3, t1_000, t1:30, t190:20:30, q1.5«'1.5'», t1..2, t--1, t.e1]"
  ),
  ReadingRow("4.0 is not 4", "[4.0, 4, 4.10]", "[d4.0, i4, d4.10]"),
  ReadingRow(
    "versions", "version: 1.0.0\nmajor: v2\nalso: 1.0\n",
    "{version: t1.0.0, major: tv2, also: d1.0}«version: 1.0.0⏎major: v2⏎also: 1.0»"),
  ReadingRow(
    "not finite", "a: .inf\nb: [-.Inf, +.INF]\nc: .nan\nd: .NaN\ne: .iNF\n",
    "number-out-of-range 1:4-8 `.inf` is no finite number\nnumber-out-of-range 2:5-10 `-.Inf` is no finite number\nnumber-out-of-range 2:12-17 `+.INF` is no finite number\nnumber-out-of-range 3:4-8 `.nan` is no finite number\nnumber-out-of-range 4:4-8 `.NaN` is no finite number"
  ),
  ReadingRow(
    "dates are texts",
    "dateIn: 2014-08-02\nts: 2022-11-15 02:59:43\nz: 2001-12-14t21:59:43.10-05:00\n",
    "{dateIn: t2014-08-02, ts: t2022-11-15 02:59:43, z: t2001-12-14t21:59:43.10-05:00}«dateIn: 2014-08-02⏎ts: 2022-11-15 02:59:43⏎z: 2001-12-14t21:59:43.10-05:00»"
  ),
  ReadingRow(
    "39 digits", "a: 123456789012345678901234567890123456789\n",
    "number-out-of-range 1:4-43 `123456789012345678901234567890123456789` is out of range"),
  ReadingRow(
    "19 digits after the point",
    "a: 0.1234567890123456789\nb: 1e-19\nc: 1.0000000000000000000000\n",
    "number-out-of-range 1:4-25 `0.1234567890123456789` is out of range\nnumber-out-of-range 2:4-9 `1e-19` is out of range"
  ),
  ReadingRow("percent and currency", "[99.9%, $5, 5 %, 10€]", "[t99.9%, t$5, t5 %, t10€]"),
  ReadingRow(
    "urls", "url: https://example.com:8080/a?b=c#d\nurn: urn:a:b:c\n",
    "{url: thttps://example.com:8080/a?b=c#d, urn: turn:a:b:c}«url: https://example.com:8080/a?b=c#d⏎urn: urn:a:b:c»"
  ),
  ReadingRow("colon without space", "a:b", "ta:b"),
  ReadingRow(
    "text with blanks inside", "a: some text   with blanks  \nb: x\n",
    "{a: tsome text   with blanks, b: tx}«a: some text   with blanks  ⏎b: x»"),
  ReadingRow("hash in text", "a: b#c\nd: e #f\n", "{a: tb#c, d: te}«a: b#c⏎d: e»"),
  ReadingRow("plain starting with dash and question", "[-a, -1a]", "[t-a, t-1a]"),
  ReadingRow(
    "plain starting with colon", "a: :b\nc: ?d\n-e: -f\n",
    "{a: t:b, c: t?d, -e: t-f}«a: :b⏎c: ?d⏎-e: -f»"),
  ReadingRow(
    "multi-line plain", "a: one\n  two\n\n  three\nb: x\n",
    "{a: tone two⏎three«one⏎  two⏎⏎  three», b: tx}«a: one⏎  two⏎⏎  three⏎b: x»"),
  ReadingRow("multi-line plain at root", "one\ntwo\n", "tone two«one⏎two»"),
  ReadingRow("merge of two lines of same length", "a\nb", "ta b«a⏎b»"),
  ReadingRow(
    "non-ASCII plain", "größe: 5 €\nb: ‹F0 9D 84 9E› x\nc: ok\n",
    "{größe: t5 €, b: t𝄞 x, c: tok}«größe: 5 €⏎b: 𝄞 x⏎c: ok»"),
  ReadingRow(
    "not NFC", "cafe‹CC 81›: e‹CC 81›\nb: x\n",
    "{café«cafe‹301›»: té«e‹301›», b: tx}«cafe‹301›: e‹301›⏎b: x»"),
  ReadingRow(
    "single quoted", "a: 'it''s'\nb: ''\nc: 'x'\n",
    "{a: qit's«'it''s'», b: q«''», c: qx«'x'»}«a: 'it''s'⏎b: ''⏎c: 'x'»"),
  ReadingRow(
    "double quoted", #"a: "x"\#nb: ""\#nc: "4.0"\#n"#,
    #"{a: qx, b: q, c: q4.0}«a: "x"⏎b: ""⏎c: "4.0"»"#),
  ReadingRow(
    "escapes", #"a: "\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x41\u00e9\U0001F600""#,
    #"{a: q‹0›‹7›‹8›‹9›⏎‹b›‹c›␍‹1b› "/\‹85›‹a0›‹2028›‹2029›Aé😀«"\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x41\u00e9\U0001F600"»}«a: "\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x41\u00e9\U0001F600"»"#
  ),
  ReadingRow(
    "escaped line end", #"a: "one \\#n  two"\#n"#,
    #"{a: qone two«"one \⏎  two"»}«a: "one \⏎  two"»"#),
  ReadingRow(
    "folded double quoted", #"a: "one\#n  two\#n\#n  three"\#nb: x\#n"#,
    #"{a: qone two⏎three«"one⏎  two⏎⏎  three"», b: tx}«a: "one⏎  two⏎⏎  three"⏎b: x»"#),
  ReadingRow(
    "folded single quoted", "a: 'one\n\n  two'\nb: x\n",
    "{a: qone⏎two«'one⏎⏎  two'», b: tx}«a: 'one⏎⏎  two'⏎b: x»"),
  ReadingRow(
    "quoted non-ASCII", #"a: 'é'\#nb: "é"\#nc: "e\u0301"\#nd: x\#n"#,
    #"{a: qé«'é'», b: qé, c: qé«"e\u0301"», d: tx}«a: 'é'⏎b: "é"⏎c: "e\u0301"⏎d: x»"#),
  ReadingRow(
    "quoted key", #"'a': 1\#n"b": 2\#n"c d": 3\#n'e''f': 4\#n"#,
    #"{a«'a'»: i1, b: i2, c d: i3, e'f«'e''f'»: i4}«'a': 1⏎"b": 2⏎"c d": 3⏎'e''f': 4»"#),
  ReadingRow(
    "quoted with comment behind", #"a: 'x' # comment\#nb: "y" # comment\#n"#,
    #"{a: qx«'x'», b: qy}«a: 'x' # comment⏎b: "y"»"#),
  ReadingRow("quoted with colon", "a: 'b: c'\n", "{a: qb: c«'b: c'»}«a: 'b: c'»"),
]
