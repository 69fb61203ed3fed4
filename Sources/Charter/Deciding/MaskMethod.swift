/// How a column is kept from plain sight, and how two ways join into the stricter of both.
///
/// A partial order: `hash` and `last(n)` below `redact`, that and `join_only` below `null`, and
/// `null` below `hide`. Two that are not ordered join to the least that is above both.
public enum MaskMethod: Sendable, Hashable {
  /// The last characters are shown, at least one; a smaller number is stricter.
  case last(Int)
  /// A keyed hash stands for the value.
  case hash
  /// Every character is replaced.
  case redact
  /// May be joined and filtered on, never shown.
  case joinOnly
  /// NULL stands for the value.
  case null
  /// The column is not there.
  case hide

  /// As policies and reports write it: `hash`, `last(4)`.
  public var text: String {
    switch self {
    case .last(let count): "last(\(count))"
    case .hash: "hash"
    case .redact: "redact"
    case .joinOnly: "join_only"
    case .null: "null"
    case .hide: "hide"
    }
  }

  /// The least method that is at least as strict as both.
  ///
  /// Associative, commutative and idempotent.
  public func joined(with other: MaskMethod) -> MaskMethod {
    switch (self, other) {
    case _ where self == other: self
    case (.last(let one), .last(let two)): .last(min(one, two))
    case (.hide, _), (_, .hide): .hide
    case (.joinOnly, _), (_, .joinOnly), (.null, _), (_, .null): .null
    // `hash` beside `last`, or `redact` beside one of them.
    default: .redact
    }
  }

  /// What the method comes to on a column: characters can be replaced only in text.
  func applied(toText isText: Bool) -> MaskMethod { self == .redact && !isText ? .null : self }
}
