/// Anchors, aliases and tags.
let yamlAliasRows: [ReadingRow] = [
  ReadingRow(
    "alias of scalar", "a: &x 1\nb: *x\nc: [*x, *x]\n",
    "{a: i1, b: i1, c: [i1, i1]}«a: &x 1⏎b: *x⏎c: [*x, *x]»"),
  ReadingRow(
    "alias of map", "a: &x {b: 1, c: [2]}\nd: *x\ne:\n- *x\nf: 1\n",
    "{a: {b: i1, c: [i2]}, d: {b: i1, c: [i2]}, e: [{b: i1, c: [i2]}]«- *x», f: i1}«a: &x {b: 1, c: [2]}⏎d: *x⏎e:⏎- *x⏎f: 1»"
  ),
  ReadingRow(
    "alias of block map", "base: &base\n  a: 1\n  b:\n    - 2\nuse: *base\nlast: x\n",
    "{base: {a: i1, b: [i2]«- 2»}«a: 1⏎  b:⏎    - 2», use: {a: i1, b: [i2]«- 2»}«a: 1⏎  b:⏎    - 2», last: tx}«base: &base⏎  a: 1⏎  b:⏎    - 2⏎use: *base⏎last: x»"
  ),
  ReadingRow(
    "alias as last value", "a: &x [1]\nb:\n  c: *x\nd: 2\n",
    "{a: [i1], b: {c: [i1]}«c: *x», d: i2}«a: &x [1]⏎b:⏎  c: *x⏎d: 2»"),
  ReadingRow(
    "alias of alias", "a: &x [1]\nb: &y [*x]\nc: *y\n",
    "{a: [i1], b: [[i1]], c: [[i1]]}«a: &x [1]⏎b: &y [*x]⏎c: *y»"),
  ReadingRow(
    "anchor again", "a: &x 1\nb: &x 2\nc: *x\n",
    "{a: i1, b: i2, c: i2}«a: &x 1⏎b: &x 2⏎c: *x»"),
  ReadingRow("anchor on key", "&k a: 1\nb: *k\n", "{a: i1, b: ta}«&k a: 1⏎b: *k»"),
  ReadingRow("alias as key", "a: &k name\n*k : 1\n", "{a: tname, name«*k»: i1}«a: &k name⏎*k : 1»"),
  ReadingRow("alias of quoted", "a: &x '1'\nb: *x\n", "{a: q1«'1'», b: q1«'1'»}«a: &x '1'⏎b: *x»"),
  ReadingRow("alias of nothing", "a: &x\nb: *x\n", "{a: n, b: n}«a: &x⏎b: *x»"),
  ReadingRow(
    "anchor on block scalar", "a: &x |\n  one\nb: *x\n",
    "{a: qone⏎«one», b: qone⏎«one»}«a: &x |⏎  one⏎b: *x»"),
  ReadingRow("anchor on root", "&root\na: 1\n", "{a: i1}«a: 1»"),
  ReadingRow(
    "anchor before list", "a: &l\n- 1\n- 2\nb: *l\n",
    "{a: [i1, i2]«- 1⏎- 2», b: [i1, i2]«- 1⏎- 2»}«a: &l⏎- 1⏎- 2⏎b: *l»"),
  ReadingRow(
    "anchor on its own line", "a:\n  &x\n  b: 1\nc: *x\n",
    "{a: {b: i1}«b: 1», c: {b: i1}«b: 1»}«a:⏎  &x⏎  b: 1⏎c: *x»"),
  ReadingRow(
    "tag on flow map with comment", "a: !!map # note\n  {b: 1}\n",
    "{a: {b: i1}}«a: !!map # note⏎  {b: 1}»"),
  ReadingRow(
    "anchor and tag on quoted key", "&k !!str 'a': *k\n",
    "{a«'a'»: qa«'a'»}«&k !!str 'a': *k»"),
  ReadingRow(
    "alias before colon", "a: &x b\nc: {*x : 1}\n",
    "{a: tb, c: {b«*x»: i1}}«a: &x b⏎c: {*x : 1}»"),
  ReadingRow(
    "anchor with comment", "a: &x # note\n  b: 1\n",
    "{a: {b: i1}«b: 1»}«a: &x # note⏎  b: 1»"),
  ReadingRow(
    "undefined alias", "a: *x\nb: *y\n",
    "undefined-alias 1:4-6 no anchor before `*x` has this name\nundefined-alias 2:4-6 no anchor before `*y` has this name"
  ),
  ReadingRow(
    "alias before anchor", "a: *x\nb: &x 1\n",
    "undefined-alias 1:4-6 no anchor before `*x` has this name"),
  ReadingRow(
    "recursive alias", "a: &x\n  b: *x\n",
    "recursive-alias 2:6-8 `*x` stands inside the value that it names"),
  ReadingRow(
    "recursive list", "&a [1, *a]\n",
    "recursive-alias 1:8-10 `*a` stands inside the value that it names"),
  ReadingRow(
    "alias of list as key", "a: &x [1]\n*x : 2\n",
    "key-not-text 2:1-2 a list or map cannot be a key"),
  ReadingRow(
    "core tags",
    #"a: !!str 4.0\#nb: !!int "5"\#nc: !!float 6\#nd: !!bool 'true'\#ne: !!null ''\#nf: !!map {}\#ng: !!seq []\#nh: !!str\#n"#,
    #"{a: q4.0«4.0», b: i5«"5"», c: d6, d: b+true«'true'», e: n«''», f: {}, g: [], h: q«»}«a: !!str 4.0⏎b: !!int "5"⏎c: !!float 6⏎d: !!bool 'true'⏎e: !!null ''⏎f: !!map {}⏎g: !!seq []⏎h: !!str»"#
  ),
  ReadingRow(
    "tags and anchors", "a: !!str &x 1\nb: &y !!str 2\nc: [*x, *y]\n",
    "{a: q1«1», b: q2«2», c: [q1«1», q2«2»]}«a: !!str &x 1⏎b: &y !!str 2⏎c: [*x, *y]»"),
  ReadingRow(
    "verbatim tag", "a: !<tag:yaml.org,2002:str> 1\n",
    "{a: q1«1»}«a: !<tag:yaml.org,2002:str> 1»"),
  ReadingRow("non-specific tag", "a: ! 12\nb: ! [1]\n", "{a: q12«12», b: [i1]}«a: ! 12⏎b: ! [1]»"),
  ReadingRow("tagged block map", "a: !!map\n  b: 1\n", "{a: {b: i1}«b: 1»}«a: !!map⏎  b: 1»"),
  ReadingRow("tagged key", "!!str 1: a\n!!int 2: b\n", "{1: ta, 2: tb}«!!str 1: a⏎!!int 2: b»"),
  ReadingRow(
    "float tag on integer", "a: !!float 4\nb: !!float .inf\n",
    "number-out-of-range 2:12-16 `.inf` is no finite number"),
  ReadingRow(
    "unknown tag",
    "a: !local 1\nb: !!binary aGk=\nc: !!timestamp 2001-01-01\nd: !Ref {a: 1}\ne: !!set {x}\n",
    "unknown-tag 1:4-10 the tag `!local` is not known\nunknown-tag 2:4-12 the tag `!!binary` is not known\nunknown-tag 3:4-15 the tag `!!timestamp` is not known\nunknown-tag 4:4-8 the tag `!Ref` is not known\nunknown-tag 5:4-9 the tag `!!set` is not known"
  ),
  ReadingRow(
    "unknown tag behind anchor", "a: &x !local 1\n",
    "unknown-tag 1:7-13 the tag `!local` is not known"),
  ReadingRow(
    "undefined handle", "a: !e!tag 1\n",
    "unknown-tag 1:4-10 the tag `!e!tag` is not known"),
  ReadingRow(
    "tag mismatch",
    "a: !!int x\nb: !!bool yes\nc: !!null x\nd: !!map x\ne: !!seq {}\nf: !!int [1]\ng: !!float x\nh: !!int 1.5\ni: !!int\n",
    "tag-mismatch 1:4-9 `x` does not fit the tag `!!int`\ntag-mismatch 2:4-10 `yes` does not fit the tag `!!bool`\ntag-mismatch 3:4-10 `x` does not fit the tag `!!null`\ntag-mismatch 4:4-9 `x` does not fit the tag `!!map`\ntag-mismatch 5:4-9 a map does not fit the tag `!!seq`\ntag-mismatch 6:4-9 a list does not fit the tag `!!int`\ntag-mismatch 7:4-11 `x` does not fit the tag `!!float`\ntag-mismatch 8:4-9 `1.5` does not fit the tag `!!int`\ntag-mismatch 9:4-9 an empty value does not fit the tag `!!int`"
  ),
]
