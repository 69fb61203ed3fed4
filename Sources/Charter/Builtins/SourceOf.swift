extension Builtin {
  static let sourceOf = Builtin(
    "source_of", .sourceOf, .fixed([.record(-3)], .record(-1)),
    usage: "source_of(port)",
    summary: """
      The product of the catalog that an input port reads; missing where the catalog has none, or \
      the port reads what is no product.
      """,
    examples: [])
}
