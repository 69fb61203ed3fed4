/// What a difference in a field of the model is called, by the field.
///
/// Whatever is not named here is a `detail_changed`, found by the shape of its type, so a field that
/// a set adds to the model is compared too.
struct ChangeRule: Sendable {
  /// How two values of a field are compared.
  enum Shape: UInt8, Sendable {
    /// Different or not.
    case plain
    /// Less or greater.
    case ordered
    /// True or not; what is not said is not true.
    case flag
    /// A list of values, each there or not; no list is an empty one.
    case set
    /// A list that lets through what it names; no list lets everything through.
    case filter
    /// A list of records that are found by their keys.
    case keyed
    /// A list of records without keys, or a map: some gone, some new.
    case bag
    /// A record, field by field.
    case record
    /// A record, field by field, every difference called the same.
    case branch
    /// A record as one: any difference in it is one change.
    case whole
    /// Never compared.
    case skipped
  }

  var shape: Shape
  /// Kinds of change: smaller, gone from a list, no longer true, or merely different.
  var less = detail
  /// Greater, new in a list, true now.
  var greater = detail
  /// There before, and not now.
  var gone = detail
  /// There now, and not before.
  var new = detail

  static let detail = "detail_changed"

  private static func all(_ shape: Shape, _ kind: String) -> ChangeRule {
    ChangeRule(shape: shape, less: kind, greater: kind, gone: kind, new: kind)
  }

  private static func flag(set: String, dropped: String) -> ChangeRule {
    ChangeRule(shape: .flag, less: dropped, greater: set)
  }

  private static func list(_ shape: Shape, removed: String, added: String) -> ChangeRule {
    // Of a list that lets through what it names, a first one closes and none at all opens.
    let isFilter = shape == .filter
    return ChangeRule(
      shape: shape, less: removed, greater: added, gone: isFilter ? added : removed,
      new: isFilter ? removed : added)
  }

  private static func ordered(
    less: String, greater: String, gone: String, new: String
  ) -> ChangeRule {
    ChangeRule(shape: .ordered, less: less, greater: greater, gone: gone, new: new)
  }

  private static let weaker = "sla_weakened"
  private static let stronger = "sla_strengthened"
  /// A promise that something takes at most so long.
  private static let atMost = ordered(less: stronger, greater: weaker, gone: weaker, new: stronger)
  /// A promise of at least so much.
  private static let atLeast = ordered(
    less: weaker, greater: stronger, gone: weaker, new: stronger)
  /// A day on which a promise ends.
  private static let end = ordered(less: weaker, greater: stronger, gone: stronger, new: weaker)
  /// A bound of the values that is tighter the greater it is, or the smaller.
  private static let tighter = "constraint_tightened"
  private static let looser = "constraint_loosened"
  private static let lowerBound = ordered(
    less: looser, greater: tighter, gone: looser, new: tighter)
  private static let upperBound = ordered(
    less: tighter, greater: looser, gone: looser, new: tighter)

