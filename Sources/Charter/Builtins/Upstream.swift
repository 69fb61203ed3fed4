extension Builtin {
  static let upstream = Builtin(
    "upstream", .upstream, .fixed([.record(-1)], .list(.record(-1))),
    usage: "upstream(product)",
    summary: """
      Every product of the catalog that this one rests on, directly or not, by id. Unknown where an \
      input port on the way leads to nothing that is known.
      """,
    examples: [])
}
