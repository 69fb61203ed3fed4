/// What is refused, and what is no YAML.
let yamlRefusedRows: [ReadingRow] = [
  ReadingRow(
    "duplicate keys", "a: 1\nb: 2\na: 3\nb: 4\n",
    "duplicate-key 3:1-2 the key `a` comes twice\nduplicate-key 4:1-2 the key `b` comes twice"),
  ReadingRow(
    "duplicate by quotes", #"a: 1\#n'a': 2\#n"\x61": 3\#n"#,
    "duplicate-key 2:1-4 the key `a` comes twice\nduplicate-key 3:1-7 the key `a` comes twice"),
  ReadingRow(
    "duplicate number keys", "1: a\n'1': b\n",
    "duplicate-key 2:1-4 the key `1` comes twice"),
  ReadingRow(
    "duplicate inside", "a:\n  - b: 1\n    b: 2\n",
    "duplicate-key 3:5-6 the key `b` comes twice"),
  ReadingRow("duplicate in flow", "{a: 1, a: 2}", "duplicate-key 1:8-9 the key `a` comes twice"),
  ReadingRow(
    "duplicate by NFC", "é: 1\ne‹CC 81›: 2\n",
    "duplicate-key 2:1-3 the key `é` comes twice"),
  ReadingRow("duplicate null values", "a:\na:\n", "duplicate-key 2:1-2 the key `a` comes twice"),
  ReadingRow(
    "duplicate through alias", "a: &k b\n*k : 1\nb: 2\n",
    "duplicate-key 3:1-2 the key `b` comes twice"),
  ReadingRow(
    "duplicate then syntax error", "a: 1\na: 2\nb: [\n",
    "duplicate-key 2:1-2 the key `a` comes twice\nyaml-syntax 4:1-1 expected a value, found the end of the document"
  ),
  ReadingRow("same key in two documents", "a: 1\n---\na: 2\n", "{a: i1}«a: 1»\n--- {a: i2}«a: 2»"),
  ReadingRow(
    "merge key", "a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n",
    "merge-key 3:3-5 YAML 1.2 has no merge key `<<`"),
  ReadingRow(
    "merge keys", "a: {<<: 1}\nb: {<<: 2, <<: 3}\n",
    "merge-key 1:5-7 YAML 1.2 has no merge key `<<`\nmerge-key 2:5-7 YAML 1.2 has no merge key `<<`\nmerge-key 2:12-14 YAML 1.2 has no merge key `<<`"
  ),
  ReadingRow("quoted merge key", "'<<': 1\n", "{<<«'<<'»: i1}«'<<': 1»"),
  ReadingRow("merge value", "a: <<\n", "{a: t<<}«a: <<»"),
  ReadingRow("map as key", "{a: 1}: 2\n", "key-not-text 1:1-2 a list or map cannot be a key"),
  ReadingRow("list as key", "? [a]\n: 1\n", "key-not-text 1:3-4 a list or map cannot be a key"),
  ReadingRow(
    "block list as key", "? - a\n: 1\n",
    "key-not-text 1:3-4 a list or map cannot be a key"),
  ReadingRow("placeholder", "a: {{ name }}\n", "key-not-text 1:5-6 a list or map cannot be a key"),
  ReadingRow(
    "quoted placeholder", "a: '{{ name }}'\n",
    "{a: q{{ name }}«'{{ name }}'»}«a: '{{ name }}'»"),
  ReadingRow(
    "null key", "~: 1\nnull: 2\nb: 3\n",
    "null-key 1:1-2 the key is a null\nnull-key 2:1-5 the key is a null"),
  ReadingRow(
    "missing key", ": 1\n",
    "yaml-syntax 1:1-2 expected the next key of the map, found `:`"),
  ReadingRow("missing key in flow", "{: 1}\n", "yaml-syntax 1:2-3 expected a value, found `:`"),
  ReadingRow("key only question", "?\n: 1\n", "null-key 1:2-2 the key is missing"),
  ReadingRow(
    "tag directive", "%TAG ! tag:example.com,2000:\n---\na: 1\n",
    "unsupported-directive 1:1-29 `%TAG` names tags that nothing here reads"),
  ReadingRow(
    "unknown directive", "%FOO bar\n---\na: 1\n",
    "unsupported-directive 1:1-5 this directive is not known"),
  ReadingRow(
    "YAML 2 directive", "%YAML 2.0\n---\na: 1\n",
    "unsupported-directive 1:1-6 this version of YAML is not known"),
  ReadingRow(
    "YAML 1.3 directive", "%YAML 1.3\n---\na: 1\n",
    "unsupported-directive 1:1-6 this version of YAML is not known"),
  ReadingRow(
    "directive twice", "%YAML 1.2\n%YAML 1.2\n---\na: 1\n",
    "unsupported-directive 2:1-6 this directive comes twice"),
  ReadingRow(
    "percent text", "a: 1\n%b: 2\n",
    "unsupported-directive 2:1-4 this directive is not known"),
  ReadingRow("tab indentation", "a:\n\tb: 1\n", "tab-indentation 2:1-2 a tab cannot indent"),
  ReadingRow("tab before key", "\ta: 1\n", "tab-indentation 1:1-2 a tab cannot indent"),
  ReadingRow("tab after spaces", "a:\n  \tb: 1\n", "tab-indentation 2:3-4 a tab cannot indent"),
  ReadingRow("tab in list", "-\ta\n-\t-\tb\n", "tab-indentation 1:2-3 a tab cannot indent"),
  ReadingRow("tab in block scalar", "a: |\n\tb\n", "tab-indentation 2:1-2 a tab cannot indent"),
  ReadingRow("tab indented text", "a: b\n\tc\n", "tab-indentation 2:1-2 a tab cannot indent"),
  ReadingRow(
    "no space behind colon", "id:urn\nname: x\n",
    "yaml-syntax 2:5-6 a `:` with a space behind it cannot stand in a text without quotes"),
  ReadingRow(
    "colon in text", "a: b: c\n",
    "yaml-syntax 1:5-6 a `:` with a space behind it cannot stand in a text without quotes"),
  ReadingRow(
    "colon at end of text", "a: see here:\n",
    "yaml-syntax 1:12-13 a `:` with a space behind it cannot stand in a text without quotes"),
  ReadingRow(
    "key in list line", "- a\nb: 1\n",
    "yaml-syntax 2:1-3 expected the next element of the list, found `b:`"),
  ReadingRow(
    "element in map", "a: 1\n- b\n",
    "yaml-syntax 2:1-2 expected the next key of the map, found `-`"),
  ReadingRow(
    "element on key's line", "a: - b\n",
    "yaml-syntax 1:4-5 an element of a list cannot stand here"),
  ReadingRow(
    "missing colon", "a: 1\nb\nc: 2\n",
    "yaml-syntax 2:1-2 this is neither a key with `:` nor part of the text before it"),
  ReadingRow(
    "text on one line, then key", "one line\na: 1\n",
    "yaml-syntax 2:2-3 a `:` with a space behind it cannot stand in a text without quotes"),
  ReadingRow(
    "dedent too far", "a:\n    b: 1\n  c: 2\n",
    "yaml-syntax 3:3-5 expected the next key of the map, found `c:`"),
  ReadingRow(
    "indent too far", "a: 1\n  b: 2\n",
    "yaml-syntax 2:4-5 a `:` with a space behind it cannot stand in a text without quotes"),
  ReadingRow(
    "unclosed list", "a: [1, 2\nb: 3\n",
    "yaml-syntax 2:2-3 expected `,` or `]`, found `:`"),
  ReadingRow(
    "unclosed map", "a: {b: 1\nc: 2\n",
    "yaml-syntax 2:2-3 expected `,` or `}`, found `:`"),
  ReadingRow(
    "unclosed at the end", "a: [1",
    "yaml-syntax 1:6-6 expected `,` or `]`, found the end of the document"),
  ReadingRow("wrong bracket", "a: [1}\n", "yaml-syntax 1:6-7 expected `,` or `]`, found `}`"),
  ReadingRow("extra bracket", "a: 1]\nb: ]\n", "yaml-syntax 2:4-5 expected a value, found `]`"),
  ReadingRow("double comma", "[a,,b]\n", "yaml-syntax 1:4-5 expected a value, found `,`"),
  ReadingRow("leading comma", "[,a]\n", "yaml-syntax 1:2-3 expected a value, found `,`"),
  ReadingRow(
    "unclosed single", "a: 'b\nc: d\n",
    "yaml-syntax 1:4-6 the text in quotes is not closed"),
  ReadingRow(
    "unclosed double", #"a: "b\#nc: d\#n"#,
    "yaml-syntax 1:4-6 the text in quotes is not closed"),
  ReadingRow(
    "text behind quoted", "a: 'b' c\n",
    "yaml-syntax 1:8-9 expected the next key of the map, found `c`"),
  ReadingRow(
    "quotes in quotes", #"a: "b "c" d"\#n"#,
    #"yaml-syntax 1:8-10 expected the next key of the map, found `c"`"#),
  ReadingRow(
    "document marker in quoted", "a: 'b\n---\nc'\n",
    "yaml-syntax 1:4-6 the text in quotes is not closed"),
  ReadingRow(
    "unknown escape", #"a: "C:\dir"\#n"#,
    "invalid-escape 1:7-12 this is no escape of YAML"),
  ReadingRow(
    "bad hexadecimal", #"a: "\xZZ"\#n"#,
    "invalid-escape 1:7-10 this is no hexadecimal digit of an escape"),
  ReadingRow(
    "surrogate escape", #"a: "\ud83d\ude00"\#n"#,
    "invalid-escape 1:7-18 this escape is no character"),
  ReadingRow(
    "escape past Unicode", #"a: "\UFFFFFFFF"\#n"#,
    "invalid-escape 1:7-16 this escape is no character"),
  ReadingRow("at sign", "a: @b\n", "yaml-syntax 1:4-6 a text cannot start with `@`"),
  ReadingRow("backtick", "a: `b`\n", "yaml-syntax 1:4-7 a text cannot start with a backtick"),
  ReadingRow("percent value", "a: %b\n", "yaml-syntax 1:4-6 a text cannot start with `%`"),
  ReadingRow(
    "glob", "a: *.csv\n",
    "yaml-syntax 1:4-9 an alias is named by letters, digits, `-` and `_`"),
  ReadingRow(
    "ampersand", "a: & b\n",
    "yaml-syntax 1:4-5 an anchor is named by letters, digits, `-` and `_`"),
  ReadingRow(
    "bold", "a: **b**\n",
    "yaml-syntax 1:4-9 an alias is named by letters, digits, `-` and `_`"),
  ReadingRow("bang", "a: !\nb: !!\n", "yaml-syntax 2:4-6 this is no tag"),
  ReadingRow(
    "text behind block sign", "a: | text\n",
    "yaml-syntax 1:6-10 only a comment may follow the sign of a block text"),
  ReadingRow(
    "zero indentation", "a: |0\n  x\n",
    "yaml-syntax 1:5-6 a block text cannot be indented by 0"),
  ReadingRow("pipe in flow", "[|]\n", "yaml-syntax 1:2-4 a text cannot start with `|`"),
  ReadingRow("comma in tag", "a: !a,b c\n", "yaml-syntax 1:4-8 this is no tag"),
  ReadingRow(
    "question mark text in flow", "[?a, b]\n",
    "yaml-syntax 1:2-3 a text between brackets cannot start with `?`"),
  ReadingRow(
    "question mark key in flow", "{?a: 1}\n",
    "yaml-syntax 1:2-3 a text between brackets cannot start with `?`"),
  ReadingRow(
    "question mark before a quote in flow", #"{?"a": 1}\#n"#,
    "yaml-syntax 1:2-3 a text between brackets cannot start with `?`"),
  ReadingRow(
    "question mark before an anchor in flow", "{?&x a: 1}\n",
    "yaml-syntax 1:2-3 a text between brackets cannot start with `?`"),
  ReadingRow(
    "question mark before an alias in flow", "[&x a, {?*x : 1}]\n",
    "yaml-syntax 1:9-10 a text between brackets cannot start with `?`"),
  ReadingRow(
    "anchor ends before a colon", "a:\n &x\n &x:a:\n\nx:\n",
    "{a: {:a: n}«:a:», x: n}«a:⏎ &x⏎ &x:a:⏎⏎x:»"),
  ReadingRow(
    "question mark before list in flow", "{?[a]: 1}\n",
    "key-not-text 1:3-4 a list or map cannot be a key"),
  ReadingRow("colon text in flow", "[:a]\n", "yaml-syntax 1:2-5 expected a value, found `:a]`"),
  ReadingRow(
    "colon before bracket", "{a:}\n",
    "yaml-syntax 1:3-5 a `:` without a space cannot stand here"),
  ReadingRow("dash in flow", "[- a]\n", "yaml-syntax 1:2-3 expected a value, found `-`"),
  ReadingRow(
    "more behind a list", "[a]\nb: 1\n",
    "yaml-syntax 2:1-3 the document is complete, and `b:` follows"),
  ReadingRow(
    "more behind a map", "{a: 1}\n{b: 2}\n",
    "yaml-syntax 2:1-2 the document is complete, and `{` follows"),
  ReadingRow(
    "more behind the end", "a: 1\n...\nb: 2\n",
    "yaml-syntax 3:1-3 the document is complete, and `b:` follows"),
  ReadingRow(
    "text behind document end", "a: 1\n... x\n",
    "yaml-syntax 2:5-6 the document is complete, and `x` follows"),
  ReadingRow(
    "anchor on alias", "a: &x 1\nb: &y *x\n",
    "yaml-syntax 2:7-9 expected the next key of the map, found `*x`"),
  ReadingRow(
    "two anchors", "a: &x &y 1\n",
    "yaml-syntax 1:7-9 expected the next key of the map, found `&y`"),
  ReadingRow(
    "alias in the way", "a: *x y\n",
    "undefined-alias 1:4-6 no anchor before `*x` has this name\nyaml-syntax 1:7-8 expected the next key of the map, found `y`"
  ),
]
