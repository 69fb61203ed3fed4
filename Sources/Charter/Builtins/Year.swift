extension Builtin {
  static let year = Builtin(
    "year", .year, .fixed([.date], .integer),
    usage: "year(date)",
    summary: "The year of a date.",
    examples: [("year(2026-03-31)", "2026")])
}
