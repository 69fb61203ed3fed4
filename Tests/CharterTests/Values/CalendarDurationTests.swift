import Charter
import Testing

struct CalendarDurationTests {
  @Test func literals() {
    let rows: [(spelling: String, printed: String?)] = [
      ("0s", "0s"), ("90s", "90s"), ("60s", "1m"), ("5m", "5m"), ("90m", "90m"), ("24h", "24h"),
      ("25h", "25h"), ("1d", "24h"), ("30d", "30d"), ("2w", "14d"), ("6mo", "6mo"), ("12mo", "1y"),
      ("18mo", "18mo"), ("3y", "3y"), ("007d", "7d"), ("120000mo", "10000y"), ("10000y", "10000y"),
      ("106751991d", "106751991d"), ("120001mo", nil), ("10001y", nil), ("106751992d", nil),
      ("9223372036854775807y", nil), ("9223372036854775808s", nil), ("", nil), ("d", nil),
      ("5", nil),
      ("-5m", nil), ("+5m", nil), ("5 m", nil), (" 5m", nil), ("5m ", nil), ("1.5h", nil),
      ("3M", nil),
      ("3H", nil), ("5ms", nil), ("5min", nil), ("1h30m", nil), ("6mon", nil), ("2BD", nil),
      ("P1D", nil), ("5mx", nil),
    ]
    for row in rows {
      #expect(
        read(row.spelling, CalendarDuration.parseLiteral)?.description == row.printed, "\(row)")
      // What is a literal means the same in a document.
      if row.printed != nil {
        #expect(
          read(row.spelling, CalendarDuration.parseDocument)
            == read(row.spelling, CalendarDuration.parseLiteral), "\(row)")
      }
    }
  }

  @Test func documentSpellingsThatRead() {
    let rows: [(spelling: String, printed: String)] = [
      ("4 d", "4d"), ("25h", "25h"), ("500ms", "500ms"), ("1 hours", "1h"), ("15 min", "15m"),
      ("3 years", "3y"), ("3 y", "3y"), ("1 minutes ", "1m"), ("10 minutes", "10m"),
      ("30 Days", "30d"),
      ("1 day", "24h"), ("2 day(s)", "2d"), ("3 month(s)", "3mo"), ("4 D", "4d"), ("24H", "24h"),
      ("5 S", "5s"),
      ("1 yr", "1y"), ("2 yrs", "2y"), ("7  mo", "7mo"), ("1\tweek", "7d"), ("2 WEEKS", "14d"),
      ("90 sec", "90s"), ("90 seconds", "90s"), ("1.5 hours", "90m"), ("0.5 d", "12h"),
      ("4.0 d", "4d"),
      ("1.000000000 h", "1h"), ("1.0 y", "1y"), ("0.001 ms", "0.001ms"), ("0.000001s", "0.001ms"),
      ("1500ms", "1s 500ms"), ("250 milliseconds", "250ms"), ("2 hrs", "2h"), ("1 Hr", "1h"),
      ("5 m", "5m"),
      ("PT1H", "1h"), ("P1Y", "1y"), ("P3M", "3mo"), ("PT3M", "3m"), ("P1Y6M", "18mo"),
      ("P2W", "14d"),
      ("P1D", "24h"), ("PT0S", "0s"), ("P0D", "0s"), ("PT1.5S", "1s 500ms"), ("PT0,25S", "250ms"),
      ("P1Y2M10DT2H30M", "14mo + 10d 2h 30m"), ("P1DT12H", "36h"), ("PT36H", "36h"),
      (" P30D ", "30d"),
      ("P10000Y", "10000y"), ("Available within 1 hour", "1h"), ("available 1 hour", "1h"),
      ("within 30 minutes", "30m"), ("Every 15 min", "15m"), ("at most 2 days", "2d"),
      ("AVAILABLE AT MOST 24h", "24h"), ("available  every   5 m", "5m"), ("within 1.5h", "90m"),
      ("At  Most 6 months", "6mo"), ("5 d 3 h", "123h"), ("1 h 30 m", "90m"),
      ("1d 3h 46m 40s", "1d 3h 46m 40s"), ("1mo + 12h", "1mo + 12h"),
      ("1y 2mo - 1d 6h", "14mo - 30h"),
    ]
    for row in rows {
      let duration = read(row.spelling, CalendarDuration.parseDocument)
      #expect(duration?.description == row.printed, "\(row)")
    }
  }

  @Test func documentSpellingsThatDoNotRead() {
    let spellings = [
      "", " ", "3M", "3 M", "5MS", "5 Ms", "2BD", "2 BD", "2 business days", "daily", "hourly",
      "weekly",
      "monthly", "yearly", "Daily", "every day", "every hour", "an hour", "one hour", "24", "4 ",
      "d",
      "-5 d", "+5 d", "- 5 d", "5 per day", "5 d.", "5 d ago", "5 d3 h", "1h30m", "3 h 5 d",
      "5 d 3 d", "1 d + 1 h", "1mo + 1d + 1h", "1mo +",
      "about 5 d",
      "within", "within 5", "at 5 d", "most 5 d", "at least 5 d", "within every 5 d", "within5d",
      "available5d", "at most5d", "atmost 5d", "available within5d",
      "available", "every available 5 d", "available at 5 d", "available 5", "more than 1 hour",
      "5 dayz", "5 days(s", "5 day(x)", "5 day()", "5.d", "5. d", ".5 d", "0.5 y", "1.5 mo",
      "1e3 ms",
      "0.0000001 s", "0.0001 ms", "1,000 ms", "1,5 h", "1,000 ms 1", "P", "PT", "P1", "PD", "P1YT",
      "P1H", "PT1D",
      "P1M1Y", "P1D1D",
      "PT1S1H", "P0.5D", "P1.5Y", "PT1.5H", "PT0.0000001S", "-P1D", "P-1D", "p1d", "P1d", "P 1D",
      "P1D ago",
      "P10001Y", "P10000Y1M", "PT9223372036854775807H", "99999999999999999999 d", "recurring",
      "8x5",
      "09:00-08:00", "9-5 CET", "99.5 %", "5 TB", "5 quarters", "５ d", "5\u{A0}d", "5\nd",
      "available\u{0}5 d",
    ]
    for spelling in spellings {
      let duration = read(spelling, CalendarDuration.parseDocument)
      #expect(duration == nil, "\(spelling)")
    }
  }

  @Test func arithmetic() {
    let hour: Int64 = 3_600_000_000
    let sum = CalendarDuration(months: 1, microseconds: hour)
      .adding(CalendarDuration(months: 12, microseconds: -hour))
    #expect(sum == CalendarDuration(months: 13, microseconds: 0))
    let difference = CalendarDuration(months: 1, microseconds: hour)
      .subtracting(CalendarDuration(months: 12, microseconds: 2 * hour))
    #expect(difference == CalendarDuration(months: -11, microseconds: -hour))
    #expect(difference?.negated == CalendarDuration(months: 11, microseconds: hour))
    #expect(difference?.multiplied(by: -3) == CalendarDuration(months: 33, microseconds: 3 * hour))
    #expect(difference?.multiplied(by: 0) == CalendarDuration(months: 0, microseconds: 0))

    let greatest = CalendarDuration(months: 120_000, microseconds: .max)
    #expect(greatest.adding(CalendarDuration(months: 1, microseconds: 0)) == nil)
    #expect(greatest.adding(CalendarDuration(months: 0, microseconds: 1)) == nil)
    #expect(greatest.negated == CalendarDuration(months: -120_000, microseconds: -.max))
    #expect(CalendarDuration(months: 0, microseconds: .min).negated == nil)
    #expect(CalendarDuration(months: -120_000, microseconds: 0).subtracting(greatest) == nil)
    #expect(CalendarDuration(months: 1, microseconds: 0).multiplied(by: 120_001) == nil)
    #expect(CalendarDuration(months: 2, microseconds: 0).multiplied(by: .max) == nil)
    #expect(CalendarDuration(months: 0, microseconds: 2).multiplied(by: .max) == nil)
    #expect(CalendarDuration(months: 0, microseconds: .min).multiplied(by: -1) == nil)
  }

  @Test func descriptions() {
    let day = CalendarDuration.microsecondsPerDay
    let rows: [(months: Int32, exact: Int64, printed: String)] = [
      (0, 0, "0s"), (0, 1, "0.001ms"), (0, 1_500, "1.5ms"), (0, -1_000_000, "-1s"), (0, day, "24h"),
      (0, 2 * day, "2d"), (0, 2000 * day, "2000d"), (0, day + 60_000_000, "1d 1m"),
      (0, -day - 60_000_000, "-1d 1m"), (0, 999 * 60_000_000, "999m"),
      (0, 1_001 * 60_000_000, "16h 41m"),
      (0, 100_000_000_000, "1d 3h 46m 40s"), (0, 1_000_001_000, "16m 40s 1ms"),
      (0, 1_000_000_250, "16m 40s 0.25ms"), (1, 0, "1mo"), (-1, 0, "-1mo"), (24, 0, "2y"),
      (-12, 0, "-1y"),
      (1, day, "1mo + 24h"), (1, -day, "1mo - 24h"), (-1, -2 * day, "-1mo - 2d"),
      (0, .max, "106751991d 4h 54s 775.807ms"),
      (0, .min, "-106751991d 4h 54s 775.808ms"),
    ]
    for row in rows {
      let duration = CalendarDuration(months: row.months, microseconds: row.exact)
      #expect(duration.description == row.printed, "\(row)")
    }
  }
}
