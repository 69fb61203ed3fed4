/// A row filter, compiled: what mentions no column is a node, evaluated at the decision.
struct RowPlan: Sendable {
  /// A column, and the type that its place expects.
  struct Column: Sendable {
    var name: String
    /// Nil where nothing is asked but whether it is there.
    var type: RowType?
    /// Written `as T`: a text may be read as it.
    var isCast: Bool
    var span: Span
  }

  /// A part that mentions no column.
  struct Operand: Sendable {
    var node: Int32
    var span: Span
    /// As written, for a message.
    var source: String
  }

  typealias Tree = RowTree<Column, Operand>

  /// An argument of a define that is called with columns: kept in a slot of the rule's frame while
  /// the parts of the define are evaluated.
  struct Binding: Sendable {
    var slot: Int32
    var node: Int32
  }

  var tree: Tree
  /// Arguments of defines, in the order in which they are evaluated.
  var bindings: [Binding]
  var span: Span
  /// What some dialects cannot say: they are refused when they are asked for.
  var unsaid: [RowUnsaid]
  /// How many parts it has, defines written out.
  var parts: Int64

  /// Every node that is evaluated.
  var nodes: [Int32] {
    var nodes = bindings.map(\.node)
    tree.forEachOperand { nodes.append($0.node) }
    return nodes
  }

  /// Every column that is read, in the order of the source.
  var columns: [Column] {
    var columns: [Column] = []
    tree.forEachColumn { columns.append($0) }
    return columns
  }
}

/// What a column is, of what SQL can compare exactly.
package enum RowType: Hashable, Sendable {
  case bool, text, integer, decimal, date, timestamp
  /// A text that is the name of a case: the enum's name, and the cases that hold no others.
  case enumeration(name: String, cases: [String])

  /// As the language calls it.
  package var name: String {
    switch self {
    case .bool: "Bool"
    case .text: "Text"
    case .integer: "Int"
    case .decimal: "Decimal"
    case .date: "Date"
    case .timestamp: "Timestamp"
    case .enumeration(let name, _): name
    }
  }
}

/// A construct that some dialects cannot say exactly.
package struct RowUnsaid: Hashable, Sendable {
  package var construct: String
  package var dialects: [SQLDialect]
}
