extension Builtin {
  static let min = Builtin(
    "min", .min, .extreme,
    usage: "min(list) or min(a, b, …)",
    summary: "The least. Unknown of an empty list, or where an element is unknown.",
    examples: [("min([3, 1, 2])", "1"), ("min(99.5%, 98%)", #""98%""#)])
}
