import Charter
import Testing

struct ExactDecimalTests {
  @Test func spellingsThatRead() throws {
    let rows: [(spelling: String, printed: String)] = [
      ("0", "0"), ("-0", "0"), ("+0", "0"), ("0.0", "0"), ("-0.000", "0"), ("0e5", "0"),
      ("0e99999999999999999999", "0"), ("1", "1"), ("+1", "1"), ("-1", "-1"), ("10", "10"),
      ("100", "100"), ("1.0", "1"), ("4.10", "4.1"), ("-12.50", "-12.5"), ("0.5", "0.5"),
      ("0.05", "0.05"), ("-0.001", "-0.001"), ("1e3", "1000"), ("1E3", "1000"), ("1e+3", "1000"),
      ("2.5E-3", "0.0025"), ("2.5e1", "25"), ("1e0", "1"), ("1e-18", "0.000000000000000001"),
      ("1000000e-24", "0.000000000000000001"), ("0.1000000000000000000000000", "0.1"),
      ("1e19", "10000000000000000000"), ("0.00000000000000000001e20", "1"),
      ("9223372036854775807", "9223372036854775807"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("9223372036854775808", "9223372036854775808"),
      ("18446744073709551615", "18446744073709551615"),
      ("18446744073709551616", "18446744073709551616"),
      ("99999999999999999999", "99999999999999999999"),
      ("0.123456789012345678", "0.123456789012345678"),
      ("1234567890.1234567890", "1234567890.123456789"),
      ("99999999999999999999.999999999999999999", "99999999999999999999.999999999999999999"),
      ("-99999999999999999999.999999999999999999", "-99999999999999999999.999999999999999999"),
      ("10000000000000000000.000000000000000001", "10000000000000000000.000000000000000001"),
      ("99999999999999999999999999999999999999e-18", "99999999999999999999.999999999999999999"),
      ("100000000000000000000000000000000000000000000000000e-50", "1"),
      ("0." + String(repeating: "0", count: 1000) + "1e1001", "1"),
      ("1" + String(repeating: "0", count: 1000) + "e-1000", "1"),
      ("0." + String(repeating: "0", count: 1000), "0"),
    ]
    for row in rows {
      let decimal = try #require(try? read(row.spelling, ExactDecimal.parse).get(), "\(row)")
      #expect(decimal.description == row.printed, "\(row)")
      #expect(try read(row.printed, ExactDecimal.parse).get() == decimal, "\(row)")
    }
  }

  @Test func spellingsThatDoNotRead() {
    let notNumbers = [
      "", "-", "+", ".", ".5", "1.", "-.5", "01", "-01", "00", "1e", "1e+", "1e-", "e5", "1.e5",
      "--1",
      "+-1", "1 ", " 1", "1,5", "1_000", "0x10", "1.2.3", "1e5.0", "Infinity", "NaN", "1\u{0}", "１",
      "1" + String(repeating: "0", count: 60) + "x",
    ]
    for spelling in notNumbers {
      #expect(read(spelling, ExactDecimal.parse) == .failure(.notANumber), "\(spelling)")
    }
    let tooLong = [
      "100000000000000000000", "-100000000000000000000", "1e20", "1e38", "1e99999999999999999999",
      "0.0000000000000000001", "1e-19", "1e-99999999999999999999", "1.0000000000000000001",
      "123456789012345678901234567890123456789", "12345678901234567890.1234567890123456789",
      "999999999999999999999999999999999999999e-19", "99999999999999999999.9999999999999999999",
      "0." + String(repeating: "0", count: 1000) + "1", "1" + String(repeating: "0", count: 1000),
      String(repeating: "9", count: 2000) + "e-1990",
    ]
    for spelling in tooLong {
      #expect(read(spelling, ExactDecimal.parse) == .failure(.outOfRange), "\(spelling)")
    }
  }

  @Test func arithmetic() throws {
    let greatest = "99999999999999999999.999999999999999999"
    let least = "0.000000000000000001"
    // A `-` where there is no result.
    let rows: [(left: String, operation: Character, right: String, result: String)] = [
      ("0.1", "+", "0.2", "0.3"), ("1", "-", "0.9", "0.1"), ("-1", "+", "1", "0"),
      (greatest, "+", least, "-"),
      (greatest, "-", least, "99999999999999999999.999999999999999998"),
      (greatest, "-", greatest, "0"), (greatest, "+", greatest, "-"),
      ("-" + greatest, "-", least, "-"),
      ("1.1", "*", "1.1", "1.21"), ("-2.5", "*", "4", "-10"), ("-3", "*", "-3", "9"),
      ("0", "*", greatest, "0"), (greatest, "*", "1", greatest),
      (greatest, "*", "-1", "-" + greatest),
      (greatest, "*", "10", "-"), (greatest, "*", greatest, "-"), (least, "*", "0.1", "-"),
      (least, "*", "10", "0.00000000000000001"), ("0.000000001", "*", "0.000000001", least),
      ("0.000000001", "*", "0.0000000001", "-"),
      ("10000000000", "*", "9999999999", "99999999990000000000"),
      ("10000000000", "*", "10000000000", "-"),
      ("9223372036854775807", "*", "2", "18446744073709551614"),
      ("1", "/", "3", "0.333333333333333333"), ("2", "/", "3", "0.666666666666666667"),
      ("-2", "/", "3", "-0.666666666666666667"), ("1", "/", "8", "0.125"), ("7", "/", "-2", "-3.5"),
      // Half to even, both ways and both signs.
      (least, "/", "2", "0"), ("0.000000000000000003", "/", "2", "0.000000000000000002"),
      ("0.000000000000000005", "/", "2", "0.000000000000000002"),
      ("-0.000000000000000003", "/", "2", "-0.000000000000000002"),
      ("-0.000000000000000001", "/", "2", "0"),
      ("0.000000000000000001", "/", "1.999999999999999999", least),
      ("1", "/", "0", "-"), ("0", "/", "0", "-"), ("0", "/", "5", "0"),
      (greatest, "/", greatest, "1"),
      (greatest, "/", "0.1", "-"), (greatest, "/", least, "-"), ("1", "/", greatest, "0"),
      ("100", "/", greatest, least), (greatest, "/", "0.999999999999999999", "-"),
      ("50000000000000000000", "/", "0.5", "-"),
      ("49999999999999999999", "/", "0.5", "99999999999999999998"),
    ]
    for row in rows {
      let left = try #require(try? read(row.left, ExactDecimal.parse).get(), "\(row)")
      let right = try #require(try? read(row.right, ExactDecimal.parse).get(), "\(row)")
      let result =
        switch row.operation {
        case "+": left.adding(right)
        case "-": left.subtracting(right)
        case "*": left.multiplying(right)
        default: left.dividing(by: right)
        }
      #expect(result?.description ?? "-" == row.result, "\(row)")
    }
  }

  @Test func order() throws {
    let ascending = [
      "-99999999999999999999.999999999999999999", "-10000000000", "-2", "-1.5", "-1",
      "-0.000000000000000001", "0", "0.000000000000000001", "0.1", "0.11", "0.9", "1", "1.0000001",
      "9", "10", "9223372036854775807", "9223372036854775807.5", "99999999999999999999",
    ]
    let decimals = try ascending.map { try read($0, ExactDecimal.parse).get() }
    for (index, left) in decimals.enumerated() {
      for (other, right) in decimals.enumerated() {
        #expect((left < right) == (index < other), "\(left) < \(right)")
        #expect((left == right) == (index == other), "\(left) == \(right)")
      }
    }
  }

  @Test func shorterForms() throws {
    let rows: [(spelling: String, mantissa: Int64?, scale: UInt8, whole: Int64?)] = [
      ("0", 0, 0, 0), ("1", 1, 0, 1), ("-1", -1, 0, -1), ("10", 10, 0, 10), ("1200", 1200, 0, 1200),
      ("0.1", 1, 1, nil), ("12.50", 125, 1, nil), ("-0.25", -25, 2, nil), ("1e-18", 1, 18, nil),
      ("99.95", 9995, 2, nil), ("1e18", 1_000_000_000_000_000_000, 0, 1_000_000_000_000_000_000),
      ("9223372036854775807", .max, 0, .max), ("-9223372036854775807", -.max, 0, -.max),
      // As whole as its least number may be, but without a magnitude of 63 bits.
      ("-9223372036854775808", nil, 0, .min), ("9223372036854775808", nil, 0, nil),
      ("922337203685477580.7", .max, 1, nil), ("9.223372036854775807", .max, 18, nil),
      ("9.223372036854775808", nil, 0, nil),
      ("12345678901234567.5", 123_456_789_012_345_675, 1, nil),
      ("1234567890123456789.5", nil, 0, nil), ("10000000000000000000", nil, 0, nil),
    ]
    for row in rows {
      let decimal = try #require(try? read(row.spelling, ExactDecimal.parse).get(), "\(row)")
      #expect(decimal.narrow?.mantissa == row.mantissa, "\(row)")
      #expect(decimal.wholeInt64 == row.whole, "\(row)")
      if let narrow = decimal.narrow {
        #expect(narrow.scale == row.scale, "\(row)")
        let again = ExactDecimal(mantissa: narrow.mantissa, scale: narrow.scale)
        #expect(again == decimal, "\(row)")
      }
      if row.whole != nil { #expect(decimal.isWhole, "\(row)") }
    }
    #expect(ExactDecimal(Int64.min).description == "-9223372036854775808")
    #expect(ExactDecimal(mantissa: .min, scale: 0) == ExactDecimal(Int64.min))
    #expect(ExactDecimal(mantissa: .min, scale: 18).description == "-9.223372036854775808")
    #expect(try !read("0.5", ExactDecimal.parse).get().isWhole)
  }

  /// Numbers of every length, with and without zeros at the end.
  private func decimal(_ numbers: inout SplitMix) -> ExactDecimal {
    var scaled = Int128(0)
    for _ in 0..<Int.random(in: 1...38, using: &numbers) {
      scaled = scaled * 10 + Int128.random(in: 0...9, using: &numbers)
    }
    for _ in 0..<Int.random(in: 0...20, using: &numbers) where scaled < ExactDecimal(1).scaled {
      scaled *= 10
    }
    return ExactDecimal(scaled: Bool.random(using: &numbers) ? scaled : -scaled)
  }

  @Test func sumsAndDifferencesUndoEachOther() {
    var numbers = SplitMix(seed: 1)
    for _ in 0..<1_000 {
      let a = decimal(&numbers)
      let b = decimal(&numbers)
      #expect(a.adding(b) == b.adding(a), "\(a) + \(b)")
      if let sum = a.adding(b) { #expect(sum.subtracting(b) == a, "\(a) + \(b)") }
      if let difference = a.subtracting(b) { #expect(difference.adding(b) == a, "\(a) - \(b)") }
      #expect(a.negated.negated == a)
      #expect(a.adding(a.negated) == .zero)
    }
  }

  @Test func productsAreExactOrNone() {
    var numbers = SplitMix(seed: 2)
    let one = ExactDecimal(1).scaled.magnitude
    var found = 0
    for _ in 0..<1_000 {
      let a = decimal(&numbers)
      let b = decimal(&numbers)
      let wide = a.scaled.magnitude.multipliedFullWidth(by: b.scaled.magnitude)
      if let product = a.multiplying(b) {
        found += 1
        let again = product.scaled.magnitude.multipliedFullWidth(by: one)
        #expect(again == wide, "\(a) * \(b)")
        let isNegative = a.scaled.signum() * b.scaled.signum() < 0
        #expect((product.scaled < 0) == isNegative, "\(a) * \(b)")
        if b != .zero { #expect(product.dividing(by: b) == a, "\(a) * \(b)") }
      } else {
        // Either something is left over 10^18, or the product is 10^56 or more.
        let rest = ((wide.high % one) * (UInt128.max % one + 1) + wide.low % one) % one
        let limit = UInt128(100_000_000_000_000_000_000).multipliedFullWidth(
          by: UInt128(1_000_000_000_000_000_000) * UInt128(1_000_000_000_000_000_000))
        let isTooGreat =
          wide.high > limit.high || (wide.high == limit.high && wide.low >= limit.low)
        #expect(rest != 0 || isTooGreat, "\(a) * \(b)")
      }
    }
    #expect(found > 50)
  }

  @Test func quotientsAreTheNearest() {
    var numbers = SplitMix(seed: 3)
    let one = ExactDecimal(1).scaled.magnitude
    var found = 0
    for _ in 0..<1_000 {
      let a = decimal(&numbers)
      let b = decimal(&numbers)
      guard b != .zero, let quotient = a.dividing(by: b) else { continue }
      found += 1
      let divisor = b.scaled.magnitude
      let dividend = a.scaled.magnitude.multipliedFullWidth(by: one)
      let product = quotient.scaled.magnitude.multipliedFullWidth(by: divisor)
      // Both are within one divisor of each other, so that 128 bits tell their difference.
      let difference = dividend.low &- product.low
      let distance = min(difference, 0 &- difference)
      #expect(distance <= divisor - distance, "\(a) / \(b)")
      if distance * 2 == divisor { #expect(quotient.scaled & 1 == 0, "\(a) / \(b)") }
      let borrow: UInt128 = dividend.low < product.low ? 1 : 0
      let high = dividend.high &- product.high &- borrow
      #expect(high == (difference == distance ? 0 : UInt128.max), "\(a) / \(b)")
    }
    #expect(found > 300)
  }

  @Test func everyNumberReadsBackFromItsDescription() throws {
    var numbers = SplitMix(seed: 4)
    for _ in 0..<1_000 {
      let a = decimal(&numbers)
      #expect(try read(a.description, ExactDecimal.parse).get() == a, "\(a)")
      if let narrow = a.narrow {
        #expect(ExactDecimal(mantissa: narrow.mantissa, scale: narrow.scale) == a, "\(a)")
        #expect(narrow.scale == 0 || narrow.mantissa % 10 != 0, "\(a)")
      }
    }
  }
}
