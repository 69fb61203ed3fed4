/// What an effect does.
enum EffectKind: UInt8, Sendable {
  case require, forbid, deny
  case permit, approval
  case mask, filter, aggregate, limit, reassess

  /// Restrictions that a level may soften.
  var takesLevel: Bool {
    switch self {
    case .require, .forbid, .deny: true
    default: false
    }
  }

  /// Goes with a permission.
  var isObligation: Bool {
    switch self {
    case .mask, .filter, .aggregate, .limit, .reassess: true
    default: false
    }
  }

  /// The words of the language.
  var words: String {
    switch self {
    case .require: "require"
    case .forbid: "forbid"
    case .deny: "deny"
    case .permit: "permit"
    case .approval: "require approval by"
    case .mask: "mask"
    case .filter: "filter"
    case .aggregate: "aggregate"
    case .limit: "limit to"
    case .reassess: "reassess after"
    }
  }
}

/// `mask X in LIST [where C] with METHOD`, compiled: its list is the clause's node.
struct MaskPlan: Sendable {
  var slot: Int32
  /// -1 where there is none.
  var condition: Int32
  var method: MaskMethod
}

/// `filter rows where COND`, or `filter T in TABLES [where C] to rows where COND`, compiled: its
/// list of tables is the clause's node, -1 for the tables that are asked for.
struct FilterPlan: Sendable {
  /// Where a table stands; -1 where none is named.
  var slot: Int32
  /// -1 where there is none.
  var condition: Int32
  var rows: RowPlan

  /// Every node that is evaluated beside the list.
  var nodes: [Int32] { rows.nodes + [condition] }
}
