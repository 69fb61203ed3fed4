extension Builtin {
  static let changes = Builtin(
    "changes", .changes, .fixed([.record(-1), .record(-1)], .list(.record(-2))),
    usage: "changes(previous, product)",
    summary: """
      What changed from one version of a product to the next, by path. Unknown where something \
      that it compares is.
      """,
    examples: [])
}
