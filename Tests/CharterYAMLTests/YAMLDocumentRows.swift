/// Streams of documents, directives and marks.
let yamlDocumentRows: [ReadingRow] = [
  ReadingRow("start marker", "---\na: 1\n", "{a: i1}«a: 1»"),
  ReadingRow("end marker", "a: 1\n...\n", "{a: i1}«a: 1»"),
  ReadingRow("start on the line", "--- [1]\n", "[i1]"),
  ReadingRow("two documents", "a: 1\n---\nb: 2\n", "{a: i1}«a: 1»\n--- {b: i2}«b: 2»"),
  ReadingRow("two documents with ends", "--- 1\n...\n--- 2\n...\n", "i1\n--- i2"),
  ReadingRow("trailing separator", "a: 1\n---\n", "{a: i1}«a: 1»"),
  ReadingRow("leading empty documents", "---\n---\n# only a comment\n---\na: 1\n", "{a: i1}«a: 1»"),
  ReadingRow("null document among others", "a: 1\n---\n~\n", "{a: i1}«a: 1»\n--- n~"),
  ReadingRow(
    "several decoded texts", #"a: "\t1"\#n---\#na: "\t2"\#nb: 'it''s'\#n---\#na: |\#n  x\#n  y\#n"#,
    #"{a: q‹9›1«"\t1"»}«a: "\t1"»\#n--- {a: q‹9›2«"\t2"», b: qit's«'it''s'»}«a: "\t2"⏎b: 'it''s'»\#n--- {a: qx⏎y⏎«x⏎  y»}«a: |⏎  x⏎  y»"#
  ),
  ReadingRow(
    "anchors end with their document", "a: &x 1\n---\nb: *x\n",
    "undefined-alias 3:4-6 no anchor before `*x` has this name"),
  ReadingRow("YAML directive", "%YAML 1.2\n---\na: 1\n", "{a: i1}«a: 1»"),
  ReadingRow("YAML 1.1 directive", "%YAML 1.1\n---\na: yes\n", "{a: tyes}«a: yes»"),
  ReadingRow("byte order mark", "‹EF BB BF›a: é\nb: x\n", "{a: té, b: tx}«a: é⏎b: x»"),
  ReadingRow("mark and document start", "‹EF BB BF›---\na: 1\n", "{a: i1}«a: 1»"),
  ReadingRow(
    "BOM between documents", "a: 1\n---\n‹EF BB BF›b: 1\n",
    "{a: i1}«a: 1»\n--- {b: i1}«b: 1»"),
]
