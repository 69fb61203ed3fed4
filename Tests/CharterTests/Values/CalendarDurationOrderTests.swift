import Charter
import Testing

/// Every start day of the 400 years after which the calendar repeats.
private struct StartDays {
  /// Days before each month, over 400 years of starts and 800 around them.
  private let firstDays: [Int]
  private let lengths: [Int]
  private static let margin = 4_800

  init() {
    let common = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var firstDays = [0]
    var lengths: [Int] = []
    for year in 1600..<2800 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for month in 0..<12 {
        lengths.append(common[month] + (month == 1 && isLeap ? 1 : 0))
        firstDays.append(firstDays[firstDays.count - 1] + lengths[lengths.count - 1])
      }
    }
    self.firstDays = firstDays
    self.lengths = lengths
  }

  /// All differences in days between a start moved by `a` months and by `b` months.
  ///
  /// No month is shorter than 28 days, so the 28th stands for all days before it.
  func differences(_ a: Int, _ b: Int) -> Set<Int> {
    // Whole 400 years are moved aside: they have one length.
    let (erasA, monthsA) = a.quotientAndRemainder(dividingBy: 4_800)
    let (erasB, monthsB) = b.quotientAndRemainder(dividingBy: 4_800)
    let eras = (erasA - erasB) * 146_097
    var found: Set<Int> = []
    var last = Int.min
    for start in Self.margin..<(Self.margin + 4_800) {
      for day in 28...lengths[start] {
        let one = firstDays[start + monthsA] + min(day, lengths[start + monthsA])
        let other = firstDays[start + monthsB] + min(day, lengths[start + monthsB])
        if one - other == last { continue }
        last = one - other
        found.insert(last + eras)
      }
    }
    return found
  }
}

struct CalendarDurationOrderTests {
  @Test func daysOfMonthsAsFoundByTryingEveryStart() throws {
    let starts = StartDays()
    let samples = [
      59, 60, 61, 72, 83, 84, 95, 96, 97, 98, 107, 108, 119, 120, 121, 180, 240, 1188, 1199, 1200,
      1201,
      1223, 1224, 2387, 2400, 2412, 3600, 4799, 4800, 4801, 4812, 9601, 12_000, 119_999, 120_000,
    ]
    for months in Array(1...48) + samples {
      let found = starts.differences(months, 0)
      let bounds = CalendarDuration.days(ofMonths: UInt(months))
      #expect(found.min() == bounds.lowerBound, "\(months) months")
      #expect(found.max() == bounds.upperBound, "\(months) months")
      // Each number of days between them is found too: ``isEqual(to:)`` counts on it.
      #expect(found.count == bounds.count, "\(months) months")
      let back = starts.differences(-months, 0)
      #expect(back.min() == -bounds.upperBound, "\(months) months back")
      #expect(back.max() == -bounds.lowerBound, "\(months) months back")
    }
    #expect(CalendarDuration.days(ofMonths: 0) == 0...0)
  }

  @Test func boundsThatTheLawsName() {
    let rows: [(months: UInt, days: ClosedRange<Int>)] = [
      (1, 28...31), (2, 59...62), (3, 89...92), (6, 181...184), (12, 365...366), (24, 730...731),
      (36, 1_095...1_096), (4_800, 146_097...146_097),
    ]
    for row in rows {
      #expect(CalendarDuration.days(ofMonths: row.months) == row.days, "\(row)")
    }
  }

