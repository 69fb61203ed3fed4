import Charter
import Testing

struct CivilDateTests {
  @Test func spellings() {
    let rows: [(spelling: String, days: Int32?)] = [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016),
      ("2026-03-01", 20_513), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
      ("2024-02-29", 19_782), ("2025-02-29", nil), ("1900-02-29", nil), ("2100-02-29", nil),
      ("2026-02-30", nil), ("2026-04-31", nil), ("2026-13-01", nil), ("2026-00-01", nil),
      ("2026-01-00", nil), ("2026-01-32", nil), ("0000-01-01", nil), ("", nil), ("2026-3-1", nil),
      ("2026-03-1", nil), ("20260301", nil), ("2026/03/01", nil), (" 2026-03-01", nil),
      ("2026-03-01 ", nil), ("2026-03-01T", nil), ("2026-03-0x", nil), ("-026-03-01", nil),
      ("+2026-03-01", nil), ("10000-01-01", nil), ("01-03-2026", nil), ("2026-03-0１", nil),
    ]
    for row in rows {
      let date = read(row.spelling, CivilDate.parse)
      #expect(date?.days == row.days, "\(row)")
      if let date { #expect(date.description == row.spelling, "\(row)") }
    }
  }

  @Test func everyDayOf400YearsFollowsTheDayBefore() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var days = try #require(CivilDate(year: 1896, month: 1, day: 1)).days
    for year in 1896..<2296 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for month in 1...12 {
        let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
        for day in [1, 2, 15, 28, length] {
          let date = CivilDate(year: year, month: month, day: day)
          let isRight =
            date?.days == days + Int32(day) - 1 && date?.year == year && date?.month == month
            && date?.day == day
          if !isRight { Issue.record("\(year)-\(month)-\(day): \(String(describing: date))") }
        }
        if CivilDate(year: year, month: month, day: length + 1) != nil {
          Issue.record("\(year)-\(month) has \(length) days")
        }
        days += Int32(length)
      }
    }
    #expect(days == CivilDate(year: 2296, month: 1, day: 1)?.days)
  }

  @Test func additions() throws {
    let day = CalendarDuration.microsecondsPerDay
    let rows: [(start: String, months: Int32, exact: Int64, end: String?)] = [
      ("2026-01-15", 1, 0, "2026-02-15"), ("2026-01-31", 1, 0, "2026-02-28"),
      ("2024-01-31", 1, 0, "2024-02-29"), ("2024-02-29", 12, 0, "2025-02-28"),
      ("2024-02-29", 48, 0, "2028-02-29"), ("2024-02-29", -12, 0, "2023-02-28"),
      ("2026-03-31", -1, 0, "2026-02-28"), ("2026-12-31", 2, 0, "2027-02-28"),
      ("2026-05-31", 6, 0, "2026-11-30"), ("2026-01-01", -1, 0, "2025-12-01"),
      ("2026-03-01", 0, 0, "2026-03-01"), ("2026-02-28", 0, day, "2026-03-01"),
      ("2026-03-01", 0, -day, "2026-02-28"), ("2024-02-28", 0, day, "2024-02-29"),
      ("2026-01-31", 1, day, "2026-03-01"), ("2026-01-31", 1, -day, "2026-02-27"),
      ("2026-01-01", 0, day / 2, nil), ("2026-01-01", 1, 1, nil),
      ("2026-01-01", 0, 30 * day, "2026-01-31"),
      ("9999-12-31", 0, day, nil), ("9999-12-01", 1, 0, nil), ("0001-01-01", 0, -day, nil),
      ("0001-01-31", -1, 0, nil), ("0001-12-31", -11, 0, "0001-01-31"),
      ("9999-01-31", 11, 0, "9999-12-31"),
      ("2026-01-01", .max, 0, nil), ("2026-01-01", .min, 0, nil), ("2026-01-01", 0, .max, nil),
      ("2026-01-01", 0, Int64.max / day * day, nil), ("2026-01-01", 0, Int64.min / day * day, nil),
      ("2000-01-31", 120_000, 0, nil),
    ]
    for row in rows {
      let start = try #require(read(row.start, CivilDate.parse), "\(row)")
      let end = start.adding(CalendarDuration(months: row.months, microseconds: row.exact))
      #expect(end?.description == row.end, "\(row)")
    }
  }

  @Test func orderAndStart() throws {
    let early = try #require(CivilDate(year: 1969, month: 12, day: 31))
    let late = try #require(CivilDate(year: 2026, month: 3, day: 1))
    #expect(early < late)
    #expect(!(late < early))
    #expect(early.startOfDay.description == "1969-12-31T00:00:00Z")
    #expect(late.startOfDay.date == late)
  }
}
