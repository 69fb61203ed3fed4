extension Builtin {
  static let partOf = Builtin(
    "part_of", .partOf, .fixed([.record(-1)], .record(-1)),
    usage: "part_of(product)",
    summary: """
      Of a contract the product whose port names it; missing where it stands by itself.
      """,
    examples: [])
}
