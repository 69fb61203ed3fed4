/// What a slot of an evaluation holds: a value, nothing, or something that cannot be read.
///
/// Sixteen bytes with no reference in them, so that values are copied, stored and compared
/// without counting. Texts, lists and records stand in the ``Workspace``; a value holds where.
package struct Value: Sendable {
  package enum Tag: UInt8, Sendable {
    // Order matters: the first three are not values.
    /// Missing, or null.
    case absent
    /// An operator over something absent.
    case missingOperand
    /// Malformed, not supplied, an error or a limit: `reason` says which.
    case unreadable
    case bool, integer
    /// A decimal whose digits fit 64 bits; `auxiliary` is how many stand after the point.
    case decimal
    /// A longer decimal: the place of two slots that hold its halves.
    case wideDecimal
    case ratio, wideRatio
    /// Microseconds; `auxiliary` holds the months.
    case duration
    case date, timestamp
    /// The place of four slots: spelling, major, minor, patch.
    case version
    /// `auxiliary` is the symbol.
    case text, email, url, domain, team, person
    /// Number of the case, over all enums.
    case enumCase
    /// Place of the first slot and number of elements.
    case list
    /// Place of the first slot and number of entries; a key and a value each.
    case map
    /// Place of the first slot; `auxiliary` is the record type.
    case record
    /// Number of a document's node.
    case raw
  }

  package var payload: UInt64
  /// Tag in the low 8 bits, then 24 bits that the tag gives a meaning.
  private var meta: UInt32
  /// One more than the number of the document's node that it was read from; 0 for none.
  package var origin: UInt32

  @inline(__always)
  package init(_ tag: Tag, _ payload: UInt64 = 0, auxiliary: UInt32 = 0, origin: UInt32 = 0) {
    self.payload = payload
    self.meta = UInt32(tag.rawValue) | auxiliary << 8
    self.origin = origin
  }

  @inline(__always)
  package var tag: Tag { unsafeBitCast(UInt8(truncatingIfNeeded: meta), to: Tag.self) }

  @inline(__always)
  package var auxiliary: UInt32 { meta >> 8 }

  @inline(__always)
  package var isPresent: Bool { UInt8(truncatingIfNeeded: meta) > Tag.unreadable.rawValue }
  @inline(__always)
  package var isAbsent: Bool { UInt8(truncatingIfNeeded: meta) == Tag.absent.rawValue }
  /// Not absent and not a value.
  @inline(__always)
  package var isUnreadable: Bool {
    let raw = UInt8(truncatingIfNeeded: meta)
    return raw == Tag.unreadable.rawValue || raw == Tag.missingOperand.rawValue
  }

  @inline(__always)
  package func from(_ origin: UInt32) -> Value {
    var value = self
    value.origin = origin
    return value
  }

  /// The same place and value under another name of the same shape: a text as a team.
  @inline(__always)
  func retagged(_ tag: Tag) -> Value {
    Value(tag, payload, auxiliary: auxiliary, origin: origin)
  }

  func withAuxiliary(_ auxiliary: UInt32) -> Value {
    Value(tag, payload, auxiliary: auxiliary, origin: origin)
  }
}

// MARK: Truth

extension Value {
  static let absent = Value(.absent)
  static let `true` = Value(.bool, 1)
  static let `false` = Value(.bool, 0)

  @inline(__always)
  static func bool(_ value: Bool) -> Value { Value(.bool, value ? 1 : 0) }

  @inline(__always)
  var isTrue: Bool { meta & 0xFF == UInt32(Tag.bool.rawValue) && payload == 1 }
  @inline(__always)
  var isFalse: Bool { meta & 0xFF == UInt32(Tag.bool.rawValue) && payload == 0 }
}

// MARK: Why there is no value

