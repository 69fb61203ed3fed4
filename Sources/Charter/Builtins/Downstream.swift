extension Builtin {
  static let downstream = Builtin(
    "downstream", .downstream, .fixed([.record(-1)], .list(.record(-1))),
    usage: "downstream(product)",
    summary: """
      Every product of the catalog that rests on this one, directly or not, by id. Unknown where the \
      input ports of some product cannot be read.
      """,
    examples: [])
}
