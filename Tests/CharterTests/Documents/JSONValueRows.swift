/// Values and numbers that are JSON, and numbers past what is exact.
let jsonValueRows: [ReadingRow] = [
  ReadingRow("y structure lonely null", "null", "nnull"),
  ReadingRow("y lonely true", "true", "b+true"),
  ReadingRow("y lonely false", " false ", "b-false"),
  ReadingRow("y lonely integer", "42", "i42"),
  ReadingRow("y lonely negative", "-0.1", "d-0.1"),
  ReadingRow("y lonely string", #""asd""#, "qasd"),
  ReadingRow("y empty string", #""""#, "q"),
  ReadingRow("y whitespace array", " [] ", "[]"),
  ReadingRow("y trailing newline", #"["a"]\#n"#, "[qa]"),
  ReadingRow(
    "y all blanks", #"‹20 09 0A 0D›{‹09›"a"‹0D 0A›:‹0A 0A›[‹20›1‹20›,‹09›2‹20›]‹20›}‹0D›"#,
    "{a: [i1, i2]}"),
  ReadingRow("y empty array", "[]", "[]"),
  ReadingRow("y nested empties", #"[[],{},[{}],{"a":{}}]"#, "[[], {}, [{}], {a: {}}]"),
  ReadingRow("y array heterogeneous", #"[null, 1, "1", {}]"#, "[nnull, i1, q1, {}]"),
  ReadingRow("y array several null", "[1,null,null,null,2]", "[i1, nnull, nnull, nnull, i2]"),
  ReadingRow("y array leading space", "[ 1]", "[i1]"),
  ReadingRow("y array newline", "[1\n]", "[i1]"),
  ReadingRow("y array trailing space", "[2] ", "[i2]"),
  ReadingRow("y long indentation", #"[\#n                    1,\#n         "x"\#n]"#, "[i1, qx]"),
  ReadingRow("y number 0e+1", "[0e+1]", "[d0e+1]"),
  ReadingRow("y number 0e1", "[0e1]", "[d0e1]"),
  ReadingRow("y number after space", "[ 4]", "[i4]"),
  ReadingRow("y number close to zero", "[-0.000000000000000001]", "[d-0.000000000000000001]"),
  ReadingRow("y number int with exp", "[20e1]", "[d20e1]"),
  ReadingRow("y minus zero", "[-0]", "[i-0]"),
  ReadingRow("y negative int", "[-123]", "[i-123]"),
  ReadingRow("y negative one", "[-1]", "[i-1]"),
  ReadingRow("y real capital e", "[1E22]", "[d1E22]"),
  ReadingRow("y real neg exp", "[1E-2]", "[d1E-2]"),
  ReadingRow("y real pos exp", "[1E+2]", "[d1E+2]"),
  ReadingRow("y real exponent", "[123e5]", "[d123e5]"),
  ReadingRow("y real fraction", "[123.456789]", "[d123.456789]"),
  ReadingRow("y real keeps its zero", "[4.0, 4.10, 1.00]", "[d4.0, d4.10, d1.00]"),
  ReadingRow("y simple int", "[123]", "[i123]"),
  ReadingRow(
    "y largest 64-bit", "[9223372036854775807, -9223372036854775808]",
    "[i9223372036854775807, i-9223372036854775808]"),
  ReadingRow(
    "y past 64 bits", "[9223372036854775808, -9223372036854775809]",
    "[d9223372036854775808, d-9223372036854775809]"),
  ReadingRow("y eighteen digits", "[999999999999999999]", "[i999999999999999999]"),
  ReadingRow("y nineteen digits", "[1999999999999999999]", "[i1999999999999999999]"),
  ReadingRow(
    "y 38 digits", "[12345678901234567890123456789012345678]",
    "[d12345678901234567890123456789012345678]"),
  ReadingRow(
    "y 20.18 digits", "[12345678901234567890.123456789012345678]",
    "[d12345678901234567890.123456789012345678]"),
  ReadingRow(
    "y zeros do not count", "[1.500000000000000000000000000000000000000000, 0e999999999999]",
    "[d1.500000000000000000000000000000000000000000, d0e999999999999]"),
  ReadingRow(
    "y large exponent of small number",
    "[0.00000000000000000000000000000001e32, 100000000000000000000000000000000000000000e-20]",
    "[d0.00000000000000000000000000000001e32, d100000000000000000000000000000000000000000e-20]"),
  ReadingRow(
    "n 39 digits", "[123456789012345678901234567890123456789]",
    "number-out-of-range 1:2-41 `123456789012345678901234567890123456789` is out of range"),
  ReadingRow(
    "n 19 after the point", "[0.1234567890123456789]",
    "number-out-of-range 1:2-23 `0.1234567890123456789` is out of range"),
  ReadingRow(
    "n 21.18 digits", "[123456789012345678901.123456789012345678]",
    "number-out-of-range 1:2-42 `123456789012345678901.123456789012345678` is out of range"),
  ReadingRow(
    "n double huge exp", "[1.5e+9999]", "number-out-of-range 1:2-11 `1.5e+9999` is out of range"),
  ReadingRow(
    "n double tiny exp", "[123.456e-789]",
    "number-out-of-range 1:2-14 `123.456e-789` is out of range"),
  ReadingRow(
    "n exponent overflow", "[0.4e00669999999999999999999999999999999999999999999969999999006]",
    "number-out-of-range 1:2-65 `0.4e00669999999999999999999999999999999999999999999969999999…` is out of range"
  ),
  ReadingRow(
    "n several numbers out of range", #"{"a": 1e99, "b": -1e-99, "c": 1}"#,
    "number-out-of-range 1:7-11 `1e99` is out of range\nnumber-out-of-range 1:18-24 `-1e-99` is out of range"
  ),
]
