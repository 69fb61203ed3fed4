import Charter
import Testing

@Suite struct NumberSpellingTests {
  @Test(arguments: [
    ("0", true), ("-0.0", true), ("1", true), ("99999999999999999999999999999999999999", true),
    ("999999999999999999999999999999999999990", false), ("1e37", true), ("1e38", false),
    ("0.000000000000000001", true), ("0.0000000000000000001", false), ("1e-18", true),
    ("1e-19", false), ("10e-19", true), ("0.1e-18", false), ("0e999", true), ("0.0e-999", true),
    ("1.0000000000000000000000000000000000000000000", true), ("0000000001", true),
    ("12345678901234567890.123456789012345678", true),
    ("123456789012345678901.123456789012345678", false), (".5", true), ("5.", true), ("+1e2", true),
    ("1e99999999999999999999999999", false), ("1e-99999999999999999999999999", false),
    ("1000000000000000000000000000000000000000000e-30", true),
  ])
  func range(_ spelling: String, _ isInRange: Bool) {
    let bytes = Array(spelling.utf8)
    #expect(bytes.withUnsafeBufferPointer { NumberSpelling.isInRange($0) } == isInRange)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("+5", 5), ("007", 7), ("9223372036854775807", Int64.max),
      ("-9223372036854775808", Int64.min), ("9223372036854775808", nil),
      ("-9223372036854775809", nil), ("0x10", 16), ("0xfF", 255), ("0o17", 15),
      ("0x7FFFFFFFFFFFFFFF", Int64.max), ("0x8000000000000000", nil), ("0o8", nil), ("-0x1", nil),
      ("0x", nil), ("", nil), ("-", nil), ("1.0", nil), ("1e2", nil), ("0b1", nil), ("1_0", nil),
    ] as [(String, Int64?)])
  func wholeNumbers(_ spelling: String, _ value: Int64?) {
    let bytes = Array(spelling.utf8)
    #expect(bytes.withUnsafeBufferPointer { NumberSpelling.int64($0) } == value)
  }
}