  /// By `Record.field`.
  static let named: [String: ChangeRule] = [
    // Joined by, derived from what is compared anyway, or no part of what a consumer sees.
    "Product.id": ChangeRule(shape: .skipped),
    "Product.columns": ChangeRule(shape: .skipped),
    "Product.source": ChangeRule(shape: .skipped),
    "Column.table": ChangeRule(shape: .skipped),

    "Product.version": all(.plain, "version_changed"),
    "Product.domain": all(.plain, "domain_changed"),
    "Product.owner": all(.whole, "owner_changed"),
    "Product.status": all(.plain, "status_changed"),
    "Product.access_model": access,
    "Product.classification": classification,
    "Product.categories": categories,
    "Product.tables": list(.keyed, removed: "table_removed", added: "table_added"),
    "Product.input_ports": list(.keyed, removed: "input_removed", added: "input_added"),
    "Product.output_ports": list(.keyed, removed: "port_removed", added: "port_added"),
    "Product.consumers": list(.keyed, removed: "consumer_removed", added: "consumer_added"),
    "Product.slo": all(.branch, detail),

    "Table.physical_name": all(.plain, "table_moved"),
    "Table.columns": list(.keyed, removed: "column_removed", added: "column_added"),
    "Table.quality": list(.bag, removed: "quality_removed", added: "quality_added"),
    "Table.retention": atLeast,

    "Column.type": all(.plain, "type_changed"),
    "Column.physical_type": all(.plain, "physical_type_changed"),
    "Column.with_zone": all(.plain, "type_changed"),
    "Column.required": flag(set: "made_required", dropped: "made_optional"),
    "Column.unique": flag(set: "unique_added", dropped: "unique_dropped"),
    "Column.primary_key": flag(set: "key_changed", dropped: "key_changed"),
    "Column.classification": classification,
    "Column.categories": categories,
    "Column.protection": protection,
    "Column.quality": list(.bag, removed: "quality_removed", added: "quality_added"),
    "Column.allowed_values": list(.filter, removed: tighter, added: looser),
    "Column.pattern": ChangeRule(
      shape: .plain, less: tighter, greater: tighter, gone: looser, new: tighter),
    "Column.min_length": lowerBound,
    "Column.max_length": upperBound,
    "Column.minimum": lowerBound,
    "Column.maximum": upperBound,

    "ContractRef.id": all(.plain, "contract_changed"),
    "ContractRef.version": all(.plain, "version_changed"),
    "ContractRef.url": all(.plain, "contract_changed"),

    "InputPort.version": all(.plain, "version_changed"),
    "OutputPort.version": all(.plain, "version_changed"),
    "OutputPort.status": all(.plain, "status_changed"),
    "OutputPort.kind": all(.plain, "port_changed"),
    "OutputPort.service": all(.plain, "port_changed"),
    "OutputPort.api": all(.plain, "port_changed"),
    "OutputPort.technology": all(.plain, "port_changed"),
    "OutputPort.format": all(.plain, "port_changed"),
    "OutputPort.codec": all(.plain, "port_changed"),
    "OutputPort.location": all(.plain, "port_changed"),
    "OutputPort.asset": all(.plain, "port_changed"),
    "OutputPort.region": all(.plain, "port_changed"),
    "OutputPort.environment": all(.plain, "port_changed"),
    "OutputPort.tables": list(.filter, removed: "port_changed", added: detail),
    "OutputPort.access_model": access,
    "OutputPort.allowed_purposes": list(
      .filter, removed: "purpose_removed", added: "purpose_added"),
    "OutputPort.encrypted": flag(set: "protection_raised", dropped: "protection_lowered"),
    "OutputPort.shared_by_key": flag(set: "protection_lowered", dropped: "protection_raised"),

    "Sla.freshness": atMost, "Sla.latency": atMost, "Sla.frequency": atMost,
    "Sla.response_time": atMost, "Sla.error_rate": atMost,
    "Sla.availability": atLeast, "Sla.completeness": atLeast, "Sla.accuracy": atLeast,
    "Sla.validity": atLeast, "Sla.retention": atLeast, "Sla.notice_period": atLeast,
    "Sla.retention_unlimited": flag(set: stronger, dropped: weaker),
    "Sla.available_since": ordered(
      less: stronger, greater: weaker, gone: weaker, new: stronger),
    "Sla.end_of_support": end, "Sla.end_of_life": end,
  ]

  private static let access = ordered(
    less: "access_widened", greater: "access_narrowed", gone: detail, new: detail)
  private static let categories = list(
    .set, removed: "category_removed", added: "category_added")
  private static let classification = ordered(
    less: "classification_lowered", greater: "classification_raised",
    gone: "classification_lowered", new: "classification_raised")
  private static let protection = ordered(
    less: "protection_lowered", greater: "protection_raised", gone: "protection_lowered",
    new: "protection_raised")
}
