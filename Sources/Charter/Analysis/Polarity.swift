/// What a truer or larger part does to a rule: the signs of one calculus, for params that domains
/// may turn and for what is missing.
///
/// `+` loosens, `-` tightens, both where it may do either, none where it does neither.
package struct Polarity: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `+`: truer or larger lets more pass.
  package static let loosens = Polarity(rawValue: 1)
  /// `-`: truer or larger lets less pass.
  package static let tightens = Polarity(rawValue: 2)
  /// `±`: it may do either.
  package static let both: Polarity = [.loosens, .tightens]

  /// `-` of it.
  package var negated: Polarity {
    var sign: Polarity = []
    if contains(.loosens) { sign.insert(.tightens) }
    if contains(.tightens) { sign.insert(.loosens) }
    return sign
  }

  /// The sign of a part that may go either way inside of what has this sign.
  package var either: Polarity { isEmpty ? [] : .both }
}
