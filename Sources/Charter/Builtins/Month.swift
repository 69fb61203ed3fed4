extension Builtin {
  static let month = Builtin(
    "month", .month, .fixed([.date], .integer),
    usage: "month(date)",
    summary: "The month of a date, from 1.",
    examples: [("month(2026-03-31)", "3")])
}
