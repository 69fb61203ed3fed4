/// Bytes that are not UTF-8, characters that YAML lacks, and empty files.
let yamlEncodingRows: [ReadingRow] = [
  ReadingRow("empty", "", "empty-document 1:1-1 there is nothing in the document"),
  ReadingRow(
    "only comment", "# nothing\n",
    "empty-document 1:1-1 there is nothing in the document"),
  ReadingRow("only blanks", "  \n\n", "empty-document 1:1-1 there is nothing in the document"),
  ReadingRow(
    "only markers", "---\n...\n---\n",
    "empty-document 1:1-1 there is nothing in the document"),
  ReadingRow("BOM alone", "‹EF BB BF›", "empty-document 1:1-1 there is nothing in the document"),
  ReadingRow("invalid UTF-8", "a: ‹FF›\n", "invalid-utf-8 1:4-5 the byte 0xFF is not UTF-8 here"),
  ReadingRow("cut UTF-8", "a: ‹E2 82›", "invalid-utf-8 1:4-5 the byte 0xE2 is not UTF-8 here"),
  ReadingRow("Latin 1", "gr‹F6›‹DF›e: 1\n", "invalid-utf-8 1:3-4 the byte 0xF6 is not UTF-8 here"),
  ReadingRow("overlong", "a: ‹C0 AF›\n", "invalid-utf-8 1:4-5 the byte 0xC0 is not UTF-8 here"),
  ReadingRow(
    "encoded surrogate", "a: ‹ED A0 80›\n",
    "invalid-utf-8 1:4-5 the byte 0xED is not UTF-8 here"),
  ReadingRow(
    "UTF-16 LE", "‹FF FE 61 00 3A 00›",
    "unsupported-encoding 1:1-1 the text is encoded as UTF-16 or UTF-32"),
  ReadingRow(
    "UTF-16 BE", "‹FE FF 00 61›",
    "unsupported-encoding 1:1-1 the text is encoded as UTF-16 or UTF-32"),
  ReadingRow(
    "UTF-16 LE no mark", "‹61 00 3A 00›",
    "unsupported-encoding 1:1-1 the text is encoded as UTF-16 or UTF-32"),
  ReadingRow(
    "UTF-16 BE no mark", "‹00 61 00 3A›",
    "unsupported-encoding 1:1-1 the text is encoded as UTF-16 or UTF-32"),
  ReadingRow(
    "NUL", "a: b‹00›\n",
    "control-character 1:5-6 the character U+0000 cannot stand in YAML"),
  ReadingRow(
    "control character", "a: b‹07›\nc: d\n",
    "control-character 1:5-6 the character U+0007 cannot stand in YAML"),
  ReadingRow(
    "control character quoted", #"a: "b‹1B›"\#n"#,
    "control-character 1:6-7 the character U+001B cannot stand in YAML"),
  ReadingRow(
    "C1 control", "a: b‹C2 80›\n",
    "control-character 1:5-6 the character U+0080 cannot stand in YAML"),
  ReadingRow(
    "DEL", "a: ‹7F›\n",
    "control-character 1:4-5 the character U+007F cannot stand in YAML"),
  ReadingRow(
    "noncharacter", "é: ‹EF BF BF›\n",
    "control-character 1:4-5 the character U+FFFF cannot stand in YAML"),
  ReadingRow(
    "NEL", "a: b‹C2 85›c: d\n",
    "line-separator 1:5-6 the character U+0085 ends a line for some readers of YAML and not for others"
  ),
  ReadingRow(
    "line separator", "a: b‹E2 80 A8›c\n",
    "line-separator 1:5-6 the character U+2028 ends a line for some readers of YAML and not for others"
  ),
  ReadingRow(
    "paragraph separator quoted", #"a: "b‹E2 80 A9›c"\#n"#,
    "line-separator 1:6-7 the character U+2029 ends a line for some readers of YAML and not for others"
  ),
  ReadingRow("no-break space", "a:‹C2 A0›b\n", "ta:‹a0›b"),
  ReadingRow("bidi control", "a: ‹E2 80 AE›b\n", "{a: t‹202e›b}«a: ‹202e›b»"),
  ReadingRow("emoji key", #"🇨🇭: 1\#n"🎉": {é: ü}\#n"#, #"{🇨🇭: i1, 🎉: {é: tü}}«🇨🇭: 1⏎"🎉": {é: ü}»"#),
  ReadingRow(
    "missing space, then a URL line", "- https://example.com\n  a: 1\n",
    "yaml-syntax 2:4-5 a `:` with a space behind it cannot stand in a text without quotes"),
  ReadingRow(
    "missing space in a list", "- name:x\n  b: 1\n",
    "yaml-syntax 2:4-5 a `:` with a space behind it cannot stand in a text without quotes"),
  ReadingRow(
    "error behind non-ASCII", "größe: ‹F0 9D 84 9E›\nü: é: ö\n",
    "yaml-syntax 2:5-6 a `:` with a space behind it cannot stand in a text without quotes"),
  ReadingRow(
    "error behind BOM and non-ASCII", "‹EF BB BF›é: é: é\n",
    "yaml-syntax 1:5-6 a `:` with a space behind it cannot stand in a text without quotes"),
]
