/// One operation of an evaluation tree.
///
/// Sixteen bytes with no reference in them. Operands are numbers of other nodes, which always
/// stand before the node that uses them; what does not fit stands in ``Program/extra``.
struct Node: Sendable {
  enum Operation: UInt8, Sendable {
    /// `a`: number of a constant.
    case constant
    /// `a`: number of a param or data, until their values are known; then place of a param among
    /// those that some domain sets.
    case global
    /// `a`: slot of the frame.
    case local
    /// `a`: record, `b`: field.
    case field
    /// `a`: version, `b`: 0 major, 1 minor, 2 patch.
    case versionPart
    /// `a`: document value, `b`: symbol of the key.
    case rawField
    /// `a`: list of records, `b`: key, `c`: the key's field. `flag`: one more than the number of an
    /// index of the list by its key; 0 for none.
    case element
    /// `a`: map or document value, `b`: key.
    case entry
    /// `a`: value, `b`: type.
    case coerce
    /// `a`: value, `b`: type.
    case fits
    /// `a`: extra, `b`: count. `flag` 1: records that hold no document value are left out.
    case list
    /// `a`: extra (a node a field, in the order of the record), `b`: record type. `flag` as above.
    case record
    /// `a`: extra (symbol, node), `b`: count: a record of no type, a map of document values.
    case anonymousRecord
    /// `a`: binder.
    case comprehension
    case some, every, no
    case count, share
    /// `a`: condition.
    case not
    case and, or, implies
    /// `flag` 1: a side is a `count` or `share`, and both are compared as intervals.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// `a`: value, `b`: number of the case. `flag` 1: negated.
    case isCase
    /// `a`: value. `flag` 1: `is present`.
    case presence
    case orElse
    /// `a`: value, `b`: list.
    case member, notMember
    /// `a`: case, `b`: case.
    case within
    /// `a`: text, `b`: extra (template parts), `c`: count.
    case like
    /// `a`: text, `b`: pattern.
    case matches
    /// ``joinsLists``: `add` of lists.
    case add, subtract, multiply, divide
    /// `a`: condition, `b`, `c`: branches.
    case conditional
    /// `a`: extra (text parts), `b`: count.
    case interpolation
    /// `a`: function, `b`: extra (arguments), `c`: count.
    case call
    /// `a`: builtin, `b`: extra (arguments), `c`: count.
    case builtin
    /// `a`: ``Ambient``.
    case ambient
    /// `a`: 0 for `raw`, 1 for `path`, then the files that a standard names.
    case documentValue
    /// `a`: date; its first instant.
    case startOfDay
  }

  var operation: Operation
  var flag: UInt8 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0

  init(
    _ operation: Operation, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0, flag: UInt8 = 0
  ) {
    self.operation = operation
    self.flag = flag
    self.a = a
    self.b = b
    self.c = c
  }
}

extension Node {
  /// Flag of an `element` of the set's data, and of a list of the catalog that no smaller number is
  /// left for: what is found by its key costs the same however long the list is.
  static let findsAtOnce = UInt8.max

  /// Flag of an `add` whose operands are lists.
  static let joinsLists: UInt8 = 1

  /// Whether it asks which product rests on which.
  var walksLineage: Bool {
    guard operation == .builtin else { return false }
    switch BuiltinOperation(rawValue: a) {
    case .cycle, .downstream, .partOf, .sourceOf, .upstream: return true
    default: return false
    }
  }
}

/// What is there without being given: the clock, the mesh, the people; in a standard the document.
enum Ambient: Int32, Sendable, CaseIterable {
  case now, today, catalog, directory

  var name: String {
    switch self {
    case .now: "now"
    case .today: "today"
    case .catalog: "catalog"
    case .directory: "directory"
    }
  }
}

/// `X in L where C` and what is asked of each X; stands in ``Program/binders``.
struct BinderCode: Sendable {
  var slot: Int32
  /// Slot of the key in `for K, V in MAP`; -1 where there is none.
  var keySlot: Int32 = -1
  var list: Int32
  /// -1 where there is no condition.
  var condition: Int32
  /// What is asked, or the element of a comprehension; -1 for a count.
  var body: Int32
  /// How the elements are found of which something may hold.
  var lookup = ListLookup.none
}

/// A define, compiled: its arguments stand in the first slots of its frame.
struct FunctionCode: Sendable {
  var body: Int32
  var frameSize: Int32
}

/// A type as evaluation needs it, without references.
struct TypeCode: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    case text, integer, decimal, ratio, bool, date, timestamp, duration, version
    case email, url, domain, team, person
    case any, enumeration, record, list, map
  }
  var kind: Kind
  /// Enum, record, or the number of the element's type.
  var index: Int32
}

/// A field of a record as evaluation needs it.
struct FieldCode: Sendable {
  /// The field's name as a key of a document.
  var symbol: UInt32
  var type: Int32
  var isOptional: Bool
  /// Fills what was not given: a function of the record; -1 where there is none.
  var fill: Int32
}

extension Node {
  /// Calls with the operands that stand in the node itself, in the order of the source.
  ///
  /// - Parameter body: Is called with the number of each.
  /// - Returns: Whether all of them do; else they stand in a list elsewhere, and none was called with.
  @inline(__always)
  func forEachOwnOperand(_ body: (Int32) -> Void) -> Bool {
    switch operation {
    case .constant, .global, .local, .ambient, .documentValue: break
    case .field, .versionPart, .rawField, .coerce, .fits, .not, .isCase, .presence, .matches,
      .startOfDay:
      body(a)
    case .element, .entry, .and, .or, .implies, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .orElse, .member, .notMember, .within, .add, .subtract, .multiply, .divide:
      body(a)
      body(b)
    case .conditional:
      body(a)
      body(b)
      body(c)
    case .list, .interpolation, .record, .anonymousRecord, .like, .call, .builtin, .comprehension,
      .some, .every, .no, .count, .share:
      return false
    }
    return true
  }
}
