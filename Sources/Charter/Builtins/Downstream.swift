extension Builtin {
  static let downstream = Builtin(
    "downstream", .downstream, .fixed([.record(-1)], .list(.record(-1))),
    usage: "downstream(product)",
    summary: "Every product that rests on this one, directly or not. Unknown as yet.",
    examples: [])
}
