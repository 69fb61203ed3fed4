/// The signs that defines give their parameters, for those that do nothing else to a rule: they read no
/// param, and nothing steps in there.
///
/// However many rules call such a define, it is gone through once for each sign that it is called at.
final class DefineSigns {
  private struct Place: Hashable {
    var function: Int32
    var sign: Polarity.RawValue
  }

  private var known: [Place: [Polarity]] = [:]

  /// By parameter; nil where it was not gone through, or does more.
  func signs(of function: Int32, at sign: Polarity) -> [Polarity]? {
    known[Place(function: function, sign: sign.rawValue)]
  }

  func keep(_ signs: [Polarity], of function: Int32, at sign: Polarity) {
    known[Place(function: function, sign: sign.rawValue)] = signs
  }
}
