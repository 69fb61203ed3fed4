#if YAML
  /// Texts about one trap of YAML: those that the reader of the common subset takes, and those that
  /// it leaves to libyaml, among them all that are faulty.
  struct SubsetTrap {
    var name: String
    var taken: [String]
    var left: [String]
  }

  let subsetTraps: [SubsetTrap] = [
    SubsetTrap(
      name: "colons",
      taken: [
        "a: b:c\n", "a:b: c\n", "a: b:c:d\n", "a : b\n", "a: 10:30\n", "- a:b\n", "a::\n",
        "a:: b\n",
      ],
      left: [
        "a: b: c\n", "a: b:\n", "a: b :\n", "a:b\n", "a:b\nc: d\n", ": a\n", "a: : b\n",
        "- : a\n", "a:\tb\n", "a: :b\n", "a: b\n c: d\n", "a: b\nc\n", "a: b\nc\nd: e\n",
      ]),
    SubsetTrap(
      name: "comments",
      taken: [
        "a: b#c\n", "a: b #c\n", "a#b: c\n", "#\na: b\n#", "a: # b\n  c: d # e\n", "a: 'b' # c\n",
        "a: [b] # c\n", "- # a\n  b: c\n", "a:\n# b\n  # c\n - d\n", "a: b # c: d\n",
        "a: # b\n# c\nd: e\n", "a: [b, # c\n  d] # e\n",
      ],
      left: [
        "a: 'b'#c\n", "a: [b]#c\n", "a: [b,#c\n d]\n", "a #b: c\n", "a: |#c\n  b\n",
        "a: b # c\n  d\n", "a: b\n# c\n  d\n", "#\n",
      ]),
    SubsetTrap(
      name: "lists",
      taken: [
        "- - a\n", "- - a\n  - b\n- c\n", "-\n- a\n-\n", "- -\n", "- - -\n",
        "-   a: b\n    c: d\n", "- a:\n  - b\n  c: d\n", "a:\n- b\n-\n  c: d\nd:\n  - e\n",
        "-\n  - a\n  - b\n", "- -a\n- --\n", "a:\n  -  b\n  -    c\n",
        "- - a: b\n    c: d\n  - e\n", "a: -b\n", "- a: b\n\n  c: d\n", "-a: b\n", "-: a\n",
        "a:\n  - b\nc:\n- d\n",
      ],
      left: [
        "a: - b\n", "- a\nb: c\n", "a: b\n- c\n", "a:\n  - b\n- c\n",
        "a:\n  - b\n c: d\n", "-\ta\n", "- a: - b\n", "- a: b\n   c: d\n", "- a: b\n c: d\n",
        "a:\n- b\n c: d\n", "-a\n", "- a\n-b: c\n", "--- a\n", "---\n--- a\n", "a: ---\n---\n",
      ]),
    SubsetTrap(
      name: "indentation",
      taken: [
        "a:\n  b:\n    c: d\n  e: f\ng: h\n", " a: b\n c: d\n", "a:\n b: c\nd:\n   e: f\n",
        "a:\n    b:\n     - c\n    d:\n", "a:\n  b:\n\n    - c\n   \n  d: e\n",
      ],
      left: [
        "a:\n    b: c\n  d: e\n", "  a: b\nc: d\n", "a: b\n c: d\n", "a:\n\tb: c\n",
        "a:\n  b: c\n   d: e\n", "a: [b]\n c: d\n", "a: 'b'\n  c: d\n", "a: b\t\n", "\t\na: b\n",
        "a: b\n\t\n", "a: b\n  \t\nc: d\n",
      ]),
    SubsetTrap(
      name: "keys",
      taken: [
        "a b c: d\n", "'a': b\n", "\"a\": b\n", "\"a\" : b\n", "'a''b': c\n",
        "1: a\ntrue: b\n1.5: c\n2014-08-02: d\n.inf: e\n", "'': a\n", "'null': a\n", "a,b: c\n",
        "a[0]: b\n", "a\"b: c\n", "a'b: c\n", "$ref: a\n", "größe: a\n", "e\u{301}: a\n",
        "\"\\u00e9\": a\n", "- 'a': b\n  c: d\n", "'<<': a\n", "nul: a\nNo: b\nn: c\n",
        "/a/{b}: c\n",
      ],
      left: [
        "\"a\":b\n", "'a' b: c\n", "a: b\na: c\n", "a: b\n'a': c\n", "null: a\n", "~: a\n",
        "Null: a\n", "<<: a\n", "? a\n: b\n", "[a]: b\n", "{a: b}: c\n", "*a : b\n", "&a b: c\n",
        "!a b: c\n", "'a\n  b': c\n", "a\n  b: c\n", "é: a\ne\u{301}: b\n",
        "a: b\n\"\\x61\": c\n", "%a: b\n", "@a: b\n", "?a: b\n",
      ]),
    SubsetTrap(
      name: "empty values",
      taken: [
        "a:\n", "a:", "a: ", "a:   # b\nc:\n", "a:\n  b:\n  c:\nd:", "-", "a:\n\n\nb:\n",
        "a: ''\nb: \"\"\n", "a:\n-\n-\nb:\n", "a: ~\nb: null\n",
      ],
      left: [
        "", " \n", "---\n", "...\n",
      ]),
    SubsetTrap(
      name: "plain scalars",
      taken: [
        "a: b  \nc: d \n", "a: b   c\n", "a: b, c [d] {e} & * ! | > ' \" % @ `\n", "a: \\d+\n",
        "a: b - c\n", "a: $5\nb: (c)\nd: /e\nf: <g>\nh: =i\nj: ;k\nl: ^m\n", "a: ...\n",
        "a: ..\nb: -\u{2D}-\n", "a: --- b\n", "a: <<\n", "a: #b\n#\n",
      ],
      left: [
        "a: %b\n", "a: @b\n", "a: `b`\n", "a: ]\n", "a: }\n", "a: , b\n", "a: *b\n", "a: &b c\n",
        "a: !b c\n", "a: ? b\n", "a: ?b\n", "a: -\n", "a: b\tc\n", "a\n", "a b c\n", "'a'\n",
        "1\n",
      ]),
    SubsetTrap(
      name: "what they are",
      taken: [
        "a: 0o14\nb: 0x1F\nc: 1_000\nd: 012\ne: 1e3\nf: 1.\ng: .5\nh: +1\ni: -0\n",
        "a: on\nb: off\nc: yes\nd: no\ne: y\nf: n\ng: Yes\nh: NO\n",
        "a: 0b1\nb: 0o8\nc: 0xG\nd: 0x\ne: -0x1\n",
        "a: true\nb: True\nc: TRUE\nd: tRue\ne: false\nf: False\ng: FALSE\nh: truee\n",
        "a: null\nb: Null\nc: NULL\nd: nULL\ne: ~\nf: ~~\ng: nullx\n",
        "a: 2014-08-02\nb: 09:00-08:00\n",
        "a: 9223372036854775807\nb: 9223372036854775808\nc: -9223372036854775808\n",
        "a: 123456789012345678\nb: +123456789012345678\nc: 0x7fffffffffffffff\nd: 0o777777777777777777777\n",
        "a: 12345678901234567890123456789012345678\nb: 0.123456789012345678\n",
        "a: .\nb: +\nc: 1e\nd: e5\ne: .e1\n",
      ],
      left: [
        "a: .inf\n", "a: -.Inf\n", "a: .NaN\n", "a: 0x8000000000000000\n", "a: 1e-19\n",
        "a: 123456789012345678901234567890123456789\n", "a: 0o1000000000000000000000\n",
      ]),
    SubsetTrap(
      name: "plain scalars of several lines",
      taken: [
        "a: b\n  c\n", "a: b\n\n  c\n\n\n  d\ne: f\n", "a: b\n c # d\ne: f\n", "a:\n  b\n c\n",
        "- a\n  b\n- c\n", "- a\n - b\n", "a: b\n  - c\n", "a: b  \n  c  \n", "a: 1\n  2\n",
        "a: b\n  'c'\n  [d\n", "a: größe\n  e\u{301}\n", "a: b\n  c#d\n  e\n\n", "a: b\n  ...\n",
        "a:\n  - b\n   c\n  - d\n",
      ],
      left: [
        "a: b\n  c: d\n", "a: b\n  c:\n", "a: b\n  # c\n  d\n", "a: b\n\tc\n", "a: b\n  c\td\n",
      ]),
    SubsetTrap(
      name: "quoted scalars",
      taken: [
        "a: 'b: c # d'\nb: \"e: f # g\"\n", "a: 'b''c'\nd: ''''\n",
        "a: \"\\\"\"\nb: \"\\\\\"\nc: '\\'\n", "a: \"b\\tc\\x41\\u00e9\\U0001F600\\_\\0\"\n",
        "a: ' b '\nc: \" d \"\n", "a: \"b\tc\"\nd: 'e\tf'\n", "a: 'b\n  c'\n",
        "a: 'b\n\n  c\n'\nd: e\n", "a: \"b \\\n  c\"\n", "a: \"b\nc\"\n", "a: \"b\\\n\n  c\"\n",
        "a: \"\n\"\n", "a: '\n\n'\n", "a: \"b\\ \n c\"\n", "a: \"e\\u0301\"\n",
        "a: 'e\u{301}'\nb: \"größe\"\n", "a:\n  'b'\nc:\n  \"d\"\n", "- 'a'\n- \"b\"\n",
        "a: \"\\\n\"\n",
      ],
      left: [
        "a: \"\\n\"\"b\"\n", "a: \"b\"\"c\"\n",
        "a: 'b\n", "a: \"b\n", "a: 'b' c\n", "a: \"b\"c\n", "a: 'b': c\n", "a: \"\\d\"\n",
        "a: \"\\xg0\"\n", "a: \"\\ud83d\\ude00\"\n", "a: \"\\UFFFFFFFF\"\n", "a: \"\\N\"\n",
        "a: \"\\L\"\n", "a: 'b\n---\nc'\n", "a: 'b\n... c'\n", "a: 'b\n-c'\n", "a: 'b'\tc\n",
        "a: \"b\\",
      ]),
    SubsetTrap(
      name: "block scalars",
      taken: [
        "a: |\n  b\n   c\n  d\n", "a: |-\n  b\n\nc: d\n", "a: |+\n  b\n\nc: d\n",
        "a: |2\n    b\n   c\n", "a: |2-\n    b\n", "a: |-2\n    b\n", "a: |1\n  b\n",
        "a: >\n  b\n  c\n\n  d\n", "a: |\nb: c\n", "a: >\n  b\n    c\n  d\n\n    e\n\n  f\n",
        "a: >-\n\n  b\n", "a: |\n\n\n", "a: |+\n\n\nb: c\n", "a: |", "a: | # c\n  b\n",
        "- |\n a\n- >-\n b\n", "- a: |\n    b\n  c: d\n", "a: |\n  b", "a: |-\n  b",
        "a: |\n  # b\n  - c\n  d: e\n# f\n", "a: |\n  b\t\n  \tc\n", "a:\n  |\n  b\n",
        "a: >\n  größe\n  e\u{301}\n", "a: |\n b\n\n \n  \nc: d\n",
        "a:\n- |\n b\n",
      ],
      left: [
        "a: >\n  \tb\n  c\n",
        "a: |\n   \n  b\n", "a: | b\n", "a: |0\n  b\n", "a: |10\n  b\n", "a: |--\n  b\n",
        "a: |\n\tb\n", "a: |\n  b\n c\n", "|\n a\n", "a: |3\n  b\n", "a: |\n  b\n---\n",
      ]),
    SubsetTrap(
      name: "brackets",
      taken: [
        "a: [b, c]\n", "a: {b: c, d: e}\n", "a: []\nb: {}\nc: [ ]\nd: { }\n",
        "a: [b, ]\nc: {d: e,}\n", "[a, [b, {c: [d]}]]\n", "{\"a\":1,\"b\":[true,null]}",
        "a: [b c, d:e, http://f]\n", "- [a]\n- {b: c}\n", "a: ['b', \"c\", -1, 1.5, ~]\n",
        "a: [\n  b,\n  c\n]\n", "a: {\n  b: c, # d\n  e: f\n  }\ng: h\n", "a:\n  [b]\n",
        "a: {\"b\" :c}\n", "a: {b: \n c}\n", "[a#b, c]", "a: [b\n,c]\n", "a: [é, e\u{301}]\n",
        "a: ['b\n  c']\n",
      ],
      left: [
        "[a:?b]\n", "[a:,b]\n",
        "a: [b\n", "a: [b]]\n", "a: [b}\n", "a: {b: c]\n", "a: [,]\n", "a: [b,,c]\n",
        "a: [b c: d]\n", "a: {b}\n", "a: {b: }\n", "a: {b:}\n", "a: {b:c}\n", "a: [b] c\n",
        "a: [b]: c\n", "a: [b\n  c]\n", "a: {b: c, b: d}\n", "a: {? b : c}\n", "a: [?b]\n",
        "a: [-]\n", "a: [- b]\n", "a: [*b]\n", "a: {{ b }}\n", "a: [b,\n---\nc]\n", "a: [\tb]\n",
        "[a]\nb: c\n", "a: [\"b\": c]\n", "a: [|]\n", "a: {'b'\n: c}\n",
      ]),
    SubsetTrap(
      name: "documents and bytes",
      taken: [
        "---\na: b\n", "# a\n---  # b\na: b\n", "a: b\r\nc:\r\n  - d\r\n",
        "---\r\na: |\r\n  b\r\n  c\r\n", "---\n- a\n", "a: 'b\r\n  c'\r\nd: e\r\n  f\r\n",
        "a: \u{FFFD}\u{A0}\u{10FFFF}\n",
      ],
      left: [
        "a: b\n... : c\n", "a: b\n--- : c\n", "... a: b\n",
        "a: b\n---\nc: d\n", "a: b\n...\n", "a: b\n---\n", "%YAML 1.2\n---\na: b\n", "---a: b\n",
        "a: b\rc: d\r", "\u{FEFF}a: b\n", "a: \u{85}\n", "a: \u{2028}\n", "a: \u{7F}\n",
        "a: \u{1}\n", "a: b\u{0}\n", "a: \u{80}\n", "a: \u{FFFE}\n", "# \u{2029}\na: b\n",
        "a: b\r", "--- |\n a\n", "---\n---\na: b\n",
      ]),
  ]
#endif
