/// Bytes that are not UTF-8, marks, and documents with nothing in them.
let jsonEncodingRows: [ReadingRow] = [
  ReadingRow(
    "i string invalid utf8", #"["‹FF›"]"#, "invalid-utf-8 1:3-4 the byte 0xFF is not UTF-8 here"),
  ReadingRow(
    "i string overlong", #"["‹C0 AF›"]"#, "invalid-utf-8 1:3-4 the byte 0xC0 is not UTF-8 here"),
  ReadingRow(
    "i string overlong 6 bytes", #"["‹FC 83 BF BF BF BF›"]"#,
    "invalid-utf-8 1:3-4 the byte 0xFC is not UTF-8 here"),
  ReadingRow(
    "i string surrogate utf8", #"["‹ED A0 80›"]"#,
    "invalid-utf-8 1:3-4 the byte 0xED is not UTF-8 here"),
  ReadingRow(
    "i string truncated utf8", #"["‹E0 FF›"]"#,
    "invalid-utf-8 1:3-4 the byte 0xE0 is not UTF-8 here"),
  ReadingRow(
    "i utf8 cut at the end", #"["‹E2 82›"#,
    "invalid-utf-8 1:3-4 the byte 0xE2 is not UTF-8 here"),
  ReadingRow(
    "i string past unicode", #"["‹F4 BF BF BF›"]"#,
    "invalid-utf-8 1:3-4 the byte 0xF4 is not UTF-8 here"),
  ReadingRow("i iso latin 1", #"["‹E9›"]"#, "invalid-utf-8 1:3-4 the byte 0xE9 is not UTF-8 here"),
  ReadingRow(
    "n invalid utf8 outside", "[‹FF›]", "invalid-utf-8 1:2-3 the byte 0xFF is not UTF-8 here"),
  ReadingRow(
    "n invalid utf8 in number", "[123‹E5›]",
    "invalid-utf-8 1:5-6 the byte 0xE5 is not UTF-8 here"),
  ReadingRow(
    "i UTF-16 LE with BOM", "‹FF FE 5B 00 5D 00›",
    "unsupported-encoding 1:1-1 the text is encoded as UTF-16 or UTF-32"),
  ReadingRow(
    "i UTF-16 BE with BOM", "‹FE FF 00 5B 00 5D›",
    "unsupported-encoding 1:1-1 the text is encoded as UTF-16 or UTF-32"),
  ReadingRow(
    "i UTF-16 LE no BOM", "‹5B 00 22 00 E9 00 22 00 5D 00›",
    "unsupported-encoding 1:1-1 the text is encoded as UTF-16 or UTF-32"),
  ReadingRow(
    "i UTF-16 BE no BOM", "‹00 5B 00 22›",
    "unsupported-encoding 1:1-1 the text is encoded as UTF-16 or UTF-32"),
  ReadingRow(
    "i UTF-32", "‹00 00 FE FF›", "unsupported-encoding 1:1-1 the text is encoded as UTF-32"),
  ReadingRow("y UTF-8 BOM", #"‹EF BB BF›{"é": 1}"#, "{é: i1}"),
  ReadingRow("n BOM alone", "‹EF BB BF›", "empty-document 1:1-1 there is nothing in the document"),
  ReadingRow("n half a BOM", "‹EF BB›{}", "invalid-utf-8 1:1-2 the byte 0xEF is not UTF-8 here"),
  ReadingRow("n BOM inside", "[‹EF BB BF›1]", "json-syntax 1:2-3 expected a value, found `U+FEFF`"),
  ReadingRow("n lone byte", "‹E9›", "invalid-utf-8 1:1-2 the byte 0xE9 is not UTF-8 here"),
  ReadingRow(
    "n error behind BOM", "‹EF BB BF›[1}", "json-syntax 1:3-4 expected `,` or `]`, found `}`"),
  ReadingRow("n empty", "", "empty-document 1:1-1 there is nothing in the document"),
  ReadingRow("n only blanks", "  \n\t ", "empty-document 1:1-1 there is nothing in the document"),
  ReadingRow("n NUL alone", "‹00›", "json-syntax 1:1-2 expected a value, found `U+0000`"),
  ReadingRow(
    "n NUL behind", "[]‹00›",
    "trailing-content 1:3-4 nothing may follow the value of the document, found `U+0000`"),
]
