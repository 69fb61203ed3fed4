/// Maps and lists, right and wrong.
let jsonStructureRows: [ReadingRow] = [
  ReadingRow("y object basic", #"{"asd":"sdf"}"#, "{asd: qsdf}"),
  ReadingRow("y object empty", "{}", "{}"),
  ReadingRow("y object empty key", #"{"":0}"#, "{: i0}"),
  ReadingRow(
    "y object escaped null in key", #"{"foo\u0000bar": 42}"#,
    #"{foo‹0›bar«"foo\u0000bar"»: i42}"#),
  ReadingRow(
    "y object extreme numbers", #"{ "min": -1.0e+28, "max": 1.0e+28 }"#,
    "{min: d-1.0e+28, max: d1.0e+28}"),
  ReadingRow(
    "y object long strings",
    #"{"x":[{"id": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}], "id": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#,
    "{x: [{id: qxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}], id: qxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}"
  ),
  ReadingRow("y object with newlines", #"{\#n"a": "b"\#n}"#, "{a: qb}"),
  ReadingRow(
    "y same key at different depths", #"{"a": {"a": {"a": 1}}, "b": {"a": 2}}"#,
    "{a: {a: {a: i1}}, b: {a: i2}}"),
  ReadingRow(
    "n duplicated key", #"{"a":"b","a":"c"}"#, "duplicate-key 1:10-13 the key `a` comes twice"),
  ReadingRow(
    "n duplicated key and value", #"{"a":"b","a":"b"}"#,
    "duplicate-key 1:10-13 the key `a` comes twice"),
  ReadingRow(
    "n three times", #"{"a":1,\#n "b":2,\#n "a":3,\#n "a":4}"#,
    "duplicate-key 3:2-5 the key `a` comes twice\nduplicate-key 4:2-5 the key `a` comes twice"),
  ReadingRow(
    "n two pairs", #"{"a":1,"b":1,"a":2,"b":2}"#,
    "duplicate-key 1:14-17 the key `a` comes twice\nduplicate-key 1:20-23 the key `b` comes twice"),
  ReadingRow(
    "n duplicate through escape", #"{"a":1,"\u0061":2}"#,
    "duplicate-key 1:8-16 the key `a` comes twice"),
  ReadingRow(
    "n duplicate through NFC", #"{"‹C3 A9›":1,"e‹CC 81›":2}"#,
    "duplicate-key 1:8-12 the key `é` comes twice"),
  ReadingRow(
    "n duplicate empty keys", #"{"":1,"":2}"#, "duplicate-key 1:7-9 the key `` comes twice"),
  ReadingRow(
    "n duplicate inside", #"[{"x":{"k":1,"k":2}},{"k":1}]"#,
    "duplicate-key 1:14-17 the key `k` comes twice"),
  ReadingRow(
    "n duplicate then syntax error", #"{"a":1,"a":2,]"#,
    "duplicate-key 1:8-11 the key `a` comes twice\njson-syntax 1:14-15 expected a key after the `,`, found `]`"
  ),
  ReadingRow(
    "n kelvin sign is K in NFC", #"{"K":1,"‹E2 84 AA›":2}"#,
    "duplicate-key 1:8-11 the key `K` comes twice"),
  ReadingRow(
    "n object bad value", #"["x", truth]"#,
    "json-syntax 1:7-12 expected a value after the `,`, found `truth`"),
  ReadingRow(
    "n bracket key", #"{[: "x"}\#n"#, "json-syntax 1:2-3 expected a key or `}`, found `[`"),
  ReadingRow(
    "n comma instead of colon", #"{"x", null}"#,
    "json-syntax 1:5-6 expected `:` after the key, found `,`"),
  ReadingRow("n double colon", #"{"x"::"b"}"#, "json-syntax 1:6-7 expected a value, found `:`"),
  ReadingRow("n emoji", "{🇨🇭}", "json-syntax 1:2-3 expected a key or `}`, found `🇨`"),
  ReadingRow(
    "n garbage at end", #"{"a":"a" 123}"#,
    "json-syntax 1:10-13 expected `,` or `}`, found `123`"),
  ReadingRow(
    "n key with single quotes", "{key: 'value'}",
    "json-syntax 1:2-5 expected a key or `}`, found `key`"),
  ReadingRow(
    "n missing colon", #"{"a" b}"#, "json-syntax 1:6-7 expected `:` after the key, found `b`"),
  ReadingRow("n missing key", #"{:"b"}"#, "json-syntax 1:2-3 expected a key or `}`, found `:`"),
  ReadingRow(
    "n missing value", #"{"a":"#,
    "json-syntax 1:6-6 expected a value, found the end of the document"),
  ReadingRow(
    "n no colon", #"{"a""#,
    "json-syntax 1:5-5 expected `:` after the key, found the end of the document"),
  ReadingRow("n non string key", "{1:1}", "json-syntax 1:2-3 expected a key or `}`, found `1`"),
  ReadingRow(
    "n trailing comma object", #"{"id":0,}"#,
    "json-syntax 1:9-10 expected a key after the `,`, found `}`"),
  ReadingRow(
    "n several trailing commas", #"{"id":0,,,,,}"#,
    "json-syntax 1:9-10 expected a key after the `,`, found `,`"),
  ReadingRow("n comma first", #"{,"a":1}"#, "json-syntax 1:2-3 expected a key or `}`, found `,`"),
  ReadingRow(
    "n two commas", #"{"a":"b",,"c":"d"}"#,
    "json-syntax 1:10-11 expected a key after the `,`, found `,`"),
  ReadingRow("n unquoted key", #"{a: "b"}"#, "json-syntax 1:2-3 expected a key or `}`, found `a`"),
  ReadingRow(
    "n unclosed object", #"{"a":1,\#n "b": {"c": 2}\#n"#,
    "json-syntax 3:1-1 expected `,` or `}`, found the end of the document"),
  ReadingRow(
    "n open object key", #"{"a":1,"#,
    "json-syntax 1:8-8 expected a key after the `,`, found the end of the document"),
  ReadingRow("n value missing", #"{"a": }"#, "json-syntax 1:7-8 expected a value, found `}`"),
  ReadingRow(
    "n missing comma in object", #"{"a": 1\#n "b": 2}"#,
    "json-syntax 2:2-5 expected `,` or `}`, found a text"),
  ReadingRow(
    "n trailing comment", #"{"a":"b"}/**/"#,
    "trailing-content 1:10-11 nothing may follow the value of the document, found `/`"),
  ReadingRow(
    "n trailing line comment", #"{"a":"b"} // x"#,
    "trailing-content 1:11-12 nothing may follow the value of the document, found `/`"),
  ReadingRow(
    "n comment inside", #"{"a": /* x */ 1}"#, "json-syntax 1:7-8 expected a value, found `/`"),
  ReadingRow("n hash comment", "# x\n{}", "json-syntax 1:1-2 expected a value, found `#`"),
  ReadingRow(
    "n 1 true without comma", "[1 true]", "json-syntax 1:4-8 expected `,` or `]`, found `true`"),
  ReadingRow(
    "n colon instead of comma", #"["": 1]"#, "json-syntax 1:4-5 expected `,` or `]`, found `:`"),
  ReadingRow(
    "n comma after close", #"[""],"#,
    "trailing-content 1:5-6 nothing may follow the value of the document, found `,`"),
  ReadingRow("n comma and number", "[,1]", "json-syntax 1:2-3 expected a value, found `,`"),
  ReadingRow(
    "n double comma", "[1,,2]", "json-syntax 1:4-5 expected a value after the `,`, found `,`"),
  ReadingRow(
    "n double extra comma", #"["x",,]"#,
    "json-syntax 1:6-7 expected a value after the `,`, found `,`"),
  ReadingRow(
    "n extra close", #"["x"]]"#,
    "trailing-content 1:6-7 nothing may follow the value of the document, found `]`"),
  ReadingRow(
    "n extra comma", #"["",]"#, "json-syntax 1:5-6 expected a value after the `,`, found `]`"),
  ReadingRow(
    "n incomplete", #"["x""#,
    "json-syntax 1:5-5 expected `,` or `]`, found the end of the document"),
  ReadingRow(
    "n inner array no comma", "[3[4]]", "json-syntax 1:3-4 expected `,` or `]`, found `[`"),
  ReadingRow(
    "n items separated by semicolon", "[1:2]",
    "json-syntax 1:3-4 expected `,` or `]`, found `:`"),
  ReadingRow("n just comma", "[,]", "json-syntax 1:2-3 expected a value, found `,`"),
  ReadingRow("n just minus", "[-]", "json-syntax 1:2-3 `-` is not a number"),
  ReadingRow(
    "n number and comma", "[1,]", "json-syntax 1:4-5 expected a value after the `,`, found `]`"),
  ReadingRow(
    "n several commas", "[1,,]", "json-syntax 1:4-5 expected a value after the `,`, found `,`"),
  ReadingRow(
    "n spaces vertical tab", #"["‹0B›a"\f]"#,
    #"control-character 1:3-4 the control character U+000B stands in a text\#njson-syntax 1:6-7 expected `,` or `]`, found `\`"#
  ),
  ReadingRow("n star inside", "[*]", "json-syntax 1:2-3 expected a value, found `*`"),
  ReadingRow(
    "n unclosed", #"["""#,
    "json-syntax 1:4-4 expected `,` or `]`, found the end of the document"),
  ReadingRow(
    "n unclosed comma", "[1,",
    "json-syntax 1:4-4 expected a value after the `,`, found the end of the document"),
  ReadingRow(
    "n unclosed newline", "[1,\n1\n,1",
    "json-syntax 3:3-3 expected `,` or `]`, found the end of the document"),
  ReadingRow(
    "n close wrong bracket", #"[{"a": 1]"#, "json-syntax 1:9-10 expected `,` or `}`, found `]`"),
  ReadingRow("n close list with brace", "[1}", "json-syntax 1:3-4 expected `,` or `]`, found `}`"),
  ReadingRow("n lone close", "]", "json-syntax 1:1-2 expected a value, found `]`"),
  ReadingRow(
    "n unclosed after object", "[{}",
    "json-syntax 1:4-4 expected `,` or `]`, found the end of the document"),
  ReadingRow(
    "n open lists", "[[[[", "json-syntax 1:5-5 expected a value, found the end of the document"),
  ReadingRow("n angle bracket", "<.>", "json-syntax 1:1-2 expected a value, found `<`"),
  ReadingRow(
    "n end array and key", "[1]x",
    "trailing-content 1:4-5 nothing may follow the value of the document, found `x`"),
  ReadingRow(
    "n two values", #"{"a":1} {"b":2}"#,
    "trailing-content 1:9-10 nothing may follow the value of the document, found `{`"),
  ReadingRow(
    "n lines of values", "1\n2",
    "trailing-content 2:1-2 nothing may follow the value of the document, found `2`"),
  ReadingRow("n form feed", "[‹0C›]", "json-syntax 1:2-3 expected a value, found `U+000C`"),
  ReadingRow(
    "n non-breaking space", "[‹C2 A0›1]", "json-syntax 1:2-3 expected a value, found `U+00A0`"),
  ReadingRow("n word joiner", "[‹E2 81 A0›]", "json-syntax 1:2-3 expected a value, found `U+2060`"),
  ReadingRow(
    "n u2028 outside", "[‹E2 80 A8›]", "json-syntax 1:2-3 expected a value, found `U+2028`"),
  ReadingRow(
    "n bidi control outside", "[‹E2 80 AE›]",
    "json-syntax 1:2-3 expected a value, found `U+202E`"),
  ReadingRow(
    "n open brace quote", #"{""#,
    "json-syntax 1:2-3 the text is not closed before the end of the document"),
  ReadingRow("n open bracket apostrophe", "['", "json-syntax 1:2-3 expected a value, found `'`"),
  ReadingRow(
    "n object followed by closing", "{}}",
    "trailing-content 1:3-4 nothing may follow the value of the document, found `}`"),
  ReadingRow("n lone colon", ":", "json-syntax 1:1-2 expected a value, found `:`"),
]
