import Charter
import Foundation
import Testing

/// Filters together, filters written out again, and single rows.
@Suite struct RowFilterTests {
  private func filters(_ seed: UInt64, _ count: Int) throws -> [RowFilter] {
    var maker = RowMaker(seed: seed)
    let sources = (0..<count).map { maker.condition($0 % 4, everywhere: false) }
    return try zip(sources, RowFixtures.filters(sources)).compactMap { source, outcome in
      guard case .filter(let filter) = outcome else {
        Issue.record("\(source): \(outcome)")
        return nil
      }
      return filter
    }
  }

  @Test func filtersJoinInAnyOrderAndAnyNumber() throws {
    let filters = try filters(3, 300)
    for index in 0..<(filters.count - 2) {
      let (a, b, c) = (filters[index], filters[index + 1], filters[index + 2])
      #expect(a.and(b) == b.and(a))
      #expect(a.and(b).and(c) == a.and(b.and(c)))
      #expect(a.and(a) == a)
      #expect(a.and(.everything) == a)
      #expect(a.and(b).and(a) == a.and(b))
      #expect(a.and(b).expression == b.and(a).expression)
    }
  }

  @Test func joinedFiltersKeepWhatBothKeep() throws {
    var maker = RowMaker(seed: 4)
    let rows = (1...60).map { maker.row($0).mapValues(\.value) }
    let filters = try filters(5, 120)
    for (one, other) in zip(filters, filters.dropFirst()) {
      let both = one.and(other)
      for row in rows { #expect(both.keeps(row) == (one.keeps(row) && other.keeps(row))) }
    }
  }

  /// Reading what is written gives the same filter.
  @Test func expressionsReadBackAsTheyAre() throws {
    var sources = try RowFixtures.lines(of: "row-filters.txt")
    var maker = RowMaker(seed: 6)
    sources += (0..<400).map { maker.condition($0 % 4, everywhere: false) }
    let filters = try RowFixtures.filters(sources).map { outcome -> RowFilter? in
      if case .filter(let filter) = outcome { return filter }
      Issue.record("\(outcome)")
      return nil
    }
    let whole = filters.compactMap { $0 }.filter { !["true", "false"].contains($0.expression) }
    #expect(whole.count > 400)
    for (filter, outcome) in zip(whole, try RowFixtures.filters(whole.map(\.expression))) {
      guard case .filter(let again) = outcome else {
        Issue.record("\(filter.expression): \(outcome)")
        continue
      }
      #expect(again.expression == filter.expression)
      for dialect in SQLDialect.allCases {
        #expect((try? again.sql(dialect)) == (try? filter.sql(dialect)), "\(filter.expression)")
      }
    }
  }

  @Test(arguments: [
    (#"row.region == "eu""#, RowValue.text("eu"), true),
    (#"row.region == "eu""#, .text("EU"), false),
    (#"row.region == "eu""#, .null, false),
    (#"row.region != "eu""#, .null, false),
    (#"not row.region == "eu""#, .null, false),
    (#"row.region == "é""#, .text("é"), true),
    (#"row.region == "é""#, .text("e\u{301}"), false),
    (#"row.region != "é""#, .text("e\u{301}"), true),
    (#"row.region is missing"#, .null, true),
    (#"row.region is present"#, .text(""), true),
    (#"row.region not in []"#, .null, true),
    (#"row.region in []"#, .text("eu"), false),
    (#"row.region or else "eu" == "eu""#, .null, true),
    // A value of another type than the table says is no value at all.
    (#"row.region != "eu""#, .integer(5), false),
  ])
  func aRowIsKeptOrNot(_ source: String, _ value: RowValue, _ expected: Bool) throws {
    #expect(try RowFixtures.filter(source).keeps(["region": value]) == expected)
  }

  @Test func aColumnThatARowLacksIsUnknown() throws {
    for source in [
      #"row.region == "eu""#, "row.region is missing", "row.region is present",
      #"row.region or else "eu" == "eu""#, "not row.region is present",
    ] {
      #expect(try !RowFixtures.filter(source).keeps([:]), "\(source)")
    }
  }

  @Test func endsOfTimeAreBeyondAllDates() throws {
    let filter = try RowFixtures.filter("row.born > 9999-12-31")
    #expect(filter.keeps(["born": .date(days: .max)]))
    #expect(!filter.keeps(["born": .date(days: .min)]))
  }
}
