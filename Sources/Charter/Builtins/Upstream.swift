extension Builtin {
  static let upstream = Builtin(
    "upstream", .upstream, .fixed([.record(-1)], .list(.record(-1))),
    usage: "upstream(product)",
    summary: "Every product that this one rests on, directly or not. Unknown as yet.",
    examples: [])
}
