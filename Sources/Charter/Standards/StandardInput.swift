/// What a standard sees without naming it, by its place among the values; files that it names follow.
enum StandardInput {
  static let document = 0
  static let path = 1
  /// The contracts that its products name, by their ids.
  static let contracts = 2
}