  @Test func comparisons() throws {
    // `?` where start days disagree.
    let table = """
      left      right       <   <=  ==
      6mo       180d        no  no  no
      6mo       181d        no  ?   ?
      6mo       182d        ?   ?   ?
      6mo       184d        ?   yes ?
      6mo       185d        yes yes no
      1mo       27d         no  no  no
      1mo       28d         no  ?   ?
      1mo       31d         ?   yes ?
      31d       1mo         no  ?   ?
      28d       1mo         ?   yes ?
      1mo       32d         yes yes no
      1mo       30d         ?   ?   ?
      1mo       721h        ?   ?   no
      1mo       1mo         no  yes yes
      1mo       2mo         yes yes no
      2mo       1mo         no  no  no
      12mo      1y          no  yes yes
      1y        365d        no  ?   ?
      1y        366d        ?   yes ?
      1y        364d        no  no  no
      1y        367d        yes yes no
      400y      146097d     no  yes yes
      400y      146098d     yes yes no
      400y      146096d     no  no  no
      24h       1d          no  yes yes
      24h       23h         no  no  no
      23h       24h         yes yes no
      60s       1m          no  yes yes
      2w        14d         no  yes yes
      0s        0d          no  yes yes
      0s        1mo         yes yes no
      3mo       90d         ?   ?   ?
      3mo       13w         ?   ?   ?
      10000y    106751991d  yes yes no
      """
    func word(_ truth: Bool?) -> String { truth.map { $0 ? "yes" : "no" } ?? "?" }
    for line in table.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: " ").map(String.init)
      let left = try #require(read(cells[0], CalendarDuration.parseLiteral), "\(line)")
      let right = try #require(read(cells[1], CalendarDuration.parseLiteral), "\(line)")
      #expect(word(left.isLess(than: right)) == cells[2], "\(line)")
      #expect(word(left.isAtMost(right)) == cells[3], "\(line)")
      #expect(word(left.isEqual(to: right)) == cells[4], "\(line)")
      let expected: CalendarDuration.Order? =
        switch (cells[2], cells[3], cells[4]) {
        case ("yes", _, _): .less
        case (_, "no", _): .greater
        case (_, _, "yes"): .equal
        default: nil
        }
      #expect(left.compare(right) == expected, "\(line)")
    }
  }

  @Test func comparisonsAgreeWithEveryStartDay() {
    let starts = StartDays()
    let day = CalendarDuration.microsecondsPerDay
    var numbers = SplitMix(seed: 5)
    for _ in 0..<120 {
      let a = Int.random(in: -40...40, using: &numbers)
      let b = Int.random(in: -40...40, using: &numbers)
      let days = starts.differences(a, b)
      // Exact parts that bring the two near to each other.
      let middle = Int64(days.min() ?? 0) * day
      let exact = Int64.random(in: -100...100, using: &numbers) * day
      let offset =
        Int64.random(in: -2...6, using: &numbers) * day
        + (Bool.random(using: &numbers) ? 0 : Int64.random(in: -1...1, using: &numbers))
      let left = CalendarDuration(months: Int32(a), microseconds: exact)
      let right = CalendarDuration(months: Int32(b), microseconds: exact + middle + offset)
      let signs = Set(days.map { (Int64($0) * day - middle - offset).signum() })
      func agreed(_ holds: (Int64) -> Bool) -> Bool? {
        let answers = Set(signs.map(holds))
        return answers.count == 1 ? answers.first : nil
      }
      #expect(left.isLess(than: right) == agreed { $0 < 0 }, "\(left) < \(right)")
      #expect(left.isAtMost(right) == agreed { $0 <= 0 }, "\(left) <= \(right)")
      #expect(left.isEqual(to: right) == agreed { $0 == 0 }, "\(left) == \(right)")
      #expect((left.compare(right) != nil) == (signs.count == 1), "\(left), \(right)")
      #expect(right.isLess(than: left) == agreed { $0 > 0 }, "\(right) < \(left)")
    }
  }

  @Test func extremesDoNotOverflow() {
    let greatest = CalendarDuration(months: .max, microseconds: .max)
    let least = CalendarDuration(months: .min, microseconds: .min)
    #expect(greatest.compare(least) == .greater)
    #expect(least.isLess(than: greatest) == true)
    #expect(greatest.isEqual(to: greatest) == true)
    #expect(least.isAtMost(greatest) == true)
  }
}
