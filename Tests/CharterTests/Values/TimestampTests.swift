import Charter
import Testing

struct TimestampTests {
  @Test func spellings() {
    let rows: [(spelling: String, printed: String?)] = [
      ("2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"),
      ("2026-03-01t00:00:00z", "2026-03-01T00:00:00Z"),
      ("2026-03-01 00:00:00Z", "2026-03-01T00:00:00Z"),
      ("2026-03-01T02:00:00+02:00", "2026-03-01T00:00:00Z"),
      ("2022-05-12T09:30:10-08:00", "2022-05-12T17:30:10Z"),
      ("2026-02-28T23:30:00-00:30", "2026-03-01T00:00:00Z"),
      ("2026-03-01T00:00:00-00:00", "2026-03-01T00:00:00Z"),
      ("2024-02-29T12:34:56.5Z", "2024-02-29T12:34:56.5Z"),
      ("2024-02-29T12:34:56.000001Z", "2024-02-29T12:34:56.000001Z"),
      ("2024-02-29T12:34:56.0000019Z", "2024-02-29T12:34:56.000001Z"),
      ("2024-02-29T12:34:56.123456789Z", "2024-02-29T12:34:56.123456Z"),
      ("2024-02-29T12:34:56.100000000Z", "2024-02-29T12:34:56.1Z"),
      ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
      ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
      ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
      ("2026-03-01T23:59:59+23:59", "2026-03-01T00:00:59Z"),
      ("0001-01-01T00:00:00+00:01", nil), ("9999-12-31T23:59:00-00:01", nil),
      ("2026-03-01T00:00:00", nil), ("2022-11-15 02:59:43", nil), ("2026-03-01", nil),
      ("2026-03-01T24:00:00Z", nil), ("2026-03-01T23:60:00Z", nil), ("2016-12-31T23:59:60Z", nil),
      ("2026-02-29T00:00:00Z", nil), ("2026-03-01T00:00Z", nil), ("2026-03-01T0:00:00Z", nil),
      ("2026-03-01T00:00:00.Z", nil), ("2026-03-01T00:00:00.1234567890Z", nil),
      ("2026-03-01T00:00:00,5Z", nil), ("2026-03-01T00:00:00+0200", nil),
      ("2026-03-01T00:00:00+02", nil), ("2026-03-01T00:00:00+24:00", nil),
      ("2026-03-01T00:00:00+02:60", nil), ("2026-03-01T00:00:00 Z", nil),
      ("2026-03-01T00:00:00Z ", nil), (" 2026-03-01T00:00:00Z", nil),
      ("2026-03-01  00:00:00Z", nil),
      ("2026-03-01T00:00:00ZZ", nil), ("2026-03-01T00:00:00 CET", nil), ("", nil),
      ("20260301T000000Z", nil),
    ]
    for row in rows {
      let time = read(row.spelling, Timestamp.parse)
      #expect(time?.description == row.printed, "\(row)")
      if let time { #expect(read(time.description, Timestamp.parse) == time, "\(row)") }
    }
  }

  @Test func additions() throws {
    let hour: Int64 = 3_600_000_000
    let rows: [(start: String, months: Int32, exact: Int64, end: String?)] = [
      ("2026-01-31T10:00:00Z", 1, 0, "2026-02-28T10:00:00Z"),
      ("2026-01-31T23:30:00Z", 1, hour, "2026-03-01T00:30:00Z"),
      ("2024-01-31T23:30:00Z", 1, hour, "2024-03-01T00:30:00Z"),
      ("2024-02-29T00:00:00Z", 12, 0, "2025-02-28T00:00:00Z"),
      // The day in UTC counts, not the day as written.
      ("2026-03-01T00:30:00+02:00", 1, 0, "2026-03-28T22:30:00Z"),
      ("1969-12-31T23:59:59.5Z", 2, 0, "1970-02-28T23:59:59.5Z"),
      ("1969-12-31T23:59:59.5Z", 0, 500_000, "1970-01-01T00:00:00Z"),
      ("2026-03-01T00:00:00Z", 0, -1, "2026-02-28T23:59:59.999999Z"),
      ("2026-03-31T06:00:00Z", -1, -hour, "2026-02-28T05:00:00Z"),
      ("9999-12-31T23:59:59Z", 0, 1_000_000, nil), ("0001-01-01T00:00:00Z", 0, -1, nil),
      ("9999-12-31T23:59:59Z", 1, 0, nil), ("2026-01-01T00:00:00Z", 0, .max, nil),
      ("2026-01-01T00:00:00Z", 0, .min, nil), ("2026-01-01T00:00:00Z", .max, .max, nil),
      ("9999-12-31T23:59:59Z", -12, 24 * hour, "9999-01-01T23:59:59Z"),
    ]
    for row in rows {
      let start = try #require(read(row.start, Timestamp.parse), "\(row)")
      let end = start.adding(CalendarDuration(months: row.months, microseconds: row.exact))
      #expect(end?.description == row.end, "\(row)")
    }
  }

  @Test func differences() throws {
    let early = try #require(read("2026-02-28T00:00:00Z", Timestamp.parse))
    let late = try #require(read("2026-03-01T12:00:00+01:00", Timestamp.parse))
    #expect(late.subtracting(early)?.description == "35h")
    #expect(early.subtracting(late)?.description == "-35h")
    #expect(early.subtracting(early) == CalendarDuration(months: 0, microseconds: 0))
    #expect(early < late)
    #expect(Timestamp(microseconds: .max).subtracting(Timestamp(microseconds: -1)) == nil)
    #expect(Timestamp(microseconds: -2).subtracting(Timestamp(microseconds: .max)) == nil)
  }

  @Test func instantsOutsideTheCalendarStillPrint() {
    #expect(Timestamp(microseconds: .max).description == "294247-01-10T04:00:54.775807Z")
    #expect(Timestamp(microseconds: .min).description == "-290308-12-21T19:59:05.224192Z")
    #expect(Timestamp(microseconds: 0).description == "1970-01-01T00:00:00Z")
    #expect(Timestamp(microseconds: .min).date.startOfDay == Timestamp(microseconds: .min))
    #expect(CivilDate(days: .max).startOfDay == Timestamp(microseconds: .max))
    #expect(CivilDate(days: .max).description == "5881580-07-11")
    let moved = Timestamp(microseconds: .max).adding(CalendarDuration(months: 1, microseconds: 1))
    #expect(moved == nil)
  }
}
