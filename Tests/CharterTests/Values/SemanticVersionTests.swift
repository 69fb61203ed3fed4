import Charter
import Testing

struct SemanticVersionTests {
  @Test func spellings() {
    // Printed as read from a document; `*` where a literal may be spelled so too.
    let rows: [(spelling: String, printed: String?, isLiteral: Bool)] = [
      ("1.2.3", "1.2.3", true), ("v1.2.3", "1.2.3", true), ("V1.2.3", "1.2.3", true),
      ("0.0.0", "0.0.0", true), ("10.20.30", "10.20.30", true),
      ("1.0.0-alpha", "1.0.0-alpha", true),
      ("1.0.0-alpha.1", "1.0.0-alpha.1", true), ("1.0.0-0.3.7", "1.0.0-0.3.7", true),
      ("1.0.0-x-y-z.--", "1.0.0-x-y-z.--", true), ("1.0.0+001", "1.0.0+001", true),
      ("1.0.0-rc.1+build.5", "1.0.0-rc.1+build.5", true), ("1.0.0-0a", "1.0.0-0a", true),
      ("1.0.0--1", "1.0.0--1", true), ("9223372036854775807.0.0", "9223372036854775807.0.0", true),
      ("4.1", "4.1.0", false), ("4.0", "4.0.0", false), ("4.10", "4.10.0", false),
      ("1", "1.0.0", false),
      ("v2", "2.0.0", false), ("1.2-rc.1", "1.2.0-rc.1", false), ("latest", nil, false),
      ("", nil, false),
      ("v", nil, false), ("vv1.0.0", nil, false), ("1.", nil, false), ("1.2.", nil, false),
      ("1.2.3.4", nil, false), ("01.2.3", nil, false), ("1.02.3", nil, false),
      ("1.2.03", nil, false),
      ("1.2.3-", nil, false), ("1.2.3-01", nil, false), ("1.2.3-a..b", nil, false),
      ("1.2.3-.a", nil, false), ("1.2.3+", nil, false), ("1.2.3+a..b", nil, false),
      ("1.2.3-é", nil, false),
      ("1.2.3 ", nil, false), (" 1.2.3", nil, false), ("-1.2.3", nil, false),
      ("+1.2.3", nil, false),
      ("1.x", nil, false), ("1e3", nil, false), ("9223372036854775808.0.0", nil, false),
      ("1.0.0+a+b", nil, false), ("{{version}}", nil, false),
    ]
    for row in rows {
      let version = read(row.spelling, SemanticVersion.parseDocument)
      #expect(version?.description == row.printed, "\(row)")
      #expect(
        read(row.spelling, SemanticVersion.parseLiteral) == (row.isLiteral ? version : nil),
        "\(row)")
    }
  }

  @Test func precedence() throws {
    // Section 11 of semver.org, and more of the same.
    let ascending = [
      "0.9.9", "1.0.0-0", "1.0.0-2", "1.0.0-10", "1.0.0-99999999999999999999999",
      "1.0.0-100000000000000000000000", "1.0.0--", "1.0.0-Alpha", "1.0.0-alpha", "1.0.0-alpha.1",
      "1.0.0-alpha.1.0", "1.0.0-alpha.beta", "1.0.0-alpha0", "1.0.0-beta", "1.0.0-beta.2",
      "1.0.0-beta.11",
      "1.0.0-rc.1", "1.0.0", "1.0.1-rc.1", "1.0.1", "1.2.0", "1.10.0", "2.0.0", "2.1.0", "2.1.1",
      "10.0.0",
    ]
    let versions = try ascending.map { try #require(read($0, SemanticVersion.parseLiteral)) }
    for (index, left) in versions.enumerated() {
      for (other, right) in versions.enumerated() {
        #expect((left < right) == (index < other), "\(left) < \(right)")
        #expect((left >= right) == (index >= other), "\(left) >= \(right)")
        #expect(left.isEqual(to: right) == (index == other), "\(left) == \(right)")
      }
    }
  }

  @Test func buildTakesNoPartInOrder() throws {
    let one = try #require(read("1.0.0-rc.1+5", SemanticVersion.parseLiteral))
    let other = try #require(read("v1.0.0-rc.1+7", SemanticVersion.parseLiteral))
    #expect(!(one < other) && !(other < one))
    #expect(one <= other && other <= one)
    #expect(one.isEqual(to: other))
    #expect(one != other)
  }
}
