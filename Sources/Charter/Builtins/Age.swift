extension Builtin {
  static let age = Builtin(
    "age", .age, .age,
    usage: "age(time)",
    summary: """
      How long ago an instant or a date was. `age(t) <= d` compares `now` with `t + d`, so months \
      and years count from the day they started on.
      """,
    examples: [("age(2020-01-01) > 1y", "true"), ("age(2020-01-01T00:00:00Z) >= 30d", "true")])
}

extension Evaluator {
  /// Where `age` is not compared: the exact time between.
  mutating func age(_ node: Node) -> Value {
    let time = argument(node, 0)
    guard time.isPresent else { return .unknown(over: time) }
    let start = time.tag == .date ? time.date.startOfDay : time.timestamp
    guard let age = now.subtracting(start) else { return .unknown(.overflow) }
    return .duration(age)
  }
}
