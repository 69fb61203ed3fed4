/// What a row is asked: the closed table of what SQL can say exactly.
///
/// The same tree twice: compiled, its columns know the type their place expects and its values are
/// nodes; folded for one table and one decision, columns know how they are stored and values are
/// literals.
indirect enum RowTree<Column: Sendable, Operand: Sendable>: Sendable {
  case column(Column)
  /// What mentions no column.
  case value(Operand)
  /// `and`, two parts or more, none of them `and` itself.
  case all([RowTree])
  /// `or`, likewise.
  case any([RowTree])
  case not(RowTree)
  case implies(RowTree, RowTree)
  case compare(RowComparison, RowTree, RowTree)
  /// `in` and `not in`; each element by itself.
  case member(RowTree, [RowTree], negated: Bool)
  /// The same over a list that is known only when it is folded.
  case memberOf(RowTree, Operand, negated: Bool)
  case presence(RowTree, isPresent: Bool)
  case orElse(RowTree, RowTree)
  case conditional(RowTree, RowTree, RowTree)
  case like(RowTree, [RowTemplatePart<Operand>])
  /// `+`, or `-` where negated; of whole numbers or of decimals.
  case sum(RowTree, RowTree, negated: Bool, isDecimal: Bool)
}

extension RowTree: Equatable where Column: Equatable, Operand: Equatable {}
extension RowTree: Hashable where Column: Hashable, Operand: Hashable {}

enum RowComparison: String, Sendable {
  case equal = "==", notEqual = "!="
  case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="

  /// As SQL writes it: three-valued, so never IS DISTINCT FROM.
  var sql: String {
    switch self {
    case .equal: "="
    case .notEqual: "<>"
    default: rawValue
    }
  }

  /// Whether it holds, once it is known which side is less.
  func holds(isLess: Bool, isEqual: Bool) -> Bool {
    switch self {
    case .equal: isEqual
    case .notEqual: !isEqual
    case .less: isLess
    case .lessOrEqual: isLess || isEqual
    case .greater: !isLess && !isEqual
    case .greaterOrEqual: !isLess
    }
  }
}

/// A part of a `like` template.
enum RowTemplatePart<Operand: Sendable>: Sendable {
  /// `*`
  case anything
  case text(Operand)
}

extension RowTemplatePart: Equatable where Operand: Equatable {}
extension RowTemplatePart: Hashable where Operand: Hashable {}

extension RowTree {
  /// Calls with every column, in the order of the source.
  func forEachColumn(_ body: (Column) -> Void) {
    switch self {
    case .column(let column): body(column)
    case .value: return
    case .all(let parts), .any(let parts):
      for part in parts { part.forEachColumn(body) }
    case .not(let operand), .presence(let operand, _), .memberOf(let operand, _, _),
      .like(let operand, _):
      operand.forEachColumn(body)
    case .implies(let one, let other), .compare(_, let one, let other), .orElse(let one, let other),
      .sum(let one, let other, _, _):
      one.forEachColumn(body)
      other.forEachColumn(body)
    case .member(let operand, let elements, _):
      operand.forEachColumn(body)
      for element in elements { element.forEachColumn(body) }
    case .conditional(let condition, let yes, let no):
      condition.forEachColumn(body)
      yes.forEachColumn(body)
      no.forEachColumn(body)
    }
  }

  /// Calls with every operand, in the order of the source.
  func forEachOperand(_ body: (Operand) -> Void) {
    switch self {
    case .column: return
    case .value(let operand): body(operand)
    case .all(let parts), .any(let parts):
      for part in parts { part.forEachOperand(body) }
    case .not(let inner), .presence(let inner, _): inner.forEachOperand(body)
    case .memberOf(let inner, let list, _):
      inner.forEachOperand(body)
      body(list)
    case .like(let inner, let parts):
      inner.forEachOperand(body)
      for part in parts {
        if case .text(let operand) = part { body(operand) }
      }
    case .implies(let one, let other), .compare(_, let one, let other), .orElse(let one, let other),
      .sum(let one, let other, _, _):
      one.forEachOperand(body)
      other.forEachOperand(body)
    case .member(let inner, let elements, _):
      inner.forEachOperand(body)
      for element in elements { element.forEachOperand(body) }
    case .conditional(let condition, let yes, let no):
      condition.forEachOperand(body)
      yes.forEachOperand(body)
      no.forEachOperand(body)
    }
  }
}
