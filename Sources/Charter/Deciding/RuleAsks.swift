/// What rules ask for beside what they found: grants, approvals, obligations.
///
/// Everything joins so that neither the order of rules nor asking twice changes anything: sets
/// grow, methods of masks rise, bounds fall.
struct RuleAsks {
  /// What a column is called.
  struct ColumnKey: Hashable {
    var table: String
    var name: String
  }

  struct Mask {
    /// The column's record, and where it keeps what it is called.
    var column: Value
    var table: Value
    var name: Value
    var method: MaskMethod
    var isText: Bool
    var isAssumed: Bool
    fileprivate(set) var rules: RuleChains.Chain
  }

  struct Bound<Value: Comparable> {
    var value: Value
    fileprivate(set) var rules: RuleChains.Chain
  }

  struct Party: Hashable {
    var by: String
    var kind: RequiredApproval.Kind
  }

  struct Approval {
    var party: Party
    fileprivate(set) var rules: RuleChains.Chain
  }

  /// Rules that permit, and those whose condition could not be confirmed.
  private(set) var grants: [Int] = []
  private(set) var unconfirmed: [Int] = []
  private(set) var approvals: [Approval] = []
  /// By record: columns come in the order of their records, so most are added at the end.
  private(set) var masks: [Mask] = []
  /// By table: what lets a row through, and the rules that ask for it.
  private(set) var filters: [String: (filter: RowFilter, rules: [Int])] = [:]
  private(set) var minimumGroup: Bound<Int64>?
  private(set) var expires: Bound<Timestamp>?
  private(set) var reassess: Bound<Timestamp>?
  private var chains = RuleChains()

  /// Asks for nothing any more, and keeps the memory.
  mutating func removeAll() {
    if !grants.isEmpty { grants.removeAll(keepingCapacity: true) }
    if !unconfirmed.isEmpty { unconfirmed.removeAll(keepingCapacity: true) }
    if !approvals.isEmpty { approvals.removeAll(keepingCapacity: true) }
    if !masks.isEmpty { masks.removeAll(keepingCapacity: true) }
    if !filters.isEmpty { filters.removeAll() }
    minimumGroup = nil
    expires = nil
    reassess = nil
    chains.removeAll()
  }

  /// Calls with each rule of a chain, in their order.
  @inline(__always)
  func forEachRule(of chain: RuleChains.Chain, _ body: (Int) -> Void) {
    chains.forEachRule(of: chain, body)
  }

  /// The rules of a chain, in their order.
  func rules(of chain: RuleChains.Chain) -> [Int] {
    var rules: [Int] = []
    chains.forEachRule(of: chain) { rules.append($0) }
    return rules
  }

  // MARK: What is asked for

  mutating func permit(_ rule: Int, isConfirmed: Bool) {
    if isConfirmed { grants.append(rule) } else { unconfirmed.append(rule) }
  }

  mutating func approve(_ party: Party, rule: Int) {
    guard let place = approvals.firstIndex(where: { $0.party == party }) else {
      return approvals.append(Approval(party: party, rules: chains.start(rule)))
    }
    chains.append(rule, to: &approvals[place].rules)
  }

  /// Masks a column, told from others by its record.
  mutating func mask(
    _ column: Value, table: Value, name: Value, _ method: MaskMethod, isText: Bool,
    isAssumed: Bool, rule: Int
  ) {
    let place = place(of: column.payload)
    guard place < masks.count, masks[place].column.payload == column.payload else {
      masks.insert(
        Mask(
          column: column, table: table, name: name, method: method, isText: isText,
          isAssumed: isAssumed, rules: chains.start(rule)),
        at: place)
      return
    }
    masks[place].method = masks[place].method.joined(with: method)
    masks[place].isText = masks[place].isText && isText
    masks[place].isAssumed = masks[place].isAssumed && isAssumed
    chains.append(rule, to: &masks[place].rules)
  }

  /// Where the mask of a record stands, or would.
  private func place(of record: UInt64) -> Int {
    guard let last = masks.last, last.column.payload >= record else { return masks.count }
    var low = 0
    var high = masks.count - 1
    while low < high {
      let middle = (low + high) / 2
      if masks[middle].column.payload < record { low = middle + 1 } else { high = middle }
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
    minimumGroup = joined(minimumGroup, size, rule, max)
  }

  mutating func expire(at time: Timestamp, rule: Int) {
    expires = joined(expires, time, rule, min)
  }

  mutating func reassess(at time: Timestamp, rule: Int) {
    reassess = joined(reassess, time, rule, min)
  }

  private mutating func joined<Value>(
    _ bound: Bound<Value>?, _ value: Value, _ rule: Int, _ stricter: (Value, Value) -> Value
  ) -> Bound<Value> {
    guard var bound else { return Bound(value: value, rules: chains.start(rule)) }
    bound.value = stricter(bound.value, value)
    chains.append(rule, to: &bound.rules)
    return bound
  }
}
