/// Lists and maps, by indentation and in brackets.
let yamlCollectionRows: [ReadingRow] = [
  ReadingRow(
    "block map", "a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n",
    "{a: i1, b: {c: i2, d: i3}«c: 2⏎  d: 3», e: i4}«a: 1⏎b:⏎  c: 2⏎  d: 3⏎e: 4»"),
  ReadingRow("block list", "- 1\n- 2\n-\n- 3\n", "[i1, i2, n, i3]«- 1⏎- 2⏎-⏎- 3»"),
  ReadingRow(
    "list in map without indentation", "a:\n- 1\n- 2\nb: 3\n",
    "{a: [i1, i2]«- 1⏎- 2», b: i3}«a:⏎- 1⏎- 2⏎b: 3»"),
  ReadingRow(
    "list in map indented", "a:\n  - 1\n  - 2\nb: 3\n",
    "{a: [i1, i2]«- 1⏎  - 2», b: i3}«a:⏎  - 1⏎  - 2⏎b: 3»"),
  ReadingRow(
    "map in list", "- a: 1\n  b: 2\n- c: 3\n",
    "[{a: i1, b: i2}«a: 1⏎  b: 2», {c: i3}«c: 3»]«- a: 1⏎  b: 2⏎- c: 3»"),
  ReadingRow(
    "list in list", "- - 1\n  - 2\n- - 3\n",
    "[[i1, i2]«- 1⏎  - 2», [i3]«- 3»]«- - 1⏎  - 2⏎- - 3»"),
  ReadingRow(
    "comments and blank lines", "# first\n\na: 1\n\n# between\nb:\n  # inside\n  c: 2\n\n# last\n",
    "{a: i1, b: {c: i2}«c: 2»}«a: 1⏎⏎# between⏎b:⏎  # inside⏎  c: 2»"),
  ReadingRow(
    "trailing blanks in block", "a:\n  b: 1   \n\n\nc: 2\n\n\n",
    "{a: {b: i1}«b: 1», c: i2}«a:⏎  b: 1   ⏎⏎⏎c: 2»"),
  ReadingRow("no newline at the end", "a: 1", "{a: i1}«a: 1»"),
  ReadingRow(
    "flow list", "a: [1, 'b', c d, [e], {f: g}]\n",
    "{a: [i1, qb«'b'», tc d, [te], {f: tg}]}«a: [1, 'b', c d, [e], {f: g}]»"),
  ReadingRow(
    "flow map", #"a: {b: 1, 'c': 2, "d": 3, e: , f}\#n"#,
    #"{a: {b: i1, c«'c'»: i2, d: i3, e: n, f: n}}«a: {b: 1, 'c': 2, "d": 3, e: , f}»"#),
  ReadingRow(
    "flow empty", "a: []\nb: {}\nc: [ ]\nd: { }\n",
    "{a: [], b: {}, c: [], d: {}}«a: []⏎b: {}⏎c: [ ]⏎d: { }»"),
  ReadingRow(
    "flow trailing comma", "a: [1, ]\nb: {c: d, }\n",
    "{a: [i1], b: {c: td}}«a: [1, ]⏎b: {c: d, }»"),
  ReadingRow(
    "flow several lines", "a: [\n  1,\n  2\n]\nb: {\n  c: d,\n  e: f }\n",
    "{a: [i1, i2], b: {c: td, e: tf}}«a: [⏎  1,⏎  2⏎]⏎b: {⏎  c: d,⏎  e: f }»"),
  ReadingRow("flow pair in list", "[a: 1, b, c: 2 ]\n", "[{a: i1}«a: 1», tb, {c: i2}«c: 2»]"),
  ReadingRow("flow explicit pair in list", "[? a : 1, ? b]\n", "[{a: i1}«? a : 1», {b: n}«? b»]"),
  ReadingRow("flow adjacent colon", #"{"a":1, "b" :2}\#n"#, "{a: i1, b: i2}"),
  ReadingRow(
    "JSON is YAML", #"{"a": [1, 2.0, "x\ny", null, true], "b": {}}\#n"#,
    #"{a: [i1, d2.0, qx⏎y«"x\ny"», nnull, b+true], b: {}}"#),
  ReadingRow("flow comment", "[1, # one\n 2]\n", "[i1, i2]"),
  ReadingRow(
    "explicit key", "? a\n: 1\n? b\n? c\n: 3\n",
    "{a: i1, b: n, c: i3}«? a⏎: 1⏎? b⏎? c⏎: 3»"),
  ReadingRow("explicit block key", "? |-\n  a\n: 1\n", "{a: i1}«? |-⏎  a⏎: 1»"),
  ReadingRow(
    "empty value then comment then key", "a:\n# comment\nb: 1\n",
    "{a: n, b: i1}«a:⏎# comment⏎b: 1»"),
  ReadingRow("empty value at the end", "a:\n  b:\n", "{a: {b: n}«b:»}«a:⏎  b:»"),
  ReadingRow(
    "indentation of one", "a:\n b:\n  c: 1\n",
    "{a: {b: {c: i1}«c: 1»}«b:⏎  c: 1»}«a:⏎ b:⏎  c: 1»"),
  ReadingRow(
    "CRLF", "a: 1\r\nb:\r\n  - x\r\n  - y\r\n",
    "{a: i1, b: [tx, ty]«- x␍⏎  - y»}«a: 1␍⏎b:␍⏎  - x␍⏎  - y»"),
  ReadingRow("lone CR", "a: 1\rb: 2\r", "{a: i1, b: i2}«a: 1␍b: 2»"),
  ReadingRow("tab behind value", "a: 1\t\nb:\t2\n", "{a: i1, b: i2}«a: 1‹9›⏎b:‹9›2»"),
  ReadingRow("tabs in flow", "a: [1,\t2]\n", "{a: [i1, i2]}«a: [1,‹9›2]»"),
  ReadingRow(
    "keys that are not texts", "1: a\n1.5: b\ntrue: c\n2014-08-02: d\n.inf: e\n0x10: f\n",
    "{1: ta, 1.5: tb, true: tc, 2014-08-02: td, .inf: te, 0x10: tf}«1: a⏎1.5: b⏎true: c⏎2014-08-02: d⏎.inf: e⏎0x10: f»"
  ),
  ReadingRow("root list", "- a\n", "[ta]«- a»"),
  ReadingRow("root text", "a", "ta"),
  ReadingRow("root quoted", "'a'", "qa«'a'»"),
  ReadingRow("root flow", "[a]", "[ta]"),
  ReadingRow("root null", "~", "n~"),
  ReadingRow("root null word", "--- null", "nnull"),
]
