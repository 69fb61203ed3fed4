import Charter
import Testing

struct RatioTests {
  @Test func spellings() throws {
    let rows: [(spelling: String, reading: String)] = [
      ("99.9%", "99.9%"), ("99.5 %", "99.5%"), ("99.5 percent", "99.5%"), ("95 percentage", "95%"),
      ("0.5 %", "0.5%"), ("1%", "1%"), ("100%", "100%"), ("150 %", "150%"), ("-5%", "-5%"),
      ("0%", "0%"),
      ("99.5 PERCENT", "99.5%"), ("99.5percent", "99.5%"), (" 99.5 %  ", "99.5%"), ("1e1%", "10%"),
      ("0.0000000000000001%", "0.0000000000000001%"), ("0.999", "99.9%"), ("0", "0%"),
      ("0.0", "0%"), ("-0", "0%"),
      ("0.5", "50%"), ("0.999999999999999999", "99.9999999999999999%"), ("5e-1", "50%"),
      ("99999999999999999999.99%", "99999999999999999999.99%"),
      ("1", "ambiguous"), ("1.0", "ambiguous"), ("99.9", "ambiguous"), ("100", "ambiguous"),
      ("-0.5", "ambiguous"), ("95", "ambiguous"), ("1e0", "ambiguous"),
      ("", "unreadable"), ("%", "unreadable"), ("percent", "unreadable"), ("99.9%%", "unreadable"),
      ("99.9 % %", "unreadable"), ("%99", "unreadable"), ("99,9%", "unreadable"),
      (".5", "unreadable"),
      ("five percent", "unreadable"), ("99 per cent", "unreadable"), ("99 percents", "unreadable"),
      ("99.9 ms", "unreadable"), ("0.00000000000000001%", "unreadable"), ("1e30", "unreadable"),
      ("1e30%", "unreadable"), ("high", "unreadable"), ("0.5 0.5", "unreadable"),
    ]
    for row in rows {
      let reading =
        switch read(row.spelling, Ratio.parseDocument) {
        case .value(let ratio): ratio.description
        case .ambiguous: "ambiguous"
        case .unreadable: "unreadable"
        }
      #expect(reading == row.reading, "\(row)")
    }
  }

  @Test func theFractionIsOfOne() throws {
    let reading = read("99.5%", Ratio.parseDocument)
    #expect(reading == .value(Ratio(fraction: ExactDecimal(mantissa: 995, scale: 3))))
    let least = Ratio(fraction: ExactDecimal(mantissa: 1, scale: 18))
    let greatest = try Ratio(
      fraction: read("99999999999999999999.999999999999999999", ExactDecimal.parse).get())
    #expect(least.description == "0.0000000000000001%")
    #expect(greatest.description == "9999999999999999999999.9999999999999999%")
    #expect(least < greatest)
  }
}
