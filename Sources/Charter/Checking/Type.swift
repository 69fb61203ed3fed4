/// The type of an expression.
///
/// Whether a value may be missing is no part of a type: any slot may be absent, and every operator
/// says what it does then.
package indirect enum Type: Hashable, Sendable {
  case text, integer, decimal, ratio, bool, date, timestamp, duration, version
  case email, url, domain, team, person
  /// A value of a document, that takes the type its place expects.
  case any
  /// A place among ``Schema/enums``.
  case enumeration(Int)
  /// A place among ``Schema/records``.
  case record(Int)
  case list(Type)
  /// `{Text: T}`
  case map(Type)
  /// The type of `missing` and of `[]`'s elements: fits anything.
  case nothing
  /// Of an expression that was refused already: fits anything, so that nothing follows from it.
  case invalid
}

extension Type {
  /// The types that have a name of their own in the language.
  package static let named: [(name: String, type: Type)] = [
    ("Text", .text), ("Int", .integer), ("Decimal", .decimal), ("Ratio", .ratio), ("Bool", .bool),
    ("Date", .date), ("Timestamp", .timestamp), ("Duration", .duration), ("Version", .version),
    ("Email", .email), ("Url", .url), ("Domain", .domain), ("Team", .team), ("Person", .person),
    ("Any", .any),
  ]

  /// Text in one form or another: what the text operators take.
  package var isTextual: Bool {
    switch self {
    case .text, .email, .url, .domain, .team, .person, .any, .invalid, .nothing: true
    default: false
    }
  }

  /// Text in one form or another, equal where its bytes are.
  package var isName: Bool {
    switch self {
    case .text, .email, .url, .domain, .team, .person: true
    default: false
    }
  }

  /// A number, a time or the like, that has an order without being an enum.
  package var isOrderedScalar: Bool {
    switch self {
    case .integer, .decimal, .ratio, .date, .timestamp, .duration, .version: true
    default: false
    }
  }

  /// Says nothing about what may stand beside it.
  package var isOpen: Bool { self == .invalid || self == .nothing }

  /// The type of an element where this is a list, a map's value, or a document value.
  package var element: Type? {
    switch self {
    case .list(let element): element
    case .any: .any
    case .invalid: .invalid
    case .nothing: .nothing
    default: nil
    }
  }

  /// How many lists stand inside each other.
  package var listDepth: Int32 {
    if case .list(let element) = self { return 1 + element.listDepth }
    return 0
  }

  /// Whether two values of it may be neither known to be equal nor known to differ.
  package var isComparedInPairs: Bool {
    switch self {
    case .duration, .list: true
    default: false
    }
  }

  /// What a value of a document becomes beside this: elements of `[]` may be anything then.
  package var beside: Type {
    switch self {
    case .nothing: .any
    case .list(let element): .list(element.beside)
    case .map(let element): .map(element.beside)
    default: self
    }
  }

  /// Whether a record or map stands anywhere in it: they have no `==`.
  package var holdsRecord: Bool {
    switch self {
    case .record, .map: true
    case .list(let element): element.holdsRecord
    default: false
    }
  }
}