/// Why something cannot be read or computed.
package enum UnknownReason: UInt8, Sendable, CaseIterable {
  /// It does not fit the type that its place expects.
  case malformed
  case catalogNotSupplied, directoryNotSupplied, previousNotSupplied
  /// Its file cannot be read, or it cannot be told which of several it is.
  case previousUnreadable
  case overflow, divisionByZero, limit
  /// `min`, `max` or `share` of a list with nothing in it.
  case emptyList
  /// `only` or `L[K]` found more than one.
  case several
  /// A share without a unit: 1 or 1 %?
  case ambiguousUnit
  /// Comes out differently from different start days.
  case dependsOnStartDay
  /// A list with elements that cannot be told.
  case unknownElements
  /// A part of the language that has no answer yet.
  case notBuiltYet
  /// A date that is not in the calendar or past its end.
  case notADate
  /// A pattern or template with nothing to compare.
  case emptyTemplate
  /// A domain, team, person or product that the catalog or directory does not have.
  case notRegistered
  /// An input port names nothing, nothing that the catalog has, or what several products offer.
  case unresolvedPort

  package var description: String {
    switch self {
    case .malformed: "does not fit"
    case .catalogNotSupplied: "no catalog was supplied"
    case .directoryNotSupplied: "no directory was supplied"
    case .previousNotSupplied: "no previous version was supplied"
    case .previousUnreadable: "the previous version cannot be read"
    case .overflow: "overflow: the result has too many digits"
    case .divisionByZero: "division by zero"
    case .limit: "limit: too large to compute"
    case .emptyList: "the list is empty"
    case .several: "there are several"
    case .ambiguousUnit: "no unit: a share of 1, or 1 %?"
    case .dependsOnStartDay: "depends on the start day: months have 28 to 31 days"
    case .unknownElements: "elements of the list are unknown"
    case .notBuiltYet: "not built yet"
    case .notADate: "no such date"
    case .emptyTemplate: "an interpolated part is empty"
    case .notRegistered: "not registered"
    case .unresolvedPort: "an input port leads to no product that is known"
    }
  }
}

extension Value {
  @inline(never)
  static func unknown(_ reason: UnknownReason, origin: UInt32 = 0) -> Value {
    Value(.unreadable, 0, auxiliary: UInt32(reason.rawValue), origin: origin)
  }

  /// What an operator gives over an operand that is no value.
  @inline(never)
  static func unknown(over operand: Value) -> Value {
    if operand.tag == .absent {
      return Value(
        .missingOperand, operand.payload, auxiliary: operand.auxiliary, origin: operand.origin)
    }
    return operand
  }

  /// The reason, for `unreadable`.
  var reason: UnknownReason? {
    tag == .unreadable ? UnknownReason(rawValue: UInt8(truncatingIfNeeded: auxiliary)) : nil
  }
}

// MARK: What was missing
//
// An absent value that was looked for in a document remembers where: `origin` is the nearest
// ancestor that is there, and the trail is up to three keys (symbols) below it. A longer trail
// keeps its first three.

extension Value {
  static func absent(below origin: UInt32, key: UInt32) -> Value {
    Value(.absent, 0, auxiliary: key, origin: origin)
  }

  /// The same, one key further down.
  func missing(_ key: UInt32) -> Value {
    guard auxiliary != 0 else {
      return Value(tag, payload, auxiliary: origin == 0 ? 0 : key, origin: origin)
    }
    if payload & 0xFFFF_FFFF == 0 {
      return Value(tag, UInt64(key), auxiliary: auxiliary, origin: origin)
    }
    if payload >> 32 == 0 {
      return Value(tag, payload | UInt64(key) << 32, auxiliary: auxiliary, origin: origin)
    }
    return self
  }

  /// The keys that were looked for in vain, outermost first.
  var trail: [UInt32] {
    guard tag == .absent || tag == .missingOperand else { return [] }
    return [auxiliary, UInt32(truncatingIfNeeded: payload), UInt32(payload >> 32)].filter {
      $0 != 0
    }
  }
}

// MARK: Numbers and times

