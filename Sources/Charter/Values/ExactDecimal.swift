/// An exact decimal number of up to 38 digits, 18 of them after the point.
package struct ExactDecimal: Hashable, Sendable {
  /// The number times 10^18; its magnitude is below 10^38.
  package var scaled: Int128

  package init(scaled: Int128) { self.scaled = scaled }
}
