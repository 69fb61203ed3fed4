extension Builtin {
  static let day = Builtin(
    "day", .day, .fixed([.date], .integer),
    usage: "day(date)",
    summary: "The day of the month of a date, from 1.",
    examples: [("day(2026-03-31)", "31")])
}

extension Evaluator {
  mutating func datePart(_ node: Node, _ part: BuiltinOperation) -> Value {
    let value = argument(node, 0)
    guard value.isPresent else { return .unknown(over: value) }
    let date = value.date
    switch part {
    case .year: return .integer(Int64(date.year))
    case .month: return .integer(Int64(date.month))
    default: return .integer(Int64(date.day))
    }
  }
}
