extension Builtin {
  static let cycle = Builtin(
    "cycle", .cycle, .fixed([.record(-1)], .list(.record(-1))),
    usage: "cycle(product)",
    summary: """
      The products that rest on this one while it rests on them, by id, itself among them; none \
      where it is on no cycle.
      """,
    examples: [])
}
