/// Literal and folded block scalars.
let yamlBlockScalarRows: [ReadingRow] = [
  ReadingRow(
    "literal", "a: |\n  one\n  two\nb: x\n",
    "{a: qone⏎two⏎«one⏎  two», b: tx}«a: |⏎  one⏎  two⏎b: x»"),
  ReadingRow("literal one line", "a: |\n  one\n", "{a: qone⏎«one»}«a: |⏎  one»"),
  ReadingRow("literal strip", "a: |-\n  one\n", "{a: qone«one»}«a: |-⏎  one»"),
  ReadingRow(
    "literal keep", "a: |+\n  one\n\nb: x\n",
    "{a: qone⏎⏎«one», b: tx}«a: |+⏎  one⏎⏎b: x»"),
  ReadingRow(
    "literal with indentation", "a: |2\n    one\n   two\nb: x\n",
    "{a: q  one⏎ two⏎«one⏎   two», b: tx}«a: |2⏎    one⏎   two⏎b: x»"),
  ReadingRow(
    "literal header comment", "a: |- # comment\n  one\n",
    "{a: qone«one»}«a: |- # comment⏎  one»"),
  ReadingRow("literal leading blank line", "a: |\n\n  one\n", "{a: q⏎one⏎«one»}«a: |⏎⏎  one»"),
  ReadingRow("literal empty", "a: |\nb: x\n", "{a: q«|», b: tx}«a: |⏎b: x»"),
  ReadingRow("literal only blank lines", "a: |+\n\n\nb: x\n", "{a: q⏎⏎«|+», b: tx}«a: |+⏎⏎⏎b: x»"),
  ReadingRow("literal at end without newline", "a: |\n  one", "{a: qone«one»}«a: |⏎  one»"),
  ReadingRow(
    "literal CRLF", "a: |\r\n  one\r\n  two\r\nb: x\r\n",
    "{a: qone⏎two⏎«one␍⏎  two», b: tx}«a: |␍⏎  one␍⏎  two␍⏎b: x»"),
  ReadingRow(
    "literal comment after", "a: |\n  one\n# comment\nb: x\n",
    "{a: qone⏎«one», b: tx}«a: |⏎  one⏎# comment⏎b: x»"),
  ReadingRow(
    "literal with trailing spaces", "a: |\n  one  \n  \nb: x\n",
    "{a: qone  ⏎«one  », b: tx}«a: |⏎  one  ⏎  ⏎b: x»"),
  ReadingRow(
    "literal looks like YAML", "a: |\n  b: c\n  - d\n  # e\n",
    "{a: qb: c⏎- d⏎# e⏎«b: c⏎  - d⏎  # e»}«a: |⏎  b: c⏎  - d⏎  # e»"),
  ReadingRow(
    "folded", "a: >\n  one\n  two\n\n  three\nb: x\n",
    "{a: qone two⏎three⏎«one⏎  two⏎⏎  three», b: tx}«a: >⏎  one⏎  two⏎⏎  three⏎b: x»"),
  ReadingRow(
    "folded strip more indented", "a: >-\n  one\n    two\n  three\n",
    "{a: qone⏎  two⏎three«one⏎    two⏎  three»}«a: >-⏎  one⏎    two⏎  three»"),
  ReadingRow(
    "literal in list", "- |\n one\n- >-\n two\n",
    "[qone⏎«one», qtwo«two»]«- |⏎ one⏎- >-⏎ two»"),
  ReadingRow("literal at root", "--- |\n one\n two\n", "qone⏎two⏎«one⏎ two»"),
  ReadingRow(
    "literal non-ASCII", "a: |\n  größe\nb: ü\n",
    "{a: qgröße⏎«größe», b: tü}«a: |⏎  größe⏎b: ü»"),
]