extension Value {
  @inline(__always)
  static func integer(_ value: Int64) -> Value {
    Value(.integer, UInt64(bitPattern: value))
  }
  @inline(__always)
  var integer: Int64 { Int64(bitPattern: payload) }

  static func date(_ date: CivilDate) -> Value {
    Value(.date, UInt64(bitPattern: Int64(date.days)))
  }
  var date: CivilDate { CivilDate(days: Int32(truncatingIfNeeded: integer)) }

  static func timestamp(_ time: Timestamp) -> Value {
    Value(.timestamp, UInt64(bitPattern: time.microseconds))
  }
  var timestamp: Timestamp { Timestamp(microseconds: integer) }

  /// Months beyond 24 bits do not occur: ``CalendarDuration`` bounds them far below.
  static func duration(_ duration: CalendarDuration) -> Value {
    Value(
      .duration, UInt64(bitPattern: duration.microseconds),
      auxiliary: UInt32(bitPattern: duration.months) & 0xFF_FFFF)
  }
  var duration: CalendarDuration {
    CalendarDuration(months: Int32(bitPattern: auxiliary << 8) >> 8, microseconds: integer)
  }

  /// A case, numbered over all enums of the set.
  @inline(__always)
  static func enumCase(_ number: Int) -> Value { Value(.enumCase, UInt64(number)) }
  @inline(__always)
  var caseNumber: Int { Int(payload) }
}

// MARK: Places in the workspace

extension Value {
  /// A text: 12 bits of space, 26 of offset, 26 of length.
  @inline(__always)
  static func text(
    space: Int, offset: Int, length: Int, symbol: UInt32 = 0, tag: Tag = .text, origin: UInt32 = 0
  ) -> Value {
    Value(
      tag, UInt64(space) << 52 | UInt64(offset) << 26 | UInt64(length), auxiliary: symbol,
      origin: origin)
  }
  @inline(__always) var textSpace: Int { Int(payload >> 52) }
  @inline(__always) var textOffset: Int { Int(payload >> 26 & 0x3FF_FFFF) }
  @inline(__always) var textLength: Int { Int(payload & 0x3FF_FFFF) }
  /// Of a text: its symbol; 0 where it was not looked up, ``noSymbol`` where no policy names it.
  @inline(__always) var symbol: UInt32 { auxiliary }
  static let noSymbol: UInt32 = 0xFF_FFFF

  /// Where slots and texts of a ``CatalogSnapshot`` stand.
  static let snapshotSlots = 2
  static let snapshotText = 0xFFF
  /// A text space names 64 MiB; further ones stand below the first, this many in all.
  static let snapshotTextSpaces = 64

  /// A list or map: 8 bits of space, 32 of offset, 24 of count.
  @inline(__always)
  static func list(space: Int, offset: Int, count: Int, origin: UInt32 = 0) -> Value {
    Value(
      .list, UInt64(space) << 56 | UInt64(offset) << 24 | UInt64(count), auxiliary: 0,
      origin: origin)
  }
  static func map(space: Int, offset: Int, count: Int, origin: UInt32 = 0) -> Value {
    Value(
      .map, UInt64(space) << 56 | UInt64(offset) << 24 | UInt64(count), auxiliary: 0,
      origin: origin)
  }
  @inline(__always)
  static func record(space: Int, offset: Int, type: Int, origin: UInt32 = 0) -> Value {
    Value(
      .record, UInt64(space) << 56 | UInt64(offset) << 24, auxiliary: UInt32(type), origin: origin)
  }
  @inline(__always) var slotSpace: Int { Int(payload >> 56) }
  @inline(__always) var slotOffset: Int { Int(payload >> 24 & 0xFFFF_FFFF) }
  @inline(__always) var count: Int { Int(payload & 0xFF_FFFF) }

  /// A value of a document.
  @inline(__always)
  static func raw(_ node: Int) -> Value {
    Value(.raw, UInt64(node), origin: UInt32(node) + 1)
  }
  @inline(__always) var node: Int { Int(payload) }
}
