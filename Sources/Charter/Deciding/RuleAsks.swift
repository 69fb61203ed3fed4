/// What rules ask for beside what they found: grants, approvals, obligations.
///
/// Everything joins so that neither the order of rules nor asking twice changes anything: sets
/// grow, methods of masks rise, bounds fall.
struct RuleAsks {
  /// A column that is masked.
  struct ColumnKey: Hashable {
    var table: String
    var name: String
  }

  struct Mask {
    /// The column's record.
    var record: UInt64
    var column: ColumnKey
    var method: MaskMethod
    var isText: Bool
    var isAssumed: Bool
    var rules: [Int]
  }

  struct Bound<Value: Comparable> {
    var value: Value
    var rules: [Int]
  }

  struct Party: Hashable {
    var by: String
    var kind: RequiredApproval.Kind
  }

  /// Rules that permit, and those whose condition could not be confirmed.
  private(set) var grants: [Int] = []
  private(set) var unconfirmed: [Int] = []
  private(set) var approvals: [Party: [Int]] = [:]
  /// By record: columns come in the order of their records, so most are added at the end.
  private(set) var masks: [Mask] = []
  /// By table: what lets a row through, and the rules that ask for it.
  private(set) var filters: [String: (filter: RowFilter, rules: [Int])] = [:]
  private(set) var minimumGroup: Bound<Int64>?
  private(set) var expires: Bound<Timestamp>?
  private(set) var reassess: Bound<Timestamp>?

  mutating func permit(_ rule: Int, isConfirmed: Bool) {
    if isConfirmed { grants.append(rule) } else { unconfirmed.append(rule) }
  }

  mutating func approve(_ party: Party, rule: Int) {
    if approvals[party]?.last != rule { approvals[party, default: []].append(rule) }
  }

  /// Masks a column, told from others by its record; `column` is asked once for each what it is called.
  mutating func mask(
    _ record: Value, _ column: () -> ColumnKey, _ method: MaskMethod, isText: Bool,
    isAssumed: Bool, rule: Int
  ) {
    let place = place(of: record.payload)
    guard place < masks.count, masks[place].record == record.payload else {
      masks.insert(
        Mask(
          record: record.payload, column: column(), method: method, isText: isText,
          isAssumed: isAssumed, rules: [rule]),
        at: place)
      return
    }
    masks[place].method = masks[place].method.joined(with: method)
    masks[place].isText = masks[place].isText && isText
    masks[place].isAssumed = masks[place].isAssumed && isAssumed
    if masks[place].rules.last != rule { masks[place].rules.append(rule) }
  }

  /// Where the mask of a record stands, or would.
  private func place(of record: UInt64) -> Int {
    guard let last = masks.last, last.record >= record else { return masks.count }
    var low = 0
    var high = masks.count - 1
    while low < high {
      let middle = (low + high) / 2
      if masks[middle].record < record { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func filter(_ table: String, _ filter: RowFilter, rule: Int) {
    guard var entry = filters[table] else {
      filters[table] = (filter, [rule])
      return
    }
    entry.filter = entry.filter.and(filter)
    if entry.rules.last != rule { entry.rules.append(rule) }
    filters[table] = entry
  }

  mutating func group(atLeast size: Int64, rule: Int) {
    minimumGroup = Self.joined(minimumGroup, size, rule, max)
  }

  mutating func expire(at time: Timestamp, rule: Int) {
    expires = Self.joined(expires, time, rule, min)
  }

  mutating func reassess(at time: Timestamp, rule: Int) {
    reassess = Self.joined(reassess, time, rule, min)
  }

  private static func joined<Value>(
    _ bound: Bound<Value>?, _ value: Value, _ rule: Int, _ stricter: (Value, Value) -> Value
  ) -> Bound<Value> {
    guard var bound else { return Bound(value: value, rules: [rule]) }
    bound.value = stricter(bound.value, value)
    if bound.rules.last != rule { bound.rules.append(rule) }
    return bound
  }
}
