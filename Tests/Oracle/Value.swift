/// Why something is unknown, in the words of the reference.
package enum Reason: String, CaseIterable, Sendable {
  case missing = "is missing"
  case doesNotFit = "does not fit"
  case noUnit = "no unit: a share of 1, or 1 %?"
  case divisionByZero = "division by zero"
  case overflow = "overflow: the result has too many digits"
  case noSuchDate = "no such date"
  case startDay = "depends on the start day: months have 28 to 31 days"
  case unknownElements = "elements of the list are unknown"
  case emptyList = "the list is empty"
  case several = "there are several"
  case emptyPart = "an interpolated part is empty"
  case notRegistered = "not registered"
  case unresolvedPort = "an input port leads to no product that is known"
  case limit = "limit: too large to compute"
  case noCatalog = "no catalog was supplied"
  case noDirectory = "no directory was supplied"
  case noPrevious = "no previous version was supplied"
}

/// What a document says, before anything is known of types.
package indirect enum Written: Sendable {
  case null
  case bool(Bool)
  /// As it is spelled.
  case number(String)
  case text(String)
  case list([Written])
  case map([(key: String, value: Written)])

  package subscript(key: String) -> Written? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

/// What an expression comes to.
indirect enum Value: Sendable {
  /// Missing: nothing stands there.
  case absent
  /// Something that is no value, and all that may be said of why.
  case unknown([Reason])
  case bool(Bool)
  case int(Int)
  case decimal(Number)
  case ratio(Number)
  case length(Length)
  case day(Int)
  case instant(Int)
  case release(Release)
  case text(String)
  /// An `Email`, `Url`, `Domain`, `Team` or `Person`, by the name of its type.
  case name(of: String, String)
  /// A case of an enum, by the enum's name.
  case enumCase(of: String, String)
  /// A bare word that means a case of the enum that its place expects.
  case word(String)
  case list([Value])
  case map([(key: String, value: Value)])
  case record(of: String, [String: Value])
  /// A value of a document of which no type was said.
  case written(Written)

  static let yes = Value.bool(true)
  static let no = Value.bool(false)

  var isAbsent: Bool {
    if case .absent = self { return true }
    return false
  }
  /// Unreadable, or an operator over something that is no value.
  var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
  var isPresent: Bool { !isAbsent && !isUnknown }
  var truth: Bool? {
    if case .bool(let value) = self { return value }
    return nil
  }
  /// Why it is no value.
  var reasons: [Reason] {
    switch self {
    case .absent: [.missing]
    case .unknown(let reasons): reasons
    default: []
    }
  }

  /// What an operator comes to over operands of which some are no values.
  static func over(_ operands: Value...) -> Value { over(operands) }
  static func over(_ operands: [Value]) -> Value {
    var reasons: [Reason] = []
    for reason in operands.flatMap(\.reasons) where !reasons.contains(reason) {
      reasons.append(reason)
    }
    return .unknown(reasons)
  }

  init(_ truth: Bool?, else reason: Reason) {
    self = truth.map { .bool($0) } ?? .unknown([reason])
  }

  /// The elements of a list, or of a document's list.
  var elements: [Value]? {
    switch self {
    case .list(let elements): elements
    case .written(.list(let elements)): elements.map(Value.init(written:))
    default: nil
    }
  }

  /// A value of a document; null is missing.
  init(written: Written) {
    if case .null = written { self = .absent } else { self = .written(written) }
  }

  /// A text in any of its forms.
  var string: String? {
    switch self {
    case .text(let text), .name(_, let text): text
    case .written(.text(let text)): text
    default: nil
    }
  }

  /// An `Int` or a `Decimal` as a number.
  var number: Number? {
    switch self {
    case .int(let value): Number(value)
    case .decimal(let value), .ratio(let value): value
    default: nil
    }
  }
}
